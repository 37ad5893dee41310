/* qd-import-builder.c: paragraphs taken out of a container become a source text with blocks and spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-builder.h"

#include <math.h>
#include <string.h>

#include "text/qd-char-class.h"

/* What stands between the last character and the next one. */
typedef enum
{
  GAP_NONE,
  GAP_LINE_END, /* a line end of the markup: nothing between Chinese, a space elsewhere */
  GAP_SPACE,
} Gap;

/* So much of the text has these looks. */
typedef struct
{
  double size;
  guint face;
  gint64 n_chars;
} Share;

typedef struct
{
  QdSpanKind kind;
  char *data;
  int start; /* -1 until the first character inside */
} OpenSpan;

/* What is kept of a finished block beside its QdBlock. */
typedef struct
{
  double size;
  guint face;
  gsize start, end; /* bytes of the text */
} BlockLooks;

struct _QdImportBuilder
{
  GString *text;
  int n_chars;
  GArray *blocks; /* of QdBlock */
  GArray *looks;  /* of BlockLooks, one a block */
  GArray *spans;  /* of QdImportSpan */
  GArray *open;   /* of OpenSpan */

  QdBlock block;
  gsize start;      /* of the open block, in bytes */
  gboolean has_ink; /* the open block has a character */
  int n_breaks;     /* explicit line breaks since the block began */
  int first_line;   /* index of the block these lines began with */
  Gap gap;
  gunichar last;
  int n_leading; /* quarter em of blank at the start of the block */
  QdLooks run;
  int n_ink, n_bold;
  GArray *shares; /* of Share: of the open block */
};

static void
open_span_clear (gpointer data)
{
  g_free (((OpenSpan *) data)->data);
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
  self->looks = g_array_new (FALSE, TRUE, sizeof (BlockLooks));
  self->spans = g_array_new (FALSE, TRUE, sizeof (QdImportSpan));
  g_array_set_clear_func (self->spans, import_span_clear);
  self->open = g_array_new (FALSE, TRUE, sizeof (OpenSpan));
  g_array_set_clear_func (self->open, open_span_clear);
  self->shares = g_array_new (FALSE, TRUE, sizeof (Share));
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
  g_free (self);
}

