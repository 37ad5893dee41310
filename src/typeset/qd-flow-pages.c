/* qd-flow-pages.c: lines become pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page holds `page_lines` body lines and begins on a body line, so that the lines of facing pages stand level. It
 * does not end with a heading or a figure whose caption is on the next, nor does it begin with the last line of a
 * paragraph: a line more is brought over (CLREQ 孤行不成页). The last page has more than one line. All this where there
 * are lines enough for it.
 */
#include "typeset/qd-flow-private.h"

#include <math.h>

/* em between the type areas of two pages. */
#define GUTTER_EM 4

static gboolean
is_heading (QdFlow *self, int index)
{
  QdRole role = qd_document_get_paragraph (self->document, index)->role;

  return role == QD_ROLE_HEADING || role == QD_ROLE_TITLE || role == QD_ROLE_BYLINE;
}

/* A figure keeps its caption and a table its caption and head, as a heading keeps what it heads. */
static gboolean
keeps_next (QdFlow *self, int index)
{
  const QdParagraph *paragraph = qd_document_get_paragraph (self->document, index);

  return is_heading (self, index) || qd_flow_is_caption (self, index + 1)
         || (index + 1 < self->n_paragraphs && qd_flow_get_table (self, index + 1)
             && (paragraph->role == QD_ROLE_CAPTION || (qd_flow_get_table (self, index) && paragraph->level > 0)));
}

/* The body line on which @line begins; the one its paragraph begins on where larger type stands apart from the grid. */
static int
get_row (QdFlow *self, int line)
{
  int index = qd_flow_find_paragraph_of_line (self, line);
  double start, end;

  if ((int) self->paragraphs[index].first_line == line && !qd_flow_get_table (self, index))
    return self->paragraphs[index].top;
  qd_flow_get_virtual (self, line, &start, &end);
  return floor (start / self->pitch + 1e-6);
}

/* The line a page should begin with rather than @line; more of the page before it is brought over. No further back
 * than to the line after @first, with which the page before begins; @line where that does not do. */
static int
adjust_break (QdFlow *self, int first, int line)
{
  int best = line, before;

  do
    {
      int index = qd_flow_find_paragraph_of_line (self, best);
      int start = self->paragraphs[index].first_line, end = self->paragraphs[index + 1].first_line;

      before = best;
      if (best == start && index > 0 && keeps_next (self, index - 1))
        best = self->paragraphs[index - 1].first_line;
      else if (best > start && (is_heading (self, index) || qd_flow_get_table (self, index)))
        best = start;
      else if (best > start && best == end - 1)
        best--;
    }
  while (best < before && best > first);
  return best > first ? best : line;
}

/* The first line that does not fit on the page that begins with @first; the number of lines if all do. */
static int
fill_page (QdFlow *self, int first)
{
  double limit = get_row (self, first) * self->pitch + qd_flow_get_page_depth (self) + 1e-6;
  int index = qd_flow_find_paragraph_of_line (self, first);
  /* The lines of a row are on one page, however deep it is. */
  int low = qd_flow_get_table (self, index) ? (int) self->paragraphs[index + 1].first_line : first + 1,
      high = self->n_lines;

  while (low < high)
    {
      int middle = low + (high - low) / 2;
      double start, end;

      qd_flow_get_virtual (self, middle, &start, &end);
      if (end > limit)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Breaks the lines into pages. */
void
qd_flow_break_pages (QdFlow *self)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (QdFlowPage));
  QdFlowPage page = { 0 };
  int first = 0;

  while (first < self->n_lines)
    {
      int next = fill_page (self, first);

      page = (QdFlowPage){ first, get_row (self, first) };
      g_array_append_val (pages, page);
      first = next < self->n_lines ? adjust_break (self, first, next) : next;
    }
  if (pages->len > 1 && (int) page.first_line == self->n_lines - 1)
    {
      QdFlowPage *last = &g_array_index (pages, QdFlowPage, pages->len - 1);

      if (last[-1].first_line + 1 < last->first_line)
        last->first_line = adjust_break (self, last[-1].first_line, last->first_line - 1);
      last->top = get_row (self, last->first_line);
    }
  self->n_pages = pages->len;
  page = (QdFlowPage){ self->n_lines, self->n_rows };
  g_array_append_val (pages, page);
  self->pages = (QdFlowPage *) (void *) g_array_free (pages, FALSE);
}

double
qd_flow_get_page_depth (QdFlow *self)
{
  return MAX (self->style.page_lines, 1) * self->pitch;
}

double
qd_flow_get_page_step (QdFlow *self)
{
  double length = qd_flow_is_vertical (self) ? qd_flow_get_page_depth (self) : self->measure;

  return length + qd_flow_get_gutter (&self->style);
}

void
qd_flow_find_pages (QdFlow *self, double start, double end, int *first, int *last)
{
  double step = qd_flow_get_page_step (self), page = step - qd_flow_get_gutter (&self->style);

  *first = CLAMP (floor ((start - page) / step) + 1, 0, self->n_pages);
  *last = CLAMP (ceil (end / step), *first, self->n_pages);
}

/**
 * qd_flow_get_gutter:
 * @style: how a document is set
 *
 * Returns: px between the type areas of two pages that stand side by side
 */
double
qd_flow_get_gutter (const QdStyle *style)
{
  return GUTTER_EM * style->size_px;
}

/**
 * qd_flow_get_n_pages:
 * @self: a flow
 *
 * Returns: how many pages there are; 0 in %QD_MODE_SCROLL
 */
int
qd_flow_get_n_pages (QdFlow *self)
{
  return self->n_pages;
}

/**
 * qd_flow_get_page:
 * @self: a flow
 * @page: 0 … qd_flow_get_n_pages() − 1
 * @rect: (out): its type area, px; all pages are of the same size
 */
void
qd_flow_get_page (QdFlow *self, int page, QdRect *rect)
{
  double step = page * qd_flow_get_page_step (self);
  gboolean vertical = qd_flow_is_vertical (self);

  g_return_if_fail (page >= 0 && page < self->n_pages);

  qd_flow_place (self, vertical ? 0 : step, vertical ? step : 0, self->measure, qd_flow_get_page_depth (self), rect);
}

/**
 * qd_flow_get_page_lines:
 * @self: a flow
 * @page: 0 … qd_flow_get_n_pages() − 1
 * @first: (out): its first line
 * @last: (out): one after its last line
 */
void
qd_flow_get_page_lines (QdFlow *self, int page, int *first, int *last)
{
  g_return_if_fail (page >= 0 && page < self->n_pages);

  *first = self->pages[page].first_line;
  *last = self->pages[page + 1].first_line;
}

/**
 * qd_flow_find_page:
 * @self: a flow
 * @line: 0 … qd_flow_get_n_lines() − 1
 *
 * Returns: the page that holds the line; 0 in %QD_MODE_SCROLL
 */
int
qd_flow_find_page (QdFlow *self, int line)
{
  int low = 0, high = self->n_pages;

  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (self->pages[middle].first_line <= (guint32) line)
        low = middle;
      else
        high = middle;
    }
  return low;
}
