/* qd-encoding-menu.h: the encodings a file can be read as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items of the menu activate “win.encoding” with the encoding's name, or "" to find it out from the file again.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *qd_encoding_menu_new (void);

G_END_DECLS
