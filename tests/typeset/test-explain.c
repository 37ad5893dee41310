/* test-explain.c: every rule that shaped a line is named with its amount and clause
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"

static void
check (const char *text, double measure, gboolean hanging, int line, const char *expected)
{
  Composed composed;
  gboolean found = FALSE;
  g_autofree char *advances = NULL;

  composed_init (&composed, "zh-Hans", measure);
  composed.style.hanging = hanging;
  composed_run (&composed, text);
  advances = composed_dup_advances (&composed, line);
  for (int i = 0; i < composed.why->len; i++)
    {
      const char *sentence = g_ptr_array_index (composed.why, i);

      g_test_message ("%s", sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
      found |= g_pattern_match_simple (expected, sentence);
    }
  g_assert_true (found);
  composed_clear (&composed);
}

static void
test_reasons (void)
{
  check ("“你好", 10, FALSE, 0, "*「“」*0.5 em*item*28*");
  check ("一二三四五六七八九。甲乙", 10, FALSE, 0, "*「。」*0.5 em*item 29*");
  check ("国。」国", 10, FALSE, 0, "*「。」*0.5 em*item 23*");
  check ("好！！好", 10, FALSE, 0, "*「！」*0.5 em*item 20*");
  check ("一二三，四五六七八九，甲乙丙", 10, FALSE, 0, "*step 5*0.5 em*item 44*");
  check ("一二三四五六七八九十，甲乙", 10, FALSE, 0, "*step 3 of 3*1 em*places: 8*item 45*");
  check ("一二三四五六七八九十，甲乙", 10, FALSE, 0, "No break before 「，」*item 31*");
  check ("一二三四五六七八九（甲乙）丙", 10, FALSE, 0, "No break after 「（」*item 31*");
  check ("一二三四五六七八九十，甲乙", 10, TRUE, 0, "*「，」 hangs*item 30*");
  check ("一二三四五六七八九第12章", 11, FALSE, 0, "No break between*item*34*");
  check ("一二三四五六七八九十一二三四五六七八九十甲", 10, FALSE, 1, "*whole paragraph*item*10*");
  check ("甲乙丙丁fruit\u00ADful戊", 8, FALSE, 0, "*parted after*hyphen*item 36*");
  check ("甲", 10, FALSE, 0, "*last line*item 6*");
  check ("，，，，，，，，，，，，", 3, FALSE, 0, "*item 32*");
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
  g_test_add_func ("/explain/places", test_places);
  return g_test_run ();
}
