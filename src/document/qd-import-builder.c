/* qd-import-builder.c: paragraphs taken out of a container become a source text with blocks and spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-builder.h"

#include <math.h>
#include <string.h>

#include "document/qd-import-builder-private.h"
#include "text/qd-char-class.h"

static void
open_span_clear (gpointer data)
{
  g_free (((QdBuilderSpan *) data)->data);
}

static void
import_span_clear (gpointer data)
{
  g_free (((QdImportSpan *) data)->data);
}

/**
 * qd_import_builder_new:
 *
 * Returns: (transfer full): a builder without text
 */
QdImportBuilder *
qd_import_builder_new (void)
{
  QdImportBuilder *self = g_new0 (QdImportBuilder, 1);

  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (QdBlock));
  self->looks = g_array_new (FALSE, TRUE, sizeof (QdBuilderLooks));
  self->spans = g_array_new (FALSE, TRUE, sizeof (QdImportSpan));
  g_array_set_clear_func (self->spans, import_span_clear);
  self->open = g_array_new (FALSE, TRUE, sizeof (QdBuilderSpan));
  g_array_set_clear_func (self->open, open_span_clear);
  self->shares = g_array_new (FALSE, TRUE, sizeof (QdBuilderShare));
  qd_import_builder_init_pictures (self);
  return self;
}

void
qd_import_builder_free (QdImportBuilder *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->looks);
  g_array_unref (self->spans);
  g_array_unref (self->open);
  g_array_unref (self->shares);
  qd_import_builder_clear_pictures (self);
  g_free (self);
}

void
qd_import_builder_add_share (GArray *shares, double size, guint face, gint64 n_chars)
{
  QdBuilderShare share = { size, face, n_chars };

  for (guint i = 0; i < shares->len; i++)
    {
      QdBuilderShare *known = &g_array_index (shares, QdBuilderShare, i);
      if (known->face == face && fabs (known->size - size) < 0.01)
        {
          known->n_chars += n_chars;
          return;
        }
    }
  /* A document with more looks than this has no common one, and the search must stay short. */
  if (shares->len < 64)
    g_array_append_val (shares, share);
}

const QdBuilderShare *
qd_import_builder_get_largest_share (GArray *shares)
{
  const QdBuilderShare *best = NULL;

  for (guint i = 0; i < shares->len; i++)
    {
      const QdBuilderShare *share = &g_array_index (shares, QdBuilderShare, i);
      if (best == NULL || share->n_chars > best->n_chars)
        best = share;
    }
  return best;
}

static void
close_open_spans (QdImportBuilder *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      QdBuilderSpan *open = &g_array_index (self->open, QdBuilderSpan, i);
      if (open->start >= 0 && open->start < self->n_chars)
        {
          QdImportSpan span = { open->start, self->n_chars, open->kind, g_strdup (open->data) };
          g_array_append_val (self->spans, span);
        }
      open->start = -1;
    }
}

static void
start_block (QdImportBuilder *self)
{
  self->has_ink = FALSE;
  self->gap = GAP_NONE;
  self->last = 0;
  self->n_leading = 0;
  self->n_ink = self->n_bold = self->n_said = 0;
  g_array_set_size (self->shares, 0);
}

static void
finish_line (QdImportBuilder *self)
{
  if (self->has_ink)
    {
      QdBlock block = self->block;
      const QdBuilderShare *share = qd_import_builder_get_largest_share (self->shares);
      QdBuilderLooks looks = { share != NULL ? share->size : 0, share != NULL ? share->face : 0, self->start,
                               self->text->len };

      close_open_spans (self);
      block.end = self->n_chars;
      block.bold = self->n_ink > 0 && self->n_bold == self->n_ink;
      block.indent += self->n_leading / 4;
      g_array_append_val (self->blocks, block);
      g_array_append_val (self->looks, looks);
      g_string_append_c (self->text, '\n');
      self->n_chars++;
    }
  qd_import_builder_place_pictures (self, self->has_ink);
  start_block (self);
}

/**
 * qd_import_builder_begin:
 * @level: of a heading or list item, from 1; 0 elsewhere
 *
 * Ends the block that is open, if any, and begins another. A block without text leaves no trace.
 */
void
qd_import_builder_begin (QdImportBuilder *self, QdBlockKind kind, int level)
{
  qd_import_builder_end (self);
  self->block = (QdBlock){ .kind = kind, .level = level };
}

void
qd_import_builder_set_centered (QdImportBuilder *self, gboolean centered)
{
  self->block.centered = centered;
}

void
qd_import_builder_set_indent (QdImportBuilder *self, int em)
{
  self->block.indent = em;
}

/**
 * qd_import_builder_set_looks:
 * @looks: how text appended from now on looks
 */
void
qd_import_builder_set_looks (QdImportBuilder *self, const QdLooks *looks)
{
  self->run = *looks;
}

static gboolean
is_wide (gunichar ch)
{
  return g_unichar_iswide (ch) || qd_char_is_han (ch) || (ch >= 0x2018 && ch <= 0x201d) || ch == 0x2014 || ch == 0x2026;
}

