/* qd-import-text.c: plain text, the last resort for whatever no other importer knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-importer.h"

#include "text/qd-decoder.h"

/**
 * qd_import_text:
 * @bytes: the file
 * @name: how messages call it
 * @encoding: (nullable): its encoding; detected if %NULL
 * @cancellable: (nullable): to stop it
 * @error: what is wrong with the bytes
 *
 * Decodes plain text. It says nothing of its blocks: the recogniser decides line by line.
 *
 * Returns: (nullable) (transfer full): the import
 */
QdImport *
qd_import_text (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  QdText *text = qd_decoder_decode (bytes, encoding, cancellable, error);

  return text ? qd_import_new (text, "text", TRUE) : NULL;
}
