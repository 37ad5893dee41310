/* test-sequence.c: emoji and descriptions of characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-sequence.h"

#include <string.h>

typedef int (*Measure) (const char *text, int n_bytes);

/* A text, and how much of it from its start belongs together. */
typedef struct
{
  const char *text, *together;
} Case;

static void
check (Measure measure, const Case *cases, int n_cases)
{
  for (int i = 0; i < n_cases; i++)
    {
      g_test_message ("case %d", i);
      g_assert_cmpint (measure (cases[i].text, strlen (cases[i].text)), ==, strlen (cases[i].together));
    }
}

static void
test_emoji (void)
{
  static const Case cases[] = {
    { "😀好", "😀" },
    { "👍🏽", "👍🏽" },
    { "👩\u200D👩\u200D👧\u200D👦好", "👩\u200D👩\u200D👧\u200D👦" },
    { "👩🏽\u200D🚀", "👩🏽\u200D🚀" },
    { "🇨🇳🇭🇰", "🇨🇳" },
    { "🇨好", "" },
    { "1\uFE0F\u20E3好", "1\uFE0F\u20E3" },
    { "#\u20E3", "#\u20E3" },
    { "1", "" },
    { "1\uFE0F", "" },
    { "❤\uFE0F好", "❤\uFE0F" },
    { "❤好", "" },
    { "❤\uFE0E", "" },
    { "❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥" },
    { "❤\u200D🔥", "❤\u200D🔥" },
    { "☎\uFE0E", "" },
    { "⌚\uFE0E", "" },
    { "⌚", "⌚" },
    { "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F好",
      "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F" },
    { "㊗\uFE0F", "㊗\uFE0F" },
    { "㊗", "" },
    { "😀\u200D好", "😀" },
    { "字", "" },
    { "→", "" },
    { "", "" },
    { "\xf0\x9f\x98", "" },
  };

  check (qd_sequence_measure_emoji, cases, G_N_ELEMENTS (cases));
}

static void
test_description (void)
{
  static const Case cases[] = {
    { "⿰木木林", "⿰木木" },
    { "⿱艹⿰日月明", "⿱艹⿰日月" },
    { "⿲彳亍丁行", "⿲彳亍丁" },
    { "⿺辶⿳穴⿰月⿰⿲⿱幺長⿱言馬⿱幺長刂心面", "⿺辶⿳穴⿰月⿰⿲⿱幺長⿱言馬⿱幺長刂心" },
    { "⿰木", "" },
    { "⿰木，", "" },
    { "⿰", "" },
    { "木", "" },
    { "⿰木\xe6\x9c", "" },
  };

  check (qd_sequence_measure_description, cases, G_N_ELEMENTS (cases));
}

/* However long a text goes on, no more than the longest sequence is looked at. */
static void
test_bounds (void)
{
  g_autoptr (GString) families = g_string_new ("👩");
  g_autoptr (GString) operators = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    {
      g_string_append (families, "\u200D👩");
      g_string_append (operators, "⿰");
    }
  g_assert_cmpint (qd_sequence_measure_emoji (families->str, families->len), >, 4);
  g_assert_cmpint (qd_sequence_measure_emoji (families->str, families->len), <=, QD_SEQUENCE_MAX_BYTES);
  g_assert_cmpint (qd_sequence_measure_description (operators->str, operators->len), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sequence/emoji", test_emoji);
  g_test_add_func ("/text/sequence/description", test_description);
  g_test_add_func ("/text/sequence/bounds", test_bounds);
  return g_test_run ();
}
