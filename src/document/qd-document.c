/* qd-document.c: a reading with its structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-document.h"

#include "document/qd-corrections.h"
#include "document/qd-document-pictures.h"
#include "document/qd-document-reading.h"
#include "document/qd-document-spans.h"
#include "document/qd-importer.h"
#include "document/qd-outline.h"
#include "document/qd-recogniser.h"
#include "document/qd-unwrap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _QdDocument
{
  GObject parent_instance;

  QdReading *reading;
  QdImport **import;          /* (nullable): a reference-counted box, shared by all readings of one source */
  QdCorrections *corrections; /* (nullable): what the reader says of its headings */
  const char *format;
  gboolean has_lines;
  char *language;
  char *title;
  char *author;
  gboolean has_abstract;
  GStrv keywords;
  GArray *paragraphs; /* (element-type QdParagraph) */
  GArray *spans;      /* (element-type QdSpan) */
  GArray *signs;      /* (element-type QdPictureSign) */
  GListStore *sections;
};

G_DEFINE_FINAL_TYPE (QdDocument, qd_document, G_TYPE_OBJECT)

static void
clear_import (gpointer box)
{
  qd_import_free (*(QdImport **) box);
}

static void
qd_document_finalize (GObject *object)
{
  QdDocument *self = QD_DOCUMENT (object);

  g_clear_object (&self->sections);
  g_array_unref (self->paragraphs);
  g_array_unref (self->spans);
  g_array_unref (self->signs);
  g_clear_pointer (&self->reading, qd_reading_unref);
  if (self->import)
    g_atomic_rc_box_release_full (self->import, clear_import);
  qd_corrections_unref (self->corrections);
  g_free (self->language);
  g_free (self->title);
  g_free (self->author);
  g_strfreev (self->keywords);
  G_OBJECT_CLASS (qd_document_parent_class)->finalize (object);
}

static void
qd_document_class_init (QdDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_document_finalize;
}

static void
qd_document_init (QdDocument *self)
{
  self->paragraphs = g_array_new (FALSE, TRUE, sizeof (QdParagraph));
  self->spans = g_array_new (FALSE, TRUE, sizeof (QdSpan));
  self->signs = g_array_new (FALSE, TRUE, sizeof (QdPictureSign));
  self->sections = g_list_store_new (QD_TYPE_SECTION);
}

/* The column of the first cell of a row that is not empty: the text of a row is trimmed like any other. */
static int
find_column (const char *string, const QdRecognised *block)
{
  int column = block->hint.column;

  for (const char *p = string + block->start; p > string && (p[-1] == '\t' || p[-1] == ' '); p--)
    column += p[-1] == '\t';
  return column;
}

static void
add_paragraphs (QdDocument *self, const QdStructure *structure)
{
  const char *string = qd_reading_get_string (self->reading, NULL);

  g_array_set_size (self->paragraphs, structure->blocks->len);
  for (guint i = 0; i < structure->blocks->len; i++)
    {
      const QdRecognised *block = &g_array_index (structure->blocks, QdRecognised, i);
      QdParagraph *paragraph = &g_array_index (self->paragraphs, QdParagraph, i);

      paragraph->start = block->start;
      paragraph->end = block->end;
      paragraph->role = block->role;
      paragraph->level = block->level;
      paragraph->label_bytes = block->label_bytes;
      paragraph->line = self->has_lines ? block->line : 0;
      paragraph->table = block->role == QD_ROLE_TABLE ? block->hint.table : 0;
      paragraph->column = block->role == QD_ROLE_TABLE ? find_column (string, block) : 0;
      paragraph->picture = block->picture;
    }
}

/* Takes what was recognised over into @self, whose reading, import and format are set. */
static gboolean
take_structure (QdDocument *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdStructure) structure = NULL;

  structure = qd_recognise (self->reading, *self->import, cancellable);
  if (!structure)
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Recognising the text was stopped"));
      return FALSE;
    }
  if (self->corrections)
    qd_structure_correct (structure, self->reading, self->corrections);
  qd_document_add_figures (structure, self->reading, *self->import);
  qd_document_add_signs (self->signs, self->reading, *self->import);
  add_paragraphs (self, structure);
  qd_document_add_spans (self->spans, self->reading, *self->import, structure);
  qd_outline_fill (self->sections, qd_reading_get_string (self->reading, NULL), structure);

  self->title = g_steal_pointer (&structure->title);
  self->author = g_steal_pointer (&structure->author);
  self->has_abstract = structure->has_abstract;
  g_ptr_array_add (structure->keywords, NULL);
  self->keywords = g_strdupv ((char **) structure->keywords->pdata);
  return TRUE;
}

