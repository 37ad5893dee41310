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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/reasons", test_reasons);
  return g_test_run ();
}
