/* qd-markdown-lines.c: the lines of a Markdown text, and what of them is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-markdown-walk-private.h"

#include <string.h>

/* Within so many bytes, counting on is quicker than looking a place up. */
#define NEAR_BYTES 256

void
qd_markdown_segment_clear (gpointer data)
{
  g_free (((QdMarkdownSegment *) data)->shown);
}

gsize
qd_markdown_get_line_start (QdMarkdownWalk *self, int line)
{
  return g_array_index (self->lines, gsize, CLAMP (line, 1, (int) self->lines->len) - 1);
}

gsize
qd_markdown_get_line_end (QdMarkdownWalk *self, int line)
{
  gsize end = qd_markdown_get_line_start (self, line + 1);

  return end > qd_markdown_get_line_start (self, line) && self->source[end - 1] == '\n' ? end - 1 : end;
}

int
qd_markdown_to_char (QdMarkdownWalk *self, gsize byte)
{
  if (byte < self->known_byte || byte - self->known_byte > NEAR_BYTES || byte > self->n_bytes)
    self->known_char = qd_text_byte_to_char (self->import->text, byte);
  else
    for (gsize i = self->known_byte + 1; i <= byte; i++)
      self->known_char += (self->source[i] & 0xc0) != 0x80;
  self->known_byte = byte;
  return self->known_char;
}

void
qd_markdown_show (QdMarkdownWalk *self, gsize start, gsize end, const char *shown)
{
  QdMarkdownSegment segment = { MAX (start, self->cursor), end, g_strdup (shown) };

  if (segment.start >= segment.end)
    {
      g_free (segment.shown);
      return;
    }
  g_array_append_val (self->segments, segment);
  self->cursor = segment.end;
  if (self->open.start == G_MAXSIZE)
    self->open.start = segment.start;
  self->open.end = segment.end;
}

void
qd_markdown_begin_block (QdMarkdownWalk *self, QdBlockKind kind, int level)
{
  self->open = (QdMarkdownBlock){ G_MAXSIZE, 0, kind, level, 0, FALSE };
}

void
qd_markdown_add_span (QdMarkdownWalk *self, gsize start, gsize end, QdSpanKind kind, const char *data)
{
  int first = qd_markdown_to_char (self, start);
  QdImportSpan span = { first, qd_markdown_to_char (self, end), kind, g_strdup (data) };

  if (span.start < span.end)
    g_array_append_val (self->import->spans, span);
  else
    g_free (span.data);
}

void
qd_markdown_finish_block (QdMarkdownWalk *self)
{
  if (self->open.start != G_MAXSIZE)
    {
      QdBlock block = { qd_markdown_to_char (self, self->open.start), qd_markdown_to_char (self, self->open.end),
                        self->open.kind, self->open.level };

      block.indent = self->open.indent;
      block.table = block.kind == QD_BLOCK_TABLE ? self->n_tables : 0;
      g_array_append_val (self->import->blocks, block);
      if (self->in_note && self->note_id != NULL)
        qd_markdown_add_span (self, self->open.start, self->open.end, QD_SPAN_NOTE, self->note_id);
    }
  qd_markdown_begin_block (self, self->open.kind, self->open.level);
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const QdMarkdownSegment *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
hide (QdMarkdownWalk *self, gsize start, gsize end, const char *shown)
{
  int first;

  if (start >= end)
    return;
  first = qd_markdown_to_char (self, start);
  g_ptr_array_add (self->import->markup, qd_emendation_new (first, qd_markdown_to_char (self, end), shown,
                                                            QD_EMENDATION_MARKUP, 1.0, self->reason));
}

void
qd_markdown_hide_marks (QdMarkdownWalk *self)
{
  guint next = 0;

  g_array_sort (self->segments, compare_segments);
  for (int line = 1; line < (int) self->lines->len; line++)
    {
      gsize at = qd_markdown_get_line_start (self, line), end = qd_markdown_get_line_end (self, line);

      for (; next < self->segments->len && g_array_index (self->segments, QdMarkdownSegment, next).start <= end; next++)
        {
          const QdMarkdownSegment *segment = &g_array_index (self->segments, QdMarkdownSegment, next);

          if (segment->start < at || segment->start >= qd_markdown_get_line_start (self, line + 1))
            break;
          hide (self, at, segment->start, "");
          if (segment->shown != NULL)
            hide (self, segment->start, segment->end, segment->shown);
          at = segment->end;
        }
      if (g_array_index (self->claimed, gboolean, line) || line <= self->n_skipped)
        hide (self, at, MAX (at, end), "");
    }
}

gboolean
qd_markdown_lines_are_paragraphs (QdMarkdownWalk *self)
{
  static const char *const ends[] = { "。", "！", "？", "”", "」", "…", "：", "；", "）" };
  int n_lines = 0, n_ended = 0;

  for (int line = self->n_skipped + 1; line + 1 < (int) self->lines->len; line++)
    {
      gsize end = qd_markdown_get_line_end (self, line), next = qd_markdown_get_line_end (self, line + 1);
      gboolean ended = FALSE;

      if (end < qd_markdown_get_line_start (self, line) + 3 || next == qd_markdown_get_line_start (self, line + 1)
          || strchr ("#>-*+|`<=~", self->source[qd_markdown_get_line_start (self, line)]) != NULL
          || strchr ("#>-*+|`<=~", self->source[qd_markdown_get_line_start (self, line + 1)]) != NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        ended |= strncmp (self->source + end - 3, ends[i], 3) == 0;
      n_lines++;
      n_ended += ended ? 1 : 0;
    }
  return n_lines > 0 && n_ended * 10 >= n_lines * 8;
}

void
qd_markdown_index_lines (QdMarkdownWalk *self)
{
  gsize start = 0;

  while (start < self->n_bytes)
    {
      const char *end = memchr (self->source + start, '\n', self->n_bytes - start);

      g_array_append_val (self->lines, start);
      start = end != NULL ? (gsize) (end + 1 - self->source) : self->n_bytes;
    }
  g_array_append_val (self->lines, self->n_bytes);
  g_array_set_size (self->claimed, self->lines->len + 1);
}
