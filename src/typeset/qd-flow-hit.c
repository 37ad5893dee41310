/* qd-flow-hit.c: from a point to a place in the text, and from places to shapes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>

static double
cell_start (const QdFlowPlace *place, const QdCell *cell)
{
  return place->along + cell->x * place->role->unit;
}

/* Where an empty line begins. */
static double
line_indent (const QdFlowPlace *place)
{
  const QdFlowRole *role = place->role;
  double free_length = place->cell ? place->length : role->measure * role->unit;

  switch (place->cell ? place->cell->align : role->role->align)
    {
    case QD_ALIGN_CENTER:
      return place->along + free_length / 2;
    case QD_ALIGN_END:
      return place->along + free_length;
    case QD_ALIGN_JUSTIFY:
    case QD_ALIGN_START:
      break;
    }
  return place->along + (place->line == 0 ? role->first_indent : role->hanging) * role->unit;
}

static const QdCell *
find_cell (const GArray *cells, int byte)
{
  int low = 0, high = cells->len;

  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (g_array_index (cells, QdCell, middle).start <= byte)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (cells, QdCell, low);
}

/* The cell a place is in (nullable). @after: of what stands before it, not of what follows. */
static const QdCell *
find_cell_at (const QdFlowPlace *place, const GArray *cells, gsize byte, gboolean after)
{
  int offset = byte > place->paragraph->start ? byte - place->paragraph->start : 0;

  return cells->len > 0 ? find_cell (cells, after ? MAX (offset - 1, 0) : offset) : NULL;
}

/* Where along its line a place is. @after: as the end of what stands before it, not as the start of what follows. */
static double
find_along (QdFlow *self, const QdFlowPlace *place, const GArray *cells, gsize byte, gboolean after)
{
  int offset = byte > place->paragraph->start ? byte - place->paragraph->start : 0;
  const QdCell *cell = find_cell_at (place, cells, byte, after);

  if (!cell)
    return line_indent (place);
  return cell_start (place, cell) + qd_flow_get_offset_in_cell (self, place, cell, offset);
}

/* What is added to the distance of a cell from a point that is @above the middle of the line: @far for one in the other
 * line of an inline note. Where a note begins its second line goes before what stands there, and where it ends what
 * follows goes before its first line: these are the places that are not also that of their neighbour. */
static double
sub_line_bias (const QdCell *cell, double above, double far)
{
  if (cell->sub_line == 0)
    return 0;
  if ((cell->sub_line == 1) != (above >= 0))
    return far;
  return cell->sub_line == 1 ? 0.01 : -0.01;
}

/* Where across the lines a cell's type stands, and how deep it is. */
static double
find_across (const QdFlowPlace *place, const QdCell *cell, double *depth)
{
  *depth = place->role->em * (cell ? cell->scale : 1);
  return place->across + place->pitch / 2 - *depth / 2 - (cell ? qd_flow_get_sub_line_rise (place, cell) : 0);
}

/**
 * qd_flow_hit:
 * @self: a flow
 * @x: px
 * @y: px
 *
 * Past the end of a line that runs on, the place is the start of the next: a selection drawn there takes the whole
 * line.
 *
 * Returns: the caret position nearest to the point, a byte of the reading
 */
gsize
qd_flow_hit (QdFlow *self, double x, double y)
{
  double along = qd_flow_is_vertical (self) ? y : x, distance = G_MAXDOUBLE, across, middle;
  int line = qd_flow_find_line_at (self, x, y);
  const QdCell *best = NULL;
  QdFlowPlace place;
  GArray *cells;

  if (line < 0)
    return 0;
  qd_flow_locate (self, line, &place);
  across = qd_flow_is_vertical (self) ? qd_flow_get_depth (self) - x : y;
  middle = place.across + place.pitch / 2;
  cells = qd_flow_get_entry (self, line)->cells;
  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);
      double start = cell_start (&place, cell), end = start + cell->advance * place.role->unit;
      double away = along < start ? start - along : MAX (along - end, 0);

      away += sub_line_bias (cell, middle - across, end);
      if (away < distance)
        {
          distance = away;
          best = cell;
        }
    }
  if (!best)
    return place.start;
  return place.paragraph->start + qd_flow_get_byte_in_cell (self, &place, best, along - cell_start (&place, best));
}

/**
 * qd_flow_get_caret:
 * @self: a flow
 * @byte: of the reading
 * @rect: (out): where a caret before that byte stands: the em box of its line high, and of no width; in vertical
 *   text as wide as the em box, and of no height
 */
void
qd_flow_get_caret (QdFlow *self, gsize byte, QdRect *rect)
{
  int line = qd_flow_find_line (self, byte);
  QdFlowPlace place;
  double across, depth;
  gboolean at_end;
  GArray *cells;
  gsize inside;

  if (line < 0)
    {
      qd_flow_place (self, 0, 0, 0, self->em, rect);
      return;
    }
  qd_flow_locate (self, line, &place);
  cells = qd_flow_get_entry (self, line)->cells;
  inside = MIN (byte, place.paragraph->end);
  at_end = inside == place.paragraph->end;
  across = find_across (&place, find_cell_at (&place, cells, inside, at_end), &depth);
  qd_flow_place (self, find_along (self, &place, cells, inside, at_end), across, 0, depth, rect);
}

static gboolean
has_sub_lines (const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      if (g_array_index (cells, QdCell, i).sub_line > 0)
        return TRUE;
    }
  return FALSE;
}

