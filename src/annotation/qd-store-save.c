/* qd-store-save.c: puts on disk what is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-store-private.h"

#include "annotation/qd-key-file.h"
#include "annotation/qd-library.h"

#include <glib/gi18n-lib.h>

#define RETRY_SECONDS 5

static gboolean
save (QdStore *self, GError **error)
{
  QdNotebook *notebook = qd_annotation_list_get_notebook (self->list);
  g_autoptr (QdStoreLock) lock = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->read_only)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY, _ ("%s is open read-only"), self->path);
      return FALSE;
    }
  lock = qd_store_lock_take (self->directory, QD_STORE_LOCK_TIMEOUT_MS, error);
  if (!lock || !qd_store_take_in (self, lock, error))
    return FALSE;
  qd_library_describe (notebook, self->document, self->file);
  bytes = qd_key_file_write (notebook);
  if (!qd_store_file_replace (self->path, bytes, error))
    return FALSE;
  qd_store_file_keep (self->path, self->kept, self->damaged ? NULL : self->previous);
  self->damaged = FALSE;
  qd_file_stamp_read (self->path, &self->stamp);
  qd_store_watch (self);
  return TRUE;
}

static gboolean
retry_cb (gpointer data)
{
  QdStore *self = data;

  if (!qd_store_save (self, NULL))
    return G_SOURCE_CONTINUE;
  self->retry_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * qd_store_save:
 * @self: a store
 * @error: return location
 *
 * Saves what has changed. What could not be saved is tried again every few seconds, as long as the main loop runs.
 *
 * Returns: %FALSE with a #QdStoreError, #GFileError or #GIOErrorEnum; everything is still in memory then
 */
gboolean
qd_store_save (QdStore *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  if (!self->unsaved && !self->reading_changed)
    return TRUE;
  if (self->reading_changed)
    qd_store_stamp_reading (self);
  if (save (self, &local))
    {
      qd_store_recover (self);
      self->reading_changed = FALSE;
      qd_store_set_unsaved (self, FALSE);
      g_clear_handle_id (&self->retry_source, g_source_remove);
      return TRUE;
    }
  if (self->unsaved)
    {
      g_autofree char *problem = g_strdup_printf (_ ("The notes could not be saved: %s"), local->message);

      qd_store_fail (self, problem);
      if (!self->retry_source && !self->read_only)
        self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
