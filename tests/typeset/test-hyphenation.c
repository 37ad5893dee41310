/* test-hyphenation.c: words are parted only where asked for, and a soft hyphen is always a place to part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"
#include "typeset/qd-hyphenation.h"

#include <string.h>

/* "-" after each byte where the word may be parted. */
static char *
part (const char *word)
{
  GString *result = g_string_new (NULL);
  g_autofree gboolean *after = g_new0 (gboolean, strlen (word) + 1);

  qd_hyphenation_find (word, strlen (word), after);
  for (int i = 0; word[i]; i++)
    {
      g_string_append_c (result, word[i]);
      if (after[i])
        g_string_append_c (result, '-');
    }
  return g_string_free (result, FALSE);
}

static void
test_words (void)
{
  const struct
  {
    const char *word, *expected;
  } cases[] = {
    { "hyphenation", "hy-phen-ation" },
    { "Typography,", "Ty-pog-ra-phy," },
    { "“reader”", "“reader”" },
    { "time", "time" },
    { "UNESCO", "UNESCO" },
    { "résumés", "résumés" },
    { "abc123defghij", "abc123defghij" },
    { "", "" },
  };

  if (!qd_hyphenation_is_available ())
    {
      g_test_skip ("no patterns are installed");
      return;
    }
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parted = part (cases[i].word);

      g_assert_cmpstr (parted, ==, cases[i].expected);
    }
}

static void
check_lines (const char *text, gboolean hyphenate, const char *expected, gboolean shows_hyphen)
{
  Composed composed;
  g_autofree char *lines = NULL;
  const QdCell *last;

  composed_init (&composed, "zh-Hans", 8);
  composed.style.hyphenate = hyphenate;
  composed_run (&composed, text);
  lines = composed_dup_lines (&composed);
  g_assert_cmpstr (lines, ==, expected);
  composed_check (&composed);
  composed_fit (&composed, 0);
  last = &g_array_index (composed.cells, QdCell, composed.cells->len - 1);
  g_assert_cmpint (last->hyphen, ==, shows_hyphen);
  /* The hyphen, half an em here, is within the advance. */
  if (shows_hyphen)
    g_assert_cmpint (last->advance, >=, QD_FAKE_EM_UNITS / 2 * 3);
  composed_clear (&composed);
}

static void
test_lines (void)
{
  if (qd_hyphenation_is_available ())
    check_lines ("甲乙丙丁typography戊己", TRUE, "甲乙丙丁typog|raphy戊己", TRUE);
  check_lines ("甲乙丙丁typography戊己", FALSE, "甲乙丙丁|typography戊己", FALSE);
  check_lines ("甲乙丙丁fruit\u00ADful\u00ADness戊己", FALSE, "甲乙丙丁fruit\u00AD|ful\u00ADness戊己", TRUE);
  /* A place that is not used shows nothing, and the word is one cell. */
  check_lines ("甲fruit\u00ADful戊", FALSE, "甲fruit\u00ADful戊", FALSE);
}

/* A word that stays whole is as wide as without any place to part it, and one cell. */
static void
test_whole (void)
{
  Composed composed;
  g_autofree char *advances = NULL;

  composed_init (&composed, "zh-Hans", 30);
  composed.style.hyphenate = TRUE;
  composed_run (&composed, "甲typography乙ex\u00ADam\u00ADple");
  advances = composed_dup_advances (&composed, 0);
  g_assert_cmpstr (advances, ==, "1 5 1 3.5");
  composed_clear (&composed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hyphenation/words", test_words);
  g_test_add_func ("/hyphenation/lines", test_lines);
  g_test_add_func ("/hyphenation/whole", test_whole);
  return g_test_run ();
}
