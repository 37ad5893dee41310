/* test-converted.c: what was marked in a text is found in the same text as a book, a word-processing document, a web
 * page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The essay that comes with the program is marked as plain text; then it is written as converters write it, also in the
 * other script, and opened from another place under another name. Every note is found by the words it was about.
 */
#include "annotation/qd-normalise.h"
#include "annotation/qd-store.h"

#include <locale.h>
#include <string.h>

#include "document/import-fixture.h"
#include "scratch-tree.h"

#define N_MARKS 80

typedef struct
{
  char *dir;
  QdDocument *text; /* as it was marked */
} Fixture;

static QdDocument *
open_bytes (GBytes *bytes, const char *name, QdReadingKind kind)
{
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_document_new_from_bytes (bytes, name, NULL, kind, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static QdStore *
open_store (Fixture *fixture, QdDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return qd_store_new (fixture->dir, document, file);
}

/* Clauses and sentences, some across the end of a paragraph, every tenth a word. */
static void
mark (QdStore *store, QdDocument *document)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  QdHistory *history = qd_store_get_history (store);
  int n_chars = qd_text_get_n_chars (qd_document_get_source (document));

  qd_history_begin (history);
  for (int i = 0; i < N_MARKS; i++)
    {
      int length = i % 10 == 0 ? g_rand_int_range (rand, 2, 5) : g_rand_int_range (rand, 6, 60);
      int start = g_rand_int_range (rand, 30, n_chars - length);

      qd_history_create (history, QD_ANNOTATION_HIGHLIGHT, start, start + length, QD_MARK_FILL, NULL, "");
    }
  qd_history_end (history);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("QD_SOURCE_ROOT"), "data", "essay.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QdStore) store = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &content, &n_bytes, &error));
  bytes = g_bytes_new (content, n_bytes);
  fixture->dir = g_dir_make_tmp ("quandian-converted-XXXXXX", NULL);
  fixture->text = open_bytes (bytes, "essay.txt", QD_READING_EMENDED);
  store = open_store (fixture, fixture->text, "/texts/essay.txt");
  mark (store, fixture->text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->text);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

/* The paragraphs of a document, each within @open and @close; a heading's have its level as well. */
static char *
write_paragraphs (QdDocument *document, const char *heading_format, const char *paragraph_format)
{
  GString *out = g_string_new (NULL);
  const char *string = qd_document_get_string (document, NULL);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);
      g_autofree char *words = g_markup_escape_text (string + paragraph->start, paragraph->end - paragraph->start);

      if (!*words)
        continue;
      if (paragraph->role == QD_ROLE_TITLE || paragraph->role == QD_ROLE_HEADING)
        {
          g_autofree char *level = g_strdup_printf ("%d", paragraph->role == QD_ROLE_TITLE ? 1 : paragraph->level + 1);
          g_auto (GStrv) parts = g_strsplit (heading_format, "LEVEL", -1);
          g_autofree char *with_level = g_strjoinv (level, parts);
          g_auto (GStrv) around = g_strsplit (with_level, "WORDS", -1);
          g_autofree char *whole = g_strjoinv (words, around);

          g_string_append (out, whole);
        }
      else
        {
          g_auto (GStrv) around = g_strsplit (paragraph_format, "WORDS", -1);
          g_autofree char *whole = g_strjoinv (words, around);

          g_string_append (out, whole);
        }
    }
  return g_string_free (out, FALSE);
}

static GBytes *
make_html (QdDocument *document)
{
  g_autofree char *body = write_paragraphs (document, "<hLEVEL>WORDS</hLEVEL>\n", "<p>WORDS</p>\n");
  g_autofree char *page = g_strconcat ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>读书须动笔</title>"
                                       "</head><body><nav><a href=\"/\">首页</a></nav><main>",
                                       body, "</main></body></html>", NULL);

  return g_bytes_new (page, strlen (page));
}

