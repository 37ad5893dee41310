/* test-picture.c: pictures of documents: their sizes, their places, the way to their bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-fixture.h"

#include <unistd.h>
#include <string.h>

#include "document/qd-picture-size.h"

#define PICTURE                                                                                                        \
  "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='200'><rect width='320' height='200'/></svg>"
#define CHARACTER "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'><path d='M2 2h20'/></svg>"

static void
test_sizes (void)
{
  static const struct
  {
    const char *data;
    gsize n_bytes;
    int width, height;
  } cases[] = {
    { "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\1\100\0\0\0\310\10\2\0\0\0", 29, 320, 200 },
    { "GIF89a\100\1\310\0\0\0\0", 13, 320, 200 },
    { "\377\330\377\340\0\4xx\377\300\0\21\10\0\310\1\100\3", 18, 320, 200 },
    { "RIFF\0\0\0\0WEBPVP8X\12\0\0\0\0\0\0\0\77\1\0\307\0\0", 30, 320, 200 },
    { "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/\77\301\61\0\0\0\0\0\0", 30, 320, 200 },
    { "BM\0\0\0\0\0\0\0\0\0\0\0\0\50\0\0\0\100\1\0\0\70\377\377\377", 26, 320, 200 },
    { "<svg width=\"320\" height='200px'>", 32, 320, 200 },
    { "<?xml version='1.0'?><svg viewBox='0 0 320 200' xmlns='x'/>", 59, 320, 200 },
    { "<svg width='10em' viewBox='0,0,32,20'>", 38, 160, 100 },
    { "<svg width='100%' height='100%'>", 32, 300, 150 },
    /* What breaks off or lies says nothing. */
    { "\211PNG\r\n\032\n\0\0\0\r", 12, 0, 0 },
    { "\377\330\377\340\0\0\377\377\377\377\377\377", 12, 0, 0 },
    { "GIF89a\0\0\0\0", 10, 0, 0 },
    { "<?xml version='1.0'?><html/>", 28, 0, 0 },
    { "text", 4, 0, 0 },
    { "", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* On the heap, so that a byte too many is found. */
      g_autofree guint8 *data = g_memdup2 (cases[i].data, cases[i].n_bytes);
      int width, height;

      g_assert_cmpint (qd_picture_measure (data, cases[i].n_bytes, &width, &height), ==, cases[i].width > 0);
      if (cases[i].width == 0)
        continue;
      g_assert_cmpint (width, ==, cases[i].width);
      g_assert_cmpint (height, ==, cases[i].height);
    }
}

/* The paragraphs of a document, a line each: role, text or what is said of a picture with its size. */
static char *
tell (QdDocument *document)
{
  g_autoptr (GString) told = g_string_new (NULL);
  const char *string = qd_document_get_string (document, NULL);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);
      double width, height;

      g_string_append (told, qd_role_to_string (paragraph->role));
      g_string_append_c (told, ' ');
      g_string_append_len (told, string + paragraph->start, (gssize) (paragraph->end - paragraph->start));
      if (paragraph->picture != NULL)
        {
          const char *alt = qd_picture_get_alt (paragraph->picture);

          g_assert_cmpint (paragraph->start, ==, paragraph->end);
          qd_picture_get_size (paragraph->picture, &width, &height);
          g_string_append_printf (told, "%gx%g%s%s", width, height, alt != NULL ? " " : "", alt != NULL ? alt : "");
        }
      g_string_append_c (told, '\n');
    }
  return g_strdup (told->str);
}

