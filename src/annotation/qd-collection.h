/* qd-collection.h: the notes of all documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of QdCollectedNote read from the key files under a data directory, document by document in the order of
 * their titles, the notes of each in the order of the text. Reads a few files at a time, so that a library of hundreds
 * of thousands of notes holds nobody up, and follows what is written while it lives. Changes nothing. Main thread.
 * Property: loading (boolean).
 */
#pragma once

#include "annotation/qd-collected-note.h"

G_BEGIN_DECLS

#define QD_TYPE_COLLECTION (qd_collection_get_type ())
G_DECLARE_FINAL_TYPE (QdCollection, qd_collection, QD, COLLECTION, GObject)

QdCollection *qd_collection_new (const char *data_dir);
gboolean qd_collection_get_loading (QdCollection *self);
/* Reads what is left at once; for tests and the command line. */
void qd_collection_finish (QdCollection *self);

G_END_DECLS
