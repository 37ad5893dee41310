/* test-han-rank.c: the order of the characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-han-rank.h"

static void
assert_nothing_twice (const char *order)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (const char *p = order; *p; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      g_assert_true (ch >= 0x4e00 && ch <= 0x9fff);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (ch)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 4000);
}

static void
test_table (void)
{
  assert_nothing_twice (qd_han_simplified);
  assert_nothing_twice (qd_han_traditional);
}

static void
test_rank (void)
{
  g_assert_cmpint (qd_han_rank (0x7684), ==, 1); /* 的 */
  g_assert_cmpint (qd_han_rank (0x4e66), <, 1000);
  g_assert_cmpint (qd_han_rank (0x9ede), >, 0);
  g_assert_cmpint (qd_han_rank (0x9ea4), ==, 0);
  g_assert_cmpint (qd_han_rank ('a'), ==, 0);
  g_assert_cmpint (qd_han_rank (0x20000), ==, 0);
}

static void
test_scripts (void)
{
  g_assert_cmpint (qd_han_scripts (0x4e66), ==, QD_HAN_COMMON_SIMPLIFIED);  /* 书 */
  g_assert_cmpint (qd_han_scripts (0x66f8), ==, QD_HAN_COMMON_TRADITIONAL); /* 書 */
  g_assert_cmpint (qd_han_scripts (0x4eba), ==, QD_HAN_COMMON_SIMPLIFIED | QD_HAN_COMMON_TRADITIONAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/han-rank/table", test_table);
  g_test_add_func ("/text/han-rank/rank", test_rank);
  g_test_add_func ("/text/han-rank/scripts", test_scripts);
  return g_test_run ();
}
