/* test-text.c: code points, bytes and lines of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-text.h"

static void
test_offsets (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (QdText) text = NULL;
  const char *start, *p;
  int position = 0;

  for (int i = 0; i < 500; i++)
    g_string_append (string, i % 7 == 0 ? "a\n" : "读😀é");
  text = qd_text_new (string->str, string->len);
  start = qd_text_get_string (text, NULL);
  g_assert_cmpint (qd_text_get_n_chars (text), ==, g_utf8_strlen (string->str, -1));
  for (p = start; *p; p = g_utf8_next_char (p), position++)
    {
      g_assert_cmpuint (qd_text_char_to_byte (text, position), ==, p - start);
      for (const char *q = p; q < g_utf8_next_char (p); q++)
        g_assert_cmpint (qd_text_byte_to_char (text, q - start), ==, position);
    }
  g_assert_cmpuint (qd_text_char_to_byte (text, position), ==, string->len);
  g_assert_cmpuint (qd_text_char_to_byte (text, position + 9), ==, string->len);
  g_assert_cmpint (qd_text_byte_to_char (text, string->len), ==, position);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *string;
    int n_lines, line, start, end;
  } cases[] = {
    { "一\n二三\n\n四", 4, 2, 2, 4 }, { "一\n二三\n\n四", 4, 3, 5, 5 }, { "一\n二三\n\n四", 4, 4, 6, 7 },
    { "一\n", 1, 1, 0, 1 },           { "\n\n", 2, 2, 1, 1 },           { "一", 1, 1, 0, 1 },
  };
  g_autoptr (QdText) empty = qd_text_new ("", -1);
  int start, end;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdText) text = qd_text_new (cases[i].string, -1);

      g_assert_cmpint (qd_text_get_n_lines (text), ==, cases[i].n_lines);
      g_assert_true (qd_text_get_line_range (text, cases[i].line, &start, &end));
      g_assert_cmpint (start, ==, cases[i].start);
      g_assert_cmpint (end, ==, cases[i].end);
      for (int position = start; position <= end; position++)
        g_assert_cmpint (qd_text_get_line_at (text, position), ==, cases[i].line);
      g_assert_false (qd_text_get_line_range (text, cases[i].n_lines + 1, &start, &end));
    }
  g_assert_cmpint (qd_text_get_n_lines (empty), ==, 0);
  g_assert_false (qd_text_get_line_range (empty, 1, &start, &end));
}

static void
test_hash (void)
{
  g_autoptr (QdText) text = qd_text_new ("abc", -1);

  g_assert_cmpstr (qd_text_get_hash (text), ==,
                   "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (qd_text_get_hash (text) == qd_text_get_hash (text));
}

static void
test_dup_range (void)
{
  g_autoptr (QdText) text = qd_text_new ("读书，写字", -1);
  g_autofree char *middle = qd_text_dup_range (text, 1, 3);
  g_autofree char *rest = qd_text_dup_range (text, 3, 99);
  g_autofree char *nothing = qd_text_dup_range (text, 3, 1);

  g_assert_cmpstr (middle, ==, "书，");
  g_assert_cmpstr (rest, ==, "写字");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_bad_utf8 (void)
{
  g_autoptr (QdText) text = qd_text_new ("a\xff\0b", 4);

  g_assert_true (g_utf8_validate (qd_text_get_string (text, NULL), -1, NULL));
  g_assert_cmpint (qd_text_get_n_chars (text), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/text/offsets", test_offsets);
  g_test_add_func ("/text/text/lines", test_lines);
  g_test_add_func ("/text/text/hash", test_hash);
  g_test_add_func ("/text/text/dup-range", test_dup_range);
  g_test_add_func ("/text/text/bad-utf8", test_bad_utf8);
  return g_test_run ();
}
