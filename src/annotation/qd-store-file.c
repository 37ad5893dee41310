/* qd-store-file.c: reads and replaces one file so that it is never half written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "annotation/qd-store-file.h"
#include "annotation/qd-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Only where a directory itself cannot be locked, as on some network file systems. */
#define LOCK_NAME ".lock"
/* Of random length, so that one who saves without end does not keep another from ever finding the lock free. */
#define LOCK_PAUSE_MAX_US 5000

struct _QdStoreLock
{
  int fd;
};

static void
set_errno (GError **error, int code, const char *path, const char *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s: %s", path, what, g_strerror (code));
}

static void
set_open_errno (GError **error, int code, const char *directory)
{
  if (code == EACCES || code == EROFS || code == EPERM)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY, _ ("%s cannot be written: %s"), directory,
                 g_strerror (code));
  else
    set_errno (error, code, directory, _ ("cannot be opened"));
}

static void
sync_directory (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* With its parents, so that they survive a loss of power as the file in them will. */
static gboolean
make_directory (const char *path)
{
  g_autofree char *parent = NULL;

  if (g_mkdir (path, 0700) == 0 || errno == EEXIST)
    return g_file_test (path, G_FILE_TEST_IS_DIR) || (errno = ENOTDIR, FALSE);
  parent = g_path_get_dirname (path);
  if (errno != ENOENT || g_str_equal (parent, path) || !make_directory (parent) || g_mkdir (path, 0700) != 0)
    return FALSE;
  sync_directory (parent);
  return TRUE;
}

/* 0, EWOULDBLOCK if it is not to be had in time, or what stands in the way of locking at all. */
static int
lock_until (int fd, gint64 deadline_us)
{
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int code = errno;

      if (code == EINTR)
        continue;
      if (code != EWOULDBLOCK || g_get_monotonic_time () >= deadline_us)
        return code;
      g_usleep (g_random_int_range (1, LOCK_PAUSE_MAX_US));
    }
  return 0;
}

/* Whether what is locked is still what everybody else finds there. */
static gboolean
is_at (int fd, const char *path)
{
  struct stat held, found;

  return fstat (fd, &held) == 0 && stat (path, &found) == 0 && held.st_dev == found.st_dev
         && held.st_ino == found.st_ino;
}

/* Returns a descriptor that holds the lock, or -1 with the reason in @code. */
static int
lock_path (const char *path, int flags, gint64 deadline_us, int *code)
{
  int fd;

  do
    {
      fd = g_open (path, flags | O_CLOEXEC, 0600);
      *code = fd < 0 ? errno : lock_until (fd, deadline_us);
      if (*code == 0 && is_at (fd, path))
        return fd;
      if (fd >= 0)
        close (fd);
    }
  /* It was replaced while we waited. */
  while (*code == 0 && g_get_monotonic_time () < deadline_us);
  return -1;
}

/**
 * qd_store_lock_take:
 * @directory: a directory; made if it is not there
 * @timeout_ms: how long to wait for another process
 * @error: return location
 *
 * Takes the lock that everybody holds who changes a file in @directory. It is the directory that is locked: nothing
 * lies in it for a synchroniser to carry about. The lock ends with the process at the latest.
 *
 * Returns: (nullable) (transfer full): the lock, or %NULL with %QD_STORE_ERROR_LOCKED if it was not to be had,
 *   %QD_STORE_ERROR_READ_ONLY if the directory cannot be made, or a #GIOErrorEnum
 */
QdStoreLock *
qd_store_lock_take (const char *directory, int timeout_ms, GError **error)
{
  g_autofree char *path = g_build_filename (directory, LOCK_NAME, NULL);
  gint64 deadline_us = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  QdStoreLock *self;
  int fd, code;

  if (!make_directory (directory))
    {
      set_open_errno (error, errno, directory);
      return NULL;
    }
  fd = lock_path (directory, O_RDONLY | O_DIRECTORY, deadline_us, &code);
  if (fd < 0 && code != EWOULDBLOCK)
    fd = lock_path (path, O_RDWR | O_CREAT, deadline_us, &code);
  if (fd < 0)
    {
      if (code == EWOULDBLOCK || code == 0)
        g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_LOCKED, _ ("%s is held by another process"), directory);
      else
        set_open_errno (error, code, directory);
      return NULL;
    }
  self = g_new0 (QdStoreLock, 1);
  self->fd = fd;
  return self;
}

/**
 * qd_store_lock_free:
 * @self: a lock
 *
 * Gives it up.
 */
void
qd_store_lock_free (QdStoreLock *self)
{
  close (self->fd);
  g_free (self);
}

static void
fill_stamp (const struct stat *info, QdFileStamp *stamp)
{
  *stamp = (QdFileStamp){
    info->st_dev,
    info->st_ino,
    info->st_size,
    info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec,
    info->st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_ctim.tv_nsec,
  };
}

/**
 * qd_file_stamp_read:
 * @path: a file
 * @stamp: (out): what tells whether it is still the same
 *
 * Returns: whether there is such a file
 */
