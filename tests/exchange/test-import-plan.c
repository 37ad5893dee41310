/* test-import-plan.c: what an import would bring, and taking it in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store.h"
#include "exchange/qd-exporter.h"
#include "exchange/qd-import-plan.h"
#include "exchange/qd-note-source.h"

#include <string.h>

#include "scratch-tree.h"

static const char essay[] = "夜航\n林间\n灯塔一明一灭，船上的人都睡了。只有掌舵的还醒着，数着一下一下的光。\n"
                            "天亮以前起了雾，港口在雾里，像一张没有显影的照片。\n"
                            "后来他写信说：那一夜的灯塔一明一灭，比所有的道理都明白。\n";

typedef struct
{
  char *dir;
  QdDocument *document;
  QdStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (essay, strlen (essay));
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->document = qd_document_new_from_bytes (bytes, "essay.txt", NULL, QD_READING_EMENDED, NULL, &error);
  g_assert_no_error (error);
  fixture->store = qd_store_new (fixture->dir, fixture->document, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->document);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static QdImportPlan *
plan (Fixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = qd_note_source_read (NULL, bytes, NULL, &error);

  g_assert_no_error (error);
  return qd_import_plan_new (fixture->document, qd_store_get_list (fixture->store), notes);
}

static int
apply (Fixture *fixture, const QdImportPlan *import)
{
  return qd_import_plan_apply (import, qd_store_get_history (fixture->store));
}

static const char clippings[] =
    "夜航（修订版） (林间)\n- 您在位置 #1-3的标注 | 添加于 2016年1月26日 下午8:05:45\n\n"
    "只有掌舵的还醒着，数着一下一下的光。\n==========\n"
    "夜航（修订版） (林间)\n- 您在位置 #9-12的标注 | 添加于 2016年1月26日 下午8:06:45\n\n"
    "天亮以前起了大雾，港口在雾里，象一张没有显影的照片\n==========\n"
    "夜航（修订版） (林间)\n- 您在位置 #30-32的标注 | 添加于 2016年1月27日 下午8:06:45\n\n"
    "这一句在这本书里根本没有，换了一个版本才会有它。\n==========\n"
    "夜航（修订版） (林间)\n- 您在位置 #40的书签 | 添加于 2016年1月27日 下午8:07:45\n\n\n==========\n"
    "别的书 (某人)\n- 您在位置 #5-6的标注 | 添加于 2016年1月28日 下午8:05:45\n\n"
    "别处的话，与这本书毫不相干的一句。\n==========\n";

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) import = plan (fixture, clippings);
  const QdImportItem *item = g_ptr_array_index (import->items, 0);
  const char *found = strstr (essay, "只有掌舵的");

  g_assert_cmpint (import->counts[QD_IMPORT_PLACED], ==, 2);
  g_assert_cmpint (import->counts[QD_IMPORT_ORPHAN], ==, 1);
  g_assert_cmpint (import->counts[QD_IMPORT_WORDLESS], ==, 1);
  g_assert_cmpint (import->counts[QD_IMPORT_OTHER_BOOK], ==, 1);
  g_assert_cmpint (item->start, ==, g_utf8_pointer_to_offset (essay, found));
  /* Nothing was changed by looking. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (qd_store_get_list (fixture->store))), ==, 0);
}

/* What has no place is kept as an orphan, what is of another book is not taken, and all is one step. */
static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) import = plan (fixture, clippings);
  GListModel *list = G_LIST_MODEL (qd_store_get_list (fixture->store));
  QdHistory *history = qd_store_get_history (fixture->store);
  int n_orphans = 0;

  g_assert_cmpint (apply (fixture, import), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      n_orphans += qd_annotation_get_state (annotation) == QD_STATE_ORPHAN;
      g_assert_cmpint (g_date_time_get_year (qd_annotation_get_created (annotation)), ==, 2016);
    }
  g_assert_cmpint (n_orphans, ==, 1);
  qd_history_undo (history);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  qd_history_redo (history);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
}

static void
test_idempotent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) first = plan (fixture, clippings);
  g_autoptr (QdImportPlan) second = NULL;
  g_autoptr (QdImportPlan) third = NULL;
  GListModel *list = G_LIST_MODEL (qd_store_get_list (fixture->store));
  g_autoptr (QdAnnotation) annotation = NULL;

  apply (fixture, first);
  second = plan (fixture, clippings);
  g_assert_cmpint (second->counts[QD_IMPORT_KNOWN], ==, 3);
  g_assert_cmpint (apply (fixture, second), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  /* What the reader deleted stays deleted. */
  annotation = g_list_model_get_item (list, 0);
  qd_history_delete (qd_store_get_history (fixture->store), annotation);
  third = plan (fixture, clippings);
  g_assert_cmpint (third->counts[QD_IMPORT_KNOWN], ==, 3);
  g_assert_cmpint (apply (fixture, third), ==, 0);
}

