/* qd-store.c: the annotations of one document on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-store.h"

#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-conflict.h"
#include "annotation/qd-key-file.h"
#include "annotation/qd-library.h"
#include "annotation/qd-store-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Another process holds the lock for the time of one save. */
#define LOCK_TIMEOUT_MS 5000
#define RETRY_SECONDS 5
/* Synchronisers write in bursts. */
#define SETTLE_MS 200

struct _QdStore
{
  GObject parent_instance;
  char *data_dir;
  char *device;
  char *directory;
  char *path;
  char *previous;
  GFile *file; /* (nullable): the document's */
  QdDocument *document;
  QdAnnotationList *list;
  QdHistory *history;
  QdFileStamp stamp; /* of the key file when it was last read or written */
  char *problem;     /* (nullable) */
  gboolean unsaved;
  gboolean read_only;
  gboolean position_changed; /* something of [Reading] is to be saved with the next act */
  guint retry_source;
  GFileMonitor *monitor; /* (nullable): of the directory, once there is one */
  guint settle_source;
};

G_DEFINE_FINAL_TYPE (QdStore, qd_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_UNSAVED,
  PROP_READ_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
qd_store_dispose (GObject *object)
{
  QdStore *self = QD_STORE (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->history)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (qd_store_parent_class)->dispose (object);
}

static void
qd_store_finalize (GObject *object)
{
  QdStore *self = QD_STORE (object);

  g_free (self->data_dir);
  g_free (self->device);
  g_free (self->directory);
  g_free (self->path);
  g_free (self->previous);
  g_free (self->problem);
  G_OBJECT_CLASS (qd_store_parent_class)->finalize (object);
}

static void
qd_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdStore *self = QD_STORE (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_UNSAVED:
      g_value_set_boolean (value, self->unsaved);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_store_class_init (QdStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = qd_store_dispose;
  object_class->finalize = qd_store_finalize;
  object_class->get_property = qd_store_get_property;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_store_init (QdStore *self)
{
}

/**
 * qd_store_dup_default_dir:
 *
 * Returns: (transfer full): the user's data directory for Quandian
 */
char *
qd_store_dup_default_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "quandian", NULL);
}

static void
set_problem (QdStore *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_unsaved (QdStore *self, gboolean unsaved)
{
  if (self->unsaved == unsaved)
    return;
  self->unsaved = unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

static void
set_read_only (QdStore *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/* A newer program's file is shown as far as we understand it, and never written. */
static gboolean
check_format (QdStore *self, QdNotebook *notebook, GError **error)
{
  int format = qd_notebook_get_format (notebook);

  if (format <= QD_NOTEBOOK_FORMAT)
    return TRUE;
  set_read_only (self, TRUE);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NEWER,
               _ ("%s was written by a newer version of Quandian (format %d, we know %d); it is opened read-only"),
               self->path, format, QD_NOTEBOOK_FORMAT);
  return FALSE;
}

/* What can be read of a damaged file, with the generation before it. */
static void
salvage (QdStore *self, QdNotebook *whole, const char *message)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *problem = NULL;
  QdFileStamp stamp;

  bytes = qd_store_file_read (self->previous, &stamp, NULL);
  if (bytes)
    {
      g_autoptr (QdNotebook) previous = qd_key_file_read (bytes, NULL);

      qd_notebook_merge (whole, previous);
    }
  aside = qd_store_file_set_aside (self->path, &error);
  if (aside)
    problem = g_strdup_printf (_ ("The notes in %s were damaged (%s). What could be read and the state before were "
                                  "brought together; the damaged file is kept as %s."),
                               self->path, message, aside);
  else
    problem = g_strdup_printf (_ ("The notes in %s are damaged (%s), and the file cannot be set aside: %s"), self->path,
                               message, error->message);
  set_problem (self, problem);
  set_read_only (self, aside == NULL);
  set_unsaved (self, TRUE);
}

/* A person who mends the file by hand does not count versions. What differs under the version we know is an act. */
static void
adopt_hand_edits (QdStore *self, QdNotebook *theirs)
{
  QdNotebook *ours = qd_annotation_list_get_notebook (self->list);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, theirs->entries);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      QdEntry *mine = g_hash_table_lookup (ours->entries, id), *entry = value;
      QdRecord *known, *record;
      g_autoptr (QdRecord) adopted = NULL;

      if (!mine || mine->heads->len > 1 || entry->heads->len > 1)
        continue;
      known = g_ptr_array_index (mine->heads, 0);
      record = g_ptr_array_index (entry->heads, 0);
      if (qd_version_compare (known->version, record->version) != QD_VERSION_EQUAL
          || g_str_equal (qd_record_get_text (known), qd_record_get_text (record)))
        continue;
      adopted = qd_record_copy (record);
      qd_version_unref (adopted->version);
      adopted->version = qd_version_raise (record->version, self->device);
      qd_entry_add (entry, adopted);
      set_unsaved (self, TRUE);
    }
}

