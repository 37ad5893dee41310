/* qd-import-headings.h: where in a text the entries of a table of contents stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books (EPUB) and PDF have a table of contents beside their text. Its words and those of the text differ in blanks
 * and marks, and what is one entry may be set on two lines. Pure functions, callable from any thread.
 */
#pragma once

#include "document/qd-import-builder.h"

G_BEGIN_DECLS

char *qd_import_squeeze (const char *text);
int qd_import_find_heading (QdImportBuilder *builder, const char *label, int start, int end, gboolean *is_split);

G_END_DECLS
