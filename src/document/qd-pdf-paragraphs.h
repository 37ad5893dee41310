/* qd-pdf-paragraphs.h: lines of PDF become the paragraphs they were broken from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a paragraph ends, the page shows by a short line, an indent, a gap, or another size or face. Not thread-safe
 * beyond its own arguments.
 */
#pragma once

#include "document/qd-import-builder.h"
#include "document/qd-pdf-lines.h"

G_BEGIN_DECLS

void qd_pdf_paragraphs_build (const GArray *lines, QdImportBuilder *builder, GArray *first_blocks);

G_END_DECLS
