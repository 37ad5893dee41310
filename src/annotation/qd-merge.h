/* qd-merge.h: what several devices did to one annotation, brought together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry holds every record of an annotation that no other record supersedes: nearly always one. Merging is the
 * union of both sides without what is superseded, and therefore commutative, associative and idempotent whatever the
 * records say. What is shown is worked out from the entry each time: fields of concurrent records are brought together,
 * and a note that contradicts the one shown stands beside it as a sibling. Nothing concurrent is thrown away until a
 * later act has seen it all. Pure functions.
 */
#pragma once

#include "annotation/qd-record.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *heads; /* (element-type QdRecord): never empty, none superseded by another, in the order of their text */
} QdEntry;

QdEntry *qd_entry_new (QdRecord *record);
QdEntry *qd_entry_copy (QdEntry *self);
void qd_entry_free (QdEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdEntry, qd_entry_free)

gboolean qd_entry_add (QdEntry *self, QdRecord *record);  /* whether the entry is another now */
gboolean qd_entry_merge (QdEntry *self, QdEntry *other);  /* likewise */
gboolean qd_entry_covers (QdEntry *self, QdEntry *other); /* whether merging would change nothing */
/* What is shown. @siblings: (nullable) (element-type QdRecord): notes that contradict it are added. */
QdRecord *qd_entry_resolve (QdEntry *self, GPtrArray *siblings);

G_END_DECLS
