/* test-import-epub.c: books as they should be and as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-epub.h"

#include "import-fixture.h"

#include <string.h>

#define CONTAINER                                                                                                      \
  "META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
#define METADATA                                                                                                             \
  "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>河边的书</dc:title><dc:creator>林青</dc:creator>" \
  "<dc:language>zh_TW</dc:language></metadata>"
#define ITEM(id, href) "<item id=\"" id "\" href=\"" href "\" media-type=\"application/xhtml+xml\"/>"

static QdImport *
import (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_epub (bytes, "a.epub", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const char chapter_1[] =
    "<html><head><title>x</title></head><body><h1 id=\"a\">水声</h1><p>水声一阵一阵传上来。</p></body></html>";
static const char chapter_2[] = "<html><body><h1>潮气</h1><p>潮气是水声的另一面。</p></body></html>";

/* The spine gives the order, the navigation the depth; it is no text itself. */
static void
test_version_3 (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "mimetype", "application/epub+zip", CONTAINER, "OEBPS/book.opf",
      "<package version=\"3.0\">" METADATA "<manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" "
      "media-type=\"application/xhtml+xml\"/>" ITEM ("p", "p.xhtml") ITEM ("b", "%E4%BA%8C.xhtml")
          ITEM ("a", "one.xhtml") "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"p\"/><itemref "
                                  "idref=\"a\"/><itemref idref=\"b\"/></spine>"
                                  "</package>",
      "OEBPS/nav.xhtml",
      "<html xmlns:epub=\"e\"><body><nav epub:type=\"toc\"><ol><li><a href=\"p.xhtml\">上卷</a><ol><li><a "
      "href=\"one.xhtml#a\">水声</a></li><li><a "
      "href=\"%E4%BA%8C.xhtml\">潮气</a></li></ol></li></ol></nav></body></html>",
      "OEBPS/p.xhtml", "<html><body><h1>上卷</h1></body></html>", "OEBPS/one.xhtml", chapter_1, "OEBPS/二.xhtml",
      chapter_2, NULL);
  g_autoptr (QdImport) result = import (bytes);

  import_fixture_assert (result, "H1 上卷\nH2 水声\nP 水声一阵一阵传上来。\nH2 潮气\nP 潮气是水声的另一面。\n");
  g_assert_cmpstr (result->title, ==, "河边的书");
  g_assert_cmpstr (result->author, ==, "林青");
  g_assert_cmpstr (result->language, ==, "zh-TW");
  g_assert_cmpstr (result->format, ==, "epub");
}

/* NCX; a chapter whose heading is only in the contents; notes out of line come last. */
static void
test_version_2 (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      CONTAINER, "OEBPS/book.opf",
      "<package>" METADATA
      "<manifest><item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>" ITEM ("n", "notes.html")
          ITEM ("a", "a.html") ITEM ("b", "b.html") "</manifest><spine toc=\"ncx\"><itemref idref=\"n\" "
                                                    "linear=\"no\"/><itemref idref=\"a\"/><itemref idref=\"b\"/>"
                                                    "<itemref idref=\"a\"/></spine></package>",
      "OEBPS/toc.ncx",
      "<ncx><navMap><navPoint><navLabel><text>第一章 水声</text></navLabel><content src=\"a.html\"/></navPoint>"
      "<navPoint><navLabel><text>第二章 潮气</text></navLabel><content src=\"b.html\"/></navPoint></navMap></ncx>",
      "OEBPS/a.html", "<html><body><p>第一章</p><p>水声</p><p>水声一阵一阵传上来。</p></body></html>", "OEBPS/b.html",
      "<html><body><p>潮是另一面。</p></body></html>", "OEBPS/notes.html", "<html><body><p>注。</p></body></html>",
      NULL);
  g_autoptr (QdImport) result = import (bytes);

  import_fixture_assert (result, "H1 第一章 水声\nP 水声一阵一阵传上来。\nH1 第二章 潮气\nP 潮是另一面。\nP 注。\n");
}

/* A folder too deep, no container, other cases, no spine. */
static void
test_faults (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip ("book/oebps/Book.OPF",
                                                 "<package>" METADATA "<manifest>" ITEM ("a", "Text/One.xhtml")
                                                     ITEM ("g", "gone.xhtml") "</manifest></package>",
                                                 "book/oebps/text/one.xhtml", chapter_1, NULL);
  g_autoptr (QdImport) result = import (bytes);

  import_fixture_assert (result, "H1 水声\nP 水声一阵一阵传上来。\n");
}

