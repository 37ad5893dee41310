/* qd-document-spans.c: what is known of stretches of a document's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document-spans.h"

/* Changes that a reader would not call a mending: what the format hides, and what was asked for. */
static gboolean
emendation_is_seen (QdEmendationKind kind)
{
  switch (kind)
    {
    case QD_EMENDATION_PINYIN:
    case QD_EMENDATION_WIDTH:
    case QD_EMENDATION_BYTES:
    case QD_EMENDATION_MOJIBAKE:
    case QD_EMENDATION_ENTITY:
    case QD_EMENDATION_LOST:
    case QD_EMENDATION_READER:
    case QD_EMENDATION_PAGE:
    case QD_EMENDATION_SITE:
    case QD_EMENDATION_DOUBLED:
      return TRUE;
    case QD_EMENDATION_INVISIBLE:
    case QD_EMENDATION_SPACING:
    case QD_EMENDATION_MARKUP:
    case QD_EMENDATION_SCRIPT:
    case QD_EMENDATION_QUOTES:
    case QD_EMENDATION_DIGITS:
      return FALSE;
    }
  return FALSE;
}

static void
add_emended_spans (GArray *spans, QdReading *reading)
{
  GPtrArray *emendations = qd_reading_get_emendations (reading);
  const char *string = qd_reading_get_string (reading, NULL);

  for (guint i = 0; emendations && i < emendations->len; i++)
    {
      const QdEmendation *emendation = emendations->pdata[i];
      QdSpan span = { .kind = QD_SPAN_EMENDED, .data = emendation->reason };

      if (!emendation_is_seen (emendation->kind))
        continue;
      span.start = qd_reading_from_source (reading, emendation->start, QD_BIAS_START);
      span.end = qd_reading_from_source (reading, emendation->end, QD_BIAS_END);
      /* What was dropped leaves no character to mark: the one before it is marked. */
      if (span.end <= span.start && span.start > 0)
        span.start = g_utf8_prev_char (string + span.start) - string;
      if (span.start < span.end && string[span.start] != '\n')
        g_array_append_val (spans, span);
    }
}

/* The pinyin that was dropped stays at hand beside its character: a reader may want to see it. */
static void
add_pinyin_spans (GArray *spans, QdReading *reading)
{
  GPtrArray *emendations = qd_reading_get_emendations (reading);
  const char *string = qd_reading_get_string (reading, NULL);

  for (guint i = 0; emendations && i < emendations->len; i++)
    {
      const QdEmendation *emendation = emendations->pdata[i];
      QdSpan span = { .kind = QD_SPAN_PINYIN, .data = emendation->aside };

      if (emendation->kind != QD_EMENDATION_PINYIN || !emendation->aside)
        continue;
      span.end = qd_reading_from_source (reading, emendation->start, QD_BIAS_START);
      if (span.end == 0)
        continue;
      span.start = g_utf8_prev_char (string + span.end) - string;
      g_array_append_val (spans, span);
    }
}

static void
add_imported_spans (GArray *spans, QdReading *reading, const QdImport *import)
{
  GArray *imported = import->spans;

  for (guint i = 0; i < imported->len; i++)
    {
      const QdImportSpan *source = &g_array_index (imported, QdImportSpan, i);
      QdSpan span = { .kind = source->kind, .data = source->data };

      span.start = qd_reading_from_source (reading, source->start, QD_BIAS_START);
      span.end = qd_reading_from_source (reading, source->end, QD_BIAS_END);
      if (span.start < span.end)
        g_array_append_val (spans, span);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QdSpan *first = a;
  const QdSpan *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

static void
add_run_in_spans (GArray *spans, const QdStructure *structure)
{
  for (guint i = 0; i < structure->blocks->len; i++)
    {
      const QdRecognised *block = &g_array_index (structure->blocks, QdRecognised, i);
      QdSpan span = { block->start, block->run_in_end, QD_SPAN_HEADING, NULL };

      if (block->run_in_end > block->start)
        g_array_append_val (spans, span);
    }
}

/**
 * qd_document_add_spans:
 * @spans: (element-type QdSpan): filled, sorted by start, outer before inner; their data stays owned by the others
 * @reading: the text as shown
 * @import: what an importer brought
 * @structure: what was recognised in it
 *
 * What the format says, what was mended, and headings that are run into their paragraphs.
 */
void
qd_document_add_spans (GArray *spans, QdReading *reading, const QdImport *import, const QdStructure *structure)
{
  add_emended_spans (spans, reading);
  add_pinyin_spans (spans, reading);
  add_imported_spans (spans, reading, import);
  add_run_in_spans (spans, structure);
  g_array_sort (spans, compare_spans);
}
