/* qd-document-reading.h: the reading of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the format hides and what damage was mended become one set of emendations. Pure functions, callable from any
 * thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

QdReading *qd_document_make_reading (const QdImport *import, QdReadingKind kind, const QdVerdicts *verdicts);
char *qd_document_make_language (const QdImport *import, QdReadingKind kind);

G_END_DECLS
