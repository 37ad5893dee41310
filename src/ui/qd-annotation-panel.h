/* qd-annotation-panel.h: the reader's marks and notes as cards in the order of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search, filter by colour, mark and tag; a click goes there, a double click or Enter edits the note in place, Delete
 * deletes. Those whose place is unsure or not found stand apart and can be put on the selection. CSS node
 * "annotationpanel". Signals: "activated" (after going somewhere), "deleted" (so that a toast can offer to undo it),
 * "said" (string: something the reader should know).
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-note-list.h"
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_ANNOTATION_PANEL (qd_annotation_panel_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotationPanel, qd_annotation_panel, QD, ANNOTATION_PANEL, GtkWidget)

GtkWidget *qd_annotation_panel_new (void);
void qd_annotation_panel_set_session (QdAnnotationPanel *self, QdSession *session);
/* Opens the editor of its card. */
void qd_annotation_panel_edit (QdAnnotationPanel *self, QdAnnotation *annotation);
/* Commits what is being typed. */
void qd_annotation_panel_commit (QdAnnotationPanel *self);
QdNoteList *qd_annotation_panel_get_list (QdAnnotationPanel *self);

G_END_DECLS
