/* qd-picture-cache.h: the pictures in view, decoded as large as they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asked for while a frame is drawn, so it never waits: a picture that is not there yet is decoded in a thread, and the
 * owner is told when it is. What was not drawn for longest goes when there are too many. Main thread.
 */
#pragma once

#include "ui/qd-picture-decoder.h"

G_BEGIN_DECLS

typedef enum
{
  QD_PICTURE_COMING,
  QD_PICTURE_READY,
  QD_PICTURE_BROKEN
} QdPictureState;

typedef struct _QdPictureCache QdPictureCache;

QdPictureCache *qd_picture_cache_new (GFunc changed, gpointer owner);
void qd_picture_cache_free (QdPictureCache *self);
void qd_picture_cache_clear (QdPictureCache *self);

/* @decoded: (out) (nullable) (transfer none): until the next call */
QdPictureState
qd_picture_cache_get (QdPictureCache *self, QdPicture *picture, double edge_px, const QdDecodedPicture **decoded);

G_END_DECLS
