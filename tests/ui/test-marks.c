/* test-marks.c: lanes of marks that overlap, and where the bar beside a selection goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-marks.h"
#include "ui/qd-selection-bar.h"

static void
test_lanes (void)
{
  const QdMarkSide line = QD_MARK_SIDE_LINES, none = QD_MARK_SIDE_NONE;
  QdMarkSpan spans[] = { { 0, 30, line, -1 },  { 3, 90, none, -1 },  { 6, 60, line, -1 },
                         { 30, 90, line, -1 }, { 33, 40, line, -1 }, { 36, 40, line, -1 } };

  qd_marks_assign_lanes (spans, G_N_ELEMENTS (spans), FALSE);
  g_assert_cmpint (spans[0].lane, ==, 0);
  g_assert_cmpint (spans[1].lane, ==, 0); /* behind the text */
  g_assert_cmpint (spans[2].lane, ==, 1);
  g_assert_cmpint (spans[3].lane, ==, 0); /* begins where the first ended */
  g_assert_cmpint (spans[4].lane, ==, 2);
  g_assert_cmpint (spans[5].lane, ==, QD_MARKS_N_LANES - 1); /* no lane is left */
}

/* On one side the line is nearer to the text, whichever begins first; on two sides both are near. */
static void
test_sides (void)
{
  for (int vertical = 0; vertical < 2; vertical++)
    {
      QdMarkSpan spans[] = { { 0, 30, QD_MARK_SIDE_DOTS, -1 },
                             { 6, 60, QD_MARK_SIDE_LINES, -1 },
                             { 60, 90, QD_MARK_SIDE_DOTS, -1 } };

      qd_marks_assign_lanes (spans, G_N_ELEMENTS (spans), vertical);
      g_assert_cmpint (spans[0].lane, ==, vertical ? 0 : 1);
      g_assert_cmpint (spans[1].lane, ==, 0);
      g_assert_cmpint (spans[2].lane, ==, 0);
    }
}

static void
test_bar_place (void)
{
  for (int vertical = 0; vertical < 2; vertical++)
    for (int y = -100; y < 800; y += 20)
      for (int height = 20; height < 400; height += 60)
        {
          GdkRectangle where = { 200, y, 300, height }, shared;
          GdkRectangle bar = qd_selection_bar_place (&where, 280, 44, 800, 700, vertical);

          g_assert_cmpint (bar.x, >=, 0);
          g_assert_cmpint (bar.y, >=, 0);
          g_assert_cmpint (bar.x + bar.width, <=, 800);
          g_assert_cmpint (bar.y + bar.height, <=, 700);
          if (y + height > 0 && y < 700)
            g_assert_false (gdk_rectangle_intersect (&bar, &where, &shared));
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/lanes", test_lanes);
  g_test_add_func ("/marks/sides", test_sides);
  g_test_add_func ("/marks/bar-place", test_bar_place);
  return g_test_run ();
}
