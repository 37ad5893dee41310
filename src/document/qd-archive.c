/* qd-archive.c: the parts of a ZIP container, read under guards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "document/qd-importer.h"
#include "document/qd-picture-size.h"

/* The largest novel in Chinese has some 30 MB of text; the guards leave it room many times over. */
#define MAX_ENTRIES 10000
#define MAX_ENTRY_BYTES ((gsize) 128 << 20)
#define MAX_TOTAL_BYTES ((gsize) 384 << 20)
/* Deflate cannot do better than 1032:1; marked-up text seldom reaches 30:1. Small parts may be as they like. */
#define MAX_RATIO 200
#define FREE_BYTES ((gsize) 16 << 20)
#define MAX_DEPTH 32
/* Of all pictures together, to learn their sizes. */
#define MAX_HEAD_BYTES ((gsize) 128 << 20)

struct _QdArchive
{
  GHashTable *parts; /* path in lower case, since some producers mix the cases → GBytes */
  GPtrArray *paths;  /* in the order of the archive */
  GHashTable *sizes; /* path of a picture in lower case → Size */
  GBytes *bytes;     /* the archive */
  gsize n_total, n_heads;
  gboolean damaged;
};

/* Of a picture, px; 0 where it does not say. */
typedef struct
{
  int width, height;
} Size;

/* What cannot hold text; sorted. */
static const char *const media_suffixes[] = {
  ".avif", ".bmp", ".css", ".emf", ".gif",  ".jpeg", ".jpg", ".js",  ".m4a",  ".mp3",  ".mp4", ".ogg",  ".otf",
  ".pfb",  ".png", ".svg", ".tif", ".tiff", ".ttc",  ".ttf", ".wav", ".webm", ".webp", ".wmf", ".woff", ".woff2",
};

/* Pictures among them; sorted. */
static const char *const picture_suffixes[] = {
  ".bmp", ".emf", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp", ".wmf",
};

