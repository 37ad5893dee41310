/* qd-reading-view-pointer.c: the pointer over the page, wheel, swipes and pinching
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A pinch by this factor is one step of size. */
#define PINCH_STEP 1.12
/* A push on a touchpad sends many steps: of those that come within this time one turns the page. */
#define PUSH_US (250 * 1000)
/* px a second that a finger must be drawn across to turn the page. */
#define SWIPE_SPEED 300

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, QdReadingView *self)
{
  const char *cursor = NULL;
  gsize byte;

  if (!self->flow || self->selecting)
    return;
  if (qd_reading_view_pick_note (self, x, y) || qd_reading_view_pick_link (self, x, y)
      || qd_reading_view_pick_note_mark (self, x, y) || qd_reading_view_pick_picture (self, x, y))
    cursor = "pointer";
  else if (qd_reading_view_pick_character (self, x, y, &byte))
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
  g_strstrip (source);
  if (!*emendation->replacement)
    /* Translators: the source's text; the reason. */
    return g_strdup_printf (_ ("“%s” is left out\n%s"), source, emendation->reason ? emendation->reason : "");
  /* Translators: the source's text → the text as shown; the reason. */
  return g_strdup_printf (_ ("“%s” → “%s”\n%s"), source, emendation->replacement,
                          emendation->reason ? emendation->reason : "");
}

static gboolean
query_picture_tooltip (QdReadingView *self, int x, int y, GtkTooltip *tooltip)
{
  QdPicture *picture = qd_reading_view_pick_picture (self, x, y);

  if (!picture || !qd_picture_get_alt (picture))
    return FALSE;
  gtk_tooltip_set_text (tooltip, qd_picture_get_alt (picture));
  return TRUE;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  QdAnnotation *annotation;
  g_autofree char *text = NULL;
  gsize byte;

  if (keyboard || !self->flow)
    return FALSE;
  if (query_picture_tooltip (self, x, y, tooltip))
    return TRUE;
  if (!qd_reading_view_pick_character (self, x, y, &byte))
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

void
qd_reading_view_init_pointer (QdReadingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *pinch = gtk_gesture_zoom_new (), *swipe = gtk_gesture_swipe_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
