/* qd-import-html.h: web pages, saved or written by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The encoding is the one the page keeps to; the text is its reading part; what only looks like a heading is told by
 * its looks. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_html_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_html (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
