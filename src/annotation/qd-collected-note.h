/* qd-collected-note.h: one note of some document, as it stands on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An item of a QdCollection: what the key file says of the note and of its document, for looking through the notes of
 * all documents. Nothing is anchored, because no document is open; to change a note its document is opened. Immutable.
 */
#pragma once

#include "annotation/qd-record.h"

G_BEGIN_DECLS

/* What all notes of one key file share. */
typedef struct
{
  gatomicrefcount ref_count;
  char *path;   /* of the key file */
  char *title;  /* of the document, or the name of its file; never NULL */
  char *author; /* (nullable) */
  GStrv uris;   /* where the document was seen, the latest last */
} QdCollectedDocument;

void qd_collected_document_unref (QdCollectedDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCollectedDocument, qd_collected_document_unref)
/* (nullable) (transfer full): the last place where the document still is. */
GFile *qd_collected_document_dup_file (const QdCollectedDocument *self);

#define QD_TYPE_COLLECTED_NOTE (qd_collected_note_get_type ())
G_DECLARE_FINAL_TYPE (QdCollectedNote, qd_collected_note, QD, COLLECTED_NOTE, GObject)

QdCollectedNote *qd_collected_note_new (QdCollectedDocument *document, QdRecord *record);
const QdCollectedDocument *qd_collected_note_get_document (QdCollectedNote *self);
QdRecord *qd_collected_note_get_record (QdCollectedNote *self);
/* Whether every one of the words, apart by spaces, stands in quotation, note, tags, section or title; case ignored.
 * @folded: as g_utf8_casefold() gives it. */
gboolean qd_collected_note_matches (QdCollectedNote *self, const char *const *folded);

G_END_DECLS
