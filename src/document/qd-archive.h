/* qd-archive.h: the parts of a ZIP container, read under guards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EPUB, DOCX and ODT are ZIP files. All parts that can hold text are inflated at once; of pictures only the size is
 * read, and they are inflated one at a time when they are wanted; fonts and sound are left alone. An archive that would
 * grow beyond its guards (size, ratio, number and depth of entries) is refused, and a path that leads outside is never
 * looked at. Nothing is written to disk. Pure, callable from any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _QdArchive QdArchive;

QdArchive *qd_archive_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void qd_archive_free (QdArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArchive, qd_archive_free)

GBytes *qd_archive_get (QdArchive *self, const char *path);                     /* (nullable) (transfer none) */
GBytes *qd_archive_find (QdArchive *self, const char *tail, const char **path); /* (nullable) (transfer none) */
const GPtrArray *qd_archive_get_paths (QdArchive *self); /* (transfer none) (element-type utf8) */
gboolean qd_archive_has_picture (QdArchive *self, const char *path, int *width_px, int *height_px);
GBytes *qd_archive_get_bytes (QdArchive *self); /* (transfer none): of the whole archive */
GBytes *
qd_archive_load_member (GBytes *bytes, const char *path, gsize max_bytes, GCancellable *cancellable, GError **error);
gboolean qd_archive_is_damaged (QdArchive *self);
char *qd_archive_resolve (const char *base, const char *href); /* (nullable) */

G_END_DECLS
