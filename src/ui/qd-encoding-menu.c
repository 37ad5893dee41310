/* qd-encoding-menu.c: the encodings a file can be read as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-encoding-menu.h"

#include <glib/gi18n.h>

#include "text/qd-decoder.h"

static void
append (GMenu *menu, const char *title, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "win.encoding", "s", name);
  g_menu_append_item (menu, item);
}

/**
 * qd_encoding_menu_new:
 *
 * Returns: (transfer full): a menu of all encodings
 */
GMenuModel *
qd_encoding_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) automatic = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  int n_encodings = 0;
  const QdEncoding *encodings = qd_decoder_get_encodings (&n_encodings);

  append (automatic, _ ("Find Out Again"), "");
  g_menu_append (automatic, _ ("Compare…"), "win.choose-encoding");
  for (int i = 0; i < n_encodings; i++)
    append (list, _ (encodings[i].title), encodings[i].name);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (automatic));
  g_menu_append_section (menu, _ ("Read the File As"), G_MENU_MODEL (list));
  return G_MENU_MODEL (menu);
}
