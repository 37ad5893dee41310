/* qd-list-number.c: the numbers that programs count for lists and headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-list-number.h"

#include <string.h>

typedef struct
{
  const char *name;
  QdListNumbering numbering;
} Name;

/* ST_NumberFormat of ECMA-376, 17.18.59; sorted. */
static const Name docx_names[] = {
  { "aiueo", QD_LIST_NUMBERING_LOWER_LETTER },
  { "bullet", QD_LIST_NUMBERING_BULLET },
  { "chineseCounting", QD_LIST_NUMBERING_CHINESE },
  { "chineseCountingThousand", QD_LIST_NUMBERING_CHINESE },
  { "chineseLegalSimplified", QD_LIST_NUMBERING_CHINESE_FORMAL },
  { "decimal", QD_LIST_NUMBERING_DECIMAL },
  { "decimalEnclosedCircle", QD_LIST_NUMBERING_CIRCLED },
  { "decimalEnclosedCircleChinese", QD_LIST_NUMBERING_CIRCLED },
  { "decimalEnclosedFullstop", QD_LIST_NUMBERING_FULL_STOP },
  { "decimalEnclosedParen", QD_LIST_NUMBERING_PARENTHESISED },
  { "decimalFullWidth", QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH },
  { "decimalFullWidth2", QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH },
  { "decimalHalfWidth", QD_LIST_NUMBERING_DECIMAL },
  { "decimalZero", QD_LIST_NUMBERING_DECIMAL_ZERO },
  { "ideographDigital", QD_LIST_NUMBERING_CHINESE_DIGITS },
  { "ideographEnclosedCircle", QD_LIST_NUMBERING_CHINESE_CIRCLED },
  { "ideographLegalTraditional", QD_LIST_NUMBERING_CHINESE_FORMAL_TRADITIONAL },
  { "ideographTraditional", QD_LIST_NUMBERING_STEMS },
  { "ideographZodiac", QD_LIST_NUMBERING_BRANCHES },
  { "japaneseCounting", QD_LIST_NUMBERING_CHINESE },
  { "japaneseDigitalTenThousand", QD_LIST_NUMBERING_CHINESE_DIGITS },
  { "lowerLetter", QD_LIST_NUMBERING_LOWER_LETTER },
  { "lowerRoman", QD_LIST_NUMBERING_LOWER_ROMAN },
  { "none", QD_LIST_NUMBERING_NONE },
  { "taiwaneseCounting", QD_LIST_NUMBERING_CHINESE },
  { "taiwaneseCountingThousand", QD_LIST_NUMBERING_CHINESE },
  { "taiwaneseDigital", QD_LIST_NUMBERING_CHINESE_DIGITS },
  { "upperLetter", QD_LIST_NUMBERING_UPPER_LETTER },
  { "upperRoman", QD_LIST_NUMBERING_UPPER_ROMAN },
};

/* How style:num-format of OpenDocument begins; LibreOffice writes the first numbers of the series. */
static const Name odf_names[] = {
  { "1", QD_LIST_NUMBERING_DECIMAL },
  { "A", QD_LIST_NUMBERING_UPPER_LETTER },
  { "I", QD_LIST_NUMBERING_UPPER_ROMAN },
  { "a", QD_LIST_NUMBERING_LOWER_LETTER },
  { "i", QD_LIST_NUMBERING_LOWER_ROMAN },
  { "①", QD_LIST_NUMBERING_CIRCLED },
  { "一", QD_LIST_NUMBERING_CHINESE },
  { "壹, 貳", QD_LIST_NUMBERING_CHINESE_FORMAL_TRADITIONAL },
  { "壹, 贰", QD_LIST_NUMBERING_CHINESE_FORMAL },
  { "子", QD_LIST_NUMBERING_BRANCHES },
  { "甲", QD_LIST_NUMBERING_STEMS },
  { "１", QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH },
};

static const char *const plain_digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
static const char *const plain_units[] = { "", "十", "百", "千" };
static const char *const simplified_digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
static const char *const traditional_digits[] = { "零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖" };
static const char *const formal_units[] = { "", "拾", "佰", "仟" };
static const char *const stems = "甲乙丙丁戊己庚辛壬癸";
static const char *const branches = "子丑寅卯辰巳午未申酉戌亥";

/**
 * qd_list_numbering_from_docx:
 * @name: a value of w:numFmt
 *
 * Returns: the numbering; decimal for those not known
 */
QdListNumbering
qd_list_numbering_from_docx (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (docx_names); i++)
    if (strcmp (docx_names[i].name, name) == 0)
      return docx_names[i].numbering;
  return QD_LIST_NUMBERING_DECIMAL;
}

/**
 * qd_list_numbering_from_odf:
 * @name: a value of style:num-format
 *
 * Returns: the numbering; none for an empty one
 */
QdListNumbering
qd_list_numbering_from_odf (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (odf_names); i++)
    if (g_str_has_prefix (name, odf_names[i].name))
      return odf_names[i].numbering;
  return name[0] != '\0' ? QD_LIST_NUMBERING_DECIMAL : QD_LIST_NUMBERING_NONE;
}

/* 十一, not 一十一, but 一百一十一; a zero stands for any run of empty places inside. */
static char *
format_chinese (int number, const char *const *digits, const char *const *units, const char *zero, gboolean short_ten)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean skipped = FALSE;

  if (number <= 0 || number > 9999)
    return g_strdup_printf ("%d", number);
  for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10)
    {
      int digit = number / unit % 10;

      if (digit == 0)
        {
          skipped = result->len > 0;
          continue;
        }
      if (skipped)
        g_string_append (result, zero);
      skipped = FALSE;
      if (!(short_ten && digit == 1 && place == 1 && result->len == 0))
        g_string_append (result, digits[digit]);
      g_string_append (result, units[place]);
    }
  return g_strdup (result->str);
}

