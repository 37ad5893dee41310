/* qd-notebook.c: all that one key file holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-notebook.h"

#include <string.h>

/**
 * qd_notebook_new:
 *
 * Returns: (transfer full): an empty notebook of our format
 */
QdNotebook *
qd_notebook_new (void)
{
  QdNotebook *self = g_new0 (QdNotebook, 1);

  self->head = g_key_file_new ();
  g_key_file_set_integer (self->head, "Quandian", "Format", QD_NOTEBOOK_FORMAT);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) qd_entry_free);
  return self;
}

/**
 * qd_notebook_free:
 * @self: a notebook
 *
 * Frees it.
 */
void
qd_notebook_free (QdNotebook *self)
{
  g_key_file_unref (self->head);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * qd_notebook_get_format:
 * @self: a notebook
 *
 * Returns: the format its file says it has; ours if it says none
 */
int
qd_notebook_get_format (QdNotebook *self)
{
  int format = g_key_file_get_integer (self->head, "Quandian", "Format", NULL);

  return format > 0 ? format : QD_NOTEBOOK_FORMAT;
}

/**
 * qd_notebook_merge_record:
 * @self: a notebook
 * @record: a record
 *
 * Takes in one record.
 *
 * Returns: whether the notebook holds anything else now
 */
gboolean
qd_notebook_merge_record (QdNotebook *self, QdRecord *record)
{
  QdEntry *entry = g_hash_table_lookup (self->entries, record->id);

  if (entry)
    return qd_entry_add (entry, record);
  g_hash_table_insert (self->entries, g_strdup (record->id), qd_entry_new (record));
  return TRUE;
}

/* The later of two states of reading wins whole: a position belongs to the choices it was read with. */
static gboolean
merge_reading (GKeyFile *head, GKeyFile *other)
{
  g_autofree char *mine = g_key_file_get_value (head, "Reading", "LastOpened", NULL);
  g_autofree char *theirs = g_key_file_get_value (other, "Reading", "LastOpened", NULL);
  g_auto (GStrv) keys = g_key_file_get_keys (other, "Reading", NULL, NULL);
  int order = g_strcmp0 (mine, theirs);
  gboolean changed = FALSE;

  if (!keys || order > 0)
    return FALSE;
  if (order < 0)
    g_key_file_remove_group (head, "Reading", NULL);
  for (guint i = 0; keys[i]; i++)
    {
      g_autofree char *value = g_key_file_get_value (other, "Reading", keys[i], NULL);
      g_autofree char *old = g_key_file_get_value (head, "Reading", keys[i], NULL);

      if (g_strcmp0 (old, value) >= 0)
        continue;
      g_key_file_set_value (head, "Reading", keys[i], value);
      changed = TRUE;
    }
  return changed;
}

/* Lists that only grow. */
static gboolean
is_list (const char *group, const char *key)
{
  return g_str_equal (group, "Document") && (g_str_equal (key, "URIs") || g_str_equal (key, "OtherHashes"));
}

static gboolean
merge_key (QdNotebook *self, GKeyFile *other, const char *group, const char *key)
{
  g_autofree char *mine = g_key_file_get_value (self->head, group, key, NULL);
  g_autofree char *theirs = g_key_file_get_value (other, group, key, NULL);
  gboolean changed = FALSE;

  if (g_strcmp0 (mine, theirs) == 0)
    return FALSE;
  if (is_list (group, key))
    {
      g_auto (GStrv) values = g_key_file_get_string_list (other, group, key, NULL, NULL);

      for (guint i = 0; values && values[i]; i++)
        changed |= qd_notebook_add_to_list (self, group, key, values[i]);
      return changed;
    }
  if (g_str_equal (group, "Document") && g_str_equal (key, "SourceHash") && mine)
    {
      changed = qd_notebook_add_to_list (self, group, "OtherHashes", mine);
      changed |= qd_notebook_add_to_list (self, group, "OtherHashes", theirs);
    }
  /* Neither is known to be newer, so that every device has to decide alike; the greater is as good as any. */
  if (mine && strcmp (mine, theirs) > 0)
    return changed;
  g_key_file_set_value (self->head, group, key, theirs);
  return TRUE;
}

/**
 * qd_notebook_merge:
 * @self: a notebook
 * @other: what another side knows of the same document
 *
 * Takes in what the other side knows.
 *
 * Returns: whether the notebook holds anything else now
 */
gboolean
qd_notebook_merge (QdNotebook *self, QdNotebook *other)
{
  g_auto (GStrv) groups = g_key_file_get_groups (other->head, NULL);
  gboolean changed = merge_reading (self->head, other->head);
  GHashTableIter iter;
  gpointer id, entry;

  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (other->head, groups[i], NULL, NULL);

      for (guint k = 0; keys && keys[k] && !g_str_equal (groups[i], "Reading"); k++)
        changed |= merge_key (self, other->head, groups[i], keys[k]);
    }
  g_hash_table_iter_init (&iter, other->entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    {
      QdEntry *mine = g_hash_table_lookup (self->entries, id);

      if (mine)
        changed |= qd_entry_merge (mine, entry);
      else
        {
          g_hash_table_insert (self->entries, g_strdup (id), qd_entry_copy (entry));
          changed = TRUE;
        }
    }
  return changed;
}

/**
 * qd_notebook_covers:
 * @self: a notebook
 * @other: another
 *
 * Returns: whether @self knows all that @other knows of annotations
 */
gboolean
qd_notebook_covers (QdNotebook *self, QdNotebook *other)
{
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, other->entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    {
      QdEntry *mine = g_hash_table_lookup (self->entries, id);

      if (!mine || !qd_entry_covers (mine, entry))
        return FALSE;
    }
  return TRUE;
}

/**
 * qd_notebook_resolve:
 * @self: a notebook
 *
 * Returns: (element-type QdRecord) (transfer full): what is to be shown of every annotation; tombstones too
 */
GPtrArray *
qd_notebook_resolve (QdNotebook *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  g_autoptr (GPtrArray) siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (records, qd_entry_resolve (entry, siblings));
  for (guint i = 0; i < siblings->len; i++)
    {
      QdRecord *sibling = g_ptr_array_index (siblings, i);

      /* Once somebody acted on it, it is an annotation like any other. */
      if (!g_hash_table_contains (self->entries, sibling->id))
        g_ptr_array_add (records, qd_record_ref (sibling));
    }
  return records;
}

/**
 * qd_notebook_dup_value:
 * @self: a notebook
 * @group: "Document" or "Reading"
 * @key: a key
 *
 * Returns: (nullable) (transfer full): the value
 */
char *
qd_notebook_dup_value (QdNotebook *self, const char *group, const char *key)
{
  return g_key_file_get_string (self->head, group, key, NULL);
}

/**
 * qd_notebook_set_value:
 * @self: a notebook
 * @group: "Document" or "Reading"
 * @key: a key
 * @value: (nullable): its value; %NULL takes the key away
 *
 * Sets a value.
 *
 * Returns: whether it was another before
 */
gboolean
qd_notebook_set_value (QdNotebook *self, const char *group, const char *key, const char *value)
{
  g_autofree char *old = qd_notebook_dup_value (self, group, key);

  if (g_strcmp0 (old, value) == 0)
    return FALSE;
  if (value)
    g_key_file_set_string (self->head, group, key, value);
  else
    g_key_file_remove_key (self->head, group, key, NULL);
  return TRUE;
}

/**
 * qd_notebook_list_contains:
 * @self: a notebook
 * @group: "Document"
 * @key: a key whose value is a list
 * @value: what to look for
 *
 * Returns: whether it is there
 */
gboolean
qd_notebook_list_contains (QdNotebook *self, const char *group, const char *key, const char *value)
{
  g_auto (GStrv) values = g_key_file_get_string_list (self->head, group, key, NULL, NULL);

  return values && g_strv_contains ((const char *const *) values, value);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * qd_notebook_add_to_list:
 * @self: a notebook
 * @group: "Document"
 * @key: a key whose value is a list
 * @value: what to add, unless it is there
 *
 * The list is kept sorted, so that it is the same in whatever order it grew.
 *
 * Returns: whether it was added
 */
gboolean
qd_notebook_add_to_list (QdNotebook *self, const char *group, const char *key, const char *value)
{
  g_auto (GStrv) old = g_key_file_get_string_list (self->head, group, key, NULL, NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (old && g_strv_contains ((const char *const *) old, value))
    return FALSE;
  for (guint i = 0; old && old[i]; i++)
    g_ptr_array_add (values, old[i]);
  g_ptr_array_add (values, (gpointer) value);
  g_ptr_array_sort (values, compare_strings);
  g_key_file_set_string_list (self->head, group, key, (const char *const *) values->pdata, values->len);
  return TRUE;
}
