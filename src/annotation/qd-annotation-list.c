/* qd-annotation-list.c: the annotations of one document, in the order of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"

#include <string.h>

static void qd_annotation_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdAnnotationList,
                               qd_annotation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qd_annotation_list_model_init))

enum
{
  CHANGED,
  CORRECTIONS_CHANGED,
  VERDICTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
qd_annotation_list_get_item_type (GListModel *model)
{
  return QD_TYPE_ANNOTATION;
}

static guint
qd_annotation_list_get_n_items (GListModel *model)
{
  return g_sequence_get_length (QD_ANNOTATION_LIST (model)->sequence);
}

static gpointer
qd_annotation_list_get_item (GListModel *model, guint position)
{
  GSequenceIter *iter = g_sequence_get_iter_at_pos (QD_ANNOTATION_LIST (model)->sequence, position);

  return g_sequence_iter_is_end (iter) ? NULL : g_object_ref (g_sequence_get (iter));
}

static void
qd_annotation_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qd_annotation_list_get_item_type;
  iface->get_n_items = qd_annotation_list_get_n_items;
  iface->get_item = qd_annotation_list_get_item;
}

static void
qd_annotation_list_finalize (GObject *object)
{
  QdAnnotationList *self = QD_ANNOTATION_LIST (object);

  qd_annotation_list_stop_searches (self);
  g_ptr_array_unref (self->searches);
  g_ptr_array_unref (self->deferred);
  g_hash_table_unref (self->iters);
  qd_correction_table_free (self->corrections);
  g_sequence_free (self->sequence);
  g_clear_pointer (&self->finder, qd_anchor_finder_free);
  g_clear_object (&self->document);
  qd_notebook_free (self->notebook);
  G_OBJECT_CLASS (qd_annotation_list_parent_class)->finalize (object);
}

static void
qd_annotation_list_class_init (QdAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_annotation_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, QD_TYPE_ANNOTATION);
  signals[VERDICTS_CHANGED] = g_signal_new ("verdicts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[CORRECTIONS_CHANGED] = g_signal_new ("corrections-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_annotation_list_init (QdAnnotationList *self)
{
  self->notebook = qd_notebook_new ();
  self->sequence = g_sequence_new (g_object_unref);
  self->searches = g_ptr_array_new_with_free_func (g_object_unref);
  self->deferred = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  self->iters = g_hash_table_new (g_str_hash, g_str_equal);
  self->corrections = qd_correction_table_new ();
}

/**
 * qd_annotation_list_new:
 *
 * Returns: (transfer full): an empty list
 */
QdAnnotationList *
qd_annotation_list_new (void)
{
  return g_object_new (QD_TYPE_ANNOTATION_LIST, NULL);
}

/**
 * qd_annotation_list_get_notebook:
 * @self: a list
 *
 * Returns: (transfer none): what the list shows
 */
QdNotebook *
qd_annotation_list_get_notebook (QdAnnotationList *self)
{
  return self->notebook;
}

/**
 * qd_annotation_list_get_document:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): the document in which its annotations are placed
 */
QdDocument *
qd_annotation_list_get_document (QdAnnotationList *self)
{
  return self->document;
}

/* In the order of the text; what has no place in it comes last. */
int
qd_annotation_list_compare (gconstpointer a, gconstpointer b, gpointer data)
{
  QdAnnotation *left = (QdAnnotation *) a, *right = (QdAnnotation *) b;
  gboolean left_orphan = qd_annotation_get_state (left) == QD_STATE_ORPHAN;
  gboolean right_orphan = qd_annotation_get_state (right) == QD_STATE_ORPHAN;
  int order = left_orphan - right_orphan;

  if (order == 0)
    order = qd_annotation_get_start (left) - qd_annotation_get_start (right);
  if (order == 0)
    order = qd_annotation_get_end (left) - qd_annotation_get_end (right);
  return order != 0 ? order : strcmp (qd_annotation_get_id (left), qd_annotation_get_id (right));
}

static void
insert (QdAnnotationList *self, QdRecord *record, gboolean announce)
{
  QdPlacement placement;
  QdAnnotation *annotation;
  GSequenceIter *iter;

  qd_annotation_list_place_soon (self, record, &placement);
  annotation = qd_annotation_new (record, &placement);
  iter = g_sequence_insert_sorted (self->sequence, annotation, qd_annotation_list_compare, NULL);
  g_hash_table_insert (self->iters, (gpointer) qd_annotation_get_id (annotation), iter);
  if (announce)
    g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 0, 1);
}

