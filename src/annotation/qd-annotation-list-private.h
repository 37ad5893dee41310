/* qd-annotation-list-private.h: what only this folder may do with the list of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list shows a notebook: what is put into the notebook here appears, moves or disappears in the list.
 */
#pragma once

#include "annotation/qd-annotation-list.h"
#include "annotation/qd-annotation-private.h"
#include "annotation/qd-notebook.h"
#include "annotation/qd-seed.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

QdNotebook *qd_annotation_list_get_notebook (QdAnnotationList *self);
/* Finds every anchor again in a document, or, without one, believes the places stored. */
void qd_annotation_list_set_document (QdAnnotationList *self, QdDocument *document);
QdDocument *qd_annotation_list_get_document (QdAnnotationList *self);
/* What is shown of @id, a sibling included; (nullable) (transfer full): NULL if never heard of. */
QdRecord *qd_annotation_list_dup_record (QdAnnotationList *self, const char *id);
/* The correction that stands in a source range; (nullable) (transfer full). */
QdRecord *qd_annotation_list_dup_correction (QdAnnotationList *self, int start, int end);
/* Where an annotation would stand. */
void qd_annotation_list_place (QdAnnotationList *self, QdRecord *record, QdPlacement *placement);
QdRecord *qd_record_new_from_seed (const QdAnnotationSeed *seed); /* (transfer full) */
/* @record supersedes all that was known of its annotation. */
void qd_annotation_list_put (QdAnnotationList *self, QdRecord *record);
/* Takes in what another side knows; whether that was anything new. */
gboolean qd_annotation_list_merge (QdAnnotationList *self, QdNotebook *other);

G_END_DECLS
