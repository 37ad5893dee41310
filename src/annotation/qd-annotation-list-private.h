/* qd-annotation-list-private.h: what only this folder may do with the list of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list shows a notebook: what is put into the notebook here appears, moves or disappears in the list.
 */
#pragma once

#include "annotation/qd-anchor.h"
#include "annotation/qd-annotation-list.h"
#include "annotation/qd-annotation-private.h"
#include "annotation/qd-correction-table.h"
#include "annotation/qd-notebook.h"
#include "annotation/qd-seed.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

struct _QdAnnotationList
{
  GObject parent_instance;
  QdNotebook *notebook;
  QdDocument *document;           /* (nullable) */
  QdAnchorFinder *finder;         /* (nullable): made when the first annotation is placed */
  GSequence *sequence;            /* (element-type QdAnnotation) */
  GHashTable *iters;              /* id → GSequenceIter */
  QdCorrectionTable *corrections; /* of headings and emendations, in no model */
  gboolean patient;               /* many that have moved may be found later, in a thread */
  int n_found;                    /* of those that have moved, since the list was last without any to find */
  GPtrArray *deferred;            /* (element-type QdRecord): to be found in a thread */
  GPtrArray *searches;            /* (element-type GTask): threads that find some */
  int longest;                    /* no annotation is longer: how far back those that touch a place may start */
};

QdNotebook *qd_annotation_list_get_notebook (QdAnnotationList *self);
/* Finds every anchor again in a document, or, without one, believes the places stored. */
void qd_annotation_list_set_document (QdAnnotationList *self, QdDocument *document);
QdDocument *qd_annotation_list_get_document (QdAnnotationList *self);
/* What is shown of @id, a sibling included; (nullable) (transfer full): NULL if never heard of. */
QdRecord *qd_annotation_list_dup_record (QdAnnotationList *self, const char *id);
/* The correction of a kind that stands in a source range; (nullable) (transfer full). */
QdRecord *qd_annotation_list_dup_correction (QdAnnotationList *self, QdAnnotationKind kind, int start, int end);
/* Many that are not where they were may then be without a place, as orphans, until a thread has found them. */
void qd_annotation_list_set_patient (QdAnnotationList *self, gboolean patient);
/* Where an annotation would stand. */
void qd_annotation_list_place (QdAnnotationList *self, QdRecord *record, QdPlacement *placement);
QdRecord *qd_record_new_from_seed (const QdAnnotationSeed *seed); /* (transfer full) */
/* @record supersedes all that was known of its annotation. */
void qd_annotation_list_put (QdAnnotationList *self, QdRecord *record);
/* Takes in what another side knows; whether that was anything new. */
gboolean qd_annotation_list_merge (QdAnnotationList *self, QdNotebook *other);

/* Between the files of the list: qd-annotation-list.c */
int qd_annotation_list_compare (gconstpointer a, gconstpointer b, gpointer data);
void qd_annotation_list_move (QdAnnotationList *self, GSequenceIter *iter, const QdPlacement *placement);
/* qd-annotation-list-place.c */
void qd_annotation_list_place_soon (QdAnnotationList *self, QdRecord *record, QdPlacement *placement);
void qd_annotation_list_place_deferred (QdAnnotationList *self);
void qd_annotation_list_stop_searches (QdAnnotationList *self);
/* qd-annotation-list-corrections.c */
void qd_annotation_list_put_correction (QdAnnotationList *self, QdRecord *record, guint *changed);
void qd_annotation_list_place_corrections (QdAnnotationList *self);

G_END_DECLS
