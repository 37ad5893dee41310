/* fuzz-document.c: any bytes under the name of any format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "a.txt", "a.md", "a.html", "a.fb2", "a.epub", "a.docx" };
  g_autoptr (GBytes) bytes = size > 0 ? g_bytes_new (data + 1, size - 1) : g_bytes_new (NULL, 0);
  const char *name = names[size > 0 ? data[0] % G_N_ELEMENTS (names) : 0];
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDocument) document = qd_document_new_from_bytes (bytes, name, NULL, QD_READING_EMENDED, NULL, &error);

  g_assert_true (document || error);
  return 0;
}