static GBytes *
make_epub (QdDocument *document)
{
  g_autofree char *body = write_paragraphs (document, "<hLEVEL>WORDS</hLEVEL>", "<p>WORDS</p>");
  g_autofree char *chapter = g_strconcat ("<html><head><title>x</title></head><body>", body, "</body></html>", NULL);

  return import_fixture_zip (
      "mimetype", "application/epub+zip", "META-INF/container.xml",
      "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>", "b.opf",
      "<package version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>读书须动笔</dc:title>"
      "<dc:language>zh</dc:language></metadata><manifest><item id=\"c\" href=\"c.xhtml\" "
      "media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"c\"/></spine></package>",
      "c.xhtml", chapter, NULL);
}

static GBytes *
make_docx (QdDocument *document)
{
  g_autofree char *body = write_paragraphs (
      document,
      "<w:p><w:pPr><w:outlineLvl w:val=\"LEVEL\"/></w:pPr><w:r><w:t xml:space=\"preserve\">WORDS</w:t></w:r></w:p>",
      "<w:p><w:r><w:t xml:space=\"preserve\">WORDS</w:t></w:r></w:p>");
  g_autofree char *whole =
      g_strconcat ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
                   body, "</w:body></w:document>", NULL);

  return import_fixture_zip ("[Content_Types].xml", "<Types/>", "word/document.xml", whole, NULL);
}

static gboolean
says_the_same (const char *a, const char *b)
{
  g_autoptr (QdNormalised) left = qd_normalise (a, strlen (a));
  g_autoptr (QdNormalised) right = qd_normalise (b, strlen (b));

  return left->n_chars == right->n_chars && memcmp (left->chars, right->chars, left->n_chars * sizeof (guint32)) == 0;
}

/* All notes are there, none is lost or stands at other words; hardly any is offered as unsure. */
static void
check (Fixture *fixture, QdDocument *document, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/books/%s", name);
  g_autoptr (QdStore) store = open_store (fixture, document, path);
  GListModel *list = G_LIST_MODEL (qd_store_get_list (store));
  QdText *source = qd_document_get_source (document);
  int n_sure = 0, n_same = 0;

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_MARKS);
  for (int i = 0; i < N_MARKS; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);
      QdAnchorState state = qd_annotation_get_state (annotation);
      g_autofree char *here = NULL;

      g_assert_cmpint (state, !=, QD_STATE_ORPHAN);
      here = qd_text_dup_range (source, qd_annotation_get_start (annotation), qd_annotation_get_end (annotation));
      n_sure += state != QD_STATE_UNSURE;
      n_same += says_the_same (here, qd_annotation_get_quote (annotation));
      if (state != QD_STATE_UNSURE && !says_the_same (here, qd_annotation_get_quote (annotation)))
        g_test_message ("“%s” is now at “%s”", qd_annotation_get_quote (annotation), here);
    }
  g_test_message ("%s: of %d notes %d placed for sure, %d at the same words", name, N_MARKS, n_sure, n_same);
  g_assert_cmpint (n_sure, >=, N_MARKS * 98 / 100);
  g_assert_cmpint (n_same, ==, N_MARKS);
}

static void
test_converted (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    GBytes *(*make) (QdDocument *document);
  } formats[] = { { "a.html", make_html }, { "b.epub", make_epub }, { "c.docx", make_docx } };
  g_autoptr (QdDocument) traditional = qd_document_dup_with_reading (fixture->text, QD_READING_TRADITIONAL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = formats[i].make (fixture->text);
      g_autoptr (GBytes) other_bytes = formats[i].make (traditional);
      g_autoptr (QdDocument) same = open_bytes (bytes, formats[i].name, QD_READING_EMENDED);
      g_autoptr (QdDocument) shown = open_bytes (bytes, formats[i].name, QD_READING_TRADITIONAL);
      g_autoptr (QdDocument) written = open_bytes (other_bytes, formats[i].name, QD_READING_EMENDED);
      g_autofree char *shown_name = g_strconcat ("shown in traditional characters ", formats[i].name, NULL);
      g_autofree char *written_name = g_strconcat ("written in traditional characters ", formats[i].name, NULL);

      check (fixture, same, formats[i].name);
      check (fixture, shown, shown_name);
      check (fixture, written, written_name);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/converted/formats", Fixture, NULL, set_up, test_converted, tear_down);
  return g_test_run ();
}
