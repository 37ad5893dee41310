/* qd-label.c: the numbering and the words that headings begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-label-cursor.h"

#include "document/qd-label-words.h"

#include <string.h>

static gunichar
closing_of (gunichar opening)
{
  switch (opening)
    {
    case '(':
    case 0xFF08: /* （ */
    case 0xFE59: /* ﹙ */
      return ')';
    case '[':
    case 0xFF3B: /* ［ */
      return ']';
    case 0x3014: /* 〔 */
      return 0x3015;
    case 0x3010: /* 【 */
      return 0x3011;
    default:
      return 0;
    }
}

static gboolean
parse_paren (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  gunichar closing = closing_of (qd_label_peek (&cursor));
  gunichar mark;

  if (!closing)
    return FALSE;
  qd_label_advance (&cursor);
  qd_label_skip_blanks (&cursor);
  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0])
      || label->values[0] > QD_LABEL_MAX_SMALL_VALUE)
    return FALSE;
  qd_label_skip_blanks (&cursor);
  mark = qd_label_peek (&cursor);
  if (qd_label_fold (mark) != closing && !(closing == ')' && mark == 0xFE5A))
    return FALSE;
  qd_label_advance (&cursor);
  label->separator = closing;
  label->n_values = 1;
  mark = qd_label_fold (qd_label_peek (&cursor));
  if (mark == 0x3001 || mark == '.')
    qd_label_advance (&cursor);
  return qd_label_finish (&cursor, start, label, QD_LABEL_PAREN);
}

static gboolean
is_decimal_joint (gunichar ch)
{
  return ch == '.' || ch == 0xFF0E || ch == '-' || ch == 0xFF0D || ch == 0x2013 || ch == 0x2010 || ch == 0x2024;
}

/* What follows a number that is a quantity: 1.5倍, 3.2% */
static gboolean
is_measure (gunichar ch)
{
  static const char measures[] =
      "年月日号時时点點分秒岁歲世代個个位名人次亿億万萬千百元角米里斤吨噸倍成届屆种種件项項家国國"
      "天周週期级級层層楼樓度台架艘辆輛张張只隻頭头匹条條块塊片支枝根把本册冊部篇场場局盘盤平公克升毫厘英%％‰℃°~～"
      "／/:：";

  return ch && g_utf8_strchr (measures, -1, ch) != NULL;
}

/* What follows a number with decimals that is a quantity: 3.2亿, 1.5倍, 2.5个百分点; 1.2部门 and 2.1人物 are labels. */
static gboolean
is_fraction_measure (gunichar ch)
{
  static const char measures[] =
      "年月日时時分秒岁歲个個次亿億万萬千百元角米里斤吨噸倍成级級度公克升毫厘平英%％‰℃°~～／/:：";

  return ch && g_utf8_strchr (measures, -1, ch) != NULL;
}

/* 127.0.0.1 and 10.0.2.15 are addresses in a network: parts of a text count from 1. */
static gboolean
is_address (const QdLabel *label)
{
  int n_zeros = 0;

  for (int i = 1; i < label->n_values; i++)
    n_zeros += label->values[i] == 0;
  return label->n_values == 4 && n_zeros > 0;
}

