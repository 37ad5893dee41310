/* qd-docx-numbering.h: the numbers that Word prints before paragraphs but does not store in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts as Word does while the paragraphs go by in order. Not thread-safe; each import has its own.
 */
#pragma once

#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

typedef struct _QdDocxNumbering QdDocxNumbering;

QdDocxNumbering *qd_docx_numbering_new (const xmlNode *root); /* @root: (nullable): of word/numbering.xml */
void qd_docx_numbering_free (QdDocxNumbering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDocxNumbering, qd_docx_numbering_free)

char *qd_docx_numbering_next (QdDocxNumbering *self, int id, int level, gboolean *is_bullet); /* (nullable) */
int qd_docx_numbering_find_level (QdDocxNumbering *self, int id, const char *style_id);

G_END_DECLS
