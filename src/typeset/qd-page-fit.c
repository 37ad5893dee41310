/* qd-page-fit.c: how large a page is, and whether two stand side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-page-fit.h"

#include <math.h>

#include "typeset/qd-flow.h"

#define MIN_LINES 2
/* Two pages of vertical text that take what room there is are not made narrower than this. */
#define MIN_LINES_TO_FACE 12
/* Widths that are equal but for rounding are equal. */
#define EPSILON 1e-6

/* The line gap counts between lines only, not outside the first and the last. */
static int
count_lines (const QdStyle *style, double room_px)
{
  double gap = style->size_px * style->line_gap;

  return floor ((room_px + gap) / (style->size_px + gap) + EPSILON);
}

static gboolean
has_room_for_two (const QdStyle *style, double share_px)
{
  if (style->direction == QD_DIRECTION_HORIZONTAL)
    return style->measure * style->size_px <= share_px + EPSILON;
  return count_lines (style, share_px) >= (style->page_lines > 0 ? style->page_lines : MIN_LINES_TO_FACE);
}

/* Whether so little would be left of each page that one is better, whatever the reader asked for. */
static gboolean
is_too_narrow_for_two (const QdStyle *style, double share_px)
{
  if (style->direction == QD_DIRECTION_HORIZONTAL)
    return share_px < QD_PAGE_FIT_MIN_MEASURE * style->size_px;
  return count_lines (style, share_px) < MIN_LINES;
}

/**
 * qd_page_fit:
 * @style: (inout): the style as the reader chose it; becomes the one to compose with: `measure`, `page_lines` and
 *   `spread` are what the room allows, `spread` is no longer %QD_SPREAD_AUTO
 * @width_px: room for the type areas of the pages shown at once, margins taken off and the gutter not
 * @height_px: the same downwards
 *
 * CLREQ, considerations in designing the type area: characters a line and lines a page are the design, both whole
 * numbers; what remains of the paper goes to the margins.
 */
void
qd_page_fit (QdStyle *style, double width_px, double height_px)
{
  gboolean vertical = style->direction == QD_DIRECTION_VERTICAL;
  double share = (width_px - qd_flow_get_gutter (style)) / 2;
  gboolean two = style->spread == QD_SPREAD_TWO ? !is_too_narrow_for_two (style, share)
                                                : style->spread == QD_SPREAD_AUTO && has_room_for_two (style, share);
  double page_width = two ? share : width_px;
  double along = vertical ? height_px : page_width;
  int n_lines = MAX (count_lines (style, vertical ? page_width : height_px), MIN_LINES);

  if (style->measure * style->size_px > along + EPSILON)
    style->measure = MAX (QD_PAGE_FIT_MIN_MEASURE, floor (along / style->size_px + EPSILON));
  style->page_lines = style->page_lines > 0 ? MIN (style->page_lines, n_lines) : n_lines;
  style->spread = two ? QD_SPREAD_TWO : QD_SPREAD_ONE;
}
