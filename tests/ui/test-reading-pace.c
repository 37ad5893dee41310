/* test-reading-pace.c: a speed is learnt from reading, not from leaping or resting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-pace.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static void
test_learns (void)
{
  QdReadingPace pace;

  qd_reading_pace_init (&pace, 0);
  g_assert_cmpint (qd_reading_pace_minutes (&pace, 800), ==, 2);
  g_assert_false (qd_reading_pace_move (&pace, 0, 0));
  g_assert_false (qd_reading_pace_move (&pace, 30, 5 * SECOND));
  g_assert_true (qd_reading_pace_move (&pace, 300, 60 * SECOND));
  g_assert_cmpfloat_with_epsilon (pace.speed, 300, 0.01);
  g_assert_cmpint (qd_reading_pace_minutes (&pace, 301), ==, 2);
  g_assert_cmpint (qd_reading_pace_minutes (&pace, -5), ==, 0);
  g_assert_true (qd_reading_pace_move (&pace, 800, 120 * SECOND));
  g_assert_cmpfloat_with_epsilon (pace.speed, 340, 0.01);
}

static void
test_ignores (void)
{
  QdReadingPace pace;

  qd_reading_pace_init (&pace, 300);
  qd_reading_pace_move (&pace, 0, 0);
  g_assert_false (qd_reading_pace_move (&pace, 300, 3600 * SECOND));
  g_assert_false (qd_reading_pace_move (&pace, 90000, 3660 * SECOND));
  g_assert_false (qd_reading_pace_move (&pace, 100, 3720 * SECOND));
  qd_reading_pace_leap (&pace);
  g_assert_false (qd_reading_pace_move (&pace, 500, 3780 * SECOND));
  g_assert_cmpfloat_with_epsilon (pace.speed, 300, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading-pace/learns", test_learns);
  g_test_add_func ("/reading-pace/ignores", test_ignores);
  return g_test_run ();
}
