/* qd-note-list.h: the annotations as the panel lists them: filtered, in groups under their headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of QdNoteItem in the order of the text; those whose place is unsure follow, and then those without a
 * place. An item lives as long as its annotation is listed, so a card being edited stays the same card whatever
 * happens around it. Main thread.
 */
#pragma once

#include "annotation/qd-annotation-list.h"
#include "document/qd-document.h"
#include "ui/qd-note-item.h"

G_BEGIN_DECLS

#define QD_TYPE_NOTE_LIST (qd_note_list_get_type ())
G_DECLARE_FINAL_TYPE (QdNoteList, qd_note_list, QD, NOTE_LIST, GObject)

QdNoteList *qd_note_list_new (void);
/* Both (nullable). */
void qd_note_list_set_source (QdNoteList *self, QdAnnotationList *annotations, QdDocument *document);
/* NULL, or -1 for @style and @kind: any. */
void qd_note_list_set_text (QdNoteList *self, const char *text);
void qd_note_list_set_color (QdNoteList *self, const char *color);
void qd_note_list_set_style (QdNoteList *self, int style);
void qd_note_list_set_kind (QdNoteList *self, int kind);
void qd_note_list_set_tag (QdNoteList *self, const char *tag);
const char *qd_note_list_get_color (QdNoteList *self);
int qd_note_list_get_style (QdNoteList *self);
int qd_note_list_get_kind (QdNoteList *self);
const char *qd_note_list_get_tag (QdNoteList *self);
gboolean qd_note_list_is_filtered (QdNoteList *self);
/* (nullable): stays listed whatever the filter says, because it is being edited. */
void qd_note_list_pin (QdNoteList *self, QdAnnotation *annotation);
int qd_note_list_find (QdNoteList *self, QdAnnotation *annotation); /* -1 if it is not listed */
/* (transfer full): all tags in use, sorted. */
char **qd_note_list_dup_tags (QdNoteList *self);

G_END_DECLS
