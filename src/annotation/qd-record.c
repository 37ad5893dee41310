/* qd-record.c: what is known of one annotation at one version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-record.h"

#include <string.h>

/**
 * qd_record_dup_time:
 * @time: a time
 *
 * Of two changes the later wins. Had a record in memory a part of a second more than in its file, one machine would
 * decide by it and another could not.
 *
 * Returns: (transfer full): the time as a record has it: UTC, in whole seconds
 */
GDateTime *
qd_record_dup_time (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  return g_date_time_add (utc, -g_date_time_get_microsecond (utc));
}

/**
 * qd_record_dup_now:
 *
 * Returns: (transfer full): the time now, as a record has it
 */
GDateTime *
qd_record_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return qd_record_dup_time (now);
}

/**
 * qd_record_new:
 * @id: the annotation's id
 *
 * Returns: (transfer full): a yellow highlight of nothing, made now, that no device has written yet
 */
QdRecord *
qd_record_new (const char *id)
{
  QdRecord *self = g_new0 (QdRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->color = g_strdup (qd_annotation_get_color_names ()[0]);
  self->note = g_strdup ("");
  self->tags = g_new0 (char *, 1);
  self->quote = g_strdup ("");
  self->prefix = g_strdup ("");
  self->suffix = g_strdup ("");
  self->section = g_strdup ("");
  self->created = qd_record_dup_now ();
  self->modified = g_date_time_ref (self->created);
  self->version = qd_version_parse (NULL);
  return self;
}

/**
 * qd_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy that may be changed
 */
QdRecord *
qd_record_copy (QdRecord *self)
{
  QdRecord *copy = qd_record_new (self->id);

  copy->deleted = self->deleted;
  g_clear_pointer (&copy->created, g_date_time_unref);
  g_clear_pointer (&copy->modified, g_date_time_unref);
  copy->created = g_date_time_ref (self->created);
  copy->modified = g_date_time_ref (self->modified);
  for (int field = 0; field < QD_N_FIELDS; field++)
    qd_record_copy_field (copy, self, field);
  g_clear_pointer (&copy->version, qd_version_unref);
  copy->version = qd_version_ref (self->version);
  for (int field = 0; field < QD_N_FIELDS; field++)
    {
      g_clear_pointer (&copy->field_versions[field], qd_version_unref);
      if (self->field_versions[field])
        copy->field_versions[field] = qd_version_ref (self->field_versions[field]);
    }
  copy->conflict_of = g_strdup (self->conflict_of);
  if (self->unknown)
    {
      copy->unknown = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < self->unknown->len; i++)
        g_ptr_array_add (copy->unknown, g_strdup (g_ptr_array_index (self->unknown, i)));
    }
  return copy;
}

/**
 * qd_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): @self
 */
QdRecord *
qd_record_ref (QdRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_record_unref:
 * @self: (nullable): a record
 *
 * Gives up a reference.
 */
void
qd_record_unref (QdRecord *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->color);
  g_free (self->note);
  g_strfreev (self->tags);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->section);
  g_date_time_unref (self->created);
  g_date_time_unref (self->modified);
  qd_version_unref (self->version);
  for (int field = 0; field < QD_N_FIELDS; field++)
    qd_version_unref (self->field_versions[field]);
  g_free (self->conflict_of);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * qd_record_get_field_version:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer none): the version at which the field was last written
 */
QdVersion *
qd_record_get_field_version (QdRecord *self, QdField field)
{
  return self->field_versions[field] ? self->field_versions[field] : self->version;
}

static void
replace (char **string, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*string);
  *string = copy;
}

/* A value of a newer program, kept under its key, gives way when the field is written. */
static void
drop_unknown (QdRecord *self, const char *key)
{
  gsize length = strlen (key);

  for (guint i = self->unknown ? self->unknown->len : 0; i > 0; i--)
    {
      const char *line = g_ptr_array_index (self->unknown, i - 1);

      if (strncmp (line, key, length) == 0 && line[length] == '=')
        g_ptr_array_remove_index (self->unknown, i - 1);
    }
}

/**
 * qd_record_copy_field:
 * @self: a record nobody else holds
 * @other: another
 * @field: what to take from it
 *
 * Takes one field with the version at which it was written.
 */
void
qd_record_copy_field (QdRecord *self, QdRecord *other, QdField field)
{
  QdVersion *version = qd_version_ref (qd_record_get_field_version (other, field));

  switch (field)
    {
    case QD_FIELD_MARK:
      self->style = other->style;
      self->level = other->level;
      replace (&self->color, other->color);
      drop_unknown (self, "Style");
      break;
    case QD_FIELD_NOTE:
      replace (&self->note, other->note);
      break;
    case QD_FIELD_TAGS:
      {
        GStrv tags = g_strdupv (other->tags);

        g_strfreev (self->tags);
        self->tags = tags;
        break;
      }
    case QD_FIELD_ANCHOR:
      self->kind = other->kind;
      self->start = other->start;
      self->end = other->end;
      replace (&self->quote, other->quote);
      replace (&self->prefix, other->prefix);
      replace (&self->suffix, other->suffix);
      replace (&self->section, other->section);
      break;
    case QD_N_FIELDS:
      g_assert_not_reached ();
    }
  g_clear_pointer (&self->field_versions[field], qd_version_unref);
  self->field_versions[field] = version;
}

/**
 * qd_record_field_equal:
 * @a: a record
 * @b: another
 * @field: a field
 *
 * Returns: whether the field says the same in both, whenever it was written
 */
gboolean
qd_record_field_equal (QdRecord *a, QdRecord *b, QdField field)
{
  switch (field)
    {
    case QD_FIELD_MARK:
      return a->style == b->style && a->level == b->level && g_str_equal (a->color, b->color);
    case QD_FIELD_NOTE:
      return g_str_equal (a->note, b->note);
    case QD_FIELD_TAGS:
      return g_strv_equal ((const char *const *) a->tags, (const char *const *) b->tags);
    case QD_FIELD_ANCHOR:
      return a->kind == b->kind && a->start == b->start && a->end == b->end && g_str_equal (a->quote, b->quote)
             && g_str_equal (a->prefix, b->prefix) && g_str_equal (a->suffix, b->suffix)
             && g_str_equal (a->section, b->section);
    case QD_N_FIELDS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * qd_record_is_on_document:
 * @self: a record
 *
 * Returns: whether it is a section's note without a section, and so a note on the whole text
 */
gboolean
qd_record_is_on_document (QdRecord *self)
{
  return self->kind == QD_ANNOTATION_SECTION_NOTE && self->start == 0 && self->end == 0 && !*self->quote;
}

/**
 * qd_record_get_text:
 * @self: a record that will not change any more
 *
 * Returns: (transfer none): its group in the key file, the same bytes for the same content
 */
const char *
qd_record_get_text (QdRecord *self)
{
  if (!self->text)
    {
      g_autofree char *group = g_strconcat ("Annotation ", self->id, NULL);

      self->text = qd_record_dup_group (self, group);
    }
  return self->text;
}
