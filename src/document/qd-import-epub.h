/* qd-import-epub.h: books in EPUB 2 and 3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chapters in reading order as one text; the table of contents tells what is a heading and how deep, also where
 * the chapters only paint it. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_epub_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_epub (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
