/* test-list-number.c: numbers as programs print them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-list-number.h"

static void
assert_number (QdListNumbering numbering, int number, const char *expected)
{
  g_autofree char *printed = qd_list_number_format (numbering, number);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_chinese (void)
{
  static const struct
  {
    int number;
    const char *expected;
  } cases[] = { { 1, "一" },           { 10, "十" },         { 11, "十一" },         { 20, "二十" },
                { 99, "九十九" },      { 100, "一百" },      { 101, "一百零一" },    { 110, "一百一十" },
                { 111, "一百一十一" }, { 1001, "一千零一" }, { 1010, "一千零一十" }, { 9999, "九千九百九十九" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_number (QD_LIST_NUMBERING_CHINESE, cases[i].number, cases[i].expected);
  assert_number (QD_LIST_NUMBERING_CHINESE_DIGITS, 105, "一〇五");
  assert_number (QD_LIST_NUMBERING_CHINESE_FORMAL, 12, "壹拾贰");
  assert_number (QD_LIST_NUMBERING_CHINESE_FORMAL_TRADITIONAL, 6, "陸");
  assert_number (QD_LIST_NUMBERING_STEMS, 3, "丙");
  assert_number (QD_LIST_NUMBERING_BRANCHES, 12, "亥");
  assert_number (QD_LIST_NUMBERING_CHINESE_CIRCLED, 2, "㊁");
}

static void
test_others (void)
{
  assert_number (QD_LIST_NUMBERING_CIRCLED, 1, "①");
  assert_number (QD_LIST_NUMBERING_CIRCLED, 20, "⑳");
  assert_number (QD_LIST_NUMBERING_CIRCLED, 21, "㉑");
  assert_number (QD_LIST_NUMBERING_CIRCLED, 36, "㊱");
  assert_number (QD_LIST_NUMBERING_CIRCLED, 51, "51");
  assert_number (QD_LIST_NUMBERING_PARENTHESISED, 2, "⑵");
  assert_number (QD_LIST_NUMBERING_FULL_STOP, 3, "⒊");
  assert_number (QD_LIST_NUMBERING_LOWER_LETTER, 26, "z");
  assert_number (QD_LIST_NUMBERING_UPPER_LETTER, 28, "BB");
  assert_number (QD_LIST_NUMBERING_LOWER_ROMAN, 14, "xiv");
  assert_number (QD_LIST_NUMBERING_UPPER_ROMAN, 1999, "MCMXCIX");
  assert_number (QD_LIST_NUMBERING_DECIMAL_ZERO, 7, "07");
  assert_number (QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH, 12, "１２");
  assert_number (QD_LIST_NUMBERING_NONE, 3, "");
}

/* What lies beyond a series is a plain number, and never the end of the program. */
static void
test_bounds (void)
{
  static const int numbers[] = { G_MININT, -1, 0, 51, 10000, 1000001, G_MAXINT };

  for (QdListNumbering numbering = QD_LIST_NUMBERING_NONE; numbering <= QD_LIST_NUMBERING_BRANCHES; numbering++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        g_autofree char *printed = qd_list_number_format (numbering, numbers[i]);

        g_assert_true (g_utf8_validate (printed, -1, NULL));
        g_assert_cmpuint (g_utf8_strlen (printed, -1), <=, 16);
      }
}

static void
test_names (void)
{
  g_assert_cmpint (qd_list_numbering_from_docx ("chineseCountingThousand"), ==, QD_LIST_NUMBERING_CHINESE);
  g_assert_cmpint (qd_list_numbering_from_docx ("ideographTraditional"), ==, QD_LIST_NUMBERING_STEMS);
  g_assert_cmpint (qd_list_numbering_from_docx ("decimalEnclosedCircle"), ==, QD_LIST_NUMBERING_CIRCLED);
  g_assert_cmpint (qd_list_numbering_from_docx ("numberInDash"), ==, QD_LIST_NUMBERING_DECIMAL);
  g_assert_cmpint (qd_list_numbering_from_odf ("一, 二, 三, ..."), ==, QD_LIST_NUMBERING_CHINESE);
  g_assert_cmpint (qd_list_numbering_from_odf ("壹, 贰, 叁, ..."), ==, QD_LIST_NUMBERING_CHINESE_FORMAL);
  g_assert_cmpint (qd_list_numbering_from_odf ("i"), ==, QD_LIST_NUMBERING_LOWER_ROMAN);
  g_assert_cmpint (qd_list_numbering_from_odf (""), ==, QD_LIST_NUMBERING_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-number/chinese", test_chinese);
  g_test_add_func ("/list-number/others", test_others);
  g_test_add_func ("/list-number/bounds", test_bounds);
  g_test_add_func ("/list-number/names", test_names);
  return g_test_run ();
}
