/* qd-damage-width.c: half-width marks in Chinese text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some converters turned ，；：（）？！ into their ASCII forms. That is damage only where the text knows no full-width
 * comma; an author who writes “(一)” and “，” is left alone, and so is one who ends sentences with “.”. Times, ratios,
 * numbers and Western text are no concern.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many commas between Han are no slip. */
#define FEWEST_COMMAS 10

static gboolean
is_chinese (gunichar ch)
{
  switch (qd_char_class (ch))
    {
    case QD_CHAR_HAN:
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
      return TRUE;
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_ITERATION:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_damaged (const gunichar *chars, int n_chars)
{
  g_autoptr (GHashTable) pinyin = NULL;
  int n_half = 0, n_full = 0, n_stops = 0;

  for (int i = 1; i + 1 < n_chars; i++)
    {
      n_full += chars[i] == 0xff0c;
      n_half += chars[i] == ',' && qd_char_is_han (chars[i - 1]) && qd_char_is_han (chars[i + 1]);
      n_stops += chars[i] == '.' && qd_char_is_han (chars[i - 1]) && !g_unichar_isdigit (chars[i + 1]);
    }
  /* Who ends sentences with "." chose these marks. */
  if (n_full * 50 > n_half || n_stops * 10 > n_half)
    return FALSE;
  if (n_half >= FEWEST_COMMAS)
    return TRUE;
  /* The converter that leaves pinyin makes marks half-width too. */
  pinyin = n_half > 0 ? qd_damage_learn_pinyin (chars, n_chars) : NULL;
  return pinyin != NULL;
}

/**
 * qd_damage_detect_width:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds half-width marks beside Han.
 */
void
qd_damage_detect_width (const gunichar *chars, int n_chars, GPtrArray *found)
{
  if (!is_damaged (chars, n_chars))
    return;
  for (int i = 0; i < n_chars; i++)
    {
      gunichar before = i > 0 ? chars[i - 1] : '\n', after = i + 1 < n_chars ? chars[i + 1] : '\n';
      char full[7] = { 0 };

      if (chars[i] >= 0x80 || chars[i] == 0 || !strchr (",;:()?!", (int) chars[i])
          || !(is_chinese (before) || is_chinese (after)))
        continue;
      g_unichar_to_utf8 (chars[i] - 0x21 + 0xff01, full);
      g_ptr_array_add (found, qd_emendation_new (i, i + 1, full, QD_EMENDATION_WIDTH, 0.9,
                                                 _ ("a half-width mark beside Chinese characters")));
    }
}