static void
take_out (QdAnnotationList *self, GSequenceIter *iter)
{
  guint position = g_sequence_iter_get_position (iter);

  g_hash_table_remove (self->iters, qd_annotation_get_id (g_sequence_get (iter)));
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Moves an annotation to where its place puts it, and only then tells the list's users. */
static void
update_to (QdAnnotationList *self, GSequenceIter *iter, QdRecord *record, const QdPlacement *placement)
{
  g_autoptr (QdAnnotation) annotation = g_object_ref (g_sequence_get (iter));
  g_autoptr (QdRecord) old = qd_record_ref (qd_annotation_get_record (annotation));
  guint before = g_sequence_iter_get_position (iter), after;
  gboolean changed = FALSE;

  g_object_freeze_notify (G_OBJECT (annotation));
  if (old != record)
    {
      /* The table's key is the record's string. */
      g_hash_table_remove (self->iters, old->id);
      changed |= qd_annotation_set_record (annotation, record);
      g_hash_table_insert (self->iters, record->id, iter);
    }
  changed |= qd_annotation_set_placement (annotation, placement);
  g_sequence_sort_changed (iter, qd_annotation_list_compare, NULL);
  after = g_sequence_iter_get_position (iter);
  if (after != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after), MAX (before, after) - MIN (before, after) + 1,
                                MAX (before, after) - MIN (before, after) + 1);
  g_object_thaw_notify (G_OBJECT (annotation));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0, annotation);
}

static void
update (QdAnnotationList *self, GSequenceIter *iter, QdRecord *record)
{
  QdPlacement placement;

  qd_annotation_list_place_soon (self, record, &placement);
  update_to (self, iter, record, &placement);
}

/* A place was found for an annotation as it is. */
void
qd_annotation_list_move (QdAnnotationList *self, GSequenceIter *iter, const QdPlacement *placement)
{
  update_to (self, iter, qd_annotation_get_record (g_sequence_get (iter)), placement);
}

/* @changed: a bit for each kind of correction. */
static void
announce_corrections (QdAnnotationList *self, guint changed)
{
  if (changed & 1u << QD_ANNOTATION_HEADING)
    g_signal_emit (self, signals[CORRECTIONS_CHANGED], 0);
  if (changed & 1u << QD_ANNOTATION_EMENDATION)
    g_signal_emit (self, signals[VERDICTS_CHANGED], 0);
}

/* Above this many new ones the list announces itself anew rather than each of them. */
#define MANY 64

/* Makes the list show what the notebook says, keeping every annotation object that is still there. */
static void
synchronise (QdAnnotationList *self)
{
  g_autoptr (GPtrArray) records = qd_notebook_resolve (self->notebook);
  g_autoptr (GHashTable) alive = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  guint corrected = 0;
  guint n_before;
  GHashTableIter iter;
  gpointer id, place_in_list;

  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);
      GSequenceIter *at = g_hash_table_lookup (self->iters, record->id);

      if (qd_correction_table_takes (self->corrections, record))
        {
          qd_annotation_list_put_correction (self, record, &corrected);
          continue;
        }
      if (record->deleted)
        continue;
      g_hash_table_add (alive, record->id);
      if (!at)
        g_ptr_array_add (fresh, record);
      else if (qd_annotation_get_record (g_sequence_get (at)) != record)
        update (self, at, record);
    }
  g_hash_table_iter_init (&iter, self->iters);
  while (g_hash_table_iter_next (&iter, &id, &place_in_list))
    if (!g_hash_table_contains (alive, id))
      g_ptr_array_add (gone, place_in_list);
  for (guint i = 0; i < gone->len; i++)
    take_out (self, g_ptr_array_index (gone, i));
  n_before = g_sequence_get_length (self->sequence);
  for (guint i = 0; i < fresh->len; i++)
    insert (self, g_ptr_array_index (fresh, i), fresh->len < MANY);
  if (fresh->len >= MANY)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_before + fresh->len);
  announce_corrections (self, corrected);
  qd_annotation_list_place_deferred (self);
}

/**
 * qd_annotation_list_dup_record:
 * @self: a list
 * @id: an id
 *
 * Returns: (nullable) (transfer full): what is shown of it, or its tombstone; %NULL if it was never heard of
 */
QdRecord *
qd_annotation_list_dup_record (QdAnnotationList *self, const char *id)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, id);
  QdEntry *entry;

  if (iter)
    return qd_record_ref (qd_annotation_get_record (g_sequence_get (iter)));
  entry = g_hash_table_lookup (self->notebook->entries, id);
  return entry ? qd_entry_resolve (entry, NULL) : NULL;
}

