/* qd-history.c: the only way to change annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-history.h"

#include "annotation/qd-anchor.h"
#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-key-file.h"

/* Two keystrokes in one note belong to one step if they are no further apart. */
#define TYPING_PAUSE_US (2 * G_USEC_PER_SEC)

typedef struct
{
  char *id;
  QdRecord *before; /* (nullable): NULL if there was none */
  QdRecord *after;
} Change;

typedef struct
{
  GPtrArray *changes; /* (element-type Change), in the order of the acts */
  gint64 time;        /* monotonic, of the last act */
  gboolean is_typing; /* one note of one annotation */
} Step;

struct _QdHistory
{
  GObject parent_instance;
  QdAnnotationList *list;
  QdDocument *document; /* (nullable) */
  char *device;
  GPtrArray *undo, *redo; /* (element-type Step) */
  Step *open;             /* (nullable): what the acts go to while @depth is not 0 */
  int depth;
};

G_DEFINE_FINAL_TYPE (QdHistory, qd_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

enum
{
  COMMITTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  qd_record_unref (change->before);
  qd_record_unref (change->after);
  g_free (change);
}

static Step *
new_step (void)
{
  Step *step = g_new0 (Step, 1);

  step->changes = g_ptr_array_new_with_free_func (free_change);
  return step;
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->changes);
  g_free (step);
}

static void
qd_history_finalize (GObject *object)
{
  QdHistory *self = QD_HISTORY (object);

  g_clear_pointer (&self->open, free_step);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self->device);
  g_clear_object (&self->document);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (qd_history_parent_class)->finalize (object);
}

static void
qd_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdHistory *self = QD_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, qd_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, qd_history_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_history_class_init (QdHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = qd_history_finalize;
  object_class->get_property = qd_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COMMITTED] =
      g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_history_init (QdHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func (free_step);
  self->redo = g_ptr_array_new_with_free_func (free_step);
}

/**
 * qd_history_new:
 * @list: the annotations it changes
 * @device: this machine's id in version vectors
 *
 * Returns: (transfer full): a history in which nothing has happened
 */
QdHistory *
qd_history_new (QdAnnotationList *list, const char *device)
{
  QdHistory *self = g_object_new (QD_TYPE_HISTORY, NULL);

  self->list = g_object_ref (list);
  self->device = g_strdup (device);
  return self;
}

/**
 * qd_history_set_document:
 * @self: a history
 * @document: (nullable): the document as it is shown now
 *
 * Gives quotations, contexts and heading paths to the acts to come. What happened before can still be undone.
 */
void
qd_history_set_document (QdHistory *self, QdDocument *document)
{
  g_return_if_fail (QD_IS_HISTORY (self));
  g_set_object (&self->document, document);
}