static gboolean
parse_decimal (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  QdLabelCursor ahead;
  gunichar joint = 0;
  gunichar after;

  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0]))
    return FALSE;
  if (label->numeral != QD_NUMERAL_ARABIC && label->numeral != QD_NUMERAL_LETTER)
    return FALSE;
  label->n_values = 1;
  while (label->n_values < QD_LABEL_DEPTH && is_decimal_joint (qd_label_peek (&cursor)))
    {
      QdNumeralKind kind;
      int value;

      ahead = cursor;
      if (joint && qd_label_fold (qd_label_peek (&cursor)) != joint)
        break;
      joint = qd_label_fold (qd_label_peek (&cursor));
      qd_label_advance (&ahead);
      if (!qd_label_parse_number (&ahead, &kind, &value) || kind != QD_NUMERAL_ARABIC
          || value > QD_LABEL_MAX_SMALL_VALUE)
        break;
      label->values[label->n_values++] = value;
      cursor = ahead;
    }
  if (label->n_values < 2 || label->values[0] > QD_LABEL_MAX_SMALL_VALUE || is_address (label))
    return FALSE;
  label->numeral = QD_NUMERAL_ARABIC;
  label->separator = joint;
  after = qd_label_peek (&cursor);
  if (joint != '.' && !qd_label_is_blank (after))
    return FALSE;
  if (qd_label_fold (after) == '.' || after == 0x3001)
    qd_label_advance (&cursor);
  else if ((label->n_values == 2 && is_fraction_measure (after))
           || (after && after < 0x80 && !qd_label_is_blank (after) && !g_ascii_isalpha ((char) after)))
    return FALSE;
  /* 1.1 < 2.0 compares, and 0.5 = 1/2 says what it is. */
  ahead = cursor;
  qd_label_skip_blanks (&ahead);
  if (qd_label_peek (&ahead) == '<' || qd_label_peek (&ahead) == '>' || qd_label_peek (&ahead) == '=')
    return FALSE;
  return qd_label_finish (&cursor, start, label, QD_LABEL_DECIMAL);
}

/* §1, § 2.3: the sign stands for 节. */
static gboolean
parse_section_sign (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  gunichar mark;

  if (qd_label_peek (&cursor) != 0xA7)
    return FALSE;
  qd_label_advance (&cursor);
  qd_label_skip_blanks (&cursor);
  if (parse_decimal (cursor.p, end, label))
    {
      label->bytes += cursor.p - start;
      return TRUE;
    }
  memset (label, 0, sizeof *label);
  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0])
      || label->values[0] > QD_LABEL_MAX_SMALL_VALUE)
    return FALSE;
  label->n_values = 1;
  label->unit = 0xA7;
  mark = qd_label_fold (qd_label_peek (&cursor));
  if (mark == '.' || mark == 0x3001)
    qd_label_advance (&cursor);
  else if (mark && !qd_label_is_blank (mark) && mark < 0x80)
    return FALSE;
  label->separator = mark == '.' || mark == 0x3001 ? mark : ' ';
  return qd_label_finish (&cursor, start, label, QD_LABEL_UNIT_FIRST);
}

static gboolean
is_separator (gunichar ch)
{
  return ch == 0x3001 || ch == '.' || ch == ',' || ch == ':' || ch == 0xB7 || ch == 0x2024 || ch == ';';
}

/* The decimals of 3.5倍 and 1.2%; 1.3月 and 1.2018年 are more often labels before a date. */
static gboolean
is_quantity_end (const QdLabelCursor *cursor)
{
  static const char times[] = "年月日号號时時天周週个個大项項种種";
  QdLabelCursor ahead = *cursor;

  while (g_ascii_isdigit ((char) MIN (qd_label_peek (&ahead), 0x7F)))
    qd_label_advance (&ahead);
  return ahead.p > cursor->p && is_measure (qd_label_peek (&ahead))
         && !g_utf8_strchr (times, -1, qd_label_peek (&ahead));
}

