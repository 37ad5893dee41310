/* qd-sequence.c: emoji and descriptions of characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-sequence.h"

#include "text/qd-char-class.h"

#include <unicode/uchar.h>

#define JOINER 0x200D
#define KEYCAP 0x20E3
#define TEXT_STYLE 0xFE0E
#define EMOJI_STYLE 0xFE0F

/* A place in the text with the character there, 0 at the end and at broken UTF-8. */
typedef struct
{
  const char *p, *end;
  gunichar ch;
} Cursor;

static void
look (Cursor *self)
{
  gunichar ch = self->p < self->end ? g_utf8_get_char_validated (self->p, self->end - self->p) : 0;

  self->ch = ch >= 0x110000 ? 0 : ch;
}

static void
step (Cursor *self)
{
  self->p = g_utf8_next_char (self->p);
  look (self);
}

static gboolean
take (Cursor *self, gunichar ch)
{
  if (self->ch != ch)
    return FALSE;
  step (self);
  return TRUE;
}

static gboolean
is_tag (gunichar ch)
{
  return ch >= 0xE0020 && ch <= 0xE007F;
}

/* A flag: two regional indicators. */
static gboolean
take_flag (Cursor *self)
{
  Cursor ahead = *self;

  step (&ahead);
  if (!u_hasBinaryProperty (ahead.ch, UCHAR_REGIONAL_INDICATOR))
    return FALSE;
  step (&ahead);
  *self = ahead;
  return TRUE;
}

/* UTS 51, ED-15: one picture, with its colour, its keycap or its tags. A character that is text by its nature is a
 * picture only where a selector says so, or where it is joined to others. */
static gboolean
take_element (Cursor *self, gboolean joined)
{
  gunichar base = self->ch;
  gboolean pictured;

  if (base == 0 || !u_hasBinaryProperty (base, UCHAR_EMOJI))
    return FALSE;
  if (u_hasBinaryProperty (base, UCHAR_REGIONAL_INDICATOR))
    return take_flag (self);
  pictured = joined || u_hasBinaryProperty (base, UCHAR_EMOJI_PRESENTATION);
  step (self);
  if (self->ch == TEXT_STYLE)
    return FALSE;
  if (take (self, EMOJI_STYLE) || u_hasBinaryProperty (self->ch, UCHAR_EMOJI_MODIFIER))
    pictured = TRUE;
  if (u_hasBinaryProperty (self->ch, UCHAR_EMOJI_MODIFIER))
    step (self);
  /* Digits have the property of emoji, but are ones only with their cap. */
  if (take (self, KEYCAP))
    return TRUE;
  while (is_tag (self->ch))
    step (self);
  return pictured && base >= 0x80;
}

/**
 * qd_sequence_measure_emoji:
 * @text: UTF-8
 * @n_bytes: how much of it there is
 *
 * Returns: the length of the emoji that @text starts with, with all that is joined to it; 0 if it starts with none
 */
int
qd_sequence_measure_emoji (const char *text, int n_bytes)
{
  Cursor cursor = { text, text + MIN (n_bytes, QD_SEQUENCE_MAX_BYTES), 0 };

  look (&cursor);
  if (!take_element (&cursor, FALSE))
    {
      Cursor ahead = { text, cursor.end, 0 };

      /* ❤ alone is text; joined to 🔥 it is a part of the picture, with its selector or without. */
      look (&ahead);
      if (ahead.ch < 0x80 || !u_hasBinaryProperty (ahead.ch, UCHAR_EXTENDED_PICTOGRAPHIC))
        return 0;
      step (&ahead);
      if (ahead.ch != JOINER)
        return 0;
      cursor = ahead;
    }
  while (cursor.ch == JOINER)
    {
      Cursor ahead = cursor;

      step (&ahead);
      if (!take_element (&ahead, TRUE))
        break;
      cursor = ahead;
    }
  return cursor.p - text;
}

static int
count_operands (gunichar ch)
{
  if (ch == 0x2FF2 || ch == 0x2FF3)
    return 3;
  if (ch == 0x2FFE || ch == 0x2FFF)
    return 1;
  return ch >= 0x2FF0 && ch <= 0x2FFD ? 2 : 0;
}

/**
 * qd_sequence_measure_description:
 * @text: UTF-8
 * @n_bytes: how much of it there is
 *
 * Returns: the length of the ideographic description sequence that @text starts with; 0 if it starts with none, or
 *   with one that lacks a part
 */
int
qd_sequence_measure_description (const char *text, int n_bytes)
{
  Cursor cursor = { text, text + MIN (n_bytes, QD_SEQUENCE_MAX_BYTES), 0 };
  int missing = 1;

  look (&cursor);
  if (count_operands (cursor.ch) == 0)
    return 0;
  for (; missing > 0; step (&cursor))
    {
      if (cursor.ch == 0 || qd_char_class (cursor.ch) != QD_CHAR_HAN)
        return 0;
      missing += count_operands (cursor.ch) - 1;
    }
  /* A part may be told apart by its selector. */
  while (cursor.ch != 0 && qd_char_class (cursor.ch) == QD_CHAR_COMBINING)
    step (&cursor);
  return cursor.p - text;
}
