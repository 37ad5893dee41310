/* qd-panes.c: the page between two side panels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One struct for each side, START and END, so that what is true of one is written once. What is beside, over or away
 * follows from the width alone, in qd_panes_size_allocate(); nothing is moved to another parent.
 */
#include "config.h"

#include "ui/qd-panes.h"

#include <glib/gi18n.h>

#define HANDLE_WIDTH 8
#define KEY_STEP 24
/* What stays free of the page beside a panel over it, so that a click there sends the panel away. */
#define OVER_MARGIN 48

typedef enum
{
  START,
  END,
  N_SIDES
} Side;

typedef struct
{
  GtkWidget *panel;  /* (nullable) */
  GtkWidget *handle; /* the edge to drag */
  int width;
  int min_width;
  gboolean shown;  /* wanted beside the page */
  gboolean called; /* wanted over the page; only where it does not fit beside it */
  gboolean fits;   /* there is room beside the page */
  gboolean visible_notified;
} PaneSide;

struct _QdPanes
{
  GtkWidget parent_instance;
  PaneSide sides[N_SIDES];
  GtkWidget *content;
  GtkWidget *veil;
  gboolean bare;
  guint notify_id;
};

static void qd_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdPanes,
                               qd_panes,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, qd_panes_buildable_init))

/* In pairs, so that PROP_START_x + side is the property of a side. */
enum
{
  PROP_0,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  PROP_START_VISIBLE,
  PROP_END_VISIBLE,
  PROP_BARE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static gboolean
is_beside (QdPanes *self, Side side)
{
  PaneSide *pane = &self->sides[side];

  return pane->panel && pane->shown && pane->fits && !self->bare;
}

static gboolean
is_over (QdPanes *self, Side side)
{
  PaneSide *pane = &self->sides[side];

  return pane->panel && pane->called && (!pane->fits || self->bare);
}

static gboolean
is_visible (QdPanes *self, Side side)
{
  return is_beside (self, side) || is_over (self, side);
}

static gboolean
notify_visible_cb (gpointer data)
{
  QdPanes *self = data;

  self->notify_id = 0;
  for (Side side = START; side < N_SIDES; side++)
    {
      PaneSide *pane = &self->sides[side];

      if (pane->visible_notified != is_visible (self, side))
        {
          pane->visible_notified = !pane->visible_notified;
          g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_VISIBLE + side]);
        }
    }
  return G_SOURCE_REMOVE;
}

static void
update (QdPanes *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->notify_id)
    g_source_remove (self->notify_id);
  notify_visible_cb (self);
}

/* The first side to leave is the start. */
static void
find_room (QdPanes *self, int width)
{
  PaneSide *start = &self->sides[START];
  PaneSide *end = &self->sides[END];
  int end_width = end->panel && end->shown ? end->width : 0;

  end->fits = width >= QD_PANES_PAGE_WIDTH + end->width;
  start->fits = width >= QD_PANES_PAGE_WIDTH + start->width + (end->fits ? end_width : 0);
  for (Side side = START; side < N_SIDES; side++)
    {
      if (self->sides[side].fits && !self->bare)
        self->sides[side].called = FALSE;
    }
}

static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
allocate_side (QdPanes *self, Side side, int width, int height)
{
  PaneSide *pane = &self->sides[side];
  gboolean beside = is_beside (self, side);
  gboolean over = is_over (self, side);
  int panel_width, x, edge, minimum = 0;

  if (!pane->panel)
    return;
  gtk_widget_set_child_visible (pane->panel, beside || over);
  gtk_widget_set_child_visible (pane->handle, beside);
  if (!beside && !over)
    return;
  gtk_widget_measure (pane->panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  panel_width = beside ? pane->width : CLAMP (width - OVER_MARGIN, MIN (pane->min_width, width), pane->width);
  panel_width = MAX (panel_width, minimum);
  x = (side == START) == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL) ? 0 : width - panel_width;
  edge = x ? x : panel_width;
  if (over)
    gtk_widget_add_css_class (pane->panel, "over");
  else
    gtk_widget_remove_css_class (pane->panel, "over");
  allocate_child (pane->panel, x, panel_width, height);
  if (beside)
    allocate_child (pane->handle, edge - HANDLE_WIDTH / 2, HANDLE_WIDTH, height);
}

