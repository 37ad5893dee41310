/* qd-picture-decoder.h: the bytes of a picture become something to draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoding takes long and may be given anything: it runs in a thread, and what is larger than it will be shown is made
 * smaller while it is decoded. Callable from any thread.
 */
#pragma once

#include <gdk/gdk.h>
#include "document/qd-picture.h"

G_BEGIN_DECLS

typedef struct
{
  GdkTexture *texture;
  gboolean wants_ground; /* dark lines on nothing, such as a formula: needs light paper below it */
} QdDecodedPicture;

QdDecodedPicture *
qd_picture_decode (const QdPicture *picture, int max_edge_px, GCancellable *cancellable, GError **error);
QdDecodedPicture *qd_decoded_picture_copy (const QdDecodedPicture *self);
void qd_decoded_picture_free (QdDecodedPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDecodedPicture, qd_decoded_picture_free)

void qd_picture_decode_async (
    QdPicture *picture, int max_edge_px, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
QdDecodedPicture *qd_picture_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
