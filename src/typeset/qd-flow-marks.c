/* qd-flow-marks.c: the dots and lines the text itself has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-flow-private.h"

/* How much of a line is left out where it meets another, in em: half of the break between them (CLREQ 3.4.2). */
#define MEETING_GAP (1 / 12.0)

static gboolean
has_mark (QdFlow *self, QdSpanKind kind)
{
  return kind == QD_SPAN_NAME || kind == QD_SPAN_WORK
         || (kind == QD_SPAN_EMPHASIS && self->style.emphasis == QD_EMPHASIS_DOTS);
}

/**
 * qd_flow_get_text_marks:
 * @self: a flow
 * @start: a byte of the reading
 * @end: one after the last
 * @marks: (element-type QdTextMark): receives the marks that touch [@start, @end), sorted by start, appended
 *
 * Dots below what is stressed (着重号), the line below a proper name (专名号), the wavy line below the title of a work
 * (书名号甲式): what the document asks for, not the reader's own.
 */
void
qd_flow_get_text_marks (QdFlow *self, gsize start, gsize end, GArray *marks)
{
  int n_spans;
  const QdSpan *spans = qd_style_spans_find (self->spans, start, end, &n_spans);

  for (int i = 0; i < n_spans; i++)
    {
      QdTextMark mark = { .start = spans[i].start, .end = spans[i].end, .kind = spans[i].kind };

      if (has_mark (self, mark.kind) && mark.end > start)
        g_array_append_val (marks, mark);
    }
}

/**
 * qd_flow_trim_rects:
 * @self: a flow
 * @rects: (element-type QdRect): what a line below the text runs along, one rectangle a line of text
 * @before: whether another line ends where it begins
 * @after: whether another begins where it ends
 *
 * Two lines that meet are two lines, with a visible break between them (CLREQ 3.4.2).
 */
void
qd_flow_trim_rects (QdFlow *self, GArray *rects, gboolean before, gboolean after)
{
  gboolean vertical = qd_flow_is_vertical (self);
  double gap = self->em * MEETING_GAP;

  if (rects->len > 0 && before)
    {
      QdRect *first = &g_array_index (rects, QdRect, 0);
      double *length = vertical ? &first->height : &first->width;

      *(vertical ? &first->y : &first->x) += MIN (gap, *length / 4);
      *length -= MIN (gap, *length / 4);
    }
  if (rects->len > 0 && after)
    {
      QdRect *last = &g_array_index (rects, QdRect, rects->len - 1);
      double *length = vertical ? &last->height : &last->width;

      *length -= MIN (gap, *length / 4);
    }
}
