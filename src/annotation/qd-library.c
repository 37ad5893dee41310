/* qd-library.c: which key file belongs to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-library.h"

#include "annotation/qd-conflict.h"
#include "annotation/qd-key-file.h"
#include "annotation/qd-sketch.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

/* Where annotations begin. What follows says nothing of which document it is. */
#define FIRST_ANNOTATION "\n[Annotation "
#define BLOCK_BYTES 4096

/* Only as much is read as is needed: most of a library is annotations. */
static QdNotebook *
read_head (const char *path)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 block[BLOCK_BYTES];
  ssize_t n_read;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return NULL;
  do
    {
      n_read = read (fd, block, sizeof block);
      if (n_read > 0)
        g_byte_array_append (head, block, n_read);
    }
  while (n_read > 0 && head->len < HEAD_BYTES
         && !g_strstr_len ((const char *) head->data, head->len, FIRST_ANNOTATION));
  close (fd);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&head));
  return qd_key_file_read_head (bytes);
}

static gboolean
has_hash (QdNotebook *notebook, const char *hash)
{
  g_autofree char *known = qd_notebook_dup_value (notebook, "Document", "SourceHash");

  return g_strcmp0 (known, hash) == 0 || qd_notebook_list_contains (notebook, "Document", "OtherHashes", hash);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
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
 * qd_library_is_key_file:
 * @name: a file's name, without its directory
 *
 * Returns: whether it is a key file: neither hidden, nor a copy that a synchroniser left, nor anything else
 */
gboolean
qd_library_is_key_file (const char *name)
{
  return g_str_has_suffix (name, SUFFIX) && *name != '.' && !qd_conflict_is_copy (name);
}

/* (element-type utf8): the paths of all key files; with @digits only of those whose names end in them. */
static GPtrArray *
list_files (const char *data_dir, const char *digits)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = qd_library_dup_directory (data_dir);
  g_autofree char *end = digits ? g_strdup_printf ("%.8s" SUFFIX, digits) : g_strdup (SUFFIX);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (qd_library_is_key_file (name) && g_str_has_suffix (name, end))
      g_ptr_array_add (paths, g_build_filename (directory, name, NULL));
  return paths;
}

/**
 * qd_library_find_named:
 * @data_dir: the data directory
 * @document: a document
 *
 * Looks for files that are named after the hash of the document's source text and are about it. There are several
 * where two machines took its title differently and then shared their files.
 *
 * Returns: (element-type utf8) (transfer full): their paths, in the same order on every machine
 */
GPtrArray *
qd_library_find_named (const char *data_dir, QdDocument *document)
{
  GPtrArray *paths = list_files (data_dir, get_digits (document));
  const char *hash = qd_text_get_hash (qd_document_get_source (document));

  for (guint i = paths->len; i > 0; i--)
    {
      g_autoptr (QdNotebook) head = read_head (g_ptr_array_index (paths, i - 1));

      if (!head || !has_hash (head, hash))
        g_ptr_array_remove_index_fast (paths, i - 1);
    }
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* Among all files by hash, else by the likeness of the text. */
static char *
find_among_all (const char *data_dir, QdDocument *document, const char *uri)
{
  g_autoptr (GPtrArray) paths = list_files (data_dir, NULL);
  const char *hash = qd_text_get_hash (qd_document_get_source (document));
  g_autofree char *sketch = NULL;
  const char *best = NULL;
  double best_likeness = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (QdNotebook) head = read_head (path);
      double likeness;

      if (!head)
        continue;
      if (has_hash (head, hash))
        return g_strdup (path);
      if (!sketch)
        {
          gsize n_bytes;
          const char *string = qd_document_get_string (document, &n_bytes);

          sketch = qd_sketch_make (string, n_bytes);
        }
      likeness = get_likeness (head, sketch, uri && qd_notebook_list_contains (head, "Document", "URIs", uri));
      if (likeness >= ALIKE && likeness > best_likeness)
        {
          best_likeness = likeness;
          best = path;
        }
    }
  return g_strdup (best);
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
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;
  g_autoptr (GPtrArray) named = qd_library_find_named (data_dir, document);

  if (named->len > 0)
    return g_strdup (g_ptr_array_index (named, 0));
  return find_among_all (data_dir, document, uri);
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
