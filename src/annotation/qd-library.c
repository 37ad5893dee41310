/* qd-library.c: which key file belongs to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-library.h"

#include "annotation/qd-conflict.h"
#include "annotation/qd-key-file.h"
#include "annotation/qd-sketch.h"

#include <string.h>

#define SUFFIX ".ini"
/* More than [Quandian], [Document] and [Reading] ever take. */
#define HEAD_BYTES 65536
/* Of a title, so that with its digits, its suffix and a synchroniser's additions it is a name on every file system. */
#define TITLE_BYTES 120
/* How much of the text must be the same to take a file for another edition of a document: less where it lies in the
 * same place. */
#define ALIKE 0.5
#define ALIKE_IN_PLACE 0.15

/**
 * qd_library_dup_directory:
 * @data_dir: the data directory
 *
 * Returns: (transfer full): where the key files are
 */
char *
qd_library_dup_directory (const char *data_dir)
{
  return g_build_filename (data_dir, "annotations", NULL);
}

/**
 * qd_library_dup_kept:
 * @data_dir: the data directory
 * @path: a key file
 *
 * The directory of key files may be shared between machines, and whoever carries files between them may put an older
 * one in the place of ours. What this machine wrote last stays outside of it.
 *
 * Returns: (transfer full): where that is kept
 */
char *
qd_library_dup_kept (const char *data_dir, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_build_filename (data_dir, "kept", base, NULL);
}

/**
 * qd_library_dup_previous:
 * @data_dir: the data directory
 * @path: a key file
 *
 * Returns: (transfer full): where the generation before what is kept lies, a file that nothing else is the name of
 */
char *
qd_library_dup_previous (const char *data_dir, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_build_filename (data_dir, "previous", base, NULL);
}

/* The id is the hash under which the document was first seen. */
static const char *
get_digits (QdDocument *document)
{
  const char *hash = qd_text_get_hash (qd_document_get_source (document));
  const char *colon = strchr (hash, ':');

  return colon ? colon + 1 : hash;
}

/* A name that every file system and every synchroniser takes. */
static char *
make_safe (const char *title)
{
  GString *safe = g_string_new (NULL);

  for (const char *p = title; *p && safe->len < TITLE_BYTES; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isspace (ch))
        {
          if (safe->len > 0 && safe->str[safe->len - 1] != ' ')
            g_string_append_c (safe, ' ');
        }
      else if (g_unichar_isgraph (ch) && !(ch < 0x80 && strchr ("/\\:*?\"<>|[]%", ch)))
        g_string_append_unichar (safe, ch);
    }
  while (safe->len > 0 && strchr (" .", safe->str[safe->len - 1]))
    g_string_truncate (safe, safe->len - 1);
  while (safe->len > 0 && strchr (" .~", safe->str[0]))
    g_string_erase (safe, 0, 1);
  return g_string_free (safe, FALSE);
}

/**
 * qd_library_dup_new_path:
 * @data_dir: the data directory
 * @document: a document
 * @file: (nullable): where it was read from
 *
 * Returns: (transfer full): the path of a key file named after the title (else the file) and the first 8 digits of the
 *   document's id
 */
char *
qd_library_dup_new_path (const char *data_dir, QdDocument *document, GFile *file)
{
  g_autofree char *directory = qd_library_dup_directory (data_dir);
  g_autofree char *base = file ? g_file_get_basename (file) : NULL;
  g_autofree char *valid = base ? g_utf8_make_valid (base, -1) : NULL;
  g_autofree char *safe = make_safe (qd_document_get_title (document) ? qd_document_get_title (document) : "");
  g_autofree char *name = NULL;

  if (!*safe && valid)
    {
      char *dot = strrchr (valid, '.');

      if (dot && dot != valid)
        *dot = '\0';
      g_free (safe);
      safe = make_safe (valid);
    }
  name = g_strdup_printf ("%s%s%.8s" SUFFIX, safe, *safe ? "-" : "", get_digits (document));
  return g_build_filename (directory, name, NULL);
}

static QdNotebook *
read_head (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!stream)
    return NULL;
  bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), HEAD_BYTES, NULL, NULL);
  return bytes ? qd_key_file_read_head (bytes) : NULL;
}

