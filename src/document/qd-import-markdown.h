/* qd-import-markdown.h: Markdown, read over its own text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source text is the file's; marks such as "#" and "**" are hidden by emendations, so that positions and lines
 * stay those of the file. Whatever is not understood stays as text. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_markdown_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_markdown (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
