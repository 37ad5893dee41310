/* qd-decoder.c: bytes of unknown encoding become a QdText
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-decoder.h"

#include "text/qd-charset.h"
#include "text/qd-detector.h"
#include "text/qd-iso2022.h"
#include "text/qd-line-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (qd_decoder_error, qd_decoder_error)

/**
 * qd_decoder_get_encodings:
 * @n_encodings: (out): how many
 *
 * Returns: (transfer none) (array length=n_encodings): the encodings a reader may choose
 */
const QdEncoding *
qd_decoder_get_encodings (int *n_encodings)
{
  static QdEncoding *encodings;
  int n_rows;

  if (g_once_init_enter (&encodings))
    {
      const QdEncodingRow *rows = qd_encoding_table_get_rows (&n_rows);
      QdEncoding *made = g_new (QdEncoding, n_rows);

      for (int i = 0; i < n_rows; i++)
        made[i] = rows[i].encoding;
      g_once_init_leave (&encodings, made);
    }
  qd_encoding_table_get_rows (n_encodings);
  return encodings;
}

static gboolean
decode_by_lines (const QdEncodingRow **row,
                 const guint8 *data,
                 gsize length,
                 GString *out,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GByteArray) stripped = NULL;
  QdLineCounts counts;

  if (memchr (data, 0, length))
    {
      stripped = qd_detector_strip_nul (data, length);
      data = stripped->data;
      length = stripped->len;
    }
  if ((*row)->road == QD_ROAD_LINES_UTF8 && !memchr (data, '\r', length)
      && g_utf8_validate_len ((const char *) data, length, NULL))
    {
      g_string_append_len (out, (const char *) data, length);
      return TRUE;
    }
  if (!qd_line_decode ((QdScheme) (*row)->road, data, length, out, &counts, cancellable, error))
    return FALSE;
  if ((*row)->road == QD_ROAD_LINES_BIG5 && counts.n_extended > 0)
    *row = qd_encoding_table_find ("Big5-HKSCS");
  return TRUE;
}

/**
 * qd_decoder_decode:
 * @bytes: a file's content
 * @encoding: (nullable): its encoding by any of its names; found if %NULL
 * @cancellable: (nullable): stops it
 * @error: return location for an error: %QD_DECODER_ERROR_BINARY, %QD_DECODER_ERROR_UNKNOWN_ENCODING, or cancelled
 *
 * Decodes @bytes. What cannot be decoded becomes U+FFFD; a character cut by the end of the file is left out.
 *
 * Returns: (transfer full) (nullable): the text
 */
QdText *
qd_decoder_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error)
{
  gsize length, mark_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const QdEncodingRow *marked = length > 0 ? qd_encoding_table_find_mark (data, length, &mark_bytes) : NULL, *row;
  g_autoptr (GString) out = NULL;
  double confidence = 1;
  gboolean done = FALSE;

  if (length == 0)
    return qd_text_new_take (g_strdup (""), 0, "UTF-8", 1);
  row = encoding ? qd_encoding_table_find (encoding) : marked ? marked : qd_detector_detect (data, length, &confidence);
  if (!row)
    {
      g_set_error (error, QD_DECODER_ERROR, QD_DECODER_ERROR_UNKNOWN_ENCODING, _ ("there is no encoding “%s”"),
                   encoding);
      return NULL;
    }
  if (!encoding && !marked && qd_detector_is_binary (data, length, row))
    {
      g_set_error_literal (error, QD_DECODER_ERROR, QD_DECODER_ERROR_BINARY, _ ("this is no text but binary data"));
      return NULL;
    }
  if (row == marked)
    {
      data += mark_bytes;
      length -= mark_bytes;
    }
  out = g_string_sized_new (row->road == QD_ROAD_LINES_UTF8 ? length + 1 : length + length / 2);
  switch (row->road)
    {
    case QD_ROAD_ICU:
      /* Half a unit at the end is a character that was cut. */
      length -= length % qd_encoding_row_get_width (row);
      done = qd_charset_decode (row->converter, data, length, out, NULL, cancellable, error);
      break;
    case QD_ROAD_ESCAPES:
      done = qd_iso2022_decode (data, length, out, cancellable, error);
      break;
    case QD_ROAD_TILDES:
      done = qd_hz_decode (data, length, out, cancellable, error);
      break;
    case QD_ROAD_LINES_UTF8:
    case QD_ROAD_LINES_GB18030:
    case QD_ROAD_LINES_BIG5:
    case QD_ROAD_LINES_EUC_TW:
    case QD_ROAD_LINES_SHIFT_JIS:
    case QD_ROAD_LINES_EUC_JP:
    case QD_ROAD_LINES_EUC_KR:
      done = decode_by_lines (&row, data, length, out, cancellable, error);
      break;
    }
  if (!done)
    return NULL;
  length = out->len;
  return qd_text_new_take (g_string_free (g_steal_pointer (&out), FALSE), length, row->encoding.name, confidence);
}
