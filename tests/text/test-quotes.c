/* test-quotes.c: quotation marks of the one kind shown as those of the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

#include <string.h>

static void
assert_shown (const char *source, int flags, const char *expected)
{
  g_autoptr (QdText) text = qd_text_new (source, -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, (QdReadingKind) (QD_READING_EMENDED | flags), NULL);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, expected);
}

static void
test_corners (void)
{
  assert_shown ("他说：“我读‘论语’。”", QD_READING_CORNER_QUOTES, "他说：「我读『论语』。」");
  /* An apostrophe and a quotation in English are left alone. */
  assert_shown ("他说“It’s fine”，又说“好”。", QD_READING_CORNER_QUOTES, "他说“It’s fine”，又说「好」。");
  assert_shown ("She said, “It’s late.”", QD_READING_CORNER_QUOTES, "She said, “It’s late.”");
  /* A speech of two paragraphs is closed once. */
  assert_shown ("“第一段。\n“第二段。”", QD_READING_CORNER_QUOTES, "「第一段。\n「第二段。」");
  assert_shown ("一个”字", QD_READING_CORNER_QUOTES, "一个”字");
}

static void
test_curly (void)
{
  assert_shown ("他說：「我讀『論語』。」", QD_READING_CURLY_QUOTES, "他說：“我讀‘論語’。”");
}

static void
test_narrow (void)
{
  assert_shown ("２０２１年，ＧＴＫ　４．８版", QD_READING_NARROW, "2021年，GTK　4．8版");
}

/* There and back is the source, and the maps never go backwards. */
static void
test_maps (void)
{
  static const char source[] = "他说：“１月的‘书’(shū)。”\n“第二段，锟斤拷。\n";
  g_autoptr (QdText) text = qd_text_new (source, -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (
      text, (QdReadingKind) (QD_READING_TRADITIONAL | QD_READING_CORNER_QUOTES | QD_READING_NARROW), NULL);
  gsize n_bytes, last = 0;

  qd_reading_get_string (reading, &n_bytes);
  for (int i = 0; i <= qd_text_get_n_chars (text); i++)
    {
      gsize byte = qd_reading_from_source (reading, i, QD_BIAS_START);

      g_assert_cmpuint (byte, >=, last);
      g_assert_cmpuint (byte, <=, n_bytes);
      g_assert_cmpint (qd_reading_to_source (reading, byte, QD_BIAS_START), <=, i);
      last = byte;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/quotes/corners", test_corners);
  g_test_add_func ("/text/quotes/curly", test_curly);
  g_test_add_func ("/text/quotes/narrow", test_narrow);
  g_test_add_func ("/text/quotes/maps", test_maps);
  return g_test_run ();
}
