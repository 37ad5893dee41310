/* qd-anchor-fuzzy.h: where something like a quotation stands in a normalised text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An index of all runs of three characters gives the neighbourhoods worth looking at; edit distance decides there.
 * Finding costs by the quotation and its neighbourhoods, never by the text times the quotation. Positions are indices
 * of the normalised text. Used by one thread at a time.
 */
#pragma once

#include "annotation/qd-normalise.h"
#include "annotation/qd-pattern.h"

G_BEGIN_DECLS

typedef struct _QdFuzzyIndex QdFuzzyIndex;

QdFuzzyIndex *qd_fuzzy_index_new (const QdNormalised *text); /* @text must live as long */
void qd_fuzzy_index_free (QdFuzzyIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFuzzyIndex, qd_fuzzy_index_free)

/* (element-type QdMatch): every place where @quote stands as it is, up to a limit. */
GArray *qd_fuzzy_index_find_exact (QdFuzzyIndex *self, const guint32 *quote, int n_quote);
/* (element-type QdMatch): the likeliest places of something like it. */
GArray *qd_fuzzy_index_find_like (QdFuzzyIndex *self, const guint32 *quote, int n_quote);
/* (element-type QdMatch): likewise, where its context stands. */
GArray *qd_fuzzy_index_find_within (QdFuzzyIndex *self,
                                    const QdNormalised *quote,
                                    const QdNormalised *before,
                                    const QdNormalised *after);
/* How much of @context stands before (@backwards) or after a place. */
QdPattern *qd_fuzzy_context_new (const QdNormalised *context, gboolean backwards);
double qd_fuzzy_context (const QdNormalised *text, int at, QdPattern *context, gboolean backwards);

G_END_DECLS
