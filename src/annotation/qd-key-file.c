/* qd-key-file.c: a notebook as the bytes of a key file, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-key-file.h"

#include "annotation/qd-head-order.h"
#include "annotation/qd-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ANNOTATION "Annotation "
/* The records behind an annotation that several devices changed at once; the annotation's own group shows the sum. */
#define CONCURRENT "Concurrent "

typedef struct
{
  const char *start;
  gsize length;
  char *name; /* (nullable): what stands in brackets; NULL for what stands before the first group */
  int line;   /* of the file, from 1 */
} Group;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->name);
}

static char *
dup_group_name (const char *line, gsize length)
{
  const char *close;

  if (length == 0 || *line != '[')
    return NULL;
  close = memchr (line, ']', length);
  return close ? g_strndup (line + 1, close - line - 1) : NULL;
}

/* (element-type Group): the file cut before every line that opens a group. */
static GArray *
split (const char *data, gsize size)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  const char *end = data + size;
  Group group = { data, 0, NULL, 1 };
  int line = 1;

  g_array_set_clear_func (groups, clear_group);
  for (const char *p = data; p < end; line++)
    {
      const char *newline = memchr (p, '\n', end - p);
      const char *next = newline ? newline + 1 : end;
      char *name = dup_group_name (p, next - p);

      if (name)
        {
          group.length = p - group.start;
          g_array_append_val (groups, group);
          group = (Group){ p, 0, name, line };
        }
      p = next;
    }
  group.length = end - group.start;
  g_array_append_val (groups, group);
  return groups;
}

static void
set_damage (GError **damage, const Group *group, const char *message)
{
  if (damage && !*damage)
    g_set_error (damage, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED, _ ("line %d: %s"), group->line, message);
}

/* The lines of a group as GKeyFile is to read them. It would keep empty lines as comments and add its own at every
 * writing. */
static void
append_lines (GString *text, const Group *group)
{
  const char *end = group->start + group->length;

  for (const char *p = group->start; p < end;)
    {
      const char *newline = memchr (p, '\n', end - p);
      const char *last = newline ? newline : end;
      const char *nul = memchr (p, '\0', last - p);

      /* GKeyFile reads a line up to a NUL, which a broken disk leaves; an editor of another system ends lines with a
       * carriage return as well. */
      if (nul)
        last = nul;
      while (last > p && last[-1] == '\r')
        last--;
      if (last > p)
        {
          g_string_append_len (text, p, last - p);
          g_string_append_c (text, '\n');
        }
      p = newline ? newline + 1 : end;
    }
}

static gboolean
load_group (GKeyFile *key_file, const Group *group, GError **error)
{
  g_autoptr (GString) text = NULL;

  /* Hardly any group needs to be copied for it. */
  if (!memchr (group->start, '\r', group->length) && !memchr (group->start, '\0', group->length))
    return g_key_file_load_from_data (key_file, group->start, group->length, G_KEY_FILE_NONE, error);
  text = g_string_sized_new (group->length);
  append_lines (text, group);
  return g_key_file_load_from_data (key_file, text->str, text->len, G_KEY_FILE_NONE, error);
}

static QdRecord *
read_record (const Group *group, GError **damage)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  QdRecord *record = NULL;

  if (g_str_has_prefix (group->name, ANNOTATION))
    id = g_strdup (group->name + strlen (ANNOTATION));
  else
    {
      const char *rest = group->name + strlen (CONCURRENT);
      const char *space = strrchr (rest, ' ');

      id = space ? g_strndup (rest, space - rest) : g_strdup (rest);
    }
  if (load_group (key_file, group, &error))
    record = qd_record_new_from_group (key_file, group->name, g_strstrip (id), &error);
  if (!record)
    set_damage (damage, group, error->message);
  return record;
}

/* The sum shown in an annotation's group is worked out again; only if a person has changed it does it say more than
 * the records behind it. */
static void
take_record (QdNotebook *notebook, QdRecord *record)
{
  QdEntry *entry = g_hash_table_lookup (notebook->entries, record->id);

  if (entry && entry->heads->len > 1)
    {
      g_autoptr (QdRecord) shown = qd_entry_resolve (entry, NULL);

      if (g_str_equal (qd_record_get_text (shown), qd_record_get_text (record)))
        return;
    }
  qd_notebook_merge_record (notebook, record);
}

/* Siblings are worked out again as well, unless a person has changed them. */
static void
take_siblings (QdNotebook *notebook, GPtrArray *siblings)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  if (siblings->len == 0)
    return;
  shown = qd_notebook_resolve (notebook);
  for (guint i = 0; i < shown->len; i++)
    {
      QdRecord *record = g_ptr_array_index (shown, i);

      if (record->conflict_of)
        g_hash_table_add (texts, (gpointer) qd_record_get_text (record));
    }
  for (guint i = 0; i < siblings->len; i++)
    {
      QdRecord *record = g_ptr_array_index (siblings, i);

      if (!g_hash_table_contains (texts, qd_record_get_text (record)))
        {
          g_autoptr (QdRecord) own = qd_record_copy (record);

          g_clear_pointer (&own->conflict_of, g_free);
          qd_notebook_merge_record (notebook, own);
        }
    }
}

