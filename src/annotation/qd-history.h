/* qd-history.h: the only way to change annotations: every act can be undone and redone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act changes the list, raises the version of what it touched, is remembered, and is announced by "committed" so
 * that the store saves at once. Undoing is a new act (a newer version), never a step back in time, so that it merges.
 * Typing into one note is one step if the pauses are short. Main thread.
 * Properties: can-undo, can-redo. Signal: "committed".
 */
#pragma once

#include "annotation/qd-annotation-list.h"
#include "annotation/qd-seed.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

#define QD_TYPE_HISTORY (qd_history_get_type ())
G_DECLARE_FINAL_TYPE (QdHistory, qd_history, QD, HISTORY, GObject)

/* @device: this machine's id in version vectors, "laptop-3f2a". */
QdHistory *qd_history_new (QdAnnotationList *list, const char *device);
QdAnnotationList *qd_history_get_list (QdHistory *self);
void qd_history_set_document (QdHistory *self, QdDocument *document); /* gives quotations, contexts, heading paths */

/* Source code points. Returns the new annotation. */
QdAnnotation *qd_history_create (QdHistory *self,
                                 QdAnnotationKind kind,
                                 int start,
                                 int end,
                                 QdMarkStyle style,
                                 const char *color,
                                 const char *note); /* (transfer none) */
void qd_history_set_style (QdHistory *self, QdAnnotation *annotation, QdMarkStyle style, const char *color);
void qd_history_set_note (QdHistory *self, QdAnnotation *annotation, const char *note);
void qd_history_set_tags (QdHistory *self, QdAnnotation *annotation, const char *const *tags);
void qd_history_move (QdHistory *self, QdAnnotation *annotation, int start, int end); /* re-attach by hand */
void qd_history_delete (QdHistory *self, QdAnnotation *annotation);

/* What the reader says of the paragraph in the source range: a heading of @level, none at 0, as recognised at -1. */
void qd_history_set_heading (QdHistory *self, int start, int end, int level);
/* How a source range reads, as one step; @wording: (nullable): NULL takes back what was said of it. */
void qd_history_set_wording (QdHistory *self, int start, int end, const char *wording);
/* Takes back all that was said of headings, as one step. */
void qd_history_reset_headings (QdHistory *self);

/* Adds it where its quotation is found, as an orphan if nowhere. (nullable) (transfer none): NULL if its id is known
 * already, deleted ones included. */
QdAnnotation *qd_history_add (QdHistory *self, const QdAnnotationSeed *seed);
/* Merges the bytes of another key file as one step. Returns how many annotations changed, -1 if it is damaged. */
int qd_history_merge (QdHistory *self, GBytes *key_file, GError **error);

/* Acts between these are one step. They nest. */
void qd_history_begin (QdHistory *self);
void qd_history_end (QdHistory *self);

gboolean qd_history_can_undo (QdHistory *self);
gboolean qd_history_can_redo (QdHistory *self);
/* (nullable) (transfer none): the annotation concerned, so that the view can show it. */
QdAnnotation *qd_history_undo (QdHistory *self);
QdAnnotation *qd_history_redo (QdHistory *self);

G_END_DECLS
