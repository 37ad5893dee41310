/* test-corrections.c: what the reader says of headings and wordings is kept beside the annotations, and no note knows
 * of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-history.h"
#include "annotation/qd-key-file.h"

#include <string.h>

static const char essay[] = "灯下记\n"
                            "一、夜读\n"
                            "夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n"
                            "二、晨起\n"
                            "晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉，不肯停歇。\n";

typedef struct
{
  QdDocument *document;
  QdAnnotationList *list;
  QdHistory *history;
  int n_changes;
} Fixture;

static QdDocument *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_document_new_from_bytes (bytes, "a.txt", "UTF-8", QD_READING_EMENDED, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = load (essay);
  fixture->list = qd_annotation_list_new ();
  qd_annotation_list_set_document (fixture->list, fixture->document);
  fixture->history = qd_history_new (fixture->list, data ? data : "here");
  qd_history_set_document (fixture->history, fixture->document);
  g_signal_connect_swapped (fixture->list, "corrections-changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->document);
}

static int
place_in (const char *text, const char *words)
{
  return (int) g_utf8_pointer_to_offset (text, strstr (text, words));
}

static void
set_heading (Fixture *fixture, const char *words, int level)
{
  int start = place_in (essay, words);

  qd_history_set_heading (fixture->history, start, start + (int) g_utf8_strlen (words, -1), level);
}

static void
append (GString *dump, GListModel *sections)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);

      if (qd_section_get_level (section) > 0)
        g_string_append_printf (dump, "%d%s ", qd_section_get_level (section), qd_section_get_label (section));
      append (dump, qd_section_get_children (section));
    }
}

static void
assert_outline (QdAnnotationList *list, QdDocument *document, const char *expected)
{
  g_autoptr (QdCorrections) corrections = qd_annotation_list_dup_corrections (list, QD_OUTLINE_RECOGNISED);
  g_autoptr (QdDocument) corrected = qd_document_dup_with_corrections (document, corrections);
  g_autoptr (GString) dump = g_string_new (NULL);

  append (dump, qd_document_get_sections (corrected));
  g_assert_cmpstr (dump->str, ==, expected);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  assert_outline (fixture->list, fixture->document, "1一、 1二、 ");
  set_heading (fixture, "二、晨起", 2);
  assert_outline (fixture->list, fixture->document, "1一、 2二、 ");
  set_heading (fixture, "二、晨起", 0);
  assert_outline (fixture->list, fixture->document, "1一、 ");
  g_assert_cmpint (fixture->n_changes, ==, 2);
  /* The same again is no act. */
  set_heading (fixture, "二、晨起", 0);
  g_assert_cmpint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);

  qd_history_undo (fixture->history);
  assert_outline (fixture->list, fixture->document, "1一、 2二、 ");
  qd_history_undo (fixture->history);
  assert_outline (fixture->list, fixture->document, "1一、 1二、 ");
  g_assert_false (qd_history_can_undo (fixture->history));
  qd_history_redo (fixture->history);
  qd_history_redo (fixture->history);
  assert_outline (fixture->list, fixture->document, "1一、 ");
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  set_heading (fixture, "一、夜读", 3);
  set_heading (fixture, "二、晨起", 0);
  set_heading (fixture, "一、夜读", -1);
  assert_outline (fixture->list, fixture->document, "1一、 ");
  set_heading (fixture, "一、夜读", 2);
  qd_history_reset_headings (fixture->history);
  assert_outline (fixture->list, fixture->document, "1一、 1二、 ");
  qd_history_undo (fixture->history);
  assert_outline (fixture->list, fixture->document, "2一、 ");
}

