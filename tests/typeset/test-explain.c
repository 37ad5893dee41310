/* test-explain.c: every rule that shaped a line is named with its amount and clause
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"

#include <string.h>

typedef struct
{
  const char *text;
  double measure;
  int line;
  const char *expected; /* a pattern */
  const char *language;
  QdDirection direction;
  QdHanging hanging;
  double first_indent, turn_over;
} Case;

static void
check (const Case *c)
{
  Composed composed;
  gboolean found = FALSE;

  composed_init (&composed, c->language ? c->language : "zh-Hans", c->measure);
  composed.style.hanging = c->hanging;
  composed.style.direction = c->direction;
  composed.request.first_indent = c->first_indent * QD_FAKE_EM_UNITS;
  composed.request.hanging = c->turn_over * QD_FAKE_EM_UNITS;
  composed_run (&composed, c->text);
  composed_fit (&composed, c->line);
  g_test_message ("%s", c->expected);
  for (int i = 0; i < composed.why->len; i++)
    {
      const char *sentence = g_ptr_array_index (composed.why, i);

      g_test_message ("  %s", sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
      found |= g_pattern_match_simple (c->expected, sentence);
    }
  g_assert_true (found);
  composed_clear (&composed);
}

static void
test_reasons (void)
{
  static const Case cases[] = {
    { "“你好", 10, 0, "*「“」 opens*0.5 em*item 28*" },
    { "“你好", 10, 0, "*「“」 follows the indent*0.5 em*item 8*", NULL, 0, 0, 2 },
    { "你好", 10, 0, "*indent of 2 em*item 7*", NULL, 0, 0, 2 },
    { "甲：一二三四五六七八九十", 10, 1, "*go in by 2 em*item 9*", NULL, 0, 0, 0, 2 },
    { "一二三四五六七八九。甲乙", 10, 0, "*「。」*0.5 em*item 29*" },
    { "国。」国", 10, 0, "*「。」*(。」)*0.5 em*item 23*" },
    { "国，（国", 10, 0, "*「（」*(，（)*0.5 em*item 23*" },
    { "好！！好", 10, 0, "*「！」*0.5 em*item 20*" },
    { "国·国", 10, 0, "*「·」 takes 0.5 em on the mainland*item 18*" },
    { "國·國", 10, 0, "*「·」 takes 1 em in Taiwan*item 18*", "zh-Hant-TW" },
    { "國，國", 10, 0, "*in the middle*items 14, 15*", "zh-Hant-HK" },
    { "国–国", 10, 0, "*「–」 takes 0.5 em*item 19*" },
    { "国——国", 10, 0, "*「——」*2 em*items 21, 35*" },
    { "国A国 B", 10, 0, "*Western text: 2, of 0.25 em*items 38*" },
    { "国A国 B", 10, 0, "Typed spaces*1*item 40*" },
    { "说don’t吧", 10, 0, "*「don’t」*Western*item*17*" },
    { "第12章", 10, 0, "「第12章」 is one unit*items 34*" },
    { "长12米", 10, 0, "「12」 lies across*item 57*", NULL, QD_DIRECTION_VERTICAL },
    { "用Word吧", 10, 0, "「Word」 is turned*item 57*", NULL, QD_DIRECTION_VERTICAL },
    { "一二三，四五六七八九，甲乙丙", 10, 0, "*step 5*0.5 em*item 44*" },
    { "一二三，四五六七八九，甲乙丙", 10, 0, "「，」*squeezed in*items 31, 33*" },
    { "一二三四五六七八九十，甲乙", 10, 0, "*step 3 of 3*1 em*places: 8*item 45*" },
    { "一二三四五六七八九十，甲乙", 10, 0, "No break before 「，」*item 31*" },
    { "一二三四五六七八九（甲乙）丙", 10, 0, "No break after 「（」*item 31*" },
    { "一二三四五六七八九十，甲乙", 10, 0, "*「，」 hangs*item 30*", NULL, 0, QD_HANGING_STOPS },
    { "一二三四五六七八九第12章", 11, 0, "No break between*item*34*" },
    { "一二三四five\u00A0words", 7, 0, "No break*no-break space*item 36*" },
    { "一二三四extraordinary五六七", 8, 0, "「extraordinary」 does not fit*item 36*" },
    { "一二三四五六七八九十一二三四五六七八九十甲", 10, 1, "*lone character*item 10*" },
    { "甲乙丙丁fruit\u00ADful戊", 8, 0, "*parted after*hyphen*item 36*" },
    { "甲", 10, 0, "*last line*natural*item 6*" },
    { "一，三四五六七八九十", 9.5, 0, "*last line*too long*item 43*" },
    { "，，，，，，，，，，，，", 3, 0, "*item 32*" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i]);
}

/* A line that needed nothing says nothing of squeezing, and no sentence comes twice. */
static void
test_silence (void)
{
  Composed composed;

  composed_init (&composed, "zh-Hans", 10);
  composed_run (&composed, "《一》二三四五六七八九十甲乙丙丁");
  composed_fit (&composed, 0);
  for (int i = 0; i < composed.why->len; i++)
    {
      const char *sentence = g_ptr_array_index (composed.why, i);

      g_assert_null (strstr (sentence, "squeezed"));
      g_assert_null (strstr (sentence, "whole paragraph"));
      for (int j = 0; j < i; j++)
        g_assert_cmpstr (sentence, !=, g_ptr_array_index (composed.why, j));
    }
  composed_clear (&composed);
}

/* The cells themselves say what was taken and given where. */
static void
check_places (const char *text, int taken_in_half_em, double given_in_em)
{
  Composed composed;
  gint64 cut = 0, stretch = 0;

  composed_init (&composed, "zh-Hans", 10);
  composed_run (&composed, text);
  composed_fit (&composed, 0);
  for (guint i = 0; i < composed.cells->len; i++)
    {
      const QdCell *cell = &g_array_index (composed.cells, QdCell, i);

      cut += cell->cut;
      stretch += cell->stretch;
      g_assert_true (cell->cut == 0 || cell->class == QD_CHAR_COMMA || cell->class == QD_CHAR_STOP);
    }
  g_assert_cmpint (cut * 2, ==, (gint64) taken_in_half_em * composed.metrics.em_units);
  g_assert_cmpfloat ((double) stretch / composed.metrics.em_units, ==, given_in_em);
  composed_clear (&composed);
}

static void
test_places (void)
{
  check_places ("一二三，四五六七八九，甲乙丙", 2, 0);
  check_places ("一二三四五六七八九十，甲乙", 0, 1);
  check_places ("一二三四五六七八九十", 0, 0);
  /* The mark at the line's end gives up its half, which is shared out. */
  check_places ("一二三四五六七八九。甲乙", 1, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/reasons", test_reasons);
  g_test_add_func ("/explain/silence", test_silence);
  g_test_add_func ("/explain/places", test_places);
  return g_test_run ();
}
