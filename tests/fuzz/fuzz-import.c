/* fuzz-import.c: any bytes given to one importer; for a container, any bytes as its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built once for each importer, whose name is QD_FUZZ_IMPORTER. Random bytes hardly ever make a ZIP archive, so what a
 * container is to hold is given as its parts, apart by NUL; bytes that begin with "PK" are taken as they are.
 */
#include "document/qd-importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_PARTS 4

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const struct
{
  const char *importer;
  const char *paths[MAX_PARTS];
} containers[] = {
  { "docx", { "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml" } },
  { "epub", { "META-INF/container.xml", "a.opf", "toc.ncx", "a.xhtml" } },
  { "odt", { "content.xml", "styles.xml", "META-INF/manifest.xml", "meta.xml" } },
};

static void
add_part (struct archive *writer, const char *path, const guint8 *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_write_header (writer, entry);
  archive_write_data (writer, data, size);
  archive_entry_free (entry);
}

static GBytes *
pack (const guint8 *data, gsize size, const char *const *paths)
{
  gsize n_buffer = size + 4096, n_used = 0;
  char *buffer = g_malloc (n_buffer);
  struct archive *writer = archive_write_new ();

  archive_write_set_format_zip (writer);
  archive_write_set_options (writer, "zip:compression=store");
  archive_write_set_bytes_in_last_block (writer, 1);
  archive_write_open_memory (writer, buffer, n_buffer, &n_used);
  for (int i = 0; i < MAX_PARTS && size > 0; i++)
    {
      const guint8 *end = memchr (data, 0, size);
      gsize n_part = end ? (gsize) (end - data) : size;

      add_part (writer, paths[i], data, n_part);
      size -= end ? n_part + 1 : n_part;
      data += end ? n_part + 1 : n_part;
    }
  archive_write_close (writer);
  archive_write_free (writer);
  return g_bytes_new_take (buffer, n_used);
}

static GBytes *
make_file (const guint8 *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (strcmp (containers[i].importer, QD_FUZZ_IMPORTER) == 0 && (size < 2 || memcmp (data, "PK", 2) != 0))
      return pack (data, size, containers[i].paths);
  return g_bytes_new (data, size);
}

static void
check_import (const QdImport *import)
{
  int n_chars = qd_text_get_n_chars (import->text);
  int end = 0;

  for (guint i = 0; i < import->blocks->len; i++)
    {
      const QdBlock *block = &g_array_index (import->blocks, QdBlock, i);

      g_assert_cmpint (block->start, >=, end);
      g_assert_cmpint (block->end, >=, block->start);
      end = block->end;
    }
  g_assert_cmpint (end, <=, n_chars);
  for (guint i = 0; i < import->spans->len; i++)
    {
      const QdImportSpan *span = &g_array_index (import->spans, QdImportSpan, i);

      g_assert_cmpint (span->start, >=, 0);
      g_assert_cmpint (span->end, >=, span->start);
      g_assert_cmpint (span->end, <=, n_chars);
    }
  g_assert_true (!import->title || g_utf8_validate (import->title, -1, NULL));
  g_assert_true (!import->author || g_utf8_validate (import->author, -1, NULL));
}

/* Pictures are settled and read as the document would; nothing lies beside it. */
static void
check_pictures (QdImport *import)
{
  int n_chars = qd_text_get_n_chars (import->text);

  qd_import_settle_pictures (import, NULL);
  for (guint i = 0; i < import->pictures->len; i++)
    {
      const QdImportPicture *picture = &g_array_index (import->pictures, QdImportPicture, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = i < 8 ? qd_picture_load (picture->picture, NULL, &error) : NULL;
      double width, height;

      g_assert_true (i >= 8 || bytes || error);
      g_assert_cmpint (picture->start, >=, 0);
      g_assert_cmpint (picture->end, >=, picture->start);
      g_assert_cmpint (picture->end, <=, n_chars);
      g_assert_cmpint (picture->place, <=, n_chars);
      qd_picture_get_size (picture->picture, &width, &height);
      g_assert_true (width >= 0 && height >= 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int n_importers;
  const QdImporter *importers = qd_importer_get_all (&n_importers);
  g_autoptr (GBytes) bytes = make_file (data, size);
  gsize n_bytes;
  const guint8 *file = g_bytes_get_data (bytes, &n_bytes);

  for (int i = 0; i < n_importers; i++)
    if (strcmp (importers[i].name, QD_FUZZ_IMPORTER) == 0)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (QdImport) import = importers[i].import (bytes, "name", NULL, NULL, &error);

        importers[i].sniff (file ? file : (const guint8 *) "", MIN (n_bytes, 65536), "name");
        g_assert_true (import || error);
        if (import)
          {
            check_import (import);
            check_pictures (import);
          }
        return 0;
      }
  g_assert_not_reached ();
}
