/* qd-record-group.c: a record as a group of a key file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-record.h"
#include "annotation/qd-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keys in the order in which they are written; all else in a group is of another version and kept as it is. */
static const char *const known_keys[] = {
  "Kind",        "Style",       "Color",       "Start",         "End",        "Quote",   "Prefix", "Suffix",
  "Section",     "Note",        "Tags",        "Created",       "Modified",   "Deleted", "Level",  "Version",
  "MarkVersion", "NoteVersion", "TagsVersion", "AnchorVersion", "ConflictOf", NULL,
};

static const char *const version_keys[QD_N_FIELDS] = {
  [QD_FIELD_MARK] = "MarkVersion",
  [QD_FIELD_NOTE] = "NoteVersion",
  [QD_FIELD_TAGS] = "TagsVersion",
  [QD_FIELD_ANCHOR] = "AnchorVersion",
};

/**
 * qd_record_format_time:
 * @time: a time
 *
 * Returns: (transfer full): the time in UTC as RFC 3339 has it, to the second
 */
char *
qd_record_format_time (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  /* "%Y" would write a year before 1000 so that nobody can read it again. */
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (utc), g_date_time_get_month (utc),
                          g_date_time_get_day_of_month (utc), g_date_time_get_hour (utc), g_date_time_get_minute (utc),
                          g_date_time_get_second (utc));
}

/* FALSE with @error if there is something that is no text. A backslash typed by hand, which escapes nothing, is
 * taken as it stands. */
static gboolean
read_string (GKeyFile *key_file, const char *group, const char *key, char **value, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *read = g_key_file_get_string (key_file, group, key, &local);

  if (!read)
    {
      if (g_error_matches (local, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND))
        return TRUE;
      if (g_error_matches (local, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE))
        read = g_key_file_get_value (key_file, group, key, NULL);
    }
  if (!read)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED, "[%s] %s: %s", group, key, local->message);
      return FALSE;
    }
  g_free (*value);
  *value = read;
  return TRUE;
}

static gboolean
read_place (GKeyFile *key_file, const char *group, const char *key, int *value, GError **error)
{
  g_autofree char *string = NULL;
  gint64 number;

  if (!read_string (key_file, group, key, &string, error))
    return FALSE;
  if (!string)
    return TRUE;
  if (!g_ascii_string_to_signed (g_strstrip (string), 10, 0, G_MAXINT, &number, NULL))
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED, _ ("[%s] %s: expected a number, found “%s”"), group,
                   key, string);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

/* A time that cannot be read is no reason to refuse the note: the default stays. */
static gboolean
read_time (GKeyFile *key_file, const char *group, const char *key, GDateTime **value)
{
  g_autofree char *string = g_key_file_get_string (key_file, group, key, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GDateTime *time = string ? g_date_time_new_from_iso8601 (string, utc) : NULL;

  if (!time)
    return FALSE;
  g_clear_pointer (value, g_date_time_unref);
  *value = qd_record_dup_time (time);
  g_date_time_unref (time);
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
keep (QdRecord *self, GKeyFile *key_file, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_value (key_file, group, key, NULL);

  if (!self->unknown)
    self->unknown = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->unknown, g_strconcat (key, "=", value, NULL));
}

static void
read_marks (QdRecord *self, GKeyFile *key_file, const char *group)
{
  g_autofree char *kind = g_key_file_get_string (key_file, group, "Kind", NULL);
  g_autofree char *style = g_key_file_get_string (key_file, group, "Style", NULL);
  g_auto (GStrv) tags = g_key_file_get_string_list (key_file, group, "Tags", NULL, NULL);

  if (kind && !qd_annotation_kind_from_string (kind, &self->kind))
    keep (self, key_file, group, "Kind");
  if (style && !qd_mark_style_from_string (style, &self->style))
    keep (self, key_file, group, "Style");
  if (tags)
    {
      g_strfreev (self->tags);
      self->tags = g_steal_pointer (&tags);
    }
}

/**
 * qd_record_new_from_group:
 * @key_file: a key file
 * @group: a group of it
 * @id: the annotation's id
 * @error: return location
 *
 * Reads a record. What is missing has its default; keys that are not known are kept.
 *
 * Returns: (transfer full): the record, or %NULL with %QD_STORE_ERROR_DAMAGED where a place is no number or a text is
 *   not UTF-8
 */
QdRecord *
qd_record_new_from_group (GKeyFile *key_file, const char *group, const char *id, GError **error)
{
  g_autoptr (QdRecord) self = qd_record_new (id);
  g_auto (GStrv) keys = g_key_file_get_keys (key_file, group, NULL, NULL);
  g_autofree char *version = NULL;

  if (!read_string (key_file, group, "Version", &version, error))
    return NULL;
  g_clear_pointer (&self->version, qd_version_unref);
  self->version = qd_version_parse (version);
  for (guint i = 0; keys && keys[i]; i++)
    if (!g_strv_contains (known_keys, keys[i]))
      keep (self, key_file, group, keys[i]);
  g_clear_pointer (&self->created, g_date_time_unref);
  self->created = g_date_time_new_from_unix_utc (0);
  g_clear_pointer (&self->modified, g_date_time_unref);
  self->modified = g_date_time_ref (self->created);
  if (g_key_file_has_key (key_file, group, "Deleted", NULL))
    {
      self->deleted = TRUE;
      read_time (key_file, group, "Deleted", &self->modified);
    }
  else
    {
      read_marks (self, key_file, group);
      if (!read_string (key_file, group, "Color", &self->color, error)
          || !read_place (key_file, group, "Level", &self->level, error)
          || !read_place (key_file, group, "Start", &self->start, error)
          || !read_place (key_file, group, "End", &self->end, error)
          || !read_string (key_file, group, "Quote", &self->quote, error)
          || !read_string (key_file, group, "Prefix", &self->prefix, error)
          || !read_string (key_file, group, "Suffix", &self->suffix, error)
          || !read_string (key_file, group, "Section", &self->section, error)
          || !read_string (key_file, group, "Note", &self->note, error)
          || !read_string (key_file, group, "ConflictOf", &self->conflict_of, error))
        return NULL;
      self->end = MAX (self->start, self->end);
      /* An empty colour is as good as none. */
      if (!*self->color)
        {
          g_free (self->color);
          self->color = g_strdup (qd_annotation_get_color_names ()[0]);
        }
      if (read_time (key_file, group, "Created", &self->created))
        {
          g_clear_pointer (&self->modified, g_date_time_unref);
          self->modified = g_date_time_ref (self->created);
        }
      read_time (key_file, group, "Modified", &self->modified);
      for (int field = 0; field < QD_N_FIELDS; field++)
        {
          g_autofree char *written = g_key_file_get_string (key_file, group, version_keys[field], NULL);

          if (written)
            self->field_versions[field] = qd_version_parse (written);
        }
    }
  if (self->unknown)
    g_ptr_array_sort (self->unknown, compare_lines);
  return g_steal_pointer (&self);
}

static gboolean
has_unknown (QdRecord *self, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; self->unknown && i < self->unknown->len; i++)
    {
      const char *line = g_ptr_array_index (self->unknown, i);

      if (strncmp (line, key, length) == 0 && line[length] == '=')
        return TRUE;
    }
  return FALSE;
}

