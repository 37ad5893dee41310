/* qd-anchor-describe.c: what is kept of a place so that it can be found again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-anchor.h"

static void
set_range (char **field, const char *start, const char *end)
{
  g_free (*field);
  *field = g_strndup (start, end - start);
}

/**
 * qd_anchor_describe:
 * @document: the document as it is shown
 * @start: first code point of the source
 * @end: code point after the range; @start for a point
 * @record: a record nobody else holds
 *
 * Keeps the place, the quotation and 32 characters on each side as they are shown, and the path of headings above.
 */
void
qd_anchor_describe (QdDocument *document, int start, int end, QdRecord *record)
{
  QdReading *reading = qd_document_get_reading (document);
  QdSection *section;
  gsize n_bytes;
  const char *string = qd_reading_get_string (reading, &n_bytes);
  gsize from = qd_reading_from_source (reading, start, QD_BIAS_START);
  gsize to = MAX (from, qd_reading_from_source (reading, end, QD_BIAS_END));
  const char *before = string + from, *after = string + to;

  for (int i = 0; i < QD_ANCHOR_CONTEXT_CHARS && before > string; i++)
    before = g_utf8_prev_char (before);
  for (int i = 0; i < QD_ANCHOR_CONTEXT_CHARS && after < string + n_bytes; i++)
    after = g_utf8_next_char (after);
  record->start = start;
  record->end = end;
  set_range (&record->quote, string + from, string + to);
  set_range (&record->prefix, before, string + from);
  set_range (&record->suffix, string + to, after);
  section = qd_document_find_section (document, from);
  g_free (record->section);
  record->section = section ? qd_section_dup_path (section) : g_strdup ("");
}
