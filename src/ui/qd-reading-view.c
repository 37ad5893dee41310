/* qd-reading-view.c: the page: where the text stands in the widget, and scrolling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

#include <math.h>

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

#define EDGE 32        /* px between the first line and the window */
#define SIDE 24        /* px beside the text, at least */
#define SIDE_NARROW 14 /* the same in a window not much wider than a phone */
#define NARROW 480
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
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Geometry: along the lines' progression ("block") the distance from where the text starts, in either direction. */

/* Whether lines run downwards and follow each other from right to left. */
gboolean
qd_reading_view_is_vertical (QdReadingView *self)
{
  return self->flow && qd_flow_get_style (self->flow)->direction == QD_DIRECTION_VERTICAL;
}

static GtkAdjustment *
get_block_adjustment (QdReadingView *self)
{
  return self->adjustments[qd_reading_view_is_vertical (self) ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL];
}

static double
get_value (QdReadingView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  /* Whole device pixels, or the text would shimmer while it moves. */
  return adjustment ? round (gtk_adjustment_get_value (adjustment) * scale) / scale : 0;
}

static double
get_block (QdReadingView *self)
{
  GtkAdjustment *adjustment = get_block_adjustment (self);

  if (!adjustment)
    return 0;
  if (qd_reading_view_is_vertical (self))
    return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
           - gtk_adjustment_get_value (adjustment);
  return gtk_adjustment_get_value (adjustment);
}

static void
set_block (QdReadingView *self, double block)
{
  GtkAdjustment *adjustment = get_block_adjustment (self);

  if (!adjustment)
    return;
  if (qd_reading_view_is_vertical (self))
    block = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - block;
  gtk_adjustment_set_value (adjustment, block);
}

static double
get_block_size (QdReadingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return qd_reading_view_is_vertical (self) ? gtk_widget_get_width (widget) : gtk_widget_get_height (widget);
}

static double
get_line_block (QdReadingView *self, const QdFlowLine *line)
{
  if (qd_reading_view_is_vertical (self))
    return self->content_width - (self->origin_x + line->box.x + line->box.width);
  return self->origin_y + line->box.y;
}

static double
get_line_size (QdReadingView *self, const QdFlowLine *line)
{
  return qd_reading_view_is_vertical (self) ? line->box.width : line->box.height;
}

/* What to add to the flow's coordinates to have the widget's. */
void
qd_reading_view_get_offset (QdReadingView *self, double *dx, double *dy)
{
  *dx = self->origin_x - get_value (self, GTK_ORIENTATION_HORIZONTAL);
  *dy = self->origin_y - get_value (self, GTK_ORIENTATION_VERTICAL);
}

/* The widget's coordinates as the flow's. */
void
qd_reading_view_to_flow (QdReadingView *self, double x, double y, double *flow_x, double *flow_y)
{
  double dx, dy;

  qd_reading_view_get_offset (self, &dx, &dy);
  *flow_x = x - dx;
  *flow_y = y - dy;
}

/* What of the flow is in view, in its coordinates. */
void
qd_reading_view_get_flow_clip (QdReadingView *self, QdRect *clip)
{
  qd_reading_view_to_flow (self, 0, 0, &clip->x, &clip->y);
  clip->width = gtk_widget_get_width (GTK_WIDGET (self));
  clip->height = gtk_widget_get_height (GTK_WIDGET (self));
}

/* Where what is in view of a range stands in the widget; FALSE if nothing is. */
gboolean
qd_reading_view_get_bounds (QdReadingView *self, gsize start, gsize end, GdkRectangle *bounds)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  double dx, dy, left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  QdFlowLine from, to;
  int first, last;
  QdRect clip;

  qd_reading_view_get_flow_clip (self, &clip);
  qd_flow_find_lines_in (self->flow, &clip, &first, &last);
  if (first >= last)
    return FALSE;
  qd_flow_get_line (self->flow, first, &from);
  qd_flow_get_line (self->flow, last - 1, &to);
  start = MAX (start, from.start);
  end = MIN (end, to.end);
  if (start < end)
    qd_flow_get_range_rects (self->flow, start, end, rects);
  if (rects->len == 0)
    return FALSE;
  qd_reading_view_get_offset (self, &dx, &dy);
  for (guint i = 0; i < rects->len; i++)
    {
      const QdRect *rect = &g_array_index (rects, QdRect, i);

      left = MIN (left, rect->x);
      top = MIN (top, rect->y);
      right = MAX (right, rect->x + rect->width);
      bottom = MAX (bottom, rect->y + rect->height);
    }
  *bounds = (GdkRectangle){ floor (left + dx), floor (top + dy), ceil (right - left), ceil (bottom - top) };
  return TRUE;
}

static int
find_line_at_block (QdReadingView *self, double block)
{
  double width, height;

  qd_flow_get_size (self->flow, &width, &height);
  if (qd_reading_view_is_vertical (self))
    return qd_flow_find_line_at (self->flow, self->content_width - block - self->origin_x, height / 2);
  return qd_flow_find_line_at (self->flow, width / 2, block - self->origin_y);
}

