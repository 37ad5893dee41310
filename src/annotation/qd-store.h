/* qd-store.h: the annotations of one document on disk: a GKeyFile that a person can read and mend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One key file per document under DATA/annotations/, found by the hash of the source text, else by URI and
 * similarity. Saving happens at every committed act: under a lock the file is read again, merged and replaced
 * atomically, the previous generation kept. A file that does not parse is set aside under a new name and the previous
 * generation is used. What could not be saved stays in memory and is retried. Main thread; files are small.
 * Properties: problem (nullable string: a sentence for a banner), unsaved (boolean), read-only (boolean).
 */
#pragma once

#include "annotation/qd-annotation-list.h"
#include "annotation/qd-history.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

#define QD_STORE_ERROR (qd_store_error_quark ())
GQuark qd_store_error_quark (void);
typedef enum
{
  QD_STORE_ERROR_DAMAGED,   /* a key file that does not parse */
  QD_STORE_ERROR_NEWER,     /* written by a newer version: opened read-only */
  QD_STORE_ERROR_READ_ONLY, /* the directory cannot be written */
  QD_STORE_ERROR_LOCKED,    /* another process holds the lock for too long */
} QdStoreError;

#define QD_TYPE_STORE (qd_store_get_type ())
G_DECLARE_FINAL_TYPE (QdStore, qd_store, QD, STORE, GObject)

/* The user's data directory for Quandian, "~/.local/share/quandian", unless --data-dir says another. */
char *qd_store_dup_default_dir (void);
char *qd_store_dup_device (const char *data_dir); /* made once, kept in DATA/device */

/* Never fails for the reader: a problem is a property, and the list is then what could be read. */
QdStore *qd_store_new (const char *data_dir, QdDocument *document, GFile *file);
QdStore *qd_store_new_patient (const char *data_dir, QdDocument *document, GFile *file);
QdDocument *qd_store_get_document (QdStore *self);
QdAnnotationList *qd_store_get_list (QdStore *self);
QdHistory *qd_store_get_history (QdStore *self);
const char *qd_store_get_path (QdStore *self);    /* of the key file */
const char *qd_store_get_problem (QdStore *self); /* (nullable) */
gboolean qd_store_get_unsaved (QdStore *self);
gboolean qd_store_save (QdStore *self, GError **error); /* now; used on close and for retrying */

/* Takes in what other processes and machines wrote; done by itself when the directory changes. */
void qd_store_refresh (QdStore *self);

/* A newer reading or a reload of the same document: anchors are resolved again, history is kept. */
void qd_store_set_document (QdStore *self, QdDocument *document);

/* Reading state: kept in the same file, saved with the next act or on qd_store_save(). */
int qd_store_get_position (QdStore *self); /* source code point where reading stopped; 0 at first */
void qd_store_set_position (QdStore *self, int position);
/* What the reader says of emendations. */
QdVerdicts *qd_store_dup_verdicts (QdStore *self);
void qd_store_set_kind_refused (QdStore *self, QdEmendationKind kind, gboolean refused);
/* What the reader wants the outline to be; placed in the store's document. (transfer full) */
QdCorrections *qd_store_dup_corrections (QdStore *self);
QdOutlineKind qd_store_get_outline_kind (QdStore *self);
void qd_store_set_outline_kind (QdStore *self, QdOutlineKind kind);
/* Other keys of [Reading]: "Encoding", "Reading", … */
char *qd_store_dup_reading_key (QdStore *self, const char *key);
void qd_store_set_reading_key (QdStore *self, const char *key, const char *value);

G_END_DECLS
