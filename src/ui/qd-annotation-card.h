/* qd-annotation-card.h: one annotation as a card: its words, the reader's own, tags and time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its acts are those of the panel it stands in (“panel.delete” and so on, with the annotation's id as target); only
 * the note is edited here, in place. CSS node "annotationcard" with the class of its colour, and "orphan", "unsure",
 * "current". Property: editing (boolean).
 */
#pragma once

#include <gtk/gtk.h>
#include "annotation/qd-history.h"

G_BEGIN_DECLS

#define QD_TYPE_ANNOTATION_CARD (qd_annotation_card_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotationCard, qd_annotation_card, QD, ANNOTATION_CARD, GtkWidget)

GtkWidget *qd_annotation_card_new (void);
/* Both (nullable). */
void qd_annotation_card_set_annotation (QdAnnotationCard *self, QdAnnotation *annotation, QdHistory *history);
QdAnnotation *qd_annotation_card_get_annotation (QdAnnotationCard *self);
void qd_annotation_card_set_current (QdAnnotationCard *self, gboolean current);
void qd_annotation_card_set_editing (QdAnnotationCard *self, gboolean editing);
gboolean qd_annotation_card_get_editing (QdAnnotationCard *self);

G_END_DECLS