static void
add_share (GArray *shares, double size, guint face, gint64 n_chars)
{
  Share share = { size, face, n_chars };

  for (guint i = 0; i < shares->len; i++)
    {
      Share *known = &g_array_index (shares, Share, i);
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

static const Share *
largest_share (GArray *shares)
{
  const Share *best = NULL;

  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);
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
      OpenSpan *open = &g_array_index (self->open, OpenSpan, i);
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
  self->n_ink = self->n_bold = 0;
  g_array_set_size (self->shares, 0);
}

static void
finish_line (QdImportBuilder *self)
{
  if (self->has_ink)
    {
      QdBlock block = self->block;
      const Share *share = largest_share (self->shares);
      BlockLooks looks = { share != NULL ? share->size : 0, share != NULL ? share->face : 0, self->start,
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
      OpenSpan *open = &g_array_index (self->open, OpenSpan, i);
      if (open->start < 0)
        open->start = self->n_chars;
    }
  g_string_append_unichar (self->text, ch);
  self->n_chars++;
  self->last = ch;
}

static void
put_gap (QdImportBuilder *self, gunichar next)
{
  Gap gap = self->gap;

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
  put_gap (self, ch);
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
      put_gap (self, ch);
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
    add_share (self->shares, self->run.size, self->run.face, self->n_ink - n_ink_before);
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
  start_block (self);
}

static int
count_letters (const char *string)
{
  int n_letters = 0;

  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      n_letters++;
  return n_letters;
}

/* Lines by explicit breaks are verse when they are short Chinese lines of one length (five or seven characters, with
 * or without a pair on a line), or at least four short ones. Addresses, signatures and dates differ in length and
 * are few. */
static void
mark_verse (QdImportBuilder *self)
{
  int n_lines = (int) self->blocks->len - self->first_line;
  int shortest = G_MAXINT, longest = 0;

  if (n_lines < 2 || (self->block.kind != QD_BLOCK_PARAGRAPH && self->block.kind != QD_BLOCK_QUOTATION))
    return;
  for (int i = self->first_line; i < (int) self->blocks->len; i++)
    {
      g_autofree char *line = qd_import_builder_dup_block_text (self, i);
      int n_letters = count_letters (line);

      if (line[0] == '\0' || !qd_char_is_han (g_utf8_get_char (line)))
        return;
      shortest = MIN (shortest, n_letters);
      longest = MAX (longest, n_letters);
    }
  if (shortest < 3 || longest > 20 || (n_lines < 4 && shortest != longest) || longest > 2 * shortest + 1)
    return;
  for (int i = self->first_line; i < (int) self->blocks->len; i++)
    g_array_index (self->blocks, QdBlock, i).kind = QD_BLOCK_VERSE;
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
    mark_verse (self);
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
  OpenSpan span = { kind, g_strdup (data), -1 };

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
      OpenSpan *open = &g_array_index (self->open, OpenSpan, i);

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

/* Returns: the block that holds a character, -1 if none does */
static int
find_block (QdImportBuilder *self, int at)
{
  int first = 0, last = (int) self->blocks->len - 1;

  while (first < last)
    {
      int middle = (first + last + 1) / 2;

      if (g_array_index (self->blocks, QdBlock, middle).start <= at)
        first = middle;
      else
        last = middle - 1;
    }
  return last >= 0 && at < g_array_index (self->blocks, QdBlock, first).end ? first : -1;
}

/**
 * qd_import_builder_link_notes:
 * @anchors: id → index of a block, as GINT_TO_POINTER
 *
 * Formats whose notes are mere links: a block that a note mark before it leads to is a note. Where a mark leads back,
 * it stands in the note and not in the text.
 */
void
qd_import_builder_link_notes (QdImportBuilder *self, GHashTable *anchors)
{
  guint n_spans = self->spans->len;

  for (guint i = 0; i < n_spans; i++)
    {
      const QdImportSpan *mark = &g_array_index (self->spans, QdImportSpan, i);
      QdImportSpan note = { .kind = QD_SPAN_NOTE };
      gpointer index;
      QdBlock *block;

      if (mark->kind != QD_SPAN_NOTE_MARK || mark->data == NULL
          || !g_hash_table_lookup_extended (anchors, mark->data, NULL, &index)
          || GPOINTER_TO_INT (index) >= (int) self->blocks->len
          || GPOINTER_TO_INT (index) <= find_block (self, mark->start))
        continue;
      block = &g_array_index (self->blocks, QdBlock, GPOINTER_TO_INT (index));
      if (block->kind == QD_BLOCK_PLAIN || block->kind == QD_BLOCK_PARAGRAPH || block->kind == QD_BLOCK_LIST_ITEM)
        block->kind = QD_BLOCK_NOTE;
      if (block->kind != QD_BLOCK_NOTE)
        continue;
      note.start = block->start;
      note.end = block->end;
      note.data = g_strdup (mark->data);
      g_array_append_val (self->spans, note);
    }
}

gboolean
qd_import_builder_is_empty (QdImportBuilder *self)
{
  return !self->has_ink;
}

int
qd_import_builder_get_n_blocks (QdImportBuilder *self)
{
  return (int) self->blocks->len;
}

/**
 * qd_import_builder_get_block:
 *
 * Returns: (transfer none): a finished block, which may be changed; valid until the next one ends
 */
QdBlock *
qd_import_builder_get_block (QdImportBuilder *self, int index)
{
  g_return_val_if_fail (index >= 0 && index < (int) self->blocks->len, NULL);
  return &g_array_index (self->blocks, QdBlock, index);
}

/**
 * qd_import_builder_dup_block_text:
 *
 * Returns: (transfer full): the text of a finished block
 */
char *
qd_import_builder_dup_block_text (QdImportBuilder *self, int index)
{
  const BlockLooks *looks = &g_array_index (self->looks, BlockLooks, index);

  return g_strndup (self->text->str + looks->start, looks->end - looks->start);
}

/* Makes one block of two; a blank stands for the line end. */
static void
join (QdImportBuilder *self, guint first, guint second)
{
  BlockLooks *looks = &g_array_index (self->looks, BlockLooks, first);
  const BlockLooks *next = &g_array_index (self->looks, BlockLooks, second);

  for (gsize i = looks->end; i < next->start; i++)
    self->text->str[i] = ' ';
  looks->end = next->end;
  g_array_index (self->blocks, QdBlock, first).end = g_array_index (self->blocks, QdBlock, second).end;
}

/**
 * qd_import_builder_join_next:
 * @indices: (array length=n_indices): of blocks that another one follows, ascending, none beside another
 * @n_indices: how many
 *
 * Joins each of the blocks with the one that follows it, such as a heading set on two lines. All indices behind the
 * first move, so it is done for all at once.
 */
void
qd_import_builder_join_next (QdImportBuilder *self, const int *indices, guint n_indices)
{
  QdBlock *blocks = (QdBlock *) self->blocks->data;
  BlockLooks *looks = (BlockLooks *) self->looks->data;
  guint n_kept = 0, next = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      blocks[n_kept] = blocks[i];
      looks[n_kept++] = looks[i];
      if (next == n_indices || indices[next] != (int) i)
        continue;
      g_return_if_fail (i + 1 < self->blocks->len);
      join (self, n_kept - 1, i + 1);
      next++;
      i++;
    }
  g_array_set_size (self->blocks, n_kept);
  g_array_set_size (self->looks, n_kept);
}

/**
 * qd_import_builder_mark_title:
 *
 * Makes the first heading the title if it is the only one of the highest level.
 */
void
qd_import_builder_mark_title (QdImportBuilder *self)
{
  QdBlock *first = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      QdBlock *block = &g_array_index (self->blocks, QdBlock, i);

      if (block->kind == QD_BLOCK_TITLE)
        return;
      if (block->kind != QD_BLOCK_HEADING)
        continue;
      if (first == NULL)
        first = block;
      else if (block->level <= first->level)
        return;
    }
  if (first != NULL)
    first->kind = QD_BLOCK_TITLE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QdImportSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end < second->end) - (first->end > second->end);
}

