/* qd-style-spans.c: the spans of a document that change how it is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-style-spans.h"

#include <string.h>

#include "typeset/qd-ruby.h"

struct _QdStyleSpans
{
  GArray *spans; /* of QdSpan, sorted by start */
  GArray
      *reaches; /* of gsize: the furthest end of all spans up to each, so that those that contain a place are found */
  gboolean have_zhuyin;
};

/* A longer passage is no note that could be read in two lines. It is also what is looked at around a line. */
#define MAX_NOTE_BYTES 1500

/* By QdNoteBrackets. */
static const char *const note_brackets[][2] = {
  [QD_NOTE_BRACKETS_NONE] = { NULL, NULL },  [QD_NOTE_BRACKETS_TORTOISE] = { "〔", "〕" },
  [QD_NOTE_BRACKETS_PAREN] = { "（", "）" }, [QD_NOTE_BRACKETS_SQUARE] = { "［", "］" },
  [QD_NOTE_BRACKETS_ANGLE] = { "〈", "〉" }, [QD_NOTE_BRACKETS_LENTICULAR] = { "【", "】" },
};

/* A note of one character would be one line only. */
static gboolean
is_note (const char *text, gsize n_bytes)
{
  return n_bytes <= MAX_NOTE_BYTES && g_utf8_strlen (text, n_bytes) > 1;
}

/* Whether what the document calls a note stands inside other text; a whole paragraph of small type does not. */
static gboolean
is_inside (QdDocument *document, const QdSpan *span)
{
  const QdParagraph *paragraph;
  int index = qd_document_find_paragraph (document, span->start);

  if (index < 0 || index >= qd_document_get_n_paragraphs (document))
    return FALSE;
  paragraph = qd_document_get_paragraph (document, index);
  return span->start >= paragraph->start && span->end <= paragraph->end
         && span->end - span->start < paragraph->end - paragraph->start
         && is_note (qd_document_get_string (document, NULL) + span->start, span->end - span->start);
}

/* Whether @span is set in @style at all, changed to what it is set as. */
static gboolean
take (QdDocument *document, const QdStyle *style, QdSpan *span)
{
  switch (span->kind)
    {
    case QD_SPAN_RUBY:
      return style->ruby != QD_RUBY_NONE && span->data && span->data[0];
    case QD_SPAN_PINYIN:
      span->kind = QD_SPAN_RUBY;
      return style->ruby != QD_RUBY_NONE && style->ruby_from_damage;
    case QD_SPAN_INLINE_NOTE:
      return is_inside (document, span);
    case QD_SPAN_EMPHASIS:
    case QD_SPAN_STRONG:
    case QD_SPAN_NOTE_MARK:
    case QD_SPAN_CODE:
    case QD_SPAN_HEADING:
    case QD_SPAN_NAME:
    case QD_SPAN_WORK:
      return TRUE;
    case QD_SPAN_LINK:
    case QD_SPAN_EMENDED:
    case QD_SPAN_NOTE:
    case QD_SPAN_CELL:
      return FALSE;
    }
  return FALSE;
}

static void
add (QdStyleSpans *self, const QdSpan *span)
{
  g_array_append_val (self->spans, *span);
  if (span->kind == QD_SPAN_RUBY && qd_ruby_get_kind (span->data) == QD_RUBY_ZHUYIN)
    self->have_zhuyin = TRUE;
}

/* The notes in brackets of one paragraph; a bracket inside a note belongs to it, one that is not closed opens none. */
static void
add_bracketed (QdStyleSpans *self, const char *string, const QdParagraph *paragraph, const char *const brackets[2])
{
  const char *end = string + paragraph->end, *open = string + paragraph->start;

  while ((open = g_strstr_len (open, end - open, brackets[0])))
    {
      const char *content = open + strlen (brackets[0]), *p = content;
      int depth = 1;

      for (; p < end && p - content <= MAX_NOTE_BYTES; p = g_utf8_next_char (p))
        {
          depth += g_str_has_prefix (p, brackets[0]);
          depth -= g_str_has_prefix (p, brackets[1]);
          if (depth == 0)
            break;
        }
      if (depth == 0 && is_note (content, p - content))
        {
          QdSpan span = { content - string, p - string, QD_SPAN_INLINE_NOTE, NULL };

          add (self, &span);
        }
      open = depth == 0 ? p : content;
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QdSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
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

      if (take (document, style, &span))
        add (self, &span);
    }
  if (style->note_brackets != QD_NOTE_BRACKETS_NONE)
    {
      for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
        add_bracketed (self, qd_document_get_string (document, NULL), qd_document_get_paragraph (document, i),
                       note_brackets[style->note_brackets]);
      g_array_sort (self->spans, compare_spans);
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      reach = MAX (reach, g_array_index (self->spans, QdSpan, i).end);
      g_array_append_val (self->reaches, reach);
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