/* No note moves, is counted or shown otherwise for a correction in its place. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  int start = place_in (essay, "晨起推窗");
  QdAnnotation *note =
      qd_history_create (fixture->history, QD_ANNOTATION_NOTE, start, start + 4, QD_MARK_FILL, NULL, "早");

  set_heading (fixture, "二、晨起", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_cmpint (qd_annotation_get_start (note), ==, start);
  g_assert_cmpint (qd_annotation_get_state (note), ==, QD_STATE_PLACED);
  g_assert_cmpint (qd_annotation_list_count_in (fixture->list, 0, 1000), ==, 1);
}

/* Through a key file, and found again where the text was edited. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdAnnotationList) other = qd_annotation_list_new ();
  g_autofree char *edited =
      g_strconcat ("后来添的一段话，写在最前面，别处一字未动，只为看看还找不找得到。\n", essay, NULL);
  g_autoptr (QdDocument) document = load (edited);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;

  set_heading (fixture, "二、晨起", 3);
  bytes = qd_key_file_write (qd_annotation_list_get_notebook (fixture->list));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "\nLevel=3\n"));
  notebook = qd_key_file_read (bytes, &error);
  g_assert_no_error (error);
  qd_annotation_list_set_document (other, document);
  g_assert_true (qd_annotation_list_merge (other, notebook));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 0);
  assert_outline (other, document, "1一、 3二、 ");
  g_assert_false (qd_annotation_list_merge (other, notebook));
}

/* What another device took back is taken back here. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  Fixture there = { 0 };
  g_autoptr (QdNotebook) taken_back = NULL;
  g_autoptr (GBytes) bytes = NULL;

  set_up (&there, "there");
  set_heading (fixture, "一、夜读", 2);
  qd_annotation_list_merge (there.list, qd_annotation_list_get_notebook (fixture->list));
  assert_outline (there.list, there.document, "2一、 1二、 ");
  qd_history_reset_headings (there.history);
  bytes = qd_key_file_write (qd_annotation_list_get_notebook (there.list));
  taken_back = qd_key_file_read (bytes, NULL);
  fixture->n_changes = 0;
  qd_annotation_list_merge (fixture->list, taken_back);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  assert_outline (fixture->list, fixture->document, "1一、 1二、 ");
  tear_down (&there, NULL);
}

static void
set_wording (Fixture *fixture, const char *words, const char *wording)
{
  int start = place_in (essay, words);

  qd_history_set_wording (fixture->history, start, start + (int) g_utf8_strlen (words, -1), wording);
}

static void
assert_line (QdAnnotationList *list, QdDocument *document, const char *expected)
{
  g_autoptr (QdVerdicts) verdicts = qd_annotation_list_dup_verdicts (list);
  g_autoptr (QdDocument) read = qd_document_dup_with_reading (document, QD_READING_EMENDED, verdicts);

  g_assert_nonnull (strstr (qd_document_get_string (read, NULL), expected));
}

static void
test_wording (Fixture *fixture, gconstpointer data)
{
  int n_changes = 0;

  g_signal_connect_swapped (fixture->list, "verdicts-changed", G_CALLBACK (count_cb), fixture);
  set_wording (fixture, "灯影", "烛影");
  assert_line (fixture->list, fixture->document, "夜读之时，烛影摇曳。");
  set_wording (fixture, "灯影摇曳", "四壁无声");
  assert_line (fixture->list, fixture->document, "夜读之时，四壁无声。");
  set_heading (fixture, "二、晨起", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  qd_history_undo (fixture->history);
  /* One step took the first wording back and made the second. */
  qd_history_undo (fixture->history);
  assert_line (fixture->list, fixture->document, "夜读之时，烛影摇曳。");
  set_wording (fixture, "影", NULL);
  assert_line (fixture->list, fixture->document, "夜读之时，灯影摇曳。");
  n_changes = fixture->n_changes;
  set_wording (fixture, "影", NULL);
  g_assert_cmpint (fixture->n_changes, ==, n_changes);
  qd_history_undo (fixture->history);
  assert_line (fixture->list, fixture->document, "夜读之时，烛影摇曳。");
  assert_outline (fixture->list, fixture->document, "1一、 1二、 ");
}

/* Found again by its letters in an edited text; where they are gone it waits. */
static void
test_wording_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdAnnotationList) other = qd_annotation_list_new ();
  g_autofree char *edited = g_strconcat ("添在最前面的一段。\n", essay, NULL);
  g_autoptr (QdDocument) document = load (edited);
  g_autoptr (QdDocument) without = load ("灯下记\n一、夜读\n此篇已经重写，没有旧句。\n二、晨起\n也是新的。\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdNotebook) notebook = NULL;
  g_autoptr (QdVerdicts) none = NULL;

  set_wording (fixture, "灯影", "烛影");
  set_wording (fixture, "已冷", "");
  bytes = qd_key_file_write (qd_annotation_list_get_notebook (fixture->list));
  notebook = qd_key_file_read (bytes, NULL);
  qd_annotation_list_set_document (other, document);
  qd_annotation_list_merge (other, notebook);
  assert_line (other, document, "夜读之时，烛影摇曳。");
  assert_line (other, document, "茶烟。");
  qd_annotation_list_set_document (other, without);
  none = qd_annotation_list_dup_verdicts (other);
  g_assert_true (qd_verdicts_is_empty (none));
  qd_annotation_list_set_document (other, document);
  assert_line (other, document, "茶烟。");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/corrections/undo", test_undo },
                { "/corrections/reset", test_reset },
                { "/corrections/notes", test_notes },
                { "/corrections/kept", test_kept },
                { "/corrections/merged", test_merged },
                { "/corrections/wording", test_wording },
                { "/corrections/wording-kept", test_wording_kept } };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
