/* qd-annotation-list.h: the annotations of one document, in the order of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of the living QdAnnotation, sorted by start, then end, then id; orphans last. Tombstones are kept
 * aside for the store. Main thread.
 * Corrections of the outline and verdicts on emendations are kept beside the model, so that nobody takes them for
 * notes. Signals "corrections-changed" and "verdicts-changed": another was made, changed or taken back. Signal
 * "changed" (QdAnnotation *annotation): some property of a member changed (also emitted after items-changed).
 */
#pragma once

#include "annotation/qd-annotation.h"
#include "document/qd-corrections.h"
#include "text/qd-verdicts.h"

G_BEGIN_DECLS

#define QD_TYPE_ANNOTATION_LIST (qd_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotationList, qd_annotation_list, QD, ANNOTATION_LIST, GObject)

QdAnnotationList *qd_annotation_list_new (void);
QdAnnotation *qd_annotation_list_lookup (QdAnnotationList *self, const char *id); /* (nullable) (transfer none) */
/* (element-type QdAnnotation) (transfer container): those that touch the source range, in order. */
GPtrArray *qd_annotation_list_dup_touching (QdAnnotationList *self, int start, int end);
/* Finds at once what a thread is still looking for: see qd_store_new_patient(). */
void qd_annotation_list_settle (QdAnnotationList *self);
int qd_annotation_list_count_in (QdAnnotationList *self, int start, int end); /* starting in the source range */

/* What the reader said of headings, where it stands in the list's document; @kind: the outline it is said of. */
QdCorrections *qd_annotation_list_dup_corrections (QdAnnotationList *self, QdOutlineKind kind); /* (transfer full) */
/* What the reader said of emendations, likewise. */
QdVerdicts *qd_annotation_list_dup_verdicts (QdAnnotationList *self);
char **qd_annotation_list_dup_tags (QdAnnotationList *self); /* (transfer full): all in use, sorted */

G_END_DECLS
