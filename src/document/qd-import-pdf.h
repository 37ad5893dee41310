/* qd-import-pdf.h: the text of PDF files that have one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what poppler takes for the reading order; running lines go, lines become paragraphs again, and the outline of
 * the file says what is a heading. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_pdf_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_pdf (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