static QdDocument *
open_bytes (GBytes *bytes, const char *name, QdReadingKind kind)
{
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_document_new_from_bytes (bytes, name, NULL, kind, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_told (QdDocument *document, const char *expected)
{
  g_autofree char *told = tell (document);

  g_assert_cmpstr (told, ==, expected);
}

static void
assert_loads (const QdPicture *picture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qd_picture_load (picture, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

#define CONTAINER "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
#define PACKAGE                                                                                                        \
  "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"                     \
  "<spine><itemref idref='a'/></spine></package>"

static GBytes *
make_book (const char *body)
{
  g_autofree char *chapter = g_strdup_printf ("<html><body>%s</body></html>", body);

  return import_fixture_zip ("mimetype", "application/epub+zip", "META-INF/container.xml", CONTAINER, "OEBPS/book.opf",
                             PACKAGE, "OEBPS/a.xhtml", chapter, "OEBPS/pictures/1.svg", PICTURE, "OEBPS/pictures/2.svg",
                             CHARACTER, "OEBPS/pictures/3.png", "no picture", NULL);
}

static void
test_book (void)
{
  g_autoptr (GBytes) bytes = make_book ("<p>清晨的渡口还没有人。</p><p><img src='pictures/1.svg' alt='渡口旧影'/></p>"
                                        "<p>图1　渡口旧影，一九三五年</p><p>船夫把缆绳解开，<img src='pictures/1.svg'/>"
                                        "又慢慢系上。</p><p>江上起了雾。</p><p><img src='pictures/3.png'/></p>"
                                        "<p><img src='pictures/4.png'/><img src='../../x.png'/></p>");
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.epub", QD_READING_EMENDED);

  assert_told (document, "body 清晨的渡口还没有人。\n"
                         "figure 320x200 渡口旧影\n"
                         "caption 图1　渡口旧影，一九三五年\n"
                         "body 船夫把缆绳解开，又慢慢系上。\n"
                         "figure 320x200\n"
                         "body 江上起了雾。\n"
                         "figure 0x0\n");
  assert_loads (qd_document_get_paragraph (document, 1)->picture, PICTURE);
  assert_loads (qd_document_get_paragraph (document, 6)->picture, "no picture");
}

/* No place of the text is in a figure, and the text is the same without pictures. */
static void
test_places (void)
{
  g_autoptr (GBytes) bytes =
      make_book ("<svg><image xlink:href='pictures/1.svg'/><text>X</text></svg><p>江上起了雾。</p>"
                 "<p><img src='pictures/1.svg'/></p><p>船夫回家。</p><img src='pictures/1.svg'/>");
  g_autoptr (GBytes) plain = make_book ("<p>江上起了雾。</p><p>船夫回家。</p>");
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.epub", QD_READING_EMENDED);
  g_autoptr (QdDocument) without = open_bytes (plain, "a.epub", QD_READING_EMENDED);
  gsize n_bytes;
  const char *string = qd_document_get_string (document, &n_bytes);

  g_assert_cmpstr (string, ==, qd_document_get_string (without, NULL));
  assert_told (document, "figure 320x200\nbody 江上起了雾。\nfigure 320x200\nbody 船夫回家。\nfigure 320x200\n");
  for (gsize byte = 0; byte <= n_bytes; byte++)
    {
      int index = qd_document_find_paragraph (document, byte), plain_index = qd_document_find_paragraph (without, byte);

      g_assert_cmpint (qd_document_get_paragraph (document, index)->start, ==,
                       qd_document_get_paragraph (without, plain_index)->start);
      g_assert_cmpint (qd_document_get_paragraph (document, index)->role, ==, QD_ROLE_BODY);
    }
}

/* A character as a picture has one in the reading, but not in the source; one whose character is told has that. */
static void
test_characters (void)
{
  g_autoptr (GBytes) bytes = make_book ("<p>他姓<img src='pictures/2.svg'/>，名<img src='pictures/2.svg' alt='[口力]'/>"
                                        "<img src='pictures/2.svg'/>，字<img src='pictures/2.svg' alt='䶮'/>。</p>");
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.epub", QD_READING_EMENDED);
  g_autoptr (QdDocument) source = open_bytes (bytes, "a.epub", QD_READING_SOURCE);
  const char *string = qd_document_get_string (document, NULL);
  const QdPictureSign *signs;
  int n_signs;

  assert_told (document, "body 他姓〓，名〓〓，字䶮。\n");
  assert_told (source, "body 他姓，名[口力]，字䶮。\n");
  signs = qd_document_get_picture_signs (document, 0, strlen (string), &n_signs);
  g_assert_cmpint (n_signs, ==, 3);
  for (int i = 0; i < n_signs; i++)
    g_assert_cmpmem (string + signs[i].start, signs[i].end - signs[i].start, "〓", 3);
  g_assert_cmpint (signs[0].start, <, signs[1].start);
  g_assert_cmpint (signs[1].end, ==, signs[2].start);
  g_assert_cmpstr (qd_picture_get_alt (signs[1].picture), ==, "[口力]");
  qd_document_get_picture_signs (document, signs[0].end, signs[2].start, &n_signs);
  g_assert_cmpint (n_signs, ==, 1);
  qd_document_get_picture_signs (source, 0, 100, &n_signs);
  g_assert_cmpint (n_signs, ==, 0);
}

static void
test_page (void)
{
  static const char page[] =
      "<html><body><h1>渡口</h1><p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。</p>"
      "<figure><img width=160 src=\"data:image/svg+xml,%3Csvg width='320' height='200'/%3E\">"
      "<figcaption>图一　渡口</figcaption></figure>"
      "<p><img src='http://example.org/a.png' alt='远处'></p><p><img src=a.png></p></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.html", QD_READING_EMENDED);

  assert_told (document, "title 渡口\nbody 清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。\n"
                         "figure 160x100\ncaption 图一　渡口\ncaption 远处\n");
}

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* Pictures beside the document are found in its folder and below, and nowhere else. */
static void
test_beside (void)
{
  g_autofree char *top = g_dir_make_tmp ("quandian-picture-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "folder", NULL), *below = g_build_filename (folder, "图片", NULL);
  g_autofree char *link = g_build_filename (folder, "link.svg", NULL), *path = NULL, *outside = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (QdDocument) document = NULL;
  g_autofree char *command = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  write_file (top, "outside.svg", PICTURE);
  write_file (folder, "a.svg", PICTURE);
  write_file (below, "一.svg", CHARACTER);
  outside = g_build_filename (top, "outside.svg", NULL);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  write_file (
      folder, "a.md",
      "# 渡口\n\n清晨的渡口还没有人。\n\n![渡口旧影](a.svg)\n\n"
      "他姓![](图片/%E4%B8%80.svg)，名![](a.svg)无人知道。\n\n"
      "![外面](../outside.svg) ![外面](link.svg) ![外面](/etc/passwd) ![没有](b.svg) ![网上](https://a.org/a.png)\n");
  path = g_build_filename (folder, "a.md", NULL);
  file = g_file_new_for_path (path);
  document = qd_document_load (file, NULL, QD_READING_EMENDED, NULL, NULL);
  assert_told (document, "title 渡口\nbody 清晨的渡口还没有人。\nfigure 320x200 渡口旧影\ncaption 渡口旧影\n"
                         "body 他姓〓，名无人知道。\nfigure 320x200\n"
                         "caption 外面 外面 外面 没有 网上\n");
  assert_loads (qd_document_get_paragraph (document, 2)->picture, PICTURE);
  command = g_strdup_printf ("rm -rf %s", top);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
test_docx (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "[Content_Types].xml", "<Types/>", "word/_rels/document.xml.rels",
      "<Relationships><Relationship Id='r1' Type='http://x/image' Target='media/image1.svg'/></Relationships>",
      "word/document.xml",
      "<document><body><p><r><t>清晨的渡口还没有人。</t></r></p>"
      "<p><r><drawing><inline><extent cx='1524000' cy='952500'/><docPr descr='渡口旧影'/>"
      "<blip embed='r1'/></inline></drawing></r></p><p><r><t>图1 渡口旧影</t></r></p></body></document>",
      "word/media/image1.svg", PICTURE, NULL);
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.docx", QD_READING_EMENDED);

  assert_told (document, "body 清晨的渡口还没有人。\nfigure 160x100 渡口旧影\ncaption 图1 渡口旧影\n");
  assert_loads (qd_document_get_paragraph (document, 1)->picture, PICTURE);
}

static void
test_odt (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
      "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:draw='d' xmlns:svg='s' xmlns:xlink='x'>"
      "<office:body><office:text><text:p>清晨的渡口还没有人。</text:p>"
      "<text:p><draw:frame svg:width='96pt' svg:height='60pt'><draw:image xlink:href='Pictures/1.svg'/>"
      "<svg:desc>渡口旧影</svg:desc></draw:frame></text:p><text:p>图1 渡口旧影</text:p>"
      "</office:text></office:body></office:document-content>",
      "Pictures/1.svg", PICTURE, NULL);
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.odt", QD_READING_EMENDED);

  assert_told (document, "body 清晨的渡口还没有人。\nfigure 128x80 渡口旧影\ncaption 图1 渡口旧影\n");
  assert_loads (qd_document_get_paragraph (document, 1)->picture, PICTURE);
}

static void
test_fb2 (void)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) PICTURE, strlen (PICTURE));
  g_autofree char *book = g_strdup_printf (
      "<FictionBook xmlns:l='l'><description><title-info><coverpage><image l:href='#c'/></coverpage></title-info>"
      "</description><body><section><title><p>渡口</p></title><p>清晨的渡口还没有人。</p><image l:href='#c' "
      "alt='旧影'/>"
      "<p>图1 渡口旧影</p><image l:href='#none'/></section></body><binary id='c'>%s</binary></FictionBook>",
      base64);
  g_autoptr (GBytes) bytes = g_bytes_new_static (book, strlen (book));
  g_autoptr (QdDocument) document = open_bytes (bytes, "a.fb2", QD_READING_EMENDED);

  assert_told (document, "figure 320x200\ntitle 渡口\nbody 清晨的渡口还没有人。\nfigure 320x200 旧影\n"
                         "caption 图1 渡口旧影\n");
  assert_loads (qd_document_get_paragraph (document, 0)->picture, PICTURE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/sizes", test_sizes);
  g_test_add_func ("/picture/book", test_book);
  g_test_add_func ("/picture/places", test_places);
  g_test_add_func ("/picture/characters", test_characters);
  g_test_add_func ("/picture/page", test_page);
  g_test_add_func ("/picture/beside", test_beside);
  g_test_add_func ("/picture/docx", test_docx);
  g_test_add_func ("/picture/odt", test_odt);
  g_test_add_func ("/picture/fb2", test_fb2);
  return g_test_run ();
}
