/* qd-margin-notes.h: notes beside their lines (旁批)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays the notes of a document out in the margin, each as near to its line as the one before it leaves room, and
 * draws them in cinnabar Kai. Where there is no room a small mark stands for each. Coordinates are the flow's.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-page-colors.h"
#include "ui/qd-session.h"

G_BEGIN_DECLS

/* px of margin that hold a note of six characters with its gaps. */
#define QD_MARGIN_NOTES_ROOM 124

typedef struct _QdMarginNotes QdMarginNotes;

QdMarginNotes *qd_margin_notes_new (void);
void qd_margin_notes_free (QdMarginNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMarginNotes, qd_margin_notes_free)

/* Something about the notes or their places changed. */
void qd_margin_notes_invalidate (QdMarginNotes *self);
/* Cheap: how many notes there will be, before it is known how much room they have. */
void qd_margin_notes_count (QdMarginNotes *self, QdSession *session);
int qd_margin_notes_get_n_items (QdMarginNotes *self);
/* @room_px: from the end of the lines to the edge of the window. */
void qd_margin_notes_update (QdMarginNotes *self, GtkWidget *widget, QdSession *session, QdFlow *flow, double room_px);
/* @clip: what of the flow is in view; @dx, @dy: from the flow to the snapshot. */
void qd_margin_notes_snapshot (QdMarginNotes *self,
                               GtkSnapshot *snapshot,
                               const QdRect *clip,
                               double dx,
                               double dy,
                               const QdPageColors *colors,
                               QdAnnotation *current);
/* The annotation whose note or mark is at a place (nullable) (transfer none). */
QdAnnotation *qd_margin_notes_find (QdMarginNotes *self, double x, double y);
/* Whether whole notes are shown, not only marks. */
gboolean qd_margin_notes_are_open (QdMarginNotes *self);

G_END_DECLS
