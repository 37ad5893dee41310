/* qd-emendation-model.h: the emendations of a document, and what the reader refused, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of QdEmendationItem in the order of the text; an item is made when it is asked for, for a novel has a
 * hundred thousand. What the reader wished for (script, quotation marks, widths of letters) and what the format hides
 * are not among them. No widget; main thread.
 */
#pragma once

#include "document/qd-document.h"

G_BEGIN_DECLS

/* Beside the kinds of emendations: all of them, and what the reader wants to read as in the source. */
#define QD_EMENDATION_MODEL_ALL -1
#define QD_EMENDATION_MODEL_REFUSED QD_N_EMENDATION_KINDS

#define QD_TYPE_EMENDATION_ITEM (qd_emendation_item_get_type ())
G_DECLARE_FINAL_TYPE (QdEmendationItem, qd_emendation_item, QD, EMENDATION_ITEM, GObject)

int qd_emendation_item_get_start (QdEmendationItem *self); /* code points of the source */
int qd_emendation_item_get_end (QdEmendationItem *self);
gboolean qd_emendation_item_is_refused (QdEmendationItem *self);
gboolean qd_emendation_item_is_own (QdEmendationItem *self); /* worded by the reader */
const char *qd_emendation_item_get_reason (QdEmendationItem *self);
char *qd_emendation_item_dup_source (QdEmendationItem *self);
char *qd_emendation_item_dup_shown (QdEmendationItem *self);
char *qd_emendation_item_dup_before (QdEmendationItem *self); /* some characters of the same line, as shown */
char *qd_emendation_item_dup_after (QdEmendationItem *self);

#define QD_TYPE_EMENDATION_MODEL (qd_emendation_model_get_type ())
G_DECLARE_FINAL_TYPE (QdEmendationModel, qd_emendation_model, QD, EMENDATION_MODEL, GObject)

QdEmendationModel *qd_emendation_model_new (void);
/* @document: (nullable); @verdicts: (nullable) */
void qd_emendation_model_set_document (QdEmendationModel *self, QdDocument *document, QdVerdicts *verdicts);
/* A QdEmendationKind or one of the two above. */
void qd_emendation_model_set_filter (QdEmendationModel *self, int filter);
guint qd_emendation_model_count (QdEmendationModel *self, int filter);

const char *qd_emendation_kind_get_title (QdEmendationKind kind);

G_END_DECLS
