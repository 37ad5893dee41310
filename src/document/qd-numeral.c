/* qd-numeral.c: numbers as Chinese texts write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-numeral.h"

#include <string.h>

/* No heading is numbered higher; what is longer is a quantity or a telephone number. */
#define MAX_DIGITS 6

typedef struct
{
  gunichar first, last;
  QdNumeralKind kind;
  int value; /* of @first; the others follow */
} SingleRange;

/* Characters that are a whole number by themselves. Sorted by @first, no overlaps. */
static const SingleRange single_ranges[] = {
  { 0x2160, 0x216B, QD_NUMERAL_ROMAN, 1 },         /* Ⅰ–Ⅻ */
  { 0x2170, 0x217B, QD_NUMERAL_ROMAN_SMALL, 1 },   /* ⅰ–ⅻ */
  { 0x2460, 0x2473, QD_NUMERAL_CIRCLED, 1 },       /* ①–⑳ */
  { 0x2474, 0x2487, QD_NUMERAL_PARENTHESIZED, 1 }, /* ⑴–⒇ */
  { 0x2488, 0x249B, QD_NUMERAL_STOPPED, 1 },       /* ⒈–⒛ */
  { 0x24EB, 0x24F4, QD_NUMERAL_CIRCLED, 11 },      /* ⓫–⓴ */
  { 0x24F5, 0x24FE, QD_NUMERAL_CIRCLED, 1 },       /* ⓵–⓾ */
  { 0x2776, 0x277F, QD_NUMERAL_CIRCLED, 1 },       /* ❶–❿ */
  { 0x2780, 0x2789, QD_NUMERAL_CIRCLED, 1 },       /* ➀–➉ */
  { 0x278A, 0x2793, QD_NUMERAL_CIRCLED, 1 },       /* ➊–➓ */
  { 0x3220, 0x3229, QD_NUMERAL_PARENTHESIZED, 1 }, /* ㈠–㈩ */
  { 0x3251, 0x325F, QD_NUMERAL_CIRCLED, 21 },      /* ㉑–㉟ */
  { 0x3280, 0x3289, QD_NUMERAL_CIRCLED, 1 },       /* ㊀–㊉ */
  { 0x32B1, 0x32BF, QD_NUMERAL_CIRCLED, 36 },      /* ㊱–㊿ */
};

typedef struct
{
  gunichar ch;
  gint8 digit; /* 0–9, or -1 */
  gint16 unit; /* 10, 100, 1000, or 0 */
  gboolean formal;
} HanDigit;