static gboolean
has_suffix (const char *path, const char *const *suffixes, guint n_suffixes)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL)
    return FALSE;
  for (guint i = 0; i < n_suffixes; i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a path stays inside: relative, without "..", not too deep. */
static gboolean
is_inside (const char *path)
{
  int depth = 1;

  if (path[0] == '/' || path[0] == '\0')
    return FALSE;
  for (const char *p = path; p != NULL && *p != '\0'; p = strchr (p, '/'))
    {
      if (*p == '/')
        p++;
      if (p[0] == '.' && p[1] == '.' && (p[2] == '/' || p[2] == '\0'))
        return FALSE;
      if (++depth > MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_too_large (GError **error, const char *name, const char *path)
{
  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
               _ ("“%s” is not opened: its part “%s” grows beyond what a document can need when unpacked"), name, path);
  return FALSE;
}

/* Returns: FALSE with @error if the guards refuse the part; a part that cannot be inflated is left out. */
static gboolean
read_part (QdArchive *self,
           struct archive *reader,
           const char *path,
           gsize n_packed,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  guint8 buffer[65536];
  gsize allowed = FREE_BYTES + n_packed * MAX_RATIO;

  for (;;)
    {
      la_ssize_t n_read = archive_read_data (reader, buffer, sizeof buffer);

      if (n_read < 0)
        self->damaged = TRUE;
      if (n_read <= 0)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->n_total += (gsize) n_read;
      if (part->len + (gsize) n_read > MAX_ENTRY_BYTES || self->n_total > MAX_TOTAL_BYTES || self->n_total > allowed)
        return set_too_large (error, name, path);
      g_byte_array_append (part, buffer, (guint) n_read);
    }
  if (part->len > 0 || !self->damaged)
    {
      g_autofree char *key = g_ascii_strdown (path, -1);

      /* Of two parts with one name the first counts, so that appended ones cannot replace it. */
      if (!g_hash_table_contains (self->parts, key))
        {
          g_hash_table_insert (self->parts, g_steal_pointer (&key),
                               g_byte_array_free_to_bytes (g_steal_pointer (&part)));
          g_ptr_array_add (self->paths, g_strdup (path));
        }
    }
  return TRUE;
}

/* Reads no more of a picture than tells its size. */
static void
measure_picture (QdArchive *self, struct archive *reader, const char *path)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autofree char *key = g_ascii_strdown (path, -1);
  guint8 buffer[16384];
  Size size = { 0, 0 };
  la_ssize_t n_read;

  if (g_hash_table_contains (self->sizes, key))
    return;
  do
    {
      n_read = archive_read_data (reader, buffer, sizeof buffer);
      if (n_read > 0)
        g_byte_array_append (head, buffer, (guint) n_read);
    }
  while (n_read > 0 && head->len < QD_PICTURE_HEAD_BYTES && qd_picture_guess_suffix (head->data, head->len) != NULL
         && !qd_picture_measure (head->data, head->len, &size.width, &size.height));
  self->n_heads += head->len;
  g_hash_table_insert (self->sizes, g_steal_pointer (&key), g_memdup2 (&size, sizeof size));
}

static gboolean
read_parts (QdArchive *self,
            struct archive *reader,
            gsize n_packed,
            const char *name,
            GCancellable *cancellable,
            GError **error)
{
  struct archive_entry *entry;
  int n_entries = 0;
  int status;

  while ((status = archive_read_next_header (reader, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname_utf8 (entry);

      if (path == NULL)
        path = archive_entry_pathname (entry);
      if (++n_entries > MAX_ENTRIES)
        return set_too_large (error, name, path != NULL ? path : "");
      if (path != NULL && archive_entry_is_encrypted (entry))
        {
          g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                       _ ("“%s” is protected by a password and cannot be read"), name);
          return FALSE;
        }
      if (path == NULL || !is_inside (path) || archive_entry_filetype (entry) == AE_IFDIR)
        continue;
      if (has_suffix (path, picture_suffixes, G_N_ELEMENTS (picture_suffixes)) && self->n_heads < MAX_HEAD_BYTES)
        measure_picture (self, reader, path);
      if (has_suffix (path, media_suffixes, G_N_ELEMENTS (media_suffixes)))
        continue;
      if (!read_part (self, reader, path, n_packed, name, cancellable, error))
        return FALSE;
    }
  self->damaged |= status != ARCHIVE_EOF;
  return TRUE;
}

/* Files that are one stream, not an archive: gzip, bzip2, xz. */
static gboolean
is_compressed (const guint8 *data, gsize n_bytes)
{
  return n_bytes > 6
         && (memcmp (data, "\037\213", 2) == 0 || memcmp (data, "BZh", 3) == 0 || memcmp (data, "\3757zXZ", 6) == 0);
}

/* libarchive turns names into those of the locale, which in the plain one of scripts loses all Chinese; hence UTF-8
 * meanwhile. */
typedef struct
{
  locale_t before, meanwhile;
} Locale;

static void
set_locale (Locale *self)
{
  locale_t base, utf8;

  self->before = uselocale ((locale_t) 0);
  base = duplocale (self->before);
  utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", base);
  self->meanwhile = utf8 != (locale_t) 0 ? utf8 : base;
  uselocale (self->meanwhile);
}

static void
restore_locale (Locale *self)
{
  uselocale (self->before);
  freelocale (self->meanwhile);
}

static struct archive *
open_archive (GBytes *bytes, gboolean *opened)
{
  struct archive *reader = archive_read_new ();
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);

  archive_read_support_format_zip (reader);
  if (is_compressed (data, n_bytes))
    {
      archive_read_support_filter_gzip (reader);
      archive_read_support_filter_bzip2 (reader);
      archive_read_support_filter_xz (reader);
      archive_read_support_format_tar (reader);
      archive_read_support_format_raw (reader);
    }
  archive_read_set_options (reader, "zip:hdrcharset=UTF-8");
  *opened = archive_read_open_memory (reader, data, n_bytes) == ARCHIVE_OK;
  return reader;
}

/**
 * qd_archive_read:
 * @name: appears in messages
 *
 * Reads all parts that can hold text; what is compressed as one stream, with a tape archive in it or not, has its parts
 * too. Of an archive that breaks off, the parts before the break are kept.
 *
 * Returns: (transfer full): the archive, or NULL with an error of QD_IMPORT_ERROR or G_IO_ERROR_CANCELLED
 */
QdArchive *
qd_archive_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) self = g_new0 (QdArchive, 1);
  struct archive *reader;
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done, opened;
  Locale locale;

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_bytes_ref (bytes);
  set_locale (&locale);
  reader = open_archive (bytes, &opened);
  self->damaged = !opened;
  done = read_parts (self, reader, n_bytes, name, cancellable, error);
  /* What is too short for its own head is not taken for a compressed stream, and would come out as it went in. */
  if (is_compressed (data, n_bytes) && archive_filter_count (reader) < 2)
    g_ptr_array_set_size (self->paths, 0);
  archive_read_free (reader);
  restore_locale (&locale);
  if (!done)
    return NULL;
  if (self->paths->len == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED,
                   _ ("“%s” is damaged: no part of the archive could be read"), name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
qd_archive_free (QdArchive *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->sizes, g_hash_table_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * qd_archive_get:
 * @path: from the root of the archive
 *
 * Names are compared without regard to case.
 *
 * Returns: (nullable) (transfer none): the bytes of the part
 */
GBytes *
qd_archive_get (QdArchive *self, const char *path)
{
  g_autofree char *key = g_ascii_strdown (path, -1);

  return g_hash_table_lookup (self->parts, key);
}

/**
 * qd_archive_find:
 * @tail: how the path ends, such as "META-INF/container.xml" or ".opf"
 * @path: (out) (optional) (transfer none): where it was found
 *
 * Finds a part that is not where the standard wants it: the one with the shortest path.
 *
 * Returns: (nullable) (transfer none): the bytes of the part
 */
GBytes *
qd_archive_find (QdArchive *self, const char *tail, const char **path)
{
  const char *best = NULL;

  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *candidate = g_ptr_array_index (self->paths, i);
      gsize n_bytes = strlen (candidate), n_tail = strlen (tail);

      if (n_bytes < n_tail || g_ascii_strcasecmp (candidate + n_bytes - n_tail, tail) != 0)
        continue;
      if (tail[0] != '.' && n_bytes > n_tail && candidate[n_bytes - n_tail - 1] != '/')
        continue;
      if (best == NULL || n_bytes < strlen (best))
        best = candidate;
    }
  if (path != NULL)
    *path = best;
  return best != NULL ? qd_archive_get (self, best) : NULL;
}

/**
 * qd_archive_get_paths:
 *
 * Returns: (transfer none) (element-type utf8): the paths of all parts, in the order of the archive
 */
const GPtrArray *
qd_archive_get_paths (QdArchive *self)
{
  return self->paths;
}

/**
 * qd_archive_has_picture:
 * @path: from the root of the archive
 * @width_px: (out): its natural width; 0 if it is of no known kind
 * @height_px: (out): its natural height; 0 if it is of no known kind
 *
 * Returns: whether there is a part of that name that calls itself a picture
 */
gboolean
qd_archive_has_picture (QdArchive *self, const char *path, int *width_px, int *height_px)
{
  g_autofree char *key = g_ascii_strdown (path, -1);
  const Size *size = g_hash_table_lookup (self->sizes, key);

  *width_px = size != NULL ? size->width : 0;
  *height_px = size != NULL ? size->height : 0;
  return size != NULL;
}

GBytes *
qd_archive_get_bytes (QdArchive *self)
{
  return self->bytes;
}

/* Returns: (transfer full) (nullable): what is left of the entry */
static GBytes *
read_member (struct archive *reader, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  la_ssize_t n_read;

  while ((n_read = archive_read_data (reader, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (data, buffer, (guint) n_read);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (data->len > max_bytes)
        {
          g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The picture is larger than %d MB"),
                       (int) (max_bytes >> 20));
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * qd_archive_load_member:
 * @bytes: an archive that was read before
 * @path: of one of its parts, whatever it holds
 * @max_bytes: larger ones are refused
 *
 * Returns: (transfer full) (nullable): the bytes of the part, as far as they can be inflated; NULL with an error of
 *   QD_IMPORT_ERROR if it is not there or too large
 */
GBytes *
qd_archive_load_member (GBytes *bytes, const char *path, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  struct archive_entry *entry;
  struct archive *reader;
  GBytes *member = NULL;
  gboolean opened, found = FALSE;
  Locale locale;
  int status;

  set_locale (&locale);
  reader = open_archive (bytes, &opened);
  while (opened && !found
         && ((status = archive_read_next_header (reader, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN))
    {
      const char *name = archive_entry_pathname_utf8 (entry);

      if (name == NULL)
        name = archive_entry_pathname (entry);
      found = name != NULL && g_ascii_strcasecmp (name, path) == 0;
    }
  if (found)
    member = read_member (reader, max_bytes, cancellable, error);
  else
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("The part “%s” is missing"), path);
  archive_read_free (reader);
  restore_locale (&locale);
  return member;
}

/**
 * qd_archive_is_damaged:
 *
 * Returns: whether the archive broke off or a part could not be inflated
 */
gboolean
qd_archive_is_damaged (QdArchive *self)
{
  return self->damaged;
}

/**
 * qd_archive_resolve:
 * @base: the path of the part that holds the reference
 * @href: the reference, percent-encoded, perhaps with a fragment
 *
 * Returns: (transfer full) (nullable): the path from the root of the archive, without fragment; NULL if it leads
 *   outside
 */
char *
qd_archive_resolve (const char *base, const char *href)
{
  g_autofree char *plain = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *decoded = g_uri_unescape_string (plain, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) base_parts = g_strsplit (base, "/", -1);
  g_auto (GStrv) href_parts = NULL;

  if (href[0] == '#' || plain[0] == '\0')
    return g_strdup (base);
  /* Programs of Windows write its separator. */
  g_strdelimit (decoded != NULL ? decoded : plain, "\\", '/');
  if (strstr (plain, "://") != NULL)
    return NULL;
  href_parts = g_strsplit (decoded != NULL ? decoded : plain, "/", -1);
  for (guint i = 0; plain[0] != '/' && base_parts[i] != NULL && base_parts[i + 1] != NULL; i++)
    g_ptr_array_add (parts, g_strdup (base_parts[i]));
  for (guint i = 0; href_parts[i] != NULL; i++)
    {
      if (strcmp (href_parts[i], "..") == 0)
        {
          if (parts->len == 0)
            return NULL;
          g_ptr_array_set_size (parts, (int) parts->len - 1);
        }
      else if (href_parts[i][0] != '\0' && strcmp (href_parts[i], ".") != 0)
        g_ptr_array_add (parts, g_strdup (href_parts[i]));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("/", (char **) parts->pdata);
}
