/* qd-charset.c: bytes of a known encoding become UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-charset.h"

#include <glib/gi18n-lib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

/* Small enough that a cancelled load of a long file ends at once. */
#define PIECE_BYTES (64 * 1024)

static void
count_and_substitute (const void *context,
                      UConverterToUnicodeArgs *args,
                      const char *bytes,
                      int32_t n_bytes,
                      UConverterCallbackReason reason,
                      UErrorCode *status)
{
  static const UChar replacement[] = { 0xfffd };
  gsize *n_errors = (gsize *) context;

  if (reason > UCNV_IRREGULAR)
    return;
  (*n_errors)++;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars (args, replacement, 1, 0, status);
}

/* Appends UTF-16 as UTF-8. @pending holds a lead surrogate or a CR that the next piece decides. */
static void
append_utf16 (GString *out, const UChar *units, gsize n_units, gunichar *pending)
{
  for (gsize i = 0; i < n_units; i++)
    {
      gunichar ch = units[i];

      if (*pending == '\r')
        {
          *pending = 0;
          if (ch == '\n')
            continue;
        }
      if (*pending)
        {
          ch = 0x10000 + ((*pending - 0xd800) << 10) + (ch - 0xdc00);
          *pending = 0;
        }
      else if (ch >= 0xd800 && ch < 0xdc00)
        {
          *pending = ch;
          continue;
        }
      if (ch == 0 || (ch == 0xfeff && out->len == 0))
        continue;
      if (ch == '\r')
        {
          *pending = '\r';
          ch = '\n';
        }
      g_string_append_unichar (out, ch);
    }
}

/**
 * qd_charset_decode:
 * @converter: a name ICU knows
 * @data: (array length=length): bytes
 * @length: how many
 * @out: receives UTF-8
 * @n_errors: (out) (optional): how many sequences were malformed or unassigned
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decodes @data.
 *
 * Returns: %FALSE if cancelled or if the converter is not to be had
 */
gboolean
qd_charset_decode (const char *converter,
                   const guint8 *data,
                   gsize length,
                   GString *out,
                   gsize *n_errors,
                   GCancellable *cancellable,
                   GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *ucnv = ucnv_open (converter, &status);
  g_autofree UChar *units = g_new (UChar, PIECE_BYTES);
  const char *source = (const char *) data, *end = source + length;
  gunichar pending = 0;
  gsize errors = 0;

  if (U_FAILURE (status))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("there is no converter for “%s”: %s"), converter,
                   u_errorName (status));
      return FALSE;
    }
  ucnv_setToUCallBack (ucnv, count_and_substitute, &errors, NULL, NULL, &status);
  do
    {
      const char *limit = end - source > PIECE_BYTES ? source + PIECE_BYTES : end;
      UChar *target;

      do
        {
          target = units;
          status = U_ZERO_ERROR;
          ucnv_toUnicode (ucnv, &target, units + PIECE_BYTES, &source, limit, NULL, limit == end, &status);
          append_utf16 (out, units, target - units, &pending);
        }
      while (status == U_BUFFER_OVERFLOW_ERROR);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          ucnv_close (ucnv);
          return FALSE;
        }
    }
  while (source < end);
  ucnv_close (ucnv);
  if (n_errors)
    *n_errors = errors;
  return TRUE;
}
