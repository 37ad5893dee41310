/* test-pair-table.c: pairs of bytes and their characters, both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-pair-table.h"

static void
test_known (void)
{
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, 0xb6, 0xc1), ==, 0x8bfb); /* 读 */
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_GBK, 0x8bfb), ==, 0xb6c1);
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_BIG5, 0xbb, 0x4f), ==, 0x81fa); /* 臺 */
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_BIG5, 0x81fa), ==, 0xbb4f);
}

static void
test_none (void)
{
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, 0xff, 0xff), ==, 0);
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, 0x41, 0x41), ==, 0);
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, 0xb0, 0x20), ==, 0);
  /* Private use counts as not assigned. */
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, 0xaa, 0xa1), ==, 0);
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_BIG5, 0x8bfb), ==, 0);
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_GBK, 0x20000), ==, 0);
}

static void
test_both_ways (void)
{
  for (gunichar ch = 0x4e00; ch <= 0x9fa5; ch++)
    {
      guint16 pair = qd_pair_from_char (QD_PAIR_GBK, ch);

      g_assert_cmphex (pair, !=, 0);
      g_assert_cmphex (qd_pair_to_char (QD_PAIR_GBK, pair >> 8, pair & 0xff), ==, ch);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/pair-table/known", test_known);
  g_test_add_func ("/text/pair-table/none", test_none);
  g_test_add_func ("/text/pair-table/both-ways", test_both_ways);
  return g_test_run ();
}
