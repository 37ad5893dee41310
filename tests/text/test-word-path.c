/* test-word-path.c: known words cost less than their characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-word-path.h"

static double
cost_of (const char *string)
{
  QdWordPath path;

  qd_word_path_init (&path);
  for (const char *p = string; *p; p = g_utf8_next_char (p))
    qd_word_path_push (&path, g_utf8_get_char (p));
  return path.costs[0];
}

static void
test_words (void)
{
  g_assert_cmpfloat (cost_of (""), ==, 0);
  g_assert_cmpfloat (cost_of ("问题"), <, cost_of ("问") + cost_of ("题"));
  g_assert_cmpfloat (cost_of ("问题"), <, cost_of ("题问"));
  /* Either script makes the same words. */
  g_assert_cmpfloat (cost_of ("問題"), ==, cost_of ("问题"));
}

static void
test_charge (void)
{
  QdWordPath path;

  qd_word_path_init (&path);
  qd_word_path_charge (&path, 3);
  g_assert_cmpfloat (path.costs[0], ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/word-path/words", test_words);
  g_test_add_func ("/text/word-path/charge", test_charge);
  return g_test_run ();
}
