/* test-verdicts.c: what the reader says of emendations goes before what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

#include <string.h>

static int
char_of (const char *text, const char *words)
{
  return (int) g_utf8_pointer_to_offset (text, strstr (text, words));
}

static void
say (QdVerdicts *verdicts, const char *text, const char *words, const char *wording)
{
  int start = char_of (text, words);

  qd_verdicts_add (verdicts, start, start + (int) g_utf8_strlen (words, -1), wording);
}

static void
assert_shown (const char *source, QdReadingKind kind, const QdVerdicts *verdicts, const char *expected)
{
  g_autoptr (QdText) text = qd_text_new (source, -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, kind, verdicts);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, expected);
}

static const char damaged[] = "灯下有一&#25903;笔，案上有一&#21367;书。";

static void
test_refuse (void)
{
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();

  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一支笔，案上有一卷书。");
  g_assert_true (qd_verdicts_is_empty (verdicts));
  say (verdicts, damaged, "&#25903;", "&#25903;");
  g_assert_false (qd_verdicts_is_empty (verdicts));
  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一&#25903;笔，案上有一卷书。");
  assert_shown (damaged, QD_READING_SOURCE, verdicts, damaged);
}

/* Where the text was found damaged and where not, and what covers both. */
static void
test_own (void)
{
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();

  say (verdicts, damaged, "&#25903;", "枝");
  say (verdicts, damaged, "案上", "几上");
  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一枝笔，几上有一卷书。");
  say (verdicts, damaged, "&#25903;笔，案", "，");
  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一，上有一卷书。");
  say (verdicts, damaged, "&#21367;", "");
  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一，上有一书。");
}

static void
test_find (void)
{
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();
  int start = -1, end = -1;

  qd_verdicts_add (verdicts, 10, 20, "a");
  qd_verdicts_add (verdicts, 30, 40, "b");
  qd_verdicts_add (verdicts, 0, 5, "c");
  g_assert_false (qd_verdicts_find (verdicts, 5, &start, &end));
  g_assert_true (qd_verdicts_find (verdicts, 10, &start, &end));
  g_assert_cmpint (start, ==, 10);
  g_assert_cmpint (end, ==, 20);
  g_assert_false (qd_verdicts_find (verdicts, 20, &start, &end));
  /* One that overlaps two takes the place of both. */
  qd_verdicts_add (verdicts, 19, 31, "d");
  g_assert_false (qd_verdicts_find (verdicts, 12, &start, &end));
  g_assert_false (qd_verdicts_find (verdicts, 35, &start, &end));
  g_assert_true (qd_verdicts_find (verdicts, 4, &start, &end));
  g_assert_true (qd_verdicts_find (verdicts, 30, &start, &end));
  g_assert_cmpint (start, ==, 19);
}

static void
test_kind (void)
{
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();

  qd_verdicts_refuse_kind (verdicts, QD_EMENDATION_ENTITY);
  g_assert_true (qd_verdicts_is_kind_refused (verdicts, QD_EMENDATION_ENTITY));
  g_assert_false (qd_verdicts_is_kind_refused (verdicts, QD_EMENDATION_PINYIN));
  assert_shown (damaged, QD_READING_EMENDED, verdicts, damaged);
  /* The reader's own is of another kind. */
  say (verdicts, damaged, "&#25903;", "枝");
  assert_shown (damaged, QD_READING_EMENDED, verdicts, "灯下有一枝笔，案上有一&#21367;书。");
}

/* The other script converts what the reader wrote, and leaves alone what the reader wants as it stands. */
static void
test_script (void)
{
  static const char plain[] = "皇后在后宫读书。";
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();

  say (verdicts, plain, "读书", "读书");
  say (verdicts, plain, "皇后", "太后");
  assert_shown (plain, QD_READING_TRADITIONAL, verdicts, "太后在後宮读书。");
}

/* A text that became shorter has no place for some. */
static void
test_beyond (void)
{
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();

  qd_verdicts_add (verdicts, 2, 4, "天地");
  qd_verdicts_add (verdicts, 5, 99, "玄黄");
  assert_shown ("上下左右前后", QD_READING_EMENDED, verdicts, "上下天地前后");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdicts/refuse", test_refuse);
  g_test_add_func ("/verdicts/own", test_own);
  g_test_add_func ("/verdicts/find", test_find);
  g_test_add_func ("/verdicts/kind", test_kind);
  g_test_add_func ("/verdicts/script", test_script);
  g_test_add_func ("/verdicts/beyond", test_beyond);
  return g_test_run ();
}
