/* qd-recogniser-split.c: the lines or blocks that a text is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-private.h"

#include <string.h>

/* Trims [start, end) and counts how far it is indented: half an em a blank, 4 em a TAB, 1 em U+3000. */
static void
trim (const char *string, gsize *start, gsize *end, int *indent)
{
  int halves = 0;

  while (*start < *end)
    {
      gunichar ch = g_utf8_get_char (string + *start);

      if (!qd_recogniser_is_blank (ch))
        break;
      halves += ch == '\t' ? 8 - halves % 8 : ch == 0x3000 ? 2 : ch == ' ' || ch == 0xA0 ? 1 : 0;
      *start += g_unichar_to_utf8 (ch, NULL);
    }
  while (*end > *start)
    {
      const char *previous = g_utf8_prev_char (string + *end);

      if (!qd_recogniser_is_blank (g_utf8_get_char (previous)))
        break;
      *end = previous - string;
    }
  *indent = (halves + 1) / 2;
}

/* Where a blank line follows every line, one more or less of them says nothing: only further ones do. */
static void
squeeze_blank_lines (GArray *blocks)
{
  int n_blank = 0;

  for (guint i = 1; i < blocks->len; i++)
    n_blank += g_array_index (blocks, QdRecognised, i).blank_before > 0;
  if (blocks->len < 8 || (guint) n_blank * 50 < (blocks->len - 1) * 49)
    return;
  for (guint i = 1; i < blocks->len; i++)
    {
      QdRecognised *block = &g_array_index (blocks, QdRecognised, i);

      block->blank_before = MAX (block->blank_before - 1, 0);
    }
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
  squeeze_blank_lines (blocks);
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
