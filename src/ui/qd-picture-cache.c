/* qd-picture-cache.c: the pictures in view, decoded as large as they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-picture-cache.h"

#include <math.h>

#define MAX_BYTES ((gsize) 128 << 20)
/* No screen shows more, and no texture should be larger. */
#define MAX_EDGE 4096
/* A picture is decoded anew if it is shown by so much larger than it was decoded, or so much smaller. */
#define GROWTH 1.05
#define DECLINE 0.5

typedef struct
{
  QdPictureCache *cache;
  QdPicture *picture;
  QdDecodedPicture *decoded; /* (nullable) */
  double edge;               /* px it was decoded for, or is being decoded for */
  gboolean coming, broken;
  guint64 used;
} Entry;

struct _QdPictureCache
{
  GHashTable *entries; /* QdPicture → Entry */
  GCancellable *cancellable;
  GFunc changed;
  gpointer owner;
  guint64 clock;
  gsize n_bytes;
};

static gsize
count_bytes (const Entry *entry)
{
  return entry->decoded ? (gsize) gdk_texture_get_width (entry->decoded->texture)
                              * (gsize) gdk_texture_get_height (entry->decoded->texture) * 4
                        : 0;
}

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->decoded, qd_decoded_picture_free);
  qd_picture_unref (entry->picture);
  g_free (entry);
}

/**
 * qd_picture_cache_new:
 * @changed: called with %NULL and @owner when a picture has come
 * @owner: who draws
 *
 * Returns: (transfer full): an empty cache
 */
QdPictureCache *
qd_picture_cache_new (GFunc changed, gpointer owner)
{
  QdPictureCache *self = g_new0 (QdPictureCache, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->owner = owner;
  return self;
}

/**
 * qd_picture_cache_clear:
 * @self: a cache
 *
 * Lets go of all pictures, also of those on their way.
 */
void
qd_picture_cache_clear (QdPictureCache *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->entries);
  self->n_bytes = 0;
}

void
qd_picture_cache_free (QdPictureCache *self)
{
  if (!self)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* What is drawn now stays, however large it is. */
static void
make_room (QdPictureCache *self, const Entry *newest)
{
  while (self->n_bytes > MAX_BYTES)
    {
      Entry *oldest = NULL, *entry;
      GHashTableIter iter;

      g_hash_table_iter_init (&iter, self->entries);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &entry))
        if (entry != newest && entry->decoded && !entry->coming && (!oldest || entry->used < oldest->used))
          oldest = entry;
      if (!oldest)
        return;
      self->n_bytes -= count_bytes (oldest);
      g_hash_table_remove (self->entries, oldest->picture);
    }
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Entry *entry = data;
  g_autoptr (QdDecodedPicture) decoded = NULL;
  QdPictureCache *self;

  /* Cleared meanwhile, and the entry with it: the task says so whatever its thread returned. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  decoded = qd_picture_decode_finish (result, NULL);
  self = entry->cache;
  self->n_bytes -= count_bytes (entry);
  entry->coming = FALSE;
  entry->broken = decoded == NULL;
  g_clear_pointer (&entry->decoded, qd_decoded_picture_free);
  entry->decoded = g_steal_pointer (&decoded);
  self->n_bytes += count_bytes (entry);
  make_room (self, entry);
  self->changed (NULL, self->owner);
}

static gboolean
fits (const Entry *entry, double edge)
{
  return edge <= entry->edge * GROWTH && edge >= entry->edge * DECLINE;
}

/**
 * qd_picture_cache_get:
 * @self: a cache
 * @picture: a picture
 * @edge_px: how long its longer edge is shown, in px of the screen
 * @decoded: (out) (nullable) (transfer none): the picture, also while a better one is coming; valid until the next
 *   call
 *
 * Returns: whether it is ready, coming, or cannot be shown
 */
QdPictureState
qd_picture_cache_get (QdPictureCache *self, QdPicture *picture, double edge_px, const QdDecodedPicture **decoded)
{
  Entry *entry = g_hash_table_lookup (self->entries, picture);
  double edge = CLAMP (ceil (edge_px), 1, MAX_EDGE);

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      entry->cache = self;
      entry->picture = qd_picture_ref (picture);
      g_hash_table_insert (self->entries, picture, entry);
    }
  entry->used = ++self->clock;
  if (!entry->coming && !entry->broken && !fits (entry, edge))
    {
      entry->coming = TRUE;
      entry->edge = edge;
      qd_picture_decode_async (picture, (int) edge, self->cancellable, decoded_cb, entry);
    }
  *decoded = entry->decoded;
  return entry->broken ? QD_PICTURE_BROKEN : entry->decoded ? QD_PICTURE_READY : QD_PICTURE_COMING;
}
