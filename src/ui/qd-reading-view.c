/* qd-reading-view.c: the page as a widget, and what it hears from its session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

/**
 * QdReadingView:
 *
 * The page of a #QdSession.
 *
 * # CSS nodes
 *
 * One node with the name `readingview`; the bar beside the selection is a child, see #QdSelectionBar.
 *
 * # Accessibility
 *
 * %GTK_ACCESSIBLE_ROLE_DOCUMENT, with a child for each paragraph and heading in view.
 */

#define MIN_WIDTH 200

G_DEFINE_FINAL_TYPE_WITH_CODE (QdReadingView,
                               qd_reading_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_SESSION = 1,
  PROP_PAPER,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS = PROP_HADJUSTMENT
};

enum
{
  SIGNAL_NOTE_REQUESTED,
  SIGNAL_LINK_ACTIVATED,
  SIGNAL_ZOOM,
  SIGNAL_PAGES_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
qd_reading_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  qd_reading_view_lay_out (QD_READING_VIEW (widget), width, height);
}

static void
qd_reading_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = MIN_WIDTH;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 600;
}

/* The session speaks */

static void
flow_cb (QdReadingView *self)
{
  QdFlow *flow = self->session ? qd_session_get_flow (self->session) : NULL;

  if (flow && (!self->flow || qd_flow_get_document (flow) != qd_flow_get_document (self->flow)))
    {
      qd_reading_view_forget_place (self);
      g_clear_pointer (&self->matches, g_array_unref);
    }
  g_set_object (&self->flow, flow);
  if (!flow)
    qd_picture_cache_clear (self->pictures);
  g_hash_table_remove_all (self->nodes);
  qd_margin_notes_invalidate (self->notes);
  qd_reading_view_stop_explaining (self);
  self->place_dirty = TRUE;
  if (qd_reading_view_is_paged (self))
    qd_reading_view_restore_page (self);
  self->goal = -1;
  qd_reading_view_actions_update (self);
  qd_reading_view_speak (self);
  if (!self->configuring)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
document_cb (QdReadingView *self)
{
  self->flash_strength = 0;
  self->caret_shown = FALSE;
  qd_reading_view_show_bar (self, FALSE);
}

static void
selection_cb (QdReadingView *self)
{
  qd_reading_view_actions_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
marks_cb (QdReadingView *self)
{
  qd_margin_notes_invalidate (self->notes);
  qd_reading_view_actions_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_reading_view_set_session:
 * @self: a reading view
 * @session: (nullable): what to show
 */
void
qd_reading_view_set_session (QdReadingView *self, QdSession *session)
{
  g_return_if_fail (QD_IS_READING_VIEW (self));
  g_return_if_fail (!session || QD_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session)
    {
      static const struct
      {
        const char *signal;
        void (*callback) (QdReadingView *self);
      } handlers[] = { { "notify::document", document_cb },         { "notify::flow", flow_cb },
                       { "notify::selection-start", selection_cb }, { "notify::selection-end", selection_cb },
                       { "notify::current", selection_cb },         { "marks-changed", marks_cb } };

      for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
        g_signal_connect_swapped (session, handlers[i].signal, G_CALLBACK (handlers[i].callback), self);
      g_signal_connect_swapped (session, "scroll-to", G_CALLBACK (qd_reading_view_scroll_to_cb), self);
      g_signal_connect_swapped (session, "scroll-back", G_CALLBACK (qd_reading_view_scroll_back_cb), self);
    }
  document_cb (self);
  flow_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/**
 * qd_reading_view_get_session:
 * @self: a reading view
 *
 * Returns: (nullable) (transfer none): what it shows
 */
QdSession *
qd_reading_view_get_session (QdReadingView *self)
{
  g_return_val_if_fail (QD_IS_READING_VIEW (self), NULL);
  return self->session;
}

/* Looks */

static void
update_colors (QdReadingView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const QdPageColors *colors = qd_page_colors_get (self->paper, dark);

  if (self->colors == colors)
    return;
  self->colors = colors;
  g_hash_table_remove_all (self->nodes);
  qd_selection_bar_set_colors (self->bar, colors);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_reading_view_set_paper:
 * @self: a reading view
 * @paper: the paper
 */
void
qd_reading_view_set_paper (QdReadingView *self, QdPaper paper)
{
  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (self->paper == paper)
    return;
  self->paper = paper;
  update_colors (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAPER]);
}

/**
 * qd_reading_view_get_paper:
 * @self: a reading view
 *
 * Returns: the paper
 */
QdPaper
qd_reading_view_get_paper (QdReadingView *self)
{
  g_return_val_if_fail (QD_IS_READING_VIEW (self), QD_PAPER_AUTO);
  return self->paper;
}

/**
 * qd_reading_view_set_margin_notes:
 * @self: a reading view
 * @margin_notes: whether notes stand beside their lines where there is room
 */
void
qd_reading_view_set_margin_notes (QdReadingView *self, gboolean margin_notes)
{
  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (self->margin_notes == margin_notes)
    return;
  self->margin_notes = margin_notes;
  qd_margin_notes_invalidate (self->notes);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_reading_view_set_matches:
 * @self: a reading view
 * @matches: (nullable) (element-type gsize): start and end of each, sorted; %NULL for none
 */
void
qd_reading_view_set_matches (QdReadingView *self, GArray *matches)
{
  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (matches)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_flash_strength (double value, gpointer data)
{
  QdReadingView *self = data;

  self->flash_strength = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_reading_view_flash:
 * @self: a reading view
 * @start: first byte
 * @end: the byte after
 *
 * Draws the eye to a range for a moment. Where animations are switched off nothing moves: the place is the current
 * mark or the selection, and shown as such.
 */
void
qd_reading_view_flash (QdReadingView *self, gsize start, gsize end)
{
  g_return_if_fail (QD_IS_READING_VIEW (self));

  self->flash_start = start;
  self->flash_end = end;
  if (!self->flash)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (set_flash_strength, self, NULL);

      self->flash = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, 900, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash), ADW_EASE_IN_QUAD);
    }
  adw_animation_reset (self->flash);
  adw_animation_play (self->flash);
}

/* What others are told */

void
qd_reading_view_request_note (QdReadingView *self, QdAnnotation *annotation)
{
  g_signal_emit (self, signals[SIGNAL_NOTE_REQUESTED], 0, annotation);
}

void
qd_reading_view_activate_link (QdReadingView *self, const char *uri, gsize byte)
{
  g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0, uri, (guint64) byte);
}

void
qd_reading_view_zoom (QdReadingView *self, int direction)
{
  gboolean handled = FALSE;
  QdStyle style, plain;

  g_signal_emit (self, signals[SIGNAL_ZOOM], 0, direction, &handled);
  if (handled || !self->session)
    return;
  style = *qd_session_get_style (self->session);
  qd_style_init (&plain, style.region);
  style.size_px = direction == 0 ? plain.size_px : CLAMP (style.size_px + 2 * direction, 10, 60);
  qd_session_set_style (self->session, &style);
}

void
qd_reading_view_say_pages_changed (QdReadingView *self)
{
  g_signal_emit (self, signals[SIGNAL_PAGES_CHANGED], 0);
}

/* The widget */

static void
qd_reading_view_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  QdReadingView *self = QD_READING_VIEW (object);

  switch (prop)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PAPER:
      g_value_set_int (value, self->paper);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
qd_reading_view_set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  QdReadingView *self = QD_READING_VIEW (object);

  switch (prop)
    {
    case PROP_SESSION:
      qd_reading_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_PAPER:
      qd_reading_view_set_paper (self, g_value_get_int (value));
      break;
    case PROP_HADJUSTMENT:
      qd_reading_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      qd_reading_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
    }
}

static void
qd_reading_view_dispose (GObject *object)
{
  QdReadingView *self = QD_READING_VIEW (object);

  qd_reading_view_stop_input (self);
  qd_reading_view_stop_turning (self);
  qd_reading_view_take_popover (self, NULL, 0, 0);
  qd_reading_view_set_session (self, NULL);
  if (self->flash)
    adw_animation_skip (self->flash);
  g_clear_object (&self->flash);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i])
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  /* Last: letting go of the session announces other paragraphs. */
  qd_reading_view_stop_speaking (self);
  if (self->bar)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));
  G_OBJECT_CLASS (qd_reading_view_parent_class)->dispose (object);
}

