/* qd-syllable.c: how a Han character is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-syllable.h"

#include <unicode/utrans.h>

/* A reading and a newline are no longer than this in UTF-16. */
#define LONGEST 8

/**
 * qd_syllable_dup_readings:
 * @chars: (array length=n_chars): Han characters of the basic plane
 * @n_chars: how many
 *
 * Returns: (transfer full) (nullable): a line for each with its reading
 */
char *
qd_syllable_dup_readings (const gunichar *chars, int n_chars)
{
  static const UChar id[] = { 'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *reader = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  g_autofree UChar *units = g_new (UChar, n_chars * LONGEST + 1);
  int32_t length = 0, limit;

  if (U_FAILURE (status))
    return NULL;
  for (int i = 0; i < n_chars; i++)
    {
      units[length++] = (UChar) chars[i];
      units[length++] = '\n';
    }
  limit = length;
  utrans_transUChars (reader, units, &length, n_chars * LONGEST + 1, 0, &limit, &status);
  utrans_close (reader);
  return U_SUCCESS (status) ? g_utf16_to_utf8 (units, length, NULL, NULL, NULL) : NULL;
}
