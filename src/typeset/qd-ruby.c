/* qd-ruby.c: pinyin and zhuyin beside their characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-ruby.h"

#include <string.h>

/**
 * qd_ruby_get_kind:
 * @text: an annotation
 *
 * Returns: %QD_RUBY_ZHUYIN if any of its characters is Bopomofo (U+3105 … U+312F, U+31A0 … U+31BF)
 */
QdRubyKind
qd_ruby_get_kind (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if ((ch >= 0x3105 && ch <= 0x312F) || (ch >= 0x31A0 && ch <= 0x31BF))
        return QD_RUBY_ZHUYIN;
    }
  return QD_RUBY_PINYIN;
}

/**
 * qd_ruby_get_advance:
 * @metrics: of the base
 * @text: pinyin, or any annotation that is set along the line
 *
 * Returns: its width at the size of an annotation
 */
int
qd_ruby_get_advance (QdMetrics *metrics, const char *text)
{
  return metrics->run_advance (metrics, text, strlen (text)) * QD_RUBY_SCALE;
}

/**
 * qd_ruby_takes_column:
 * @request: a paragraph
 * @vertical: the direction of its lines
 *
 * Returns: whether each character of the paragraph has a column at its right for zhuyin (CLREQ 3.3.3); in vertical text
 *   zhuyin stands between the lines
 */
gboolean
qd_ruby_takes_column (const QdComposeRequest *request, gboolean vertical)
{
  gsize end = request->text_start + request->n_bytes;

  for (int i = 0; !vertical && i < request->n_spans; i++)
    {
      const QdSpan *span = &request->spans[i];

      if (span->kind == QD_SPAN_RUBY && span->end > request->text_start && span->start < end && span->data
          && qd_ruby_get_kind (span->data) == QD_RUBY_ZHUYIN)
        return TRUE;
    }
  return FALSE;
}

/* The cells that stand for the part of @span on this line, [first, last]. */
static gboolean
find_base (const QdComposeRequest *request, const QdSpan *span, const GArray *cells, int *first, int *last)
{
  gint64 start = (gint64) span->start - (gint64) request->text_start;
  gint64 end = (gint64) span->end - (gint64) request->text_start;
  int low = 0, high = cells->len;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (g_array_index (cells, QdCell, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  while (low < (int) cells->len && g_array_index (cells, QdCell, low).start < end)
    low++;
  *last = low - 1;
  return *last >= *first;
}

/* Whether nothing but spaces, which are not seen there, follows cell @last on the line. */
static gboolean
ends_line (const GArray *cells, int last)
{
  for (guint i = last + 1; i < cells->len; i++)
    {
      QdCharClass class = g_array_index (cells, QdCell, i).class;

      if (class != QD_CHAR_SPACE && class != QD_CHAR_IDEOGRAPHIC_SPACE)
        return FALSE;
    }
  return TRUE;
}

/* Centred on its base; at a line's edge it is flush with the edge rather than outside (CLREQ 3.3.2). */
static void
place_pinyin (const GArray *cells, int first, int last, QdRuby *ruby)
{
  const QdCell *a = &g_array_index (cells, QdCell, first), *b = &g_array_index (cells, QdCell, last);

  ruby->x = ruby->base_x + (ruby->base_advance - ruby->advance) / 2;
  if (first == 0)
    ruby->x = MAX (ruby->x, a->x);
  if (ends_line (cells, last))
    ruby->x = MIN (ruby->x, b->x + b->advance - ruby->advance);
}

/**
 * qd_ruby_place:
 * @request: the paragraph as it was broken
 * @metrics: of its face
 * @cells: (element-type QdCell): of the line, in the units of @metrics
 * @rubies: (element-type QdRuby): receives the line's annotations, appended
 */
void
qd_ruby_place (const QdComposeRequest *request, QdMetrics *metrics, const GArray *cells, GArray *rubies)
{
  for (int i = 0; i < request->n_spans; i++)
    {
      const QdSpan *span = &request->spans[i];
      const QdCell *a, *b;
      QdRuby ruby;
      int first, last;

      if (span->kind != QD_SPAN_RUBY || !span->data || !find_base (request, span, cells, &first, &last))
        continue;
      a = &g_array_index (cells, QdCell, first);
      b = &g_array_index (cells, QdCell, last);
      /* A base that had to be broken is annotated where it begins. */
      if (span->start + 1 <= request->text_start + a->start)
        continue;
      ruby = (QdRuby){ .text = span->data,
                       .kind = qd_ruby_get_kind (span->data),
                       .start = a->start,
                       .end = b->end,
                       .base_x = a->x + a->lead,
                       .base_advance = b->x + b->advance - b->trail - a->x - a->lead };
      if (ruby.kind == QD_RUBY_PINYIN)
        {
          ruby.advance = qd_ruby_get_advance (metrics, span->data);
          place_pinyin (cells, first, last, &ruby);
        }
      else
        {
          ruby.x = ruby.base_x + ruby.base_advance;
          ruby.advance = QD_ZHUYIN_COLUMN_EM (metrics->em_units);
        }
      g_array_append_val (rubies, ruby);
    }
}
