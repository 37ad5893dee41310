/* qd-picture-copy.h: a picture of the text for elsewhere: on the clipboard, in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clipboard gets it decoded, a file gets the bytes of the document as they are. What goes wrong is said in a
 * dialog. Main thread.
 */
#pragma once

#include <gtk/gtk.h>
#include "document/qd-picture.h"

G_BEGIN_DECLS

void qd_picture_copy (GtkWidget *widget, QdPicture *picture);
void qd_picture_save_as (GtkWidget *widget, QdPicture *picture);

G_END_DECLS
