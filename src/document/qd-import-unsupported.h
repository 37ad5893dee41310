/* qd-import-unsupported.h: formats that are recognised but not read, so that the message names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_unsupported_sniff (const guint8 *data, gsize length, const char *name);
gboolean qd_import_unsupported_is_zip (const guint8 *data, gsize length);
QdImport *qd_import_unsupported (
    GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
