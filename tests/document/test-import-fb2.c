/* test-import-fb2.c: sections, verse and notes of FictionBook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-fb2.h"

#include "import-fixture.h"

#include <string.h>

static const char book[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><FictionBook xmlns:l=\"http://www.w3.org/1999/xlink\"><description>"
    "<title-info><author><first-name>青</first-name><last-name>林</last-name></author><book-title>河边的书</book-title>"
    "<lang>zh</lang></title-info></description><body><title><p>河边的书</p></title><section><title><p>第一章</p>"
    "<p>水声</p></title><epigraph><p>逝者如斯。</p></epigraph><p>水声<strong>一阵</strong><a type=\"note\" "
    "l:href=\"#n1\">[1]</a>。</p><section><title><p>夜</p></title><poem><stanza><v>月出水东头</v><v>人归山下楼</v></"
    "stanza>"
    "</poem><empty-line/><p>完。</p></section></section></body><body name=\"notes\"><section id=\"n1\"><title><p>1</p>"
    "</title><p>阵，读去声。</p></section></body><binary id=\"x\">AAAA</binary></FictionBook>";

static void
assert_book (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = qd_import_fb2 (bytes, "a.fb2", NULL, NULL, &error);
  g_autofree char *marks = NULL, *notes = NULL;

  g_assert_no_error (error);
  import_fixture_assert (
      result, "P 河边的书\nH1 第一章 水声\nQ 逝者如斯。\nP 水声一阵[1]。\nH2 夜\nV 月出水东头\nV 人归山下楼\n"
              "P 完。\nN 〔1〕阵，读去声。\n");
  marks = import_fixture_tell_spans (result, QD_SPAN_NOTE_MARK);
  g_assert_cmpstr (marks, ==, "[1]|#n1\n");
  notes = import_fixture_tell_spans (result, QD_SPAN_NOTE);
  g_assert_cmpstr (notes, ==, "〔1〕阵，读去声。|#n1\n");
  g_assert_cmpstr (result->title, ==, "河边的书");
  g_assert_cmpstr (result->author, ==, "林青");
}

static void
test_book (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (book, strlen (book));
  g_autoptr (GBytes) zipped = import_fixture_zip ("a.fb2", book, NULL);

  g_assert_cmpint (qd_import_fb2_sniff (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "x"), ==, 100);
  g_assert_cmpint (qd_import_fb2_sniff (g_bytes_get_data (zipped, NULL), g_bytes_get_size (zipped), "x"), ==, 95);
  assert_book (plain);
  assert_book (zipped);
}

/* A book that breaks off is read as far as it goes. */
static void
test_cut (void)
{
  int n_read = 0;

  for (gsize n = 1; n < strlen (book); n += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_static (book, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (QdImport) result = qd_import_fb2 (cut, "a.fb2", NULL, NULL, &error);

      if (result == NULL)
        g_assert_cmpint (error->domain, ==, QD_IMPORT_ERROR);
      else
        {
          g_assert_cmpint (qd_text_get_n_chars (result->text), >=, n_read);
          n_read = qd_text_get_n_chars (result->text);
        }
    }
  g_assert_cmpint (n_read, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-fb2/book", test_book);
  g_test_add_func ("/import-fb2/cut", test_cut);
  return g_test_run ();
}