/* 一、 1. 甲、 and the rest that begins with a number: half-bracketed, spaced, glued, alone. */
static gboolean
parse_numbered (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  gunichar mark;
  gboolean counts;

  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0]))
    return FALSE;
  label->n_values = 1;
  counts = label->numeral == QD_NUMERAL_HAN || label->numeral == QD_NUMERAL_ARABIC
           || label->numeral == QD_NUMERAL_FORMAL || label->numeral == QD_NUMERAL_ROMAN;
  mark = qd_label_peek (&cursor);
  if (label->numeral == QD_NUMERAL_CIRCLED || label->numeral == QD_NUMERAL_PARENTHESIZED
      || label->numeral == QD_NUMERAL_STOPPED)
    {
      if (qd_label_fold (mark) == 0x3001 || qd_label_fold (mark) == '.')
        qd_label_advance (&cursor);
      return qd_label_finish (&cursor, start, label, QD_LABEL_ENCLOSED);
    }
  label->separator = qd_label_fold (mark);
  if (mark == 0)
    {
      label->separator = '\n';
      return counts && qd_label_finish (&cursor, start, label, QD_LABEL_BARE);
    }
  if (label->values[0] > QD_LABEL_MAX_SMALL_VALUE)
    return FALSE;
  if (label->separator == ')' || mark == 0xFE5A)
    {
      qd_label_advance (&cursor);
      return qd_label_finish (&cursor, start, label, QD_LABEL_HALF_PAREN);
    }
  if (is_separator (label->separator))
    {
      qd_label_advance (&cursor);
      mark = qd_label_peek (&cursor);
      if (label->separator == '.' && is_quantity_end (&cursor))
        return FALSE;
      /* 10:30, 1,000 and 2;3 are no numbering, and Western marks after a letter need their blank. */
      if (label->separator != 0x3001 && label->separator != '.' && (g_unichar_isdigit (mark) || !counts))
        return FALSE;
      if ((label->numeral == QD_NUMERAL_LETTER || label->numeral == QD_NUMERAL_LETTER_SMALL) && mark < 0x80 && mark
          && !qd_label_is_blank (mark))
        return FALSE;
      return qd_label_finish (&cursor, start, label, QD_LABEL_SEPARATED);
    }
  if (qd_label_is_blank (mark))
    {
      QdLabelCursor ahead = cursor;

      /* 三 . 人物 */
      qd_label_skip_blanks (&ahead);
      if (counts
          && (qd_label_fold (qd_label_peek (&ahead)) == 0x3001 || qd_label_peek (&ahead) == '.'
              || qd_label_peek (&ahead) == 0xFF0E))
        {
          label->separator = qd_label_fold (qd_label_peek (&ahead));
          qd_label_advance (&ahead);
          cursor = ahead;
          return !g_unichar_isdigit (qd_label_peek (&cursor))
                 && qd_label_finish (&cursor, start, label, QD_LABEL_SEPARATED);
        }
      label->separator = ' ';
      return (counts || label->numeral == QD_NUMERAL_STEM) && qd_label_finish (&cursor, start, label, QD_LABEL_SPACED);
    }
  label->separator = 0;
  if (label->numeral != QD_NUMERAL_ARABIC || mark < 0x3400 || mark >= 0xFB00 || is_measure (mark))
    return FALSE;
  return qd_label_finish (&cursor, start, label, QD_LABEL_GLUED);
}

/* —一—, ·二·: a number alone between two marks. Arabic figures there are page numbers. */
static gboolean
parse_framed (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  gunichar mark = qd_label_peek (&cursor);

  if (mark != 0x2014 && mark != 0xB7 && mark != '-' && mark != 0xFF5E && mark != '~' && mark != 0x2015
      && mark != 0x2500)
    return FALSE;
  while (qd_label_peek (&cursor) == mark)
    qd_label_advance (&cursor);
  qd_label_skip_blanks (&cursor);
  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0]) || label->numeral != QD_NUMERAL_HAN)
    return FALSE;
  qd_label_skip_blanks (&cursor);
  if (qd_label_peek (&cursor) != mark)
    return FALSE;
  while (qd_label_peek (&cursor) == mark)
    qd_label_advance (&cursor);
  label->n_values = 1;
  label->separator = '\n';
  return cursor.p == end && qd_label_finish (&cursor, start, label, QD_LABEL_BARE);
}

/* Marks that stand before a heading or a list item. A geometric one needs no blank after it. Sorted. */
static const gunichar bullets[] = {
  '#',    '*',    '+',    '-',    '>',    0xA7,   0xB7,   0x2013, 0x2014, 0x2022, 0x203B,
  0x25A0, 0x25A1, 0x25AA, 0x25B2, 0x25B3, 0x25B6, 0x25BA, 0x25C6, 0x25C7, 0x25CB, 0x25CE,
  0x25CF, 0x25E6, 0x2605, 0x2606, 0x2666, 0x2736, 0x27A2, 0x27A4, 0x3013,
};

