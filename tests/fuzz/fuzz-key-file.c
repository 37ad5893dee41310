/* fuzz-key-file.c: any bytes as a notebook; what could be read is written and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-key-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (QdNotebook) notebook = qd_key_file_read (bytes, NULL);
  g_autoptr (GBytes) written = qd_key_file_write (notebook);
  g_autoptr (QdNotebook) again = qd_key_file_read (written, NULL);
  g_autoptr (GBytes) rewritten = qd_key_file_write (again);

  g_assert_true (g_bytes_equal (written, rewritten));
  return 0;
}
