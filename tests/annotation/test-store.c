/* test-store.c: annotations on disk: saved at once, shared, damaged, found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-conflict.h"
#include "annotation/qd-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "scratch-tree.h"

static const char essay[] = "灯下记\n"
                            "夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n"
                            "晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉。\n";

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("quandian-store-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static QdDocument *
new_document (const char *string)
{
  g_autoptr (QdText) text = qd_text_new (string, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  return qd_document_new_plain (reading);
}

static QdStore *
open_as (Fixture *fixture, const char *string, const char *uri)
{
  g_autoptr (QdDocument) document = new_document (string);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return qd_store_new (fixture->dir, document, file);
}

static QdStore *
open_essay (Fixture *fixture)
{
  return open_as (fixture, essay, "file:///essay.txt");
}

static QdAnnotation *
mark (QdStore *store, int start, const char *note)
{
  return qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, start, start + 4, QD_MARK_DOTS, "red",
                            note);
}

static int
count (QdStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (qd_store_get_list (store)));
}

static gboolean
has_note (QdStore *store, const char *note)
{
  for (int i = 0; i < count (store); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (qd_store_get_list (store)), i);

      if (g_str_equal (qd_annotation_get_note (annotation), note))
        return TRUE;
    }
  return FALSE;
}

static void
test_saved_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;
  QdAnnotation *annotation;

  g_assert_null (qd_store_get_problem (store));
  g_assert_false (g_file_test (qd_store_get_path (store), G_FILE_TEST_EXISTS));
  annotation = mark (store, 4, "第一");
  g_assert_false (qd_store_get_unsaved (store));
  qd_store_set_position (store, 30);
  mark (store, 20, "第二");
  again = open_essay (fixture);
  g_assert_cmpint (count (again), ==, 2);
  g_assert_nonnull (qd_annotation_list_lookup (qd_store_get_list (again), qd_annotation_get_id (annotation)));
  g_assert_cmpint (qd_store_get_position (again), ==, 30);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  QdHistory *history = qd_store_get_history (store);
  QdAnnotation *annotation = mark (store, 4, "a");
  g_autofree char *id = g_strdup (qd_annotation_get_id (annotation));
  g_autoptr (QdStore) again = NULL;

  qd_history_set_note (history, annotation, "ab");
  qd_history_set_note (history, annotation, "abc");
  qd_history_set_style (history, annotation, QD_MARK_WAVY, "green");
  g_assert_true (qd_history_undo (history) == annotation);
  g_assert_cmpint (qd_annotation_get_style (annotation), ==, QD_MARK_DOTS);
  /* Typing without a pause is one step. */
  qd_history_undo (history);
  g_assert_cmpstr (qd_annotation_get_note (annotation), ==, "a");
  qd_history_undo (history);
  g_assert_cmpint (count (store), ==, 0);
  g_assert_false (qd_history_can_undo (history));
  for (int i = 0; i < 3; i++)
    qd_history_redo (history);
  g_assert_false (qd_history_can_redo (history));
  again = open_essay (fixture);
  annotation = qd_annotation_list_lookup (qd_store_get_list (again), id);
  g_assert_cmpstr (qd_annotation_get_note (annotation), ==, "abc");
  g_assert_cmpstr (qd_annotation_get_color (annotation), ==, "green");
}

static void
test_two_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) one = open_essay (fixture);
  g_autoptr (QdStore) two = open_essay (fixture);
  g_autoptr (QdStore) three = NULL;
  QdAnnotation *shared = mark (one, 4, "of one");
  g_autofree char *id = g_strdup (qd_annotation_get_id (shared));

  mark (two, 20, "of two");
  g_assert_cmpint (count (two), ==, 2);
  qd_store_refresh (one);
  g_assert_cmpint (count (one), ==, 2);
  /* The object a row is bound to stays the same. */
  g_assert_true (qd_annotation_list_lookup (qd_store_get_list (one), id) == shared);
  qd_history_delete (qd_store_get_history (one), shared);
  three = open_essay (fixture);
  g_assert_cmpint (count (three), ==, 1);
  mark (two, 24, "more of two");
  g_assert_cmpint (count (two), ==, 2);
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_watched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) one = open_essay (fixture);
  g_autoptr (QdStore) two = NULL;
  gboolean is_late = FALSE;
  guint source;

  mark (one, 4, "of one");
  two = open_essay (fixture);
  mark (two, 20, "of two");
  source = g_timeout_add_seconds (20, stop_cb, &is_late);
  while (!is_late && count (one) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (source);
}

