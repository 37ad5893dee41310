/* qd-annotation-row.h: a card in the list of the panel, with the heading above it where a new group begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSS node "annotationrow" with a label ".heading-path" and the node "annotationcard".
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-annotation-card.h"
#include "ui/qd-note-item.h"

G_BEGIN_DECLS

#define QD_TYPE_ANNOTATION_ROW (qd_annotation_row_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotationRow, qd_annotation_row, QD, ANNOTATION_ROW, GtkWidget)

GtkWidget *qd_annotation_row_new (void);
/* Both (nullable). */
void qd_annotation_row_set_item (QdAnnotationRow *self, QdNoteItem *item, QdHistory *history);
QdAnnotationCard *qd_annotation_row_get_card (QdAnnotationRow *self);

G_END_DECLS
