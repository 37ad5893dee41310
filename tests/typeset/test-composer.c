/* test-composer.c: the cases of the typography requirements, with fake metrics
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"

typedef struct
{
  const char *id, *language, *text, *expected;
} Case;

static const Case advance_cases[] = {
  { "P01", "zh-Hans", "国。」国", "1 0.5 1 1" },
  { "P02", "zh-Hans", "国，“国", "1 1 0.5 1" },
  { "P03", "zh-Hans", "国”，国", "1 0.5 1 1" },
  { "P04", "zh-Hans", "国：“国", "1 1 0.5 1" },
  { "P05", "zh-Hans", "国）（国", "1 1 0.5 1" },
  { "P06", "zh-Hans", "国《〈国", "1 1 0.5 1" },
  { "P07", "zh-Hans", "国〉》国", "1 0.5 1 1" },
  { "P08", "zh-Hans", "国）、国", "1 0.5 1 1" },
  { "P09", "zh-Hans", "国（“国", "1 1 0.5 1" },
  { "P10", "zh-Hans", "国”）国", "1 0.5 1 1" },
  { "P11", "zh-Hans", "国”“国", "1 1 0.5 1" },
  { "P12", "zh-Hans", "国？”国", "1 0.5 1 1" },
  { "P13", "zh-Hans", "国！」国", "1 0.5 1 1" },
  { "P14", "zh-Hans", "国》！国", "1 0.5 1 1" },
  { "P15", "zh-Hans", "国。』」国", "1 0.5 0.5 1 1" },
  { "P16", "zh-Hans", "国（）国", "1 1 1 1" },
  { "P17", "zh-Hans", "国“……”国", "1 1 1 1 1 1" },
  { "P18", "zh-Hans", "国——国", "1 2 1" },
  { "P19", "zh-Hans", "国……国", "1 2 1" },
  { "P20", "zh-Hans", "国⸺国", "1 2 1" },
  { "P21", "zh-Hans", "国—国", "1 1 1" },
  { "P22", "zh-Hans", "国·国", "1 0.5 1" },
  { "P23", "zh-Hans", "国–国", "1 0.5 1" },
  { "P24", "zh-Hans", "国～国", "1 1 1" },
  { "P25", "zh-Hans", "国/国", "1 0.5 1" },
  { "P26", "zh-Hans", "国！！国", "1 0.5 0.5 1" },
  { "P27", "zh-Hans", "国？！国", "1 0.5 0.5 1" },
  { "P28", "zh-Hans", "国！！！国", "1 0.6667 0.6667 0.6667 1" },
  { "T01", "zh-Hant-TW", "國，「國", "1 1 0.5 1" },
  { "T02", "zh-Hant-TW", "國」「國", "1 1 0.5 1" },
  { "T03", "zh-Hant-TW", "國《〈國", "1 1 0.5 1" },
  { "T04", "zh-Hant-TW", "國」』國", "1 0.5 1 1" },
  { "T05", "zh-Hant-TW", "國？」國", "1 1 1 1" },
  { "T06", "zh-Hant-TW", "國。」國", "1 0.75 0.75 1" },
  { "T07", "zh-Hant-TW", "國·國", "1 1 1" },
  { "T08", "zh-Hant-TW", "國？！國", "1 1 1 1" },
};

static const Case gap_cases[] = {
  { "A01", "zh-Hans", "国A国", "1:0.25 2:0.25" },
  { "A02", "zh-Hans", "第1章", "1:0.25 2:0.25" },
  { "A03", "zh-Hans", "国，A国", "3:0.25" },
  { "A04", "zh-Hans", "国A，国", "1:0.25" },
  { "A05", "zh-Hans", "国（A）国", "" },
  { "A06", "zh-Hans", "“A”国", "" },
  { "A07", "zh-Hans", "A国", "1:0.25" },
  { "A08", "zh-Hans", "国 A 国", "1:0.25 2:0.25" },
  { "A09", "zh-Hans", "国AB1国", "1:0.25 4:0.25" },
  { "A10", "zh-Hans", "国α国", "1:0.25 2:0.25" },
  { "A11", "zh-Hans", "国%国", "" },
};

static void
test_advances (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *advances = NULL;
  Composed composed;

  composed_init (&composed, c->language, 30);
  composed_run (&composed, c->text);
  advances = composed_dup_advances (&composed, 0);
  g_assert_cmpstr (advances, ==, c->expected);
  composed_clear (&composed);
}

static void
test_gaps (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *gaps = NULL;
  Composed composed;

  composed_init (&composed, c->language, 30);
  composed_run (&composed, c->text);
  gaps = composed_dup_gaps (&composed, 0);
  g_assert_cmpstr (gaps, ==, c->expected);
  composed_clear (&composed);
}

typedef struct
{
  const char *id;
  double measure;
  const char *text, *expected;
  QdProhibition prohibition;
  gboolean hanging, no_orphan_control;
  double indent;
} LineCase;

static const LineCase line_cases[] = {
  { "L01", 10, "一二三四五六七八九十，甲乙", "一二三四五六七八九|十，甲乙", QD_PROHIBITION_BASIC },
  { "L02", 10, "一二三四五六七八九十，甲乙", "一二三四五六七八九十，|甲乙", QD_PROHIBITION_BASIC, TRUE },
  { "L03", 10, "一二三，四五六七八九，甲乙丙", "一二三，四五六七八九，|甲乙丙", QD_PROHIBITION_BASIC },
  { "L04", 10, "一二三四五六七八九（甲乙）丙", "一二三四五六七八九|（甲乙）丙", QD_PROHIBITION_BASIC },
  { "L05", 10, "一二三四五六七八九——甲乙", "一二三四五六七八九|——甲乙", QD_PROHIBITION_BASIC },
  { "L06", 10, "一二三四五六七八九——甲乙", "一二三四五六七八|九——甲乙", QD_PROHIBITION_STRICT },
  { "L07", 10, "一二三四五六七八九……甲乙", "一二三四五六七八九|……甲乙", QD_PROHIBITION_BASIC },
  { "L08", 10, "一二三四五六七八九十·甲乙", "一二三四五六七八九|十·甲乙", QD_PROHIBITION_BASIC },
  { "L09", 10, "一二三四五六七八九十～甲乙", "一二三四五六七八九|十～甲乙", QD_PROHIBITION_BASIC },
  { "L10", 10, "一二三四五六七八九十／甲乙", "一二三四五六七八九|十／甲乙", QD_PROHIBITION_BASIC },
  { "L11", 9.5, "一二三四五六七八九／甲乙", "一二三四五六七八|九／甲乙", QD_PROHIBITION_GB },
  { "L12", 6, "他轻轻地说“你好”了", "他轻轻地说|“你好”了", QD_PROHIBITION_BASIC },
  { "L13", 6, "他说“你好吗”我不知道", "他说“你好吗”|我不知道", QD_PROHIBITION_BASIC },
  { "L14", 10, "一二三四五六七八九。甲乙", "一二三四五六七八九。|甲乙", QD_PROHIBITION_BASIC },
  { "L15", 10, "一二三四五六七八九十一二三四五六七八九十甲", "一二三四五六七八九十|一二三四五六七八九|十甲",
    QD_PROHIBITION_BASIC },
  { "L16", 10, "一二三四五六七八九十一二三四五六七八九甲乙。", "一二三四五六七八九十|一二三四五六七八九甲|乙。",
    QD_PROHIBITION_BASIC, FALSE, TRUE },
  { "L17", 10, "一二三四五六七八九十一二三四五六七八九甲乙。", "一二三四五六七八九十|一二三四五六七八九|甲乙。",
    QD_PROHIBITION_BASIC },
  { "L18", 10, "一二三四五六七八九十", "一二三四五六七八|九十", QD_PROHIBITION_BASIC, FALSE, FALSE, 2 },
  { "L19", 5, "国国国国国X国", "国国国国国|X国", QD_PROHIBITION_BASIC },
  { "hang-run", 10, "一二三四五六七八九十，”甲乙", "一二三四五六七八九|十，”甲乙", QD_PROHIBITION_BASIC, TRUE },
};

static void
test_lines (gconstpointer data)
{
  const LineCase *c = data;
  g_autofree char *lines = NULL;
  Composed composed;

  composed_init (&composed, "zh-Hans", c->measure);
  composed.style.prohibition = c->prohibition;
  composed.style.hanging = c->hanging;
  composed.style.orphan_control = !c->no_orphan_control;
  composed.request.first_indent = c->indent * QD_FAKE_EM_UNITS;
  composed_run (&composed, c->text);
  lines = composed_dup_lines (&composed);
  g_assert_cmpstr (lines, ==, c->expected);
  composed_check (&composed);
  composed_clear (&composed);
}

/* The five punctuation styles: what each mark takes inside a line and at its end. */
static void
test_styles (void)
{
  const char *text = "甲，乙。“丙：丁！”《戊》，己；庚？";
  const char *const expected[] = {
    [QD_PUNCTUATION_QUANJIAO] = "1 1 1 1 0.5 1 1 1 0.5 1 0.5 1 0.5 1 1 1 1 0.5",
    [QD_PUNCTUATION_BANJIAO] = "1 0.5 1 0.5 0.5 1 0.5 1 0.5 0.5 0.5 1 0.5 0.5 1 0.5 1 0.5",
    [QD_PUNCTUATION_KAIMING] = "1 0.5 1 1 0.5 1 0.5 1 0.5 0.5 0.5 1 0.5 0.5 1 0.5 1 0.5",
    [QD_PUNCTUATION_LINE_END_HALF] = "1 1 1 1 0.5 1 1 1 0.5 1 0.5 1 0.5 1 1 1 1 0.5",
    [QD_PUNCTUATION_NONE] = "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
  };

  for (int i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *advances = NULL;
      Composed composed;

      composed_init (&composed, "zh-Hans", 40);
      composed.style.punctuation = i;
      composed_run (&composed, text);
      advances = composed_dup_advances (&composed, 0);
      g_assert_cmpstr (advances, ==, expected[i]);
      composed_clear (&composed);
    }
}

