/* qd-docx-relations.h: what the parts of a Word document say of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of the document names links and pictures by ids; a part beside it says what they stand for. Not thread-safe
 * beyond its own arguments.
 */
#pragma once

#include "document/qd-archive.h"

G_BEGIN_DECLS

typedef struct _QdDocxRelations QdDocxRelations;

/* The main part and where it is, or should be. */
GBytes *qd_docx_find_document (QdArchive *archive, const char **path); /* (nullable) (transfer none) */

QdDocxRelations *qd_docx_relations_read (QdArchive *archive, const char *path);
void qd_docx_relations_free (QdDocxRelations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDocxRelations, qd_docx_relations_free)

const char *qd_docx_relations_get_link (QdDocxRelations *self, const char *id);    /* (nullable) */
const char *qd_docx_relations_get_picture (QdDocxRelations *self, const char *id); /* (nullable): its path */

G_END_DECLS
