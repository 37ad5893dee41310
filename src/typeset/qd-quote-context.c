/* qd-quote-context.c: is a curly quotation mark Chinese or Western?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unicode has one code point for both. Each mark is decided by what stands outside the pair it belongs to: Han or a
 * Chinese mark on either side makes both Chinese. Only a bounded neighbourhood is read, so that a paragraph of any
 * length takes linear time and a line can be looked at without its paragraph.
 */
#include "typeset/qd-units.h"

/* In characters: how far away a partner may be, and what stands outside past spaces and other quotation marks. */
#define MAX_PARTNER 240
#define MAX_OUTSIDE 16
#define MAX_UPRIGHT 5 /* an abbreviation in capitals, in vertical lines */

typedef enum
{
  SIDE_NONE,
  SIDE_WESTERN,
  SIDE_CHINESE
} Side;

typedef struct
{
  const char *text;
  int n_bytes;
} Context;

static gboolean
is_curly (gunichar ch)
{
  return ch == 0x2018 || ch == 0x2019 || ch == 0x201C || ch == 0x201D;
}

static int
previous (const Context *context, int at)
{
  int i = at - 1;

  while (i > 0 && at - i < 4 && ((guchar) context->text[i] & 0xC0) == 0x80)
    i--;
  return i;
}

static QdCharClass
class_at (const Context *context, int at, gunichar *ch, int *length)
{
  return qd_scan_class (context->text + at, context->text + context->n_bytes, ch, length);
}

static gboolean
is_letter (const Context *context, int at)
{
  gunichar ch;
  int length;
  QdCharClass class;

  if (at < 0 || at >= context->n_bytes)
    return FALSE;
  class = class_at (context, at, &ch, &length);
  return class == QD_CHAR_LATIN || class == QD_CHAR_DIGIT;
}

static Side
side_of_class (QdCharClass class)
{
  switch (class)
    {
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
      return SIDE_WESTERN;
    case QD_CHAR_HAN:
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_ITERATION:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
      return SIDE_CHINESE;
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      break;
    }
  return SIDE_NONE;
}

/* What stands outside, past spaces and further quotation marks. */
static Side
look (const Context *context, int at, int step)
{
  for (int n = 0; n < MAX_OUTSIDE; n++)
    {
      gunichar ch;
      int length;
      QdCharClass class;
      Side side;

      if (step < 0)
        {
          at = previous (context, at);
          if (at < 0)
            return SIDE_NONE;
        }
      if (at >= context->n_bytes)
        return SIDE_NONE;
      class = class_at (context, at, &ch, &length);
      side = is_curly (ch) ? SIDE_NONE : side_of_class (class);
      if (side != SIDE_NONE)
        return side;
      if (step > 0)
        at += length;
    }
  return SIDE_NONE;
}

/* Walks to the partner of the mark at @at; -1 if there is none nearby. @chinese: whether the text between has any. */
static int
find_partner (const Context *context, int at, gunichar mark, int step, gboolean *chinese)
{
  gboolean is_double = mark == 0x201C || mark == 0x201D;
  gunichar open = is_double ? 0x201C : 0x2018;
  gunichar close = is_double ? 0x201D : 0x2019;
  gunichar partner = step > 0 ? close : open;
  int depth = 0, length = 3;

  *chinese = FALSE;
  for (int n = 0; n < MAX_PARTNER; n++)
    {
      gunichar ch;
      QdCharClass class;

      at = step > 0 ? at + length : previous (context, at);
      if (at < 0 || at >= context->n_bytes)
        return -1;
      class = class_at (context, at, &ch, &length);
      if (ch == 0x2019 && is_letter (context, previous (context, at)) && is_letter (context, at + length))
        continue;
      if (ch == mark)
        depth++;
      else if (ch == partner && depth-- == 0)
        return at;
      else if (!is_curly (ch) && side_of_class (class) == SIDE_CHINESE)
        *chinese = TRUE;
    }
  return -1;
}

/* ’ after a letter or before a letter or digit, with no ‘ before it that it could close: the students’, ’n’, ’78. */
static gboolean
is_apostrophe (const Context *context, int at, int length)
{
  gboolean chinese;
  gboolean after_letter = is_letter (context, previous (context, at)), before_letter = is_letter (context, at + length);

  if (after_letter && before_letter)
    return TRUE;
  return (after_letter || before_letter) && find_partner (context, at, 0x2019, -1, &chinese) < 0;
}

/**
 * qd_quote_is_western:
 * @text: a paragraph
 * @n_bytes: its length
 * @at: where one of ‘ ’ “ ” stands
 * @vertical: whether the text is set in vertical lines
 *
 * In vertical lines marks around quoted Western text turn with it, whatever stands outside (CLREQ 3.1.4), unless the
 * text is so short that it stands upright.
 *
 * Returns: whether it is proportional and belongs to the Western word beside it
 */
gboolean
qd_quote_is_western (const char *text, int n_bytes, int at, gboolean vertical)
{
  Context context = { text, n_bytes };
  gunichar ch;
  int length, partner;
  gboolean opens, chinese;
  Side outside, far_side, inside;

  class_at (&context, at, &ch, &length);
  if (ch == 0x2019 && is_apostrophe (&context, at, length))
    return TRUE;

  opens = ch == 0x2018 || ch == 0x201C;
  outside = opens ? look (&context, at, -1) : look (&context, at + length, 1);
  if (outside == SIDE_CHINESE && !vertical)
    return FALSE;
  inside = opens ? look (&context, at + length, 1) : look (&context, at, -1);
  if (inside != SIDE_WESTERN)
    return FALSE;

  partner = find_partner (&context, at, ch, opens ? 1 : -1, &chinese);
  if (chinese)
    return FALSE;
  if (partner < 0)
    return outside != SIDE_CHINESE;
  if (vertical && ABS (partner - at) - length > MAX_UPRIGHT)
    return TRUE;
  far_side = opens ? look (&context, partner + 3, 1) : look (&context, partner, -1);
  return outside != SIDE_CHINESE && far_side != SIDE_CHINESE;
}
