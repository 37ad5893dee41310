/* test-text-search.c: every match, in order, without overlaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-text-search.h"

#include <string.h>

static void
check (const char *text, const char *words, int n_matches, gsize first_start)
{
  g_autoptr (GArray) matches = qd_text_search (text, strlen (text), words);

  g_assert_cmpint (matches->len, ==, n_matches * 2);
  if (n_matches)
    {
      g_assert_cmpint (g_array_index (matches, gsize, 0), ==, first_start);
      g_assert_cmpint (g_array_index (matches, gsize, 1), ==, first_start + strlen (words));
    }
}

static void
test_matches (void)
{
  check ("圈点与圈点", "圈点", 2, 0);
  check ("圈点", "批注", 0, 0);
  check ("圈点", "", 0, 0);
  check ("", "圈", 0, 0);
  check ("一个 GNOME 程序", "gnome", 1, strlen ("一个 "));
  check ("点点点", "点点", 1, 0);
}

static void
test_find (void)
{
  const char *text = "甲乙甲乙甲";
  g_autoptr (GArray) matches = qd_text_search (text, strlen (text), "甲");
  g_autoptr (GArray) none = qd_text_search (text, strlen (text), "丙");

  g_assert_cmpint (qd_text_search_find (matches, 0), ==, 0);
  g_assert_cmpint (qd_text_search_find (matches, 1), ==, 1);
  g_assert_cmpint (qd_text_search_find (matches, 6), ==, 1);
  g_assert_cmpint (qd_text_search_find (matches, 12), ==, 2);
  g_assert_cmpint (qd_text_search_find (matches, 13), ==, 0);
  g_assert_cmpint (qd_text_search_find (none, 0), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-search/matches", test_matches);
  g_test_add_func ("/text-search/find", test_find);
  return g_test_run ();
}
