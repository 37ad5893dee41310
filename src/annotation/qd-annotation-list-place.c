/* qd-annotation-list-place.c: where the annotations of a list stand in its document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"

/* So many that are not where they were are looked for at once; of more, if the list may wait, the rest in a thread. */
#define FOUND_AT_ONCE 64
/* From so many on that changed their place the list announces itself anew rather than each of them. */
#define MANY 64

typedef struct
{
  QdDocument *document;
  GPtrArray *records; /* (element-type QdRecord) */
  GArray *placements; /* (element-type QdPlacement): as many */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->document);
  g_ptr_array_unref (search->records);
  g_array_unref (search->placements);
  g_free (search);
}

static void
note_length (QdAnnotationList *self, const QdPlacement *placement)
{
  if (placement->state != QD_STATE_ORPHAN)
    self->longest = MAX (self->longest, placement->end - placement->start);
}

/* Where an annotation would stand. */
void
qd_annotation_list_place (QdAnnotationList *self, QdRecord *record, QdPlacement *placement)
{
  if (self->document && record->kind == QD_ANNOTATION_EMENDATION)
    {
      qd_correction_table_place_verdict (self->document, record, placement);
      return;
    }
  if (self->document && !self->finder)
    self->finder = qd_anchor_finder_new (self->document);
  if (self->finder)
    qd_anchor_finder_place (self->finder, record, placement);
  else
    *placement = (QdPlacement){ record->start, record->end, QD_STATE_PLACED, 1 };
  note_length (self, placement);
}

/* Likewise, but of many that are to be looked for some have no place yet; qd_annotation_list_place_deferred() has to
 * follow. */
void
qd_annotation_list_place_soon (QdAnnotationList *self, QdRecord *record, QdPlacement *placement)
{
  if (!self->patient || !self->document)
    {
      qd_annotation_list_place (self, record, placement);
      return;
    }
  if (!self->finder)
    self->finder = qd_anchor_finder_new (self->document);
  if (qd_anchor_finder_is_in_place (self->finder, record) || self->n_found++ < FOUND_AT_ONCE)
    {
      qd_annotation_list_place (self, record, placement);
      return;
    }
  *placement = (QdPlacement){ record->start, record->end, QD_STATE_ORPHAN, 0 };
  g_ptr_array_add (self->deferred, qd_record_ref (record));
}

static gboolean
is_at (QdAnnotation *annotation, const QdPlacement *placement)
{
  return qd_annotation_get_start (annotation) == placement->start
         && qd_annotation_get_end (annotation) == placement->end
         && qd_annotation_get_state (annotation) == placement->state
         && qd_annotation_get_score (annotation) == placement->score;
}