/* Takes in what others have written since we last looked. With the lock held. */
static gboolean
take_in (QdStore *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) damage = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdNotebook) notebook = NULL;
  QdFileStamp stamp;

  if (!qd_file_stamp_read (self->path, &stamp) || qd_file_stamp_equal (&stamp, &self->stamp))
    return TRUE;
  bytes = qd_store_file_read (self->path, &stamp, &local);
  if (!bytes)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->stamp = stamp;
  notebook = qd_key_file_read (bytes, &damage);
  if (damage && qd_notebook_get_format (notebook) <= QD_NOTEBOOK_FORMAT)
    salvage (self, notebook, damage->message);
  adopt_hand_edits (self, notebook);
  qd_annotation_list_merge (self->list, notebook);
  return check_format (self, notebook, error);
}

/* (element-type utf8): the paths of a synchroniser's copies of our file. */
static GPtrArray *
find_copies (QdStore *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autoptr (GDir) dir = g_dir_open (self->directory, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (qd_conflict_is_copy_of (name, base))
      g_ptr_array_add (copies, g_build_filename (self->directory, name, NULL));
  return copies;
}

/* Copies are merged here and go once the sum is on disk. One that is damaged or newer stays where it is. */
static void
take_in_copies (QdStore *self, GPtrArray *copies)
{
  for (guint i = copies->len; i > 0; i--)
    {
      QdFileStamp stamp;
      g_autoptr (GBytes) bytes = qd_store_file_read (g_ptr_array_index (copies, i - 1), &stamp, NULL);
      g_autoptr (GError) damage = NULL;
      g_autoptr (QdNotebook) notebook = bytes ? qd_key_file_read (bytes, &damage) : NULL;

      if (!notebook || damage || qd_notebook_get_format (notebook) > QD_NOTEBOOK_FORMAT)
        {
          g_ptr_array_remove_index (copies, i - 1);
          continue;
        }
      qd_annotation_list_merge (self->list, notebook);
    }
}

static void
discard (QdStore *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_trash (file, NULL, NULL))
    {
      g_autofree char *kept = qd_library_dup_previous (self->data_dir, path);
      g_autoptr (GFile) target = g_file_new_for_path (kept);

      g_file_move (file, target, G_FILE_COPY_BACKUP, NULL, NULL, NULL, NULL);
    }
}

static void
merge_copies (QdStore *self)
{
  g_autoptr (GPtrArray) copies = find_copies (self);

  if (copies->len == 0 || self->read_only)
    return;
  take_in_copies (self, copies);
  if (copies->len == 0)
    return;
  set_unsaved (self, TRUE);
  if (!qd_store_save (self, NULL))
    return;
  for (guint i = 0; i < copies->len; i++)
    discard (self, g_ptr_array_index (copies, i));
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

  g_return_if_fail (QD_IS_STORE (self));
  /* Only a damaged file is changed here, and only then the lock matters; a directory we cannot write is still read. */
  lock = qd_store_lock_take (self->directory, LOCK_TIMEOUT_MS, NULL);
  if (!take_in (self, &error))
    set_problem (self, error->message);
  g_clear_pointer (&lock, qd_store_lock_free);
  merge_copies (self);
  if (self->unsaved)
    qd_store_save (self, NULL);
}

