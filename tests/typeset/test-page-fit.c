/* test-page-fit.c: N characters by M lines in a window of any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-page-fit.h"

#include "typeset/qd-flow.h"

static void
fit (QdStyle *style, QdDirection direction, QdSpread spread, int page_lines, double width, double height)
{
  qd_style_init (style, QD_REGION_CN);
  style->mode = QD_MODE_PAGES;
  style->direction = direction;
  style->spread = spread;
  style->page_lines = page_lines;
  qd_page_fit (style, width, height);
}

static void
assert_page (const QdStyle *style, int measure, int page_lines, QdSpread spread)
{
  g_assert_cmpfloat (style->measure, ==, measure);
  g_assert_cmpint (style->page_lines, ==, page_lines);
  g_assert_cmpint (style->spread, ==, spread);
}

/* Where there is room the reader has what was asked for: 30 characters of 20 px are 600 px, 24 lines of 35 px are 825,
 * for the gap below the last does not count. */
static void
test_as_asked (void)
{
  QdStyle style;

  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE, 24, 600, 825);
  assert_page (&style, 30, 24, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE, 24, 3000, 3000);
  assert_page (&style, 30, 24, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_ONE, 24, 825, 600);
  assert_page (&style, 30, 24, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_TWO, 12, 1000, 700);
  assert_page (&style, 30, 12, QD_SPREAD_TWO);
}

static void
test_less_room (void)
{
  QdStyle style;

  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE, 24, 599, 824);
  assert_page (&style, 29, 23, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_ONE, 24, 824, 599);
  assert_page (&style, 29, 23, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE, 24, 1, 1);
  assert_page (&style, QD_PAGE_FIT_MIN_MEASURE, 2, QD_SPREAD_ONE);
}

static void
test_as_many_as_fit (void)
{
  QdStyle style;

  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE, 0, 700, 720);
  assert_page (&style, 30, 21, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_ONE, 0, 720, 700);
  assert_page (&style, 30, 21, QD_SPREAD_ONE);
}

static void
test_spread (void)
{
  QdStyle style;
  double gutter, two;

  qd_style_init (&style, QD_REGION_CN);
  gutter = qd_flow_get_gutter (&style);
  two = 2 * 600 + gutter;
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_AUTO, 20, two, 800);
  assert_page (&style, 30, 20, QD_SPREAD_TWO);
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_AUTO, 20, two - 1, 800);
  assert_page (&style, 30, 20, QD_SPREAD_ONE);
  /* Two were asked for: the lines are shorter then. */
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_TWO, 20, two - 1, 800);
  assert_page (&style, 29, 20, QD_SPREAD_TWO);
  /* But not so short that nothing can be set. */
  fit (&style, QD_DIRECTION_HORIZONTAL, QD_SPREAD_TWO, 20, 300, 800);
  assert_page (&style, 15, 20, QD_SPREAD_ONE);
  /* In vertical text it is the lines of both pages that share the width. */
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_AUTO, 10, 2 * 335 + gutter, 800);
  assert_page (&style, 30, 10, QD_SPREAD_TWO);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_AUTO, 10, 2 * 335 + gutter - 1, 800);
  assert_page (&style, 30, 10, QD_SPREAD_ONE);
  fit (&style, QD_DIRECTION_VERTICAL, QD_SPREAD_AUTO, 0, 2 * 405 + gutter, 800);
  assert_page (&style, 30, 12, QD_SPREAD_TWO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-fit/as-asked", test_as_asked);
  g_test_add_func ("/page-fit/less-room", test_less_room);
  g_test_add_func ("/page-fit/as-many-as-fit", test_as_many_as_fit);
  g_test_add_func ("/page-fit/spread", test_spread);
  return g_test_run ();
}
