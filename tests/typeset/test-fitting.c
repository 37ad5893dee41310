/* test-fitting.c: the steps of compression and expansion, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-fitting.h"

#include <string.h>

/* One line of @text by that much over (or short of) its natural width: "step:em" for each step that did something. */
static char *
fit (const QdStyle *style, const char *text, double over)
{
  QdComposeRequest request = { .text = text, .n_bytes = strlen (text), .measure = 100 * QD_FAKE_EM_UNITS };
  QdUnits units = { 0 };
  QdRules rules;
  QdMetrics metrics;
  QdFitting fitting;
  GString *result = g_string_new (NULL);
  int natural;

  qd_metrics_init_fake (&metrics);
  qd_rules_init (&rules, style, &metrics);
  qd_units_scan (&units, &rules, &request, 0, request.n_bytes);
  qd_units_pair (&units, &rules);
  qd_fitting_init (&fitting);
  qd_fitting_run (&fitting, &units, &rules, 0, units.n, 100 * QD_FAKE_EM_UNITS, FALSE);
  natural = fitting.width;
  qd_fitting_run (&fitting, &units, &rules, 0, units.n, natural - over * QD_FAKE_EM_UNITS, TRUE);
  for (int step = 1; step <= QD_N_COMPRESSION_STEPS; step++)
    {
      if (fitting.compression[step].amount > 0)
        g_string_append_printf (result, "-%d:%g ", step, (double) fitting.compression[step].amount / QD_FAKE_EM_UNITS);
    }
  for (int step = 1; step <= QD_N_EXPANSION_STEPS; step++)
    {
      if (fitting.expansion[step].amount > 0)
        g_string_append_printf (result, "+%d:%g ", step, (double) fitting.expansion[step].amount / QD_FAKE_EM_UNITS);
    }
  if (result->len > 0)
    g_string_truncate (result, result->len - 1);
  qd_fitting_clear (&fitting);
  qd_units_clear (&units);
  return g_string_free (result, FALSE);
}

static void
test_compression (void)
{
  /* Every step has something to give here: a mark at the end, a word space, an interpunct (of one em in Taiwan), a
   * bracket, a comma, a gap and a full stop. */
  const char *text = "a b甲·乙（丙丁，戊。己」";
  const struct
  {
    double over;
    const char *steps;
  } cases[] = {
    { 0.25, "-1:0.25" },
    { 0.5, "-1:0.5" },
    { 0.7, "-1:0.5 -2:0.2" },
    { 1, "-1:0.5 -2:0.25 -3:0.25" },
    { 1.5, "-1:0.5 -2:0.25 -3:0.5 -4:0.25" },
    { 2, "-1:0.5 -2:0.25 -3:0.5 -4:0.5 -5:0.25" },
    { 2.3, "-1:0.5 -2:0.25 -3:0.5 -4:0.5 -5:0.5 -6:0.05" },
    { 2.5, "-1:0.5 -2:0.25 -3:0.5 -4:0.5 -5:0.5 -6:0.125 -7:0.125" },
    { 2.875, "-1:0.5 -2:0.25 -3:0.5 -4:0.5 -5:0.5 -6:0.125 -7:0.5" },
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_TW);
  style.line_end = QD_LINE_END_FIT;
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *steps = fit (&style, text, cases[i].over);

      g_assert_cmpstr (steps, ==, cases[i].steps);
    }
}

/* What gives way when is a choice for the colon, the stops and the gaps. */
static void
test_step_options (void)
{
  const char *text = "甲A，乙：丙。丁戊";
  const struct
  {
    QdColon colon;
    gboolean fixed_stops, fixed_gaps;
    double over;
    const char *steps;
  } cases[] = {
    { QD_COLON_COMMA, FALSE, FALSE, 1.625, "-5:1 -6:0.125 -7:0.5" },
    { QD_COLON_STOP, FALSE, FALSE, 1.625, "-5:0.5 -6:0.125 -7:1" },
    { QD_COLON_FIXED, FALSE, FALSE, 1.625, "-5:0.5 -6:0.125 -7:0.5" },
    { QD_COLON_COMMA, TRUE, FALSE, 1.625, "-5:1 -6:0.125" },
    { QD_COLON_STOP, TRUE, FALSE, 1.625, "-5:0.5 -6:0.125 -7:0.5" },
    { QD_COLON_COMMA, FALSE, TRUE, 1.625, "-5:1 -7:0.5" },
    { QD_COLON_COMMA, FALSE, FALSE, -1, "+2:0.25 +3:0.75" },
    { QD_COLON_COMMA, FALSE, TRUE, -1, "+3:1" },
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *steps = NULL;

      style.colon = cases[i].colon;
      style.fixed_stops = cases[i].fixed_stops;
      style.fixed_gaps = cases[i].fixed_gaps;
      steps = fit (&style, text, cases[i].over);
      g_assert_cmpstr (steps, ==, cases[i].steps);
    }
}

static void
test_expansion (void)
{
  const struct
  {
    const char *text;
    double over;
    const char *steps;
  } cases[] = {
    { "甲乙丙", -1, "+3:1" },         { "甲乙A丙丁", -0.25, "+2:0.25" }, { "甲乙A丙丁", -0.75, "+2:0.5 +3:0.25" },
    { "甲A乙", -1, "+2:0.5 +3:0.5" }, /* Nothing else can take it. */
    { "甲～乙", -1, "+3:1" },         { "甲——乙", -1, "+3:1" },          { "word", -1, "" },
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *steps = fit (&style, cases[i].text, cases[i].over);

      g_assert_cmpstr (steps, ==, cases[i].steps);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fitting/compression", test_compression);
  g_test_add_func ("/fitting/step-options", test_step_options);
  g_test_add_func ("/fitting/expansion", test_expansion);
  return g_test_run ();
}
