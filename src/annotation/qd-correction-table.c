/* qd-correction-table.c: what the reader says of the text itself, rather than beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-correction-table.h"

#include "annotation/qd-place.h"

#include <string.h>

struct _QdCorrectionTable
{
  GHashTable *annotations; /* id → QdAnnotation */
};

/**
 * qd_correction_table_new:
 *
 * Returns: (transfer full): a table without corrections
 */
QdCorrectionTable *
qd_correction_table_new (void)
{
  QdCorrectionTable *self = g_new0 (QdCorrectionTable, 1);

  self->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * qd_correction_table_free:
 * @self: (nullable): a table
 */
void
qd_correction_table_free (QdCorrectionTable *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->annotations);
  g_free (self);
}

/**
 * qd_correction_table_takes:
 * @self: a table
 * @record: any record
 *
 * Returns: whether it is a correction, or deletes one of @self
 */
gboolean
qd_correction_table_takes (QdCorrectionTable *self, QdRecord *record)
{
  return record->deleted ? g_hash_table_contains (self->annotations, record->id)
                         : qd_annotation_kind_is_correction (record->kind);
}

/**
 * qd_correction_table_put:
 * @self: a table
 * @record: a correction or the tombstone of one
 * @placement: where it stands; not looked at for a tombstone
 * @kind: (out): of the correction
 *
 * Returns: whether anything is another now
 */
gboolean
qd_correction_table_put (QdCorrectionTable *self,
                         QdRecord *record,
                         const QdPlacement *placement,
                         QdAnnotationKind *kind)
{
  QdAnnotation *known = g_hash_table_lookup (self->annotations, record->id);

  *kind = known ? qd_annotation_get_kind (known) : record->kind;
  if (record->deleted)
    return g_hash_table_remove (self->annotations, record->id);
  if (known && qd_annotation_get_record (known) == record)
    return FALSE;
  g_hash_table_insert (self->annotations, g_strdup (record->id), qd_annotation_new (record, placement));
  return TRUE;
}

/**
 * qd_correction_table_dup_all:
 * @self: a table
 *
 * Returns: (transfer container) (element-type QdAnnotation): all corrections, in no order
 */
GPtrArray *
qd_correction_table_dup_all (QdCorrectionTable *self)
{
  GPtrArray *all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer annotation;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    g_ptr_array_add (all, annotation);
  return all;
}

static gboolean
stands_in (QdAnnotation *annotation, int start, int end)
{
  int first = qd_annotation_get_start (annotation), last = qd_annotation_get_end (annotation);

  if (qd_annotation_get_state (annotation) == QD_STATE_ORPHAN || first >= end)
    return FALSE;
  /* A heading is said of the paragraph it starts in; a verdict of every character it covers. */
  return qd_annotation_get_kind (annotation) == QD_ANNOTATION_HEADING ? first >= start : last > start;
}

/**
 * qd_correction_table_find:
 * @self: a table
 * @kind: a kind of corrections
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Returns: (nullable) (transfer full): what was said of the range, the latest if several
 */
QdRecord *
qd_correction_table_find (QdCorrectionTable *self, QdAnnotationKind kind, int start, int end)
{
  GHashTableIter iter;
  gpointer annotation;
  QdRecord *found = NULL;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      QdRecord *record = qd_annotation_get_record (annotation);

      if (record->kind == kind && stands_in (annotation, start, end)
          && (!found || g_date_time_compare (found->modified, record->modified) < 0))
        found = record;
    }
  return found ? qd_record_ref (found) : NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  QdAnnotation *first = *(QdAnnotation *const *) a, *second = *(QdAnnotation *const *) b;
  QdRecord *left = qd_annotation_get_record (first), *right = qd_annotation_get_record (second);
  int order = g_date_time_compare (left->modified, right->modified);

  return order != 0 ? order : strcmp (left->id, right->id);
}

