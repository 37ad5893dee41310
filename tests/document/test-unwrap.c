/* test-unwrap.c: documents that lie compressed or alone in an archive, and files that are told what they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-unwrap.h"

#include "document/qd-importer.h"
#include "import-fixture.h"

#include <string.h>

#define TEXT "渡口\n"

static GBytes *
compress (const char *text, gsize n_bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) n_bytes, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
assert_inside (GBytes *file, const char *name, const char *inner, const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qd_unwrap (file, name, &found, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_cmpstr (found, ==, inner);
}

static void
test_inside (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) packed = compress (TEXT, strlen (TEXT));
  g_autoptr (GBytes) zipped =
      import_fixture_zip ("书/渡口.txt", TEXT, "__MACOSX/书/._渡口.txt", "x", "站.url", "y", NULL);
  g_autoptr (GBytes) book = import_fixture_zip ("mimetype", "application/epub+zip", "a.opf", "<package/>", NULL);
  gsize n_bytes;
  const char *data = g_bytes_get_data (book, &n_bytes);
  g_autofree char *found = NULL;
  g_autoptr (GBytes) same = qd_unwrap (book, "a.epub", &found, NULL, NULL);

  assert_inside (plain, "a.txt", "a.txt", TEXT);
  assert_inside (packed, "a.txt.gz", "a.txt", TEXT);
  assert_inside (zipped, "a.zip", "书/渡口.txt", TEXT);
  g_assert_cmpmem (g_bytes_get_data (same, NULL), g_bytes_get_size (same), data, n_bytes);
}

static void
assert_refused (GBytes *file, QdImportError code, const char *words)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_unwrap (file, "a.zip", &found, NULL, &error));
  g_assert_error (error, QD_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  const gsize n_bomb = (gsize) 64 << 20;
  g_autofree char *blanks = g_strnfill (n_bomb, ' ');
  g_autoptr (GBytes) several = import_fixture_zip ("a.txt", TEXT, "b.txt", TEXT, NULL);
  g_autoptr (GBytes) nothing = import_fixture_zip ("a.url", TEXT, NULL);
  g_autoptr (GBytes) bomb = compress (blanks, n_bomb);
  g_autoptr (GBytes) whole = compress (TEXT TEXT TEXT, strlen (TEXT) * 3);
  g_autoptr (GBytes) cut = import_fixture_cut (whole, 8);

  assert_refused (several, QD_IMPORT_ERROR_UNSUPPORTED, "b.txt");
  assert_refused (nothing, QD_IMPORT_ERROR_NO_TEXT, "a.zip");
  assert_refused (bomb, QD_IMPORT_ERROR_TOO_LARGE, "a.zip");
  assert_refused (cut, QD_IMPORT_ERROR_DAMAGED, "a.zip");
}

static void
assert_told (const char *data, gsize n_bytes, const char *importer, const char *format)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, n_bytes);
  const QdImporter *chosen = qd_importer_choose (bytes, "a.txt");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (chosen->name, ==, importer);
  if (format == NULL)
    return;
  g_assert_null (chosen->import (bytes, "a.txt", NULL, NULL, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, format));
}

/* By content, whatever the suffix says. */
static void
test_told (void)
{
  static const char caj[] = "CAJ\0 and more than that", text[] = "CAJ 是一种文件格式，multipart/related 也是。";
  static const char message[] = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n";
  static const char word[] = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><a/>";
  g_autoptr (GBytes) slides = import_fixture_zip ("[Content_Types].xml", "<a/>", "ppt/presentation.xml", "<a/>", NULL);
  gsize n_bytes;
  const char *data = g_bytes_get_data (slides, &n_bytes);

  assert_told (caj, sizeof caj, "unsupported", "CAJ");
  assert_told (message, strlen (message), "unsupported", "MHTML");
  assert_told (word, strlen (word), "unsupported", "Word XML");
  assert_told (data, n_bytes, "unsupported", "PowerPoint");
  assert_told (text, strlen (text), "text", NULL);
  assert_told ("{\\rtf1 a}", 9, "rtf", NULL);
  assert_told ("%PDF-1.7\n", 9, "pdf", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unwrap/inside", test_inside);
  g_test_add_func ("/unwrap/refused", test_refused);
  g_test_add_func ("/unwrap/told", test_told);
  return g_test_run ();
}