static gboolean
settled_cb (gpointer data)
{
  QdStore *self = data;

  self->settle_source = 0;
  qd_store_refresh (self);
  return G_SOURCE_REMOVE;
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

      if (changed && (g_str_equal (changed, base) || qd_conflict_is_copy_of (changed, base)) && !self->settle_source)
        self->settle_source = g_timeout_add (SETTLE_MS, settled_cb, self);
    }
}

static void
watch (QdStore *self)
{
  g_autoptr (GFile) directory = g_file_new_for_path (self->directory);

  if (self->monitor || !g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    return;
  self->monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (directory_changed_cb), self);
}

static void
stamp_reading (QdStore *self)
{
  QdNotebook *notebook = qd_annotation_list_get_notebook (self->list);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = qd_record_format_time (now);

  qd_notebook_set_value (notebook, "Reading", "LastOpened", time);
}

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
  lock = qd_store_lock_take (self->directory, LOCK_TIMEOUT_MS, error);
  if (!lock || !take_in (self, error))
    return FALSE;
  qd_library_describe (notebook, self->document, self->file);
  bytes = qd_key_file_write (notebook);
  if (!qd_store_file_replace (self->path, self->previous, bytes, error))
    return FALSE;
  qd_file_stamp_read (self->path, &self->stamp);
  watch (self);
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
  if (!self->unsaved && !self->position_changed)
    return TRUE;
  if (self->position_changed)
    stamp_reading (self);
  if (save (self, &local))
    {
      if (self->unsaved && self->retry_source)
        set_problem (self, NULL);
      self->position_changed = FALSE;
      set_unsaved (self, FALSE);
      g_clear_handle_id (&self->retry_source, g_source_remove);
      return TRUE;
    }
  if (self->unsaved)
    {
      g_autofree char *problem = g_strdup_printf (_ ("The notes could not be saved: %s"), local->message);

      set_problem (self, problem);
      if (!self->retry_source && !self->read_only)
        self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
committed_cb (QdStore *self)
{
  set_unsaved (self, TRUE);
  qd_store_save (self, NULL);
}

/* Opening takes the lock only if there is damage to mend, so that a read-only directory can be read. */
static void
load (QdStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) damage = NULL;
  g_autoptr (GBytes) bytes = qd_store_file_read (self->path, &self->stamp, &error);
  g_autoptr (QdNotebook) notebook = NULL;

  if (!bytes)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        set_problem (self, error->message);
      return;
    }
  notebook = qd_key_file_read (bytes, &damage);
  if (damage && qd_notebook_get_format (notebook) <= QD_NOTEBOOK_FORMAT)
    {
      g_autoptr (QdStoreLock) lock = qd_store_lock_take (self->directory, LOCK_TIMEOUT_MS, &error);

      salvage (self, notebook, damage->message);
    }
  qd_annotation_list_merge (self->list, notebook);
  if (!check_format (self, notebook, &error))
    set_problem (self, error->message);
  if (self->unsaved)
    {
      g_autofree char *problem = g_strdup (self->problem);

      if (qd_store_save (self, NULL))
        set_problem (self, problem);
    }
}

/**
 * qd_store_new:
 * @data_dir: the data directory
 * @document: a document
 * @file: (nullable): where it was read from
 *
 * Finds the document's annotations and places them. Nothing is written before the first act.
 *
 * Returns: (transfer full): the store; see #QdStore:problem for what went wrong
 */
QdStore *
qd_store_new (const char *data_dir, QdDocument *document, GFile *file)
{
  QdStore *self = g_object_new (QD_TYPE_STORE, NULL);

  self->device = qd_store_dup_device (data_dir);
  self->data_dir = g_strdup (data_dir);
  self->directory = qd_library_dup_directory (data_dir);
  self->document = g_object_ref (document);
  g_set_object (&self->file, file);
  self->list = qd_annotation_list_new ();
  qd_annotation_list_set_document (self->list, document);
  self->history = qd_history_new (self->list, self->device);
  qd_history_set_document (self->history, document);
  self->path = qd_library_find (data_dir, document, file);
  if (!self->path)
    self->path = qd_library_dup_new_path (data_dir, document, file);
  self->previous = qd_library_dup_previous (data_dir, self->path);
  load (self);
  merge_copies (self);
  watch (self);
  g_signal_connect_swapped (self->history, "committed", G_CALLBACK (committed_cb), self);
  return self;
}

