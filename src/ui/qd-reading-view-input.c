/* qd-reading-view-input.c: pressing and dragging on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

/* Part of the distance beyond the edge that is scrolled in each frame. */
#define AUTOSCROLL_SPEED 0.25
#define AUTOSCROLL_MAX 60
/* px at the window's edge where a dragged selection turns the page, when it was held there for so long. */
#define EDGE 16
#define EDGE_HOLD_US (600 * 1000)

/* Selecting */

static void
get_unit (QdReadingView *self, gsize byte, gsize *start, gsize *end)
{
  QdDocument *document = qd_flow_get_document (self->flow);
  int paragraph;

  *start = *end = byte;
  switch (self->unit)
    {
    case QD_UNIT_CHAR:
      break;
    case QD_UNIT_WORD:
      qd_flow_get_word (self->flow, byte, start, end);
      break;
    case QD_UNIT_SENTENCE:
      qd_flow_get_sentence (self->flow, byte, start, end);
      break;
    case QD_UNIT_PARAGRAPH:
      paragraph = qd_document_find_paragraph (document, byte);
      if (paragraph >= 0 && paragraph < qd_document_get_n_paragraphs (document))
        {
          *start = qd_document_get_paragraph (document, paragraph)->start;
          *end = qd_document_get_paragraph (document, paragraph)->end;
        }
      break;
    }
}

static void
extend_to (QdReadingView *self, double x, double y)
{
  gsize start, end;

  if (self->unit == QD_UNIT_CHAR)
    {
      qd_session_select (self->session, qd_session_get_anchor (self->session), qd_reading_view_pick_caret (self, x, y));
      return;
    }
  get_unit (self, qd_reading_view_pick_caret (self, x, y), &start, &end);
  if (start < self->unit_start)
    qd_session_select (self->session, self->unit_end, start);
  else
    qd_session_select (self->session, self->unit_start, MAX (end, self->unit_end));
}

/* A selection dragged to the edge and held there takes the next page in, and after a while the one after that. */
static void
turn_at_edge (QdReadingView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  gint64 now = g_get_monotonic_time ();
  int step = 0;

  if (self->pointer_x < EDGE || self->pointer_x > width - EDGE)
    step = (self->pointer_x < EDGE) != qd_reading_view_is_vertical (self) ? -1 : 1;
  else if (self->pointer_y < 0 || self->pointer_y > height)
    step = self->pointer_y < 0 ? -1 : 1;
  if (step == 0)
    {
      self->edge_since = 0;
      return;
    }
  if (self->edge_since == 0)
    self->edge_since = now;
  if (now - self->edge_since < EDGE_HOLD_US)
    return;
  self->edge_since = now;
  qd_reading_view_turn (self, step);
  extend_to (self, self->pointer_x, self->pointer_y);
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  gboolean vertical = qd_reading_view_is_vertical (self);
  double at = vertical ? gtk_widget_get_width (widget) - self->pointer_x : self->pointer_y;
  double size = vertical ? gtk_widget_get_width (widget) : gtk_widget_get_height (widget);
  double beyond = at < 0 ? at : at > size ? at - size : 0;

  if (qd_reading_view_is_paged (self))
    turn_at_edge (self);
  else if (beyond != 0)
    {
      qd_reading_view_scroll_by (self, CLAMP (beyond * AUTOSCROLL_SPEED, -AUTOSCROLL_MAX, AUTOSCROLL_MAX));
      extend_to (self, self->pointer_x, self->pointer_y);
    }
  return G_SOURCE_CONTINUE;
}

static void
stop_autoscroll (QdReadingView *self)
{
  if (self->autoscroll)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}

static void
press_margin_note (QdReadingView *self, QdAnnotation *annotation, int n_press, double x, double y)
{
  qd_session_set_current (self->session, annotation);
  if (!qd_margin_notes_are_open (self->notes))
    qd_reading_view_popup_note (self, annotation, x, y);
  else if (n_press == 2)
    qd_reading_view_request_note (self, annotation);
}

static gboolean
is_in_selection (QdReadingView *self, double x, double y)
{
  gsize start, end, byte;

  qd_session_get_selection (self->session, &start, &end);
  return start < end && qd_reading_view_pick_character (self, x, y, &byte) && start <= byte && byte < end;
}

