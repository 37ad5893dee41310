/* test-emendation-model.c: the emendations of a document as a list, with what was refused in its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-emendation-model.h"
#include "ui/qd-visible-text.h"

#include <string.h>

static const char damaged[] = "灯下记\n\n灯下有一&#25903;笔，案上有一&#21367;书，墙外有一&#26641;花。\n";

static int
char_of (const char *words)
{
  return (int) g_utf8_pointer_to_offset (damaged, strstr (damaged, words));
}

static QdDocument *
load (const QdVerdicts *verdicts)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (damaged, sizeof damaged - 1);
  g_autoptr (QdDocument) document =
      qd_document_new_from_bytes (bytes, "a.txt", "UTF-8", QD_READING_EMENDED, NULL, NULL);

  return qd_document_dup_with_reading (document, QD_READING_EMENDED, verdicts);
}

/* "source>shown" of every row, apart by spaces. */
static char *
join (QdEmendationModel *model)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (QdEmendationItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autofree char *source = qd_emendation_item_dup_source (item);
      g_autofree char *shown = qd_emendation_item_dup_shown (item);

      g_string_append_printf (rows, "%s%s>%s", i > 0 ? " " : "", source, shown);
    }
  return g_string_free (rows, FALSE);
}

static void
assert_rows (QdEmendationModel *model, int filter, const char *expected)
{
  g_autofree char *rows = NULL;

  qd_emendation_model_set_filter (model, filter);
  rows = join (model);
  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpuint (qd_emendation_model_count (model, filter), ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
}

static void
test_rows (void)
{
  g_autoptr (QdEmendationModel) model = qd_emendation_model_new ();
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();
  g_autoptr (QdEmendationItem) refused = NULL;
  g_autoptr (QdDocument) plain = load (NULL);
  g_autoptr (QdDocument) document = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int start = char_of ("&#21367;");

  qd_emendation_model_set_document (model, plain, NULL);
  assert_rows (model, QD_EMENDATION_MODEL_ALL, "&#25903;>支 &#21367;>卷 &#26641;>树");
  qd_verdicts_add (verdicts, start, start + 8, "&#21367;");
  qd_verdicts_add (verdicts, char_of ("墙外"), char_of ("墙外") + 2, "窗前");
  document = load (verdicts);
  qd_emendation_model_set_document (model, document, verdicts);
  assert_rows (model, QD_EMENDATION_MODEL_ALL, "&#25903;>支 &#21367;>&#21367; 墙外>窗前 &#26641;>树");
  assert_rows (model, QD_EMENDATION_ENTITY, "&#25903;>支 &#26641;>树");
  assert_rows (model, QD_EMENDATION_READER, "墙外>窗前");
  assert_rows (model, QD_EMENDATION_PINYIN, "");
  assert_rows (model, QD_EMENDATION_MODEL_REFUSED, "&#21367;>&#21367;");

  refused = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (qd_emendation_item_is_refused (refused));
  g_assert_cmpint (qd_emendation_item_get_start (refused), ==, start);
  before = qd_emendation_item_dup_before (refused);
  after = qd_emendation_item_dup_after (refused);
  g_assert_true (g_str_has_suffix (before, "支笔，案上有一"));
  g_assert_true (g_str_has_prefix (after, "书，窗前有一树花。"));
  g_assert_null (strchr (after, '\n'));
}

static void
test_empty (void)
{
  g_autoptr (QdEmendationModel) model = qd_emendation_model_new ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  qd_emendation_model_set_document (model, NULL, NULL);
  assert_rows (model, QD_EMENDATION_MODEL_ALL, "");
}

static void
assert_visible (const char *text, const char *expected)
{
  g_autofree char *shown = qd_visible_text_dup (text);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_visible (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  assert_visible ("灯 下　é e\u0301", "灯 下　é e\u0301");
  assert_visible ("灯\u200b下\u00a0\t\ufeff", "灯‹U+200B›下‹U+00A0›‹U+0009›‹U+FEFF›");
  for (int i = 0; i < 100; i++)
    g_string_append (text, "长");
  g_assert_cmpint (g_utf8_strlen (text->str, -1), ==, 100);
  {
    g_autofree char *shown = qd_visible_text_dup (text->str);

    g_assert_cmpint (g_utf8_strlen (shown, -1), <, 60);
    g_assert_true (g_str_has_suffix (shown, "长…"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/emendation-model/rows", test_rows);
  g_test_add_func ("/emendation-model/empty", test_empty);
  g_test_add_func ("/visible-text", test_visible);
  return g_test_run ();
}