static void
qd_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QdPanes *self = QD_PANES (widget);
  int left, right;
  gboolean over;

  find_room (self, width);
  left = is_beside (self, START) ? self->sides[START].width : 0;
  right = is_beside (self, END) ? self->sides[END].width : 0;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      int swap = left;

      left = right;
      right = swap;
    }
  if (self->content)
    allocate_child (self->content, left, MAX (width - left - right, 1), height);
  over = is_over (self, START) || is_over (self, END);
  gtk_widget_set_child_visible (self->veil, over);
  if (over)
    allocate_child (self->veil, 0, width, height);
  allocate_side (self, START, width, height);
  allocate_side (self, END, width, height);
  /* Bindings may ask for a new size, which is not to be done while sizes are given. */
  if (!self->notify_id)
    self->notify_id = g_idle_add (notify_visible_cb, self);
}

static void
qd_panes_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  QdPanes *self = QD_PANES (widget);
  int child_minimum = 0, child_natural = 0;

  *minimum = *natural = 0;
  if (self->content)
    gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  for (Side side = START; side < N_SIDES; side++)
    {
      PaneSide *pane = &self->sides[side];

      if (!pane->panel)
        continue;
      gtk_widget_measure (pane->panel, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = MAX (*minimum, child_minimum);
      else
        *natural += pane->shown ? pane->width : 0;
    }
  *natural = MAX (*natural, *minimum);
}

static void
set_width (QdPanes *self, Side side, int width)
{
  PaneSide *pane = &self->sides[side];
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - QD_PANES_PAGE_WIDTH;

  if (is_beside (self, !side))
    room -= self->sides[!side].width;
  width = MAX (room > pane->min_width ? MIN (width, room) : width, pane->min_width);
  if (width == pane->width)
    return;
  pane->width = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_WIDTH + side]);
}

static Side
side_of_handle (QdPanes *self, GtkWidget *handle)
{
  return handle == self->sides[START].handle ? START : END;
}

/* Positive is to the right: the start panel grows, the end panel shrinks, unless the interface is mirrored. */
static int
growth (QdPanes *self, Side side, int dx)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (side == START) != rtl ? dx : -dx;
}

static void
drag_begin_cb (QdPanes *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (QdPanes *self, double dx, double dy, GtkGesture *gesture)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  Side side = side_of_handle (self, handle);
  graphene_point_t from, to;
  double x = 0, y = 0;

  /* The handle moves with the edge, so its own coordinates would feed back: compare in those of the panes. */
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  graphene_point_init (&from, x + dx, y + dy);
  if (!gtk_widget_compute_point (handle, GTK_WIDGET (self), &from, &to))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? side == END : side == START)
    set_width (self, side, to.x);
  else
    set_width (self, side, gtk_widget_get_width (GTK_WIDGET (self)) - to.x);
}

static gboolean
handle_key_pressed_cb (
    QdPanes *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Side side = side_of_handle (self, handle);

  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  set_width (self, side, self->sides[side].width + growth (self, side, keyval == GDK_KEY_Left ? -KEY_STEP : KEY_STEP));
  return GDK_EVENT_STOP;
}

static void
veil_pressed_cb (QdPanes *self)
{
  qd_panes_dismiss (self);
}

