/* qd-cli-notes-import.c: quandian-cli notes import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"
#include "exchange/qd-import-plan.h"
#include "exchange/qd-note-source.h"

#include <glib/gi18n.h>

static gboolean
find_source (const char *name, const QdNoteSource **source)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int n_sources;
  const QdNoteSource *sources = qd_note_source_get_all (&n_sources);

  *source = name ? qd_note_source_find (name) : NULL;
  if (!name || *source)
    return TRUE;
  for (int i = 0; i < n_sources; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", sources[i].name);
  /* Translators: the second %s is a list of names. */
  qd_cli_error (_ ("“%s” is not a source of notes; expected one of %s"), name, names->str);
  return FALSE;
}

static GBytes *
read_source (const char *path, GError **error)
{
  char *data;
  gsize length;

  return g_file_get_contents (path, &data, &length, error) ? g_bytes_new_take (data, length) : NULL;
}

static void
print_item (const QdImportItem *item)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  qd_cli_add_string (builder, "id", item->id);
  qd_cli_add_string (builder, "outcome", qd_import_outcome_to_string (item->outcome));
  if (item->outcome == QD_IMPORT_PLACED || item->outcome == QD_IMPORT_UNSURE)
    {
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, item->start);
      json_builder_set_member_name (builder, "end");
      json_builder_add_int_value (builder, item->end);
    }
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, item->score);
  qd_cli_add_string (builder, "title", item->note->title);
  qd_cli_add_string (builder, "quote", item->note->quote);
  qd_cli_add_string (builder, "note", item->note->note);
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

static void
print_counts (const QdImportPlan *plan, int n_added, gboolean as_text)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (as_text)
    {
      g_print (_ ("%d taken in. Placed: %d, unsure: %d, without a place: %d, there already: %d, of other books: %d, "
                  "bookmarks without words: %d.\n"),
               n_added, plan->counts[QD_IMPORT_PLACED], plan->counts[QD_IMPORT_UNSURE], plan->counts[QD_IMPORT_ORPHAN],
               plan->counts[QD_IMPORT_KNOWN], plan->counts[QD_IMPORT_OTHER_BOOK], plan->counts[QD_IMPORT_WORDLESS]);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, n_added);
  for (int i = 0; i < QD_N_IMPORT_OUTCOMES; i++)
    {
      json_builder_set_member_name (builder, qd_import_outcome_to_string (i));
      json_builder_add_int_value (builder, plan->counts[i]);
    }
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

/**
 * qd_cli_notes_import:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Takes in the notes that another program made, and says what became of them.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_import (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *encoding = NULL;
  gboolean dry_run = FALSE, text = FALSE;
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (QdImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const QdNoteSource *source;
  int n_added = 0;
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_ ("kindle, weread, koreader, web, readwise or quandian; told by the content if not given"), N_ ("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would become of each note"), NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the text"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE SOURCE", &text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 3)
    {
      qd_cli_error (_ ("notes import takes a text and a file of notes"));
      return QD_CLI_USAGE;
    }
  if (!find_source (from, &source))
    return QD_CLI_USAGE;
  bytes = read_source (argv[2], &error);
  if (bytes)
    notes = qd_note_source_read (source, bytes, NULL, &error);
  if (!notes)
    {
      qd_cli_error ("%s: %s", argv[2], error->message);
      return QD_CLI_INPUT;
    }
  store = qd_cli_notes_open (context, argv[1], encoding);
  if (!store)
    return QD_CLI_INPUT;
  plan = qd_import_plan_new (qd_store_get_document (store), qd_store_get_list (store), notes);
  for (guint i = 0; dry_run && i < plan->items->len; i++)
    print_item (g_ptr_array_index (plan->items, i));
  if (!dry_run)
    n_added = qd_import_plan_apply (plan, qd_store_get_history (store));
  print_counts (plan, n_added, text);
  return qd_cli_notes_saved (store) ? QD_CLI_DONE : QD_CLI_INPUT;
}
