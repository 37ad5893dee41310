/* qd-file-watch.c: whether a file still is as it was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-file-watch.h"

/* How long a file must be left alone before it is looked at: an editor deletes, writes and renames within this. */
#define SETTLE_MS 300

struct _QdFileWatch
{
  GObject parent_instance;
  GFile *file;
  GFileMonitor *monitor; /* (nullable): the file system cannot tell */
  GCancellable *cancellable;
  char *digest; /* (nullable): of the bytes at first, once they are read */
  QdFileState state;
  gboolean looking; /* in a thread */
  gboolean again;   /* something happened meanwhile */
  guint settle_id;
};

G_DEFINE_FINAL_TYPE (QdFileWatch, qd_file_watch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void look (QdFileWatch *self);

static void
digest_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (data, cancellable, NULL, &error);

  if (bytes)
    g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), g_free);
  else
    g_task_return_error (task, error);
}

static void
set_state (QdFileWatch *self, QdFileState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QdFileWatch *self = QD_FILE_WATCH (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->looking = FALSE;
  if (digest && !self->digest)
    self->digest = g_steal_pointer (&digest);
  else if (digest)
    set_state (self, g_str_equal (digest, self->digest) ? QD_FILE_AS_READ : QD_FILE_CHANGED);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    set_state (self, QD_FILE_GONE);
  /* What cannot be read just now for another reason says nothing about the file. */
  if (self->again)
    look (self);
}

static void
look (QdFileWatch *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, digest_in_thread);
}

static gboolean
settled_cb (gpointer data)
{
  QdFileWatch *self = data;

  self->settle_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (QdFileWatch *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
qd_file_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, QD_FILE_WATCH (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_file_watch_dispose (GObject *object)
{
  QdFileWatch *self = QD_FILE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (qd_file_watch_parent_class)->dispose (object);
}

static void
qd_file_watch_finalize (GObject *object)
{
  QdFileWatch *self = QD_FILE_WATCH (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_free (self->digest);
  G_OBJECT_CLASS (qd_file_watch_parent_class)->finalize (object);
}

static void
qd_file_watch_class_init (QdFileWatchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = qd_file_watch_get_property;
  object_class->dispose = qd_file_watch_dispose;
  object_class->finalize = qd_file_watch_finalize;
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, QD_FILE_AS_READ, QD_FILE_GONE, QD_FILE_AS_READ,
                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
qd_file_watch_init (QdFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * qd_file_watch_new:
 * @file: a file that is about to be read
 *
 * Returns: (transfer full): a watch over it; it takes the bytes of now for those that are read
 */
QdFileWatch *
qd_file_watch_new (GFile *file)
{
  QdFileWatch *self = g_object_new (QD_TYPE_FILE_WATCH, NULL);

  g_return_val_if_fail (G_IS_FILE (file), self);

  self->file = g_object_ref (file);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  look (self);
  return self;
}

/**
 * qd_file_watch_get_state:
 * @self: a watch
 *
 * Returns: how the file stands to what was read
 */
QdFileState
qd_file_watch_get_state (QdFileWatch *self)
{
  g_return_val_if_fail (QD_IS_FILE_WATCH (self), QD_FILE_AS_READ);
  return self->state;
}
