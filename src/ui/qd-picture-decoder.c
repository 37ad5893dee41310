/* qd-picture-decoder.c: the bytes of a picture become something to draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-picture-decoder.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>

/* Pixels looked at to tell a drawing from a picture, in each direction. */
#define N_PROBES 64
/* What is fainter counts as nothing, what is darker as ink; of 255. */
#define NOTHING 32
#define DARK 112

typedef struct
{
  QdPicture *picture;
  int max_edge;
} Request;

static void
request_free (Request *request)
{
  qd_picture_unref (request->picture);
  g_free (request);
}

void
qd_decoded_picture_free (QdDecodedPicture *self)
{
  if (!self)
    return;
  g_clear_object (&self->texture);
  g_free (self);
}

QdDecodedPicture *
qd_decoded_picture_copy (const QdDecodedPicture *self)
{
  QdDecodedPicture *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->texture);
  return copy;
}

/* Whether a picture is mostly nothing, with dark lines on it. */
static gboolean
is_line_drawing (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf), n_nothing = 0, n_ink = 0, n_dark = 0;
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return FALSE;
  for (int i = 0; i < N_PROBES; i++)
    for (int j = 0; j < N_PROBES; j++)
      {
        const guint8 *p = pixels + (gsize) (height * i / N_PROBES) * stride + 4 * (width * j / N_PROBES);

        if (p[3] < NOTHING)
          n_nothing++;
        else
          n_ink++;
        n_dark += p[3] >= NOTHING && MAX (p[0], MAX (p[1], p[2])) < DARK;
      }
  return n_nothing > n_ink && n_dark * 2 > n_ink;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  int max_edge = *(const int *) data, edge = MAX (width, height);

  if (edge > max_edge)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) ((gint64) width * max_edge / edge), 1),
                                MAX ((int) ((gint64) height * max_edge / edge), 1));
}

/**
 * qd_picture_decode:
 * @picture: a picture
 * @max_edge_px: its longer edge is made no longer than this
 * @cancellable: (nullable): to stop it
 * @error: why it cannot be shown
 *
 * Returns: (nullable) (transfer full): the picture
 */
QdDecodedPicture *
qd_picture_decode (const QdPicture *picture, int max_edge_px, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = qd_picture_load (picture, cancellable, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GBytes) pixels = NULL;
  QdDecodedPicture *decoded;
  GdkPixbuf *pixbuf;
  gboolean written;

  if (!bytes)
    return NULL;
  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &max_edge_px);
  written = gdk_pixbuf_loader_write_bytes (loader, bytes, error);
  /* A loader is closed whatever happened; what it says then is the lesser reason. */
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!pixbuf)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, _ ("The picture is damaged"));
      return NULL;
    }
  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  decoded = g_new0 (QdDecodedPicture, 1);
  decoded->wants_ground = is_line_drawing (pixbuf);
  decoded->texture =
      gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                              gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, pixels,
                              (gsize) gdk_pixbuf_get_rowstride (pixbuf));
  return decoded;
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  QdDecodedPicture *decoded = qd_picture_decode (request->picture, request->max_edge, cancellable, &error);

  if (decoded)
    g_task_return_pointer (task, decoded, (GDestroyNotify) qd_decoded_picture_free);
  else
    g_task_return_error (task, error);
}

/**
 * qd_picture_decode_async:
 * @picture: a picture
 * @max_edge_px: its longer edge is made no longer than this
 * @cancellable: (nullable): to stop it
 * @callback: called when it is decoded
 * @data: for @callback
 *
 * Decodes in a thread.
 */
void
qd_picture_decode_async (
    QdPicture *picture, int max_edge_px, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new (Request, 1);

  *request = (Request){ qd_picture_ref (picture), max_edge_px };
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, decode_in_thread);
}

/**
 * qd_picture_decode_finish:
 * @result: as the callback has it
 * @error: why it cannot be shown
 *
 * Returns: (nullable) (transfer full): the picture
 */
QdDecodedPicture *
qd_picture_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
