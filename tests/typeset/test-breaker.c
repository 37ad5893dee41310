/* test-breaker.c: total-fit finds the cheapest lines there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-breaker.h"
#include "specimen.h"

#include <string.h>

typedef struct
{
  QdUnits units;
  QdRules rules;
  QdMetrics metrics;
  QdStyle style;
  QdBreaker breaker;
  QdBreakTask task;
} Fixture;

static void
fixture_init (Fixture *self, const QdStyle *style, const char *text, double measure)
{
  QdComposeRequest request = { .text = text, .n_bytes = strlen (text), .measure = measure * QD_FAKE_EM_UNITS };

  memset (self, 0, sizeof *self);
  self->style = *style;
  qd_metrics_init_fake (&self->metrics);
  qd_rules_init (&self->rules, style, &self->metrics);
  qd_units_scan (&self->units, &self->rules, &request, 0, request.n_bytes);
  qd_units_pair (&self->units, &self->rules);
  qd_units_sum (&self->units, &self->rules);
  qd_breaker_init (&self->breaker);
  self->task = (QdBreakTask){
    .first_measure = request.measure, .measure = request.measure, .at_start = TRUE, .at_end = TRUE, .total_fit = TRUE
  };
}

static void
fixture_clear (Fixture *self)
{
  qd_units_clear (&self->units);
  qd_breaker_clear (&self->breaker);
}

/* Every way to break @units, one after the other. */
static gint64
find_cheapest (Fixture *self)
{
  int n = self->units.n;
  gint64 cheapest = G_MAXINT64;

  for (guint ways = 0; ways < 1u << (n - 1); ways++)
    {
      gboolean allowed = TRUE;
      gint64 cost;

      g_array_set_size (self->breaker.breaks, 0);
      for (int b = 1; b < n && allowed; b++)
        {
          if (!(ways >> (b - 1) & 1))
            continue;
          allowed = self->units.unit[b].flags & QD_UNIT_BREAK;
          g_array_append_val (self->breaker.breaks, b);
        }
      if (!allowed)
        continue;
      g_array_append_val (self->breaker.breaks, n);
      cost = qd_breaker_get_cost (&self->breaker, &self->units, &self->rules, &self->task);
      cheapest = MIN (cheapest, cost);
    }
  return cheapest;
}

static char *
random_text (GRand *random, int n)
{
  static const char *const pieces[] = {
    "国", "国", "国", "国", "，", "。", "“", "”", "、", "A", "——", "（", "）", " "
  };
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_optimum (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < (g_test_thorough () ? 20000 : 1000); i++)
    {
      g_autofree char *text = random_text (random, g_rand_int_range (random, 2, 13));
      QdStyle style;
      Fixture fixture;
      gint64 found, cheapest;

      qd_style_init (&style, i % 3);
      style.hanging = i % 2;
      fixture_init (&fixture, &style, text, g_rand_int_range (random, 4, 12) / 2.0);
      if (fixture.units.n > 1)
        {
          qd_breaker_run (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
          found = qd_breaker_get_cost (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
          cheapest = find_cheapest (&fixture);
          if (found != cheapest)
            g_test_message ("“%s”: %" G_GINT64_FORMAT " found, %" G_GINT64_FORMAT " possible", text, found, cheapest);
          /* Where no way fits, the line is broken against the rules, which is not among the ways tried here. */
          if (cheapest < (gint64) 1 << 52)
            g_assert_cmpint (found, ==, cheapest);
          else
            g_assert_cmpint (found, >=, (gint64) 1 << 52);
        }
      fixture_clear (&fixture);
    }
}

/* The bound from first-fit may only save work, never change the outcome; total-fit is never dearer than first-fit. */
static void
test_bound (void)
{
  g_autofree char *text = specimen_text (11, 20000);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  int n_better = 0;

  for (int i = 0; paragraphs[i] && *paragraphs[i]; i++)
    {
      QdStyle style;
      Fixture fixture;
      gint64 total_fit, first_fit;

      qd_style_init (&style, QD_REGION_CN);
      fixture_init (&fixture, &style, paragraphs[i], 20);
      qd_breaker_run (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
      total_fit = qd_breaker_get_cost (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
      fixture.task.total_fit = FALSE;
      qd_breaker_run (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
      first_fit = qd_breaker_get_cost (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
      g_assert_cmpint (total_fit, <=, first_fit);
      n_better += total_fit < first_fit;
      fixture_clear (&fixture);
    }
  g_assert_cmpint (n_better, >, 10);
}

static char *
break_lines (const char *text, double measure)
{
  GString *lines = g_string_new (NULL);
  QdStyle style;
  Fixture fixture;
  int start = 0;

  qd_style_init (&style, QD_REGION_CN);
  fixture_init (&fixture, &style, text, measure);
  qd_breaker_run (&fixture.breaker, &fixture.units, &fixture.rules, &fixture.task);
  for (int i = 0; i < fixture.breaker.breaks->len; i++)
    {
      int end = fixture.units.unit[g_array_index (fixture.breaker.breaks, int, i)].start;

      g_string_append_printf (lines, i > 0 ? "|%.*s" : "%.*s", end - start, text + start);
      start = end;
    }
  fixture_clear (&fixture);
  return g_string_free (lines, FALSE);
}

/* What is squeezed and what is not: a mark that may not start a line is, however little the line has to give; nothing
 * else is where natural lines or a little more in every gap will do. */
static void
test_squeeze (void)
{
  const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "一二三四五六七，九十一二三四五六七八九十。甲乙丙", "一二三四五六七，九十一二三四五六七八九十。|甲乙丙" },
    { "一二三四五六七八九十一二三四五六七八九十。甲乙丙", "一二三四五六七八九十一二三四五六七八九|十。甲乙丙" },
    { "一“三”四五六七八九十一二三四五六七八九？”甲乙", "一“三”四五六七八九十一二三四五六七八九？”|甲乙" },
    /* Three commas could bring a character in, and nothing asks for it. */
    { "一，三，五，七八九十一二三四五六七八九十甲乙丙丁", "一，三，五，七八九十一二三四五六七八九十|甲乙丙丁" },
    { "一，三，五，七八九十一二三四五六七八九（甲）乙丙", "一，三，五，七八九十一二三四五六七八九|（甲）乙丙" },
    /* An em and a half more in all gaps of one line, rather than two commas at two thirds in another. */
    { "道理，而是断句：一句话到哪里停，一口气到哪里换。停顿大的地方画一个小圈，叫“句”；停顿小的地方点一个小点，叫“读”"
      "（念作“逗”）。学生把一本书点完",
      "道理，而是断句：一句话到哪里停，一口气到|哪里换。停顿大的地方画一个小圈，叫“句”；|"
      "停顿小的地方点一个小点，叫“读”（念作|"
      "“逗”）。学生把一本书点完" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = break_lines (cases[i].text, 20);

      g_assert_cmpstr (lines, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breaker/optimum", test_optimum);
  g_test_add_func ("/breaker/bound", test_bound);
  g_test_add_func ("/breaker/squeeze", test_squeeze);
  return g_test_run ();
}
