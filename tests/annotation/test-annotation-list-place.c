/* test-annotation-list-place.c: a window does not wait for the places of many notes, and gets all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store.h"

#include "scratch-tree.h"

#define N_NOTES 300

typedef struct
{
  char *dir;
  QdDocument *before, *after; /* the text as it was marked, and as it was edited since */
} Fixture;

/* Every paragraph says something else; @edited: each also begins with other words, so that nothing stands where it did.
 */
static QdDocument *
create_document (gboolean edited)
{
  g_autoptr (GString) string = g_string_new ("记数\n");
  g_autoptr (QdText) text = NULL;
  g_autoptr (QdReading) reading = NULL;

  for (int i = 0; i < N_NOTES; i++)
    g_string_append_printf (string, "%s第%d段说的是第%d件事，与第%d件不同，各有各的道理。\n", edited ? "又记：" : "", i,
                            i * 7 + 3, i * 11 + 5);
  text = qd_text_new (string->str, -1);
  reading = qd_reading_new (text, NULL);
  return qd_document_new_plain (reading);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  const char *text;

  fixture->dir = g_dir_make_tmp ("quandian-place-XXXXXX", NULL);
  fixture->before = create_document (FALSE);
  fixture->after = create_document (TRUE);
  store = qd_store_new (fixture->dir, fixture->before, NULL);
  text = qd_text_get_string (qd_document_get_source (fixture->before), NULL);
  qd_history_begin (qd_store_get_history (store));
  for (int i = 0; i < N_NOTES; i++)
    {
      g_autofree char *quote = g_strdup_printf ("第%d件事，与第%d件不同", i * 7 + 3, i * 11 + 5);
      const char *found = g_strstr_len (text, -1, quote);
      int start = g_utf8_pointer_to_offset (text, found);

      qd_history_create (qd_store_get_history (store), QD_ANNOTATION_HIGHLIGHT, start,
                         start + g_utf8_strlen (quote, -1), QD_MARK_FILL, NULL, "");
    }
  qd_history_end (qd_store_get_history (store));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* A thread that was cancelled lets go of its document when it sees so. */
  while (g_atomic_int_get ((int *) &G_OBJECT (fixture->before)->ref_count) > 1
         || g_atomic_int_get ((int *) &G_OBJECT (fixture->after)->ref_count) > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (fixture->before);
  g_assert_finalize_object (fixture->after);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static int
count_orphans (QdAnnotationList *list)
{
  int n_orphans = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);

      n_orphans += qd_annotation_get_state (annotation) == QD_STATE_ORPHAN;
    }
  return n_orphans;
}

static void
wait_until_found (QdAnnotationList *list, int n_orphans)
{
  while (count_orphans (list) > n_orphans)
    g_main_context_iteration (NULL, TRUE);
}

/* In the order of the text, each where the reader marked it. */
static void
check (QdAnnotationList *list, QdDocument *document)
{
  const char *text = qd_text_get_string (qd_document_get_source (document), NULL);
  int before = -1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);
      int start = qd_annotation_get_start (annotation), end = qd_annotation_get_end (annotation);
      const char *from = g_utf8_offset_to_pointer (text, start);
      g_autofree char *here = g_utf8_substring (from, 0, end - start);

      g_assert_cmpstr (here, ==, qd_annotation_get_quote (annotation));
      g_assert_cmpint (start, >, before);
      before = start;
    }
}

static void
test_found_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = qd_store_new_patient (fixture->dir, fixture->before, NULL);
  QdAnnotationList *list = qd_store_get_list (store);

  g_assert_cmpint (count_orphans (list), ==, 0);
  qd_store_set_document (store, fixture->after);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_NOTES);
  g_assert_cmpint (count_orphans (list), >, N_NOTES / 2);
  wait_until_found (list, 0);
  check (list, fixture->after);
}

/* What was changed, deleted or added meanwhile is not undone by what the thread found for its former state. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = qd_store_new_patient (fixture->dir, fixture->before, NULL);
  QdAnnotationList *list = qd_store_get_list (store);
  QdHistory *history = qd_store_get_history (store);
  g_autoptr (QdAnnotation) written = NULL, deleted = NULL;

  qd_store_set_document (store, fixture->after);
  written = g_list_model_get_item (G_LIST_MODEL (list), N_NOTES - 1);
  deleted = g_list_model_get_item (G_LIST_MODEL (list), N_NOTES - 2);
  g_assert_cmpint (qd_annotation_get_state (written), ==, QD_STATE_ORPHAN);
  qd_history_set_note (history, written, "等一等");
  g_assert_cmpint (qd_annotation_get_state (written), !=, QD_STATE_ORPHAN);
  qd_history_delete (history, deleted);
  wait_until_found (list, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_NOTES - 1);
  g_assert_cmpstr (qd_annotation_get_note (written), ==, "等一等");
  check (list, fixture->after);
}

static void
test_settle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = qd_store_new_patient (fixture->dir, fixture->before, NULL);

  qd_store_set_document (store, fixture->after);
  qd_annotation_list_settle (qd_store_get_list (store));
  g_assert_cmpint (count_orphans (qd_store_get_list (store)), ==, 0);
  check (qd_store_get_list (store), fixture->after);
  /* Back again while a thread still looks in the other text. */
  qd_store_set_document (store, fixture->before);
  check (qd_store_get_list (store), fixture->before);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  check (qd_store_get_list (store), fixture->before);
}

/* A store that is no longer wanted is gone at once; what its thread still finds goes nowhere. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  QdStore *store = qd_store_new_patient (fixture->dir, fixture->before, NULL);
  QdAnnotationList *list = qd_store_get_list (store);

  qd_store_set_document (store, fixture->after);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (store);
  g_assert_null (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/annotation-list-place/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("found-later", test_found_later);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("settle", test_settle);
  ADD ("dropped", test_dropped);
#undef ADD
  return g_test_run ();
}