static void
read_annotations (QdNotebook *notebook, GArray *groups, GError **damage)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      g_autoptr (QdRecord) record = NULL;

      if (!group->name || !g_str_has_prefix (group->name, CONCURRENT))
        continue;
      record = read_record (group, damage);
      if (record)
        qd_notebook_merge_record (notebook, record);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      g_autoptr (QdRecord) record = NULL;

      if (!group->name || !g_str_has_prefix (group->name, ANNOTATION))
        continue;
      record = read_record (group, damage);
      if (record && record->conflict_of)
        g_ptr_array_add (siblings, g_steal_pointer (&record));
      else if (record)
        take_record (notebook, record);
    }
  take_siblings (notebook, siblings);
}

static gboolean
is_annotation (const Group *group)
{
  return group->name && (g_str_has_prefix (group->name, ANNOTATION) || g_str_has_prefix (group->name, CONCURRENT));
}

static void
read_head (QdNotebook *notebook, GArray *groups, GError **damage)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GKeyFile) head = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      g_autoptr (GKeyFile) alone = g_key_file_new ();

      if (is_annotation (group))
        continue;
      if (g_key_file_load_from_data (alone, group->start, group->length, G_KEY_FILE_KEEP_COMMENTS, &error))
        append_lines (text, group);
      else
        {
          set_damage (damage, group, error->message);
          g_clear_error (&error);
        }
    }
  if (g_key_file_load_from_data (head, text->str, text->len, G_KEY_FILE_KEEP_COMMENTS, NULL))
    {
      g_key_file_unref (notebook->head);
      notebook->head = g_steal_pointer (&head);
    }
}

/* A key file that lost its end would pass for a whole one. Ours say how many groups of annotations there are, end with
 * a line end, and none of these groups is without a version. A file written by hand need not. */
static gboolean
is_cut (QdNotebook *notebook, GArray *groups, const char *data, gsize size)
{
  int expected = g_key_file_get_integer (notebook->head, "Quandian", "Annotations", NULL);
  int n_annotations = 0;
  const Group *last;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (is_annotation (group))
        n_annotations++;
    }
  if (!g_key_file_has_group (notebook->head, "Quandian") && n_annotations == 0)
    return TRUE;
  if (!g_key_file_has_key (notebook->head, "Quandian", "Annotations", NULL))
    return FALSE;
  last = &g_array_index (groups, Group, groups->len - 1);
  return n_annotations < expected || data[size - 1] != '\n'
         || (n_annotations > 0 && !g_strstr_len (last->start, last->length, "\nVersion="));
}

/**
 * qd_key_file_read:
 * @bytes: the content of a file
 * @damage: return location for %QD_STORE_ERROR_DAMAGED if not everything could be read: the message names the line
 *
 * Reads a notebook, and of a damaged one all that is whole.
 *
 * Returns: (transfer full): a notebook, empty at worst
 */
QdNotebook *
qd_key_file_read (GBytes *bytes, GError **damage)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) groups = NULL;
  QdNotebook *notebook = qd_notebook_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  groups = split (data ? data : "", size);
  read_head (notebook, groups, &local);
  read_annotations (notebook, groups, &local);
  if (is_cut (notebook, groups, data, size))
    set_damage (&local, &g_array_index (groups, Group, groups->len - 1), _ ("the file is cut short"));
  if (local)
    g_propagate_error (damage, g_steal_pointer (&local));
  return notebook;
}

/**
 * qd_key_file_read_head:
 * @bytes: the content of a file, or its beginning
 *
 * Returns: (transfer full): a notebook without its annotations
 */
QdNotebook *
qd_key_file_read_head (GBytes *bytes)
{
  g_autoptr (GArray) groups = NULL;
  QdNotebook *notebook = qd_notebook_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  groups = split (data ? data : "", size);
  read_head (notebook, groups, NULL);
  return notebook;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  QdRecord *left = *(QdRecord *const *) a, *right = *(QdRecord *const *) b;

  if (left->deleted != right->deleted)
    return left->deleted - right->deleted;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;
  return strcmp (left->id, right->id);
}

/* Returns how many groups that took. */
static int
write_concurrent (GString *text, QdEntry *entry)
{
  int n_heads = entry->heads->len > 1 ? entry->heads->len : 0;

  for (int i = 0; i < n_heads; i++)
    {
      QdRecord *head = g_ptr_array_index (entry->heads, i);
      g_autofree char *name = g_strdup_printf (CONCURRENT "%s %d", head->id, i + 1);
      g_autofree char *group = qd_record_dup_group (head, name);

      g_string_append_c (text, '\n');
      g_string_append (text, group);
    }
  return n_heads;
}

/**
 * qd_key_file_write:
 * @notebook: a notebook
 *
 * Writes the document and the state of reading first, then the annotations in the order of the text, then what was
 * deleted. The same notebook gives the same bytes.
 *
 * Returns: (transfer full): the content of a file
 */
GBytes *
qd_key_file_write (QdNotebook *notebook)
{
  g_autoptr (GPtrArray) records = qd_notebook_resolve (notebook);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *head = NULL;
  GString *text;
  int n_groups = 0;

  g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);
      QdEntry *entry = g_hash_table_lookup (notebook->entries, record->id);

      g_string_append_c (body, '\n');
      g_string_append (body, qd_record_get_text (record));
      n_groups += 1 + (entry ? write_concurrent (body, entry) : 0);
    }
  g_key_file_set_integer (notebook->head, "Quandian", "Annotations", n_groups);
  head = g_key_file_to_data (notebook->head, NULL, NULL);
  text = g_string_sized_new (strlen (head) + body->len + 1);
  qd_head_order_append (text, head);
  g_string_append_len (text, body->str, body->len);
  return g_string_free_to_bytes (text);
}
