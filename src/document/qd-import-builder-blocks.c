/* qd-import-builder-blocks.c: the finished blocks of a builder, looked at and joined
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-builder-private.h"

#include <string.h>

#include "text/qd-char-class.h"

int
qd_import_builder_count_letters (const char *string)
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
void
qd_import_builder_mark_verse (QdImportBuilder *self)
{
  int n_lines = (int) self->blocks->len - self->first_line;
  int shortest = G_MAXINT, longest = 0;

  if (n_lines < 2 || (self->block.kind != QD_BLOCK_PARAGRAPH && self->block.kind != QD_BLOCK_QUOTATION))
    return;
  for (int i = self->first_line; i < (int) self->blocks->len; i++)
    {
      g_autofree char *line = qd_import_builder_dup_block_text (self, i);
      int n_letters = qd_import_builder_count_letters (line);

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
  const QdBuilderLooks *looks = &g_array_index (self->looks, QdBuilderLooks, index);

  return g_strndup (self->text->str + looks->start, looks->end - looks->start);
}

/* Makes one block of two; a blank stands for the line end. */
static void
join (QdImportBuilder *self, guint first, guint second)
{
  QdBuilderLooks *looks = &g_array_index (self->looks, QdBuilderLooks, first);
  const QdBuilderLooks *next = &g_array_index (self->looks, QdBuilderLooks, second);

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
  QdBuilderLooks *looks = (QdBuilderLooks *) self->looks->data;
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

/* Sizes and faces mean something only beside the document's common ones, which its body has. */
void
qd_import_builder_relate_looks (QdImportBuilder *self)
{
  g_autoptr (GArray) body = g_array_new (FALSE, TRUE, sizeof (QdBuilderShare));
  const QdBuilderShare *common;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const QdBlock *block = &g_array_index (self->blocks, QdBlock, i);
      const QdBuilderLooks *looks = &g_array_index (self->looks, QdBuilderLooks, i);

      if (block->kind != QD_BLOCK_HEADING && block->kind != QD_BLOCK_TITLE)
        qd_import_builder_add_share (body, looks->size, looks->face, block->end - block->start);
    }
  common = qd_import_builder_get_largest_share (body);
  if (common == NULL)
    return;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      QdBlock *block = &g_array_index (self->blocks, QdBlock, i);
      const QdBuilderLooks *looks = &g_array_index (self->looks, QdBuilderLooks, i);

      if (looks->size > 0 && common->size > 0)
        block->scale = looks->size / common->size;
      block->distinct_face = looks->face != 0 && common->face != 0 && looks->face != common->face;
    }
}
