/* qd-label-unit.c: labels that say what they count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-label-cursor.h"

#include "document/qd-label-words.h"

#include <string.h>

static gunichar
parse_unit (QdLabelCursor *cursor)
{
  for (guint i = 0; i < qd_label_n_units; i++)
    {
      const QdLabelUnit *unit = &qd_label_units[i];
      gsize length = strlen (unit->text);

      if ((gsize) (cursor->end - cursor->p) >= length && strncmp (cursor->p, unit->text, length) == 0)
        {
          cursor->p += length;
          return unit->unit;
        }
    }
  return 0;
}

/* 第N章, with blanks between the parts where a converter put them, and 第N条之一. */
static gboolean
parse_ordinal (QdLabelCursor *cursor, QdLabel *label)
{
  QdLabelCursor ahead = *cursor;
  int value;
  int n_blanks;
  gunichar after;
  QdNumeralKind kind;

  if (qd_label_peek (&ahead) != 0x7B2C)
    return FALSE;
  qd_label_advance (&ahead);
  qd_label_skip_blanks (&ahead);
  if (!qd_label_parse_number (&ahead, &kind, &value))
    return FALSE;
  if (kind != QD_NUMERAL_HAN && kind != QD_NUMERAL_ARABIC && kind != QD_NUMERAL_FORMAL && kind != QD_NUMERAL_ROMAN)
    return FALSE;
  n_blanks = qd_label_skip_blanks (&ahead);
  label->unit = parse_unit (&ahead);
  if (!label->unit)
    return FALSE;
  /* 第 二 章 was spread out; 第二 夜雨 is no second night. */
  after = qd_label_peek (&ahead);
  if (n_blanks > 0 && after && !qd_label_is_blank (after) && qd_label_fold (after) != ':' && after != 0x4E4B
      && after != 0x3001)
    return FALSE;
  label->numeral = kind;
  label->values[0] = value;
  label->n_values = 1;
  if (qd_label_peek (&ahead) == 0x4E4B) /* 之 */
    {
      QdLabelCursor branch = ahead;

      qd_label_advance (&branch);
      if (qd_label_parse_number (&branch, &kind, &value) && kind == label->numeral)
        ahead = branch;
    }
  *cursor = ahead;
  return TRUE;
}

/**
 * qd_label_parse_unit:
 * @start: a line
 * @end: its end
 * @label: (out): what was found
 *
 * Reads 第一章, 第2节： and 第一講第一節.
 *
 * Returns: whether the line begins so
 */
gboolean
qd_label_parse_unit (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  QdLabelCursor after;
  gunichar mark;
  int n_blanks;
  QdLabel inner = { 0 };

  if (!parse_ordinal (&cursor, label))
    return FALSE;
  after = cursor;
  n_blanks = qd_label_skip_blanks (&after);
  mark = qd_label_fold (qd_label_peek (&after));
  /* 第二章　第一课 names its chapter 第一课; 第一講第一節　標題 has two numbers. */
  if (parse_ordinal (&after, &inner) && (n_blanks == 0 || after.p < end))
    {
      inner.values[1] = inner.values[0];
      inner.values[0] = label->values[0];
      inner.n_values = 2;
      *label = inner;
      cursor = after;
      n_blanks = qd_label_skip_blanks (&after);
      mark = qd_label_fold (qd_label_peek (&after));
      label->form = QD_LABEL_COMPOUND;
    }
  else
    label->form = QD_LABEL_UNIT;
  label->separator = cursor.p >= end ? '\n' : n_blanks ? ' ' : 0;
  if (mark == ':' || mark == 0x3001 || mark == '.' || mark == 0xB7)
    {
      label->separator = mark;
      qd_label_skip_blanks (&cursor);
      qd_label_advance (&cursor);
    }
  return qd_label_finish (&cursor, start, label, label->form);
}

/* 上 中 下 count the parts of what has two or three; 0 for anything else. */
static int
place_of (gunichar ch)
{
  return ch == 0x4E0A ? 1 : ch == 0x4E2D ? 2 : ch == 0x4E0B ? 3 : 0;
}

/**
 * qd_label_parse_half:
 * @start: a line
 * @end: its end
 * @label: (out): what was found
 *
 * Reads 上篇, 下卷 and 卷上: parts counted by place. What follows must set them off.
 *
 * Returns: whether the line begins so
 */
