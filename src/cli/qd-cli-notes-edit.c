/* qd-cli-notes-edit.c: quandian-cli notes edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>

typedef struct
{
  char *quote; /* (nullable): where it goes */
  int occurrence;
  char *note, *style, *color; /* (nullable): what is not given stays */
  GStrv tags;                 /* (nullable): all tags; one empty tag for none */
} Edit;

/* FALSE after a message if there is no such quotation. */
static gboolean
apply (QdStore *store, QdAnnotation *annotation, const Edit *edit)
{
  QdHistory *history = qd_store_get_history (store);
  int start, end;
  QdMarkStyle style = qd_annotation_get_style (annotation);

  if (edit->quote && !qd_cli_notes_find_quote (store, edit->quote, edit->occurrence, &start, &end))
    return FALSE;
  if (edit->style)
    qd_mark_style_from_string (edit->style, &style);
  qd_history_begin (history);
  if (edit->note)
    qd_history_set_note (history, annotation, edit->note);
  if (edit->style || edit->color)
    qd_history_set_style (history, annotation, style, edit->color);
  if (edit->tags)
    qd_history_set_tags (history, annotation, (const char *const *) edit->tags);
  if (edit->quote)
    qd_history_move (history, annotation, start, end);
  qd_history_end (history);
  return TRUE;
}

static void
clear_edit (Edit *edit)
{
  g_free (edit->quote);
  g_free (edit->note);
  g_free (edit->style);
  g_free (edit->color);
  g_strfreev (edit->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

/**
 * qd_cli_notes_edit:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Changes an annotation and prints it.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_edit (QdCliContext *context, int argc, char **argv)
{
  g_auto (Edit) edit = { 0 };
  g_autofree char *encoding = NULL, *option = NULL;
  g_autoptr (QdStore) store = NULL;
  gboolean as_text = FALSE;
  const char *path, *id;
  QdAnnotation *annotation;
  GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &option, N_ ("The id of the note, or its beginning"), "ID" },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &edit.quote, N_ ("Move it to this text, as when its place was lost"),
      N_ ("TEXT") },
    { "occurrence", 0, 0, G_OPTION_ARG_INT, &edit.occurrence, N_ ("Which one, if it stands there several times"), "N" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &edit.note, N_ ("The new note"), N_ ("TEXT") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &edit.style,
      N_ ("How it is marked: fill, underline, wavy, dots, circles, strike"), N_ ("NAME") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &edit.color, N_ ("In which colour"), N_ ("NAME") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &edit.tags, N_ ("Its tags instead of those it has; empty for none"),
      N_ ("TAG") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  edit.occurrence = 1;
  if (!qd_cli_parse (entries, "FILE ID", &as_text, &argc, &argv)
      || !qd_cli_notes_take_id (argc, argv, option, &path, &id) || !qd_cli_notes_check_mark (edit.style, &edit.color))
    return QD_CLI_USAGE;
  store = qd_cli_notes_open (context, path, encoding);
  annotation = store ? qd_cli_notes_find (store, id) : NULL;
  if (!annotation)
    return QD_CLI_INPUT;
  if (!apply (store, annotation, &edit) || !qd_cli_notes_saved (store))
    return QD_CLI_INPUT;
  qd_cli_notes_print (annotation, as_text);
  return QD_CLI_DONE;
}