static void
notify_stacks (QdHistory *self, gboolean could_undo, gboolean could_redo)
{
  if (could_undo != qd_history_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != qd_history_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Gives @after the next version and its fields theirs, and shows it. */
static void
put (QdHistory *self, QdRecord *before, QdRecord *after)
{
  g_autoptr (QdVersion) none = qd_version_parse (NULL);
  g_autoptr (QdVersion) version = qd_version_raise (before ? before->version : none, self->device);
  gboolean content = before && !before->deleted && !after->deleted;

  g_clear_pointer (&after->conflict_of, g_free);
  for (int field = 0; field < QD_N_FIELDS; field++)
    {
      g_clear_pointer (&after->field_versions[field], qd_version_unref);
      if (content && qd_record_field_equal (before, after, field))
        after->field_versions[field] = qd_version_ref (qd_record_get_field_version (before, field));
    }
  g_clear_pointer (&after->version, qd_version_unref);
  after->version = g_steal_pointer (&version);
  qd_annotation_list_put (self->list, after);
}

static void
add_change (Step *step, QdRecord *before, QdRecord *after)
{
  Change *change = g_new0 (Change, 1);

  change->id = g_strdup (after->id);
  change->before = before ? qd_record_ref (before) : NULL;
  change->after = qd_record_ref (after);
  g_ptr_array_add (step->changes, change);
  step->time = g_get_monotonic_time ();
}

/* Puts a finished step on the stack, or makes it one with the typing before it. */
static void
finish (QdHistory *self, Step *step)
{
  gboolean could_undo = qd_history_can_undo (self), could_redo = qd_history_can_redo (self);
  Step *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  Change *change = g_ptr_array_index (step->changes, 0);
  Change *before = last && last->is_typing ? g_ptr_array_index (last->changes, 0) : NULL;

  if (before && step->is_typing && g_str_equal (before->id, change->id) && step->time - last->time <= TYPING_PAUSE_US
      && !could_redo)
    {
      qd_record_unref (before->after);
      before->after = qd_record_ref (change->after);
      last->time = step->time;
      free_step (step);
    }
  else
    g_ptr_array_add (self->undo, step);
  g_ptr_array_set_size (self->redo, 0);
  notify_stacks (self, could_undo, could_redo);
  g_signal_emit (self, signals[COMMITTED], 0);
}

/* Shows @after in place of @before and remembers it; @after says itself when it was modified. */
static void
act_dated (QdHistory *self, QdRecord *before, QdRecord *after, gboolean is_typing)
{
  g_autoptr (QdRecord) held = before ? qd_record_ref (before) : NULL;
  Step *step;

  put (self, held, after);
  step = self->open ? self->open : new_step ();
  step->is_typing = is_typing && !self->open;
  add_change (step, held, after);
  if (!self->open)
    finish (self, step);
}

static void
act (QdHistory *self, QdRecord *before, QdRecord *after, gboolean is_typing)
{
  g_clear_pointer (&after->modified, g_date_time_unref);
  after->modified = g_date_time_new_now_utc ();
  act_dated (self, before, after, is_typing);
}

/**
 * qd_history_create:
 * @self: a history
 * @kind: what it is
 * @start: first code point of the source
 * @end: code point after the range
 * @style: how it is drawn
 * @color: (nullable): the name of its colour; the first of the palette if %NULL
 * @note: (nullable): a note
 *
 * Marks a place.
 *
 * Returns: (transfer none): the new annotation
 */
QdAnnotation *
qd_history_create (
    QdHistory *self, QdAnnotationKind kind, int start, int end, QdMarkStyle style, const char *color, const char *note)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (QdRecord) record = qd_record_new (id);

  g_return_val_if_fail (QD_IS_HISTORY (self) && start >= 0 && end >= start, NULL);
  record->kind = kind;
  record->style = style;
  if (color)
    {
      g_free (record->color);
      record->color = g_strdup (color);
    }
  if (note)
    {
      g_free (record->note);
      record->note = g_strdup (note);
    }
  record->start = start;
  record->end = end;
  if (self->document)
    qd_anchor_describe (self->document, start, end, record);
  act (self, NULL, record, FALSE);
  return qd_annotation_list_lookup (self->list, id);
}

/* Where the quotation stands, if it stands somewhere for sure. */
static void
find_place (QdHistory *self, QdRecord *record)
{
  QdPlacement placement;

  qd_annotation_list_place (self->list, record, &placement);
  if (placement.state == QD_STATE_MOVED)
    {
      record->start = placement.start;
      record->end = placement.end;
    }
}

/**
 * qd_history_add:
 * @self: a history
 * @seed: what is known of a note from elsewhere
 *
 * Adds a note where its quotation is found, as unsure or an orphan if it is not. It was modified when the seed says.
 *
 * Returns: (nullable) (transfer none): the annotation; %NULL if its id is known already, deleted ones included
 */
QdAnnotation *
qd_history_add (QdHistory *self, const QdAnnotationSeed *seed)
{
  g_autoptr (QdRecord) record = qd_record_new_from_seed (seed);
  g_autoptr (QdRecord) known = NULL;

  g_return_val_if_fail (QD_IS_HISTORY (self), NULL);
  known = qd_annotation_list_dup_record (self->list, record->id);
  if (known)
    return NULL;
  find_place (self, record);
  act_dated (self, NULL, record, FALSE);
  return qd_annotation_list_lookup (self->list, record->id);
}

/* A copy to change, and what it was. */
static QdRecord *
begin_change (QdAnnotation *annotation)
{
  return qd_record_copy (qd_annotation_get_record (annotation));
}

static void
end_change (QdHistory *self, QdAnnotation *annotation, QdRecord *record, QdField field)
{
  QdRecord *before = qd_annotation_get_record (annotation);

  if (!qd_record_field_equal (before, record, field))
    act (self, before, record, field == QD_FIELD_NOTE);
}

/**
 * qd_history_set_style:
 * @self: a history
 * @annotation: an annotation of its list
 * @style: how it is to be drawn
 * @color: (nullable): the name of its colour; %NULL leaves it
 *
 * Changes how an annotation is drawn.
 */
void
qd_history_set_style (QdHistory *self, QdAnnotation *annotation, QdMarkStyle style, const char *color)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  record->style = style;
  if (color)
    {
      g_free (record->color);
      record->color = g_strdup (color);
    }
  end_change (self, annotation, record, QD_FIELD_MARK);
}

