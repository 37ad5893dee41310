/* qd-import-pdf.c: the text of PDF files that have one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-pdf.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "document/qd-import-builder.h"
#include "document/qd-import-headings.h"
#include "document/qd-pdf-lines.h"
#include "document/qd-pdf-paragraphs.h"

#define MAX_PAGES 20000
#define MAX_LINES 2000000
#define MAX_OUTLINE_DEPTH 12
#define MAX_OUTLINE_ENTRIES 20000

typedef struct
{
  PopplerDocument *document;
  QdImportBuilder *builder;
  GArray *first_blocks; /* of int: for each page, the number of blocks before it */
  int n_entries;
  int next; /* the block after the heading found last */
} Reader;

/**
 * qd_import_pdf_sniff:
 *
 * Returns: 100 for a PDF; some have a few bytes of something else before their first
 */
int
qd_import_pdf_sniff (const guint8 *data, gsize length, const char *name)
{
  if (length >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return 100;
  return data && length >= 5 && name && g_str_has_suffix (name, ".pdf")
                 && memmem (data, MIN (length, 1024), "%PDF-1.", 7) != NULL
             ? 95
             : 0;
}

static PopplerDocument *
open_document (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (document != NULL)
    return document;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                 _ ("“%s” is protected by a password and cannot be read"), name);
  else
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: it is not a readable PDF"),
                 name);
  return NULL;
}

static gboolean
read_lines (PopplerDocument *document, const char *name, GArray *lines, GCancellable *cancellable, GError **error)
{
  int n_pages = poppler_document_get_n_pages (document);

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i >= MAX_PAGES || lines->len > MAX_LINES)
        {
          g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
                       _ ("“%s” is not opened: it has more text than a document can need"), name);
          return FALSE;
        }
      page = poppler_document_get_page (document, i);
      if (page != NULL)
        qd_pdf_lines_read (lines, page, i);
      g_clear_object (&page);
    }
  return TRUE;
}

/* Returns: the page an entry of the outline leads to, from 0, or -1 */
static int
find_page (Reader *self, const PopplerAction *action)
{
  int page = -1;

  if (action->type != POPPLER_ACTION_GOTO_DEST || action->goto_dest.dest == NULL)
    return -1;
  page = action->goto_dest.dest->page_num - 1;
  if (action->goto_dest.dest->type == POPPLER_DEST_NAMED)
    {
      PopplerDest *dest = poppler_document_find_dest (self->document, action->goto_dest.dest->named_dest);

      page = dest != NULL ? dest->page_num - 1 : -1;
      g_clear_pointer (&dest, poppler_dest_free);
    }
  return page >= 0 && page < (int) self->first_blocks->len ? page : -1;
}

static void
mark_heading (Reader *self, const char *title, int page, int depth)
{
  int n_blocks = qd_import_builder_get_n_blocks (self->builder);
  int start, end, found;
  gboolean is_split = FALSE;

  start = MAX (g_array_index (self->first_blocks, int, page), 0);
  end = page + 1 < (int) self->first_blocks->len ? g_array_index (self->first_blocks, int, page + 1) + 1 : n_blocks;
  /* Entries come in the order of the text: what was found already is not meant again. */
  found = qd_import_find_heading (self->builder, title, MAX (start, self->next), MIN (end, n_blocks), &is_split);
  if (found < 0)
    return;
  qd_import_builder_get_block (self->builder, found)->kind = QD_BLOCK_HEADING;
  qd_import_builder_get_block (self->builder, found)->level = depth;
  self->next = found + 1;
}

/* The depth of the recursion is bounded. */
static void
read_outline (Reader *self, PopplerIndexIter *iter, int depth)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      if (action != NULL)
        {
          int page = find_page (self, action);

          if (page >= 0 && action->any.title != NULL)
            mark_heading (self, action->any.title, page, depth);
          poppler_action_free (action);
        }
      if (child != NULL && depth < MAX_OUTLINE_DEPTH)
        read_outline (self, child, depth + 1);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (++self->n_entries < MAX_OUTLINE_ENTRIES && poppler_index_iter_next (iter));
}

static QdImport *
finish (Reader *self)
{
  PopplerIndexIter *outline = poppler_index_iter_new (self->document);
  g_autofree char *title = poppler_document_get_title (self->document);
  g_autofree char *author = poppler_document_get_author (self->document);
  g_autofree char *confirmed_title = NULL, *confirmed_author = NULL;
  QdImport *import;

  if (outline != NULL)
    read_outline (self, outline, 1);
  g_clear_pointer (&outline, poppler_index_iter_free);
  confirmed_title = qd_import_builder_confirm (self->builder, title);
  confirmed_author = qd_import_builder_confirm (self->builder, author);
  import = qd_import_builder_finish (self->builder, "pdf", "UTF-8", 1);
  import->title = g_steal_pointer (&confirmed_title);
  import->author = g_steal_pointer (&confirmed_author);
  return import;
}

static QdImport *
read_document (PopplerDocument *document, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autoptr (GArray) lines = qd_pdf_lines_new ();
  g_autoptr (GArray) first_blocks = g_array_new (FALSE, FALSE, sizeof (int));
  Reader reader = { document, builder, first_blocks, 0, 0 };

  if (!read_lines (document, name, lines, cancellable, error))
    return NULL;
  qd_pdf_lines_drop_running (lines);
  qd_pdf_paragraphs_build (lines, builder, first_blocks);
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT,
                   _ ("“%s” has no text, only pictures of pages: a program for text recognition (OCR) can add it"),
                   name);
      return NULL;
    }
  return finish (&reader);
}

/**
 * qd_import_pdf:
 *
 * Reads the text of a PDF. A scanned one has none.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_pdf (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  PopplerDocument *document = open_document (bytes, name, error);
  QdImport *import = document != NULL ? read_document (document, name, cancellable, error) : NULL;

  g_clear_object (&document);
  return import;
}
