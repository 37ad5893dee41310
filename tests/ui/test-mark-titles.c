/* test-mark-titles.c: times are as short as they can be said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-mark-titles.h"
#include "ui/qd-settings.h"

static void
check (const char *time, const char *expected)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2025-03-02T09:41:00+08:00", NULL);
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (time, NULL);
  g_autofree char *title = qd_time_dup_title (then, now);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_times (void)
{
  check ("2025-03-02T00:05:00+08:00", "Today 0:05");
  check ("2025-03-01T20:00:00Z", "Today 4:00");
  check ("2025-03-01T23:59:00+08:00", "Yesterday");
  check ("2025-01-09T12:00:00+08:00", "9 January");
  check ("2024-12-31T12:00:00+08:00", "31 December 2024");
}

static void
test_names (void)
{
  const char *const *names = qd_annotation_get_color_names ();

  for (int i = 0; names[i]; i++)
    g_assert_cmpstr (qd_mark_color_get_title (names[i]), !=, names[i]);
  g_assert_cmpstr (qd_mark_color_get_title ("ultraviolet"), ==, "ultraviolet");
}

/* The reader's name goes before ours until it is emptied. */
static void
test_own_names (void)
{
  GSettings *settings = qd_settings_get_default ();
  g_autofree char *before = qd_mark_color_dup_title ("yellow");
  g_autofree char *named = NULL, *other = NULL;

  g_settings_set_value (settings, "color-names", g_variant_new_parsed ("{'yellow': '论点'}"));
  named = qd_mark_color_dup_title ("yellow");
  other = qd_mark_color_dup_title ("red");
  g_settings_reset (settings, "color-names");
  g_assert_cmpstr (before, ==, "Yellow");
  g_assert_cmpstr (named, ==, "论点");
  g_assert_cmpstr (other, ==, "Red");
  g_assert_null (qd_mark_color_dup_name ("yellow"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mark-titles/times", test_times);
  g_test_add_func ("/mark-titles/names", test_names);
  g_test_add_func ("/mark-titles/own-names", test_own_names);
  return g_test_run ();
}