static char *
format_digits (int number)
{
  g_autofree char *decimal = g_strdup_printf ("%d", number);
  g_autoptr (GString) result = g_string_new (NULL);

  for (const char *p = decimal; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append (result, plain_digits[*p - '0']);
  return g_strdup (result->str);
}

/* One character of a series, or the decimal number beyond its end. */
static char *
format_single (int number, gunichar first, int n_series)
{
  char buffer[8] = { 0 };

  if (number < 1 || number > n_series)
    return g_strdup_printf ("%d", number);
  g_unichar_to_utf8 (first + (gunichar) number - 1, buffer);
  return g_strdup (buffer);
}

static char *
format_circled (int number)
{
  if (number > 20 && number <= 35)
    return format_single (number - 20, 0x3251, 15);
  if (number > 35 && number <= 50)
    return format_single (number - 35, 0x32b1, 15);
  return format_single (number, 0x2460, 20);
}

/* a … z, aa, bb … as Word counts. */
static char *
format_letter (int number, char first)
{
  g_autoptr (GString) result = g_string_new (NULL);

  for (int i = 0; number > 0 && i <= (number - 1) / 26 && i < 8; i++)
    g_string_append_c (result, (char) (first + (number - 1) % 26));
  return g_strdup (result->str);
}

static char *
format_roman (int number, gboolean upper)
{
  static const struct
  {
    int value;
    const char *letters;
  } parts[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
    { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" },
  };
  g_autoptr (GString) result = g_string_new (NULL);

  if (number <= 0 || number > 3999)
    return g_strdup_printf ("%d", number);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (result, parts[i].letters);
  return upper ? g_ascii_strup (result->str, -1) : g_strdup (result->str);
}

static char *
format_cycle (int number, const char *series)
{
  glong n_series = g_utf8_strlen (series, -1);

  if (number < 1)
    return g_strdup_printf ("%d", number);
  return g_utf8_substring (series, (number - 1) % n_series, (number - 1) % n_series + 1);
}

/**
 * qd_list_number_format:
 * @number: from 1
 *
 * Returns: (transfer full): the number as printed, without what stands around it
 */
char *
qd_list_number_format (QdListNumbering numbering, int number)
{
  switch (numbering)
    {
    case QD_LIST_NUMBERING_NONE:
      return g_strdup ("");
    case QD_LIST_NUMBERING_BULLET:
      return g_strdup ("•");
    case QD_LIST_NUMBERING_DECIMAL:
      return g_strdup_printf ("%d", number);
    case QD_LIST_NUMBERING_DECIMAL_ZERO:
      return g_strdup_printf ("%02d", number);
    case QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH:
      {
        g_autofree char *decimal = g_strdup_printf ("%d", MAX (number, 0));
        g_autoptr (GString) wide = g_string_new (NULL);

        for (const char *p = decimal; *p != '\0'; p++)
          g_string_append_unichar (wide, 0xff10 + (gunichar) (*p - '0'));
        return g_strdup (wide->str);
      }
    case QD_LIST_NUMBERING_CIRCLED:
      return format_circled (number);
    case QD_LIST_NUMBERING_PARENTHESISED:
      return format_single (number, 0x2474, 20);
    case QD_LIST_NUMBERING_FULL_STOP:
      return format_single (number, 0x2488, 20);
    case QD_LIST_NUMBERING_LOWER_LETTER:
      return format_letter (number, 'a');
    case QD_LIST_NUMBERING_UPPER_LETTER:
      return format_letter (number, 'A');
    case QD_LIST_NUMBERING_LOWER_ROMAN:
      return format_roman (number, FALSE);
    case QD_LIST_NUMBERING_UPPER_ROMAN:
      return format_roman (number, TRUE);
    case QD_LIST_NUMBERING_CHINESE:
      return format_chinese (number, plain_digits, plain_units, "零", TRUE);
    case QD_LIST_NUMBERING_CHINESE_DIGITS:
      return format_digits (number);
    case QD_LIST_NUMBERING_CHINESE_FORMAL:
      return format_chinese (number, simplified_digits, formal_units, "零", FALSE);
    case QD_LIST_NUMBERING_CHINESE_FORMAL_TRADITIONAL:
      return format_chinese (number, traditional_digits, formal_units, "零", FALSE);
    case QD_LIST_NUMBERING_CHINESE_CIRCLED:
      return format_single (number, 0x3280, 10);
    case QD_LIST_NUMBERING_STEMS:
      return format_cycle (number, stems);
    case QD_LIST_NUMBERING_BRANCHES:
      return format_cycle (number, branches);
    }
  g_return_val_if_reached (NULL);
}

/**
 * qd_list_label_is_closed:
 * @label: a number with what stands around it
 *
 * Returns: whether it ends with white space or with a mark that brings its own
 */
gboolean
qd_list_label_is_closed (const char *label)
{
  const char *last = label[0] != '\0' ? g_utf8_prev_char (label + strlen (label)) : label;
  gunichar ch = g_utf8_get_char (last);

  return ch == 0x3001 || ch == 0xff09 || ch == 0xff0e || ch == 0x3002 || ch == 0xff1a || ch == ' ';
}
