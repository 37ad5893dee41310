/* qd-foreign-note.h: one note as another program tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain data that a source fills in and the plan of an import reads. It says which book it is about, because the
 * files of other programs hold the notes of many. Positions are hints alone: the quotation decides.
 */
#pragma once

#include "annotation/qd-seed.h"

G_BEGIN_DECLS

typedef struct
{
  char *title, *author; /* (nullable): of the book; NULL where the file is about one document only */
  char *id;             /* (nullable): what the other program calls the note */
  QdAnnotationKind kind;
  QdMarkStyle style;
  char *color;                                    /* (nullable): one of ours */
  char *quote, *prefix, *suffix, *note, *section; /* (nullable) */
  GPtrArray *tags;                                /* (element-type utf8) */
  int start, end;                                 /* code points of the source text, or -1 */
  GDateTime *created, *modified;                  /* (nullable) */
} QdForeignNote;

QdForeignNote *qd_foreign_note_new (void);
void qd_foreign_note_free (QdForeignNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdForeignNote, qd_foreign_note_free)

GPtrArray *qd_foreign_note_list_new (void); /* (element-type QdForeignNote) */
/* One of our colours for a name or a "#rrggbb" of theirs; (nullable): NULL if there is no telling. */
const char *qd_foreign_color (const char *name);
/* The same note has the same id whenever it is imported. */
char *qd_foreign_note_dup_id (const QdForeignNote *self);
/* A UUID made from a name (RFC 4122, version 5, in a space of ours). */
char *qd_foreign_uuid (const char *name);

G_END_DECLS
