/* test-word-list.c: known words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-word-list.h"

#include <math.h>

static void
test_fold (void)
{
  g_assert_cmphex (qd_word_fold (0x66f8), ==, 0x4e66); /* 書, 书 */
  g_assert_cmphex (qd_word_fold (0x4e66), ==, 0x4e66);
  g_assert_cmphex (qd_word_fold ('a'), ==, 'a');
}

static void
test_cost (void)
{
  const gunichar work[] = { 0x5de5, 0x4f5c }, nonsense[] = { 0x7acb, 0x9be8 };

  g_assert_cmpfloat (qd_word_cost (work, 2), <, qd_word_cost (work, 1) + qd_word_cost (work + 1, 1));
  g_assert_cmpfloat (qd_word_cost (nonsense, 2), ==, HUGE_VAL);
  g_assert_cmpfloat (qd_word_cost (nonsense + 1, 1), >, qd_word_cost (nonsense, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/word-list/fold", test_fold);
  g_test_add_func ("/text/word-list/cost", test_cost);
  return g_test_run ();
}