/**
 * qd_history_set_note:
 * @self: a history
 * @annotation: an annotation of its list
 * @note: its note, "" for none
 *
 * Changes a note. Changes of one note in quick succession are one step.
 */
void
qd_history_set_note (QdHistory *self, QdAnnotation *annotation, const char *note)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  g_free (record->note);
  record->note = g_strdup (note);
  end_change (self, annotation, record, QD_FIELD_NOTE);
}

/**
 * qd_history_set_tags:
 * @self: a history
 * @annotation: an annotation of its list
 * @tags: its tags, NULL-terminated; empty ones and those that stand there already are left out
 *
 * Changes the tags.
 */
void
qd_history_set_tags (QdHistory *self, QdAnnotation *annotation, const char *const *tags)
{
  g_autoptr (QdRecord) record = begin_change (annotation);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; tags[i]; i++)
    if (*tags[i] && !g_ptr_array_find_with_equal_func (kept, tags[i], g_str_equal, NULL))
      g_ptr_array_add (kept, (gpointer) tags[i]);
  g_ptr_array_add (kept, NULL);
  g_strfreev (record->tags);
  record->tags = g_strdupv ((char **) kept->pdata);
  end_change (self, annotation, record, QD_FIELD_TAGS);
}

/**
 * qd_history_move:
 * @self: a history
 * @annotation: an annotation of its list
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Attaches an annotation to another place by hand, with the quotation that stands there.
 */
void
qd_history_move (QdHistory *self, QdAnnotation *annotation, int start, int end)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  record->start = start;
  record->end = MAX (start, end);
  if (self->document)
    qd_anchor_describe (self->document, start, record->end, record);
  end_change (self, annotation, record, QD_FIELD_ANCHOR);
}

static QdRecord *
new_tombstone (const char *id)
{
  QdRecord *record = qd_record_new (id);

  record->deleted = TRUE;
  return record;
}

/**
 * qd_history_delete:
 * @self: a history
 * @annotation: an annotation of its list
 *
 * Deletes an annotation; a tombstone stays for the other devices.
 */
void
qd_history_delete (QdHistory *self, QdAnnotation *annotation)
{
  g_autoptr (QdRecord) record = new_tombstone (qd_annotation_get_id (annotation));

  act (self, qd_annotation_get_record (annotation), record, FALSE);
}

/* What was shown of every annotation that differs now. */
static void
add_differences (QdHistory *self, Step *step, GHashTable *before)
{
  g_autoptr (GPtrArray) records = qd_notebook_resolve (qd_annotation_list_get_notebook (self->list));

  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);
      QdRecord *old = g_hash_table_lookup (before, record->id);

      if (!old ? !record->deleted : !g_str_equal (qd_record_get_text (old), qd_record_get_text (record)))
        add_change (step, old, record);
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
  Step *step;
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
  step = self->open ? self->open : new_step ();
  n_changes = step->changes->len;
  add_differences (self, step, before);
  n_changes = step->changes->len - n_changes;
  if (!self->open && n_changes > 0)
    finish (self, step);
  else if (!self->open)
    free_step (step);
  return n_changes;
}