/* Bytes that are no UTF-8, in a label and at its end, do no harm. */
static void
test_bad_bytes (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "book.opf",
      "<package><metadata><title>\xe6\xb2</title></metadata><manifest><item id=\"n\" href=\"t.ncx\" "
      "media-type=\"application/x-dtbncx+xml\"/>" ITEM ("a", "a.html") "</manifest></package>",
      "t.ncx",
      "<ncx><navMap><navPoint><navLabel><text>水\xff声\xe6</text></navLabel><content src=\"a.html\"/></navPoint>"
      "</navMap></ncx>",
      "a.html", "<html><body><p>水声</p><p>完。</p></body></html>", NULL);
  g_autoptr (QdImport) result = import (bytes);

  import_fixture_assert (result, "H1 水声\nP 完。\n");
}

/* Where the package is lost, the chapters that are there are read by their names, numbers by their size. */
static void
test_no_package (void)
{
  g_autoptr (GBytes) bytes =
      import_fixture_zip ("mimetype", "application/epub+zip", "OEBPS/c10.xhtml", "<html><body><p>丙</p></body></html>",
                          "OEBPS/c2.xhtml", chapter_2, "OEBPS/c1.xhtml", chapter_1, NULL);
  g_autoptr (GBytes) nothing = import_fixture_zip ("mimetype", "application/epub+zip", "a.txt", "x", NULL);
  g_autoptr (GBytes) broken = import_fixture_zip ("mimetype", "application/epub+zip", CONTAINER, "OEBPS/book.opf", "%",
                                                  "OEBPS/c1.xhtml", chapter_1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = import (bytes);
  g_autoptr (QdImport) mended = import (broken);

  import_fixture_assert (result, "H1 水声\nP 水声一阵一阵传上来。\nH1 潮气\nP 潮气是水声的另一面。\nP 丙\n");
  import_fixture_assert (mended, "H1 水声\nP 水声一阵一阵传上来。\n");
  g_assert_null (qd_import_epub (nothing, "a.epub", NULL, NULL, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED);
}

/* A book that breaks off, wherever it does, gives what it has or a message. */
static void
test_cut (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "mimetype", "application/epub+zip", "OEBPS/c1.xhtml", chapter_1, CONTAINER, "OEBPS/c2.xhtml", chapter_2,
      "OEBPS/book.opf",
      "<package>" METADATA "<manifest>" ITEM ("a", "c2.xhtml")
          ITEM ("b", "c1.xhtml") "</manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>",
      NULL);
  int n_read = 0;

  for (gsize n = 30; n < g_bytes_get_size (bytes); n += 13)
    {
      g_autoptr (GBytes) cut = import_fixture_cut (bytes, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (QdImport) result = qd_import_epub (cut, "a.epub", NULL, NULL, &error);

      if (result == NULL)
        {
          g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED);
          g_assert_cmpint (n_read, ==, 0);
        }
      else
        n_read++;
    }
  g_assert_cmpint (n_read, >, 10);
}

/* Two chapters under one identifier, and a path as Windows writes it. */
static void
test_twins (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (CONTAINER, "OEBPS/book.opf",
                                                 "<package><manifest>" ITEM ("a", "t\\one.html")
                                                     ITEM ("a", "two.html") "</manifest><spine><itemref idref=\"a\"/>"
                                                                            "</spine></package>",
                                                 "OEBPS/t/one.html", chapter_1, "OEBPS/two.html", chapter_2, NULL);
  g_autoptr (QdImport) result = import (bytes);

  import_fixture_assert (result, "H1 水声\nP 水声一阵一阵传上来。\nH1 潮气\nP 潮气是水声的另一面。\n");
}

static void
assert_fails (GBytes *bytes, QdImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = qd_import_epub (bytes, "a.epub", NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, QD_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "a.epub"));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) locked = import_fixture_zip (
      CONTAINER, "META-INF/encryption.xml",
      "<encryption><EncryptedData><CipherData><CipherReference URI=\"OEBPS/a.html\"/></CipherData></EncryptedData>"
      "</encryption>",
      "OEBPS/book.opf", "<package><manifest>" ITEM ("a", "a.html") "</manifest></package>", "OEBPS/a.html", "x", NULL);
  g_autoptr (GBytes) pictures = import_fixture_zip (
      CONTAINER, "OEBPS/book.opf", "<package><manifest>" ITEM ("a", "a.html") "</manifest></package>", "OEBPS/a.html",
      "<html><body><img src=\"a.jpg\"/></body></html>", NULL);

  assert_fails (locked, QD_IMPORT_ERROR_UNSUPPORTED);
  assert_fails (pictures, QD_IMPORT_ERROR_NO_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-epub/version-3", test_version_3);
  g_test_add_func ("/import-epub/version-2", test_version_2);
  g_test_add_func ("/import-epub/faults", test_faults);
  g_test_add_func ("/import-epub/twins", test_twins);
  g_test_add_func ("/import-epub/bad-bytes", test_bad_bytes);
  g_test_add_func ("/import-epub/no-package", test_no_package);
  g_test_add_func ("/import-epub/cut", test_cut);
  g_test_add_func ("/import-epub/refused", test_refused);
  return g_test_run ();
}