gboolean
qd_label_parse_half (const char *start, const char *end, QdLabel *label)
{
  static const char units[] = "卷篇编編部册冊集辑輯阕闋";
  QdLabelCursor cursor = { start, end };
  gunichar first = qd_label_peek (&cursor);
  gunichar second;
  gunichar mark;

  if (!place_of (first) && first != 0x5377 /* 卷 */)
    return FALSE;
  qd_label_advance (&cursor);
  qd_label_skip_blanks (&cursor);
  second = qd_label_peek (&cursor);
  if (place_of (first) ? !second || !g_utf8_strchr (units, -1, second) : !place_of (second))
    return FALSE;
  label->values[0] = place_of (first) ? place_of (first) : place_of (second);
  label->unit = 0x5377;
  label->numeral = QD_NUMERAL_HAN;
  label->n_values = 1;
  qd_label_advance (&cursor);
  mark = qd_label_fold (qd_label_peek (&cursor));
  label->separator = mark == 0 ? '\n' : mark;
  if (mark == ':' || mark == 0x3001 || mark == 0xB7)
    qd_label_advance (&cursor);
  else if (mark && !qd_label_is_blank (mark))
    return FALSE;
  else if (mark)
    label->separator = ' ';
  return qd_label_finish (&cursor, start, label, place_of (first) ? QD_LABEL_UNIT : QD_LABEL_UNIT_FIRST);
}

/* Chapter One: the numbers as words, in capitals or not. */
static gboolean
parse_number_word (QdLabelCursor *cursor, QdNumeralKind *kind, int *value)
{
  static const char *const words[] = { "one",     "two",       "three",    "four",     "five",
                                       "six",     "seven",     "eight",    "nine",     "ten",
                                       "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                       "sixteen", "seventeen", "eighteen", "nineteen", "twenty" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (cursor->end - cursor->p) < length || g_ascii_strncasecmp (cursor->p, words[i], length) != 0
          || ((gsize) (cursor->end - cursor->p) > length && g_ascii_isalpha (cursor->p[length])))
        continue;
      cursor->p += length;
      *kind = QD_NUMERAL_ARABIC;
      *value = (int) i + 1;
      return TRUE;
    }
  return FALSE;
}

/**
 * qd_label_parse_unit_first:
 * @start: a line
 * @end: its end
 * @label: (out): what was found
 *
 * Reads 卷一, 章 1., 附录 A and Chapter One: the word first. What follows the number must set it off.
 *
 * Returns: whether the line begins so
 */
gboolean
qd_label_parse_unit_first (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };
  const QdLabelUnit *prefix = NULL;
  gunichar mark;

  for (guint i = 0; i < qd_label_n_prefixes && !prefix; i++)
    {
      gsize length = strlen (qd_label_prefixes[i].text);

      /* The last byte tells most apart without a call. */
      if ((gsize) (end - start) > length && start[length - 1] == qd_label_prefixes[i].text[length - 1]
          && memcmp (start, qd_label_prefixes[i].text, length) == 0)
        prefix = &qd_label_prefixes[i];
    }
  if (!prefix)
    return FALSE;
  cursor.p += strlen (prefix->text);
  qd_label_skip_blanks (&cursor);
  if (!(g_ascii_isalpha (*start) && parse_number_word (&cursor, &label->numeral, &label->values[0]))
      && !qd_label_parse_number (&cursor, &label->numeral, &label->values[0]))
    return FALSE;
  label->unit = prefix->unit;
  label->n_values = 1;
  mark = qd_label_fold (qd_label_peek (&cursor));
  if (mark == '.' || mark == 0x3001 || mark == ':' || mark == 0xB7)
    {
      label->separator = mark;
      qd_label_advance (&cursor);
      /* 图 1.2 and 表 3.4 are captions of another kind. */
      if (g_unichar_isdigit (qd_label_peek (&cursor)))
        return FALSE;
    }
  else if (mark == 0)
    label->separator = '\n';
  else if (qd_label_is_blank (mark))
    label->separator = ' ';
  else
    return FALSE;
  return qd_label_finish (&cursor, start, label, QD_LABEL_UNIT_FIRST);
}

/**
 * qd_label_parse_bare_ordinal:
 * @start: a line
 * @end: its end
 * @label: (out): what was found
 *
 * Reads 第一　归人: an ordinal that counts nothing by name, set off by a blank.
 *
 * Returns: whether the line begins so
 */
gboolean
qd_label_parse_bare_ordinal (const char *start, const char *end, QdLabel *label)
{
  QdLabelCursor cursor = { start, end };

  if (qd_label_peek (&cursor) != 0x7B2C)
    return FALSE;
  qd_label_advance (&cursor);
  if (!qd_label_parse_number (&cursor, &label->numeral, &label->values[0]) || label->numeral != QD_NUMERAL_HAN
      || !qd_label_is_blank (qd_label_peek (&cursor)))
    return FALSE;
  label->n_values = 1;
  label->unit = 0x7B2C;
  label->separator = ' ';
  return qd_label_finish (&cursor, start, label, QD_LABEL_UNIT);
}