/* Sorted by @ch. 廿 and 卅 are two and three tens in one character. */
static const HanDigit han_digits[] = {
  { 0x25CB, 0, 0, FALSE },     /* ○ */
  { 0x25EF, 0, 0, FALSE },     /* ◯ */
  { 0x2F00, 1, 0, FALSE },     /* ⼀ */
  { 0x2F06, 2, 0, FALSE },     /* ⼆ */
  { 0x2F0B, 8, 0, FALSE },     /* ⼋ */
  { 0x2F17, -1, 10, FALSE },   /* ⼗ */
  { 0x3007, 0, 0, FALSE },     /* 〇 */
  { 0x4E00, 1, 0, FALSE },     /* 一 */
  { 0x4E03, 7, 0, FALSE },     /* 七 */
  { 0x4E09, 3, 0, FALSE },     /* 三 */
  { 0x4E24, 2, 0, FALSE },     /* 两 */
  { 0x4E5D, 9, 0, FALSE },     /* 九 */
  { 0x4E8C, 2, 0, FALSE },     /* 二 */
  { 0x4E94, 5, 0, FALSE },     /* 五 */
  { 0x4EDF, -1, 1000, TRUE },  /* 仟 */
  { 0x4F0D, 5, 0, TRUE },      /* 伍 */
  { 0x4F70, -1, 100, TRUE },   /* 佰 */
  { 0x5169, 2, 0, FALSE },     /* 兩 */
  { 0x516B, 8, 0, FALSE },     /* 八 */
  { 0x516D, 6, 0, FALSE },     /* 六 */
  { 0x5341, -1, 10, FALSE },   /* 十 */
  { 0x5343, -1, 1000, FALSE }, /* 千 */
  { 0x5345, 3, 10, FALSE },    /* 卅 */
  { 0x53C1, 3, 0, TRUE },      /* 叁 */
  { 0x53C2, 3, 0, TRUE },      /* 参 */
  { 0x53C3, 3, 0, TRUE },      /* 參 */
  { 0x53C4, 3, 0, TRUE },      /* 叄 */
  { 0x56DB, 4, 0, FALSE },     /* 四 */
  { 0x58F9, 1, 0, TRUE },      /* 壹 */
  { 0x5EFF, 2, 10, FALSE },    /* 廿 */
  { 0x62FE, -1, 10, TRUE },    /* 拾 */
  { 0x634C, 8, 0, TRUE },      /* 捌 */
  { 0x67D2, 7, 0, TRUE },      /* 柒 */
  { 0x7396, 9, 0, TRUE },      /* 玖 */
  { 0x767E, -1, 100, FALSE },  /* 百 */
  { 0x8086, 4, 0, TRUE },      /* 肆 */
  { 0x8CB3, 2, 0, TRUE },      /* 貳 */
  { 0x8D30, 2, 0, TRUE },      /* 贰 */
  { 0x9646, 6, 0, TRUE },      /* 陆 */
  { 0x9678, 6, 0, TRUE },      /* 陸 */
  { 0x96F6, 0, 0, FALSE },     /* 零 */
};

static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
static const char branches[] = "子丑寅卯辰巳午未申酉戌亥";

static const HanDigit *
find_han_digit (gunichar ch)
{
  guint first = 0;
  guint last = G_N_ELEMENTS (han_digits);

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (han_digits[middle].ch == ch)
        return &han_digits[middle];
      if (han_digits[middle].ch < ch)
        first = middle + 1;
      else
        last = middle;
    }
  return NULL;
}

/* Both ways of writing: by units, 一百零五, and digit by digit, 一〇五. */
static gsize
parse_han (const char *start, const char *end, QdNumeralKind *kind, int *value)
{
  const char *p = start;
  int total = 0;
  int number = 0; /* the digits since the last unit */
  int n_digits = 0;
  gboolean formal = FALSE;

  while (p < end && n_digits < MAX_DIGITS)
    {
      const HanDigit *digit = find_han_digit (g_utf8_get_char (p));

      if (!digit)
        break;
      if (digit->digit >= 0 && digit->unit)
        total += digit->digit * digit->unit;
      else if (digit->unit)
        {
          total += MAX (number, 1) * digit->unit;
          number = 0;
        }
      else
        number = number * 10 + digit->digit;
      formal |= digit->formal;
      n_digits++;
      p = g_utf8_next_char (p);
    }
  *kind = formal ? QD_NUMERAL_FORMAL : QD_NUMERAL_HAN;
  *value = total + number;
  return p - start;
}

static int
arabic_digit (gunichar ch)
{
  if (ch >= '0' && ch <= '9')
    return (int) (ch - '0');
  if (ch >= 0xFF10 && ch <= 0xFF19)
    return (int) (ch - 0xFF10);
  return -1;
}

static gsize
parse_arabic (const char *start, const char *end, int *value)
{
  const char *p = start;
  int n_digits = 0;

  *value = 0;
  while (p < end)
    {
      int digit = arabic_digit (g_utf8_get_char (p));

      if (digit < 0)
        break;
      if (++n_digits > MAX_DIGITS)
        return 0;
      *value = *value * 10 + digit;
      p = g_utf8_next_char (p);
    }
  return p - start;
}

static int
roman_digit (char ch)
{
  switch (ch)
    {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    default:
      return 0;
    }
}

