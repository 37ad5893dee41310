/* qd-reading-view-place.c: where the text stands in the widget, and scrolling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

#include <math.h>

#define EDGE 32        /* px between the first line and the window */
#define SIDE 24        /* px beside the text, at least */
#define SIDE_NARROW 14 /* the same in a window not much wider than a phone */
#define NARROW 480

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
  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_get_page_offset (self, self->page, dx, dy);
      return;
    }
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
  /* Beside the pages shown others follow, which are not seen. */
  if (qd_reading_view_is_paged (self))
    {
      QdRect clip;

      qd_reading_view_get_page_clip (self, self->page, &clip);
      *flow_x = CLAMP (*flow_x, clip.x, clip.x + clip.width);
    }
}

/* What of the flow is in view, in its coordinates. */
void
qd_reading_view_get_flow_clip (QdReadingView *self, QdRect *clip)
{
  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_get_page_clip (self, self->page, clip);
      return;
    }
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
  if (qd_reading_view_is_paged (self))
    return qd_reading_view_get_page_start (self);
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
  if (qd_reading_view_is_paged (self))
    return qd_reading_view_get_page_end (self);
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
  self->anchor = first;
  qd_session_set_view (self->session, first, focus);
}

static void
restore_place (QdReadingView *self)
{
  gsize place = qd_session_get_position (self->session);
  gboolean from_start = place == 0 && self->place_offset == EDGE;
  QdFlowLine line;

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_restore_page (self);
      return;
    }
  /* A picture before the first word is where reading starts. */
  qd_flow_get_line (self->flow, from_start ? 0 : qd_flow_find_line (self->flow, place), &line);
  set_block (self, get_line_block (self, &line) - self->place_offset);
}

/* Another document: where reading stopped comes to the top, its very beginning to where a first page begins. */
void
qd_reading_view_forget_place (QdReadingView *self)
{
  self->anchor = qd_session_get_position (self->session);
  self->place_offset = self->anchor == 0 ? EDGE : 0;
}

static void
value_changed_cb (QdReadingView *self)
{
  if (self->configuring || qd_reading_view_is_paged (self))
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
 *
 * In pages the page that holds the place is shown.
 */
void
qd_reading_view_scroll_to (QdReadingView *self, gsize byte, gboolean top_third)
{
  double block, size, edge;
  QdFlowLine line;

  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_go_to_page_of (self, byte, top_third);
      return;
    }
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

/* The session wants a place to be seen. */
void
qd_reading_view_scroll_to_cb (QdReadingView *self, guint64 byte, gboolean flash)
{
  QdAnnotation *current = qd_session_get_current (self->session);
  gsize start, end;

  qd_reading_view_scroll_to (self, byte, TRUE);
  if (flash && current && qd_session_get_annotation_range (self->session, current, &start, &end))
    qd_reading_view_flash (self, start, end);
}

/* The session wants the page as it was when @byte was the first on it. */
void
qd_reading_view_scroll_back_cb (QdReadingView *self, guint64 byte)
{
  QdFlowLine line;

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_go_to_page_of (self, byte, TRUE);
      return;
    }
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

/* Where the text stands when its lines run across: in the middle, moved aside a little if notes need the room, whether
 * there are any or not: the text must not jump at the first one. */
static void
place_horizontal (QdReadingView *self, double width, double height, double flow_width, double flow_height)
{
  double side = get_side (width), spare = width - flow_width;
  double needed = self->margin_notes ? QD_MARGIN_NOTES_ROOM : 0;

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
  /* Moved down a little where notes need the room above. */
  if (self->margin_notes && self->origin_y < QD_MARGIN_NOTES_ROOM
      && flow_height + QD_MARGIN_NOTES_ROOM + side <= height)
    self->origin_y = QD_MARGIN_NOTES_ROOM;
}

static void
place_flow (QdReadingView *self, double width, double height)
{
  double flow_width = 0, flow_height = 0;

  if (qd_reading_view_is_paged (self))
    {
      qd_reading_view_place_pages (self, width, height);
      return;
    }
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
  QdMarginRoom room = { 0 };

  if (self->flow && self->margin_notes && qd_reading_view_is_vertical (self))
    room.above_px = self->origin_y;
  else if (self->flow && self->margin_notes)
    {
      double width = gtk_widget_get_width (GTK_WIDGET (self)), flow_width, flow_height;

      if (qd_reading_view_is_paged (self))
        {
          room.facing = qd_reading_view_get_n_facing (self) > 1;
          room.side_px = self->origin_x;
        }
      else
        {
          qd_flow_get_size (self->flow, &flow_width, &flow_height);
          room.side_px = width - self->origin_x - flow_width;
        }
    }
  if (self->flow && !qd_reading_view_is_paged (self))
    qd_margin_notes_set_pages (self->notes, 0, 0);
  else if (self->flow)
    qd_margin_notes_set_pages (self->notes, self->page, self->page + qd_reading_view_get_n_facing (self));
  qd_margin_notes_update (self->notes, GTK_WIDGET (self), self->session, self->flow, &room);
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

/* Tells the session how much room there is, which may make it compose anew at once. */
static void
offer_room (QdReadingView *self, int width, int height)
{
  double margin_x = 2 * get_side (width), margin_y = 2 * get_side (height);

  if (!self->session)
    return;
  if (qd_session_get_style (self->session)->mode == QD_MODE_PAGES)
    qd_reading_view_get_page_margins (self, width, &margin_x, &margin_y);
  qd_session_set_available_size (self->session, MAX (1, width - margin_x), MAX (1, height - margin_y));
}

/* Lays the page out for a size of the widget. */
void
qd_reading_view_lay_out (QdReadingView *self, int width, int height)
{
  self->configuring = TRUE;
  offer_room (self, width, height);
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

/* Takes another adjustment for one of the axes; NULL for one of its own. */
void
qd_reading_view_set_adjustment (QdReadingView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
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
