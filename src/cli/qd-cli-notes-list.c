/* qd-cli-notes-list.c: quandian-cli notes list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>

/**
 * qd_cli_notes_list:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Prints the notes of a document in the order of its text, those without a place last.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_list (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autoptr (QdStore) store = NULL;
  gboolean as_text = FALSE;
  GListModel *list;
  GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2)
    {
      qd_cli_error (_ ("notes list takes one file"));
      return QD_CLI_USAGE;
    }
  store = qd_cli_notes_open (context, argv[1], encoding);
  if (!store)
    return QD_CLI_INPUT;
  list = G_LIST_MODEL (qd_store_get_list (store));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      qd_cli_notes_print (annotation, as_text);
    }
  return QD_CLI_DONE;
}
