/* qd-damage-invisible.c: characters without ink that stray in a text, and look-alikes of Han
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>
#include <unicode/unorm2.h>

static gboolean
is_radical (gunichar ch)
{
  return (ch >= 0x2e80 && ch <= 0x2fd5) && ch != 0x2e9a;
}

/* What a Kangxi or supplementary radical looks like, as the character it is; NULL if Unicode knows none. */
static char *
dup_unified (gunichar ch)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance (&status);
  UChar units[4];
  int32_t n = unorm2_getRawDecomposition (nfkc, (UChar32) ch, units, G_N_ELEMENTS (units), &status);

  return U_SUCCESS (status) && n == 1 ? g_utf16_to_utf8 (units, 1, NULL, NULL, NULL) : NULL;
}

static gboolean
is_western_letter (gunichar ch)
{
  return qd_char_class (ch) == QD_CHAR_LATIN;
}

/* Joiners mean something in other scripts and in emoji, between Han nothing; a soft hyphen tells where a Western word
 * may be parted. */
static gboolean
is_stray (gunichar ch, gunichar before, gunichar after)
{
  switch (ch)
    {
    case 0x00ad: /* soft hyphen */
      return !is_western_letter (before) || !is_western_letter (after);
    case 0x200b: /* zero width space */
    case 0x2060: /* word joiner */
    case 0xfeff: /* byte order mark */
    case 0x180e:
      return TRUE;
    case 0x200c:
    case 0x200d:
    case 0x200e:
    case 0x200f:
      return qd_char_is_han (before) || qd_char_is_han (after);
    default:
      return (ch < 0x20 && ch != '\n' && ch != '\t' && ch != '\f') || (ch >= 0x7f && ch < 0xa0);
    }
}

/* A single no-break space between two Han, as a converter put it; an ideographic one only beside such a place, since
 * by itself it is how Chinese is spaced out. */
static gboolean
is_stray_space (const gunichar *chars, int n_chars, int i)
{
  if (i < 1 || i + 1 >= n_chars || !qd_char_is_han (chars[i - 1]) || !qd_char_is_han (chars[i + 1]))
    return FALSE;
  if (chars[i] == 0xa0)
    return (i + 3 < n_chars && chars[i + 2] == 0x3000 && qd_char_is_han (chars[i + 3]))
           || (i >= 3 && chars[i - 2] == 0x3000 && qd_char_is_han (chars[i - 3]));
  return chars[i] == 0x3000
         && ((i >= 3 && chars[i - 2] == 0xa0 && qd_char_is_han (chars[i - 3]))
             || (i + 3 < n_chars && chars[i + 2] == 0xa0 && qd_char_is_han (chars[i + 3])));
}

/**
 * qd_damage_detect_invisible:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds zero-width characters, stray controls and spaces, foreign line ends, and radicals in place of characters.
 */
void
qd_damage_detect_invisible (const gunichar *chars, int n_chars, GPtrArray *found)
{
  for (int i = 0; i < n_chars; i++)
    {
      gunichar ch = chars[i];

      if (ch >= 0x4e00 && ch <= 0x9fff)
        continue;
      if (ch == 0x2028 || ch == 0x2029)
        g_ptr_array_add (found, qd_emendation_new (i, i + 1, "\n", QD_EMENDATION_INVISIBLE, 0.95,
                                                   _ ("Unicode’s line separator stands for a line end")));
      else if (is_radical (ch))
        {
          g_autofree char *unified = dup_unified (ch);

          if (unified)
            g_ptr_array_add (found, qd_emendation_new (i, i + 1, unified, QD_EMENDATION_SCRIPT, 0.95,
                                                       _ ("a radical in the place of the character")));
        }
      else if (is_stray (ch, i > 0 ? chars[i - 1] : 0, i + 1 < n_chars ? chars[i + 1] : 0))
        g_ptr_array_add (found, qd_emendation_new (i, i + 1, "", QD_EMENDATION_INVISIBLE, 0.97,
                                                   _ ("an invisible character without meaning here")));
      else if ((ch == 0xa0 || ch == 0x3000) && is_stray_space (chars, n_chars, i))
        g_ptr_array_add (found, qd_emendation_new (i, i + 1, "", QD_EMENDATION_INVISIBLE, 0.7,
                                                   _ ("a space of another kind inside a word")));
    }
}
