/* qd-step.c: what one step of the history did, and how it is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-step.h"

/* Two keystrokes in one note belong to one step if they are no further apart. */
#define TYPING_PAUSE_US (2 * G_USEC_PER_SEC)

static void
free_change (gpointer data)
{
  QdChange *change = data;

  g_free (change->id);
  qd_record_unref (change->before);
  qd_record_unref (change->after);
  g_free (change);
}

/**
 * qd_step_new:
 *
 * Returns: (transfer full): a step in which nothing has happened
 */
QdStep *
qd_step_new (void)
{
  QdStep *self = g_new0 (QdStep, 1);

  self->changes = g_ptr_array_new_with_free_func (free_change);
  return self;
}

/**
 * qd_step_free:
 * @self: a step
 *
 * Frees it.
 */
void
qd_step_free (QdStep *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * qd_step_add:
 * @self: a step
 * @before: (nullable): what was shown of an annotation; %NULL if there was none
 * @after: what is shown now
 *
 * Remembers a change that has just been made.
 */
void
qd_step_add (QdStep *self, QdRecord *before, QdRecord *after)
{
  QdChange *change = g_new0 (QdChange, 1);

  change->id = g_strdup (after->id);
  change->before = before ? qd_record_ref (before) : NULL;
  change->after = qd_record_ref (after);
  g_ptr_array_add (self->changes, change);
  self->time_us = g_get_monotonic_time ();
}

/**
 * qd_step_absorb:
 * @self: the last step
 * @next: the step after it
 *
 * Makes the two one if both are typing into the same note without a pause between.
 *
 * Returns: whether @self stands for both now
 */
gboolean
qd_step_absorb (QdStep *self, QdStep *next)
{
  QdChange *change, *typed;

  if (!self->is_typing || !next->is_typing || next->time_us - self->time_us > TYPING_PAUSE_US)
    return FALSE;
  change = g_ptr_array_index (self->changes, 0);
  typed = g_ptr_array_index (next->changes, 0);
  if (!g_str_equal (change->id, typed->id))
    return FALSE;
  qd_record_unref (change->after);
  change->after = qd_record_ref (typed->after);
  self->time_us = next->time_us;
  return TRUE;
}

/**
 * qd_record_new_tombstone:
 * @id: an annotation's id
 *
 * Returns: (transfer full): a record that says no more than that the annotation was deleted
 */
QdRecord *
qd_record_new_tombstone (const char *id)
{
  QdRecord *record = qd_record_new (id);

  record->deleted = TRUE;
  return record;
}

static gboolean
contains (GStrv tags, const char *tag)
{
  return g_strv_contains ((const char *const *) tags, tag);
}

/* The tags of now without those the change added, and with those it took away. */
static GStrv
invert_tags (const QdChange *change, QdRecord *current)
{
  GStrv added = change->after->tags, taken = change->before->tags;
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  if (g_strv_equal ((const char *const *) current->tags, (const char *const *) added))
    return g_strdupv (taken);
  for (guint i = 0; current->tags[i]; i++)
    if (!contains (added, current->tags[i]) || contains (taken, current->tags[i]))
      g_strv_builder_add (tags, current->tags[i]);
  for (guint i = 0; taken[i]; i++)
    if (!contains (added, taken[i]) && !contains (current->tags, taken[i]))
      g_strv_builder_add (tags, taken[i]);
  return g_strv_builder_end (tags);
}

/**
 * qd_change_invert:
 * @self: a change
 * @current: what is known of the annotation now
 *
 * Takes back only what the change itself had done: a field that somebody else has written since stays as it is, and so
 * does an annotation that somebody else deleted or brought back.
 *
 * Returns: (nullable) (transfer full): what is to be shown; %NULL if there is nothing to take back
 */
QdRecord *
qd_change_invert (const QdChange *self, QdRecord *current)
{
  g_autoptr (QdRecord) record = NULL;
  gboolean inverted = FALSE;

  if (!self->before || self->before->deleted)
    return current->deleted ? NULL : qd_record_new_tombstone (self->id);
  if (self->after->deleted)
    return current->deleted ? qd_record_copy (self->before) : NULL;
  if (current->deleted)
    return NULL;
  record = qd_record_copy (current);
  for (int field = 0; field < QD_N_FIELDS; field++)
    {
      if (qd_record_field_equal (self->before, self->after, field))
        continue;
      if (field == QD_FIELD_TAGS)
        {
          GStrv tags = invert_tags (self, current);

          g_strfreev (record->tags);
          record->tags = tags;
        }
      else if (qd_record_field_equal (current, self->after, field))
        qd_record_copy_field (record, self->before, field);
      inverted |= !qd_record_field_equal (current, record, field);
    }
  return inverted ? g_steal_pointer (&record) : NULL;
}
