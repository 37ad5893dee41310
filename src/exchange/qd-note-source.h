/* qd-note-source.h: notes arrive: one file per source, listed in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source is a pure function from bytes to notes; it knows no document. Which of the notes belong to the document
 * that is open, and where they stand in it, is for the plan of the import (qd-import-plan.h). Callable from any thread.
 */
#pragma once

#include "exchange/qd-foreign-note.h"

G_BEGIN_DECLS

#define QD_NOTE_SOURCE_ERROR (qd_note_source_error_quark ())
GQuark qd_note_source_error_quark (void);
typedef enum
{
  QD_NOTE_SOURCE_ERROR_FORMAT, /* the bytes are not of this source: choose another */
  QD_NOTE_SOURCE_ERROR_DAMAGED /* they are, but cannot be read to the end */
} QdNoteSourceError;

/* A file of notes larger than this is none. */
#define QD_NOTE_SOURCE_MAX_BYTES (256 * 1024 * 1024)

typedef struct
{
  const char *name;    /* as on the command line: "kindle", "weread", … */
  const char *title;   /* marked for translation */
  const char *pattern; /* of the names of its files, for file dialogs */
  gboolean (*sniff) (const char *text, gsize n_bytes);
  /* (transfer full) (element-type QdForeignNote): in the order of the file; NULL with an error. @text is valid UTF-8
   * without a byte order mark and ends in a NUL. */
  GPtrArray *(*parse) (const char *text, gsize n_bytes, GError **error);
} QdNoteSource;

const QdNoteSource *qd_note_source_get_all (int *n_sources);
const QdNoteSource *qd_note_source_find (const char *name); /* (nullable) */
/* Reads @bytes with @source, or, where that is NULL, with the first that takes them for its own.
 * @used: (out) (optional): the source that was used. */
GPtrArray *qd_note_source_read (const QdNoteSource *source, GBytes *bytes, const QdNoteSource **used, GError **error);

G_END_DECLS
