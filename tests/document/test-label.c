/* test-label.c: labels, numbers and the tables behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-label-words.h"
#include "document/qd-recogniser-front.h"

#include <string.h>

typedef struct
{
  const char *line;
  QdLabelForm form;
  int value;
  const char *label; /* with the blanks after it */
} LabelCase;

static const LabelCase label_cases[] = {
  { "一、书", QD_LABEL_SEPARATED, 1, "一、" },
  { "十二．书", QD_LABEL_SEPARATED, 12, "十二．" },
  { "（三）书", QD_LABEL_PAREN, 3, "（三）" },
  { "( 一)\t书", QD_LABEL_PAREN, 1, "( 一)\t" },
  { "1. 书", QD_LABEL_SEPARATED, 1, "1. " },
  { "1、书", QD_LABEL_SEPARATED, 1, "1、" },
  { "１．书", QD_LABEL_SEPARATED, 1, "１．" },
  { "1) 书", QD_LABEL_HALF_PAREN, 1, "1) " },
  { "1.1.2 书", QD_LABEL_DECIMAL, 2, "1.1.2 " },
  { "⑴书", QD_LABEL_ENCLOSED, 1, "⑴" },
  { "③书", QD_LABEL_ENCLOSED, 3, "③" },
  { "壹、书", QD_LABEL_SEPARATED, 1, "壹、" },
  { "丙、书", QD_LABEL_SEPARATED, 3, "丙、" },
  { "Ⅳ 书", QD_LABEL_SPACED, 4, "Ⅳ " },
  { "第二十一章 书", QD_LABEL_UNIT, 21, "第二十一章 " },
  { "第 3 節　书", QD_LABEL_UNIT, 3, "第 3 節　" },
  { "第⼀章 书", QD_LABEL_UNIT, 1, "第⼀章 " },
  { "第廿三回 书", QD_LABEL_UNIT, 23, "第廿三回 " },
  { "第一百二十条之一 书", QD_LABEL_UNIT, 120, "第一百二十条之一 " },
  { "第一講第二節︰书", QD_LABEL_COMPOUND, 2, "第一講第二節︰" },
  { "章 1. 书", QD_LABEL_UNIT_FIRST, 1, "章 1. " },
  { "卷一", QD_LABEL_UNIT_FIRST, 1, "卷一" },
  { "附录A 书", QD_LABEL_UNIT_FIRST, 1, "附录A " },
  { "七", QD_LABEL_BARE, 7, "七" },
  { "1引言", QD_LABEL_GLUED, 1, "1" },
  { "■ 书", QD_LABEL_BULLET, 1, "■ " },
  { "2015年11月1日起施行", QD_LABEL_NONE, 0, "" },
  { "10:30 开会", QD_LABEL_NONE, 0, "" },
  { "1.5倍", QD_LABEL_NONE, 0, "" },
  { "1.3月份书", QD_LABEL_SEPARATED, 1, "1." },
  { "三 . 书", QD_LABEL_SEPARATED, 3, "三 . " },
  { "第二章　第一课", QD_LABEL_UNIT, 2, "第二章　" },
  { "1,000人", QD_LABEL_NONE, 0, "" },
  { "一个人", QD_LABEL_NONE, 0, "" },
  { "第三届会议", QD_LABEL_NONE, 0, "" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_cases); i++)
    {
      const char *line = label_cases[i].line;
      QdLabel label;

      g_test_message ("%s", line);
      qd_label_parse (line, line + strlen (line), &label);
      g_assert_cmpint (label.form, ==, label_cases[i].form);
      if (label.form == QD_LABEL_NONE)
        continue;
      if (label.form != QD_LABEL_BULLET)
        g_assert_cmpint (label.values[label.n_values - 1], ==, label_cases[i].value);
      g_assert_cmpuint (label.bytes, ==, strlen (label_cases[i].label));
    }
}

typedef struct
{
  const char *text;
  QdNumeralKind kind;
  int value;
} NumeralCase;

