/* fuzz-reading.c: every reading of any text maps both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-decoder.h"
#include "text/qd-reading.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (QdText) text = qd_decoder_decode (bytes, "UTF-8", NULL, NULL);

  /* The source, the text mended, and by turns one of the others: to open OpenCC takes long. */
  const QdReadingKind kinds[] = {
    QD_READING_SOURCE,
    QD_READING_EMENDED | QD_READING_CLEAN | QD_READING_NARROW | QD_READING_CORNER_QUOTES,
    (QdReadingKind) (size % QD_N_READING_BASES),
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, kinds[k], NULL);
      gsize n_bytes;
      const char *string = qd_reading_get_string (reading, &n_bytes);

      g_assert_true (g_utf8_validate_len (string, n_bytes, NULL));
      for (int i = 0; i <= qd_text_get_n_chars (text); i++)
        {
          gsize byte = qd_reading_from_source (reading, i, QD_BIAS_START);

          g_assert_cmpuint (byte, <=, n_bytes);
          g_assert_cmpint (qd_reading_to_source (reading, byte, QD_BIAS_START), <=, i);
        }
    }
  return 0;
}
