/* test-char-class.c: the table of character classes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-char-class.h"

/* The table is looked into, not only asked, so that its order is held. */
#include "text/qd-char-class.c"

static void
test_table_is_sorted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_ranges); i++)
    {
      g_assert_cmpuint (class_ranges[i].first, <=, class_ranges[i].last);
      if (i > 0)
        g_assert_cmpuint (class_ranges[i - 1].last, <, class_ranges[i].first);
    }
}

static void
test_classes (void)
{
  static const struct
  {
    const char *characters;
    QdCharClass char_class;
  } cases[] = {
    { "永和九年〇㐀𠀀㍿ぁア한①", QD_CHAR_HAN },
    { "“‘（〔［｛《〈「『【〖〘〚〝｟", QD_CHAR_OPEN },
    { "”’）〕］｝》〉」』】〗〙〛〞〟｠", QD_CHAR_CLOSE },
    { "、，", QD_CHAR_COMMA },
    { "：；", QD_CHAR_SEMICOLON },
    { "。．", QD_CHAR_STOP },
    { "！？‼⁇⁈⁉", QD_CHAR_EXCLAIM },
    { "·‧・", QD_CHAR_INTERPUNCT },
    { "–～〜゠", QD_CHAR_CONNECTOR },
    { "/／", QD_CHAR_SOLIDUS },
    { "—⸺", QD_CHAR_DASH },
    { "…⋯", QD_CHAR_ELLIPSIS },
    { "￥＄№€", QD_CHAR_PREFIX },
    { "％℃°‰′″", QD_CHAR_POSTFIX },
    { "々〻ˊˇˋ˙", QD_CHAR_ITERATION },
    { "AzéßΩЯǎ½⅓", QD_CHAR_LATIN },
    { "0189", QD_CHAR_DIGIT },
    { ".,;!?'\"()%&²¹ⁿ₂", QD_CHAR_WESTERN_MARK },
    { " \t\u00a0\u2003", QD_CHAR_SPACE },
    { "\u3000", QD_CHAR_IDEOGRAPHIC_SPACE },
    { "\u0301\ufe00\u200d", QD_CHAR_COMBINING },
    { "\u200b\ufeff\u00ad\u2060", QD_CHAR_INVISIBLE },
    { "ع😀→", QD_CHAR_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (const char *p = cases[i].characters; *p; p = g_utf8_next_char (p))
        {
          g_test_message ("U+%04X", g_utf8_get_char (p));
          g_assert_cmpint (qd_char_class (g_utf8_get_char (p)), ==, cases[i].char_class);
        }
    }
}

static void
test_is_han (void)
{
  g_assert_true (qd_char_is_han (0x3007));
  g_assert_true (qd_char_is_han (0x4e00));
  g_assert_true (qd_char_is_han (0x20000));
  g_assert_true (qd_char_is_han (0x2f00));
  g_assert_false (qd_char_is_han (0x3005));
  g_assert_false (qd_char_is_han (0x3042));
  g_assert_false (qd_char_is_han ('A'));
}

static void
test_is_upright (void)
{
  for (const char *p = "国〇ガ한①℃、。！😀№※⿰"; *p; p = g_utf8_next_char (p))
    g_assert_true (qd_char_is_upright (g_utf8_get_char (p)));
  for (const char *p = "Aé1→∑ابनﾊ─“（ー"; *p; p = g_utf8_next_char (p))
    g_assert_false (qd_char_is_upright (g_utf8_get_char (p)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/char-class/table-is-sorted", test_table_is_sorted);
  g_test_add_func ("/text/char-class/classes", test_classes);
  g_test_add_func ("/text/char-class/is-han", test_is_han);
  g_test_add_func ("/text/char-class/is-upright", test_is_upright);
  return g_test_run ();
}