/* As g_key_file_set_string() writes it, which for the thousands of records of a first save would cost a hundred times
 * as much: spaces at the beginning, line ends, backslashes and, in a list, what parts its elements. */
static void
append_escaped (GString *out, const char *string, gboolean in_list)
{
  gboolean leading = TRUE;

  for (const char *p = string; *p; p++)
    {
      const char *escape = NULL;

      if (*p == '\n')
        escape = "\\n";
      else if (*p == '\r')
        escape = "\\r";
      else if (*p == '\\')
        escape = "\\\\";
      else if (leading && *p == ' ')
        escape = "\\s";
      else if (leading && *p == '\t')
        escape = "\\t";
      else if (in_list && *p == ';')
        escape = "\\;";
      leading = leading && (*p == ' ' || *p == '\t');
      if (escape)
        g_string_append_len (out, escape, 2);
      else
        g_string_append_c (out, *p);
    }
}

static void
write_value (GString *out, const char *key, const char *value)
{
  g_string_append (out, key);
  g_string_append_c (out, '=');
  g_string_append (out, value);
  g_string_append_c (out, '\n');
}

static void
write_string (GString *out, const char *key, const char *value)
{
  if (!*value)
    return;
  g_string_append (out, key);
  g_string_append_c (out, '=');
  append_escaped (out, value, FALSE);
  g_string_append_c (out, '\n');
}

static void
write_tags (GString *out, GStrv tags)
{
  if (!tags[0])
    return;
  g_string_append (out, "Tags=");
  for (int i = 0; tags[i]; i++)
    {
      append_escaped (out, tags[i], TRUE);
      g_string_append_c (out, ';');
    }
  g_string_append_c (out, '\n');
}

static void
write_number (GString *out, const char *key, int value)
{
  g_string_append_printf (out, "%s=%d\n", key, value);
}

static void
write_time (GString *out, const char *key, GDateTime *value)
{
  g_autofree char *string = qd_record_format_time (value);

  write_value (out, key, string);
}

static void
write_content (GString *out, QdRecord *self)
{
  if (!has_unknown (self, "Kind"))
    write_value (out, "Kind", qd_annotation_kind_to_string (self->kind));
  if (!has_unknown (self, "Style"))
    write_value (out, "Style", qd_mark_style_to_string (self->style));
  write_string (out, "Color", self->color);
  if (self->kind == QD_ANNOTATION_HEADING)
    write_number (out, "Level", self->level);
  write_number (out, "Start", self->start);
  write_number (out, "End", self->end);
  write_string (out, "Quote", self->quote);
  write_string (out, "Prefix", self->prefix);
  write_string (out, "Suffix", self->suffix);
  write_string (out, "Section", self->section);
  write_string (out, "Note", self->note);
  write_tags (out, self->tags);
  write_time (out, "Created", self->created);
  write_time (out, "Modified", self->modified);
}

/**
 * qd_record_dup_group:
 * @self: a record
 * @group: a group's name
 *
 * Returns: (transfer full): the group as it stands in a key file, its name and one key a line
 */
char *
qd_record_dup_group (QdRecord *self, const char *group)
{
  GString *out = g_string_sized_new (768);
  g_autofree char *version = qd_version_to_string (self->version);

  g_string_append_printf (out, "[%s]\n", group);
  if (self->deleted)
    write_time (out, "Deleted", self->modified);
  else
    write_content (out, self);
  write_value (out, "Version", version);
  for (int field = 0; field < QD_N_FIELDS && !self->deleted; field++)
    {
      QdVersion *written = qd_record_get_field_version (self, field);
      g_autofree char *string = NULL;

      if (qd_version_compare (written, self->version) == QD_VERSION_EQUAL)
        continue;
      string = qd_version_to_string (written);
      write_value (out, version_keys[field], string);
    }
  if (self->conflict_of)
    write_string (out, "ConflictOf", self->conflict_of);
  for (guint i = 0; self->unknown && i < self->unknown->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (self->unknown, i));
  return g_string_free (out, FALSE);
}
