/* qd-store-private.h: the inside of a store, for the files it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-store.c holds the state; qd-store-read.c takes in what is on disk, qd-store-save.c puts there what is not,
 * qd-store-watch.c notices that others did, and qd-store-reading.c keeps the place where reading stopped.
 */
#pragma once

#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-store-file.h"
#include "annotation/qd-store.h"

G_BEGIN_DECLS

/* Another process holds the lock for the time of one save. */
#define QD_STORE_LOCK_TIMEOUT_MS 5000

struct _QdStore
{
  GObject parent_instance;
  char *data_dir;
  char *device;
  char *directory;
  char *path;
  char *kept;     /* what this device wrote last */
  char *previous; /* and before that */
  GFile *file;    /* (nullable): the document's */
  QdDocument *document;
  QdAnnotationList *list;
  QdHistory *history;
  QdFileStamp stamp; /* of the key file when it was last read or written */
  char *problem;     /* (nullable) */
  gboolean opened;   /* what was on disk at first is known */
  gboolean passing;  /* the problem is gone once reading and saving work again */
  gboolean damaged;  /* what lies at @path is not fit to be the generation before */
  gboolean unsaved;
  gboolean read_only;
  gboolean reading_changed; /* something of [Reading] is to be saved with the next act */
  guint retry_source;
  GFileMonitor *monitor; /* (nullable): of the directory, once there is one */
  guint settle_source;
};

void qd_store_set_problem (QdStore *self, const char *problem);
/* A problem that passes, and its passing. */
void qd_store_fail (QdStore *self, const char *problem);
void qd_store_recover (QdStore *self);
void qd_store_set_unsaved (QdStore *self, gboolean unsaved);
void qd_store_set_read_only (QdStore *self, gboolean read_only);

void qd_store_load (QdStore *self);
/* Takes in what others have written since we last looked. @lock: (nullable): without it nothing is mended.
 * QD_STORE_ERROR_LOCKED: the file is just being written. */
gboolean qd_store_take_in (QdStore *self, QdStoreLock *lock, GError **error);
void qd_store_merge_copies (QdStore *self);
void qd_store_watch (QdStore *self);
void qd_store_stamp_reading (QdStore *self);

G_END_DECLS