static void
set_import (QdDocument *self, QdImport **import)
{
  self->import = import;
  self->format = (*import)->format;
  self->has_lines = (*import)->has_lines;
}

static QdDocument *
new_for_import (QdImport **import,
                QdReadingKind kind,
                const QdVerdicts *verdicts,
                QdCorrections *corrections,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (QdDocument) self = g_object_new (QD_TYPE_DOCUMENT, NULL);

  set_import (self, import);
  self->corrections = corrections ? qd_corrections_ref (corrections) : NULL;
  self->reading = qd_document_make_reading (*import, kind, verdicts);
  self->language = qd_document_make_language (*import, kind);
  if (!take_structure (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* @file: (nullable): where pictures beside the document are looked for */
static QdDocument *
new_from_bytes (GBytes *bytes,
                const char *name,
                GFile *file,
                const char *encoding,
                QdReadingKind kind,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) document = NULL;
  g_autofree char *inner = NULL;
  const QdImporter *importer;
  QdImport *import;
  QdImport **box;

  document = qd_unwrap (bytes, name, &inner, cancellable, error);
  if (!document)
    return NULL;
  importer = qd_importer_choose (document, inner);
  import = importer->import (document, inner, encoding, cancellable, error);
  if (!import)
    return NULL;
  qd_import_settle_pictures (import, file);
  box = g_atomic_rc_box_new (QdImport *);
  *box = import;
  return new_for_import (box, kind, NULL, NULL, cancellable, error);
}

/**
 * qd_document_new_from_bytes:
 * @bytes: a file of any format an importer knows
 * @name: (nullable): how messages call it; its suffix breaks a tie between formats
 * @encoding: (nullable): its encoding; detected if %NULL
 * @kind: the reading to show
 * @cancellable: (nullable): to stop it
 * @error: what is wrong with the bytes
 *
 * Imports, reads and recognises. Pure: may run in any thread.
 *
 * Returns: (nullable) (transfer full): the document
 */
QdDocument *
qd_document_new_from_bytes (GBytes *bytes,
                            const char *name,
                            const char *encoding,
                            QdReadingKind kind,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (bytes, NULL);

  return new_from_bytes (bytes, name, NULL, encoding, kind, cancellable, error);
}

/**
 * qd_document_load:
 * @file: a file
 * @encoding: (nullable): its encoding; detected if %NULL
 * @kind: the reading to show
 * @cancellable: (nullable): to stop it
 * @error: why it could not be opened or read
 *
 * Reads a file and makes its document, with the pictures that stand beside it.
 *
 * Returns: (nullable) (transfer full): the document
 */
QdDocument *
qd_document_load (GFile *file, const char *encoding, QdReadingKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (!bytes)
    return NULL;
  name = g_file_get_parse_name (file);
  return new_from_bytes (bytes, name, file, encoding, kind, cancellable, error);
}

/**
 * qd_document_new_plain:
 * @reading: a text as shown
 *
 * Makes a document of which nothing is recognised: every line that is not empty is a body paragraph.
 *
 * Returns: (transfer full): the document
 */
QdDocument *
qd_document_new_plain (QdReading *reading)
{
  QdDocument *self = g_object_new (QD_TYPE_DOCUMENT, NULL);
  g_autoptr (GArray) blocks = NULL;

  g_return_val_if_fail (reading, NULL);

  self->reading = qd_reading_ref (reading);
  self->format = "text";
  self->has_lines = TRUE;
  self->language = g_strdup ("zh-Hans");
  self->keywords = g_new0 (char *, 1);
  blocks = qd_recogniser_split (reading, NULL);
  g_array_set_size (self->paragraphs, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const QdRecognised *block = &g_array_index (blocks, QdRecognised, i);
      QdParagraph *paragraph = &g_array_index (self->paragraphs, QdParagraph, i);

      *paragraph = (QdParagraph){ block->start, block->end, QD_ROLE_BODY, 0, 0, block->line };
    }
  return self;
}

/**
 * qd_document_dup_with_reading:
 * @self: a document
 * @kind: the reading to show
 * @verdicts: (nullable): what the reader says of emendations
 *
 * Shows the same source in another reading; a plain document stays plain.
 *
 * Returns: (transfer full): the document
 */
QdDocument *
qd_document_dup_with_reading (QdDocument *self, QdReadingKind kind, const QdVerdicts *verdicts)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);

  if (!self->import)
    {
      g_autoptr (QdReading) reading = qd_reading_new_for_kind (qd_reading_get_source (self->reading), kind, verdicts);

      return qd_document_new_plain (reading);
    }
  return new_for_import (g_atomic_rc_box_acquire (self->import), kind, verdicts, self->corrections, NULL, NULL);
}