/* Sizes and faces mean something only beside the document's common ones, which its body has. */
static void
relate_looks (QdImportBuilder *self)
{
  g_autoptr (GArray) body = g_array_new (FALSE, TRUE, sizeof (Share));
  const Share *common;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const QdBlock *block = &g_array_index (self->blocks, QdBlock, i);
      const BlockLooks *looks = &g_array_index (self->looks, BlockLooks, i);

      if (block->kind != QD_BLOCK_HEADING && block->kind != QD_BLOCK_TITLE)
        add_share (body, looks->size, looks->face, block->end - block->start);
    }
  common = largest_share (body);
  if (common == NULL)
    return;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      QdBlock *block = &g_array_index (self->blocks, QdBlock, i);
      const BlockLooks *looks = &g_array_index (self->looks, BlockLooks, i);

      if (looks->size > 0 && common->size > 0)
        block->scale = looks->size / common->size;
      block->distinct_face = looks->face != 0 && common->face != 0 && looks->face != common->face;
    }
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
  relate_looks (self);
  n_bytes = self->text->len;
  text = qd_text_new_take (g_string_free (g_steal_pointer (&self->text), FALSE), n_bytes, encoding, confidence);
  self->text = g_string_new (NULL);
  import = qd_import_new (text, format, FALSE);
  g_array_append_vals (import->blocks, self->blocks->data, self->blocks->len);
  g_array_sort (self->spans, compare_spans);
  g_array_append_vals (import->spans, self->spans->data, self->spans->len);
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

/**
 * qd_import_builder_confirm:
 * @name: (nullable): a title or an author of the metadata
 *
 * The properties of a document are often those of a template or a typist; they count if one of its first or last
 * paragraphs has them too.
 *
 * Returns: (transfer full) (nullable): the name if the text confirms it
 */
char *
qd_import_builder_confirm (QdImportBuilder *self, const char *name)
{
  g_autofree char *clean = qd_import_clean_title (name, NULL);
  int n_blocks = (int) self->blocks->len;

  for (int i = 0; clean != NULL && i < n_blocks; i++)
    {
      g_autofree char *text = NULL;

      if (i == 12)
        i = MAX (i, n_blocks - 5);
      text = qd_import_builder_dup_block_text (self, i);
      if (strstr (text, clean) != NULL && count_letters (text) <= count_letters (clean) + 20)
        return g_steal_pointer (&clean);
    }
  return NULL;
}

/* Titles that programs put where the author wrote none; sorted. */
static const char *const empty_titles[] = {
  "about:blank",    "cover",        "document",   "html",       "index",
  "microsoft word", "new document", "new page",   "no title",   "null",
  "title",          "title here",   "unknown",    "untitled",   "untitled document",
  "word document",  "无标题",       "无标题文档", "新建文档",   "新建网页",
  "未命名",         "未知",         "無標題",     "無標題文件",
};

/**
 * qd_import_clean_title:
 * @title: (nullable): as the metadata has it
 * @file_name: (nullable): the name of the file
 *
 * Metadata often holds the file's name, or what the program put there.
 *
 * Returns: (transfer full) (nullable): the title with its white space tidied, or NULL if it is none
 */
char *
qd_import_clean_title (const char *title, const char *file_name)
{
  static const char *const suffixes[] = { ".doc",  ".docx", ".epub", ".fb2", ".htm", ".html", ".md",
                                          ".mobi", ".odt",  ".pdf",  ".rtf", ".txt", ".wps" };
  g_autofree char *lower = NULL, *stem = NULL;
  g_autofree char *tidy = NULL;
  g_autoptr (GString) clean = g_string_new (NULL);

  if (title == NULL || !g_utf8_validate (title, -1, NULL))
    return NULL;
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) || ch == 0x3000)
        g_string_append_unichar (clean, ch);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  tidy = g_strstrip (g_strdup (clean->str));
  lower = g_utf8_strdown (tidy, -1);
  if (count_letters (lower) == 0 || g_str_has_prefix (lower, "microsoft word - "))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (empty_titles); i++)
    if (strcmp (lower, empty_titles[i]) == 0)
      return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return NULL;
  if (file_name != NULL)
    {
      char *dot;

      stem = g_path_get_basename (file_name);
      dot = strrchr (stem, '.');
      if (dot != NULL)
        *dot = '\0';
      /* “book_final_3” says nothing, but a file may well be named by its Chinese title. */
      if (strcmp (stem, tidy) == 0 && g_str_is_ascii (tidy))
        return NULL;
    }
  return g_steal_pointer (&tidy);
}