/* Those of a kind that stand somewhere for sure, the latest last: what is unsure changes nothing, but is kept. */
static GPtrArray *
dup_placed (QdCorrectionTable *self, QdAnnotationKind kind)
{
  GPtrArray *placed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer annotation;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      QdAnchorState state = qd_annotation_get_state (annotation);

      if (qd_annotation_get_kind (annotation) == kind && (state == QD_STATE_PLACED || state == QD_STATE_MOVED))
        g_ptr_array_add (placed, annotation);
    }
  g_ptr_array_sort (placed, compare_times);
  return placed;
}

/**
 * qd_correction_table_dup_corrections:
 * @self: a table
 * @kind: which outline of the text the reader chose
 *
 * Returns: (transfer full): what was said of headings, as far as it is found in the text
 */
QdCorrections *
qd_correction_table_dup_corrections (QdCorrectionTable *self, QdOutlineKind kind)
{
  QdCorrections *corrections = qd_corrections_new (kind);
  g_autoptr (GPtrArray) placed = dup_placed (self, QD_ANNOTATION_HEADING);

  for (guint i = 0; i < placed->len; i++)
    qd_corrections_add (corrections, qd_annotation_get_start (placed->pdata[i]),
                        qd_annotation_get_record (placed->pdata[i])->level);
  return corrections;
}

/**
 * qd_correction_table_dup_verdicts:
 * @self: a table
 *
 * Returns: (transfer full): what was said of emendations, as far as it is found in the text
 */
QdVerdicts *
qd_correction_table_dup_verdicts (QdCorrectionTable *self)
{
  QdVerdicts *verdicts = qd_verdicts_new ();
  g_autoptr (GPtrArray) placed = dup_placed (self, QD_ANNOTATION_EMENDATION);

  for (guint i = 0; i < placed->len; i++)
    {
      QdAnnotation *annotation = g_ptr_array_index (placed, i);

      qd_verdicts_add (verdicts, qd_annotation_get_start (annotation), qd_annotation_get_end (annotation),
                       qd_annotation_get_note (annotation));
    }
  return verdicts;
}

/**
 * qd_correction_table_describe_verdict:
 * @document: the document it is said of
 * @start: first code point of the source
 * @end: code point after the range
 * @record: (inout): its place, quotation and context are written, as they stand in the source
 */
void
qd_correction_table_describe_verdict (QdDocument *document, int start, int end, QdRecord *record)
{
  QdText *text = qd_document_get_source (document);
  g_autofree char *before = qd_place_describe (text, start);
  g_autofree char *after = qd_place_describe (text, end);

  record->start = start;
  record->end = end;
  g_free (record->quote);
  g_free (record->prefix);
  g_free (record->suffix);
  record->quote = qd_text_dup_range (text, start, end);
  record->prefix = g_strndup (before, strchr (before, '\n') - before);
  record->suffix = g_strdup (strchr (after, '\n') + 1);
}

/**
 * qd_correction_table_place_verdict:
 * @document: the document as it is now
 * @record: a verdict, described in the document as it was
 * @placement: (out): where it stands; an orphan if the same letters stand nowhere with what was around them
 */
void
qd_correction_table_place_verdict (QdDocument *document, const QdRecord *record, QdPlacement *placement)
{
  QdText *text = qd_document_get_source (document);
  g_autofree char *words = g_strdup_printf ("%s\n%s%s", record->prefix, record->quote, record->suffix);
  int place = qd_place_find (text, record->start, words);
  int end = place + (int) g_utf8_strlen (record->quote, -1);
  g_autofree char *found = NULL;

  *placement = (QdPlacement){ record->start, record->end, QD_STATE_ORPHAN, 0 };
  if (place < 0 || end > qd_text_get_n_chars (text) || end == place)
    return;
  found = qd_text_dup_range (text, place, end);
  if (g_str_equal (found, record->quote))
    *placement = (QdPlacement){ place, end, place == record->start ? QD_STATE_PLACED : QD_STATE_MOVED, 1 };
}
