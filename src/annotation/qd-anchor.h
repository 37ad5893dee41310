/* qd-anchor.h: finds the place an annotation was made at, in a text that may have changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An anchor is a place, the quotation, and what stood around it. A finder belongs to one document; it looks at the
 * place first, then for the quotation elsewhere, then for something like it. It never guesses silently: the placement
 * says how sure it is. Positions are code points of the source text. Pure; a finder is used by one thread at a time.
 */
#pragma once

#include "annotation/qd-annotation-private.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

#define QD_ANCHOR_CONTEXT_CHARS 32

typedef struct _QdAnchorFinder QdAnchorFinder;

QdAnchorFinder *qd_anchor_finder_new (QdDocument *document);
void qd_anchor_finder_free (QdAnchorFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdAnchorFinder, qd_anchor_finder_free)

/* Whether all stands as it was: quick, while finding what has moved takes a fraction of a millisecond. */
gboolean qd_anchor_finder_is_in_place (QdAnchorFinder *self, QdRecord *record);
void qd_anchor_finder_place (QdAnchorFinder *self, QdRecord *record, QdPlacement *placement);

/* Writes place, quotation, context and heading path into a record that may be changed. */
void qd_anchor_describe (QdDocument *document, int start, int end, QdRecord *record);

G_END_DECLS