/**
 * qd_store_set_document:
 * @self: a store
 * @document: the same document, read anew or shown otherwise
 *
 * Finds every anchor again. The history stays.
 */
void
qd_store_set_document (QdStore *self, QdDocument *document)
{
  g_return_if_fail (QD_IS_STORE (self));
  if (!g_set_object (&self->document, document))
    return;
  qd_history_set_document (self->history, document);
  qd_annotation_list_set_document (self->list, document);
}

/**
 * qd_store_get_document:
 * @self: a store
 *
 * Returns: (transfer none): the document in which the annotations are placed
 */
QdDocument *
qd_store_get_document (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->document;
}

/**
 * qd_store_get_list:
 * @self: a store
 *
 * Returns: (transfer none): the annotations
 */
QdAnnotationList *
qd_store_get_list (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->list;
}

/**
 * qd_store_get_history:
 * @self: a store
 *
 * Returns: (transfer none): what changes them
 */
QdHistory *
qd_store_get_history (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->history;
}

/**
 * qd_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the path of the key file, which need not exist yet
 */
const char *
qd_store_get_path (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->path;
}

/**
 * qd_store_get_problem:
 * @self: a store
 *
 * Returns: (nullable) (transfer none): one or two sentences for the reader, if something is amiss
 */
const char *
qd_store_get_problem (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->problem;
}

/**
 * qd_store_get_unsaved:
 * @self: a store
 *
 * Returns: whether there are acts that are only in memory
 */
gboolean
qd_store_get_unsaved (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  return self->unsaved;
}

/**
 * qd_store_get_position:
 * @self: a store
 *
 * Returns: where reading stopped, a code point of the source; 0 at first
 */
int
qd_store_get_position (QdStore *self)
{
  g_autofree char *position = qd_store_dup_reading_key (self, "Position");
  gint64 value;

  return position && g_ascii_string_to_signed (position, 10, 0, G_MAXINT, &value, NULL) ? value : 0;
}

/**
 * qd_store_set_position:
 * @self: a store
 * @position: where the reader is, a code point of the source
 *
 * Remembers the place, and how far through the text it is. Saved with the next act or by qd_store_save().
 */
void
qd_store_set_position (QdStore *self, int position)
{
  int n_chars;
  char progress[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *string = g_strdup_printf ("%d", position);

  g_return_if_fail (QD_IS_STORE (self));
  n_chars = qd_text_get_n_chars (qd_document_get_source (self->document));
  g_ascii_formatd (progress, sizeof progress, "%.4f", n_chars > 0 ? CLAMP ((double) position / n_chars, 0, 1) : 0);
  qd_store_set_reading_key (self, "Position", string);
  qd_store_set_reading_key (self, "Progress", progress);
}

/**
 * qd_store_dup_reading_key:
 * @self: a store
 * @key: a key of [Reading]
 *
 * Returns: (nullable) (transfer full): its value
 */
char *
qd_store_dup_reading_key (QdStore *self, const char *key)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return qd_notebook_dup_value (qd_annotation_list_get_notebook (self->list), "Reading", key);
}

/**
 * qd_store_set_reading_key:
 * @self: a store
 * @key: a key of [Reading]
 * @value: (nullable): its value; %NULL takes it away
 *
 * Sets a value. Saved with the next act or by qd_store_save().
 */
void
qd_store_set_reading_key (QdStore *self, const char *key, const char *value)
{
  g_return_if_fail (QD_IS_STORE (self));
  if (qd_notebook_set_value (qd_annotation_list_get_notebook (self->list), "Reading", key, value))
    self->position_changed = TRUE;
}
