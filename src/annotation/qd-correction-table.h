/* qd-correction-table.h: what the reader says of the text itself, rather than beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections of the outline and verdicts on emendations are records as notes are: anchored, merged, undone. They are
 * shown by what they do to the document, and in no list of notes. Main thread.
 */
#pragma once

#include "annotation/qd-annotation-private.h"
#include "document/qd-corrections.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

typedef struct _QdCorrectionTable QdCorrectionTable;

QdCorrectionTable *qd_correction_table_new (void);
void qd_correction_table_free (QdCorrectionTable *self);

/* Whether a record belongs here: of a tombstone, whether what it deletes is here. */
gboolean qd_correction_table_takes (QdCorrectionTable *self, QdRecord *record);
/* Adds, changes or takes out; whether anything is another now, and of which kind it was. */
gboolean qd_correction_table_put (QdCorrectionTable *self,
                                  QdRecord *record,
                                  const QdPlacement *placement,
                                  QdAnnotationKind *kind);
/* (element-type QdAnnotation) (transfer container): all of them, in no order. */
GPtrArray *qd_correction_table_dup_all (QdCorrectionTable *self);
/* The latest of a kind that stands in a source range; (nullable) (transfer full). */
QdRecord *qd_correction_table_find (QdCorrectionTable *self, QdAnnotationKind kind, int start, int end);

QdCorrections *qd_correction_table_dup_corrections (QdCorrectionTable *self, QdOutlineKind kind);
QdVerdicts *qd_correction_table_dup_verdicts (QdCorrectionTable *self);

/* A verdict says of the source to the letter how it reads, so its place is where the same letters stand. */
void qd_correction_table_place_verdict (QdDocument *document, const QdRecord *record, QdPlacement *placement);
void qd_correction_table_describe_verdict (QdDocument *document, int start, int end, QdRecord *record);

G_END_DECLS
