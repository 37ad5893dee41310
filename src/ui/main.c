/* main.c: quandian, the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-application.h"

#include <libintl.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  /* Where the program runs without being installed, its translations are in the build tree. */
  const char *locale_dir = g_getenv ("QUANDIAN_LOCALE_DIR");
  g_autoptr (QdApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : QD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = qd_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
