/* qd-annotation-private.h: what only this folder may do with an annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A QdAnnotation shows a record and where it stands in the document that is open. Main thread.
 */
#pragma once

#include "annotation/qd-record.h"

G_BEGIN_DECLS

typedef struct
{
  int start, end; /* code points of the source text */
  QdAnchorState state;
  double score; /* 0 … 1 */
} QdPlacement;

QdAnnotation *qd_annotation_new (QdRecord *record, const QdPlacement *placement);
QdRecord *qd_annotation_get_record (QdAnnotation *self);
/* Both return whether something changed, and notify only what did. */
gboolean qd_annotation_set_record (QdAnnotation *self, QdRecord *record);
gboolean qd_annotation_set_placement (QdAnnotation *self, const QdPlacement *placement);

G_END_DECLS