gboolean
qd_file_stamp_read (const char *path, QdFileStamp *stamp)
{
  struct stat info;

  *stamp = (QdFileStamp){ 0 };
  if (stat (path, &info) != 0)
    return FALSE;
  fill_stamp (&info, stamp);
  return TRUE;
}

/**
 * qd_file_stamp_equal:
 * @a: a stamp
 * @b: another
 *
 * Returns: whether they are of the same file, unchanged
 */
gboolean
qd_file_stamp_equal (const QdFileStamp *a, const QdFileStamp *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size && a->modified_ns == b->modified_ns
         && a->changed_ns == b->changed_ns;
}

/**
 * qd_store_file_read:
 * @path: a file
 * @stamp: (out): of what was read
 * @error: return location
 *
 * Returns: (nullable) (transfer full): its content, or %NULL with a #GIOErrorEnum
 */
GBytes *
qd_store_file_read (const char *path, QdFileStamp *stamp, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[65536];
  struct stat info;
  ssize_t n_read;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  *stamp = (QdFileStamp){ 0 };
  if (fd < 0)
    {
      set_errno (error, errno, path, _ ("cannot be opened"));
      return NULL;
    }
  if (fstat (fd, &info) == 0)
    {
      fill_stamp (&info, stamp);
      g_byte_array_set_size (content, CLAMP (info.st_size, 0, G_MAXINT));
      g_byte_array_set_size (content, 0);
    }
  do
    {
      n_read = read (fd, buffer, sizeof buffer);
      if (n_read > 0)
        g_byte_array_append (content, buffer, n_read);
    }
  while (n_read > 0 || (n_read < 0 && errno == EINTR));
  if (n_read < 0)
    set_errno (error, errno, path, _ ("cannot be read"));
  close (fd);
  return n_read < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/* What a killed process left behind: NAME.ini.XXXXXX. Nobody else is at work, for we hold the lock. */
static void
remove_leftovers (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  gsize length = strlen (base);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      const char *rest = name + length + 1;

      if (strncmp (name, base, length) == 0 && name[length] == '.' && strlen (rest) == 6
          && strspn (rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == 6)
        {
          g_autofree char *leftover = g_build_filename (directory, name, NULL);

          g_unlink (leftover);
        }
    }
}

/**
 * qd_store_file_replace:
 * @path: a file, there already or not
 * @bytes: its new content
 * @error: return location
 *
 * Replaces a file, with its directory's lock held: at every moment @path is whole, old or new, and once this returns
 * %TRUE the new content survives a loss of power.
 *
 * Returns: %FALSE with %QD_STORE_ERROR_READ_ONLY or a #GFileError, the old content then being in place
 */
gboolean
qd_store_file_replace (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  remove_leftovers (path);
  if (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local))
    return TRUE;
  remove_leftovers (path);
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ROFS)
      || g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_PERM))
    g_set_error_literal (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY, local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A second name for a file; a copy where the file system knows no links. */
static gboolean
link_or_copy (const char *path, const char *other)
{
  g_autofree char *content = NULL;
  gsize length;

  if (link (path, other) == 0)
    return TRUE;
  if (errno == EEXIST || g_file_test (other, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_file_get_contents (path, &content, &length, NULL)
         && g_file_set_contents_full (other, content, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * qd_store_file_keep:
 * @path: a file that has just been replaced
 * @kept: what was kept of it last, or nothing
 * @previous: (nullable): where what was kept last goes; %NULL if it is not worth it
 *
 * Gives the present content a second name, in a place where nobody else replaces it, and what had that name a third.
 * What fails here is only the spare: the file itself is saved all the same.
 */
void
qd_store_file_keep (const char *path, const char *kept, const char *previous)
{
  g_autofree char *directory = g_path_get_dirname (kept);
  g_autofree char *other_directory = previous ? g_path_get_dirname (previous) : NULL;
  g_autofree char *fresh = g_strconcat (kept, ".new", NULL);

  if (previous && g_mkdir_with_parents (other_directory, 0700) == 0)
    g_rename (kept, previous);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    return;
  g_unlink (fresh);
  if (link_or_copy (path, fresh) && g_rename (fresh, kept) != 0)
    g_unlink (fresh);
}

/**
 * qd_store_file_set_aside:
 * @path: a file that cannot be read
 * @error: return location
 *
 * Gives it a second name that says so and when; nothing is overwritten. Under its own name it stays until it is
 * replaced.
 *
 * Returns: (nullable) (transfer full): the new path, or %NULL with a #GIOErrorEnum
 */
char *
qd_store_file_set_aside (const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *aside = i == 0 ? g_strdup_printf ("%s.damaged-%s", path, stamp)
                                      : g_strdup_printf ("%s.damaged-%s-%d", path, stamp, i);

      if (link_or_copy (path, aside))
        return g_steal_pointer (&aside);
      if (errno != EEXIST)
        break;
    }
  set_errno (error, errno, path, _ ("cannot be set aside"));
  return NULL;
}