static void
put (QdImportBuilder *self, gunichar ch)
{
  if (!self->has_ink)
    {
      self->has_ink = TRUE;
      self->block.start = self->n_chars;
      self->start = self->text->len;
    }
  /* A span begins with its first character that is seen. */
  for (guint i = 0; ch != ' ' && i < self->open->len; i++)
    {
      QdBuilderSpan *open = &g_array_index (self->open, QdBuilderSpan, i);
      if (open->start < 0)
        open->start = self->n_chars;
    }
  g_string_append_unichar (self->text, ch);
  self->n_chars++;
  self->last = ch;
}

void
qd_import_builder_close_gap (QdImportBuilder *self, gunichar next)
{
  QdBuilderGap gap = self->gap;

  self->gap = GAP_NONE;
  if (!self->has_ink || gap == GAP_NONE || self->last == ' ' || self->last == 0x3000 || self->last == '\t')
    return;
  if (gap == GAP_LINE_END && is_wide (self->last) && is_wide (next))
    return;
  put (self, ' ');
}

static void
put_ink (QdImportBuilder *self, gunichar ch)
{
  qd_import_builder_close_gap (self, ch);
  put (self, ch);
  self->n_ink++;
  self->n_bold += self->run.bold ? 1 : 0;
}

static gboolean
is_layout_space (gunichar ch)
{
  return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r' || ch == '\f' || ch == 0x2028 || ch == 0x2029;
}

/* Blanks that a browser keeps: they indent a block, or stand inside one. */
static gboolean
put_fixed_space (QdImportBuilder *self, gunichar ch)
{
  int quarters = ch == 0x3000 || ch == 0x2003 ? 4 : ch == 0x2002 || ch == 0x00a0 ? 2 : ch == 0x2009 ? 1 : 0;

  if (quarters == 0)
    return FALSE;
  if (!self->has_ink)
    self->n_leading += quarters;
  else if (ch == 0x3000)
    {
      qd_import_builder_close_gap (self, ch);
      put (self, ch);
    }
  else
    self->gap = GAP_SPACE;
  return TRUE;
}

/**
 * qd_import_builder_append:
 * @string: UTF-8; bytes that are not are left out
 * @n_bytes: or -1 if @string ends with NUL
 *
 * Appends running text. White space collapses; line ends between Chinese characters vanish; what indents the start
 * of a block becomes its indent.
 */
void
qd_import_builder_append (QdImportBuilder *self, const char *string, gssize n_bytes)
{
  const char *end = string + (n_bytes < 0 ? (gssize) strlen (string) : n_bytes);
  int n_ink_before = self->n_ink;

  while (string < end)
    {
      gunichar ch = g_utf8_get_char_validated (string, end - string);

      if (ch == (gunichar) -1 || ch == (gunichar) -2)
        {
          string++;
          continue;
        }
      string = g_utf8_next_char (string);
      if (ch == '\n' || ch == '\r')
        self->gap = MAX (self->gap, GAP_LINE_END);
      else if (is_layout_space (ch))
        /* Blanks beside a line end are the indenting of the markup. */
        self->gap = self->gap == GAP_LINE_END ? GAP_LINE_END : GAP_SPACE;
      else if (ch >= 0x20 && ch != 0x7f && !put_fixed_space (self, ch))
        put_ink (self, ch);
    }
  if (self->n_ink > n_ink_before)
    qd_import_builder_add_share (self->shares, self->run.size, self->run.face, self->n_ink - n_ink_before);
}

/**
 * qd_import_builder_append_verbatim:
 *
 * Appends text whose white space and line ends are its own; every line becomes a block of the kind begun.
 */
void
qd_import_builder_append_verbatim (QdImportBuilder *self, const char *string, gssize n_bytes)
{
  const char *end = string + (n_bytes < 0 ? (gssize) strlen (string) : n_bytes);

  while (string < end)
    {
      gunichar ch = g_utf8_get_char_validated (string, end - string);

      if (ch == (gunichar) -1 || ch == (gunichar) -2)
        {
          string++;
          continue;
        }
      string = g_utf8_next_char (string);
      if (ch == '\n')
        finish_line (self);
      else if (ch == ' ' || ch == '\t' || ch == 0xa0)
        {
          if (self->has_ink || self->block.kind == QD_BLOCK_CODE)
            put (self, ch == 0xa0 ? ' ' : ch);
          else if (self->block.kind == QD_BLOCK_TABLE)
            self->block.column += ch == '\t' ? 1 : 0;
          else
            self->n_leading += ch == '\t' ? 16 : 2;
        }
      else if (ch >= 0x20 && (self->has_ink || !put_fixed_space (self, ch)))
        {
          self->n_ink++;
          self->n_bold += self->run.bold ? 1 : 0;
          put (self, ch);
        }
    }
}

