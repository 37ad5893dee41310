/* qd-mojibake.h: text decoded with the wrong encoding, decoded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The characters are turned back into the bytes they were made of. Where a byte was lost on the way, so that U+FFFD
 * or a question mark stands for it, it is a hole; holes are filled so that words result. Whether the outcome is better
 * than what stood there is for qd-damage-mojibake.c to judge. Pure functions, callable from any thread.
 */
#pragma once

#include "text/qd-han-rank.h"
#include "text/qd-multibyte.h"

G_BEGIN_DECLS

typedef enum
{
  QD_WRONG_LATIN1,     /* bytes shown as ISO 8859-1 or Windows-1252 */
  QD_WRONG_GBK,        /* bytes shown as GBK or GB18030 */
  QD_WRONG_BIG5,       /* bytes shown as Big5 */
  QD_WRONG_BIG5_PLAIN, /* as Big5 by Unicode's own table of it, which Python uses: kana stand at other places */
} QdWrong;

/* What Windows-1252 has between 0x80 and 0x9f. */
extern const gunichar qd_windows_1252[32];

/* In the place of a byte: one, or a pair, is lost; and the same where a question mark stands, which may be one. */
#define QD_MOJIBAKE_HOLE 0x100
#define QD_MOJIBAKE_QUESTION 0x101

/* (element-type guint16) (nullable) (transfer full) */
GArray *qd_mojibake_encode (QdWrong wrong, const gunichar *chars, int n_chars, int *n_holes);
/* (nullable) (transfer full): UTF-8. */
char *qd_mojibake_decode (QdWrong wrong, QdScheme right, GArray *bytes, double *likelihood);
/* What is known of a text whose holes are to be filled. */
typedef struct
{
  QdHanScripts scripts; /* that its characters are of */
  GHashTable *pairs;    /* (nullable) (element-type gint64): two folded characters that stand together, the first in the
                           first half */
} QdMojibakeContext;

/* (nullable) (transfer full): the same with its holes filled. */
char *qd_mojibake_fill (
    QdWrong wrong, QdScheme right, GArray *bytes, int n_holes, const QdMojibakeContext *context, double *likelihood);

G_END_DECLS
