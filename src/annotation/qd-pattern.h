/* qd-pattern.h: how few edits turn a stretch of text into a few words, computed 64 characters at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pattern is made once and compared with many texts. The differences between neighbouring cells of a column of the
 * table of edit distances are kept as bits (Myers 1999; for patterns of several words Hyyrö 2003), so that a column
 * costs a few operations for each 64 characters; what comes out is exactly what the whole table would say. Positions
 * are indices of the text. Pure; a pattern is used by one thread at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int start, end;
  double likeness; /* 0 … 1: one less the edit distance as a share of the pattern */
} QdMatch;

typedef struct _QdPattern QdPattern;

QdPattern *qd_pattern_new (const guint32 *chars, int n_chars);
void qd_pattern_free (QdPattern *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPattern, qd_pattern_free)

int qd_pattern_get_length (const QdPattern *self);
/* The stretch of [from, to) that is most like the pattern; below @least the likeness is 0 and the place means nothing.
 */
QdMatch qd_pattern_align (QdPattern *self, const guint32 *text, int from, int to, double least);
/* The fewest edits between the pattern and the beginnings of what stands from @at on, or, backwards, before it. */
int qd_pattern_reach (QdPattern *self, const guint32 *text, int at, int n_text, gboolean backwards);

G_END_DECLS