/* … of a line with inline notes: each stretch of the line and each line of a note has its own. */
static void
append_sub_line_rects (
    QdFlow *self, const QdFlowPlace *place, const GArray *cells, gsize start, gsize end, GArray *rects)
{
  gsize origin = place->paragraph->start;

  for (guint i = 0, next; i < cells->len; i = next)
    {
      const QdCell *first = &g_array_index (cells, QdCell, i), *last = first;
      gsize from, to;
      double across, depth;

      for (next = i + 1; next < cells->len; next++, last++)
        {
          if (g_array_index (cells, QdCell, next).sub_line != first->sub_line)
            break;
        }
      from = MAX (start, origin + first->start);
      to = MIN (end, origin + last->end);
      if (from < to)
        {
          double a = find_along (self, place, cells, from, FALSE), b = find_along (self, place, cells, to, TRUE);
          QdRect rect;

          across = find_across (place, first, &depth);
          qd_flow_place (self, MIN (a, b), across, fabs (b - a), depth, &rect);
          g_array_append_val (rects, rect);
        }
    }
}

/* Appends the rectangles of what [@start, @end) covers of one line. */
static void
append_line_rects (QdFlow *self, const QdFlowPlace *place, int line, gsize start, gsize end, GArray *rects)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (double));
  const GArray *cells = qd_flow_get_entry (self, line)->cells;
  double across = place->across + (place->pitch - place->role->em) / 2;
  gsize origin = place->paragraph->start;

  if (has_sub_lines (cells))
    {
      append_sub_line_rects (self, place, cells, start, end, rects);
      return;
    }
  if (!qd_flow_find_pieces (self, place, cells, start - origin, end - origin, pieces))
    {
      double a = find_along (self, place, cells, start, FALSE) - place->along;
      double b = find_along (self, place, cells, end, TRUE) - place->along;
      double piece[2] = { MIN (a, b), MAX (a, b) };

      g_array_append_vals (pieces, piece, 2);
    }
  for (guint i = 0; i < pieces->len; i += 2)
    {
      double a = g_array_index (pieces, double, i), b = g_array_index (pieces, double, i + 1);
      QdRect rect;

      qd_flow_place (self, place->along + a, across, b - a, place->role->em, &rect);
      g_array_append_val (rects, rect);
    }
}

/**
 * qd_flow_get_range_rects:
 * @self: a flow
 * @start: a byte of the reading
 * @end: one after the last
 * @rects: (element-type QdRect): receives one rectangle a line, appended, and more where right-to-left text parts the
 *   range
 *
 * Each is as deep as the em box and covers the text from the first to the last character of the range on its line,
 * with cut marks as they stand and with the gaps between: a mark's shape is unbroken along its line.
 */
void
qd_flow_get_range_rects (QdFlow *self, gsize start, gsize end, GArray *rects)
{
  int line = qd_flow_find_line (self, start);

  for (; line >= 0 && line < self->n_lines && start < end; line++)
    {
      QdFlowPlace place;

      qd_flow_locate (self, line, &place);
      if (place.start >= end)
        break;
      if (place.end > start && place.end > place.start)
        append_line_rects (self, &place, line, MAX (start, place.start), MIN (end, place.end), rects);
    }
}

/* CLREQ 3.3.1 (着重号): no dot on marks or blanks. */
static gboolean
takes_dot (QdCharClass class)
{
  switch (class)
    {
    case QD_CHAR_HAN:
    case QD_CHAR_ITERATION:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_OTHER:
      return TRUE;
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/* Appends the frames of those characters of @cell that take a dot and stand in [start, end). */
static void
append_cell_frames (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, gsize start, gsize end, GArray *rects)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  const char *text = self->string + place->paragraph->start;
  double depth, across = find_across (place, cell, &depth);
  int i = 0;

  qd_flow_get_frames_in_cell (self, place, cell, frames);
  for (const char *p = text + cell->start; p < text + cell->end && i + 1 < (int) frames->len; p = g_utf8_next_char (p))
    {
      QdCharClass class = qd_char_class (g_utf8_get_char (p));
      gsize byte = p - self->string;
      QdRect rect;

      if (p > text + cell->start && class == QD_CHAR_COMBINING)
        continue;
      if (takes_dot (class) && byte >= start && byte < end)
        {
          qd_flow_place (self, cell_start (place, cell) + g_array_index (frames, double, i), across,
                         g_array_index (frames, double, i + 1), depth, &rect);
          g_array_append_val (rects, rect);
        }
      i += 2;
    }
}

/**
 * qd_flow_get_emphasis_cells:
 * @self: a flow
 * @start: a byte of the reading
 * @end: one after the last
 * @rects: (element-type QdRect): receives the frame of each character that takes a dot, appended
 *
 * A frame is as wide as the character, without the gap after it: its middle is the character's middle however far the
 * line was expanded.
 */
void
qd_flow_get_emphasis_cells (QdFlow *self, gsize start, gsize end, GArray *rects)
{
  int line = qd_flow_find_line (self, start);

  for (; line >= 0 && line < self->n_lines && start < end; line++)
    {
      QdFlowPlace place;
      GArray *cells;

      qd_flow_locate (self, line, &place);
      if (place.start >= end)
        break;
      cells = qd_flow_get_entry (self, line)->cells;
      for (guint i = 0; i < cells->len; i++)
        {
          const QdCell *cell = &g_array_index (cells, QdCell, i);

          if (place.paragraph->start + cell->end > start && place.paragraph->start + cell->start < end)
            append_cell_frames (self, &place, cell, start, end, rects);
        }
    }
}
