/* qd-shortcuts.c: the keys of the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-shortcuts.h"

#include <glib/gi18n.h>

/* In the order shown; the groups stand together. */
static const QdShortcut shortcuts[] = {
  { N_ ("Reading"), N_ ("Find in the text"), "win.find", "<Control>f" },
  { N_ ("Reading"), N_ ("Next match"), "win.find-next", "<Control>g F3" },
  { N_ ("Reading"), N_ ("Previous match"), "win.find-previous", "<Control><Shift>g <Shift>F3" },
  { N_ ("Reading"), N_ ("Back to where you were"), "win.back", "<Alt>Left" },
  { N_ ("Reading"), N_ ("Larger"), "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add" },
  { N_ ("Reading"), N_ ("Smaller"), "win.zoom-out", "<Control>minus <Control>KP_Subtract" },
  { N_ ("Reading"), N_ ("Usual size"), "win.zoom-reset", "<Control>0 <Control>KP_0" },
  { N_ ("Reading"), N_ ("Lines across or down"), "win.vertical", "<Control><Shift>v" },
  { N_ ("Reading"), N_ ("Pages or scrolling"), "win.pages", "<Control><Shift>p" },
  { N_ ("Reading"), N_ ("Next page, previous page"), NULL, "space <Shift>space Page_Down Page_Up" },
  { N_ ("Reading"), N_ ("First page, last page"), NULL, "Home End" },
  { N_ ("Reading"), N_ ("Why this line is set so"), NULL, "<Control>i" },
  { N_ ("Reading"), N_ ("Enlarge the first picture in view"), NULL, "p" },
  { N_ ("Reading"), N_ ("Full screen"), "win.fullscreen", "F11" },
  { N_ ("Marking"), N_ ("Yellow, green, blue, purple, red"), NULL, "1 2 3 4 5" },
  { N_ ("Marking"), N_ ("Highlight"), NULL, "h" },
  { N_ ("Marking"), N_ ("Line"), NULL, "u" },
  { N_ ("Marking"), N_ ("Wavy line"), NULL, "w" },
  { N_ ("Marking"), N_ ("Dots"), NULL, "d" },
  { N_ ("Marking"), N_ ("Circles"), NULL, "o" },
  { N_ ("Marking"), N_ ("Strike"), NULL, "s" },
  { N_ ("Marking"), N_ ("Write a note"), NULL, "n" },
  { N_ ("Marking"), N_ ("Emend the selection, or look at an emendation"), NULL, "e" },
  { N_ ("Marking"), N_ ("All emendations of the text"), "win.emendations", "<Control>m" },
  { N_ ("Marking"), N_ ("Note on the whole text"), "win.text-note", "<Control><Alt>n" },
  { N_ ("Marking"), N_ ("Note on a section (in the outline)"), NULL, "<Alt>n" },
  { N_ ("Marking"), N_ ("Bookmark"), "win.bookmark", "<Control>d" },
  { N_ ("Marking"), N_ ("Delete the chosen mark"), NULL, "Delete" },
  { N_ ("Marking"), N_ ("Finish a note"), NULL, "Escape <Control>Return" },
  { N_ ("Marking"), N_ ("Undo"), "win.undo", "<Control>z" },
  { N_ ("Marking"), N_ ("Redo"), "win.redo", "<Control><Shift>z <Control>y" },
  { N_ ("Outline"), N_ ("This paragraph is a heading"), NULL, "<Control><Alt>1 <Control><Alt>2 <Control><Alt>3" },
  { N_ ("Outline"), N_ ("This paragraph is no heading"), NULL, "<Control><Alt>0" },
  { N_ ("Outline"), N_ ("As recognised"), NULL, "<Control><Alt>BackSpace" },
  { N_ ("Outline"), N_ ("A level up, a level down (in the outline)"), NULL, "<Alt><Shift>Left <Alt><Shift>Right" },
  { N_ ("Outline"), N_ ("No heading (in the outline)"), NULL, "<Alt>Delete" },
  { N_ ("Window"), N_ ("Outline"), "win.outline", "F9" },
  { N_ ("Window"), N_ ("Notes"), "win.panel", "<Shift>F9" },
  { N_ ("Window"), N_ ("The notes of all texts"), "app.notes", "<Control><Shift>n" },
  { N_ ("Window"), N_ ("Preferences"), "app.preferences", "<Control>comma" },
  { N_ ("Window"), N_ ("Keyboard shortcuts"), "app.shortcuts", "<Control>question F1" },
  { N_ ("Files"), N_ ("Open"), "win.open", "<Control>o" },
  { N_ ("Files"), N_ ("New window"), "app.new-window", "<Control>n" },
  { N_ ("Files"), N_ ("Read the file again"), "win.reload", "<Control>r F5" },
  { N_ ("Files"), N_ ("Export notes"), "win.export", "<Control>e" },
  { N_ ("Files"), N_ ("Import notes"), "win.import", "<Control><Shift>e" },
  { N_ ("Files"), N_ ("Close window"), "window.close", "<Control>w" },
  { N_ ("Files"), N_ ("Quit"), "app.quit", "<Control>q" },
};

/**
 * qd_shortcuts_get_all:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_shortcuts): the table
 */
const QdShortcut *
qd_shortcuts_get_all (int *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * qd_shortcuts_set_accels:
 * @application: the application
 *
 * Binds the keys of all actions in the table.
 */
void
qd_shortcuts_set_accels (GtkApplication *application)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].action)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
    }
}

/**
 * qd_shortcuts_dup_label:
 * @keys: accelerators, apart by spaces
 *
 * Returns: (transfer full): the keys as they are printed on a keyboard, in the reader's language
 */
char *
qd_shortcuts_dup_label (const char *keys)
{
  g_auto (GStrv) accels = g_strsplit (keys, " ", -1);
  g_autoptr (GString) label = g_string_new (NULL);

  for (int i = 0; accels[i]; i++)
    {
      guint key = 0;
      GdkModifierType modifiers = 0;
      g_autofree char *one = NULL;

      if (!gtk_accelerator_parse (accels[i], &key, &modifiers))
        continue;
      one = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (label, "%s%s", label->len ? "  " : "", one);
    }
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static GtkWidget *
make_row (const QdShortcut *shortcut)
{
  g_autofree char *label = qd_shortcuts_dup_label (shortcut->keys);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_label_new (label);

  gtk_widget_add_css_class (keys, "keycap");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

/**
 * qd_shortcuts_window_new:
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): a window that shows the table
 */
GtkWindow *
qd_shortcuts_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *name = NULL;

  for (int i = 0; i < (int) G_N_ELEMENTS (shortcuts); i++)
    {
      if (g_strcmp0 (name, shortcuts[i].group) != 0)
        {
          name = shortcuts[i].group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (name));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (&shortcuts[i]));
    }
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  return GTK_WINDOW (window);
}
