/* qd-notebook.h: all that one key file holds: a document, how it is being read, and its annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value without a file: it is read from bytes, merged with another, and written to bytes (qd-key-file.h). What a
 * newer version wrote and we do not know is carried along. Main thread.
 */
#pragma once

#include "annotation/qd-merge.h"

G_BEGIN_DECLS

#define QD_NOTEBOOK_FORMAT 1

typedef struct
{
  GKeyFile *head;      /* every group but those of annotations: [Quandian], [Document], [Reading], unknown ones */
  GHashTable *entries; /* id → QdEntry */
} QdNotebook;

QdNotebook *qd_notebook_new (void);
void qd_notebook_free (QdNotebook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdNotebook, qd_notebook_free)

int qd_notebook_get_format (QdNotebook *self);
gboolean qd_notebook_merge (QdNotebook *self, QdNotebook *other); /* whether @self holds anything else now */
gboolean qd_notebook_covers (QdNotebook *self, QdNotebook *other);
gboolean qd_notebook_merge_record (QdNotebook *self, QdRecord *record);
/* (element-type QdRecord) (transfer full): what is shown, tombstones included, siblings included. */
GPtrArray *qd_notebook_resolve (QdNotebook *self);

char *qd_notebook_dup_value (QdNotebook *self, const char *group, const char *key); /* (nullable) */
gboolean qd_notebook_set_value (QdNotebook *self, const char *group, const char *key, const char *value);
gboolean qd_notebook_add_to_list (QdNotebook *self, const char *group, const char *key, const char *value);
gboolean qd_notebook_list_contains (QdNotebook *self, const char *group, const char *key, const char *value);

G_END_DECLS
