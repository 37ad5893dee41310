/* test-units.c: how text is cut, where it may be broken, and how marks give way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-units.h"

#include <string.h>

static void
prepare (QdUnits *units, QdRules *rules, const QdStyle *style, QdMetrics *metrics, const char *text, double measure)
{
  QdComposeRequest request = { .text = text, .n_bytes = strlen (text), .measure = measure * QD_FAKE_EM_UNITS };

  qd_metrics_init_fake (metrics);
  qd_rules_init (rules, style, metrics);
  qd_units_scan (units, rules, &request, 0, request.n_bytes);
  qd_units_pair (units, rules);
}

/* Units with "|" where a line may break, "+" inside a unit that may not be broken, "-" where a rule forbids it. In
 * vertical text "^" follows what stands upright, "=" what lies across, "~" what is turned. */
static char *
dump (const QdUnits *units, const char *text)
{
  GString *result = g_string_new (NULL);

  for (int i = 0; i < units->n; i++)
    {
      const QdUnit *unit = &units->unit[i];
      const char *const forms[] = { "", "~", "^", "=" };

      if (i > 0)
        g_string_append_c (result, unit->flags & QD_UNIT_BREAK ? '|' : unit->flags & QD_UNIT_JOIN ? '+' : '-');
      g_string_append_len (result, text + unit->start, unit[1].start - unit->start);
      g_string_append (result, forms[unit->form]);
    }
  return g_string_free (result, FALSE);
}

static void
check (const QdStyle *style, const char *text, double measure, const char *expected)
{
  QdUnits units = { 0 };
  QdRules rules;
  QdMetrics metrics;
  g_autofree char *cut = NULL;

  prepare (&units, &rules, style, &metrics, text, measure);
  cut = dump (&units, text);
  g_assert_cmpstr (cut, ==, expected);
  qd_units_clear (&units);
}

static void
test_breaks (void)
{
  const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "国家", "国|家" },
    { "说“你好”了", "说|“-你|好-”|了" },
    { "《书》，（文）。", "《-书-》-，|（-文-）-。" },
    { "甲——乙……丙", "甲|——|乙|……|丙" },
    { "“……”", "“+…+…+”" },
    { "“——甲——”", "“+——|甲|——+”" },
    { "——————", "——|——|——" },
    { "甲—乙", "甲-—|乙" },
    { "甲·乙～丙／丁/戊", "甲-·|乙-～|丙-／|丁-/|戊" },
    { "好！！好！！！", "好-！+！|好-！+！+！" },
    { "人们々", "人|们-々" },
    { "价￥100元", "价|￥+100|元" },
    { "约100%的", "约|100%|的" },
    { "约10℃的", "约|10+℃|的" },
    { "重10 kg的", "重|10- +kg|的" },
    { "重10 gems", "重|10- |gems" },
    { "第12章", "第+12+章" },
    { "第12个", "第+12|个" },
    { "第12節", "第+12+節" },
    { "第 12 章", "第- +12- |章" },
    { "1,000.50", "1,000.50" },
    { "读 GTK 书", "读- |GTK- |书" },
    { "a\u00A0b", "a-\u00A0-b" },
    { "well-known", "well-|known" },
    { "2012-05-03", "2012-05-03" },
    { "and/or", "and/or" },
    { "国(甲)国", "国|(-甲-)|国" },
    { "国,国.国", "国-,|国-.|国" },
    { "用C(语言)写", "用|C|(-语|言-)|写" },
    { "他\"说\"了", "他-\"-说-\"-了" },
    { "don’t", "don’t" },
    { "他说‘don’t’了", "他|说|‘-don’t-’|了" },
    { "He said “so be it” and", "He- |said- |“so- |be- |it”- |and" },
    { "国\uFE00家e\u0301", "国\uFE00|家|e\u0301" },
    { "👩\u200D👩\u200D👧好", "👩\u200D👩\u200D👧|好" },
    { "第1\uFE0F\u20E3步", "第|1\uFE0F\u20E3|步" },
    { "a1\uFE0F\u20E3", "a|1\uFE0F\u20E3" },
    { "爱❤\uFE0F🇨🇳👍🏽", "爱|❤\uFE0F|🇨🇳|👍🏽" },
    { "字⿰木木和⿰木，", "字|⿰+木+木|和|⿰|木-，" },
    { "共5x²项", "共|5x²|项" },
    { "注¹²云", "注-¹²|云" },
    { "音ㄅㄚˊ读", "音|ㄅ|ㄚ-ˊ|读" },
    { "说שלום吧", "说|שלום|吧" },
    { "ＡＢ甲１２", "Ａ+Ｂ|甲|１+２" },
    { "http://a.example/b?c=d", "http://|a.|example/|b?|c=|d" },
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&style, cases[i].text, 30, cases[i].expected);
}

/* A word wider than the measure is broken between its letters, at its signs first. */
static void
test_long_words (void)
{
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  check (&style, "abcdef", 3, "abcdef");
  check (&style, "abcdefg", 3, "a|b|c|d|e|f|g");
  check (&style, "abc/defg", 3, "abc/|defg");
}

