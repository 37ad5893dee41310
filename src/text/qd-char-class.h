/* qd-char-class.h: what a character is to a line of Chinese text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One class per code point: may it start a line, may it end one, where is the blank half that can be given up, is
 * there a gap between it and Han? The classes are those of CLREQ 3.1 and GB/T 15834. Curly quotation marks are
 * OPEN and CLOSE here; whether they stand in Western text is decided by their context in typeset. No state and
 * nothing to free: callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_CHAR_HAN,               /* Han, kana, Bopomofo, Hangul and other full-width letters: break on both sides */
  QD_CHAR_OPEN,              /* 《（“ */
  QD_CHAR_CLOSE,             /* 》）” */
  QD_CHAR_COMMA,             /* 、， */
  QD_CHAR_SEMICOLON,         /* ；： */
  QD_CHAR_STOP,              /* 。． */
  QD_CHAR_EXCLAIM,           /* ！？‼ */
  QD_CHAR_INTERPUNCT,        /* · ‧ ・ */
  QD_CHAR_CONNECTOR,         /* – — (single) ～ */
  QD_CHAR_SOLIDUS,           /* / ／ between Han */
  QD_CHAR_DASH,              /* —— as a pair, ⸺ */
  QD_CHAR_ELLIPSIS,          /* …… as a pair, ⋯⋯ */
  QD_CHAR_PREFIX,            /* ￥ ＄ № : stays with the number after it */
  QD_CHAR_POSTFIX,           /* ％ ℃ ° ‰ ′ ″ : stays with the number before it */
  QD_CHAR_ITERATION,         /* 々 〻 : not at line start */
  QD_CHAR_LATIN,             /* letters with a Han–Western gap: Latin, Greek, Cyrillic */
  QD_CHAR_DIGIT,             /* 0–9 */
  QD_CHAR_WESTERN_MARK,      /* . , ; ! ? ' " ( ) % & and other ASCII marks: proportional, no gap of their own */
  QD_CHAR_SPACE,             /* U+0020, U+00A0, tab */
  QD_CHAR_IDEOGRAPHIC_SPACE, /* U+3000 */
  QD_CHAR_COMBINING,         /* marks, variation selectors, joiners: never apart from what stands before */
  QD_CHAR_INVISIBLE,         /* zero width, no ink */
  QD_CHAR_OTHER,             /* everything else: Arabic, emoji, symbols; itemized and shaped by Pango */
} QdCharClass;

QdCharClass qd_char_class (gunichar ch);
gboolean qd_char_is_han (gunichar ch);     /* a Han ideograph, in any block, 〇 included */
gboolean qd_char_is_upright (gunichar ch); /* in vertical text, by Unicode Standard Annex 50 */

G_END_DECLS
