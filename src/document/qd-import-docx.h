/* qd-import-docx.h: documents of Word and WPS in Office Open XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Styles where there are any, looks where there are none, numbers that Word only counts, notes at the end. Deleted
 * revisions and hidden text stay away. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_docx_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_docx (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
