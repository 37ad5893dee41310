/* qd-odt-lists.h: the numbers that OpenDocument counts for lists and headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list style says for each depth how it is numbered; a count belongs to a list, which may continue an earlier one.
 * Headings are counted by the outline of the document, a count like any other. Not thread-safe; each import has its
 * own.
 */
#pragma once

#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

typedef struct _QdOdtLists QdOdtLists;
typedef struct _QdOdtCount QdOdtCount;

QdOdtLists *qd_odt_lists_new (void);
void qd_odt_lists_free (QdOdtLists *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdOdtLists, qd_odt_lists_free)

void qd_odt_lists_add (QdOdtLists *self, const xmlNode *root); /* @root: (nullable) */
QdOdtCount *qd_odt_lists_get_outline (QdOdtLists *self);
QdOdtCount *qd_odt_lists_begin (QdOdtLists *self, const xmlNode *list, const char *style);
char *qd_odt_lists_next (
    QdOdtLists *self, QdOdtCount *count, const char *style, int level, int start, gboolean *is_bullet); /* (nullable) */

G_END_DECLS