/* The first line whose greater part is in view. */
gsize
qd_reading_view_get_first_in_view (QdReadingView *self)
{
  QdFlowLine line;
  int index, n_lines = self->flow ? qd_flow_get_n_lines (self->flow) : 0;

  if (n_lines == 0)
    return 0;
  index = find_line_at_block (self, get_block (self) + 1);
  qd_flow_get_line (self->flow, index, &line);
  if (get_line_block (self, &line) + get_line_size (self, &line) / 2 < get_block (self) && index + 1 < n_lines)
    qd_flow_get_line (self->flow, index + 1, &line);
  return line.start;
}

/**
 * qd_reading_view_get_end_in_view:
 * @self: a reading view
 *
 * Returns: the byte after the last line in view
 */
gsize
qd_reading_view_get_end_in_view (QdReadingView *self)
{
  QdFlowLine line;

  g_return_val_if_fail (QD_IS_READING_VIEW (self), 0);

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return 0;
  qd_flow_get_line (self->flow, find_line_at_block (self, get_block (self) + get_block_size (self) - 1), &line);
  return line.end;
}

/* Scrolling */

static void
remember_place (QdReadingView *self)
{
  QdFlowLine line;
  gsize first, focus;

  if (!self->flow || !self->session || qd_flow_get_n_lines (self->flow) == 0)
    return;
  first = qd_reading_view_get_first_in_view (self);
  qd_flow_get_line (self->flow, qd_flow_find_line (self->flow, first), &line);
  self->place_offset = get_line_block (self, &line) - get_block (self);
  /* A heading that was gone to stands at a third of the window, or a little above after rounding. */
  qd_flow_get_line (self->flow, find_line_at_block (self, get_block (self) + get_block_size (self) / 3 + 4), &line);
  focus = MAX (first, line.start);
  qd_session_set_view (self->session, first, focus);
}

static void
restore_place (QdReadingView *self)
{
  gsize place = qd_session_get_position (self->session);
  QdFlowLine line;

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  qd_flow_get_line (self->flow, qd_flow_find_line (self->flow, place), &line);
  set_block (self, get_line_block (self, &line) - self->place_offset);
}

static void
value_changed_cb (QdReadingView *self)
{
  if (self->configuring)
    return;
  remember_place (self);
  qd_reading_view_speak (self);
  /* The bar moves with its selection. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @along_lines_px: forwards in the text if positive, whatever the direction. */
void
qd_reading_view_scroll_by (QdReadingView *self, double along_lines_px)
{
  set_block (self, get_block (self) + along_lines_px);
}

/**
 * qd_reading_view_scroll_to:
 * @self: a reading view
 * @byte: a place
 * @top_third: whether to bring it to a third of the window in any case; else only if it is out of view
 */
void
qd_reading_view_scroll_to (QdReadingView *self, gsize byte, gboolean top_third)
{
  double block, size, edge;
  QdFlowLine line;

  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  qd_flow_get_line (self->flow, qd_flow_find_line (self->flow, byte), &line);
  block = get_line_block (self, &line);
  size = get_block_size (self);
  edge = get_line_size (self, &line) * 0.5;
  if (top_third)
    set_block (self, block - floor (size / 3));
  else if (block < get_block (self) + edge)
    set_block (self, block - edge);
  else if (block + get_line_size (self, &line) > get_block (self) + size - edge)
    set_block (self, block + get_line_size (self, &line) + edge - size);
}

static void
scroll_to_cb (QdReadingView *self, guint64 byte, gboolean flash)
{
  QdAnnotation *current = qd_session_get_current (self->session);
  gsize start, end;

  qd_reading_view_scroll_to (self, byte, TRUE);
  if (flash && current && qd_session_get_annotation_range (self->session, current, &start, &end))
    qd_reading_view_flash (self, start, end);
}

static void
scroll_back_cb (QdReadingView *self, guint64 byte)
{
  QdFlowLine line;

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  qd_flow_get_line (self->flow, qd_flow_find_line (self->flow, byte), &line);
  set_block (self, byte == 0 ? 0 : get_line_block (self, &line));
}

/* Layout */

static void
configure (QdReadingView *self, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double line = 35;

  if (!adjustment)
    return;
  if (self->flow)
    {
      const QdStyle *style = qd_flow_get_style (self->flow);

      line = style->size_px * (1 + style->line_gap);
    }
  upper = MAX (upper, page);
  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0, upper, line,
                            MAX (line, page - 2 * line), page);
}

static double
get_side (double room)
{
  return room < NARROW ? SIDE_NARROW : SIDE;
}

