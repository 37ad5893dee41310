/* qd-damage-lost.c: characters that were lost before a text was saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 锟斤拷 is what remains when the bytes themselves were thrown away; 烫烫烫 was memory that no one had written. That is
 * said, and nothing is repaired.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include <glib/gi18n-lib.h>

/* So many of a character in a row are no words. */
#define FEWEST_FILLERS 3

static gboolean
is_lost (const gunichar *chars, int n_left)
{
  /* 锟斤拷 are the bytes of U+FFFD read as GBK. */
  return n_left >= 3
         && ((chars[0] == 0x951f && chars[1] == 0x65a4 && chars[2] == 0x62f7)
             || (chars[0] == 0x65a4 && chars[1] == 0x62f7 && chars[2] == 0x951f)
             || (chars[0] == 0x62f7 && chars[1] == 0x951f && chars[2] == 0x65a4));
}

/* Memory that no one had written, read as GBK: 烫烫烫 and 屯屯屯. */
static gboolean
is_filler (gunichar ch)
{
  return ch == 0x70eb || ch == 0x5c6f;
}

static int
count_filler (const gunichar *chars, int n_left)
{
  int n = 0;

  while (n < n_left && is_filler (chars[0]) && chars[n] == chars[0])
    n++;
  return n >= FEWEST_FILLERS ? n : 0;
}

/**
 * qd_damage_count_lost:
 * @chars: (array length=n_left): the rest of a text
 * @n_left: its length
 *
 * Returns: how many characters at its start stand where others were lost: one U+FFFD, 锟斤拷, a run of 烫 or 屯; or 0
 */
int
qd_damage_count_lost (const gunichar *chars, int n_left)
{
  return n_left <= 0 ? 0 : chars[0] == 0xfffd ? 1 : is_lost (chars, n_left) ? 3 : count_filler (chars, n_left);
}

/**
 * qd_damage_detect_lost:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds places whose characters cannot be known; they are left as they are.
 */
void
qd_damage_detect_lost (const gunichar *chars, int n_chars, GPtrArray *found)
{
  for (int i = 0; i < n_chars; i++)
    {
      int last = i, n;
      g_autofree char *kept = NULL;

      while ((n = qd_damage_count_lost (chars + last, n_chars - last)) > 0)
        last += n;
      if (last == i)
        continue;
      kept = g_ucs4_to_utf8 (chars + i, last - i, NULL, NULL, NULL);
      g_ptr_array_add (found, qd_emendation_new (i, last, kept, QD_EMENDATION_LOST, 1,
                                                 _ ("the characters here were lost before the file was saved")));
      i = last - 1;
    }
}
