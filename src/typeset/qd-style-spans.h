/* qd-style-spans.h: the spans of a document that change how it is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document says all it knows of its text; what of it shows depends on the style: whether ruby is wanted, whether the
 * dropped pinyin of a damaged file is. The composer and whoever draws see only what is left here, and so need not ask
 * the style again. Immutable once made; callable from any thread. Positions are bytes of the reading.
 */
#pragma once

#include "typeset/qd-style.h"

G_BEGIN_DECLS

typedef struct _QdStyleSpans QdStyleSpans;

QdStyleSpans *qd_style_spans_new (QdDocument *document, const QdStyle *style);
void qd_style_spans_free (QdStyleSpans *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStyleSpans, qd_style_spans_free)

const QdSpan *qd_style_spans_find (const QdStyleSpans *self, gsize start, gsize end, int *n_spans);
gboolean qd_style_spans_have_zhuyin (const QdStyleSpans *self);
gsize qd_style_spans_get_kept_bytes (const QdStyleSpans *self);

G_END_DECLS
