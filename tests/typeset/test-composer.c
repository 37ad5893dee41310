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
  return g_test_run ();
}
