/* test-notes-window.c: the notes of all texts: found by words, taken to their text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "annotation/qd-store.h"
#include "ui/qd-notes-window.h"

#include "scratch-tree.h"

typedef struct
{
  char *dir;
  GtkWindow *window;
  char *opened_id;   /* (nullable) */
  GFile *opened;     /* (nullable) */
  char *expected_id; /* of the note on the second text */
} Fixture;

static void
open_note_cb (QdNotesWindow *window, GFile *file, const char *id, Fixture *fixture)
{
  g_set_object (&fixture->opened, file);
  fixture->opened_id = g_strdup (id);
}

static char *
add_text (Fixture *fixture, const char *name, const char *text, const char *note, const char *color)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (QdDocument) document = NULL;
  g_autoptr (QdStore) store = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  document = qd_document_load (file, NULL, QD_READING_EMENDED, NULL, NULL);
  store = qd_store_new (fixture->dir, document, file);
  return g_strdup (qd_annotation_get_id (
      qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, 8, 10, QD_MARK_FILL, color, note)));
}

static GtkWidget *
get_child (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), QD_TYPE_NOTES_WINDOW, name));
}

static guint
count_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_child (fixture, "list")))));
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (Fixture *fixture, guint n_listed)
{
  gboolean stopped = FALSE;
  guint id = g_timeout_add_seconds (20, stop_cb, &stopped);

  while (!stopped && count_listed (fixture) != n_listed)
    g_main_context_iteration (NULL, TRUE);
  if (!stopped)
    g_source_remove (id);
  g_assert_cmpuint (count_listed (fixture), ==, n_listed);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-notes-XXXXXX", NULL);
  first = add_text (fixture, "a.txt", "甲篇文章\n\n　　这是第一篇文章的正文，写得很长，足够做记号。\n", "likes the sea",
                    "blue");
  fixture->expected_id = add_text (fixture, "b.txt", "乙篇文章\n\n　　那是另外一篇文章，里面说的全是另外的事情。\n",
                                   "likes the hills", "red");
  fixture->window = qd_notes_window_new (fixture->dir);
  g_signal_connect (fixture->window, "open-note", G_CALLBACK (open_note_cb), fixture);
  wait_for (fixture, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->opened);
  g_free (fixture->opened_id);
  g_free (fixture->expected_id);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = get_child (fixture, "list");

  gtk_editable_set_text (GTK_EDITABLE (get_child (fixture, "search")), "HILLS");
  wait_for (fixture, 1);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (fixture->opened_id, ==, fixture->expected_id);
  g_assert_nonnull (fixture->opened);
}

static void
test_color (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *color = GTK_DROP_DOWN (get_child (fixture, "color"));

  /* The colours in their order, after “all”. */
  for (guint i = 0; qd_annotation_get_color_names ()[i]; i++)
    {
      const char *name = qd_annotation_get_color_names ()[i];

      gtk_drop_down_set_selected (color, i + 1);
      wait_for (fixture, g_str_equal (name, "blue") || g_str_equal (name, "red") ? 1 : 0);
    }
  gtk_drop_down_set_selected (color, 0);
  wait_for (fixture, 2);
}

/* A text that is gone is said to be, and nothing is opened. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "b.txt", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (get_child (fixture, "search")), "hills");
  wait_for (fixture, 1);
  g_signal_emit_by_name (get_child (fixture, "list"), "activate", 0);
  g_assert_null (fixture->opened);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/notes-window/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/notes-window/color", Fixture, NULL, set_up, test_color, tear_down);
  g_test_add ("/notes-window/gone", Fixture, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}