static void
qd_reading_view_finalize (GObject *object)
{
  QdReadingView *self = QD_READING_VIEW (object);

  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->notes, qd_margin_notes_free);
  g_clear_pointer (&self->pictures, qd_picture_cache_free);
  g_clear_pointer (&self->picture, qd_picture_unref);
  g_clear_pointer (&self->spoken, g_ptr_array_unref);
  g_free (self->link);
  G_OBJECT_CLASS (qd_reading_view_parent_class)->finalize (object);
}

static void
qd_reading_view_class_init (QdReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = qd_reading_view_dispose;
  object_class->finalize = qd_reading_view_finalize;
  object_class->get_property = qd_reading_view_get_property;
  object_class->set_property = qd_reading_view_set_property;
  widget_class->measure = qd_reading_view_measure;
  widget_class->size_allocate = qd_reading_view_size_allocate;
  widget_class->snapshot = qd_reading_view_snapshot;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, QD_TYPE_SESSION, flags);
  props[PROP_PAPER] = g_param_spec_int ("paper", NULL, NULL, QD_PAPER_AUTO, QD_PAPER_CONTRAST, QD_PAPER_AUTO, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_NOTE_REQUESTED] = g_signal_new ("note-requested", QD_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, QD_TYPE_ANNOTATION);
  signals[SIGNAL_LINK_ACTIVATED] = g_signal_new ("link-activated", QD_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT64);
  signals[SIGNAL_ZOOM] = g_signal_new ("zoom", QD_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_INT);

  signals[SIGNAL_PAGES_CHANGED] =
      g_signal_new ("pages-changed", QD_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  qd_reading_view_class_init_actions (widget_class);
  qd_reading_view_class_init_pictures (widget_class);
  qd_reading_view_class_init_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "readingview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
qd_reading_view_init (QdReadingView *self)
{
  self->goal = -1;
  self->turned = 1;
  self->explained = -1;
  self->margin_notes = TRUE;
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  self->notes = qd_margin_notes_new ();
  qd_reading_view_init_pictures (self);
  self->spoken = g_ptr_array_new ();
  self->bar = QD_SELECTION_BAR (qd_selection_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  qd_reading_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  qd_reading_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_colors (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  qd_reading_view_init_input (self);
  qd_reading_view_actions_update (self);
}

/**
 * qd_reading_view_new:
 *
 * Returns: a reading view without a session
 */
GtkWidget *
qd_reading_view_new (void)
{
  return g_object_new (QD_TYPE_READING_VIEW, NULL);
}
