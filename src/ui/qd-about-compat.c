/* qd-about-compat.c: who made the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#undef GDK_VERSION_MAX_ALLOWED

#include "ui/qd-about-compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * qd_about_show:
 * @parent: (nullable): the window to stand over
 */
void
qd_about_show (GtkWindow *parent)
{
  static const char *const developers[] = { "Quandian", NULL };

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();
#else
  GtkWidget *about = adw_about_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
#endif
  g_object_set (about, "application-name", _ ("Quandian"), "application-icon", QD_APPLICATION_ID, "version", QD_VERSION,
                "developer-name", _ ("The Quandian project"), "developers", developers, "comments",
                _ ("Reads Chinese essays and books set as they are printed, and keeps your marks and notes beside "
                   "their words."),
                "license-type", GTK_LICENSE_GPL_3_0, NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (about));
#endif
}
