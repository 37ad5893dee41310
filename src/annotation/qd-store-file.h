/* qd-store-file.h: reads and replaces one file so that it is never half written and no writer overwrites another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows nothing of what is in the file. Whoever replaces it holds the directory's lock; a killed process leaves the
 * lock free and the file whole. Main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 device, inode, size;
  gint64 modified_ns, changed_ns;
} QdFileStamp; /* all 0: there is no file */

typedef struct _QdStoreLock QdStoreLock;

QdStoreLock *qd_store_lock_take (const char *directory, int timeout_ms, GError **error);
void qd_store_lock_free (QdStoreLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStoreLock, qd_store_lock_free)

gboolean qd_file_stamp_read (const char *path, QdFileStamp *stamp);
gboolean qd_file_stamp_equal (const QdFileStamp *a, const QdFileStamp *b);

/* The file as it is now, and its stamp; G_IO_ERROR_NOT_FOUND if there is none. */
GBytes *qd_store_file_read (const char *path, QdFileStamp *stamp, GError **error);
gboolean qd_store_file_replace (const char *path, GBytes *bytes, GError **error);
void qd_store_file_keep (const char *path, const char *kept, const char *previous);
char *qd_store_file_set_aside (const char *path, GError **error);

G_END_DECLS
