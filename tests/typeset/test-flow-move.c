/* test-flow-move.c: moving a caret, words and sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <string.h>

static const char text[] = "我们读书，老师说：“好！”他走了。\nHow to read a book。第二段\n\n末";

static char *
dup_range (FlowFixture *fixture, gsize start, gsize end)
{
  return g_strndup (qd_document_get_string (fixture->document, NULL) + start, end - start);
}

static void
assert_word (FlowFixture *fixture, const char *at, const char *expected)
{
  g_autofree char *word = NULL;
  gsize start, end;

  qd_flow_get_word (fixture->flow, strstr (text, at) - text, &start, &end);
  word = dup_range (fixture, start, end);
  g_assert_cmpstr (word, ==, expected);
}

static void
test_word (void)
{
  FlowFixture fixture;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  assert_word (&fixture, "老师", "老师");
  assert_word (&fixture, "师说", "老师");
  assert_word (&fixture, "ead a", "read");
  assert_word (&fixture, "末", "末");
  flow_fixture_clear (&fixture);
}

static void
test_sentence (void)
{
  FlowFixture fixture;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize start, end;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  qd_flow_get_sentence (fixture.flow, strstr (text, "走了") - text, &start, &end);
  first = dup_range (&fixture, start, end);
  g_assert_cmpstr (first, ==, "他走了。");
  qd_flow_get_sentence (fixture.flow, strstr (text, "第二") - text, &start, &end);
  second = dup_range (&fixture, start, end);
  g_assert_cmpstr (second, ==, "第二段");
  flow_fixture_clear (&fixture);
}

/* Steps go through the whole text and back by the same places. */
static void
test_chars (void)
{
  for (int run = 0; run < 4; run++)
    {
      g_autofree char *random = flow_fixture_dup_random (300);
      FlowFixture fixture;
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
      gsize byte;

      flow_fixture_init (&fixture);
      flow_fixture_run (&fixture, random);
      byte = qd_flow_move (fixture.flow, 0, QD_MOVE_DOCUMENT, -1, NULL);
      for (;;)
        {
          gsize next = qd_flow_move (fixture.flow, byte, QD_MOVE_CHAR, 1, NULL);

          g_array_append_val (places, byte);
          if (next == byte)
            break;
          g_assert_cmpuint (next, >, byte);
          byte = next;
        }
      g_assert_cmpuint (byte, ==, qd_flow_move (fixture.flow, 0, QD_MOVE_DOCUMENT, 1, NULL));
      for (int i = places->len - 2; i >= 0; i--)
        {
          byte = qd_flow_move (fixture.flow, byte, QD_MOVE_CHAR, -1, NULL);
          g_assert_cmpuint (byte, ==, g_array_index (places, gsize, i));
        }
      flow_fixture_clear (&fixture);
    }
}

static void
test_words (void)
{
  FlowFixture fixture;
  gsize byte = strstr (text, "How") - text;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_WORD, 1, NULL);
  g_assert_cmpuint (byte, ==, strstr (text, " to") - text);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_WORD, 2, NULL);
  g_assert_cmpuint (byte, ==, strstr (text, " a book") - text);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_WORD, -1, NULL);
  g_assert_cmpuint (byte, ==, strstr (text, "read") - text);
  byte = qd_flow_move (fixture.flow, strstr (text, "读书") - text, QD_MOVE_WORD, -1, NULL);
  g_assert_cmpuint (byte, ==, 0);
  flow_fixture_clear (&fixture);
}

/* Down and up again comes back to the same place, over short lines too, in both directions of text. */
static void
check_lines (QdDirection direction)
{
  const char *lines = "一二三四五六七八九十甲乙丙丁\n短\n天地玄黄宇宙洪荒日月盈昃";
  FlowFixture fixture;
  gsize start = strstr (lines, "六") - lines, byte;
  double goal = -1;

  flow_fixture_init (&fixture);
  fixture.style.measure = 8;
  fixture.style.first_indent = 0;
  fixture.style.direction = direction;
  flow_fixture_run (&fixture, lines);
  byte = qd_flow_move (fixture.flow, start, QD_MOVE_LINE, 2, &goal);
  g_assert_cmpuint (byte, ==, strstr (lines, "\n天") - lines);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_LINE, 1, &goal);
  g_assert_cmpuint (byte, ==, strstr (lines, "洪") - lines - 3);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_LINE, -3, &goal);
  g_assert_cmpuint (byte, ==, start);
  g_assert_cmpuint (qd_flow_move (fixture.flow, start, QD_MOVE_LINE, -1, NULL), ==, 0);
  g_assert_cmpuint (qd_flow_move (fixture.flow, start, QD_MOVE_LINE, 100, NULL), ==, strlen (lines));
  g_assert_cmpuint (qd_flow_move (fixture.flow, start, QD_MOVE_LINE_EDGE, -1, NULL), ==, 0);
  g_assert_cmpuint (qd_flow_move (fixture.flow, start, QD_MOVE_LINE_EDGE, 1, NULL), ==, strstr (lines, "八") - lines);
  flow_fixture_clear (&fixture);
}

static void
test_lines (void)
{
  check_lines (QD_DIRECTION_HORIZONTAL);
  check_lines (QD_DIRECTION_VERTICAL);
}

static void
test_paragraphs (void)
{
  FlowFixture fixture;
  gsize second = strstr (text, "How") - text;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  g_assert_cmpuint (qd_flow_move (fixture.flow, 6, QD_MOVE_PARAGRAPH, 1, NULL), ==, second);
  g_assert_cmpuint (qd_flow_move (fixture.flow, second + 3, QD_MOVE_PARAGRAPH, -1, NULL), ==, second);
  g_assert_cmpuint (qd_flow_move (fixture.flow, second, QD_MOVE_PARAGRAPH, -1, NULL), ==, 0);
  g_assert_cmpuint (qd_flow_move (fixture.flow, second, QD_MOVE_PARAGRAPH, 9, NULL), ==, strlen (text));
  g_assert_cmpuint (qd_flow_move (fixture.flow, second, QD_MOVE_PARAGRAPH, -9, NULL), ==, 0);
  flow_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-move/word", test_word);
  g_test_add_func ("/flow-move/sentence", test_sentence);
  g_test_add_func ("/flow-move/chars", test_chars);
  g_test_add_func ("/flow-move/words", test_words);
  g_test_add_func ("/flow-move/lines", test_lines);
  g_test_add_func ("/flow-move/paragraphs", test_paragraphs);
  return g_test_run ();
}
