/* qd-flow-find.c: which line a place is on, and which lines a part of the flow shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-flow-private.h"

#include <math.h>

/**
 * qd_flow_find_line:
 * @self: a flow
 * @byte: of the reading
 *
 * Returns: the line that holds @byte; a place between paragraphs counts to the one before; −1 in an empty document
 */
int
qd_flow_find_line (QdFlow *self, gsize byte)
{
  const QdParagraph *paragraph;
  int index, low, high;
  gsize offset;

  if (self->n_lines == 0)
    return -1;
  index = CLAMP (qd_document_find_paragraph (self->document, byte), 0, self->n_paragraphs - 1);
  paragraph = qd_document_get_paragraph (self->document, index);
  offset = byte > paragraph->start ? byte - paragraph->start : 0;
  low = self->paragraphs[index].first_line;
  high = self->paragraphs[index + 1].first_line;
  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (self->lines[middle].start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The box of a line across the lines; in a table that of its row, so that bands follow each other. */
static void
get_band (QdFlow *self, int line, double *start, double *end)
{
  qd_flow_get_virtual (self, line, start, end);
  if (self->n_pages > 0)
    {
      int page = qd_flow_find_page (self, line);
      double moved =
          (qd_flow_is_vertical (self) ? page * qd_flow_get_page_step (self) : 0) - self->pages[page].top * self->pitch;

      *start += moved;
      *end += moved;
    }
}

/* Of the lines of a row, which stand beside each other, the one nearest to a place. */
static int
find_in_row (QdFlow *self, int paragraph, double along, double across)
{
  double least = G_MAXDOUBLE;
  int best = self->paragraphs[paragraph].first_line;

  for (int line = best; line < (int) self->paragraphs[paragraph + 1].first_line; line++)
    {
      QdFlowPlace place;
      double aside, below, distance;

      qd_flow_locate (self, line, &place);
      aside = MAX (place.along - along, along - place.along - place.length);
      below = MAX (place.across - across, across - place.across - place.pitch);
      /* First the column, then the line. */
      distance = MAX (aside, 0) * 1000 + MAX (below, 0);
      if (distance < least)
        {
          least = distance;
          best = line;
        }
    }
  return best;
}

/* The first line of [low, high) whose box ends after @across; @high if none does. */
static int
find_after (QdFlow *self, int low, int high, double across)
{
  while (low < high)
    {
      int middle = low + (high - low) / 2;
      double start, end;

      get_band (self, middle, &start, &end);
      if (end <= across)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The lines of the pages from the one that is nearest to where a stretch of the flow begins to the one nearest to
 * where it ends; all lines where there are no pages. */
static void
get_lines_of (QdFlow *self, int first_page, int last_page, int *low, int *high)
{
  *low = self->n_pages > 0 ? (int) self->pages[first_page].first_line : 0;
  *high = self->n_pages > 0 ? (int) self->pages[last_page + 1].first_line : self->n_lines;
}

static int
find_by_bands (QdFlow *self, double x, double y)
{
  double across = qd_flow_is_vertical (self) ? qd_flow_get_depth (self) - x : y;
  double strip = qd_flow_is_vertical (self) ? across : x;
  int line, low, high, page = 0;
  double start, end, before;

  if (self->n_lines == 0)
    return -1;
  if (self->n_pages > 0)
    page = CLAMP (floor (strip / qd_flow_get_page_step (self)
                         + qd_flow_get_gutter (&self->style) / 2 / qd_flow_get_page_step (self)),
                  0, self->n_pages - 1);
  get_lines_of (self, page, page, &low, &high);
  line = find_after (self, low, high, across);
  if (line == high)
    return line - 1;
  get_band (self, line, &start, &end);
  if (across >= start || line == low)
    return line;
  before = start;
  get_band (self, line - 1, &start, &end);
  return across - end < before - across ? line - 1 : line;
}

/**
 * qd_flow_find_line_at:
 * @self: a flow
 * @x: px
 * @y: px
 *
 * Returns: the line at a point, or the nearest one, on the nearest page where there are pages; −1 in an empty document
 */
int
qd_flow_find_line_at (QdFlow *self, double x, double y)
{
  double along = qd_flow_is_vertical (self) ? y : x;
  double across = qd_flow_is_vertical (self) ? qd_flow_get_depth (self) - x : y;
  int line = find_by_bands (self, x, y), paragraph;

  if (line < 0)
    return line;
  paragraph = qd_flow_find_paragraph_of_line (self, line);
  return qd_flow_get_table (self, paragraph) ? find_in_row (self, paragraph, along, across) : line;
}

/**
 * qd_flow_find_lines_in:
 * @self: a flow
 * @rect: a part of the flow, px
 * @first: (out): the first line whose box touches it
 * @last: (out): one after the last; the same as @first if none does
 *
 * Where the part takes in several pages, lines between the first and the last need not touch it.
 */
void
qd_flow_find_lines_in (QdFlow *self, const QdRect *rect, int *first, int *last)
{
  gboolean vertical = qd_flow_is_vertical (self);
  double start = vertical ? qd_flow_get_depth (self) - rect->x - rect->width : rect->y;
  double end = start + (vertical ? rect->width : rect->height);
  double line_start, line_end;
  int first_page = 0, last_page = 0, low, high;

  if (self->n_pages > 0)
    {
      qd_flow_find_pages (self, vertical ? start : rect->x, vertical ? end : rect->x + rect->width, &first_page,
                          &last_page);
      if (first_page == last_page)
        {
          *first = *last = self->pages[first_page].first_line;
          return;
        }
      last_page--;
    }
  get_lines_of (self, first_page, last_page, &low, &high);
  *first = find_after (self, low, self->n_pages > 0 ? (int) self->pages[first_page + 1].first_line : high, start);
  *last = find_after (self, self->n_pages > 0 ? (int) self->pages[last_page].first_line : low, high, end);
  /* The line the end falls on counts if it begins before the end, and in a table those beside it. */
  for (; *last < high; (*last)++)
    {
      get_band (self, *last, &line_start, &line_end);
      if (line_start >= end)
        break;
    }
  *last = MAX (*first, *last);
}
