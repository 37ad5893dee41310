/* qd-import-odt.h: texts in OpenDocument, as LibreOffice and WPS write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings by their outline level, looks where there are none, numbers that the program only counts, notes at the end.
 * Deleted changes and hidden text stay away. Also reads the flat form, one XML file. Callable from any thread.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

int qd_import_odt_sniff (const guint8 *data, gsize length, const char *name);
QdImport *
qd_import_odt (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
