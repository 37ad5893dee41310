/* test-color-names.c: what the reader calls the colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-color-names.h"

static GVariant *
create (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *names = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return names;
}

static void
test_get (void)
{
  g_autoptr (GVariant) names = create ("{'yellow': '论点', 'red': ''}");

  g_assert_cmpstr (qd_color_names_get (names, "yellow"), ==, "论点");
  g_assert_null (qd_color_names_get (names, "red"));
  g_assert_null (qd_color_names_get (names, "blue"));
  g_assert_null (qd_color_names_get (NULL, "yellow"));
}

/* What works with one reader's names works with another's: a key goes first, whatever is called so. */
static void
test_resolve (void)
{
  g_autoptr (GVariant) names = create ("{'yellow': 'Thesis', 'green': 'red', 'ultraviolet': 'odd'}");

  g_assert_cmpstr (qd_color_names_resolve (names, "thesis"), ==, "yellow");
  g_assert_cmpstr (qd_color_names_resolve (names, "red"), ==, "red");
  g_assert_cmpstr (qd_color_names_resolve (NULL, "blue"), ==, "blue");
  g_assert_null (qd_color_names_resolve (names, "odd"));
  g_assert_null (qd_color_names_resolve (names, ""));
}

static void
test_with (void)
{
  g_autoptr (GVariant) none = g_variant_ref_sink (qd_color_names_with (NULL, "blue", " \t"));
  g_autoptr (GVariant) one = g_variant_ref_sink (qd_color_names_with (none, "blue", " 人物 "));
  g_autoptr (GVariant) two = g_variant_ref_sink (qd_color_names_with (one, "red", "异议"));
  g_autoptr (GVariant) other = g_variant_ref_sink (qd_color_names_with (two, "blue", "地名"));
  g_autoptr (GVariant) emptied = g_variant_ref_sink (qd_color_names_with (other, "red", ""));

  g_assert_cmpint (g_variant_n_children (none), ==, 0);
  g_assert_cmpstr (qd_color_names_get (two, "blue"), ==, "人物");
  g_assert_cmpstr (qd_color_names_get (two, "red"), ==, "异议");
  g_assert_cmpstr (qd_color_names_get (other, "blue"), ==, "地名");
  g_assert_cmpint (g_variant_n_children (emptied), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color-names/get", test_get);
  g_test_add_func ("/color-names/resolve", test_resolve);
  g_test_add_func ("/color-names/with", test_with);
  return g_test_run ();
}
