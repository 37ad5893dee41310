/* qd-decoder.c: bytes of unknown encoding become a QdText
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-decoder.h"

#include "text/qd-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (qd_decoder_error, qd_decoder_error)

static const QdEncoding encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "UTF-16LE", N_ ("Unicode (UTF-16LE)") },
  { "UTF-16BE", N_ ("Unicode (UTF-16BE)") },
  { "UTF-32LE", N_ ("Unicode (UTF-32LE)") },
  { "UTF-32BE", N_ ("Unicode (UTF-32BE)") },
  { "GB18030", N_ ("Simplified Chinese (GB18030)") },
  { "HZ-GB-2312", N_ ("Simplified Chinese (HZ)") },
  { "ISO-2022-CN", N_ ("Chinese (ISO-2022-CN)") },
  { "Big5", N_ ("Traditional Chinese (Big5)") },
};

/**
 * qd_decoder_get_encodings:
 * @n_encodings: (out): how many
 *
 * Returns: (transfer none) (array length=n_encodings): the encodings a reader may choose
 */
const QdEncoding *
qd_decoder_get_encodings (int *n_encodings)
{
  *n_encodings = G_N_ELEMENTS (encodings);
  return encodings;
}

/**
 * qd_decoder_decode:
 * @bytes: a file's content
 * @encoding: (nullable): the encoding; found if %NULL
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decodes @bytes.
 *
 * Returns: (transfer full) (nullable): the text
 */
QdText *
qd_decoder_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error)
{
  static const struct
  {
    const char *name;
    const char *bom;
    gsize length;
  } marks[] = {
    { "UTF-8", "\xef\xbb\xbf", 3 }, { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-16LE", "\xff\xfe", 2 },  { "UTF-16BE", "\xfe\xff", 2 },     { "GB18030", "\x84\x31\x95\x33", 4 },
  };
  static const char *const candidates[] = { "UTF-8", "GB18030", "Big5" };
  g_autoptr (GString) best = NULL;
  gsize length, fewest = G_MAXSIZE;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *name = encoding;

  for (guint i = 0; !name && i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (data, marks[i].bom, marks[i].length) == 0)
        name = marks[i].name;
    }
  for (guint i = 0; i < G_N_ELEMENTS (candidates) && fewest > 0; i++)
    {
      g_autoptr (GString) out = g_string_sized_new (length + length / 2);
      gsize n_errors;

      if (!qd_charset_decode (encoding || (name && i == 0) ? name : candidates[i], data, length, out, &n_errors,
                              cancellable, error))
        return NULL;
      if (n_errors < fewest)
        {
          fewest = n_errors;
          best = g_steal_pointer (&out);
          if (!name || i > 0)
            name = candidates[i];
        }
      if (encoding)
        break;
    }
  length = best->len;
  return qd_text_new_take (g_string_free (g_steal_pointer (&best), FALSE), length, name, 1.0);
}