static void
write_beside (QdStore *store, const char *name_end, const char *content)
{
  g_autofree char *stem = g_strndup (qd_store_get_path (store), strlen (qd_store_get_path (store)) - strlen (".ini"));
  g_autofree char *path = g_strconcat (stem, name_end, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static int
count_files (Fixture *fixture, const char *word)
{
  g_autofree char *path = g_build_filename (fixture->dir, "annotations", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  int n_files = 0;

  while (dir && (name = g_dir_read_name (dir)))
    n_files += strstr (name, word) != NULL;
  return n_files;
}

static void
test_conflict_copies (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = {
    ".sync-conflict-20240506-070809-ABCDEFG.ini",
    " (conflicted copy 2024-05-06 070809).ini",
    " (Lin's conflicted copy 2024-05-06).ini",
    "_conflict-20240506-070809.ini",
  };
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;

  mark (store, 4, "mine");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *content =
          g_strdup_printf ("[Quandian]\nFormat=1\n[Annotation c%u]\nStart=4\nEnd=8\nQuote=夜读之时\nNote=copy %u\n"
                           "Version=other:1\n",
                           i, i);

      write_beside (store, ends[i], content);
    }
  again = open_essay (fixture);
  g_assert_cmpint (count (again), ==, 5);
  g_assert_true (has_note (again, "copy 2"));
  g_assert_cmpint (count_files (fixture, "onflict"), ==, 0);
  g_clear_object (&again);
  again = open_essay (fixture);
  g_assert_cmpint (count (again), ==, 5);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;

  mark (store, 4, "first");
  mark (store, 20, "second");
  g_assert_true (g_file_set_contents (qd_store_get_path (store), "\0\0garbage\n[Anno", -1, NULL));
  again = open_essay (fixture);
  g_assert_nonnull (qd_store_get_problem (again));
  g_assert_true (has_note (again, "first"));
  g_assert_cmpint (count_files (fixture, ".damaged-"), ==, 1);
  /* What one process lost another still knows. */
  mark (store, 30, "third");
  g_assert_true (has_note (store, "second"));
  g_clear_object (&again);
  again = open_essay (fixture);
  g_assert_null (qd_store_get_problem (again));
  g_assert_cmpint (count (again), ==, 3);
}

/* A file that somebody took away comes back. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autofree char *path = g_strdup (qd_store_get_path (store));

  mark (store, 4, "first");
  mark (store, 20, "second");
  g_clear_object (&store);
  g_assert_cmpint (g_remove (path), ==, 0);
  store = open_essay (fixture);
  g_assert_nonnull (qd_store_get_problem (store));
  g_assert_true (has_note (store, "first"));
  g_assert_true (has_note (store, "second"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Who carries files between machines may put an older one in the place of ours. */
static void
test_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autofree char *path = g_strdup (qd_store_get_path (store));
  g_autofree char *old = NULL, *text = NULL;

  mark (store, 4, "first");
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  mark (store, 20, "second");
  /* While the document is open. */
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  qd_store_refresh (store);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Note=second"));
  /* While it is not. */
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  store = open_essay (fixture);
  g_assert_null (qd_store_get_problem (store));
  g_assert_true (has_note (store, "second"));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Note=second"));
}

/* What another program has written half is neither taken for damage nor overwritten. */
static void
test_being_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autofree char *whole = NULL;
  g_autofree char *longer = NULL;

  mark (store, 4, "first");
  g_assert_true (g_file_get_contents (qd_store_get_path (store), &whole, NULL, NULL));
  longer = g_strconcat (whole, "\n[Annotation other]\nStart=20\nEnd=24\nNote=arrived\nVersion=other:1\n", NULL);
  g_assert_true (g_file_set_contents (qd_store_get_path (store), whole, strlen (whole) / 2, NULL));
  qd_store_refresh (store);
  g_assert_null (qd_store_get_problem (store));
  mark (store, 30, "meanwhile");
  g_assert_true (qd_store_get_unsaved (store));
  g_assert_cmpint (count_files (fixture, ".damaged-"), ==, 0);
  g_assert_true (g_file_set_contents (qd_store_get_path (store), longer, -1, NULL));
  qd_store_refresh (store);
  g_assert_false (qd_store_get_unsaved (store));
  g_assert_null (qd_store_get_problem (store));
  g_assert_cmpint (count (store), ==, 3);
}

