/* qd-notes-window.h: the notes of all documents: looked through, opened, taken along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists a QdCollection under its documents, filtered by words, document, tag, colour and time; a note is opened in its
 * document; what is selected, or all that is listed, is exported. Main thread.
 * Signal: "open-note" (GFile *file, const char *id): the reader wants to see a note in its text.
 */
#pragma once

#include <adwaita.h>
#include "annotation/qd-collection.h"

G_BEGIN_DECLS

#define QD_TYPE_NOTES_WINDOW (qd_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (QdNotesWindow, qd_notes_window, QD, NOTES_WINDOW, AdwWindow)

GtkWindow *qd_notes_window_new (const char *data_dir); /* (transfer none) */

G_END_DECLS
