/* qd-history-private.h: what an act needs of the history it is remembered in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-history.c holds the stacks; qd-history-acts.c changes one annotation at a time, qd-history-merge.c many at once.
 */
#pragma once

#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-history.h"
#include "annotation/qd-step.h"

G_BEGIN_DECLS

struct _QdHistory
{
  GObject parent_instance;
  QdAnnotationList *list;
  QdDocument *document; /* (nullable) */
  char *device;
  GPtrArray *undo, *redo; /* (element-type QdStep) */
  QdStep *open;           /* (nullable): what the acts go to while @depth is not 0 */
  int depth;
};

/* Gives @after the next version, shows it in place of @before, and remembers that. */
void qd_history_act (QdHistory *self, QdRecord *before, QdRecord *after, gboolean is_typing);
/* Puts a finished step on the stack and announces it; one without changes is dropped. (transfer full) @step */
void qd_history_take (QdHistory *self, QdStep *step);

G_END_DECLS
