/* qd-picture.h: a picture of a document, and the way to its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importers note where a picture stands, what is said of it and how large it is; its bytes stay where they are (in the
 * container, or in a file beside the document's) until someone draws it. Nothing is ever fetched from a network, and a
 * file beside the document counts only if it lies in the document's folder or below it. A picture is of no text: the
 * positions of notes do not know of it.
 * Immutable once its document is made, reference counted, callable from any thread.
 */
#pragma once

#include <gio/gio.h>

#include "document/qd-archive.h"

G_BEGIN_DECLS

typedef struct _QdPicture QdPicture;

/* What a reading has in place of a picture that is set like a character: 〓. */
#define QD_PICTURE_SIGN "\343\200\223"

/* (nullable) (transfer full): NULL where there is no picture of a known kind */
QdPicture *qd_picture_new_for_bytes (GBytes *bytes);
QdPicture *qd_picture_new_for_member (QdArchive *archive, const char *path);
QdPicture *qd_picture_new_for_address (const char *address); /* data: or a path beside the document */
QdPicture *qd_picture_ref (QdPicture *self);
void qd_picture_unref (QdPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPicture, qd_picture_unref)

/* Only before the document is made. */
void qd_picture_set_alt (QdPicture *self, const char *alt);
/* As the document wants it, CSS px; where one is 0 it follows the other. */
void qd_picture_set_size (QdPicture *self, double width_px, double height_px);
gboolean qd_picture_find_beside (QdPicture *self, GFile *document);

gboolean qd_picture_is_found (const QdPicture *self);
const char *qd_picture_get_alt (const QdPicture *self);                                /* (nullable) */
void qd_picture_get_size (const QdPicture *self, double *width_px, double *height_px); /* CSS px; 0: not known */
char *qd_picture_dup_name (const QdPicture *self);                                     /* for a file */
GBytes *qd_picture_load (const QdPicture *self, GCancellable *cancellable, GError **error);

G_END_DECLS
