/* test-export-collection.c: notes of several documents leave together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-export-collection.h"

#include <string.h>

static QdCollectedDocument *
create_document (const char *title, const char *author)
{
  QdCollectedDocument *document = g_new0 (QdCollectedDocument, 1);
  const char *const uris[] = { "file:///old.txt", "file:///new.txt", NULL };

  g_atomic_ref_count_init (&document->ref_count);
  document->title = g_strdup (title);
  document->author = g_strdup (author);
  document->uris = g_strdupv ((char **) uris);
  return document;
}

static void
add_note (GPtrArray *notes, QdCollectedDocument *document, const char *section, const char *quote, const char *note)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (QdRecord) record = qd_record_new (id);

  g_free (record->section);
  record->section = g_strdup (section);
  g_free (record->quote);
  record->quote = g_strdup (quote);
  g_free (record->note);
  record->note = g_strdup (note);
  g_ptr_array_add (notes, qd_collected_note_new (document, record));
}

static char *export(const char *form_name)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (QdCollectedDocument) sea = create_document ("夜航", "林间");
  g_autoptr (QdCollectedDocument) hill = create_document ("山行", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int n_forms;
  const QdCollectionForm *forms = qd_export_collection_get_forms (&n_forms);

  add_note (notes, sea, "一、出港/（一）灯", "灯塔*一明*一灭", "像呼吸");
  add_note (notes, sea, "一、出港/（二）雾", "起了\"雾\"", "");
  add_note (notes, hill, "山行", "山在那里", "两行\n想法");
  for (int i = 0; i < n_forms; i++)
    {
      if (g_str_equal (forms[i].name, form_name))
        bytes = qd_export_collection (notes, forms[i].template, NULL, &error);
    }
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Each document under its title, each heading once, nothing taken for markup. */
static void
test_markdown (void)
{
  g_autofree char *text = export("markdown");

  g_assert_cmpstr (text, ==,
                   "# 夜航\n\n林间\n\n## 一、出港\n\n### （一）灯\n\n> 灯塔\\*一明\\*一灭\n\n像呼吸\n\n"
                   "### （二）雾\n\n> 起了\"雾\"\n\n# 山行\n\n> 山在那里\n\n两行\n\n想法\n\n");
}

static void
test_csv (void)
{
  g_autofree char *text = export("csv");
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpstr (lines[0], ==, "Highlight,Title,Author,URL,Note,Location,Date");
  g_assert_true (g_str_has_prefix (lines[1], "\"灯塔*一明*一灭\",\"夜航\",\"林间\",\"file:///new.txt\",\"像呼吸\",0,"));
  g_assert_true (g_str_has_prefix (lines[2], "\"起了\"\"雾\"\"\","));
  g_assert_true (g_str_has_prefix (lines[3], "\"山在那里\",\"山行\",\"\",\"file:///new.txt\",\"两行\n想法\","));
  g_assert_cmpstr (lines[4], ==, "");
}

static void
test_text (void)
{
  g_autofree char *text = export("text");

  g_assert_cmpstr (text, ==,
                   "《夜航》林间\n\n一、出港\n\n（一）灯\n\n　　灯塔*一明*一灭\n　　〔像呼吸〕\n"
                   "\n（二）雾\n\n　　起了\"雾\"\n\n《山行》\n\n　　山在那里\n　　〔两行\n想法〕\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-collection/markdown", test_markdown);
  g_test_add_func ("/export-collection/csv", test_csv);
  g_test_add_func ("/export-collection/text", test_text);
  return g_test_run ();
}
