/* qd-annotation-list-corrections.c: what the reader said of headings, kept beside the notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"

#include <string.h>

/* Corrections come in and go without any user of the model noticing. Returns whether anything is another now. */
gboolean
qd_annotation_list_put_correction (QdAnnotationList *self, QdRecord *record)
{
  QdAnnotation *known = g_hash_table_lookup (self->corrections, record->id);
  QdPlacement placement;

  if (record->deleted)
    return g_hash_table_remove (self->corrections, record->id);
  if (known && qd_annotation_get_record (known) == record)
    return FALSE;
  qd_annotation_list_place (self, record, &placement);
  g_hash_table_insert (self->corrections, g_strdup (record->id), qd_annotation_new (record, &placement));
  return TRUE;
}

gboolean
qd_annotation_list_is_correction (QdAnnotationList *self, QdRecord *record)
{
  return record->deleted ? g_hash_table_contains (self->corrections, record->id)
                         : record->kind == QD_ANNOTATION_HEADING;
}

/* They are few, and decide what the outline is: they are found at once. */
void
qd_annotation_list_place_corrections (QdAnnotationList *self)
{
  GHashTableIter iter;
  gpointer annotation;

  g_hash_table_iter_init (&iter, self->corrections);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      QdPlacement placement;

      qd_annotation_list_place (self, qd_annotation_get_record (annotation), &placement);
      qd_annotation_set_placement (annotation, &placement);
    }
}

static int
compare_corrections (gconstpointer a, gconstpointer b)
{
  QdAnnotation *first = *(QdAnnotation *const *) a, *second = *(QdAnnotation *const *) b;
  QdRecord *left = qd_annotation_get_record (first), *right = qd_annotation_get_record (second);
  int order = g_date_time_compare (left->modified, right->modified);

  return order != 0 ? order : strcmp (left->id, right->id);
}

/**
 * qd_annotation_list_dup_corrections:
 * @self: a list
 * @kind: which outline of the text the reader chose
 *
 * Gathers what was said of headings, the latest last, as far as it is found in the list's document: what is unsure
 * changes nothing, but is kept.
 *
 * Returns: (transfer full): the corrections
 */
QdCorrections *
qd_annotation_list_dup_corrections (QdAnnotationList *self, QdOutlineKind kind)
{
  QdCorrections *corrections = qd_corrections_new (kind);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer annotation;

  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), corrections);

  g_hash_table_iter_init (&iter, self->corrections);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      QdAnchorState state = qd_annotation_get_state (annotation);

      if (state == QD_STATE_PLACED || state == QD_STATE_MOVED)
        g_ptr_array_add (sorted, annotation);
    }
  g_ptr_array_sort (sorted, compare_corrections);
  for (guint i = 0; i < sorted->len; i++)
    qd_corrections_add (corrections, qd_annotation_get_start (sorted->pdata[i]),
                        qd_annotation_get_record (sorted->pdata[i])->level);
  return corrections;
}

/**
 * qd_annotation_list_dup_correction:
 * @self: a list
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Returns: (nullable) (transfer full): what was said of the heading that starts in the range, the latest if several
 */
QdRecord *
qd_annotation_list_dup_correction (QdAnnotationList *self, int start, int end)
{
  GHashTableIter iter;
  gpointer annotation;
  QdRecord *found = NULL;

  g_hash_table_iter_init (&iter, self->corrections);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      QdRecord *record = qd_annotation_get_record (annotation);
      int place_now = qd_annotation_get_start (annotation);

      if (qd_annotation_get_state (annotation) == QD_STATE_ORPHAN || place_now < start || place_now >= end)
        continue;
      if (!found || g_date_time_compare (found->modified, record->modified) < 0)
        found = record;
    }
  return found ? qd_record_ref (found) : NULL;
}