static gboolean
parse_bullet (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  gunichar ch = qd_label_peek (&cursor);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (bullets) && !known; i++)
    known = bullets[i] == ch;
  if (!known)
    return FALSE;
  while (qd_label_peek (&cursor) == ch && cursor.p - start < 6)
    qd_label_advance (&cursor);
  if (!qd_label_peek (&cursor)
      || (!qd_label_is_blank (qd_label_peek (&cursor)) && ch < 0x25A0 && ch != 0xA7 && ch != 0x2022))
    return FALSE;
  label->unit = ch;
  label->separator = ' ';
  /* ** is another series than *. */
  label->n_values = 1;
  label->values[0] = (int) g_utf8_strlen (start, cursor.p - start);
  return qd_label_finish (&cursor, start, label, QD_LABEL_BULLET);
}

/**
 * qd_label_parse:
 * @start: a line of valid UTF-8, without blanks before it
 * @end: its end
 * @label: (out): what was found
 *
 * Reads the label a line begins with. The strictest form that fits is taken: 1.1 before 1., 第一章 before a word.
 *
 * Returns: whether there is one; if not, @label has the form %QD_LABEL_NONE
 */
gboolean
qd_label_parse (const char *start, const char *end, QdLabel *label)
{
  static gboolean (*const parsers[]) (const char *, const char *, QdLabel *) = {
    qd_label_parse_unit, qd_label_parse_half, parse_section_sign, qd_label_parse_unit_first,
    parse_paren,         parse_decimal,       parse_numbered,     qd_label_parse_bare_ordinal,
    parse_framed,        parse_bullet,
  };

  g_return_val_if_fail (start && end && label, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    {
      memset (label, 0, sizeof *label);
      if (parsers[i](start, end, label))
        return TRUE;
    }
  memset (label, 0, sizeof *label);
  return FALSE;
}

/* Compares a word with the start of a line in which blanks may stand between the characters: 前　言. */
static gboolean
match_word (const char *word, const char *start, const char *end, gsize *bytes)
{
  QdLabelCursor cursor = { start, end };
  int n_inner = 0;

  for (const char *w = word; *w; w = g_utf8_next_char (w))
    {
      gunichar wanted = g_utf8_get_char (w);
      gunichar found;

      if (w > word && wanted > 0x7F)
        n_inner += qd_label_skip_blanks (&cursor);
      found = qd_label_peek (&cursor);
      if (found != wanted
          && (found > 0x7F || wanted > 0x7F || g_ascii_tolower ((char) found) != g_ascii_tolower ((char) wanted)))
        return FALSE;
      qd_label_advance (&cursor);
    }
  *bytes = cursor.p - start;
  return n_inner <= 24;
}

/* Where the words that begin with @first stand in the table. */
static guint
find_first_word (gunichar first)
{
  guint low = 0;
  guint high = qd_label_n_words;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (qd_label_words[middle].first < first)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * qd_label_find_word:
 * @start: a line of valid UTF-8, without blanks before it
 * @end: its end
 * @bytes: (out): how much of the line the word takes, blanks inside it included
 *
 * Finds the longest word of the table the line starts with. What follows the word is for the caller to judge.
 *
 * Returns: what kind of word it is
 */
QdWordClass
qd_label_find_word (const char *start, const char *end, gsize *bytes)
{
  QdWordClass found = QD_WORD_NONE;
  gunichar first;

  g_return_val_if_fail (start && end && bytes, QD_WORD_NONE);

  *bytes = 0;
  if (start >= end)
    return QD_WORD_NONE;
  first = g_utf8_get_char (start);
  if (first < 0x80)
    first = (gunichar) g_ascii_tolower ((char) first);
  for (guint i = find_first_word (first); i < qd_label_n_words && qd_label_words[i].first == first; i++)
    {
      gsize length;

      if (match_word (qd_label_words[i].text, start, end, &length) && length > *bytes)
        {
          *bytes = length;
          found = qd_label_words[i].word_class;
        }
    }
  return found;
}
