/* test-import-pdf.c: pages become paragraphs again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-pdf.h"

#include "import-fixture.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 420
#define HEIGHT 595
#define LEFT 60
#define SIZE 12

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *bytes;
} Pages;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static Pages
start (void)
{
  Pages pages = { .bytes = g_byte_array_new () };

  pages.surface = cairo_pdf_surface_create_for_stream (write_cb, pages.bytes, WIDTH, HEIGHT);
  pages.cr = cairo_create (pages.surface);
  cairo_select_font_face (pages.cr, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  return pages;
}

static void
put (Pages *pages, double x, double y, double size, const char *text)
{
  cairo_set_font_size (pages->cr, size);
  cairo_move_to (pages->cr, x, y);
  cairo_show_text (pages->cr, text);
}

/* Lines of @per_line characters, the first one two em in; each character stands for itself, as justified text has it.
 * Returns: where the next line would stand. */
static double
put_paragraph (Pages *pages, double x, double y, const char *text, int per_line)
{
  int column = 2;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[8] = { 0 };

      if (column == per_line)
        {
          column = 0;
          y += SIZE * 1.5;
        }
      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      put (pages, x + column++ * SIZE, y, SIZE, character);
    }
  return y + SIZE * 1.5;
}

static QdImport *
finish (Pages *pages, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  cairo_destroy (pages->cr);
  cairo_surface_finish (pages->surface);
  cairo_surface_destroy (pages->surface);
  bytes = g_byte_array_free_to_bytes (pages->bytes);
  return qd_import_pdf (bytes, "a.pdf", NULL, NULL, error);
}

static gboolean
has_font (void)
{
  Pages pages = start ();
  g_autoptr (QdImport) result = NULL;

  put (&pages, LEFT, 100, SIZE, "渡口");
  result = finish (&pages, NULL);
  if (result != NULL && strcmp (qd_text_get_string (result->text, NULL), "渡口\n") == 0)
    return TRUE;
  g_test_skip ("no font for Chinese");
  return FALSE;
}

#define FIRST "清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。他说水涨得快，等一等总是好的。"
#define SECOND "后来桥修好了，渡船便少了。老人仍旧每天来，坐在同一级石阶上，数过桥的车。"

/* Hard line ends go, also where a paragraph runs over the page; headers, footers and numbers of pages too. */
static void
test_paragraphs (void)
{
  Pages pages;
  g_autoptr (QdImport) result = NULL;
  g_autoptr (GError) error = NULL;
  int part = 0;

  if (!has_font ())
    return;
  pages = start ();
  cairo_pdf_surface_set_metadata (pages.surface, CAIRO_PDF_METADATA_TITLE, "渡口志");
  cairo_pdf_surface_set_metadata (pages.surface, CAIRO_PDF_METADATA_AUTHOR, "某打字员");
  for (int page = 1; page <= 4; page++)
    {
      g_autofree char *number = g_strdup_printf ("- %d -", page);
      double y = 100;

      put (&pages, LEFT, 40, 9, "江边文集　渡口志");
      put (&pages, WIDTH / 2 - 10, HEIGHT - 30, 9, number);
      if (page == 1)
        {
          put (&pages, WIDTH / 2 - 30, y, 20, "渡口志");
          cairo_pdf_surface_add_outline (pages.surface, CAIRO_PDF_OUTLINE_ROOT, "水", "page=1 pos=[60 140]", 0);
          put (&pages, LEFT, y + 40, 14, "水");
          y += 70;
        }
      if (page == 3)
        {
          part = cairo_pdf_surface_add_outline (pages.surface, CAIRO_PDF_OUTLINE_ROOT, "第二章 桥", "page=3", 0);
          cairo_pdf_surface_add_outline (pages.surface, part, "车", "page=3", 0);
          put (&pages, LEFT, y, 14, "第二章　桥");
          y = put_paragraph (&pages, LEFT, y + 30, SECOND, 25);
          put (&pages, LEFT, y + 14, 14, "车");
          y += 40;
        }
      y = put_paragraph (&pages, LEFT, y, FIRST, 25);
      put_paragraph (&pages, LEFT, y,
                     page == 1 ? "船走了，人还在石阶上坐着看水看了很久很久一直到天色全都暗了的那时" : SECOND, 25);
      if (page == 2)
        put (&pages, LEFT, y + 60, SIZE, "Fer-");
      cairo_show_page (pages.cr);
    }
  result = finish (&pages, &error);
  g_assert_no_error (error);
  import_fixture_assert (result, "P 渡口志\nH1 水\nP " FIRST
                                 "\nP 船走了，人还在石阶上坐着看水看了很久很久一直到天色全都暗了的那时\nP " FIRST
                                 "\nP " SECOND "\nP Fer-\nH1 第二章　桥\nP " SECOND "\nH2 车\nP " FIRST "\nP " SECOND
                                 "\nP " FIRST "\nP " SECOND "\n");
  g_assert_cmpstr (result->format, ==, "pdf");
  g_assert_cmpstr (result->title, ==, "渡口志");
  g_assert_null (result->author);
  g_assert_true (g_array_index (result->blocks, QdBlock, 0).centered);
  g_assert_cmpfloat (g_array_index (result->blocks, QdBlock, 0).scale, >, 1.5);
}

