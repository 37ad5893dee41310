/* test-tag-completion.c: the tag that a word begins offers itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-tag-completion.h"

static void
test_find (void)
{
  const char *const tags[] = { "夜读", "夜雨", "灯", "method", NULL };

  g_assert_cmpstr (qd_tag_completion_find ("夜", tags), ==, "读");
  g_assert_cmpstr (qd_tag_completion_find ("夜雨", tags), ==, NULL);
  g_assert_cmpstr (qd_tag_completion_find ("灯 me", tags), ==, "thod");
  g_assert_cmpstr (qd_tag_completion_find ("灯，#夜", tags), ==, "读");
  g_assert_cmpstr (qd_tag_completion_find ("灯 ", tags), ==, NULL);
  g_assert_cmpstr (qd_tag_completion_find ("", tags), ==, NULL);
  g_assert_cmpstr (qd_tag_completion_find ("thod", tags), ==, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-completion/find", test_find);
  return g_test_run ();
}
