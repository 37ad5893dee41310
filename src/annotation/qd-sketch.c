/* qd-sketch.c: how much two texts have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-sketch.h"

#include "annotation/qd-normalise.h"

#include <string.h>

#define RUN 5
/* The estimate's error is about one part in the square root of it. */
#define N_KEPT 128

static guint32
hash_run (const guint32 *chars)
{
  guint64 hash = 0xCBF29CE484222325u;

  for (int i = 0; i < RUN; i++)
    hash = (hash ^ chars[i]) * 0x100000001B3u;
  hash = (hash ^ (hash >> 31)) * 0x9E3779B97F4A7C15u;
  return hash >> 32;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* Sorts, drops doubles and what is too much. */
static void
shrink (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint32, i) != g_array_index (hashes, guint32, i - 1))
      g_array_index (hashes, guint32, kept++) = g_array_index (hashes, guint32, i);
  g_array_set_size (hashes, MIN (kept, N_KEPT));
}

/**
 * qd_sketch_make:
 * @string: UTF-8
 * @n_bytes: its length
 *
 * Returns: (transfer full): the sketch, empty for a text of less than five characters
 */
char *
qd_sketch_make (const char *string, gsize n_bytes)
{
  g_autoptr (QdNormalised) text = qd_normalise (string, n_bytes);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 limit = G_MAXUINT32;

  for (int i = 0; i + RUN <= text->n_chars; i++)
    {
      guint32 hash = hash_run (text->chars + i);

      if (hash > limit)
        continue;
      g_array_append_val (hashes, hash);
      if (hashes->len < 4 * N_KEPT)
        continue;
      shrink (hashes);
      if (hashes->len == N_KEPT)
        limit = g_array_index (hashes, guint32, N_KEPT - 1);
    }
  shrink (hashes);
  for (guint i = 0; i < hashes->len; i++)
    g_array_index (hashes, guint32, i) = GUINT32_TO_LE (g_array_index (hashes, guint32, i));
  return g_base64_encode ((const guchar *) hashes->data, hashes->len * sizeof (guint32));
}

static guint32 *
decode (const char *sketch, gsize *n_hashes)
{
  gsize length;
  guchar *data = g_base64_decode (sketch, &length);
  guint32 *hashes;

  *n_hashes = MIN (length / sizeof (guint32), N_KEPT);
  hashes = g_new0 (guint32, *n_hashes + 1);
  for (gsize i = 0; i < *n_hashes; i++)
    {
      memcpy (&hashes[i], data + i * sizeof (guint32), sizeof (guint32));
      hashes[i] = GUINT32_FROM_LE (hashes[i]);
    }
  g_free (data);
  return hashes;
}

/**
 * qd_sketch_compare:
 * @a: a sketch
 * @b: another
 *
 * Returns: about how much of all runs in either text stands in both; 0 if one of them has none
 */
double
qd_sketch_compare (const char *a, const char *b)
{
  gsize n_a, n_b, i = 0, j = 0;
  g_autofree guint32 *left = decode (a, &n_a);
  g_autofree guint32 *right = decode (b, &n_b);
  int n_union = 0, n_both = 0;

  while ((i < n_a || j < n_b) && n_union < N_KEPT)
    {
      gboolean from_left = j >= n_b || (i < n_a && left[i] <= right[j]);
      gboolean from_right = i >= n_a || (j < n_b && right[j] <= left[i]);

      n_both += from_left && from_right;
      i += from_left;
      j += from_right;
      n_union++;
    }
  return n_a > 0 && n_b > 0 ? (double) n_both / n_union : 0;
}
