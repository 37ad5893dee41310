/* qd-multibyte.h: the next character of bytes in an encoding whose characters are of several bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict, and without memory: what is no character is said to be none, and how many bytes one replacement character
 * stands for. Whether the encoding is the right one is the question of qd-line-decoder.h and qd-decoder.h. Pure
 * functions, callable from any thread.
 */
#pragma once

#include "text/qd-likelihood.h"

G_BEGIN_DECLS

typedef enum
{
  QD_SCHEME_UTF8, /* also surrogates written as two characters of three bytes each (CESU-8) */
  QD_SCHEME_GB18030,
  QD_SCHEME_BIG5, /* with the Hong Kong supplement and the additions of code page 950 */
  QD_SCHEME_EUC_TW,
  QD_SCHEME_SHIFT_JIS,
  QD_SCHEME_EUC_JP,
  QD_SCHEME_EUC_KR, /* with the additions of code page 949 */
} QdScheme;

typedef struct
{
  gunichar ch;       /* 0: cannot be decoded */
  gunichar combined; /* a second code point, 0 if there is none */
  int n_bytes;       /* never 0; for what cannot be decoded, how much one U+FFFD stands for */
  gboolean is_cut;   /* the data ends inside the character */
} QdStep;

QdStep qd_multibyte_step (QdScheme scheme, const guint8 *p, const guint8 *end);
double qd_multibyte_likelihood (QdScheme scheme, const QdStep *taken);

G_END_DECLS
