/* qd-store-read.c: takes in what is on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-store-private.h"

#include "annotation/qd-conflict.h"
#include "annotation/qd-key-file.h"
#include "annotation/qd-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A newer program's file is shown as far as we understand it, and never written. */
static gboolean
check_format (QdStore *self, QdNotebook *notebook, GError **error)
{
  int format = qd_notebook_get_format (notebook);

  if (format <= QD_NOTEBOOK_FORMAT)
    return TRUE;
  qd_store_set_read_only (self, TRUE);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NEWER,
               _ ("%s was written by a newer version of Quandian (format %d, we know %d); it is opened read-only"),
               self->path, format, QD_NOTEBOOK_FORMAT);
  return FALSE;
}

/* A program that does not replace files but writes into them is done with one within this time. */
#define WRITING_SECONDS 3

/* Brings what lies at @path into a notebook. Returns whether there was anything. */
static gboolean
merge_spare (const char *path, QdNotebook *notebook)
{
  QdFileStamp stamp;
  g_autoptr (GBytes) bytes = qd_store_file_read (path, &stamp, NULL);
  g_autoptr (QdNotebook) spare = bytes ? qd_key_file_read (bytes, NULL) : NULL;

  if (!spare || g_hash_table_size (spare->entries) == 0 || qd_notebook_get_format (spare) > QD_NOTEBOOK_FORMAT)
    return FALSE;
  qd_notebook_merge (notebook, spare);
  return TRUE;
}

/* What can be read of a damaged file is brought together with what this device wrote before. The damaged file stays
 * under another name as well, and under its own until the next save replaces it, so that at no moment there is none. */
static gboolean
salvage (QdStore *self, QdNotebook *notebook, const char *message, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *aside = qd_store_file_set_aside (self->path, &local);
  g_autofree char *problem = NULL;

  merge_spare (self->previous, notebook);
  merge_spare (self->kept, notebook);
  if (!aside)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED,
                   _ ("The notes in %s are damaged (%s), and the file cannot be set aside: %s"), self->path, message,
                   local->message);
      return FALSE;
    }
  problem = g_strdup_printf (_ ("The notes in %s were damaged (%s). What could be read and the state before were "
                                "brought together; the damaged file is kept as %s."),
                             self->path, message, aside);
  /* The second name has changed the file's times, not the file. */
  qd_file_stamp_read (self->path, &self->stamp);
  self->damaged = TRUE;
  qd_store_set_problem (self, problem);
  qd_store_set_unsaved (self, TRUE);
  return TRUE;
}

/* Damage is mended only under the lock, for else the file may be another by now, and only once nobody writes. */
static gboolean
mend (QdStore *self, QdStoreLock *lock, QdNotebook *notebook, const char *message, GError **error)
{
  gint64 age_us = g_get_real_time () - self->stamp.modified_ns / 1000;
  gboolean mended = FALSE;

  if (!lock)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED, _ ("The notes in %s are damaged (%s)"), self->path,
                 message);
  else if (self->opened && age_us >= 0 && age_us < WRITING_SECONDS * G_USEC_PER_SEC)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_LOCKED, _ ("%s is being written by another program"),
                 self->path);
  else
    mended = salvage (self, notebook, message, error);
  /* What was not mended is looked at again. */
  if (!mended)
    self->stamp = (QdFileStamp){ 0 };
  return mended;
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
      qd_store_set_unsaved (self, TRUE);
    }
}

gboolean
qd_store_take_in (QdStore *self, QdStoreLock *lock, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) damage = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdNotebook) notebook = NULL;
  gboolean sound = TRUE;
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
  self->damaged = FALSE;
  notebook = qd_key_file_read (bytes, &damage);
  if (damage && qd_notebook_get_format (notebook) <= QD_NOTEBOOK_FORMAT)
    sound = mend (self, lock, notebook, damage->message, error);
  adopt_hand_edits (self, notebook);
  qd_annotation_list_merge (self->list, notebook);
  /* Somebody has put an older file in the place of ours: what it lacks is not lost, but has to be written again. */
  if (sound && !qd_notebook_covers (notebook, qd_annotation_list_get_notebook (self->list)))
    qd_store_set_unsaved (self, TRUE);
  return sound && check_format (self, notebook, error);
}

