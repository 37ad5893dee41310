/* qd-picture-size.h: how large a picture is, told from its first bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The composer needs the size of every picture of a document at once, and nothing decodes pictures below the window.
 * PNG, JPEG, GIF, WebP, BMP and SVG say their size near their beginning. Pure: reads memory only, callable from any
 * thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many first bytes tell the size of all but pictures with very much said about them. */
#define QD_PICTURE_HEAD_BYTES (1024 * 1024)

gboolean qd_picture_measure (const guint8 *data, gsize n_bytes, int *width_px, int *height_px);
const char *qd_picture_guess_suffix (const guint8 *data, gsize n_bytes); /* (nullable): ".png", ".jpg" … */

G_END_DECLS