static gboolean
key_pressed_cb (QdPanes *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape && qd_panes_dismiss (self))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* Outside a window there is no keyboard to take. */
static void
take_focus (GtkWidget *widget)
{
  if (gtk_widget_get_root (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
set_visible (QdPanes *self, Side side, gboolean visible)
{
  PaneSide *pane = &self->sides[side];

  if (is_visible (self, side) == visible)
    return;
  if (pane->fits && !self->bare)
    {
      pane->shown = visible;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_SHOWN + side]);
    }
  else
    {
      pane->called = visible;
      /* Two panels over one page would leave nothing of it. */
      if (visible)
        self->sides[!side].called = FALSE;
      if (visible && pane->panel)
        {
          gtk_widget_set_child_visible (pane->panel, TRUE);
          take_focus (pane->panel);
        }
    }
  update (self);
}

static void
qd_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QdPanes *self = QD_PANES (object);

  switch (id)
    {
    case PROP_START_SHOWN:
    case PROP_END_SHOWN:
      if (self->sides[id - PROP_START_SHOWN].shown != g_value_get_boolean (value))
        {
          self->sides[id - PROP_START_SHOWN].shown = g_value_get_boolean (value);
          update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_START_WIDTH:
    case PROP_END_WIDTH:
      set_width (self, id - PROP_START_WIDTH, g_value_get_int (value));
      break;
    case PROP_START_VISIBLE:
    case PROP_END_VISIBLE:
      set_visible (self, id - PROP_START_VISIBLE, g_value_get_boolean (value));
      break;
    case PROP_BARE:
      if (self->bare != g_value_get_boolean (value))
        {
          self->bare = g_value_get_boolean (value);
          self->sides[START].called = self->sides[END].called = FALSE;
          update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdPanes *self = QD_PANES (object);

  switch (id)
    {
    case PROP_START_SHOWN:
    case PROP_END_SHOWN:
      g_value_set_boolean (value, self->sides[id - PROP_START_SHOWN].shown);
      break;
    case PROP_START_WIDTH:
    case PROP_END_WIDTH:
      g_value_set_int (value, self->sides[id - PROP_START_WIDTH].width);
      break;
    case PROP_START_VISIBLE:
    case PROP_END_VISIBLE:
      g_value_set_boolean (value, is_visible (self, id - PROP_START_VISIBLE));
      break;
    case PROP_BARE:
      g_value_set_boolean (value, self->bare);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_panes_dispose (GObject *object)
{
  QdPanes *self = QD_PANES (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  for (Side side = START; side < N_SIDES; side++)
    {
      g_clear_pointer (&self->sides[side].panel, gtk_widget_unparent);
      g_clear_pointer (&self->sides[side].handle, gtk_widget_unparent);
    }
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->veil, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_panes_parent_class)->dispose (object);
}

static void
qd_panes_class_init (QdPanesClass *class)
{
  static const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = qd_panes_set_property;
  object_class->get_property = qd_panes_get_property;
  object_class->dispose = qd_panes_dispose;
  widget_class->size_allocate = qd_panes_size_allocate;
  widget_class->measure = qd_panes_measure;
  props[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, TRUE, flags);
  props[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, TRUE, flags);
  props[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 272, flags);
  props[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 330, flags);
  props[PROP_START_VISIBLE] = g_param_spec_boolean ("start-visible", NULL, NULL, FALSE, flags);
  props[PROP_END_VISIBLE] = g_param_spec_boolean ("end-visible", NULL, NULL, FALSE, flags);
  props[PROP_BARE] = g_param_spec_boolean ("bare", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "panes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_handle (QdPanes *self, Side side)
{
  static const char *const labels[N_SIDES] = { N_ ("Width of the outline"), N_ ("Width of the notes") };
  GtkWidget *handle = g_object_new (GTK_TYPE_BOX, "css-name", "panehandle", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_SEPARATOR, "focusable", TRUE, NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (labels[side]), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (handle_key_pressed_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (handle, keys);
  return handle;
}

/* The order of the children is the order of drawing: page, veil, panels, handles. */
static void
order_children (QdPanes *self)
{
  GtkWidget *order[] = {
    self->content,          self->veil, self->sides[START].panel, self->sides[START].handle, self->sides[END].panel,
    self->sides[END].handle
  };
  GtkWidget *previous = NULL;

  for (int i = 0; i < (int) G_N_ELEMENTS (order); i++)
    {
      if (!order[i])
        continue;
      gtk_widget_insert_after (order[i], GTK_WIDGET (self), previous);
      previous = order[i];
    }
}

static void
qd_panes_init (QdPanes *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sides[START] = (PaneSide){ .width = 272, .min_width = 180, .shown = TRUE, .fits = TRUE };
  self->sides[END] = (PaneSide){ .width = 330, .min_width = 220, .shown = TRUE, .fits = TRUE };
  self->veil = g_object_new (GTK_TYPE_BOX, "css-name", "veil", NULL);
  self->sides[START].handle = make_handle (self, START);
  self->sides[END].handle = make_handle (self, END);
  order_children (self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (veil_pressed_cb), self);
  gtk_widget_add_controller (self->veil, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
qd_panes_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  QdPanes *self = QD_PANES (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    qd_panes_set_start (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    qd_panes_set_end (self, GTK_WIDGET (child));
  else
    qd_panes_set_content (self, GTK_WIDGET (child));
}

static void
qd_panes_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = qd_panes_add_child;
}

/**
 * qd_panes_new:
 *
 * Returns: (transfer floating): panes without anything in them
 */
GtkWidget *
qd_panes_new (void)
{
  return g_object_new (QD_TYPE_PANES, NULL);
}

static void
set_panel (QdPanes *self, Side side, GtkWidget *widget)
{
  g_clear_pointer (&self->sides[side].panel, gtk_widget_unparent);
  self->sides[side].panel = widget;
  if (widget)
    gtk_widget_add_css_class (widget, side == START ? "start" : "end");
  order_children (self);
  update (self);
}

/**
 * qd_panes_set_start:
 * @self: panes
 * @widget: (nullable): the panel at the start side
 */
void
qd_panes_set_start (QdPanes *self, GtkWidget *widget)
{
  g_return_if_fail (QD_IS_PANES (self));

  set_panel (self, START, widget);
}

/**
 * qd_panes_set_end:
 * @self: panes
 * @widget: (nullable): the panel at the end side
 */
void
qd_panes_set_end (QdPanes *self, GtkWidget *widget)
{
  g_return_if_fail (QD_IS_PANES (self));

  set_panel (self, END, widget);
}

/**
 * qd_panes_set_content:
 * @self: panes
 * @widget: (nullable): what stands between the panels
 */
void
qd_panes_set_content (QdPanes *self, GtkWidget *widget)
{
  g_return_if_fail (QD_IS_PANES (self));

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = widget;
  order_children (self);
}

/**
 * qd_panes_dismiss:
 * @self: panes
 *
 * Sends away a panel that stands over the page.
 *
 * Returns: whether there was one
 */
gboolean
qd_panes_dismiss (QdPanes *self)
{
  g_return_val_if_fail (QD_IS_PANES (self), FALSE);

  if (!is_over (self, START) && !is_over (self, END))
    return FALSE;
  self->sides[START].called = self->sides[END].called = FALSE;
  update (self);
  if (self->content)
    take_focus (self->content);
  return TRUE;
}

/**
 * qd_panes_set_start_visible:
 * @self: panes
 * @visible: whether to show the start panel, beside the page if there is room, else over it
 */
void
qd_panes_set_start_visible (QdPanes *self, gboolean visible)
{
  g_return_if_fail (QD_IS_PANES (self));

  set_visible (self, START, visible);
}

/**
 * qd_panes_set_end_visible:
 * @self: panes
 * @visible: whether to show the end panel, beside the page if there is room, else over it
 */
void
qd_panes_set_end_visible (QdPanes *self, gboolean visible)
{
  g_return_if_fail (QD_IS_PANES (self));

  set_visible (self, END, visible);
}

/**
 * qd_panes_get_start_visible:
 * @self: panes
 *
 * Returns: whether the start panel is seen
 */
gboolean
qd_panes_get_start_visible (QdPanes *self)
{
  g_return_val_if_fail (QD_IS_PANES (self), FALSE);

  return is_visible (self, START);
}

/**
 * qd_panes_get_end_visible:
 * @self: panes
 *
 * Returns: whether the end panel is seen
 */
gboolean
qd_panes_get_end_visible (QdPanes *self)
{
  g_return_val_if_fail (QD_IS_PANES (self), FALSE);

  return is_visible (self, END);
}
