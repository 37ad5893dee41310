/* qd-picture-window.h: a picture of the text, as large as one likes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window over its parent: the picture fills it until it is enlarged. Ctrl with + − 0 or the wheel zooms, Ctrl+C and
 * Ctrl+S copy and save, Escape closes. The picture is named to those who do not see it by what the document says of it.
 * Main thread.
 */
#pragma once

#include <adwaita.h>
#include "document/qd-picture.h"

G_BEGIN_DECLS

#define QD_TYPE_PICTURE_WINDOW (qd_picture_window_get_type ())
G_DECLARE_FINAL_TYPE (QdPictureWindow, qd_picture_window, QD, PICTURE_WINDOW, AdwWindow)

GtkWindow *qd_picture_window_new (GtkWindow *parent, QdPicture *picture);
double qd_picture_window_get_zoom (QdPictureWindow *self); /* 0: as large as the window */

G_END_DECLS