/* Shows places that were found: each by itself, or, of many, all at once. */
static void
show (QdAnnotationList *self, GPtrArray *records, const QdPlacement *placements)
{
  g_autoptr (GPtrArray) iters = g_ptr_array_new ();
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (QdPlacement));

  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);
      GSequenceIter *iter = g_hash_table_lookup (self->iters, record->id);

      /* What was changed or taken away meanwhile has been placed anew, or needs no place. */
      if (!iter || qd_annotation_get_record (g_sequence_get (iter)) != record)
        continue;
      note_length (self, &placements[i]);
      if (is_at (g_sequence_get (iter), &placements[i]))
        continue;
      g_ptr_array_add (iters, iter);
      g_array_append_val (wanted, placements[i]);
    }
  if (iters->len < MANY)
    {
      for (guint i = 0; i < iters->len; i++)
        qd_annotation_list_move (self, g_ptr_array_index (iters, i), &g_array_index (wanted, QdPlacement, i));
      return;
    }
  for (guint i = 0; i < iters->len; i++)
    qd_annotation_set_placement (g_sequence_get (g_ptr_array_index (iters, i)),
                                 &g_array_index (wanted, QdPlacement, i));
  g_sequence_sort (self->sequence, qd_annotation_list_compare, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, g_sequence_get_length (self->sequence),
                              g_sequence_get_length (self->sequence));
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autoptr (QdAnchorFinder) finder = qd_anchor_finder_new (search->document);

  for (guint i = 0; i < search->records->len && !g_cancellable_is_cancelled (cancellable); i++)
    qd_anchor_finder_place (finder, g_ptr_array_index (search->records, i),
                            &g_array_index (search->placements, QdPlacement, i));
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QdAnnotationList *self = data;
  GTask *task = G_TASK (result);
  Search *search = g_task_get_task_data (task);

  /* Cancelled: the list has gone, has another document now, or has looked for all itself. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  g_ptr_array_remove_fast (self->searches, task);
  show (self, search->records, (const QdPlacement *) search->placements->data);
}

/* Has a thread look for what has no place yet. */
void
qd_annotation_list_place_deferred (QdAnnotationList *self)
{
  g_autoptr (GCancellable) cancellable = NULL;
  Search *search;
  GTask *task;

  self->n_found = 0;
  if (self->deferred->len == 0)
    return;
  search = g_new0 (Search, 1);
  search->document = g_object_ref (self->document);
  search->records = g_steal_pointer (&self->deferred);
  search->placements = g_array_sized_new (FALSE, TRUE, sizeof (QdPlacement), search->records->len);
  g_array_set_size (search->placements, search->records->len);
  self->deferred = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  cancellable = g_cancellable_new ();
  /* The thread does not hold the list, which is to be finalized in the main thread and cancels the search then. */
  task = g_task_new (NULL, cancellable, found_cb, self);
  g_task_set_task_data (task, search, search_free);
  g_task_set_check_cancellable (task, FALSE);
  g_ptr_array_add (self->searches, task);
  g_task_run_in_thread (task, search_in_thread);
}

/* No thread's findings are wanted any more. */
void
qd_annotation_list_stop_searches (QdAnnotationList *self)
{
  for (guint i = 0; i < self->searches->len; i++)
    g_cancellable_cancel (g_task_get_cancellable (g_ptr_array_index (self->searches, i)));
  g_ptr_array_set_size (self->searches, 0);
}

/**
 * qd_annotation_list_settle:
 * @self: a list
 *
 * Finds at once what a thread is still looking for, for whoever needs all places and cannot wait.
 */
void
qd_annotation_list_settle (QdAnnotationList *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (QdPlacement));

  g_return_if_fail (QD_IS_ANNOTATION_LIST (self));

  for (guint i = 0; i < self->searches->len; i++)
    {
      Search *search = g_task_get_task_data (g_ptr_array_index (self->searches, i));

      for (guint k = 0; k < search->records->len; k++)
        g_ptr_array_add (records, qd_record_ref (g_ptr_array_index (search->records, k)));
    }
  if (records->len == 0)
    return;
  qd_annotation_list_stop_searches (self);
  for (guint i = 0; i < records->len; i++)
    {
      QdPlacement placement;

      qd_annotation_list_place (self, g_ptr_array_index (records, i), &placement);
      g_array_append_val (placements, placement);
    }
  show (self, records, (const QdPlacement *) placements->data);
}

/* Whether many that are not where they were may be without a place until a thread has found them. */
void
qd_annotation_list_set_patient (QdAnnotationList *self, gboolean patient)
{
  self->patient = patient;
}

/**
 * qd_annotation_list_set_document:
 * @self: a list
 * @document: (nullable): a document
 *
 * Finds every anchor again in a document.
 */
void
qd_annotation_list_set_document (QdAnnotationList *self, QdDocument *document)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (QdPlacement));

  if (!g_set_object (&self->document, document))
    return;
  qd_annotation_list_stop_searches (self);
  g_clear_pointer (&self->finder, qd_anchor_finder_free);
  self->longest = 0;
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->sequence); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      QdRecord *record = qd_annotation_get_record (g_sequence_get (iter));
      QdPlacement placement;

      qd_annotation_list_place_soon (self, record, &placement);
      g_ptr_array_add (records, qd_record_ref (record));
      g_array_append_val (placements, placement);
    }
  show (self, records, (const QdPlacement *) placements->data);
  qd_annotation_list_place_corrections (self);
  qd_annotation_list_place_deferred (self);
}