/**
 * qd_document_dup_with_corrections:
 * @self: a document
 * @corrections: (nullable): what the reader says of its headings; %NULL for the outline as recognised
 *
 * Shows the same reading with another outline; the corrections @self has are replaced. A plain document has none.
 * Other readings made from the result keep its corrections. Pure: may run in any thread.
 *
 * Returns: (transfer full): the document
 */
QdDocument *
qd_document_dup_with_corrections (QdDocument *self, QdCorrections *corrections)
{
  QdDocument *other;

  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);

  if (!self->import)
    return g_object_ref (self);
  other = g_object_new (QD_TYPE_DOCUMENT, NULL);
  set_import (other, g_atomic_rc_box_acquire (self->import));
  other->corrections = corrections ? qd_corrections_ref (corrections) : NULL;
  other->reading = qd_reading_ref (self->reading);
  other->language = g_strdup (self->language);
  take_structure (other, NULL, NULL);
  return other;
}

/**
 * qd_document_get_reading:
 * @self: a document
 *
 * Returns: (transfer none): the text as shown
 */
QdReading *
qd_document_get_reading (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return self->reading;
}

/**
 * qd_document_get_source:
 * @self: a document
 *
 * Returns: (transfer none): the text as decoded
 */
QdText *
qd_document_get_source (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return qd_reading_get_source (self->reading);
}

/**
 * qd_document_get_string:
 * @self: a document
 * @n_bytes: (out) (nullable): its length
 *
 * Returns: (transfer none): the string all positions of the document are bytes of
 */
const char *
qd_document_get_string (QdDocument *self, gsize *n_bytes)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return qd_reading_get_string (self->reading, n_bytes);
}

/**
 * qd_document_get_format:
 * @self: a document
 *
 * Returns: (transfer none): the name of the file's format, "text", "markdown" …
 */
const char *
qd_document_get_format (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return self->format;
}

/**
 * qd_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none): "zh-Hans", "zh-Hant-TW" or "zh-Hant-HK"
 */
const char *
qd_document_get_language (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return self->language;
}

/**
 * qd_document_has_lines:
 * @self: a document
 *
 * Returns: whether lines of the source are lines of the file; not so for containers
 */
gboolean
qd_document_has_lines (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), FALSE);
  return self->has_lines;
}

/**
 * qd_document_get_title:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the title
 */
const char *
qd_document_get_title (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return self->title;
}

/**
 * qd_document_get_author:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): the author
 */
const char *
qd_document_get_author (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return self->author;
}

/**
 * qd_document_has_abstract:
 * @self: a document
 *
 * Returns: whether it has an abstract
 */
gboolean
qd_document_has_abstract (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), FALSE);
  return self->has_abstract;
}

/**
 * qd_document_get_keywords:
 * @self: a document
 *
 * Returns: (transfer none) (array zero-terminated=1): the keywords, never %NULL
 */
const char *const *
qd_document_get_keywords (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return (const char *const *) self->keywords;
}

/**
 * qd_document_get_n_paragraphs:
 * @self: a document
 *
 * Returns: how many paragraphs it has
 */
int
qd_document_get_n_paragraphs (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), 0);
  return (int) self->paragraphs->len;
}

/**
 * qd_document_get_paragraph:
 * @self: a document
 * @index: from 0
 *
 * Returns: (transfer none): the paragraph
 */