/* Where the text stands when its lines run across: in the middle, moved aside a little if notes need the room. */
static void
place_horizontal (QdReadingView *self, double width, double height, double flow_width, double flow_height)
{
  double side = get_side (width), spare = width - flow_width;
  double needed = qd_margin_notes_get_n_items (self->notes) > 0 && self->margin_notes ? QD_MARGIN_NOTES_ROOM : 0;

  self->origin_x = floor (MAX (side, spare / 2));
  if (needed > spare / 2 && needed + side <= spare)
    self->origin_x = floor (spare - needed);
  self->origin_y = EDGE;
  self->content_width = MAX (width, flow_width + 2 * side);
  self->content_height = flow_height + 2 * EDGE;
  if (self->content_height > height)
    self->content_height += floor (height / 2);
}

static void
place_vertical (QdReadingView *self, double width, double height, double flow_width, double flow_height)
{
  double side = get_side (height);

  self->content_width = flow_width + 2 * EDGE;
  if (self->content_width > width)
    self->content_width += floor (width / 2);
  self->content_width = MAX (self->content_width, width);
  self->content_height = MAX (height, flow_height + 2 * side);
  self->origin_x = self->content_width - EDGE - flow_width;
  self->origin_y = floor (MAX (side, (height - flow_height) / 2));
}

static void
place_flow (QdReadingView *self, double width, double height)
{
  double flow_width = 0, flow_height = 0;

  if (self->flow)
    qd_flow_get_size (self->flow, &flow_width, &flow_height);
  if (qd_reading_view_is_vertical (self))
    place_vertical (self, width, height, flow_width, flow_height);
  else
    place_horizontal (self, width, height, flow_width, flow_height);
}

static void
update_notes (QdReadingView *self)
{
  double room = 0;

  if (self->flow && self->margin_notes && !qd_reading_view_is_vertical (self))
    {
      double flow_width, flow_height;

      qd_flow_get_size (self->flow, &flow_width, &flow_height);
      room = gtk_widget_get_width (GTK_WIDGET (self)) - self->origin_x - flow_width;
    }
  qd_margin_notes_update (self->notes, GTK_WIDGET (self), self->session, self->flow, room);
}

static void
allocate_bar (QdReadingView *self, int width, int height)
{
  GtkWidget *bar = GTK_WIDGET (self->bar);
  QdAnnotation *current;
  GdkRectangle where;
  gboolean in_view;
  gsize start, end;

  if (!self->session || !self->flow || !gtk_widget_get_visible (bar))
    return;
  current = qd_session_get_current (self->session);
  qd_session_get_selection (self->session, &start, &end);
  if (start == end && current)
    qd_session_get_annotation_range (self->session, current, &start, &end);
  in_view = qd_reading_view_get_bounds (self, start, end, &where);
  gtk_widget_set_child_visible (bar, in_view);
  if (in_view)
    qd_selection_bar_allocate_beside (self->bar, &where, width, height, qd_reading_view_is_vertical (self));
}

static void
qd_reading_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  double along = qd_reading_view_is_vertical (self) ? height : width;

  self->configuring = TRUE;
  if (self->session)
    {
      const QdStyle *style = qd_session_get_style (self->session);

      along = style->direction == QD_DIRECTION_VERTICAL ? height : width;
      qd_session_set_available_width (self->session, MAX (1, along - 2 * get_side (along)));
    }
  qd_margin_notes_count (self->notes, self->session);
  place_flow (self, width, height);
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->content_width, width);
  configure (self, GTK_ORIENTATION_VERTICAL, self->content_height, height);
  if ((self->place_dirty || qd_reading_view_is_vertical (self)) && self->flow)
    {
      restore_place (self);
      self->place_dirty = FALSE;
    }
  self->configuring = FALSE;
  update_notes (self);
  allocate_bar (self, width, height);
  qd_reading_view_allocate_spoken (self);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
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
      self->place_offset = qd_session_get_position (self->session) == 0 ? EDGE : 0;
      g_clear_pointer (&self->matches, g_array_unref);
    }
  g_set_object (&self->flow, flow);
  g_hash_table_remove_all (self->nodes);
  qd_margin_notes_invalidate (self->notes);
  self->place_dirty = TRUE;
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
      g_signal_connect_swapped (session, "scroll-to", G_CALLBACK (scroll_to_cb), self);
      g_signal_connect_swapped (session, "scroll-back", G_CALLBACK (scroll_back_cb), self);
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

/* The widget */

static void
set_adjustment (QdReadingView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (adjustment && *own == adjustment)
    return;
  if (*own)
    g_signal_handlers_disconnect_by_data (*own, self);
  g_clear_object (own);
  *own = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*own, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_object_notify (G_OBJECT (self), orientation == GTK_ORIENTATION_HORIZONTAL ? "hadjustment" : "vadjustment");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

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
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
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

  qd_reading_view_class_init_actions (widget_class);
  qd_reading_view_class_init_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "readingview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
qd_reading_view_init (QdReadingView *self)
{
  self->goal = -1;
  self->margin_notes = TRUE;
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  self->notes = qd_margin_notes_new ();
  self->spoken = g_ptr_array_new ();
  self->bar = QD_SELECTION_BAR (qd_selection_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
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
