/* test-version.c: version vectors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-version.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *input, *output;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "laptop-3f2a:4;desk-91bc:2", "desk-91bc:2;laptop-3f2a:4" },
    { " b:1 ; a:2 ;", "a:2;b:1" },
    { "a:1;a:7;a:3", "a:7" },
    { "b:2;a:1;b:5;a:3;c:1", "a:3;b:5;c:1" },
    { "no colon;:4;x:-1;y:0;z:one;w:99999999999999999999;ok:3", "ok:3" },
    { "a]\nNote=forged:1;ok:3", "ok:3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdVersion) version = qd_version_parse (cases[i].input);
      g_autofree char *string = qd_version_to_string (version);

      g_assert_cmpstr (string, ==, cases[i].output);
    }
}

static void
test_compare (void)
{
  static const struct
  {
    const char *a, *b;
    QdVersionOrder order;
  } cases[] = {
    { "", "", QD_VERSION_EQUAL },
    { "a:1", "a:1", QD_VERSION_EQUAL },
    { "", "a:1", QD_VERSION_BEFORE },
    { "a:2", "a:1", QD_VERSION_AFTER },
    { "a:2", "b:1", QD_VERSION_CONCURRENT },
    { "a:1;b:1", "b:1;a:1", QD_VERSION_EQUAL },
    { "a:2;b:1", "a:1;b:2", QD_VERSION_CONCURRENT },
    { "a:1;c:1", "a:1;b:1;c:1", QD_VERSION_BEFORE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdVersion) a = qd_version_parse (cases[i].a);
      g_autoptr (QdVersion) b = qd_version_parse (cases[i].b);
      g_autoptr (QdVersion) join = qd_version_join (a, b);

      g_assert_cmpint (qd_version_compare (a, b), ==, cases[i].order);
      g_assert_true (qd_version_includes (join, a));
      g_assert_true (qd_version_includes (join, b));
    }
}

static void
test_raise (void)
{
  g_autoptr (QdVersion) none = qd_version_parse (NULL);
  g_autoptr (QdVersion) one = qd_version_raise (none, "b");
  g_autoptr (QdVersion) two = qd_version_raise (one, "a");
  g_autoptr (QdVersion) three = qd_version_raise (two, "b");
  g_autofree char *string = qd_version_to_string (three);

  g_assert_cmpstr (string, ==, "a:1;b:2");
  g_assert_cmpint (qd_version_compare (three, two), ==, QD_VERSION_AFTER);
  g_assert_cmpuint (qd_version_get_counter (three, "b"), ==, 2);
  g_assert_cmpuint (qd_version_get_counter (three, "c"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/version/parse", test_parse);
  g_test_add_func ("/version/compare", test_compare);
  g_test_add_func ("/version/raise", test_raise);
  return g_test_run ();
}
