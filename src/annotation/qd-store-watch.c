/* qd-store-watch.c: notices what other processes and machines write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store-private.h"

#include "annotation/qd-conflict.h"

/* Synchronisers write in bursts. */
#define SETTLE_MS 200
/* A file that is just being written is looked at again after this. */
#define WRITING_MS 1000

static gboolean
settled_cb (gpointer data)
{
  QdStore *self = data;

  self->settle_source = 0;
  qd_store_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (QdStore *self, guint delay_ms)
{
  if (!self->settle_source)
    self->settle_source = g_timeout_add (delay_ms, settled_cb, self);
}

/**
 * qd_store_refresh:
 * @self: a store
 *
 * Takes in what other processes and machines have written. Called by itself whenever the directory changes.
 */
void
qd_store_refresh (QdStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdStoreLock) lock = NULL;
  gboolean sound;

  g_return_if_fail (QD_IS_STORE (self));
  /* Without the lock a damaged file is not mended; a directory we cannot write is still read. */
  lock = qd_store_lock_take (self->directory, QD_STORE_LOCK_TIMEOUT_MS, NULL);
  sound = qd_store_take_in (self, lock, &error);
  g_clear_pointer (&lock, qd_store_lock_free);
  if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_LOCKED))
    {
      look_soon (self, WRITING_MS);
      return;
    }
  if (!sound)
    qd_store_fail (self, error->message);
  else if (!self->unsaved)
    qd_store_recover (self);
  qd_store_merge_copies (self);
  if (self->unsaved)
    qd_store_save (self, NULL);
}

static void
directory_changed_cb (QdStore *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *other_name = other ? g_file_get_basename (other) : NULL;

  for (int i = 0; i < 2; i++)
    {
      const char *changed = i == 0 ? name : other_name;

      if (changed && (g_str_equal (changed, base) || qd_conflict_is_copy_of (changed, base)))
        look_soon (self, SETTLE_MS);
    }
}

void
qd_store_watch (QdStore *self)
{
  g_autoptr (GFile) directory = g_file_new_for_path (self->directory);

  if (self->monitor || !g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    return;
  self->monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (directory_changed_cb), self);
}
