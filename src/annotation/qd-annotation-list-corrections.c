/* qd-annotation-list-corrections.c: what the reader said of headings and emendations, kept beside the notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"

/* Corrections come in and go without any user of the model noticing. Adds to @changed a bit for the kind of what is
 * another now. */
void
qd_annotation_list_put_correction (QdAnnotationList *self, QdRecord *record, guint *changed)
{
  QdPlacement placement = { 0 };
  QdAnnotationKind kind;

  if (!record->deleted)
    qd_annotation_list_place (self, record, &placement);
  if (qd_correction_table_put (self->corrections, record, &placement, &kind))
    *changed |= 1u << kind;
}

/* They are few, and decide what is shown: they are found at once. */
void
qd_annotation_list_place_corrections (QdAnnotationList *self)
{
  g_autoptr (GPtrArray) all = qd_correction_table_dup_all (self->corrections);

  for (guint i = 0; i < all->len; i++)
    {
      QdPlacement placement;

      qd_annotation_list_place (self, qd_annotation_get_record (all->pdata[i]), &placement);
      qd_annotation_set_placement (all->pdata[i], &placement);
    }
}

/**
 * qd_annotation_list_dup_corrections:
 * @self: a list
 * @kind: which outline of the text the reader chose
 *
 * Returns: (transfer full): what was said of headings, as far as it is found in the list's document
 */
QdCorrections *
qd_annotation_list_dup_corrections (QdAnnotationList *self, QdOutlineKind kind)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), NULL);
  return qd_correction_table_dup_corrections (self->corrections, kind);
}

/**
 * qd_annotation_list_dup_verdicts:
 * @self: a list
 *
 * Returns: (transfer full): what was said of emendations, as far as it is found in the list's document
 */
QdVerdicts *
qd_annotation_list_dup_verdicts (QdAnnotationList *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), NULL);
  return qd_correction_table_dup_verdicts (self->corrections);
}

/**
 * qd_annotation_list_dup_correction:
 * @self: a list
 * @kind: a kind of corrections
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Returns: (nullable) (transfer full): what was said of the range, the latest if several
 */
QdRecord *
qd_annotation_list_dup_correction (QdAnnotationList *self, QdAnnotationKind kind, int start, int end)
{
  return qd_correction_table_find (self->corrections, kind, start, end);
}
