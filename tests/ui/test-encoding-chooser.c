/* test-encoding-chooser.c: what is chosen is asked of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-encoding-chooser.h"

static void
encoding_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  char **chosen = data;

  g_free (*chosen);
  *chosen = g_variant_dup_string (parameter, NULL);
}

static void
test_choose (void)
{
  static const GActionEntry entries[] = {
    { .name = "encoding", .activate = encoding_activated, .parameter_type = "s" }
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GBytes) head = g_bytes_new_static ("\xb6\xc1\xca\xe9\xd0\xb4\xd7\xd6", 8);
  g_autofree char *chosen = NULL;
  GtkWidget *parent = g_object_ref_sink (gtk_window_new ());
  GtkWindow *chooser;
  GtkListBox *list;
  GtkListBoxRow *row = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), &chosen);
  gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (actions));
  chooser = qd_encoding_chooser_new (GTK_WINDOW (parent), head, "GB18030");
  list = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (chooser), QD_TYPE_ENCODING_CHOOSER, "list"));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), "GB18030"))
        break;
    }
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "读书写字");
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (chosen, ==, "GB18030");
  gtk_window_destroy (GTK_WINDOW (parent));
  g_object_unref (parent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/encoding-chooser/choose", test_choose);
  return g_test_run ();
}
