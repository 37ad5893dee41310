/* fuzz-decoder.c: any bytes decode, in the encoding found and in every other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-decoder.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdText) found = qd_decoder_decode (bytes, NULL, NULL, &error);
  int n_encodings;
  const QdEncoding *encodings = qd_decoder_get_encodings (&n_encodings);

  g_assert_true (found || error);
  for (int i = 0; i < n_encodings; i++)
    {
      g_autoptr (QdText) text = qd_decoder_decode (bytes, encodings[i].name, NULL, NULL);

      g_assert_true (text && g_utf8_validate (qd_text_get_string (text, NULL), -1, NULL));
    }
  return 0;
}