/* (element-type utf8): the paths of a synchroniser's copies of our file, and of files about the same text that another
 * machine had named after another title. */
static GPtrArray *
find_copies (QdStore *self)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autoptr (GPtrArray) named = qd_library_find_named (self->data_dir, self->document);
  g_autoptr (GDir) dir = g_dir_open (self->directory, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (qd_conflict_is_copy_of (name, base))
      g_ptr_array_add (copies, g_build_filename (self->directory, name, NULL));
  for (guint i = 0; i < named->len; i++)
    if (strcmp (g_ptr_array_index (named, i), self->path) > 0)
      g_ptr_array_add (copies, g_strdup (g_ptr_array_index (named, i)));
  return copies;
}

/* A copy that is damaged or newer stays where it is. */
static gboolean
take_in_copy (QdStore *self, const char *path, QdFileStamp *stamp)
{
  g_autoptr (GBytes) bytes = qd_store_file_read (path, stamp, NULL);
  g_autoptr (GError) damage = NULL;
  g_autoptr (QdNotebook) notebook = bytes ? qd_key_file_read (bytes, &damage) : NULL;

  if (!notebook || damage || qd_notebook_get_format (notebook) > QD_NOTEBOOK_FORMAT)
    return FALSE;
  qd_annotation_list_merge (self->list, notebook);
  return TRUE;
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

/* Copies are merged, and go once the sum is on disk unless they have changed meanwhile. */
void
qd_store_merge_copies (QdStore *self)
{
  g_autoptr (GPtrArray) copies = find_copies (self);
  g_autofree QdFileStamp *stamps = g_new (QdFileStamp, copies->len + 1);
  guint n_taken = 0;

  if (self->read_only)
    return;
  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *path = g_steal_pointer (&g_ptr_array_index (copies, i));

      if (take_in_copy (self, path, &stamps[n_taken]))
        g_ptr_array_index (copies, n_taken++) = g_steal_pointer (&path);
    }
  if (n_taken == 0)
    return;
  qd_store_set_unsaved (self, TRUE);
  if (!qd_store_save (self, NULL))
    return;
  for (guint i = 0; i < n_taken; i++)
    {
      const char *path = g_ptr_array_index (copies, i);
      QdFileStamp now;

      if (qd_file_stamp_read (path, &now) && qd_file_stamp_equal (&now, &stamps[i]))
        discard (self, path);
    }
}

/* What this device wrote last, unless it is what lies there now. */
static void
take_in_kept (QdStore *self)
{
  g_autoptr (QdNotebook) notebook = qd_notebook_new ();
  QdFileStamp there, kept;

  qd_file_stamp_read (self->path, &there);
  if (qd_file_stamp_read (self->kept, &kept) && !qd_file_stamp_equal (&kept, &there)
      && merge_spare (self->kept, notebook))
    qd_annotation_list_merge (self->list, notebook);
}

/* The file is gone, which nobody does who wants to keep his notes; what this device wrote is still here. */
static void
restore (QdStore *self)
{
  g_autoptr (QdNotebook) notebook = qd_notebook_new ();
  g_autofree char *problem = NULL;

  merge_spare (self->previous, notebook);
  qd_annotation_list_merge (self->list, notebook);
  if (g_hash_table_size (qd_annotation_list_get_notebook (self->list)->entries) == 0)
    return;
  problem = g_strdup_printf (_ ("The notes in %s were missing. They were taken from what this device kept in %s."),
                             self->path, self->kept);
  qd_store_set_problem (self, problem);
  qd_store_set_unsaved (self, TRUE);
}

/* Opening takes the lock only if there is something to mend, so that a read-only directory can be read. */
void
qd_store_load (QdStore *self)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;

  take_in_kept (self);
  sound = qd_store_take_in (self, NULL, &error);
  if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED))
    {
      g_autoptr (QdStoreLock) lock = qd_store_lock_take (self->directory, QD_STORE_LOCK_TIMEOUT_MS, NULL);

      g_clear_error (&error);
      sound = qd_store_take_in (self, lock, &error);
    }
  if (!sound)
    qd_store_fail (self, error->message);
  else if (self->stamp.inode == 0)
    restore (self);
  self->opened = TRUE;
  if (self->unsaved)
    qd_store_save (self, NULL);
}
