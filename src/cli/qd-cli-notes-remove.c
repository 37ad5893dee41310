/* qd-cli-notes-remove.c: quandian-cli notes remove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>

/**
 * qd_cli_notes_remove:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Deletes an annotation.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_remove (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL, *option = NULL;
  g_autoptr (QdStore) store = NULL;
  gboolean as_text = FALSE;
  const char *path, *id;
  QdAnnotation *annotation;
  GOptionEntry entries[] = {
    { "id", 0, 0, G_OPTION_ARG_STRING, &option, N_ ("The id of the note, or its beginning"), "ID" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE ID", &as_text, &argc, &argv)
      || !qd_cli_notes_take_id (argc, argv, option, &path, &id))
    return QD_CLI_USAGE;
  store = qd_cli_notes_open (context, path, encoding);
  annotation = store ? qd_cli_notes_find (store, id) : NULL;
  if (!annotation)
    return QD_CLI_INPUT;
  qd_history_delete (qd_store_get_history (store), annotation);
  return qd_cli_notes_saved (store) ? QD_CLI_DONE : QD_CLI_INPUT;
}
