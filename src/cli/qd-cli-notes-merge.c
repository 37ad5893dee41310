/* qd-cli-notes-merge.c: quandian-cli notes merge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include "annotation/qd-key-file.h"

#include <glib/gi18n.h>
#include <stdio.h>

static QdNotebook *
read_notebook (const char *path)
{
  g_autoptr (GBytes) bytes = qd_cli_read (path);
  g_autoptr (QdNotebook) notebook = NULL;
  g_autoptr (GError) damage = NULL;

  if (!bytes)
    return NULL;
  notebook = qd_key_file_read (bytes, &damage);
  if (qd_notebook_get_format (notebook) > QD_NOTEBOOK_FORMAT)
    {
      qd_cli_error (_ ("%s was written by a newer version of Quandian (format %d, we know %d)"), path,
                    qd_notebook_get_format (notebook), QD_NOTEBOOK_FORMAT);
      return NULL;
    }
  if (damage)
    {
      qd_cli_error ("%s: %s", path, damage->message);
      return NULL;
    }
  return g_steal_pointer (&notebook);
}

/**
 * qd_cli_notes_merge:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Merges key files into one, in whatever order they are given.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_merge (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autoptr (QdNotebook) merged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write; standard output if not given"),
      N_ ("OUT") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "A B…", NULL, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc < 3)
    {
      qd_cli_error (_ ("notes merge takes two or more key files"));
      return QD_CLI_USAGE;
    }
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (QdNotebook) notebook = read_notebook (argv[i]);

      if (!notebook)
        return QD_CLI_INPUT;
      if (merged)
        qd_notebook_merge (merged, notebook);
      else
        merged = g_steal_pointer (&notebook);
    }
  bytes = qd_key_file_write (merged);
  if (!output || g_str_equal (output, "-"))
    fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  else if (!g_file_set_contents_full (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &error))
    {
      qd_cli_error ("%s", error->message);
      return QD_CLI_INPUT;
    }
  return QD_CLI_DONE;
}
