/* qd-file-watch.h: whether a file still is as it was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watches a file from before it is read. A program that writes it in several goes, or puts another in its place, is
 * waited for; one that writes the same bytes again changes nothing. Bytes are read and compared in a thread. No widget;
 * used by the main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  QD_FILE_AS_READ,
  QD_FILE_CHANGED, /* other bytes stand there now */
  QD_FILE_GONE     /* deleted or moved away */
} QdFileState;

#define QD_TYPE_FILE_WATCH (qd_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (QdFileWatch, qd_file_watch, QD, FILE_WATCH, GObject)

/* Property: state (int, a QdFileState), readable, notifying. */
QdFileWatch *qd_file_watch_new (GFile *file);
QdFileState qd_file_watch_get_state (QdFileWatch *self);

G_END_DECLS