/* With the clock set back, where the reader stopped is still later than where he had stopped before. */
static void
test_clock_set_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;
  g_autofree char *time = NULL;

  qd_store_set_reading_key (store, "LastOpened", "2199-01-01T00:00:00Z");
  qd_store_set_position (store, 30);
  mark (store, 4, "first");
  again = open_essay (fixture);
  time = qd_store_dup_reading_key (again, "LastOpened");
  g_assert_cmpstr (time, ==, "2199-01-01T00:00:01Z");
  qd_store_set_position (again, 40);
  g_assert_true (qd_store_save (again, NULL));
  mark (store, 20, "second");
  g_assert_cmpint (qd_store_get_position (store), ==, 40);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  mark (store, 4, "first");
  g_assert_true (g_file_get_contents (qd_store_get_path (store), &before, NULL, NULL));
  strstr (before, "Format=1")[7] = '9';
  g_assert_true (g_file_set_contents (qd_store_get_path (store), before, -1, NULL));
  g_clear_pointer (&before, g_free);
  g_assert_true (g_file_get_contents (qd_store_get_path (store), &before, &n_before, NULL));
  again = open_essay (fixture);
  g_assert_nonnull (qd_store_get_problem (again));
  g_assert_true (has_note (again, "first"));
  mark (again, 20, "not saved");
  g_assert_true (qd_store_get_unsaved (again));
  g_assert_true (g_file_get_contents (qd_store_get_path (store), &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) again = NULL;
  g_autofree char *directory = g_build_filename (fixture->dir, "annotations", NULL);

  mark (store, 4, "first");
  scratch_tree_remove (directory);
  mark (store, 20, "second");
  g_assert_false (qd_store_get_unsaved (store));
  again = open_essay (fixture);
  g_assert_cmpint (count (again), ==, 2);
}

/* A directory that is a file cannot be written even by root. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (fixture->dir, "annotations", NULL);
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (directory, "in the way", -1, NULL));
  store = open_essay (fixture);
  mark (store, 4, "kept in memory");
  g_assert_true (qd_store_get_unsaved (store));
  g_assert_nonnull (qd_store_get_problem (store));
  g_assert_false (qd_store_save (store, &error));
  g_assert_nonnull (error);
  g_remove (directory);
  g_assert_true (qd_store_save (store, NULL));
  g_assert_false (qd_store_get_unsaved (store));
  g_assert_null (qd_store_get_problem (store));
}

static void
replace_in_file (const char *path, const char *old, const char *new)
{
  g_autofree char *text = NULL, *mended = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, old, 2);
  g_assert_nonnull (parts[1]);
  mended = g_strjoinv (new, parts);
  g_assert_true (g_file_set_contents (path, mended, -1, NULL));
}

static void
test_mended_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autofree char *path = g_strdup (qd_store_get_path (store));

  mark (store, 4, "misteak");
  replace_in_file (path, "misteak", "mistake");
  qd_store_refresh (store);
  g_assert_cmpint (count (store), ==, 1);
  g_assert_true (has_note (store, "mistake"));
  /* And while the document is not open. */
  g_clear_object (&store);
  replace_in_file (path, "mistake", "no mistake");
  store = open_essay (fixture);
  g_assert_cmpint (count (store), ==, 1);
  g_assert_true (has_note (store, "no mistake"));
}

static void
check_found (Fixture *fixture, const char *text, const char *uri, int n_expected)
{
  g_autoptr (QdStore) store = open_as (fixture, text, uri);

  g_assert_cmpint (count (store), ==, n_expected);
}

static void
test_found_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autofree char *edited = g_strconcat ("新序\n", essay, "又记：此文录于十年之后。\n", NULL);

  mark (store, 4, "note");
  check_found (fixture, essay, "file:///moved/elsewhere.txt", 1);
  check_found (fixture, edited, "file:///essay.txt", 1);
  check_found (fixture, edited, "file:///edited%20and%20moved.txt", 1);
  check_found (fixture,
               "燈下記\n夜讀之時，燈影搖曳。讀書須用意，一字值千金。窗外芭蕉數聲，案上一卷未終，茶煙已冷。\n"
               "晨起推窗，霜色滿庭。昨夜所讀，已忘其半，唯此一句尚在心頭，如石上之泉。\n",
               "file:///other-script.txt", 1);
  check_found (fixture, "另一篇文章，与前者毫无关系。山中采药，云深不知处，松下问童子，言师采药去也。\n",
               "file:///essay.txt", 0);
}

