/* qd-notes-row.h: the row of one note in the window of all notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a QdCollectedNote; its document's title stands above where a new document begins. CSS node "notesrow".
 */
#pragma once

#include <gtk/gtk.h>
#include "annotation/qd-collected-note.h"

G_BEGIN_DECLS

#define QD_TYPE_NOTES_ROW (qd_notes_row_get_type ())
G_DECLARE_FINAL_TYPE (QdNotesRow, qd_notes_row, QD, NOTES_ROW, GtkWidget)

GtkWidget *qd_notes_row_new (void);
/* @note: (nullable); @with_title: whether it is the first of its document in the list. */
void qd_notes_row_set_note (QdNotesRow *self, QdCollectedNote *note, gboolean with_title);

G_END_DECLS
