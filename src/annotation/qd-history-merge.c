/* qd-history-merge.c: another key file merged as one act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-history-private.h"

#include "annotation/qd-key-file.h"

/* What was shown of every annotation that differs now. */
static void
add_differences (QdHistory *self, QdStep *step, GHashTable *before)
{
  g_autoptr (GPtrArray) records = qd_notebook_resolve (qd_annotation_list_get_notebook (self->list));

  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);
      QdRecord *old = g_hash_table_lookup (before, record->id);

      if (!old ? !record->deleted : !g_str_equal (qd_record_get_text (old), qd_record_get_text (record)))
        qd_step_add (step, old, record);
    }
}

/**
 * qd_history_merge:
 * @self: a history
 * @key_file: the content of another key file
 * @error: return location
 *
 * Merges another key file into the list as one step.
 *
 * Returns: how many annotations were added, changed or deleted; -1 with %QD_STORE_ERROR_DAMAGED if the file is
 *   damaged, and nothing is merged then
 */
int
qd_history_merge (QdHistory *self, GBytes *key_file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QdNotebook) other = qd_key_file_read (key_file, &local);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  QdStep *step;
  int n_changes;

  g_return_val_if_fail (QD_IS_HISTORY (self), -1);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  records = qd_notebook_resolve (qd_annotation_list_get_notebook (self->list));
  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (before, record->id, record);
    }
  /* Only the notes are merged: how the other side read its copy does not concern this one. */
  g_key_file_unref (other->head);
  other->head = g_key_file_new ();
  qd_annotation_list_merge (self->list, other);
  step = self->open ? self->open : qd_step_new ();
  n_changes = step->changes->len;
  add_differences (self, step, before);
  n_changes = step->changes->len - n_changes;
  if (!self->open)
    qd_history_take (self, step);
  return n_changes;
}