static void
press_text (QdReadingView *self, int n_press, double x, double y, gboolean shift)
{
  gsize byte;

  self->unit = (QdUnit) ((n_press - 1) % 4);
  if (n_press == 1 && shift)
    {
      qd_session_select (self->session, qd_session_get_anchor (self->session), qd_reading_view_pick_caret (self, x, y));
      self->selecting = TRUE;
      return;
    }
  if (n_press == 1 && is_in_selection (self, x, y))
    {
      self->press_in_selection = TRUE;
      return;
    }
  if (n_press == 1 || !qd_reading_view_pick_character (self, x, y, &byte))
    byte = qd_reading_view_pick_caret (self, x, y);
  get_unit (self, byte, &self->unit_start, &self->unit_end);
  qd_session_select (self->session, self->unit_start, self->unit_end);
  self->selecting = TRUE;
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* A button takes its click only when it is released: until then the press is offered to the page below, too. */
static gboolean
is_on_bar (QdReadingView *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return at && gtk_widget_get_ancestor (at, QD_TYPE_SELECTION_BAR);
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, QdReadingView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  QdAnnotation *note;

  if (is_on_bar (self, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->selecting = self->press_in_selection = FALSE;
  self->pressed_zone = 0;
  self->n_press = n_press;
  self->touching = is_touch (gesture);
  if (!self->flow)
    return;
  note = qd_reading_view_pick_note (self, x, y);
  if (note)
    {
      self->n_press = 0;
      press_margin_note (self, note, n_press, x, y);
      return;
    }
  self->pressed_zone = qd_reading_view_find_zone (self, x, y);
  if (self->pressed_zone)
    return;
  /* A finger scrolls; it selects by resting or by tapping twice. */
  if (self->touching && n_press == 1)
    return;
  qd_reading_view_show_bar (self, FALSE);
  self->caret_shown = FALSE;
  self->goal = -1;
  press_text (self, n_press, x, y, (state & GDK_SHIFT_MASK) != 0);
}

static void
drag_selection_out (QdReadingView *self, GtkGesture *gesture, double x, double y)
{
  g_autofree char *text = qd_session_dup_selected_text (self->session);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
  g_autoptr (GdkDrag) drag = NULL;
  GtkWidget *label;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  drag = gdk_drag_begin (surface, gtk_gesture_get_device (gesture), content, GDK_ACTION_COPY, x, y);
  self->press_in_selection = FALSE;
  if (!drag)
    return;
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, QdReadingView *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y) || !self->flow)
    return;
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->press_in_selection && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    {
      self->n_press = 0;
      drag_selection_out (self, GTK_GESTURE (gesture), x, y);
      return;
    }
  if (self->pressed_zone && !self->touching && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    {
      /* It was no click: a selection may begin beside the text. */
      self->pressed_zone = 0;
      qd_reading_view_set_zone (self, 0);
      qd_reading_view_show_bar (self, FALSE);
      press_text (self, 1, x, y, FALSE);
    }
  if (!self->selecting || !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    return;
  self->dragged = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  extend_to (self, self->pointer_x, self->pointer_y);
  if (!self->autoscroll)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, QdReadingView *self)
{
  self->dragged = FALSE;
}

/* A click without a drag: a link is followed, a mark becomes the current one. */
static void
click (QdReadingView *self, double x, double y)
{
  const char *link = qd_reading_view_pick_link (self, x, y);
  const QdSpan *mark = qd_reading_view_pick_note_mark (self, x, y);
  QdPicture *picture = qd_reading_view_pick_picture (self, x, y);
  QdAnnotation *annotation = NULL;
  gsize byte;

  if (mark && qd_reading_view_popup_book_note (self, mark, x, y))
    return;
  if (picture && !link)
    {
      qd_reading_view_enlarge_picture (self, picture);
      return;
    }
  if (qd_reading_view_pick_character (self, x, y, &byte))
    annotation = qd_session_find_annotation (self->session, byte);
  if (link)
    {
      qd_reading_view_activate_link (self, link, byte);
      return;
    }
  if (self->press_in_selection || self->touching)
    qd_session_select (self->session, qd_reading_view_pick_caret (self, x, y), qd_reading_view_pick_caret (self, x, y));
  qd_session_set_current (self->session, annotation);
  qd_reading_view_show_bar (self, annotation != NULL);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, QdReadingView *self)
{
  gsize start, end;
  double x, y;

  stop_autoscroll (self);
  if (self->pressed_zone && self->flow && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    qd_reading_view_turn (self, self->pressed_zone);
  if (self->pressed_zone || !self->flow || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  qd_session_get_selection (self->session, &start, &end);
  if (start < end && (self->selecting || self->dragged))
    {
      /* What follows is meant for the selection, not for a mark chosen before. */
      qd_session_set_current (self->session, NULL);
      qd_reading_view_show_bar (self, TRUE);
    }
  else if (self->n_press == 1 && !self->dragged && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, dx, dy))
    click (self, x, y);
  self->selecting = self->press_in_selection = FALSE;
}

static void
long_press_cb (GtkGesture *gesture, double x, double y, QdReadingView *self)
{
  gsize byte;

  if (!self->flow)
    return;
  if (is_in_selection (self, x, y) || !qd_reading_view_pick_character (self, x, y, &byte))
    {
      self->n_press = 0;
      self->menu_byte = qd_reading_view_pick_caret (self, x, y);
      qd_reading_view_popup_menu (self, x, y);
      return;
    }
  self->unit = QD_UNIT_WORD;
  get_unit (self, byte, &self->unit_start, &self->unit_end);
  qd_session_select (self->session, self->unit_start, self->unit_end);
  self->selecting = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, QdReadingView *self)
{
  QdAnnotation *annotation;

  if (!self->flow)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pointer_x = x;
  self->pointer_y = y;
  if (!qd_reading_view_pick_character (self, x, y, &self->menu_byte))
    self->menu_byte = qd_reading_view_pick_caret (self, x, y);
  g_free (self->link);
  self->link = g_strdup (qd_reading_view_pick_link (self, x, y));
  qd_reading_view_take_picture (self, qd_reading_view_pick_picture (self, x, y));
  if (!is_in_selection (self, x, y))
    {
      qd_session_select (self->session, self->menu_byte, self->menu_byte);
      annotation = qd_session_find_annotation (self->session, self->menu_byte);
      qd_session_set_current (self->session, annotation);
    }
  qd_reading_view_show_bar (self, FALSE);
  qd_reading_view_popup_menu (self, x, y);
}

static void
focus_cb (QdReadingView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
init_press (QdReadingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *press = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new (), *rest = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  g_signal_connect (rest, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (rest));
  gtk_gesture_group (press, drag);
  gtk_gesture_group (press, rest);
}

void
qd_reading_view_init_input (QdReadingView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  init_press (self);
  qd_reading_view_init_pointer (self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
qd_reading_view_stop_input (QdReadingView *self)
{
  stop_autoscroll (self);
}
