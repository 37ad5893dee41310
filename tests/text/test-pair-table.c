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

/* What Hong Kong added after 2001 comes from the C library, where it knows it. */
static void
test_late_additions (void)
{
  g_autofree char *late = g_convert ("\x8c\x43", 2, "UTF-8", "BIG5-HKSCS", NULL, NULL, NULL);

  if (!late)
    {
      g_test_skip ("the C library has no BIG5-HKSCS");
      return;
    }
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_BIG5, 0x8c, 0x43), ==, 0x9fa6);
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_BIG5, 0x88, 0x40), ==, 0x31c0);
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_BIG5, 0x9fa6), ==, 0x8c43);
  /* Beyond the basic plane, both ways. */
  g_assert_cmphex (qd_pair_to_char (QD_PAIR_BIG5, 0x87, 0xa1), ==, 0x258de);
  g_assert_cmphex (qd_pair_from_char (QD_PAIR_BIG5, 0x258de), ==, 0x87a1);
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
  g_test_add_func ("/text/pair-table/late-additions", test_late_additions);
  g_test_add_func ("/text/pair-table/none", test_none);
  g_test_add_func ("/text/pair-table/both-ways", test_both_ways);
  return g_test_run ();
}
