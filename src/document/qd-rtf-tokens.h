/* qd-rtf-tokens.h: what an RTF file is made of: groups, words of control and text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes become tokens one after the other; what a word means is the reader's. Any bytes give tokens, and each takes at
 * least one byte, so reading ends. Pure, callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer words of control are none. */
#define QD_RTF_WORD_BYTES 32

typedef enum
{
  QD_RTF_END,
  QD_RTF_OPEN,  /* { */
  QD_RTF_CLOSE, /* } */
  QD_RTF_WORD,  /* \word or \word12 */
  QD_RTF_SIGN,  /* \~ and the like: @sign */
  QD_RTF_BYTE,  /* one byte of text, as it stands or as \'ab: @sign */
} QdRtfTokenKind;

typedef struct
{
  QdRtfTokenKind kind;
  char word[QD_RTF_WORD_BYTES];
  gboolean has_number;
  int number;
  guint8 sign;
} QdRtfToken;

typedef struct
{
  const guint8 *data;
  gsize length, at;
} QdRtfTokens;

QdRtfToken qd_rtf_tokens_next (QdRtfTokens *self);

G_END_DECLS
