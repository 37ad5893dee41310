/* qd-style-spans.c: the spans of a document that change how it is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-style-spans.h"

#include "typeset/qd-ruby.h"

struct _QdStyleSpans
{
  GArray *spans; /* of QdSpan, sorted by start */
  GArray
      *reaches; /* of gsize: the furthest end of all spans up to each, so that those that contain a place are found */
  gboolean have_zhuyin;
};

/* Whether @span is set in @style at all, changed to what it is set as. */
static gboolean
take (const QdStyle *style, QdSpan *span)
{
  switch (span->kind)
    {
    case QD_SPAN_RUBY:
      return style->ruby != QD_RUBY_NONE && span->data && span->data[0];
    case QD_SPAN_PINYIN:
      span->kind = QD_SPAN_RUBY;
      return style->ruby != QD_RUBY_NONE && style->ruby_from_damage;
    case QD_SPAN_EMPHASIS:
    case QD_SPAN_STRONG:
    case QD_SPAN_NOTE_MARK:
    case QD_SPAN_CODE:
    case QD_SPAN_HEADING:
    case QD_SPAN_INLINE_NOTE:
    case QD_SPAN_NAME:
    case QD_SPAN_WORK:
      return TRUE;
    case QD_SPAN_LINK:
    case QD_SPAN_EMENDED:
      return FALSE;
    }
  return FALSE;
}

/**
 * qd_style_spans_new:
 * @document: a document; must outlive the result, which borrows the data of its spans
 * @style: how it is set
 *
 * Returns: (transfer full): the spans that composing and drawing heed
 */
QdStyleSpans *
qd_style_spans_new (QdDocument *document, const QdStyle *style)
{
  QdStyleSpans *self = g_new0 (QdStyleSpans, 1);
  int n_all;
  const QdSpan *all = qd_document_get_spans (document, &n_all);
  gsize reach = 0;

  self->spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  self->reaches = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (int i = 0; i < n_all; i++)
    {
      QdSpan span = all[i];

      if (!take (style, &span))
        continue;
      reach = MAX (reach, span.end);
      g_array_append_val (self->spans, span);
      g_array_append_val (self->reaches, reach);
      if (span.kind == QD_SPAN_RUBY && qd_ruby_get_kind (span.data) == QD_RUBY_ZHUYIN)
        self->have_zhuyin = TRUE;
    }
  return self;
}

/**
 * qd_style_spans_free:
 * @self: (transfer full): spans
 */
void
qd_style_spans_free (QdStyleSpans *self)
{
  g_array_unref (self->spans);
  g_array_unref (self->reaches);
  g_free (self);
}

/**
 * qd_style_spans_find:
 * @self: spans
 * @start: a byte of the reading
 * @end: one after the last
 * @n_spans: (out): how many
 *
 * Returns: (array length=n_spans) (nullable): spans in a row that hold all that touch [@start, @end), and perhaps some
 *   before it that do not; %NULL if there is none
 */
const QdSpan *
qd_style_spans_find (const QdStyleSpans *self, gsize start, gsize end, int *n_spans)
{
  const QdSpan *spans = (const QdSpan *) (const void *) self->spans->data;
  int low = 0, high = self->spans->len, first;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (g_array_index (self->reaches, gsize, middle) <= start)
        low = middle + 1;
      else
        high = middle;
    }
  first = low;
  while (low < (int) self->spans->len && spans[low].start < end)
    low++;
  *n_spans = low - first;
  return *n_spans > 0 ? spans + first : NULL;
}

/**
 * qd_style_spans_have_zhuyin:
 * @self: spans
 *
 * Returns: whether any of them is annotated with zhuyin, which needs more room between vertical lines (CLREQ 3.3.3)
 */
gboolean
qd_style_spans_have_zhuyin (const QdStyleSpans *self)
{
  return self->have_zhuyin;
}

/**
 * qd_style_spans_get_kept_bytes:
 * @self: spans
 *
 * Returns: the memory they take up
 */
gsize
qd_style_spans_get_kept_bytes (const QdStyleSpans *self)
{
  return sizeof *self + self->spans->len * (sizeof (QdSpan) + sizeof (gsize));
}
