/* qd-recogniser.c: the structure of a plain Chinese text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser.h"

#include <string.h>

static gboolean
is_blank (gunichar ch)
{
  return ch == ' ' || (ch >= '\t' && ch <= '\r') || ch == 0x3000 || ch == 0xA0 || (ch >= 0x2000 && ch <= 0x200B)
         || ch == 0xFEFF || ch == 0x202F;
}

/* Trims [start, end) and counts how far it is indented: half an em a blank, 4 em a TAB, 1 em U+3000. */
static void
trim (const char *string, gsize *start, gsize *end, int *indent)
{
  int halves = 0;

  while (*start < *end)
    {
      gunichar ch = g_utf8_get_char (string + *start);

      if (!is_blank (ch))
        break;
      halves += ch == '\t' ? 8 - halves % 8 : ch == 0x3000 ? 2 : ch == ' ' || ch == 0xA0 ? 1 : 0;
      *start += g_unichar_to_utf8 (ch, NULL);
    }
  while (*end > *start)
    {
      const char *previous = g_utf8_prev_char (string + *end);

      if (!is_blank (g_utf8_get_char (previous)))
        break;
      *end = previous - string;
    }
  *indent = (halves + 1) / 2;
}

static void
split_lines (GArray *blocks, QdReading *reading)
{
  gsize n_bytes;
  const char *string = qd_reading_get_string (reading, &n_bytes);
  QdText *source = qd_reading_get_source (reading);
  int blank = 0;

  for (gsize start = 0; start < n_bytes;)
    {
      const char *newline = memchr (string + start, '\n', n_bytes - start);
      gsize next = newline ? (gsize) (newline - string) + 1 : n_bytes;
      QdRecognised block = { .start = start, .end = newline ? next - 1 : n_bytes, .blank_before = blank };

      trim (string, &block.start, &block.end, &block.indent);
      if (block.start < block.end)
        {
          block.line = qd_text_get_line_at (source, qd_reading_to_source (reading, block.start, QD_BIAS_START));
          g_array_append_val (blocks, block);
          blank = 0;
        }
      else
        blank++;
      start = next;
    }
}

static int
count_blank_lines (const char *string, gsize start, gsize end)
{
  int n = 0;

  for (gsize i = start; i < end; i++)
    n += string[i] == '\n';
  return MAX (n - 1, 0);
}

static void
split_blocks (GArray *blocks, QdReading *reading, const QdImport *import)
{
  const char *string = qd_reading_get_string (reading, NULL);
  gsize last_end = 0;

  for (guint i = 0; i < import->blocks->len; i++)
    {
      const QdBlock *hint = &g_array_index (import->blocks, QdBlock, i);
      QdRecognised block = { .hint = *hint };

      block.start = qd_reading_from_source (reading, hint->start, QD_BIAS_START);
      block.end = qd_reading_from_source (reading, hint->end, QD_BIAS_END);
      if (block.start < last_end)
        block.start = last_end;
      if (block.end <= block.start)
        continue;
      trim (string, &block.start, &block.end, &block.indent);
      if (block.start >= block.end)
        continue;
      block.indent += hint->indent;
      block.blank_before = count_blank_lines (string, last_end, block.start);
      block.line = qd_text_get_line_at (import->text, qd_reading_to_source (reading, block.start, QD_BIAS_START));
      last_end = block.end;
      g_array_append_val (blocks, block);
    }
}

static void
clear_block (gpointer block)
{
  g_free (((QdRecognised *) block)->reason);
}

/**
 * qd_recogniser_split:
 * @reading: a text as shown
 * @import: (nullable): what the format says of its blocks
 *
 * Returns: (transfer full) (element-type QdRecognised): the blocks of @import, else the lines that are not blank
 */
GArray *
qd_recogniser_split (QdReading *reading, const QdImport *import)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (QdRecognised));

  g_array_set_clear_func (blocks, clear_block);
  if (import && import->blocks->len > 0)
    split_blocks (blocks, reading, import);
  else
    split_lines (blocks, reading);
  return blocks;
}

/**
 * qd_structure_free:
 * @self: (nullable): a structure
 *
 * Frees it with all that it holds.
 */
void
qd_structure_free (QdStructure *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->keywords, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_free (self);
}

/**
 * qd_recognise:
 * @reading: a text as shown
 * @import: (nullable): what the format says of it
 * @cancellable: (nullable): to stop it
 *
 * Short lines that open with a Chinese numeral and 、, alone or in brackets, are headings; the first line is the title.
 *
 * Returns: (nullable) (transfer full): the structure; %NULL only if cancelled
 */
QdStructure *
qd_recognise (QdReading *reading, const QdImport *import, GCancellable *cancellable)
{
  QdStructure *self = g_new0 (QdStructure, 1);
  const char *string = qd_reading_get_string (reading, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("^(?:([一二三四五六七八九十]+、)|([（(][一二三四五六七八九十]+[）)])|([0-9]+[.、] ?)).{1,30}$", 0, 0, NULL);

  self->keywords = g_ptr_array_new_with_free_func (g_free);
  self->blocks = qd_recogniser_split (reading, import);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      QdRecognised *block = &g_array_index (self->blocks, QdRecognised, i);
      g_autofree char *line = g_strndup (string + block->start, block->end - block->start);
      g_autoptr (GMatchInfo) match = NULL;

      if (i == 0 && block->end - block->start < 120)
        {
          block->role = QD_ROLE_TITLE;
          self->title = g_strdup (line);
        }
      else if (!g_str_has_suffix (line, "。") && g_regex_match (regex, line, 0, &match))
        {
          block->role = QD_ROLE_HEADING;
          block->level = g_match_info_get_match_count (match) - 1;
          g_match_info_fetch_pos (match, block->level, NULL, &block->label_bytes);
        }
      else if (i == 1 && block->end - block->start < 40)
        {
          block->role = QD_ROLE_BYLINE;
          self->author = g_strdup (line);
        }
    }
  return self;
}
