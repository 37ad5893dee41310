/* test-quote-context.c: Chinese and Western quotation marks, one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-units.h"

#include <string.h>

/* "w" or "c" for each curly mark of @text. */
static void
check (const char *text, gboolean vertical, const char *expected)
{
  g_autoptr (GString) result = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr ("‘’“”", -1, g_utf8_get_char (p)))
        g_string_append_c (result, qd_quote_is_western (text, strlen (text), p - text, vertical) ? 'w' : 'c');
    }
  if (!g_str_equal (result->str, expected))
    g_test_message ("%s", text);
  g_assert_cmpstr (result->str, ==, expected);
}

static void
test_contexts (void)
{
  QdUnits units = { 0 };
  QdRules rules;
  QdMetrics metrics;
  QdStyle style;
  QdComposeRequest request = { .text = "", .measure = 1 };

  /* The class table is filled by the first scan. */
  qd_style_init (&style, QD_REGION_CN);
  qd_metrics_init_fake (&metrics);
  qd_rules_init (&rules, &style, &metrics);
  qd_units_scan (&units, &rules, &request, 0, 0);
  qd_units_clear (&units);

  check ("他说“你好”了", FALSE, "cc");
  check ("“A”国", FALSE, "cc");
  check ("国“A”", FALSE, "cc");
  check ("他说“Hello”。", FALSE, "cc");
  check ("他说“Hello, world” and then 了", FALSE, "cc");
  check ("don’t", FALSE, "w");
  check ("Children’s books", FALSE, "w");
  check ("students’ books", FALSE, "w");
  check ("He said “so be it” and left.", FALSE, "ww");
  check ("“Hello,” he said.", FALSE, "ww");
  check ("“国”", FALSE, "cc");
  check ("“‘国’”", FALSE, "cccc");
  check ("称之为‘don’t’的", FALSE, "cwc");
  check ("读 Shakespeare’s 诗", FALSE, "w");
  check ("听（rock ’n’ roll）吧", FALSE, "ww");
  check ("那是’78年的事", FALSE, "w");
  check ("the students’ 书", FALSE, "w");
  check ("他说‘好’78遍", FALSE, "cc");
  check ("国‘a’、‘b’", FALSE, "cccc");
  check ("He wrote “国” here", FALSE, "cc");
  check ("“", FALSE, "c");
  check ("”", FALSE, "c");

  check ("他说“so be it”，", FALSE, "cc");
  check ("他说“so be it”，", TRUE, "ww");
  check ("所谓“GDP”者", TRUE, "cc");
  check ("他说“你好”了", TRUE, "cc");
}

/* A partner beyond the neighbourhood is no partner, and looking for it takes no more than the neighbourhood. */
static void
test_bounded (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "a‘");
  for (int i = 0; i < 100000; i++)
    qd_quote_is_western (text->str, text->len, i * 4 + 1, FALSE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote-context/contexts", test_contexts);
  g_test_add_func ("/quote-context/bounded", test_bounded);
  return g_test_run ();
}
