/* qd-cli-load.c: the document a subcommand works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/qd-cli.h"

/**
 * qd_cli_load:
 * @path: a file's path, or "-" for standard input
 * @encoding: (nullable): its encoding; found if NULL
 * @kind: the reading to show
 *
 * Returns: (nullable) (transfer full): the document; NULL after a message on stderr
 */
QdDocument *
qd_cli_load (const char *path, const char *encoding, QdReadingKind kind)
{
  g_autoptr (GBytes) bytes = qd_cli_read (path);
  g_autoptr (GError) error = NULL;
  QdDocument *document;

  if (!bytes)
    return NULL;
  document = qd_document_new_from_bytes (bytes, path, encoding, kind, NULL, &error);
  if (!document)
    qd_cli_error ("%s: %s", path, error->message);
  return document;
}
