/* qd-import-plan.h: what an import would bring to a document, before it is taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says of each note from elsewhere whether it belongs to this document, whether it is there already and where it would
 * stand; then takes in those the reader wants, as one step of the history. Importing again brings nothing new. Main
 * thread, as the annotations are.
 */
#pragma once

#include "annotation/qd-history.h"
#include "exchange/qd-foreign-note.h"

G_BEGIN_DECLS

typedef enum
{
  QD_IMPORT_PLACED,
  QD_IMPORT_UNSURE,
  QD_IMPORT_ORPHAN,     /* kept without a place */
  QD_IMPORT_KNOWN,      /* there already, or deleted here */
  QD_IMPORT_OTHER_BOOK, /* about another document */
  QD_IMPORT_WORDLESS,   /* a bookmark that says no words: it would stand anywhere, and is left out */
  QD_N_IMPORT_OUTCOMES
} QdImportOutcome;

typedef struct
{
  QdForeignNote *note;
  char *id;
  QdImportOutcome outcome;
  int start, end; /* where it would stand; of placed and unsure ones */
  double score;   /* 0 … 1 */
  gboolean taken; /* whether qd_import_plan_apply() takes it in; at first all that is new and of this document */
} QdImportItem;

typedef struct
{
  GPtrArray *items; /* (element-type QdImportItem): in the order of the file */
  int counts[QD_N_IMPORT_OUTCOMES];
} QdImportPlan;

/* @notes: (element-type QdForeignNote) (transfer full): emptied. */
QdImportPlan *qd_import_plan_new (QdDocument *document, QdAnnotationList *list, GPtrArray *notes);
void qd_import_plan_free (QdImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportPlan, qd_import_plan_free)

/* Takes in what is marked as taken; returns how many. */
int qd_import_plan_apply (const QdImportPlan *self, QdHistory *history);
const char *
qd_import_outcome_to_string (QdImportOutcome outcome); /* "placed", "unsure", "orphan", "known", "other", … */

G_END_DECLS