/* The mark at line end by region and option, and the opener at line start (CLREQ items 8, 28, 29). */
static void
test_edges (void)
{
  const struct
  {
    const char *language;
    QdLineEnd line_end;
    gboolean keep_opener;
    const char *text, *expected;
  } cases[] = {
    { "zh-Hans", QD_LINE_END_HALF, FALSE, "（甲）", "0.5 1 0.5" },
    { "zh-Hans", QD_LINE_END_HALF, TRUE, "（甲）", "1 1 0.5" },
    { "zh-Hans", QD_LINE_END_FIT, FALSE, "（甲）", "0.5 1 1" },
    { "zh-Hans", QD_LINE_END_FULL, FALSE, "（甲）", "0.5 1 1" },
    { "zh-Hans", QD_LINE_END_HALF, FALSE, "甲。", "1 0.5" },
    { "zh-Hant-TW", QD_LINE_END_HALF, FALSE, "甲。", "1 1" },
    { "zh-Hant-TW", QD_LINE_END_HALF, FALSE, "「甲」", "0.5 1 0.5" },
    { "zh-Hant-HK", QD_LINE_END_HALF, FALSE, "甲？", "1 1" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *advances = NULL;
      Composed composed;

      composed_init (&composed, cases[i].language, 10);
      composed.style.line_end = cases[i].line_end;
      composed.style.opener_cut_at_start = !cases[i].keep_opener;
      composed_run (&composed, cases[i].text);
      advances = composed_dup_advances (&composed, 0);
      g_assert_cmpstr (advances, ==, cases[i].expected);
      composed_clear (&composed);
    }
}

/* Under “fit” a mark at line end stays whole unless the line needs the half; under “full” it never gives it. */
static void
test_line_end_when_needed (void)
{
  const char *const expected[] = {
    [QD_LINE_END_HALF] = "一二三四五六七八九。|甲乙丙丁",
    [QD_LINE_END_FIT] = "一二三四五六七八九。|甲乙丙丁",
    [QD_LINE_END_FULL] = "一二三四五六七八|九。甲乙丙丁",
  };

  for (int i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *lines = NULL;
      Composed composed;

      composed_init (&composed, "zh-Hans", 9.5);
      composed.style.line_end = i;
      composed_run (&composed, "一二三四五六七八九。甲乙丙丁");
      lines = composed_dup_lines (&composed);
      g_assert_cmpstr (lines, ==, expected[i]);
      composed_check (&composed);
      composed_clear (&composed);
    }
}

/* Marks hang in mainland text and in vertical text, never in horizontal text of Taiwan and Hong Kong (CLREQ item 30);
 * the hung mark stands outside the measure. */
static void
test_hanging (void)
{
  const struct
  {
    const char *language;
    QdDirection direction;
    const char *expected;
  } cases[] = {
    { "zh-Hans", QD_DIRECTION_HORIZONTAL, "一二三四五六七八九十，|甲乙" },
    { "zh-Hant-TW", QD_DIRECTION_HORIZONTAL, "一二三四五六七八九|十，甲乙" },
    { "zh-Hant-TW", QD_DIRECTION_VERTICAL, "一二三四五六七八九十，|甲乙" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = NULL;
      Composed composed;
      QdCell *last;

      composed_init (&composed, cases[i].language, 10);
      composed.style.hanging = TRUE;
      composed.style.direction = cases[i].direction;
      composed_run (&composed, "一二三四五六七八九十，甲乙");
      lines = composed_dup_lines (&composed);
      g_assert_cmpstr (lines, ==, cases[i].expected);
      g_free (composed_dup_advances (&composed, 0));
      last = &g_array_index (composed.cells, QdCell, composed.cells->len - 1);
      g_assert_cmpint (last->hanging, ==, i != 1);
      if (last->hanging)
        g_assert_cmpint (last->x, ==, 10 * QD_FAKE_EM_UNITS);
      composed_clear (&composed);
    }
}

/* Turn-over lines of a hanging indent, centred and right-aligned lines (CLREQ items 6, 9). */
static void
test_indents (void)
{
  Composed composed;
  g_autofree char *lines = NULL;
  const QdCell *first;

  composed_init (&composed, "zh-Hans", 10);
  composed.request.hanging = 4 * QD_FAKE_EM_UNITS;
  composed_run (&composed, "刘备：一二三四五六七八九十一二三四五");
  lines = composed_dup_lines (&composed);
  g_assert_cmpstr (lines, ==, "刘备：一二三四五六七|八九十一二三|四五");
  composed_check (&composed);
  composed_clear (&composed);

  for (int align = QD_ALIGN_CENTER; align <= QD_ALIGN_END; align++)
    {
      composed_init (&composed, "zh-Hans", 10);
      composed.request.align = align;
      composed_run (&composed, "题目");
      g_free (composed_dup_advances (&composed, 0));
      first = &g_array_index (composed.cells, QdCell, 0);
      g_assert_cmpint (first->x, ==, (align == QD_ALIGN_CENTER ? 4 : 8) * QD_FAKE_EM_UNITS);
      composed_clear (&composed);
    }
}

/* What is cut before a mark moves its ink back by as much; what has a frame of its own stands in its middle. */
static void
test_shifts (void)
{
  const int em = QD_FAKE_EM_UNITS;
  const int expected[] = { -em / 2, 0, 0, -em / 2, -em / 4, 0 };
  Composed composed;

  composed_init (&composed, "zh-Hans", 10);
  composed_run (&composed, "“甲，《·乙");
  g_free (composed_dup_advances (&composed, 0));
  g_assert_cmpint (composed.cells->len, ==, G_N_ELEMENTS (expected));
  for (int i = 0; i < composed.cells->len; i++)
    g_assert_cmpint (g_array_index (composed.cells, QdCell, i).shift, ==, expected[i]);
  composed_clear (&composed);
}

/* A line of Han alone needs nothing: every character is one em (CLREQ items 1, 4). */
static void
test_solid (void)
{
  Composed composed;
  g_autofree char *advances = NULL;

  composed_init (&composed, "zh-Hans", 24);
  composed_run (&composed, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八");
  advances = composed_dup_advances (&composed, 0);
  g_assert_cmpstr (advances, ==, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");
  g_assert_cmpint (g_array_index (composed.lines, QdLine, 0).slack, ==, 0);
  composed_clear (&composed);
}

/* The gap may be chosen, and typed spaces kept (CLREQ items 38 to 40). */
static void
test_gap_options (void)
{
  const struct
  {
    double autospace;
    gboolean replace;
    const char *text, *expected;
  } cases[] = {
    { 0.5, TRUE, "国A国", "1:0.5 2:0.5" },
    { 0, TRUE, "国A国", "" },
    { 0.25, TRUE, "国 A国", "1:0.25 2:0.25" },
    { 0.25, FALSE, "国 A国", "1:0.5 2:0.25" },
    { 0.25, TRUE, "国A B国", "1:0.25 2:0.5 3:0.25" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Composed composed;
      g_autofree char *gaps = NULL;

      composed_init (&composed, "zh-Hans", 20);
      composed.style.autospace = cases[i].autospace;
      composed.style.replace_spaces = cases[i].replace;
      composed_run (&composed, cases[i].text);
      gaps = composed_dup_gaps (&composed, 0);
      g_assert_cmpstr (gaps, ==, cases[i].expected);
      composed_clear (&composed);
    }
}

/* The choices that the standard leaves open (items 8, 24, 25, 28): advances of one line, with room enough. */
static void
test_mark_options (void)
{
  const struct
  {
    const char *language, *text, *expected;
    double indent;
    gboolean keep_start, keep_indented, close_points;
    QdCentredPoint centred;
  } cases[] = {
    { "zh-Hans", "“甲", "0.5 1", 2, FALSE, FALSE },
    { "zh-Hans", "“甲", "0.5 1", 2, TRUE, FALSE },
    { "zh-Hans", "“甲", "1 1", 2, FALSE, TRUE },
    { "zh-Hans", "“甲", "0.5 1", 0, FALSE, TRUE },
    { "zh-Hans", "“甲", "1 1", 0, TRUE, FALSE },
    { "zh-Hans", "甲，，乙", "1 1 1 1", 0 },
    { "zh-Hans", "甲，，乙", "1 0.5 1 1", 0, FALSE, FALSE, TRUE },
    { "zh-Hans", "甲。；：乙", "1 0.5 0.5 1 1", 0, FALSE, FALSE, TRUE },
    { "zh-Hans", "甲！！乙", "1 0.5 0.5 1", 0, FALSE, FALSE, TRUE },
    { "zh-Hant-TW", "甲，、乙", "1 0.75 0.75 1", 0, FALSE, FALSE, TRUE },
    { "zh-Hant-TW", "甲。」乙", "1 0.75 0.75 1", 0, FALSE, FALSE, FALSE, QD_CENTRED_POINT_CLOSE },
    { "zh-Hant-TW", "甲。」乙", "1 1 1 1", 0, FALSE, FALSE, FALSE, QD_CENTRED_POINT_NATURAL },
    { "zh-Hant-TW", "甲。」乙", "1 1 1 1", 0, FALSE, FALSE, FALSE, QD_CENTRED_POINT_FULL },
    { "zh-Hans", "甲。」乙", "1 0.5 1 1", 0, FALSE, FALSE, FALSE, QD_CENTRED_POINT_FULL },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *advances = NULL;
      Composed composed;

      composed_init (&composed, cases[i].language, 30);
      composed.request.first_indent = cases[i].indent * QD_FAKE_EM_UNITS;
      composed.style.opener_cut_at_start = !cases[i].keep_start;
      composed.style.opener_cut_at_indent = !cases[i].keep_indented;
      composed.style.close_points = cases[i].close_points;
      composed.style.centred_point = cases[i].centred;
      composed_run (&composed, cases[i].text);
      advances = composed_dup_advances (&composed, 0);
      g_assert_cmpstr (advances, ==, cases[i].expected);
      composed_clear (&composed);
    }
}

/* What hangs by region, direction and choice (item 30). */
static void
test_hanging_marks (void)
{
  const struct
  {
    const char *language;
    QdDirection direction;
    QdHanging hanging;
    const char *marks; /* of those tried */
  } cases[] = {
    { "zh-Hans", QD_DIRECTION_HORIZONTAL, QD_HANGING_STOPS, "、，。" },
    { "zh-Hans", QD_DIRECTION_HORIZONTAL, QD_HANGING_POINTS, "、，。：；？！" },
    { "zh-Hans", QD_DIRECTION_VERTICAL, QD_HANGING_POINTS, "、，。：；？！" },
    { "zh-Hant-TW", QD_DIRECTION_VERTICAL, QD_HANGING_POINTS, "、，。" },
    { "zh-Hant-HK", QD_DIRECTION_HORIZONTAL, QD_HANGING_POINTS, "" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) hung = g_string_new (NULL);

      for (const char *mark = "、，。：；？！》·％"; *mark; mark = g_utf8_next_char (mark))
        {
          int n_bytes = g_utf8_next_char (mark) - mark;
          g_autofree char *text = g_strdup_printf ("一二三四五六七八九十%.*s甲乙", n_bytes, mark);
          Composed composed;

          composed_init (&composed, cases[i].language, 10);
          composed.style.hanging = cases[i].hanging;
          composed.style.direction = cases[i].direction;
          composed_run (&composed, text);
          composed_check (&composed);
          composed_fit (&composed, 0);
          if (g_array_index (composed.cells, QdCell, composed.cells->len - 1).hanging)
            g_string_append_len (hung, mark, n_bytes);
          composed_clear (&composed);
        }
      g_assert_cmpstr (hung->str, ==, cases[i].marks);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < G_N_ELEMENTS (advance_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/composer/advances/%s", advance_cases[i].id);

      g_test_add_data_func (path, &advance_cases[i], test_advances);
    }
  for (int i = 0; i < G_N_ELEMENTS (gap_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/composer/gaps/%s", gap_cases[i].id);

      g_test_add_data_func (path, &gap_cases[i], test_gaps);
    }
  for (int i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/composer/lines/%s", line_cases[i].id);

      g_test_add_data_func (path, &line_cases[i], test_lines);
    }
  g_test_add_func ("/composer/styles", test_styles);
  g_test_add_func ("/composer/edges", test_edges);
  g_test_add_func ("/composer/line-end-when-needed", test_line_end_when_needed);
  g_test_add_func ("/composer/hanging", test_hanging);
  g_test_add_func ("/composer/mark-options", test_mark_options);
  g_test_add_func ("/composer/hanging-marks", test_hanging_marks);
  g_test_add_func ("/composer/indents", test_indents);
  g_test_add_func ("/composer/shifts", test_shifts);
  g_test_add_func ("/composer/solid", test_solid);
  g_test_add_func ("/composer/gap-options", test_gap_options);
  return g_test_run ();
}
