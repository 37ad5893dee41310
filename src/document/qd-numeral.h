/* qd-numeral.h: numbers as Chinese texts write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一, 十二, 二〇, 廿三, 壹, 甲, 12, １２, ①, ⑴, ⒈, Ⅳ, iv, b: the number at the start of a string, its value and how it
 * is written. Nothing is converted back. Pure functions, callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_NUMERAL_HAN,           /* 一 十二 二〇 廿 ⼀ */
  QD_NUMERAL_FORMAL,        /* 壹 拾贰 */
  QD_NUMERAL_STEM,          /* 甲 乙 丙 */
  QD_NUMERAL_BRANCH,        /* 子 丑 寅 */
  QD_NUMERAL_ARABIC,        /* 12 １２ */
  QD_NUMERAL_CIRCLED,       /* ① ❶ ㊀ */
  QD_NUMERAL_PARENTHESIZED, /* ⑴ ㈠ */
  QD_NUMERAL_STOPPED,       /* ⒈ */
  QD_NUMERAL_ROMAN,         /* Ⅳ IV */
  QD_NUMERAL_ROMAN_SMALL,   /* ⅳ iv */
  QD_NUMERAL_LETTER,        /* B Ｂ */
  QD_NUMERAL_LETTER_SMALL,  /* b ｂ */
  QD_N_NUMERALS
} QdNumeralKind;

gsize qd_numeral_parse (const char *start, const char *end, QdNumeralKind *kind, int *value);

G_END_DECLS
