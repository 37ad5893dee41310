/* test-table.c: the rows of tables, as each format has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-fixture.h"

#include <string.h>

/* The rows of a document: table, level, column, and the text with bars for TABs; other paragraphs by their role. */
static char *
tell (QdDocument *document)
{
  g_autoptr (GString) told = g_string_new (NULL);
  const char *string = qd_document_get_string (document, NULL);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);
      g_autofree char *text = g_strndup (string + paragraph->start, paragraph->end - paragraph->start);

      if (paragraph->role == QD_ROLE_TABLE)
        g_string_append_printf (told, "%d.%d.%d %s\n", paragraph->table, paragraph->level, paragraph->column,
                                g_strdelimit (text, "\t", '|'));
      else
        g_string_append_printf (told, "%s\n", qd_role_to_string (paragraph->role));
    }
  return g_strdup (told->str);
}

static void
assert_told (GBytes *bytes, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDocument) document = qd_document_new_from_bytes (bytes, name, NULL, QD_READING_EMENDED, NULL, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = tell (document);
  g_assert_cmpstr (told, ==, expected);
}

static void
assert_text_told (const char *text, const char *name, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  assert_told (bytes, name, expected);
}

#define BODY "清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。"

static void
test_html (void)
{
  assert_text_told (
      "<html><body><p>" BODY
      "</p><table><tr><td></td><th>水位</th></tr><tr><td>春</td><td>12</td></tr><tr><td>夏</td><td>9</td></tr>"
      "</table><table><thead><tr><td>甲</td><td>乙</td></tr></thead><tr><th>丙</th><td>丁</td></tr></table>"
      /* What only lays out the page is prose. */
      "<table><tr><td><p>" BODY "</p></td></tr></table></body></html>",
      "a.html", "body\n1.0.1 水位\n1.0.0 春|12\n1.0.0 夏|9\n2.1.0 甲|乙\n2.0.0 丙|丁\nbody\n");
}

static void
test_markdown (void)
{
  assert_text_told (BODY "\n\n| | 水位 |\n|---|---|\n| 春 | 12 |\n\n" BODY "\n\n甲 | 乙\n--|--\n丙 | 丁\n", "a.md",
                    "body\n1.1.1 水位\n1.0.0 春|12\nbody\n2.1.0 甲|乙\n2.0.0 丙|丁\n");
}

static void
test_fb2 (void)
{
  assert_text_told ("<FictionBook><body><section><p>" BODY "</p><table><tr><th>季节</th><th>水位</th></tr>"
                    "<tr><td>春</td><td>12</td></tr></table></section></body></FictionBook>",
                    "a.fb2", "body\n1.1.0 季节|水位\n1.0.0 春|12\n");
}

#define CELL(text) "<tc><p><r><t>" text "</t></r></p></tc>"

static void
test_docx (void)
{
  g_autoptr (GBytes) bytes =
      import_fixture_zip ("[Content_Types].xml", "<Types/>", "word/document.xml",
                          "<document><body><p><r><t>" BODY "</t></r></p>"
                          "<tbl><tr><trPr><tblHeader/></trPr>" CELL ("季节") CELL ("水位") "</tr><tr>" CELL ("春")
                              CELL ("12") "</tr></tbl>"
                                          "<tbl><tr>" CELL ("甲") CELL ("乙") "</tr><tr>" CELL ("")
                                              CELL ("丁") "</tr></tbl></body></document>",
                          NULL);

  assert_told (bytes, "a.docx", "body\n1.1.0 季节|水位\n1.0.0 春|12\n2.0.0 甲|乙\n2.0.1 丁\n");
}

static void
test_odt (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
      "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:b='b'><o:body><o:text><t:p>" BODY "</t:p><b:table>"
      "<b:table-header-rows><b:table-row><b:table-cell><t:p>季节</t:p></b:table-cell><b:table-cell><t:p>水位</t:p>"
      "</b:table-cell></b:table-row></b:table-header-rows><b:table-row><b:table-cell><t:p>春</t:p></b:table-cell>"
      "<b:table-cell><t:p>12</t:p></b:table-cell></b:table-row></b:table></o:text></o:body></o:document-content>",
      NULL);

  assert_told (bytes, "a.odt", "body\n1.1.0 季节|水位\n1.0.0 春|12\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/html", test_html);
  g_test_add_func ("/table/markdown", test_markdown);
  g_test_add_func ("/table/fb2", test_fb2);
  g_test_add_func ("/table/docx", test_docx);
  g_test_add_func ("/table/odt", test_odt);
  return g_test_run ();
}
