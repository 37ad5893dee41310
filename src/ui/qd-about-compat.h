/* qd-about-compat.h: who made the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdwAboutDialog where there is one (libadwaita 1.5), AdwAboutWindow before. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_about_show (GtkWindow *parent);

G_END_DECLS
