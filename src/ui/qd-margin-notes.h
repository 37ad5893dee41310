/* qd-margin-notes.h: notes beside their lines (旁批), or above them in vertical text (眉批)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays the notes of a document out in the margin, each as near to its line as the one before it leaves room, and
 * draws them in cinnabar Kai; those of vertical text are set in columns, as the text is. Where there is no room a small
 * mark stands for each. Coordinates are the flow's.
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

/* Where a margin has room for notes. */
typedef struct
{
  double side_px;  /* from the end of the lines to the edge of the window */
  double above_px; /* the same from the top of the columns of vertical text, which has notes nowhere else */
  gboolean facing; /* two pages: those of the first of them stand at its other side, with the same room */
} QdMarginRoom;

/* Something about the notes or their places changed. */
void qd_margin_notes_invalidate (QdMarginNotes *self);
void qd_margin_notes_update (
    QdMarginNotes *self, GtkWidget *widget, QdSession *session, QdFlow *flow, const QdMarginRoom *room);
/* Pages [first, last) are those in view: the notes of others are neither drawn nor found. */
void qd_margin_notes_set_pages (QdMarginNotes *self, int first, int last);
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
