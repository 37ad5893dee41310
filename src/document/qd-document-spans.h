/* qd-document-spans.h: what is known of stretches of a document's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the document. Pure; callable from any thread.
 */
#pragma once

#include "document/qd-recogniser.h"

G_BEGIN_DECLS

void qd_document_add_spans (GArray *spans, QdReading *reading, const QdImport *import, const QdStructure *structure);

G_END_DECLS
