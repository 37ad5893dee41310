/* test-import-dialog.c: what the reader sees of an import, and what ticking and taking does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <string.h>

#include "ui/qd-import-dialog.h"
#include "ui/qd-import-entry.h"

#include "scratch-tree.h"

static const char essay[] = "夜航\n灯塔一明一灭，船上的人都睡了。只有掌舵的还醒着，数着一下一下的光。\n"
                            "天亮以前起了雾，港口在雾里，像一张没有显影的照片。\n";
static const char copied[] = "《夜航》\n\n林间\n3个笔记\n\n\n◆ 船上的人都睡了。\n\n"
                             "◆ 2026/07/21发表想法\n像心跳\n原文：数着一下一下的光\n\n"
                             "◆ 全然没有的一句话，哪里也找不到它的踪影。\n";

typedef struct
{
  char *dir;
  QdStore *store;
  QdImportDialog *dialog;
  char *said; /* (nullable) */
} Fixture;

static void
imported_cb (QdImportDialog *dialog, const char *text, Fixture *fixture)
{
  fixture->said = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (essay, strlen (essay));
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDocument) document =
      qd_document_new_from_bytes (bytes, "essay.txt", NULL, QD_READING_EMENDED, NULL, &error);

  g_assert_no_error (error);
  fixture->dir = g_dir_make_tmp ("quandian-import-XXXXXX", NULL);
  fixture->store = qd_store_new (fixture->dir, document, NULL);
  fixture->dialog = QD_IMPORT_DIALOG (qd_import_dialog_new (NULL, fixture->store));
  g_signal_connect (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->store);
  g_free (fixture->said);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), QD_TYPE_IMPORT_DIALOG, name));
}

static GListModel *
get_entries (Fixture *fixture)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (get_child (fixture, "list")));

  return gtk_no_selection_get_model (GTK_NO_SELECTION (selection));
}

static void
read_text (Fixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  qd_import_dialog_read (fixture->dialog, bytes);
}

/* All that is new is ticked; what is unticked is not taken. */
static void
test_take (Fixture *fixture, gconstpointer data)
{
  GtkWidget *take = get_child (fixture, "take");
  g_autoptr (QdImportEntry) first = NULL;

  g_assert_false (gtk_widget_get_sensitive (take));
  read_text (fixture, copied);
  g_assert_cmpuint (g_list_model_get_n_items (get_entries (fixture)), ==, 3);
  g_assert_true (gtk_widget_get_sensitive (take));
  first = g_list_model_get_item (get_entries (fixture), 0);
  g_assert_true (qd_import_entry_get_taken (first));
  qd_import_entry_set_taken (first, FALSE);
  fixture->dialog = NULL;
  g_signal_emit_by_name (take, "clicked");
  g_assert_nonnull (fixture->said);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (qd_store_get_list (fixture->store))), ==, 2);
}

/* With nothing ticked there is nothing to take. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, copied);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (QdImportEntry) entry = g_list_model_get_item (get_entries (fixture), i);

      qd_import_entry_set_taken (entry, FALSE);
    }
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "take")));
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, "some words that are no notes at all");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "problem")));
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "take")));
  /* A good file after a bad one. */
  read_text (fixture, copied);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "problem")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/import-dialog/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/import-dialog/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/import-dialog/problem", Fixture, NULL, set_up, test_problem, tear_down);
  return g_test_run ();
}
