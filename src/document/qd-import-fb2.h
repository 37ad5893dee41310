/* qd-import-fb2.h: books in FictionBook 2, also zipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections nest, so their titles have levels; the body named “notes” becomes notes. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_fb2_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_fb2 (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