static void
test_columns (void)
{
  Pages pages;
  g_autoptr (QdImport) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_font ())
    return;
  pages = start ();
  put_paragraph (&pages, 30, 100, FIRST, 14);
  put_paragraph (&pages, 230, 100, SECOND, 14);
  result = finish (&pages, &error);
  g_assert_no_error (error);
  import_fixture_assert (result, "P " FIRST "\nP " SECOND "\n");
}

/* Characters set one below the other, the first column on the right. */
static void
test_vertical (void)
{
  Pages pages;
  g_autoptr (QdImport) result = NULL;
  g_autoptr (GError) error = NULL;
  int row = 2, column = 0;

  if (!has_font ())
    return;
  pages = start ();
  for (const char *p = FIRST SECOND; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[8] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      put (&pages, WIDTH - LEFT - column * SIZE * 2, 100 + row++ * SIZE * 1.2, SIZE, character);
      if (row == 20)
        {
          row = 0;
          column++;
        }
    }
  result = finish (&pages, &error);
  g_assert_no_error (error);
  import_fixture_assert (result, "P " FIRST SECOND "\n");
}

static void
test_hyphen (void)
{
  Pages pages = start ();
  g_autoptr (QdImport) result = NULL;

  put (&pages, LEFT, 100, SIZE, "The ferry at the old stone steps waits for the wat-");
  put (&pages, LEFT, 118, SIZE, "er to fall, and the old man sits there every day and");
  put (&pages, LEFT, 136, SIZE, "counts.");
  result = finish (&pages, NULL);
  g_assert_nonnull (result);
  import_fixture_assert (
      result,
      "P The ferry at the old stone steps waits for the water to fall, and the old man sits there every day and "
      "counts.\n");
}

/* Lines of code stand for themselves, also where they are full. */
static void
test_code (void)
{
  Pages pages = start ();
  g_autoptr (QdImport) result = NULL;

  cairo_select_font_face (pages.cr, "DejaVu Sans Mono", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  put (&pages, LEFT, 100, SIZE, "umask");
  put (&pages, LEFT, 118, SIZE, "0022");
  result = finish (&pages, NULL);
  g_assert_nonnull (result);
  import_fixture_assert (result, "C umask\nC 0022\n");
}

static void
assert_fails (GBytes *bytes, QdImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = qd_import_pdf (bytes, "a.pdf", NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, QD_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
}

static void
test_refused (void)
{
  Pages pages = start ();
  g_autoptr (GBytes) cut = g_bytes_new_static ("%PDF-1.7\n1 0 obj", 16);
  g_autoptr (GBytes) scanned = NULL;

  cairo_rectangle (pages.cr, 10, 10, 100, 100);
  cairo_fill (pages.cr);
  cairo_destroy (pages.cr);
  cairo_surface_destroy (pages.surface);
  scanned = g_byte_array_free_to_bytes (pages.bytes);
  assert_fails (scanned, QD_IMPORT_ERROR_NO_TEXT);
  assert_fails (cut, QD_IMPORT_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/import-pdf/columns", test_columns);
  g_test_add_func ("/import-pdf/vertical", test_vertical);
  g_test_add_func ("/import-pdf/hyphen", test_hyphen);
  g_test_add_func ("/import-pdf/code", test_code);
  g_test_add_func ("/import-pdf/refused", test_refused);
  return g_test_run ();
}
