/* qd-annotation-list.h: the annotations of one document, in the order of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of the living QdAnnotation, sorted by start, then end, then id; orphans last. Tombstones are kept
 * aside for the store. Main thread.
 * Signal "changed" (QdAnnotation *annotation): some property of a member changed (also emitted after items-changed).
 */
#pragma once

#include "annotation/qd-annotation.h"

G_BEGIN_DECLS

#define QD_TYPE_ANNOTATION_LIST (qd_annotation_list_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotationList, qd_annotation_list, QD, ANNOTATION_LIST, GObject)

QdAnnotationList *qd_annotation_list_new (void);
QdAnnotation *qd_annotation_list_lookup (QdAnnotationList *self, const char *id); /* (nullable) (transfer none) */
/* (element-type QdAnnotation) (transfer container): those that touch the source range, in order. */
GPtrArray *qd_annotation_list_dup_touching (QdAnnotationList *self, int start, int end);
int qd_annotation_list_count_in (QdAnnotationList *self, int start, int end); /* starting in the source range */

G_END_DECLS
