/* test-picture-cache.c: pictures decoded in threads, for whoever draws them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "ui/qd-picture-cache.h"

/* A picture of one colour, or of a black line on nothing. */
static QdPicture *
make_picture (int width, int height, gboolean is_line)
{
  g_autofree guint8 *pixels = g_malloc0 ((gsize) width * height * 4);
  g_autoptr (GBytes) bytes = NULL, png = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (int i = 0; i < width * height; i++)
    {
      gboolean ink = !is_line || i / width % 8 == 0;

      memset (pixels + 4 * i, is_line ? 0 : 200, 3);
      pixels[4 * i + 3] = ink ? 255 : 0;
    }
  bytes = g_bytes_new (pixels, (gsize) width * height * 4);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, (gsize) width * 4);
  png = gdk_texture_save_to_png_bytes (texture);
  return qd_picture_new_for_bytes (png);
}

static void
changed_cb (gpointer unused, gpointer data)
{
  (*(int *) data)++;
}

static QdPictureState
wait_for (QdPictureCache *cache, QdPicture *picture, double edge, int *n_changes, const QdDecodedPicture **decoded)
{
  int before = *n_changes;

  qd_picture_cache_get (cache, picture, edge, decoded);
  while (*n_changes == before)
    g_main_context_iteration (NULL, TRUE);
  return qd_picture_cache_get (cache, picture, edge, decoded);
}

/* Decoded as large as it is shown, anew when it is shown larger, and kept otherwise. */
static void
test_sizes (void)
{
  int n_changes = 0;
  QdPictureCache *cache = qd_picture_cache_new (changed_cb, &n_changes);
  g_autoptr (QdPicture) picture = make_picture (400, 200, FALSE);
  const QdDecodedPicture *decoded;

  g_assert_cmpint (qd_picture_cache_get (cache, picture, 100, &decoded), ==, QD_PICTURE_COMING);
  g_assert_null (decoded);
  while (n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (qd_picture_cache_get (cache, picture, 100, &decoded), ==, QD_PICTURE_READY);
  g_assert_cmpint (gdk_texture_get_width (decoded->texture), ==, 100);
  g_assert_cmpint (gdk_texture_get_height (decoded->texture), ==, 50);
  g_assert_false (decoded->wants_ground);
  /* The small one stays while the large one is coming. */
  g_assert_cmpint (qd_picture_cache_get (cache, picture, 1000, &decoded), ==, QD_PICTURE_READY);
  g_assert_cmpint (gdk_texture_get_width (decoded->texture), ==, 100);
  while (n_changes == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (qd_picture_cache_get (cache, picture, 1000, &decoded), ==, QD_PICTURE_READY);
  g_assert_cmpint (gdk_texture_get_width (decoded->texture), ==, 400);
  qd_picture_cache_free (cache);
}

static void
test_kinds (void)
{
  int n_changes = 0;
  QdPictureCache *cache = qd_picture_cache_new (changed_cb, &n_changes);
  g_autoptr (QdPicture) line = make_picture (200, 200, TRUE), broken = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("GIF89a\100\1\310\0", 10);
  const QdDecodedPicture *decoded;

  g_assert_cmpint (wait_for (cache, line, 200, &n_changes, &decoded), ==, QD_PICTURE_READY);
  g_assert_true (decoded->wants_ground);
  broken = qd_picture_new_for_bytes (bytes);
  g_assert_cmpint (wait_for (cache, broken, 200, &n_changes, &decoded), ==, QD_PICTURE_BROKEN);
  g_assert_null (decoded);
  qd_picture_cache_free (cache);
}

/* Who is gone is not told. */
static void
test_clear (void)
{
  int n_changes = 0;
  g_autoptr (QdPicture) picture = make_picture (400, 400, FALSE);
  const QdDecodedPicture *decoded;

  for (int i = 0; i < 8; i++)
    {
      QdPictureCache *cache = qd_picture_cache_new (changed_cb, &n_changes);

      qd_picture_cache_get (cache, picture, 400, &decoded);
      if (i % 2 == 0)
        qd_picture_cache_clear (cache);
      if (i % 4 < 2)
        g_usleep (2000);
      qd_picture_cache_free (cache);
    }
  for (int i = 0; i < 50; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (n_changes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-cache/sizes", test_sizes);
  g_test_add_func ("/picture-cache/kinds", test_kinds);
  g_test_add_func ("/picture-cache/clear", test_clear);
  return g_test_run ();
}