/**
 * qd_import_builder_break_line:
 *
 * A line break inside a block. In a heading it stands for a blank; elsewhere the lines become blocks of their own,
 * since web pages and typewritten documents make paragraphs with it.
 */
void
qd_import_builder_break_line (QdImportBuilder *self)
{
  if (self->block.kind == QD_BLOCK_HEADING || self->block.kind == QD_BLOCK_TITLE || self->block.kind == QD_BLOCK_TABLE)
    {
      self->gap = GAP_SPACE;
      return;
    }
  if (self->has_ink)
    {
      if (self->n_breaks == 0)
        self->first_line = (int) self->blocks->len;
      self->n_breaks++;
      finish_line (self);
      return;
    }
  /* A second break in a row parts the lines by an empty one. */
  if (self->text->len > 1 && self->text->str[self->text->len - 2] != '\n')
    {
      g_string_append_c (self->text, '\n');
      self->n_chars++;
    }
  qd_import_builder_place_pictures (self, FALSE);
  start_block (self);
}

/**
 * qd_import_builder_end:
 *
 * Ends the block that is open; text that follows is a plain block.
 */
void
qd_import_builder_end (QdImportBuilder *self)
{
  finish_line (self);
  if (self->n_breaks > 0)
    qd_import_builder_mark_verse (self);
  self->n_breaks = 0;
  self->block = (QdBlock){ .kind = QD_BLOCK_PLAIN };
}

/**
 * qd_import_builder_begin_span:
 * @data: (nullable): link address, note id or ruby text
 *
 * The span begins at the next character. It may run over several blocks and is then cut at their ends.
 */
void
qd_import_builder_begin_span (QdImportBuilder *self, QdSpanKind kind, const char *data)
{
  QdBuilderSpan span = { kind, g_strdup (data), -1 };

  g_array_append_val (self->open, span);
}

/**
 * qd_import_builder_end_span:
 * @data: (nullable): replaces what was given at the beginning
 *
 * Ends the innermost span of @kind. A span without characters leaves no trace.
 */
void
qd_import_builder_end_span (QdImportBuilder *self, QdSpanKind kind, const char *data)
{
  for (int i = (int) self->open->len - 1; i >= 0; i--)
    {
      QdBuilderSpan *open = &g_array_index (self->open, QdBuilderSpan, i);

      if (open->kind != kind)
        continue;
      if (open->start >= 0 && open->start < self->n_chars)
        {
          QdImportSpan span = { open->start, self->n_chars, kind, g_strdup (data != NULL ? data : open->data) };
          g_array_append_val (self->spans, span);
        }
      g_array_remove_index (self->open, (guint) i);
      return;
    }
}

/**
 * qd_import_builder_repeat_span:
 * @self: a builder
 * @kind: which
 * @data: (nullable): of the second
 *
 * The last span of @kind that ended is there once more with other data: a base with two annotations.
 */
void
qd_import_builder_repeat_span (QdImportBuilder *self, QdSpanKind kind, const char *data)
{
  for (guint i = self->spans->len; i > 0; i--)
    {
      QdImportSpan span = g_array_index (self->spans, QdImportSpan, i - 1);

      if (span.kind != kind)
        continue;
      span.data = g_strdup (data);
      g_array_append_val (self->spans, span);
      return;
    }
}

gboolean
qd_import_builder_is_empty (QdImportBuilder *self)
{
  return !self->has_ink;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QdImportSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end < second->end) - (first->end > second->end);
}

/**
 * qd_import_builder_finish:
 * @format: the importer's name, static
 * @encoding: of the bytes the text came from
 *
 * Returns: (transfer full): what was built; the builder is empty afterwards and can only be freed
 */
QdImport *
qd_import_builder_finish (QdImportBuilder *self, const char *format, const char *encoding, double confidence)
{
  QdImport *import;
  QdText *text;
  gsize n_bytes;

  qd_import_builder_end (self);
  qd_import_builder_relate_looks (self);
  n_bytes = self->text->len;
  text = qd_text_new_take (g_string_free (g_steal_pointer (&self->text), FALSE), n_bytes, encoding, confidence);
  self->text = g_string_new (NULL);
  import = qd_import_new (text, format, FALSE);
  g_array_append_vals (import->blocks, self->blocks->data, self->blocks->len);
  g_array_sort (self->spans, compare_spans);
  g_array_append_vals (import->spans, self->spans->data, self->spans->len);
  g_array_append_vals (import->pictures, self->pictures->data, self->pictures->len);
  g_array_set_clear_func (self->pictures, NULL);
  g_array_set_size (self->pictures, 0);
  /* The spans' data belongs to the import now. */
  g_array_set_clear_func (self->spans, NULL);
  g_array_set_size (self->spans, 0);
  return import;
}

/**
 * qd_import_face:
 * @name: of a face or a family
 *
 * Faces are only compared, so a number that stands for the name is enough.
 *
 * Returns: the number, 0 for an empty name
 */
guint
qd_import_face (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return lower[0] != '\0' ? MAX (g_str_hash (lower), 1) : 0;
}
