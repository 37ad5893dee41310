/* qd-import-rtf.h: Rich Text Format, as Word, WPS and WordPad write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No library of Debian reads RTF into text with its looks, so it is read here: text in the code pages of its faces and
 * in Unicode, paragraphs with looks and outline levels, tables, links and footnotes. Pictures and objects are left out.
 * Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_rtf_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_rtf (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
