/* qd-reading-view-input.c: mouse and touch on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Part of the distance beyond the edge that is scrolled in each frame. */
#define AUTOSCROLL_SPEED 0.25
#define AUTOSCROLL_MAX 60
/* A pinch by this factor is one step of size. */
#define PINCH_STEP 1.12
/* px at the window's edge where a dragged selection turns the page, when it was held there for so long. */
#define EDGE 16
#define EDGE_HOLD_US (600 * 1000)
/* A push on a touchpad sends many steps: of those that come within this time one turns the page. */
#define PUSH_US (250 * 1000)
/* px a second that a finger must be drawn across to turn the page. */
#define SWIPE_SPEED 300

/* The character under a place, rather than the nearest caret position; FALSE if there is none. */
static gboolean
find_character (QdReadingView *self, double x, double y, gsize *byte)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  const char *string;
  double flow_x, flow_y;
  gsize n_bytes, near, next;
  QdRect caret, *frame;

  if (!self->flow)
    return FALSE;
  string = qd_document_get_string (qd_flow_get_document (self->flow), &n_bytes);
  qd_reading_view_to_flow (self, x, y, &flow_x, &flow_y);
  near = qd_flow_hit (self->flow, flow_x, flow_y);
  qd_flow_get_caret (self->flow, near, &caret);
  if (near > 0 && (qd_reading_view_is_vertical (self) ? flow_y < caret.y : flow_x < caret.x))
    near = g_utf8_prev_char (string + near) - string;
  if (near >= n_bytes)
    return FALSE;
  *byte = near;
  next = g_utf8_next_char (string + near) - string;
  qd_flow_get_range_rects (self->flow, near, next, rects);
  if (rects->len == 0)
    return FALSE;
  frame = &g_array_index (rects, QdRect, 0);
  return flow_x >= frame->x - 2 && flow_x <= frame->x + frame->width + 2 && flow_y >= frame->y - frame->height * 0.4
         && flow_y <= frame->y + frame->height * 1.4;
}

static gsize
find_caret (QdReadingView *self, double x, double y)
{
  double flow_x, flow_y;

  qd_reading_view_to_flow (self, x, y, &flow_x, &flow_y);
  return qd_flow_hit (self->flow, flow_x, flow_y);
}

static QdAnnotation *
find_margin_note (QdReadingView *self, double x, double y)
{
  double dx, dy;

  qd_reading_view_get_offset (self, &dx, &dy);
  return qd_margin_notes_find (self->notes, x - dx, y - dy);
}

/* The span of a kind that covers a place (nullable). */
const QdSpan *
qd_reading_view_find_span (QdReadingView *self, QdSpanKind kind, gsize byte)
{
  int n_spans;
  const QdSpan *spans = qd_document_get_spans (qd_flow_get_document (self->flow), &n_spans);

  for (int i = 0; i < n_spans && spans[i].start <= byte; i++)
    if (spans[i].kind == kind && byte < spans[i].end)
      return &spans[i];
  return NULL;
}

static const char *
find_link (QdReadingView *self, double x, double y)
{
  const QdSpan *span;
  gsize byte;

  if (!find_character (self, x, y, &byte))
    return NULL;
  span = qd_reading_view_find_span (self, QD_SPAN_LINK, byte);
  return span ? span->data : NULL;
}

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
      qd_session_select (self->session, qd_session_get_anchor (self->session), find_caret (self, x, y));
      return;
    }
  get_unit (self, find_caret (self, x, y), &start, &end);
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
  return start < end && find_character (self, x, y, &byte) && start <= byte && byte < end;
}

