/* qd-cli-load.c: the document a subcommand works on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/qd-cli.h"

#include "annotation/qd-store.h"

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

/**
 * qd_cli_correct:
 * @context: what all subcommands know
 * @path: the file's path, or "-" for standard input
 * @kind: the reading that is shown
 * @document: (inout): the document; becomes the one the reader made of it
 *
 * Follows what the reader said of emendations and of headings, as it is kept with the annotations of the file.
 */
void
qd_cli_correct (QdCliContext *context, const char *path, QdReadingKind kind, QdDocument **document)
{
  g_autoptr (GFile) file = g_strcmp0 (path, "-") != 0 ? g_file_new_for_commandline_arg (path) : NULL;
  g_autoptr (QdStore) store = qd_store_new (context->data_dir, *document, file);
  g_autoptr (QdVerdicts) verdicts = qd_store_dup_verdicts (store);
  g_autoptr (QdCorrections) corrections = qd_store_dup_corrections (store);
  g_autoptr (QdDocument) read = qd_document_dup_with_reading (*document, kind, verdicts);

  g_object_unref (*document);
  *document = qd_document_dup_with_corrections (read, corrections);
}
