/* test-place.c: places are found again by the words around them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-place.h"

#include <string.h>

static const char before[] = "头一段，说的是远山。\n\n第二段，说的是近水；近水之上有桥。\n尾声。\n";

static int
char_of (const char *text, const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return g_utf8_pointer_to_offset (text, at);
}

/* Where @words, a place of the text before, are found in @after. */
static int
find_in (const char *words, const char *after)
{
  g_autoptr (QdText) old = qd_text_new (before, -1);
  g_autoptr (QdText) new = qd_text_new (after, -1);
  int place = char_of (before, words);
  g_autofree char *described = qd_place_describe (old, place);

  g_assert_cmpint (qd_place_find (old, place, described), ==, place);
  return qd_place_find (new, place, described);
}

static void
test_edits (void)
{
  static const char shifted[] = "新的头。\n头一段，说的是远山。\n\n第二段，说的是近水；近水之上有桥。\n";
  static const char rewritten_before[] = "头一段。\n\n改过的第二段，讲近水；近水之上有桥。\n尾声。\n";
  static const char rewritten_after[] = "头一段，说的是远山。\n\n第二段，说的是别的。\n";

  g_assert_cmpint (find_in ("近水；", shifted), ==, char_of (shifted, "近水；"));
  g_assert_cmpint (find_in ("近水；", rewritten_before), ==, char_of (rewritten_before, "近水；"));
  g_assert_cmpint (find_in ("近水；", rewritten_after), ==, char_of (rewritten_after, "别的"));
  g_assert_cmpint (find_in ("近水；", "全是别的话，没有一句相同。"), ==, -1);
  /* Two characters and a mark stand everywhere. */
  g_assert_cmpint (find_in ("尾声", "改。\n尾声。\n"), ==, -1);
}

/* Of equal passages the nearest to the old place is taken. */
static void
test_nearest (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (QdText) text = NULL;
  g_autofree char *words = NULL;
  const int line = 8; /* characters a line */

  for (int i = 0; i < 5000; i++)
    g_string_append (string, "山高水长天地宽\n");
  text = qd_text_new (string->str, string->len);
  words = qd_place_describe (text, 3000 * line + 2);
  g_assert_cmpint (qd_place_find (text, 3000 * line + 2, words), ==, 3000 * line + 2);
  g_assert_cmpint (qd_place_find (text, 3000 * line + 5, words), ==, 3000 * line + 2);
  g_assert_cmpint (qd_place_find (text, 3000 * line + 9, words), ==, 3001 * line + 2);
  g_assert_cmpint (qd_place_find (text, G_MAXINT, words), ==, 4999 * line + 2);
  g_assert_cmpint (qd_place_find (text, -7, words), ==, 2);
}

static void
test_bad_words (void)
{
  g_autoptr (QdText) text = qd_text_new (before, -1);

  g_assert_cmpint (qd_place_find (text, 3, ""), ==, -1);
  g_assert_cmpint (qd_place_find (text, 3, "\n"), ==, -1);
  g_assert_cmpint (qd_place_find (text, 3, "没有行尾的一段"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/edits", test_edits);
  g_test_add_func ("/place/nearest", test_nearest);
  g_test_add_func ("/place/bad-words", test_bad_words);
  return g_test_run ();
}
