/* qd-cli-notes-add.c: quandian-cli notes add
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
  source = qd_document_dup_with_reading (document, QD_READING_SOURCE, NULL, 0);
  qd_history_set_document (qd_store_get_history (store), source);
}

/**
 * qd_cli_notes_add:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Marks a quotation of a document and prints the new annotation.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_add (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL, *quote = NULL, *note = NULL, *style = NULL, *color = NULL;
  g_auto (GStrv) tags = NULL;
  g_autoptr (QdStore) store = NULL;
  gboolean as_text = FALSE;
  int occurrence = 1, start, end;
  QdMarkStyle mark = QD_MARK_FILL;
  QdDocument *document;
  QdHistory *history;
  QdAnnotation *annotation;
  GOptionEntry entries[] = {
    { "quote", 0, 0, G_OPTION_ARG_STRING, &quote, N_ ("The text to mark"), N_ ("TEXT") },
    { "occurrence", 0, 0, G_OPTION_ARG_INT, &occurrence, N_ ("Which one, if it stands there several times"), "N" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("A note on it"), N_ ("TEXT") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style, N_ ("How it is marked: fill, underline, wavy, dots, circles, strike"),
      N_ ("NAME") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &color, N_ ("In which colour"), N_ ("NAME") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &tags, N_ ("A tag; may be given several times"), N_ ("TAG") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2 || !quote || !*quote || occurrence < 1)
    {
      qd_cli_error (_ ("notes add takes one file, --quote=TEXT, and --occurrence=N from 1"));
      return QD_CLI_USAGE;
    }
  if (!qd_cli_notes_check_mark (style, color))
    return QD_CLI_USAGE;
  store = qd_cli_notes_open (context, argv[1], encoding);
  if (!store)
    return QD_CLI_INPUT;
  document = qd_store_get_document (store);
  if (!find_quote (document, quote, occurrence, &start, &end))
    return QD_CLI_INPUT;
  choose_reading (store, document, quote, start, end);
  if (style)
    qd_mark_style_from_string (style, &mark);
  history = qd_store_get_history (store);
  qd_history_begin (history);
  annotation = qd_history_create (history, note && *note ? QD_ANNOTATION_NOTE : QD_ANNOTATION_HIGHLIGHT, start, end,
                                  mark, color, note);
  if (tags)
    qd_history_set_tags (history, annotation, (const char *const *) tags);
  qd_history_end (history);
  if (!qd_cli_notes_saved (store))
    return QD_CLI_INPUT;
  qd_cli_notes_print (annotation, as_text);
  return QD_CLI_DONE;
}