/* Two machines took the title of one text differently and then shared their directories. */
static void
test_twins (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other_dir = g_build_filename (fixture->dir, "other", NULL);
  g_autoptr (QdDocument) document = new_document (essay);
  g_autoptr (QdStore) store = open_essay (fixture);
  g_autoptr (QdStore) other = qd_store_new (other_dir, document, NULL);
  g_autofree char *directory = g_path_get_dirname (qd_store_get_path (store));
  g_autofree char *base = g_path_get_basename (qd_store_get_path (store));
  g_autofree char *twin_name = g_strconcat ("灯下旧记", strrchr (base, '-'), NULL);
  g_autofree char *twin = g_build_filename (directory, twin_name, NULL);

  mark (store, 4, "under one title");
  mark (other, 20, "under another");
  g_assert_cmpint (g_rename (qd_store_get_path (other), twin), ==, 0);
  g_clear_object (&store);
  store = open_essay (fixture);
  g_assert_cmpint (count (store), ==, 2);
  g_assert_cmpint (count_files (fixture, ".ini"), ==, 1);
  g_clear_object (&store);
  store = open_essay (fixture);
  g_assert_true (has_note (store, "under another"));
}

static void
test_conflict_names (void)
{
  g_assert_true (qd_conflict_is_copy_of ("甲-0f.sync-conflict-20240101-000000-AAAAAAA.ini", "甲-0f.ini"));
  g_assert_true (qd_conflict_is_copy_of ("甲-0f (conflicted copy 2024-01-01).ini", "甲-0f.ini"));
  g_assert_true (qd_conflict_is_copy_of ("甲-0f (小林 的冲突副本 2024-01-01).ini", "甲-0f.ini"));
  g_assert_true (qd_conflict_is_copy_of ("甲-0f (小林 的衝突複本 2024-01-01).ini", "甲-0f.ini"));
  g_assert_true (qd_conflict_is_copy ("文明 (冲突)-0123abcd (conflicted copy 2024-01-01).ini"));
  /* Titles that speak of conflicts. */
  g_assert_false (qd_conflict_is_copy ("文明 (冲突)-0123abcd.ini"));
  g_assert_false (qd_conflict_is_copy ("On war-conflict and peace-0123abcd.ini"));
  g_assert_false (qd_conflict_is_copy ("a_conflict-01234567.ini"));
  g_assert_false (qd_conflict_is_copy_of ("甲-0f.ini", "甲-0f.ini"));
  g_assert_false (qd_conflict_is_copy_of ("乙-0f (conflicted copy).ini", "甲-0f.ini"));
  g_assert_false (qd_conflict_is_copy_of ("甲-0f (conflicted copy).txt", "甲-0f.ini"));
}

/* Saving one more costs by the file, not by the number of acts squared. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = open_essay (fixture);
  QdHistory *history = qd_store_get_history (store);
  g_autoptr (QdStore) again = NULL;
  gint64 start = g_get_monotonic_time (), made, one_more, loaded;

  qd_history_begin (history);
  for (int i = 0; i < 10000; i++)
    mark (store, i % 60, "一条笔记");
  qd_history_end (history);
  made = g_get_monotonic_time ();
  mark (store, 5, "one more");
  one_more = g_get_monotonic_time ();
  again = open_essay (fixture);
  loaded = g_get_monotonic_time ();
  g_assert_cmpint (count (again), ==, 10001);
  g_test_message ("10,000 notes made and saved in %.0f ms, one more in %.0f ms, loaded in %.0f ms",
                  (made - start) / 1000.0, (one_more - made) / 1000.0, (loaded - one_more) / 1000.0);
  g_assert_cmpint (loaded - start, <, 60 * G_USEC_PER_SEC);
  qd_history_undo (history);
  qd_history_undo (history);
  g_assert_cmpint (count (store), ==, 0);
}

int
main (int argc, char **argv)
{
  /* What is thrown away goes to a trash of the test's own. */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("saved-at-once", test_saved_at_once);
  ADD ("undo", test_undo);
  ADD ("two-at-once", test_two_at_once);
  ADD ("watched", test_watched);
  ADD ("conflict-copies", test_conflict_copies);
  ADD ("damaged", test_damaged);
  ADD ("missing", test_missing);
  ADD ("overwritten", test_overwritten);
  ADD ("being-written", test_being_written);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("newer", test_newer);
  ADD ("vanished", test_vanished);
  ADD ("unwritable", test_unwritable);
  ADD ("mended-by-hand", test_mended_by_hand);
  ADD ("found-again", test_found_again);
  ADD ("twins", test_twins);
  ADD ("many", test_many);
#undef ADD
  g_test_add_func ("/store/conflict-names", test_conflict_names);
  return g_test_run ();
}
