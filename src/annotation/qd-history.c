/* qd-history.c: the only way to change annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-history-private.h"

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
qd_history_finalize (GObject *object)
{
  QdHistory *self = QD_HISTORY (object);

  g_clear_pointer (&self->open, qd_step_free);
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
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_step_free);
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
 * qd_history_get_list:
 * @self: a history
 *
 * Returns: (transfer none): the annotations it changes
 */
QdAnnotationList *
qd_history_get_list (QdHistory *self)
{
  g_return_val_if_fail (QD_IS_HISTORY (self), NULL);
  return self->list;
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

/* Puts a finished step on the stack, or makes it one with the typing before it. */
void
qd_history_take (QdHistory *self, QdStep *step)
{
  gboolean could_undo = qd_history_can_undo (self), could_redo = qd_history_can_redo (self);
  QdStep *last = could_undo ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  if (step->changes->len == 0)
    {
      qd_step_free (step);
      return;
    }
  if (last && !could_redo && qd_step_absorb (last, step))
    qd_step_free (step);
  else
    g_ptr_array_add (self->undo, step);
  g_ptr_array_set_size (self->redo, 0);
  notify_stacks (self, could_undo, could_redo);
  g_signal_emit (self, signals[COMMITTED], 0);
}

/* @after says itself when it was modified. */
void
qd_history_act (QdHistory *self, QdRecord *before, QdRecord *after, gboolean is_typing)
{
  g_autoptr (QdRecord) held = before ? qd_record_ref (before) : NULL;
  QdStep *step = self->open ? self->open : qd_step_new ();

  put (self, held, after);
  step->is_typing = is_typing && !self->open;
  qd_step_add (step, held, after);
  if (!self->open)
    qd_history_take (self, step);
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
    self->open = qd_step_new ();
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
  g_return_if_fail (QD_IS_HISTORY (self) && self->depth > 0);
  if (--self->depth == 0)
    qd_history_take (self, g_steal_pointer (&self->open));
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

static QdAnnotation *
step_over (QdHistory *self, GPtrArray *from, GPtrArray *to)
{
  gboolean could_undo = qd_history_can_undo (self), could_redo = qd_history_can_redo (self);
  QdStep *step, *inverse;
  QdAnnotation *concerned = NULL;

  if (from->len == 0 || self->open)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  inverse = qd_step_new ();
  for (guint i = step->changes->len; i > 0; i--)
    {
      const QdChange *change = g_ptr_array_index (step->changes, i - 1);
      g_autoptr (QdRecord) current = qd_annotation_list_dup_record (self->list, change->id);
      g_autoptr (QdRecord) record = current ? qd_change_invert (change, current) : NULL;

      if (!record)
        continue;
      g_clear_pointer (&record->modified, g_date_time_unref);
      record->modified = qd_record_dup_now ();
      put (self, current, record);
      qd_step_add (inverse, current, record);
      concerned = qd_annotation_list_lookup (self->list, change->id);
    }
  qd_step_free (step);
  if (inverse->changes->len > 0)
    g_ptr_array_add (to, inverse);
  else
    qd_step_free (inverse);
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