const QdParagraph *
qd_document_get_paragraph (QdDocument *self, int index)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (index >= 0 && (guint) index < self->paragraphs->len, NULL);
  return &g_array_index (self->paragraphs, QdParagraph, index);
}

static gboolean
is_figure (QdDocument *self, int index)
{
  return g_array_index (self->paragraphs, QdParagraph, index).role == QD_ROLE_FIGURE;
}

/**
 * qd_document_find_paragraph:
 * @self: a document
 * @byte: a position in its string
 *
 * A figure has no text, so no place is in one unless there is nothing else.
 *
 * Returns: the index of the paragraph at or before @byte; 0 before the first, -1 if there is none at all
 */
int
qd_document_find_paragraph (QdDocument *self, gsize byte)
{
  int first = 0;
  int last;

  g_return_val_if_fail (QD_IS_DOCUMENT (self), -1);

  last = (int) self->paragraphs->len - 1;
  while (first < last)
    {
      int middle = first + (last - first + 1) / 2;

      if (g_array_index (self->paragraphs, QdParagraph, middle).start <= byte)
        first = middle;
      else
        last = middle - 1;
    }
  if (last < 0)
    return -1;
  for (int index = first; index >= 0; index--)
    if (!is_figure (self, index))
      return index;
  while (first < (int) self->paragraphs->len - 1 && is_figure (self, first))
    first++;
  return first;
}

/**
 * qd_document_get_spans:
 * @self: a document
 * @n_spans: (out): how many
 *
 * Returns: (transfer none) (array length=n_spans): spans sorted by their start, outer before inner
 */
const QdSpan *
qd_document_get_spans (QdDocument *self, int *n_spans)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (n_spans, NULL);

  *n_spans = (int) self->spans->len;
  return (const QdSpan *) (gpointer) self->spans->data;
}

/**
 * qd_document_get_picture_signs:
 * @self: a document
 * @start: a position in its string
 * @end: one after the last
 * @n_signs: (out): how many
 *
 * Returns: (transfer none) (array length=n_signs): the pictures that are set like characters in [@start, @end), sorted
 *   by their start
 */
const QdPictureSign *
qd_document_get_picture_signs (QdDocument *self, gsize start, gsize end, int *n_signs)
{
  guint low = 0, high = self->signs->len, first;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->signs, QdPictureSign, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  first = low;
  while (low < self->signs->len && g_array_index (self->signs, QdPictureSign, low).start < end)
    low++;
  *n_signs = (int) (low - first);
  return (const QdPictureSign *) (gpointer) self->signs->data + first;
}

/**
 * qd_document_dup_note:
 * @self: a document
 * @id: of a note, as the data of its mark
 * @start: (out): where the note begins, in bytes of the string
 *
 * Returns: (nullable) (transfer full): the text of the note, a paragraph a line; %NULL if the document has none
 */
char *
qd_document_dup_note (QdDocument *self, const char *id, gsize *start)
{
  g_autoptr (GString) note = g_string_new (NULL);
  const char *string;

  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);

  string = qd_reading_get_string (self->reading, NULL);
  *start = 0;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const QdSpan *span = &g_array_index (self->spans, QdSpan, i);

      if (span->kind != QD_SPAN_NOTE || g_strcmp0 (span->data, id) != 0)
        continue;
      if (note->len == 0)
        *start = span->start;
      else
        g_string_append_c (note, '\n');
      g_string_append_len (note, string + span->start, (gssize) (span->end - span->start));
    }
  return note->len > 0 ? g_strdup (note->str) : NULL;
}

/**
 * qd_document_get_sections:
 * @self: a document
 *
 * Returns: (transfer none): front matter and top headings in the order of the text, a model of #QdSection
 */
GListModel *
qd_document_get_sections (QdDocument *self)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return G_LIST_MODEL (self->sections);
}

/**
 * qd_document_find_section:
 * @self: a document
 * @byte: a position in its string
 *
 * Returns: (nullable) (transfer none): the innermost section that holds @byte
 */
QdSection *
qd_document_find_section (QdDocument *self, gsize byte)
{
  g_return_val_if_fail (QD_IS_DOCUMENT (self), NULL);
  return qd_outline_find (G_LIST_MODEL (self->sections), byte);
}
