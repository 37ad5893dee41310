/* qd-note-editor.h: where a note and its tags are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed is committed to the history by itself after a short pause and when the keyboard leaves: nothing asks
 * to be saved. Signal: "done" (Escape, Ctrl+Enter or the button). Main thread.
 */
#pragma once

#include <gtk/gtk.h>
#include "annotation/qd-history.h"

G_BEGIN_DECLS

#define QD_TYPE_NOTE_EDITOR (qd_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (QdNoteEditor, qd_note_editor, QD, NOTE_EDITOR, GtkWidget)

GtkWidget *qd_note_editor_new (QdAnnotation *annotation, QdHistory *history);
void qd_note_editor_commit (QdNoteEditor *self); /* now */
void qd_note_editor_set_text (QdNoteEditor *self, const char *text);
/* (transfer full): "#诗 书" and "诗，书" are the same tags. */
char **qd_note_editor_parse_tags (const char *text);

G_END_DECLS
