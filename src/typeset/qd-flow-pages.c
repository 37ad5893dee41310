/* qd-flow-pages.c: lines become pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page holds `page_lines` body lines. It does not end with a heading, nor with the first line of a paragraph, nor
 * does it begin with the last line of one, where there are lines enough to avoid that.
 */
#include "typeset/qd-flow-private.h"

/* Body lines between two pages. */
#define PAGE_GAP 2
/* Shorter paragraphs are not worth a line more or less on a page. */
#define MIN_LINES_TO_GUARD 3

static gboolean
is_heading (const QdParagraph *paragraph)
{
  return paragraph->role == QD_ROLE_HEADING || paragraph->role == QD_ROLE_TITLE || paragraph->role == QD_ROLE_BYLINE;
}

/* The line a page should begin with, given that @line is the first that does not fit on the page from @first on. */
static int
adjust_break (QdFlow *self, int first, int line)
{
  int best = line;

  for (int tries = 0; tries < self->style.page_lines; tries++)
    {
      int index = qd_flow_find_paragraph_of_line (self, best);
      int start = self->paragraphs[index].first_line;
      int n_lines = (int) self->paragraphs[index + 1].first_line - start;
      int before = best;

      if (best > start && is_heading (qd_document_get_paragraph (self->document, index)))
        best = start;
      else if (n_lines >= MIN_LINES_TO_GUARD && best == start + 1)
        best = start;
      else if (n_lines >= MIN_LINES_TO_GUARD && best == start + n_lines - 1)
        best--;
      else if (best == start && index > 0 && is_heading (qd_document_get_paragraph (self->document, index - 1)))
        best = self->paragraphs[index - 1].first_line;
      if (best == before)
        return best;
      /* Nothing is gained by a page that is empty or nearly so. */
      if (best <= first)
        return line;
    }
  return line;
}

void
qd_flow_break_pages (QdFlow *self)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  double depth = qd_flow_get_page_depth (self);
  guint32 first = 0;

  while (first < (guint32) self->n_lines)
    {
      double top, start, end;
      int line = first + 1;

      g_array_append_val (starts, first);
      qd_flow_get_virtual (self, first, &top, &end);
      for (; line < self->n_lines; line++)
        {
          qd_flow_get_virtual (self, line, &start, &end);
          if (end - top > depth + 1e-6)
            break;
        }
      first = line < self->n_lines ? adjust_break (self, first, line) : line;
    }
  self->n_pages = starts->len;
  g_array_append_val (starts, first);
  self->page_starts = (guint32 *) (void *) g_array_free (starts, FALSE);
}

double
qd_flow_get_page_depth (QdFlow *self)
{
  return MAX (self->style.page_lines, 1) * self->pitch;
}

double
qd_flow_get_page_step (QdFlow *self)
{
  return qd_flow_get_page_depth (self) + PAGE_GAP * self->pitch;
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
  g_return_if_fail (page >= 0 && page < self->n_pages);

  qd_flow_place (self, 0, page * qd_flow_get_page_step (self), self->measure, qd_flow_get_page_depth (self), rect);
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

  *first = self->page_starts[page];
  *last = self->page_starts[page + 1];
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

      if (self->page_starts[middle] <= (guint32) line)
        low = middle;
      else
        high = middle;
    }
  return low;
}