static const NumeralCase numeral_cases[] = {
  { "十", QD_NUMERAL_HAN, 10 },        { "二十", QD_NUMERAL_HAN, 20 },   { "一百零五", QD_NUMERAL_HAN, 105 },
  { "二〇", QD_NUMERAL_HAN, 20 },      { "一○五", QD_NUMERAL_HAN, 105 }, { "廿", QD_NUMERAL_HAN, 20 },
  { "卅一", QD_NUMERAL_HAN, 31 },      { "两", QD_NUMERAL_HAN, 2 },      { "⼗⼆", QD_NUMERAL_HAN, 12 },
  { "拾贰", QD_NUMERAL_FORMAL, 12 },   { "癸", QD_NUMERAL_STEM, 10 },    { "亥", QD_NUMERAL_BRANCH, 12 },
  { "１２", QD_NUMERAL_ARABIC, 12 },   { "⑳", QD_NUMERAL_CIRCLED, 20 },  { "㈩", QD_NUMERAL_PARENTHESIZED, 10 },
  { "⒊", QD_NUMERAL_STOPPED, 3 },      { "Ⅻ", QD_NUMERAL_ROMAN, 12 },    { "XIV", QD_NUMERAL_ROMAN, 14 },
  { "iv", QD_NUMERAL_ROMAN_SMALL, 4 }, { "B", QD_NUMERAL_LETTER, 2 },    { "d", QD_NUMERAL_LETTER_SMALL, 4 },
};

static void
test_numerals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numeral_cases); i++)
    {
      const char *text = numeral_cases[i].text;
      QdNumeralKind kind;
      int value;

      g_test_message ("%s", text);
      g_assert_cmpuint (qd_numeral_parse (text, text + strlen (text), &kind, &value), ==, strlen (text));
      g_assert_cmpint (kind, ==, numeral_cases[i].kind);
      g_assert_cmpint (value, ==, numeral_cases[i].value);
    }
}

static void
test_tables (void)
{
  guint n_surnames;
  const gunichar *surnames = qd_front_get_surnames (&n_surnames);

  for (guint i = 1; i < n_surnames; i++)
    g_assert_cmpuint (surnames[i - 1], <, surnames[i]);
  for (guint i = 0; i < qd_label_n_words; i++)
    {
      gunichar first = g_unichar_tolower (g_utf8_get_char (qd_label_words[i].text));

      g_assert_cmpuint (qd_label_words[i].first, ==, first);
      if (i > 0)
        g_assert_cmpuint (qd_label_words[i - 1].first, <=, first);
    }
  for (guint i = 1; i < qd_label_n_units; i++)
    g_assert_cmpuint (strlen (qd_label_units[i - 1].text), >=, strlen (qd_label_units[i].text));
}

typedef struct
{
  const char *line, *author;
} AuthorCase;

static const AuthorCase author_cases[] = {
  { "作者：陈石", "陈石" },
  { "张　亮", "张亮" },
  { "（清）曹雪芹 著", "曹雪芹" },
  { "来源：河岸网　作者：苏柳　浏览：3", "苏柳" },
  { "文/林青", "林青" },
  { "欧阳山川", "欧阳山川" },
  { "Anna Weber (魏安娜)", "Anna Weber (魏安娜)" },
  { "文化", NULL },
  { "今天天气很好", NULL },
};

static void
test_authors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (author_cases); i++)
    {
      const char *line = author_cases[i].line;
      g_autofree char *author = qd_front_dup_labelled_author (line, line + strlen (line));

      g_test_message ("%s", line);
      if (!author)
        author = qd_front_dup_author (line, line + strlen (line), FALSE);
      g_assert_cmpstr (author, ==, author_cases[i].author);
    }
}

static void
test_keywords (void)
{
  static const char *const lines[] = { "[关键词] 茶馆，空间，测绘", "关 键 词：茶馆；空间；测绘。",
                                       "關鍵詞:茶館、空間、測繪",   "【关键词】茶馆/空间/测绘",
                                       "关键词　茶馆　空间　测绘",  "Key words: tea house; space; survey" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GPtrArray) keywords = g_ptr_array_new_with_free_func (g_free);
      const char *end = lines[i] + strlen (lines[i]);
      gsize bytes;

      g_test_message ("%s", lines[i]);
      g_assert_true (qd_front_find_label (lines[i], end, QD_WORD_KEYWORDS, &bytes));
      qd_front_split_keywords (lines[i] + bytes, end, keywords);
      g_assert_cmpuint (keywords->len, ==, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/labels", test_labels);
  g_test_add_func ("/label/numerals", test_numerals);
  g_test_add_func ("/label/tables", test_tables);
  g_test_add_func ("/label/authors", test_authors);
  g_test_add_func ("/label/keywords", test_keywords);
  return g_test_run ();
}
