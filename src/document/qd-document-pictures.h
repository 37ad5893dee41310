/* qd-document-pictures.h: the pictures of an import take their places in the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the document. A figure becomes a paragraph without text before the one it stands above: the positions of
 * the text know nothing of it, so that notes stay where they are whether a picture is found or not. What was recognised
 * must not see figures either, hence they come in afterwards. Pure; callable from any thread.
 */
#pragma once

#include "document/qd-recogniser.h"

G_BEGIN_DECLS

void qd_document_add_figures (QdStructure *structure, QdReading *reading, const QdImport *import);
void qd_document_add_signs (GArray *signs, QdReading *reading, const QdImport *import);

G_END_DECLS
