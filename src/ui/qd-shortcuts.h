/* qd-shortcuts.h: the keys of the program, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application sets its accelerators from this table and the window of shortcuts shows it, so that what is shown is
 * what works. Keys of the page itself are bound by the reading view and only shown here. Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *group;  /* marked for translation */
  const char *title;  /* marked for translation */
  const char *action; /* (nullable): detailed, "win.find"; NULL if a widget binds the keys itself */
  const char *keys;   /* accelerators, apart by spaces */
} QdShortcut;

const QdShortcut *qd_shortcuts_get_all (int *n_shortcuts);
void qd_shortcuts_set_accels (GtkApplication *application);
/* "Ctrl+F", as printed on keys. (transfer full) */
char *qd_shortcuts_dup_label (const char *keys);
GtkWindow *qd_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
