/* test-collection.c: the notes of all documents in one list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-collection.h"
#include "annotation/qd-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "scratch-tree.h"

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("quandian-collection-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static QdStore *
open_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDocument) document = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  document = qd_document_load (file, NULL, QD_READING_EMENDED, NULL, &error);
  g_assert_no_error (error);
  return qd_store_new (fixture->dir, document, file);
}

static QdAnnotation *
mark (QdStore *store, int start, const char *note)
{
  return qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, start, start + 2, QD_MARK_FILL, NULL,
                            note);
}

static char *
join (QdCollection *collection)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (collection)); i++)
    {
      g_autoptr (QdCollectedNote) note = g_list_model_get_item (G_LIST_MODEL (collection), i);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", qd_collected_note_get_record (note)->note);
    }
  return g_string_free (words, FALSE);
}

static const char first_text[] = "甲篇文章\n\n　　这是第一篇文章的正文，写得很长很长，足够做记号。\n";
static const char second_text[] = "乙篇文章\n\n　　那是另外一篇文章，里面说的全是另外的事情，也够长。\n";

/* By title, then in the order of the text whatever the order of making; deleted ones are gone. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) second = open_text (fixture, "b.txt", second_text);
  g_autoptr (QdStore) first = open_text (fixture, "a.txt", first_text);
  g_autoptr (QdCollection) collection = NULL;
  g_autoptr (QdCollectedNote) note = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GFile) file = NULL;
  QdAnnotation *gone;

  mark (first, 20, "a2");
  mark (first, 8, "a1");
  mark (second, 8, "b1");
  gone = mark (second, 12, "b2");
  qd_history_delete (qd_store_get_history (second), gone);
  /* What is said of the text itself is no note. */
  qd_history_set_heading (qd_store_get_history (second), 0, 3, 1);
  qd_history_set_wording (qd_store_get_history (second), 8, 9, "改");
  collection = qd_collection_new (fixture->dir);
  g_assert_true (qd_collection_get_loading (collection));
  qd_collection_finish (collection);
  g_assert_false (qd_collection_get_loading (collection));
  words = join (collection);
  /* 甲 and 乙 sort by the locale; only that each document stays together and in its order is ours. */
  g_assert_true (g_str_equal (words, "a1 a2 b1") || g_str_equal (words, "b1 a1 a2"));
  note = g_list_model_get_item (G_LIST_MODEL (collection), 1);
  file = qd_collected_document_dup_file (qd_collected_note_get_document (note));
  g_assert_nonnull (file);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const both[] = { "甲篇", "idea", NULL }, *const other[] = { "idea", "nothing", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (QdStore) store = open_text (fixture, "a.txt", first_text);
  g_autoptr (QdCollection) collection = NULL;
  g_autoptr (QdCollectedNote) note = NULL;

  mark (store, 8, "An IDEA");
  collection = qd_collection_new (fixture->dir);
  qd_collection_finish (collection);
  note = g_list_model_get_item (G_LIST_MODEL (collection), 0);
  g_assert_true (qd_collected_note_matches (note, both));
  g_assert_false (qd_collected_note_matches (note, other));
  g_assert_true (qd_collected_note_matches (note, none));
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is written while the list is looked at appears in it, and what is deleted goes. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_text (fixture, "a.txt", first_text);
  g_autoptr (QdCollection) collection = NULL;
  gboolean stopped = FALSE;

  mark (store, 8, "one");
  collection = qd_collection_new (fixture->dir);
  qd_collection_finish (collection);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (collection)), ==, 1);
  mark (store, 14, "two");
  g_timeout_add_seconds (20, stop_cb, &stopped);
  while (!stopped && g_list_model_get_n_items (G_LIST_MODEL (collection)) != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (collection)), ==, 2);
  g_assert_cmpint (g_unlink (qd_store_get_path (store)), ==, 0);
  while (!stopped && g_list_model_get_n_items (G_LIST_MODEL (collection)) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (collection)), ==, 0);
}

/* No directory, damaged files, other files: what can be read is listed, nothing else happens. */
static void
test_bad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->dir, "nowhere", NULL);
  g_autofree char *directory = g_build_filename (fixture->dir, "annotations", NULL);
  g_autofree char *damaged = g_build_filename (directory, "x.ini", NULL);
  g_autofree char *other = g_build_filename (directory, "readme.txt", NULL);
  g_autoptr (QdCollection) empty = qd_collection_new (nowhere);
  g_autoptr (QdCollection) collection = NULL;

  g_assert_false (qd_collection_get_loading (empty));
  g_mkdir (directory, 0700);
  g_assert_true (g_file_set_contents (damaged, "\001\377[[[\n=\n", -1, NULL));
  g_assert_true (g_file_set_contents (other, "[Quandian]\n", -1, NULL));
  collection = qd_collection_new (fixture->dir);
  qd_collection_finish (collection);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (collection)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/collection/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/collection/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/collection/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/collection/bad", Fixture, NULL, set_up, test_bad, tear_down);
  return g_test_run ();
}
