/* qd-picture.c: a picture of a document, and the way to its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-picture.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "document/qd-importer.h"
#include "document/qd-picture-size.h"

#define MAX_BYTES ((gsize) 64 << 20)
/* What takes more memory than this when decoded is not shown: 100 million px are 400 MB. */
#define MAX_PIXELS ((gint64) 100 * 1000 * 1000)
/* Lines that space a page, counters of visits: no pictures. */
#define LEAST_EDGE 4
/* A document that asks for more px errs. */
#define MAX_WANTED 10000

struct _QdPicture
{
  gatomicrefcount ref_count;
  int width, height;                  /* its own, px; 0 if not known */
  double wanted_width, wanted_height; /* px; 0 for its own */
  char *alt;                          /* (nullable) */
  GBytes *bytes;                      /* (nullable): the picture, or the archive that @member is in */
  char *member;                       /* (nullable) */
  char *relative;                     /* (nullable): path beside the document, until the file is found */
  GFile *file;                        /* (nullable) */
};

static QdPicture *
picture_new (int width, int height)
{
  QdPicture *self = g_new0 (QdPicture, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  return self;
}

static gboolean
is_of_use (int width, int height)
{
  return width >= LEAST_EDGE && height >= LEAST_EDGE;
}

/**
 * qd_picture_new_for_bytes:
 * @bytes: a picture
 *
 * Returns: (nullable) (transfer full): the picture; %NULL if it is of no known kind, or a mere spacer
 */
QdPicture *
qd_picture_new_for_bytes (GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  QdPicture *self;
  int width, height;

  if (n_bytes > MAX_BYTES || !qd_picture_measure (data, n_bytes, &width, &height) || !is_of_use (width, height))
    return NULL;
  self = picture_new (width, height);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * qd_picture_new_for_member:
 * @archive: a container
 * @path: of a part of it
 *
 * A part that calls itself a picture but is none is one that cannot be shown; one that is not there is no picture.
 *
 * Returns: (nullable) (transfer full): the picture; %NULL if the container has none of that name
 */
QdPicture *
qd_picture_new_for_member (QdArchive *archive, const char *path)
{
  QdPicture *self;
  int width, height;

  if (!qd_archive_has_picture (archive, path, &width, &height) || (width > 0 && !is_of_use (width, height)))
    return NULL;
  self = picture_new (width, height);
  self->bytes = g_bytes_ref (qd_archive_get_bytes (archive));
  self->member = g_strdup (path);
  return self;
}

static QdPicture *
new_for_data (const char *address)
{
  const char *comma = strchr (address, ',');
  g_autoptr (GBytes) bytes = NULL;

  if (comma == NULL || strlen (comma) > MAX_BYTES)
    return NULL;
  if (comma - address >= 7 && g_ascii_strncasecmp (comma - 7, ";base64", 7) == 0)
    {
      gsize n_bytes;
      guchar *data = g_base64_decode (comma + 1, &n_bytes);

      bytes = g_bytes_new_take (data, n_bytes);
    }
  else
    bytes = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
  return bytes != NULL ? qd_picture_new_for_bytes (bytes) : NULL;
}

/**
 * qd_picture_new_for_address:
 * @address: as a page has it
 *
 * Returns: (nullable) (transfer full): the picture a "data:" address holds, or one whose file is still to be found by
 *   qd_picture_find_beside(); %NULL for addresses of a network and paths that lead outside
 */
QdPicture *
qd_picture_new_for_address (const char *address)
{
  g_autofree char *path = NULL, *scheme = NULL;
  QdPicture *self;

  if (g_ascii_strncasecmp (address, "data:", 5) == 0)
    return new_for_data (address);
  scheme = g_uri_parse_scheme (address);
  if (scheme != NULL || address[0] == '/' || address[0] == '\\' || address[0] == '#' || address[0] == '\0')
    return NULL;
  path = qd_archive_resolve ("", address);
  if (path == NULL || path[0] == '\0')
    return NULL;
  self = picture_new (0, 0);
  self->relative = g_steal_pointer (&path);
  return self;
}

QdPicture *
qd_picture_ref (QdPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qd_picture_unref (QdPicture *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_free (self->alt);
  g_free (self->member);
  g_free (self->relative);
  g_free (self);
}

void
qd_picture_set_alt (QdPicture *self, const char *alt)
{
  g_free (self->alt);
  self->alt = g_strdup (alt);
}

void
qd_picture_set_size (QdPicture *self, double width_px, double height_px)
{
  self->wanted_width = width_px > 0 && width_px < MAX_WANTED ? width_px : 0;
  self->wanted_height = height_px > 0 && height_px < MAX_WANTED ? height_px : 0;
}

/* Symbolic links are followed: what they lead to has to lie in the folder, too. */
static gboolean
is_inside (GFile *folder, GFile *file)
{
  g_autofree char *folder_path = g_file_get_path (folder);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *real_folder = NULL, *real = NULL;
  char *resolved;

  if (folder_path == NULL || path == NULL)
    return FALSE;
  resolved = realpath (folder_path, NULL);
  real_folder = g_strdup (resolved);
  free (resolved);
  resolved = realpath (path, NULL);
  real = g_strdup (resolved);
  free (resolved);
  return real != NULL && real_folder != NULL && g_str_has_prefix (real, real_folder)
         && (real[strlen (real_folder)] == '/' || g_str_has_suffix (real_folder, "/"));
}

/**
 * qd_picture_find_beside:
 * @self: a picture
 * @document: (nullable): the document's file; without one nothing is beside it
 *
 * Finds the file of a picture that stands beside its document, and reads its size. Does nothing to others.
 *
 * Returns: whether the picture can be reached
 */
gboolean
qd_picture_find_beside (QdPicture *self, GFile *document)
{
  g_autoptr (GFile) folder = NULL, file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree guint8 *head = NULL;
  gsize n_read = 0;

  if (self->relative == NULL)
    return TRUE;
  if (document == NULL)
    return FALSE;
  folder = g_file_get_parent (document);
  if (folder == NULL)
    return FALSE;
  file = g_file_resolve_relative_path (folder, self->relative);
  if (!is_inside (folder, file) || g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  head = g_malloc (QD_PICTURE_HEAD_BYTES);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, QD_PICTURE_HEAD_BYTES, &n_read, NULL, NULL))
    return FALSE;
  if (qd_picture_measure (head, n_read, &self->width, &self->height) && !is_of_use (self->width, self->height))
    return FALSE;
  self->file = g_steal_pointer (&file);
  return TRUE;
}

/**
 * qd_picture_get_alt:
 * @self: a picture
 *
 * Returns: (nullable) (transfer none): what the document says of it for those who do not see it
 */
const char *
qd_picture_get_alt (const QdPicture *self)
{
  return self->alt;
}

/**
 * qd_picture_is_found:
 * @self: a picture
 *
 * Returns: whether there is a way to its bytes
 */
gboolean
qd_picture_is_found (const QdPicture *self)
{
  return self->bytes != NULL || self->file != NULL;
}

/**
 * qd_picture_get_size:
 * @self: a picture
 * @width_px: (out): how wide the document wants it, CSS px; 0 if nothing is known
 * @height_px: (out): how high
 */
void
qd_picture_get_size (const QdPicture *self, double *width_px, double *height_px)
{
  double width = self->wanted_width, height = self->wanted_height;

  if (width <= 0 && height > 0 && self->height > 0)
    width = height * self->width / self->height;
  if (height <= 0 && width > 0 && self->width > 0)
    height = width * self->height / self->width;
  *width_px = width > 0 && height > 0 ? width : self->width;
  *height_px = width > 0 && height > 0 ? height : self->height;
}

/**
 * qd_picture_dup_name:
 * @self: a picture
 *
 * Returns: (transfer full): a name for a file with it, without a suffix where it has none of its own
 */
char *
qd_picture_dup_name (const QdPicture *self)
{
  if (self->member != NULL)
    return g_path_get_basename (self->member);
  if (self->file != NULL)
    return g_file_get_basename (self->file);
  return g_strconcat (
      "picture", qd_picture_guess_suffix (g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes)), NULL);
}

static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];

  while (stream != NULL)
    {
      gssize n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      g_byte_array_append (data, buffer, (guint) n_read);
      if (data->len > MAX_BYTES)
        {
          g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The picture is larger than %d MB"),
                       (int) (MAX_BYTES >> 20));
          return NULL;
        }
    }
  return NULL;
}

/**
 * qd_picture_load:
 * @self: a picture
 * @cancellable: (nullable): to stop it
 * @error: why it cannot be had
 *
 * Reads the bytes of the picture, as they stand in the document. Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the bytes
 */
GBytes *
qd_picture_load (const QdPicture *self, GCancellable *cancellable, GError **error)
{
  if ((gint64) self->width * self->height > MAX_PIXELS)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The picture of %d × %d px is too large"),
                   self->width, self->height);
      return NULL;
    }
  if (self->file != NULL)
    return read_file (self->file, cancellable, error);
  if (self->member != NULL)
    return qd_archive_load_member (self->bytes, self->member, MAX_BYTES, cancellable, error);
  if (self->bytes != NULL)
    return g_bytes_ref (self->bytes);
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("The picture is not where it should be"));
  return NULL;
}