/**
 * qd_history_begin:
 * @self: a history
 *
 * What happens until qd_history_end() is one step, announced once. Such pairs nest.
 */
void
qd_history_begin (QdHistory *self)
{
  g_return_if_fail (QD_IS_HISTORY (self));
  if (self->depth++ == 0)
    self->open = new_step ();
}

/**
 * qd_history_end:
 * @self: a history
 *
 * Ends the step begun by qd_history_begin().
 */
void
qd_history_end (QdHistory *self)
{
  Step *step;

  g_return_if_fail (QD_IS_HISTORY (self) && self->depth > 0);
  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  if (step->changes->len > 0)
    finish (self, step);
  else
    free_step (step);
}

/**
 * qd_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo
 */
gboolean
qd_history_can_undo (QdHistory *self)
{
  g_return_val_if_fail (QD_IS_HISTORY (self), FALSE);
  return self->undo->len > 0;
}

/**
 * qd_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is an undone step
 */
gboolean
qd_history_can_redo (QdHistory *self)
{
  g_return_val_if_fail (QD_IS_HISTORY (self), FALSE);
  return self->redo->len > 0;
}

/* What takes a change back from what is known now: only what the change itself had changed, so that what another
 * device did meanwhile stays. */
static QdRecord *
invert (const Change *change, QdRecord *current)
{
  gboolean remove = !change->before || change->before->deleted;
  QdRecord *record;

  if (remove)
    return current->deleted ? NULL : new_tombstone (change->id);
  if (change->after->deleted)
    return current->deleted ? qd_record_copy (change->before) : NULL;
  if (current->deleted)
    return NULL;
  record = qd_record_copy (current);
  for (int field = 0; field < QD_N_FIELDS; field++)
    if (!qd_record_field_equal (change->before, change->after, field))
      qd_record_copy_field (record, change->before, field);
  return record;
}

static QdAnnotation *
step_over (QdHistory *self, GPtrArray *from, GPtrArray *to)
{
  gboolean could_undo = qd_history_can_undo (self), could_redo = qd_history_can_redo (self);
  Step *step, *inverse;
  QdAnnotation *concerned = NULL;

  if (from->len == 0 || self->open)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  inverse = new_step ();
  for (guint i = step->changes->len; i > 0; i--)
    {
      const Change *change = g_ptr_array_index (step->changes, i - 1);
      g_autoptr (QdRecord) current = qd_annotation_list_dup_record (self->list, change->id);
      g_autoptr (QdRecord) record = current ? invert (change, current) : NULL;

      if (!record)
        continue;
      g_clear_pointer (&record->modified, g_date_time_unref);
      record->modified = g_date_time_new_now_utc ();
      put (self, current, record);
      add_change (inverse, current, record);
      concerned = qd_annotation_list_lookup (self->list, change->id);
    }
  free_step (step);
  if (inverse->changes->len > 0)
    g_ptr_array_add (to, inverse);
  else
    free_step (inverse);
  notify_stacks (self, could_undo, could_redo);
  g_signal_emit (self, signals[COMMITTED], 0);
  return concerned;
}

/**
 * qd_history_undo:
 * @self: a history
 *
 * Takes the last step back by a new act.
 *
 * Returns: (nullable) (transfer none): the annotation concerned; %NULL if it is gone or there was nothing to undo
 */
QdAnnotation *
qd_history_undo (QdHistory *self)
{
  g_return_val_if_fail (QD_IS_HISTORY (self), NULL);
  return step_over (self, self->undo, self->redo);
}

/**
 * qd_history_redo:
 * @self: a history
 *
 * Does again what was last undone.
 *
 * Returns: (nullable) (transfer none): the annotation concerned
 */
QdAnnotation *
qd_history_redo (QdHistory *self)
{
  g_return_val_if_fail (QD_IS_HISTORY (self), NULL);
  return step_over (self, self->redo, self->undo);
}