/* Letters of one case: a Roman number where they spell one, else a single letter. A lone C, D, L or M is a letter. */
static gsize
parse_letters (const char *start, const char *end, QdNumeralKind *kind, int *value)
{
  gboolean small = FALSE;
  int n = 0;
  int total = 0;
  gboolean roman = TRUE;
  const char *p = start;
  gunichar first = 0;

  while (p < end)
    {
      gunichar ch = g_utf8_get_char (p);
      int digit;

      if (ch >= 0xFF21 && ch <= 0xFF5A)
        ch = ch - 0xFF21 + 'A';
      if (ch > 0x7F || !g_ascii_isalpha (ch))
        break;
      if (n == 0)
        {
          first = ch;
          small = g_ascii_islower (ch);
        }
      digit = roman_digit (g_ascii_toupper ((char) ch));
      roman &= digit > 0 && small == g_ascii_islower (ch);
      /* 4 is 5 less the 1 that was already added. */
      if (n > 0 && p > start)
        {
          char before = g_ascii_toupper (p[-1]);

          if (roman_digit (before) > 0 && roman_digit (before) < digit)
            total -= 2 * roman_digit (before);
        }
      total += digit;
      if (++n > MAX_DIGITS + 2)
        return 0;
      p = g_utf8_next_char (p);
    }
  if (n == 0)
    return 0;
  if (roman && total > 0 && (n > 1 || total == 1 || total == 5 || total == 10))
    {
      *kind = small ? QD_NUMERAL_ROMAN_SMALL : QD_NUMERAL_ROMAN;
      *value = total;
      return p - start;
    }
  if (n > 1)
    return 0;
  *kind = small ? QD_NUMERAL_LETTER_SMALL : QD_NUMERAL_LETTER;
  *value = (int) g_ascii_toupper ((char) first) - 'A' + 1;
  return p - start;
}

/* The place of the first character of @start in @characters, from 1; 0 if it is not there. */
static int
find_character (const char *characters, const char *start)
{
  gsize length = g_utf8_next_char (start) - start;
  int place = 1;

  for (const char *p = characters; *p; p = g_utf8_next_char (p), place++)
    {
      /* The first byte tells most apart without a call, and how long the rest is. */
      if (*p == *start && memcmp (p, start, length) == 0)
        return place;
    }
  return 0;
}

/**
 * qd_numeral_parse:
 * @start: valid UTF-8
 * @end: its end
 * @kind: (out): how the number is written
 * @value: (out): the number
 *
 * Reads the number at @start as far as it goes.
 *
 * Returns: its length in bytes; 0 if there is none
 */
gsize
qd_numeral_parse (const char *start, const char *end, QdNumeralKind *kind, int *value)
{
  gunichar ch;
  int place;

  g_return_val_if_fail (start && end && kind && value, 0);

  if (start >= end)
    return 0;
  ch = g_utf8_get_char (start);
  if (arabic_digit (ch) >= 0)
    {
      *kind = QD_NUMERAL_ARABIC;
      return parse_arabic (start, end, value);
    }
  if (find_han_digit (ch))
    return parse_han (start, end, kind, value);
  if (ch < 0x80 || (ch >= 0xFF21 && ch <= 0xFF5A))
    return parse_letters (start, end, kind, value);
  for (guint i = 0; i < G_N_ELEMENTS (single_ranges) && single_ranges[i].first <= ch; i++)
    {
      if (ch <= single_ranges[i].last)
        {
          *kind = single_ranges[i].kind;
          *value = single_ranges[i].value + (int) (ch - single_ranges[i].first);
          return g_utf8_next_char (start) - start;
        }
    }
  *kind = QD_NUMERAL_STEM;
  place = find_character (stems, start);
  if (!place)
    {
      *kind = QD_NUMERAL_BRANCH;
      place = find_character (branches, start);
    }
  *value = place;
  return place ? (gsize) (g_utf8_next_char (start) - start) : 0;
}