/* The next record of an annotation supersedes what contradicted it, so that the siblings have to stand on their own. */
static void
keep_siblings (QdAnnotationList *self, const char *id)
{
  QdEntry *entry = g_hash_table_lookup (self->notebook->entries, id);
  g_autoptr (GPtrArray) siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);

  if (!entry || entry->heads->len == 1)
    return;
  qd_record_unref (qd_entry_resolve (entry, siblings));
  for (guint i = 0; i < siblings->len; i++)
    {
      g_autoptr (QdRecord) sibling = qd_record_copy (g_ptr_array_index (siblings, i));

      g_clear_pointer (&sibling->conflict_of, g_free);
      if (!g_hash_table_contains (self->notebook->entries, sibling->id))
        qd_annotation_list_put (self, sibling);
    }
}

/**
 * qd_annotation_list_put:
 * @self: a list
 * @record: a record whose version includes all that was known of its annotation
 *
 * Shows a new state of one annotation, or takes it out if the record is a tombstone.
 */
void
qd_annotation_list_put (QdAnnotationList *self, QdRecord *record)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, record->id);

  keep_siblings (self, record->id);
  qd_notebook_merge_record (self->notebook, record);
  if (qd_correction_table_takes (self->corrections, record))
    {
      guint changed = 0;

      qd_annotation_list_put_correction (self, record, &changed);
      announce_corrections (self, changed);
      return;
    }
  if (iter && record->deleted)
    take_out (self, iter);
  else if (iter)
    update (self, iter, record);
  else if (!record->deleted)
    insert (self, record, TRUE);
  qd_annotation_list_place_deferred (self);
}

/**
 * qd_annotation_list_merge:
 * @self: a list
 * @other: what another side knows
 *
 * Takes in what another side knows, moving nothing that it does not concern.
 *
 * Returns: whether there was anything new
 */
gboolean
qd_annotation_list_merge (QdAnnotationList *self, QdNotebook *other)
{
  if (!qd_notebook_merge (self->notebook, other))
    return FALSE;
  synchronise (self);
  return TRUE;
}

/**
 * qd_annotation_list_lookup:
 * @self: a list
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the annotation of that id
 */
QdAnnotation *
qd_annotation_list_lookup (QdAnnotationList *self, const char *id)
{
  GSequenceIter *iter;

  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), NULL);
  iter = g_hash_table_lookup (self->iters, id);
  return iter ? g_sequence_get (iter) : NULL;
}

static int
compare_with_start (gconstpointer a, gconstpointer b, gpointer data)
{
  /* g_sequence_search() hands over the iterator's item first and the sought one, NULL here, second. */
  QdAnnotation *annotation = (QdAnnotation *) (a ? a : b);
  int start = GPOINTER_TO_INT (data);
  int order;

  order =
      qd_annotation_get_state (annotation) != QD_STATE_ORPHAN && qd_annotation_get_start (annotation) < start ? -1 : 1;
  return a ? order : -order;
}

/* The first annotation that starts at @start or after it; orphans come after all. */
static GSequenceIter *
find_start (QdAnnotationList *self, int start)
{
  return g_sequence_search (self->sequence, NULL, compare_with_start, GINT_TO_POINTER (start));
}

/**
 * qd_annotation_list_dup_touching:
 * @self: a list
 * @start: first code point of the source
 * @end: code point after the range; @start for a point, which also touches what ends or starts there
 *
 * Returns: (element-type QdAnnotation) (transfer container): those that share a character with the range, in order
 */
GPtrArray *
qd_annotation_list_dup_touching (QdAnnotationList *self, int start, int end)
{
  GPtrArray *touching = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), touching);
  for (GSequenceIter *iter = find_start (self, start - self->longest); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      QdAnnotation *annotation = g_sequence_get (iter);
      int from = qd_annotation_get_start (annotation), to = qd_annotation_get_end (annotation);

      if (qd_annotation_get_state (annotation) == QD_STATE_ORPHAN || from > end)
        break;
      if ((from < end && to > start) || ((from == to || start == end) && from <= end && to >= start))
        g_ptr_array_add (touching, g_object_ref (annotation));
    }
  return touching;
}

/**
 * qd_annotation_list_count_in:
 * @self: a list
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Returns: how many annotations start in the range, orphans not counted
 */
int
qd_annotation_list_count_in (QdAnnotationList *self, int start, int end)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), 0);
  return g_sequence_iter_get_position (find_start (self, end))
         - g_sequence_iter_get_position (find_start (self, start));
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * qd_annotation_list_dup_tags:
 * @self: a list
 *
 * Returns: (transfer full): all tags in use, sorted, each once
 */
char **
qd_annotation_list_dup_tags (QdAnnotationList *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags = g_ptr_array_new ();

  g_return_val_if_fail (QD_IS_ANNOTATION_LIST (self), NULL);
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->sequence); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      const char *const *own = qd_annotation_get_tags (g_sequence_get (iter));

      for (int i = 0; own[i]; i++)
        if (g_hash_table_add (seen, (char *) own[i]))
          g_ptr_array_add (tags, g_strdup (own[i]));
    }
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (tags, FALSE);
}
