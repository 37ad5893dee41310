/* test-requirements.c: every requirement has its row, and every test a row names exists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define N_REQUIREMENTS 58

/* All tests of the folder, one after the other. */
static char *
read_tests (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "typeset", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *all = g_string_new (NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;

      if (!g_str_has_prefix (name, "test-") || !g_str_has_suffix (name, ".c"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
check_row (const char *row, const char *tests)
{
  gboolean answered = strstr (row, "not applicable, because ") != NULL;

  for (const char *p = strstr (row, "`/"); p; p = strstr (p, "`/"))
    {
      const char *end = strchr (p + 1, '`');
      g_autofree char *name = g_strdup_printf ("\"%.*s", (int) (end - p - 1), p + 1);

      g_test_message ("%s", name);
      g_assert_nonnull (strstr (tests, name));
      answered = TRUE;
      p = end + 1;
    }
  g_assert_true (answered);
}

static void
test_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "typeset", "REQUIREMENTS.md", NULL);
  g_autofree char *table = NULL, *tests = read_tests ();
  g_auto (GStrv) rows = NULL;
  int n = 0;

  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  rows = g_strsplit (table, "\n", -1);
  for (int i = 0; rows[i]; i++)
    {
      int number = g_str_has_prefix (rows[i], "| ") ? atoi (rows[i] + 2) : 0;

      if (number == 0)
        continue;
      g_assert_cmpint (number, ==, ++n);
      check_row (rows[i], tests);
    }
  g_assert_cmpint (n, ==, N_REQUIREMENTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/requirements/rows", test_rows);
  return g_test_run ();
}