static void
press_text (QdReadingView *self, int n_press, double x, double y, gboolean shift)
{
  gsize byte;

  self->unit = (QdUnit) ((n_press - 1) % 4);
  if (n_press == 1 && shift)
    {
      qd_session_select (self->session, qd_session_get_anchor (self->session), find_caret (self, x, y));
      self->selecting = TRUE;
      return;
    }
  if (n_press == 1 && is_in_selection (self, x, y))
    {
      self->press_in_selection = TRUE;
      return;
    }
  if (n_press == 1 || !find_character (self, x, y, &byte))
    byte = find_caret (self, x, y);
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
  note = find_margin_note (self, x, y);
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
  const char *link = find_link (self, x, y);
  QdAnnotation *annotation = NULL;
  gsize byte;

  if (find_character (self, x, y, &byte))
    annotation = qd_session_find_annotation (self->session, byte);
  if (link)
    {
      qd_reading_view_activate_link (self, link, byte);
      return;
    }
  if (self->press_in_selection || self->touching)
    qd_session_select (self->session, find_caret (self, x, y), find_caret (self, x, y));
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
  if (is_in_selection (self, x, y) || !find_character (self, x, y, &byte))
    {
      self->n_press = 0;
      self->menu_byte = find_caret (self, x, y);
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
  if (!find_character (self, x, y, &self->menu_byte))
    self->menu_byte = find_caret (self, x, y);
  g_free (self->link);
  self->link = g_strdup (find_link (self, x, y));
  if (!is_in_selection (self, x, y))
    {
      qd_session_select (self->session, self->menu_byte, self->menu_byte);
      annotation = qd_session_find_annotation (self->session, self->menu_byte);
      qd_session_set_current (self->session, annotation);
    }
  qd_reading_view_show_bar (self, FALSE);
  qd_reading_view_popup_menu (self, x, y);
}

/* Pointer, tooltip, wheel, pinch */

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, QdReadingView *self)
{
  const char *cursor = NULL;
  gsize byte;

  if (!self->flow || self->selecting)
    return;
  if (find_margin_note (self, x, y) || find_link (self, x, y))
    cursor = "pointer";
  else if (find_character (self, x, y, &byte))
    cursor = qd_reading_view_is_vertical (self) ? "vertical-text" : "text";
  qd_reading_view_set_zone (self, cursor ? 0 : qd_reading_view_find_zone (self, x, y));
  if (self->zone)
    cursor = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
leave_cb (GtkEventControllerMotion *controller, QdReadingView *self)
{
  qd_reading_view_set_zone (self, 0);
}

static char *
dup_emendation_tooltip (QdReadingView *self, gsize byte)
{
  const QdEmendation *emendation = qd_session_find_emendation (self->session, byte);
  g_autofree char *source = NULL;

  if (!emendation)
    return NULL;
  source = qd_text_dup_range (qd_document_get_source (qd_flow_get_document (self->flow)), emendation->start,
                              emendation->end);
  if (!*emendation->replacement)
    /* Translators: the source's text; the reason. */
    return g_strdup_printf (_ ("“%s” is left out\n%s"), source, emendation->reason ? emendation->reason : "");
  /* Translators: the source's text → the text as shown; the reason. */
  return g_strdup_printf (_ ("“%s” → “%s”\n%s"), source, emendation->replacement,
                          emendation->reason ? emendation->reason : "");
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  QdAnnotation *annotation;
  g_autofree char *text = NULL;
  gsize byte;

  if (keyboard || !self->flow || !find_character (self, x, y, &byte))
    return FALSE;
  text = dup_emendation_tooltip (self, byte);
  annotation = qd_session_find_annotation (self->session, byte);
  if (!text && annotation && !qd_margin_notes_are_open (self->notes))
    text = g_strdup (qd_annotation_get_note (annotation));
  if (!text || !*text)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* A notch of the wheel is a page, whichever way it runs. */
static void
scroll_pages (QdReadingView *self, GtkEventController *controller, double dx, double dy)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);
  gboolean is_pad = device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
  gint64 now = g_get_monotonic_time ();
  double step = dy != 0 ? dy : qd_reading_view_is_vertical (self) ? -dx : dx;

  if (step == 0 || (is_pad && now - self->last_turn < PUSH_US))
    return;
  if (qd_reading_view_turn (self, step < 0 ? -1 : 1))
    self->last_turn = now;
}

static void
swipe_cb (GtkGestureSwipe *gesture, double velocity_x, double velocity_y, QdReadingView *self)
{
  gboolean leftwards = velocity_x < 0;

  if (!qd_reading_view_is_paged (self) || self->selecting || fabs (velocity_x) < SWIPE_SPEED
      || fabs (velocity_x) < 2 * fabs (velocity_y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  qd_reading_view_turn (self, leftwards != qd_reading_view_is_vertical (self) ? 1 : -1);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, QdReadingView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (state & GDK_CONTROL_MASK)
    {
      if (dy != 0)
        qd_reading_view_zoom (self, dy < 0 ? 1 : -1);
      return TRUE;
    }
  if (qd_reading_view_is_paged (self))
    {
      scroll_pages (self, GTK_EVENT_CONTROLLER (controller), dx, dy);
      return TRUE;
    }
  /* An ordinary wheel goes on in the text, also where that is to the left. */
  if (qd_reading_view_is_vertical (self) && dx == 0)
    {
      qd_reading_view_scroll_by (self, dy * 3 * gtk_adjustment_get_step_increment (adjustment));
      return TRUE;
    }
  return FALSE;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, QdReadingView *self)
{
  double since = scale / self->pinch_scale;

  if (since > PINCH_STEP || since < 1 / PINCH_STEP)
    {
      qd_reading_view_zoom (self, since > 1 ? 1 : -1);
      self->pinch_scale = scale;
    }
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, QdReadingView *self)
{
  self->pinch_scale = 1;
}

static void
focus_cb (QdReadingView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
init_pointer (QdReadingView *self)
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
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new (), *swipe = gtk_gesture_swipe_new ();

  init_pointer (self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

void
qd_reading_view_stop_input (QdReadingView *self)
{
  stop_autoscroll (self);
}