static gboolean
has_hash (QdNotebook *notebook, const char *hash)
{
  g_autofree char *known = qd_notebook_dup_value (notebook, "Document", "SourceHash");

  return g_strcmp0 (known, hash) == 0 || qd_notebook_list_contains (notebook, "Document", "OtherHashes", hash);
}

/* A shorter text than has a sketch is known by its place alone. */
static double
get_likeness (QdNotebook *head, const char *sketch, gboolean in_place)
{
  g_autofree char *known = qd_notebook_dup_value (head, "Document", "Sketch");
  double likeness;

  if (in_place && (!known || !*known || !*sketch))
    return ALIKE;
  likeness = known ? qd_sketch_compare (known, sketch) : 0;
  if (in_place && likeness >= ALIKE_IN_PLACE)
    likeness += 1;
  return likeness;
}

/**
 * qd_library_find:
 * @data_dir: the data directory
 * @document: a document
 * @file: (nullable): where it was read from
 *
 * Looks for the document's key file: by the hash of its source text, else by the likeness of the text, of which less is
 * asked where the file has the same URI. So a moved, edited, newly encoded or converted file finds its notes, and
 * another text put in the place of the old does not take them over.
 *
 * Returns: (nullable) (transfer full): the path, or %NULL if the document is not known
 */
char *
qd_library_find (const char *data_dir, QdDocument *document, GFile *file)
{
  g_autofree char *directory = qd_library_dup_directory (data_dir);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;
  g_autofree char *sketch = NULL;
  g_autofree char *best = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *hash = qd_text_get_hash (qd_document_get_source (document));
  const char *name;
  double best_likeness = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autoptr (QdNotebook) head = NULL;
      double likeness;

      if (!g_str_has_suffix (name, SUFFIX) || *name == '.' || qd_conflict_is_copy (name))
        continue;
      head = read_head (path);
      if (head && has_hash (head, hash))
        return g_steal_pointer (&path);
      if (head && !sketch)
        {
          gsize n_bytes;
          const char *string = qd_document_get_string (document, &n_bytes);

          sketch = qd_sketch_make (string, n_bytes);
        }
      likeness =
          head ? get_likeness (head, sketch, uri && qd_notebook_list_contains (head, "Document", "URIs", uri)) : 0;
      if (likeness >= ALIKE && likeness > best_likeness)
        {
          best_likeness = likeness;
          g_free (best);
          best = g_steal_pointer (&path);
        }
    }
  return g_steal_pointer (&best);
}

/**
 * qd_library_describe:
 * @notebook: a notebook
 * @document: the document it is about
 * @file: (nullable): where the document was read from
 *
 * Writes down by what the document will be known again. Its id stays what it was when it was first seen; of every
 * text it ever had the hash is kept.
 *
 * Returns: whether that was anything new
 */
gboolean
qd_library_describe (QdNotebook *notebook, QdDocument *document, GFile *file)
{
  QdText *source = qd_document_get_source (document);
  const char *hash = qd_text_get_hash (source);
  g_autofree char *id = qd_notebook_dup_value (notebook, "Document", "Id");
  g_autofree char *old = qd_notebook_dup_value (notebook, "Document", "SourceHash");
  g_autofree char *n_chars = g_strdup_printf ("%d", qd_text_get_n_chars (source));
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;
  gboolean changed = FALSE;

  if (!id)
    changed |= qd_notebook_set_value (notebook, "Document", "Id", get_digits (document));
  if (qd_document_get_title (document))
    changed |= qd_notebook_set_value (notebook, "Document", "Title", qd_document_get_title (document));
  if (qd_document_get_author (document))
    changed |= qd_notebook_set_value (notebook, "Document", "Author", qd_document_get_author (document));
  if (uri)
    changed |= qd_notebook_add_to_list (notebook, "Document", "URIs", uri);
  if (old && !g_str_equal (old, hash))
    changed |= qd_notebook_add_to_list (notebook, "Document", "OtherHashes", old);
  if (g_strcmp0 (old, hash) != 0)
    {
      gsize n_bytes;
      const char *string = qd_document_get_string (document, &n_bytes);
      g_autofree char *sketch = qd_sketch_make (string, n_bytes);

      changed |= qd_notebook_set_value (notebook, "Document", "SourceHash", hash);
      changed |= qd_notebook_set_value (notebook, "Document", "Sketch", sketch);
    }
  changed |= qd_notebook_set_value (notebook, "Document", "Characters", n_chars);
  return changed;
}
