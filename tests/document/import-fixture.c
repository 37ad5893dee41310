/* import-fixture.c: containers made in memory, and imports told in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdarg.h>
#include <string.h>

#define MAX_FIXTURE_BYTES ((gsize) 4 << 20)

static struct archive *
start (char *buffer, gsize *n_used)
{
  struct archive *writer = archive_write_new ();

  /* Only the writing of Chinese names needs it; reading must do without. */
  setlocale (LC_CTYPE, "C.UTF-8");
  g_assert_cmpint (archive_write_set_format_zip (writer), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (writer, "zip:hdrcharset=UTF-8"), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (writer, 1);
  g_assert_cmpint (archive_write_open_memory (writer, buffer, MAX_FIXTURE_BYTES, n_used), ==, ARCHIVE_OK);
  return writer;
}

static void
add (struct archive *writer, const char *path, const char *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) strlen (content));
  g_assert_cmpint (archive_write_header (writer, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (writer, content, strlen (content)), ==, (la_ssize_t) strlen (content));
  archive_entry_free (entry);
}

static GBytes *
finish (struct archive *writer, char *buffer, gsize *n_used)
{
  g_assert_cmpint (archive_write_close (writer), ==, ARCHIVE_OK);
  archive_write_free (writer);
  setlocale (LC_CTYPE, "C");
  return g_bytes_new_take (g_realloc (buffer, *n_used), *n_used);
}

GBytes *
import_fixture_zip (const char *path, ...)
{
  char *buffer = g_malloc (MAX_FIXTURE_BYTES);
  gsize n_used = 0;
  struct archive *writer = start (buffer, &n_used);
  va_list args;

  va_start (args, path);
  for (; path != NULL; path = va_arg (args, const char *))
    add (writer, path, va_arg (args, const char *));
  va_end (args);
  return finish (writer, buffer, &n_used);
}

GBytes *
import_fixture_zip_locked (const char *path, const char *content)
{
  g_autoptr (GBytes) open = import_fixture_zip (path, content, NULL);
  gsize n_bytes;
  char *data = g_bytes_unref_to_data (g_steal_pointer (&open), &n_bytes);
  char *directory = memmem (data, n_bytes, "PK\001\002", 4);

  /* The first of the flags, in the part's own header and in that of the directory. */
  data[6] |= 1;
  directory[8] |= 1;
  return g_bytes_new_take (data, n_bytes);
}

GBytes *
import_fixture_cut (GBytes *bytes, gsize n_bytes)
{
  return g_bytes_new_from_bytes (bytes, 0, MIN (n_bytes, g_bytes_get_size (bytes)));
}

static char
get_letter (QdBlockKind kind)
{
  switch (kind)
    {
    case QD_BLOCK_PLAIN:
      return '-';
    case QD_BLOCK_PARAGRAPH:
      return 'P';
    case QD_BLOCK_HEADING:
      return 'H';
    case QD_BLOCK_TITLE:
      return 'T';
    case QD_BLOCK_BYLINE:
      return 'B';
    case QD_BLOCK_QUOTATION:
      return 'Q';
    case QD_BLOCK_VERSE:
      return 'V';
    case QD_BLOCK_LIST_ITEM:
      return 'L';
    case QD_BLOCK_CODE:
      return 'C';
    case QD_BLOCK_TABLE:
      return 'R';
    case QD_BLOCK_NOTE:
      return 'N';
    case QD_BLOCK_SEPARATOR:
      return '*';
    case QD_BLOCK_CAPTION:
      return 'F';
    }
  g_assert_not_reached ();
}

static char *
dup_piece (const QdImport *import, int from, int to)
{
  return g_utf8_substring (qd_text_get_string (import->text, NULL), from, to);
}

char *
import_fixture_tell (const QdImport *import)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < import->blocks->len; i++)
    {
      const QdBlock *block = &g_array_index (import->blocks, QdBlock, i);
      g_autofree char *text = dup_piece (import, block->start, block->end);

      g_string_append_c (told, get_letter (block->kind));
      if (block->level > 0)
        g_string_append_printf (told, "%d", block->level);
      g_string_append_printf (told, " %s\n", text);
    }
  return g_strdup (told->str);
}

char *
import_fixture_tell_spans (const QdImport *import, QdSpanKind kind)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < import->spans->len; i++)
    {
      const QdImportSpan *span = &g_array_index (import->spans, QdImportSpan, i);
      g_autofree char *text = NULL;

      if (span->kind != kind)
        continue;
      text = dup_piece (import, span->start, span->end);
      g_string_append_printf (told, "%s%s%s\n", text, span->data != NULL ? "|" : "",
                              span->data != NULL ? span->data : "");
    }
  return g_strdup (told->str);
}