/* A title that says nothing alike, but the words are these. */
static void
test_book_by_its_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) import = plan (
      fixture, "《海上札记》\n\n某人\n2个笔记\n\n\n◆ 船上的人都睡了。\n\n◆ 比所有的道理都明白\n\n-- 来自微信读书\n");

  g_assert_cmpint (import->counts[QD_IMPORT_PLACED], ==, 2);
}

/* A word or two of another book stand in any; they do not make it this one. */
static void
test_other_book_by_chance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) import =
      plan (fixture, "别的书 (某人)\n- 您在位置 #5-6的标注 | 添加于 2016年1月28日 下午8:05:45\n\n"
                     "船上的人都睡了\n==========\n");

  g_assert_cmpint (import->counts[QD_IMPORT_OTHER_BOOK], ==, 1);
}

/* "灯塔一明一灭" stands twice: a guess is offered as one. */
static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportPlan) import = plan (fixture, "《夜航》\n\n林间\n1个笔记\n\n\n◆ 灯塔一明一灭\n");

  g_assert_cmpint (import->counts[QD_IMPORT_UNSURE], ==, 1);
}

static char *
export_json (QdStore *store)
{
  g_autoptr (GBytes) bytes =
      qd_exporter_find ("json")->export(qd_store_get_document (store), qd_store_get_list (store), NULL, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Random marks, exported as Web Annotations, imported into a library that knows nothing: exporting again is the same
 * to the letter. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "", "一句", "两行\n第二行", "“引号” \"双\" \\反\\", "<b>&amp;</b>", "emoji 🏮 结束"
  };
  int n_chars = g_utf8_strlen (essay, -1);

  for (int round = 0; round < 12; round++)
    {
      g_autofree char *dir = g_dir_make_tmp ("quandian-round-XXXXXX", NULL);
      g_autofree char *other_dir = g_dir_make_tmp ("quandian-round-XXXXXX", NULL);
      g_autoptr (QdStore) store = qd_store_new (dir, fixture->document, NULL);
      g_autoptr (QdStore) other = qd_store_new (other_dir, fixture->document, NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (QdImportPlan) import = NULL;

      for (int i = g_test_rand_int_range (1, 12); i > 0; i--)
        {
          int start = g_test_rand_int_range (0, n_chars - 2);
          int end = g_test_rand_int_range (start + 1, MIN (start + 30, n_chars));
          const char *const tags[] = { "标签", "two words", NULL };
          QdAnnotation *annotation = qd_history_create (qd_store_get_history (store), g_test_rand_int_range (0, 4),
                                                        start, end, g_test_rand_int_range (0, 6),
                                                        qd_annotation_get_color_names ()[g_test_rand_int_range (0, 5)],
                                                        words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

          if (g_test_rand_bit ())
            qd_history_set_tags (qd_store_get_history (store), annotation, tags);
        }
      before = export_json (store);
      bytes = g_bytes_new_static (before, strlen (before));
      notes = qd_note_source_read (NULL, bytes, NULL, NULL);
      g_assert_nonnull (notes);
      import = qd_import_plan_new (fixture->document, qd_store_get_list (other), notes);
      qd_import_plan_apply (import, qd_store_get_history (other));
      after = export_json (other);
      if (!g_str_equal (before, after))
        for (gsize at = 0; before[at]; at++)
          {
            if (before[at] != after[at])
              g_error ("round %d: “%.80s” became “%.80s”", round, before + at, after + at);
          }
      g_clear_object (&store);
      g_clear_object (&other);
      scratch_tree_remove (dir);
      scratch_tree_remove (other_dir);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/import-plan/outcomes", test_outcomes },
    { "/import-plan/apply", test_apply },
    { "/import-plan/idempotent", test_idempotent },
    { "/import-plan/book-by-its-words", test_book_by_its_words },
    { "/import-plan/other-book-by-chance", test_other_book_by_chance },
    { "/import-plan/ambiguous", test_ambiguous },
    { "/import-plan/round-trip", test_round_trip },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
