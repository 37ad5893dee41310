/* qd-unwrap.c: a document that lies compressed or alone in an archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-unwrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-import-unsupported.h"
#include "document/qd-importer.h"

/* An archive in an archive in an archive is nobody's document. */
#define MAX_LAYERS 3
/* So many names fit into a message. */
#define MAX_NAMES 5

static gboolean
is_wrapped (GBytes *bytes, const char *name)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length < 6)
    return FALSE;
  if (memcmp (data, "\037\213", 2) == 0 || memcmp (data, "BZh", 3) == 0 || memcmp (data, "\3757zXZ", 6) == 0)
    return TRUE;
  /* Most ZIP archives are the container of one format, whose importer knows it. */
  return qd_import_unsupported_is_zip (data, length)
         && strcmp (qd_importer_choose (bytes, name)->name, "unsupported") == 0;
}

/* Files that programs and sites put beside the document. */
static gboolean
is_beside (const char *path)
{
  static const char *const suffixes[] = { ".db", ".diz", ".ds_store", ".ini", ".lnk", ".nfo", ".url" };
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');

  if (g_str_has_prefix (path, "__MACOSX/") || base[0] == '.')
    return TRUE;
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the names of the parts that may be the document */
static GPtrArray *
find_parts (QdArchive *archive)
{
  const GPtrArray *paths = qd_archive_get_paths (archive);
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < paths->len; i++)
    if (!is_beside (g_ptr_array_index (paths, i)))
      g_ptr_array_add (parts, g_ptr_array_index (paths, i));
  return parts;
}

static void
set_several_error (GError **error, const char *name, const GPtrArray *parts)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (parts->len, MAX_NAMES); i++)
    {
      g_autofree char *part = g_utf8_make_valid (g_ptr_array_index (parts, i), -1);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", part);
    }
  if (parts->len > MAX_NAMES)
    g_string_append (names, "…");
  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
               /* Translators: the first %s is a file, the second a list of files in it. */
               _ ("“%s” is an archive of several files (%s): unpack it and open one of them"), name, names->str);
}

/* The name of what is compressed is that of the file without its last suffix: the format's own is before it. */
static char *
dup_inner_name (const char *name, const char *part)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  if (strcmp (part, "data") != 0)
    return g_utf8_make_valid (part, -1);
  return dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

static GBytes *
unwrap_once (GBytes *bytes, const char *name, char **inner, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, name, cancellable, error);
  g_autoptr (GPtrArray) parts = archive != NULL ? find_parts (archive) : NULL;

  if (parts == NULL)
    return NULL;
  if (parts->len == 1)
    {
      *inner = dup_inner_name (name, g_ptr_array_index (parts, 0));
      return g_bytes_ref (qd_archive_get (archive, g_ptr_array_index (parts, 0)));
    }
  if (parts->len == 0)
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is an archive without a document in it"),
                 name);
  else
    set_several_error (error, name, parts);
  return NULL;
}

/**
 * qd_unwrap:
 * @bytes: a file
 * @name: (nullable): its name
 * @inner: (out) (transfer full) (nullable): the name of the document
 * @cancellable: (nullable): to stop it
 * @error: why nothing could be taken out
 *
 * Takes the document out of what it is wrapped in; what is not wrapped comes back as it is.
 *
 * Returns: (transfer full) (nullable): the bytes of the document, or %NULL with an error of QD_IMPORT_ERROR
 */
GBytes *
qd_unwrap (GBytes *bytes, const char *name, char **inner, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) document = g_bytes_ref (bytes);
  g_autofree char *document_name = g_strdup (name);

  for (int i = 0; i < MAX_LAYERS && is_wrapped (document, document_name); i++)
    {
      g_autofree char *next_name = NULL;
      g_autoptr (GBytes) next =
          unwrap_once (document, document_name != NULL ? document_name : "", &next_name, cancellable, error);

      if (next == NULL)
        return NULL;
      g_bytes_unref (document);
      document = g_steal_pointer (&next);
      g_free (document_name);
      document_name = g_steal_pointer (&next_name);
    }
  *inner = g_steal_pointer (&document_name);
  return g_steal_pointer (&document);
}