static void
test_levels (void)
{
  const char *text = "甲／乙——丙……丁，“戊”";
  const char *const expected[] = {
    [QD_PROHIBITION_NONE] = "甲|／|乙|——|丙|……|丁|，|“|戊|”",
    [QD_PROHIBITION_BASIC] = "甲-／|乙|——|丙|……|丁-，|“-戊-”",
    [QD_PROHIBITION_GB] = "甲-／-乙|——|丙|……|丁-，|“-戊-”",
    [QD_PROHIBITION_STRICT] = "甲-／-乙-——|丙-……|丁-，|“-戊-”",
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  for (int i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      style.prohibition = i;
      check (&style, text, 30, expected[i]);
    }
}

static void
test_vertical (void)
{
  const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "在A市", "在|A^|市" },
    { "长12米", "长|12=|米" },
    { "长120米", "长|120=|米" },
    { "于1985年", "于|1985~|年" },
    { "约3.0倍", "约|3.0=|倍" },
    { "得A+了", "得|A+=|了" },
    { "用GDP算", "用|G^+D^+P^|算" },
    { "用Pango排", "用|Pango~|排" },
    { "好！！！", "好-！！=-！" },
    { "🙂👩\u200D🚀好", "🙂^|👩\u200D🚀^|好" },
    { "甲→乙∞丙", "甲|→~|乙|∞^|丙" },
    { "字שלום字", "字|שלום~|字" },
    { "说“so be it”了", "说|“so~- |be~- |it”~|了" },
  };
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  style.direction = QD_DIRECTION_VERTICAL;
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&style, cases[i].text, 30, cases[i].expected);
}

/* Where the blank of each mark lies: "<" before, ">" after, "=" both, "." none (TYPOGRAPHY 22). */
static void
test_blanks (void)
{
  const struct
  {
    QdRegion region;
    QdDirection direction;
    const char *expected;
  } cases[] = {
    { QD_REGION_CN, QD_DIRECTION_HORIZONTAL, ">>>>>><>." }, { QD_REGION_TW, QD_DIRECTION_HORIZONTAL, "====..<>=" },
    { QD_REGION_HK, QD_DIRECTION_HORIZONTAL, "====..<>=" }, { QD_REGION_CN, QD_DIRECTION_VERTICAL, ">>....<>." },
    { QD_REGION_TW, QD_DIRECTION_VERTICAL, "==....<>=" },
  };
  const char *marks = "，甲。甲：甲；甲！甲？甲（甲）甲·甲";

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QdUnits units = { 0 };
      QdRules rules;
      QdMetrics metrics;
      QdStyle style;
      g_autoptr (GString) result = g_string_new (NULL);

      qd_style_init (&style, cases[i].region);
      style.direction = cases[i].direction;
      prepare (&units, &rules, &style, &metrics, marks, 30);
      for (int j = 0; j < units.n; j += 2)
        {
          const QdUnit *unit = &units.unit[j];

          g_string_append_c (result, unit->lead_room && unit->trail_room ? '='
                                     : unit->lead_room                   ? '<'
                                     : unit->trail_room                  ? '>'
                                                                         : '.');
        }
      g_assert_cmpstr (result->str, ==, cases[i].expected);
      qd_units_clear (&units);
    }
}

/* The scan tells the block of unified ideographs by its bytes, without asking for the class. */
static void
test_plain_han (void)
{
  for (gunichar ch = 0x4E00; ch <= 0x9FFF; ch++)
    g_assert_cmpint (qd_char_class (ch), ==, QD_CHAR_HAN);
}

/* Spans bind: a note mark to its text, a ruby group to itself; code has no gaps. */
static void
test_spans (void)
{
  const char *text = "甲乙丙①丁A戊";
  QdSpan spans[] = { { 103, 109, QD_SPAN_RUBY, "x" },
                     { 109, 112, QD_SPAN_NOTE_MARK, NULL },
                     { 112, 119, QD_SPAN_CODE, NULL } };
  QdComposeRequest request = { .text = text,
                               .n_bytes = strlen (text),
                               .measure = 30 * QD_FAKE_EM_UNITS,
                               .spans = spans,
                               .n_spans = 3,
                               .text_start = 100 };
  QdUnits units = { 0 };
  QdRules rules;
  QdMetrics metrics;
  QdStyle style;
  g_autofree char *cut = NULL;

  qd_style_init (&style, QD_REGION_CN);
  qd_metrics_init_fake (&metrics);
  qd_rules_init (&rules, &style, &metrics);
  qd_units_scan (&units, &rules, &request, 0, request.n_bytes);
  qd_units_pair (&units, &rules);
  cut = dump (&units, text);
  g_assert_cmpstr (cut, ==, "甲|乙+丙+①|丁|A|戊");
  g_assert_false (units.unit[5].flags & QD_UNIT_GAP);
  qd_units_clear (&units);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/breaks", test_breaks);
  g_test_add_func ("/units/long-words", test_long_words);
  g_test_add_func ("/units/levels", test_levels);
  g_test_add_func ("/units/vertical", test_vertical);
  g_test_add_func ("/units/blanks", test_blanks);
  g_test_add_func ("/units/plain-han", test_plain_han);
  g_test_add_func ("/units/spans", test_spans);
  return g_test_run ();
}
