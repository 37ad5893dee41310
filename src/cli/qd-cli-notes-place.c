/* qd-cli-notes-place.c: where a note of “quandian-cli notes” goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>
#include <string.h>

/* Finds the occurrence of @quote with that number, from 1. Returns how many there are up to it. */
static int
find_occurrence (const char *string, gsize n_bytes, const char *quote, int occurrence, gsize *at)
{
  gsize length = strlen (quote);
  const char *p = string;
  int n_found = 0;

  while (n_found < occurrence)
    {
      p = memmem (p, string + n_bytes - p, quote, length);
      if (!p)
        break;
      *at = p - string;
      n_found++;
      p = g_utf8_next_char (p);
    }
  return n_found;
}

/* Looks in the source, then in the text as shown. */
static gboolean
find_quote (QdDocument *document, const char *quote, int occurrence, int *start, int *end)
{
  QdText *source = qd_document_get_source (document);
  QdReading *reading = qd_document_get_reading (document);
  gsize n_bytes, at = 0;
  const char *string = qd_text_get_string (source, &n_bytes);
  int n_source = find_occurrence (string, n_bytes, quote, occurrence, &at), n_shown;

  if (n_source == occurrence)
    {
      *start = qd_text_byte_to_char (source, at);
      *end = qd_text_byte_to_char (source, at + strlen (quote));
      return TRUE;
    }
  string = qd_reading_get_string (reading, &n_bytes);
  n_shown = find_occurrence (string, n_bytes, quote, occurrence, &at);
  if (n_shown == occurrence)
    {
      *start = qd_reading_to_source (reading, at, QD_BIAS_START);
      *end = qd_reading_to_source (reading, at + strlen (quote), QD_BIAS_END);
      return TRUE;
    }
  if (MAX (n_source, n_shown) == 0)
    qd_cli_error (_ ("“%s” does not stand in the text"), quote);
  else
    qd_cli_error (_ ("“%s” stands in the text %d times, not %d"), quote, MAX (n_source, n_shown), occurrence);
  return FALSE;
}

/* The quotation kept is the one asked for: taken from the source where that reads differently from what is shown. */
static void
choose_reading (QdStore *store, QdDocument *document, const char *quote, int start, int end)
{
  QdReading *reading = qd_document_get_reading (document);
  const char *string = qd_reading_get_string (reading, NULL);
  gsize from = qd_reading_from_source (reading, start, QD_BIAS_START);
  gsize to = qd_reading_from_source (reading, end, QD_BIAS_END);
  g_autoptr (QdDocument) source = NULL;

  if (to - from == strlen (quote) && memcmp (string + from, quote, to - from) == 0)
    return;
  source = qd_document_dup_with_reading (document, QD_READING_SOURCE, NULL);
  qd_history_set_document (qd_store_get_history (store), source);
}

/* (nullable) (transfer none): the first section at or below those of @list whose heading holds @text. */
static QdSection *
find_section (GListModel *list, const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (list, i);
      g_autofree char *display = qd_section_dup_display (section);
      QdSection *found;

      if (strstr (display, text))
        return section;
      found = find_section (qd_section_get_children (section), text);
      if (found)
        return found;
    }
  return NULL;
}

/**
 * qd_cli_notes_find_quote:
 * @store: a store
 * @quote: what is to be quoted
 * @occurrence: which of the places where it stands, from 1
 * @start: (out): first code point of the source
 * @end: (out): the code point after it
 *
 * Finds a quotation in the source or in the text as shown, and sees to it that the one that is asked for is kept.
 *
 * Returns: %FALSE after a message on stderr
 */
gboolean
qd_cli_notes_find_quote (QdStore *store, const char *quote, int occurrence, int *start, int *end)
{
  QdDocument *document = qd_store_get_document (store);

  if (occurrence < 1)
    {
      qd_cli_error (_ ("--occurrence counts from 1"));
      return FALSE;
    }
  if (!find_quote (document, quote, occurrence, start, end))
    return FALSE;
  choose_reading (store, document, quote, *start, *end);
  return TRUE;
}

/**
 * qd_cli_notes_find_heading:
 * @store: a store
 * @text: some of a heading
 * @start: (out): first code point of the heading in the source
 * @end: (out): the code point after it
 *
 * Returns: %FALSE after a message on stderr
 */
gboolean
qd_cli_notes_find_heading (QdStore *store, const char *text, int *start, int *end)
{
  QdDocument *document = qd_store_get_document (store);
  QdReading *reading = qd_document_get_reading (document);
  QdSection *section = find_section (qd_document_get_sections (document), text);

  if (!section)
    {
      qd_cli_error (_ ("no heading holds “%s”; “quandian-cli outline” lists them"), text);
      return FALSE;
    }
  *start = qd_reading_to_source (reading, qd_section_get_start (section), QD_BIAS_START);
  *end = qd_reading_to_source (reading, qd_section_get_heading_end (section), QD_BIAS_END);
  return TRUE;
}
