/* qd-damage-mojibake.c: lines that were decoded with the wrong encoding before they were saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of unlikely characters is turned back into the bytes it was made of, and these are decoded in the encodings
 * they may have had. It is replaced only if the result is much the likelier text. 锟斤拷 is what remains when the
 * bytes themselves were thrown away: that is said, and nothing is repaired.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"
#include "text/qd-likelihood.h"
#include "text/qd-line-decoder.h"
#include "text/qd-pair-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Unlikelier than this for a character that is not ASCII, and a line is tried. */
#define DOUBTFUL (-9.6)
#define FEWEST_CHARS 2
/* What a line must gain for each of its characters that are not ASCII, and altogether. */
#define GAIN_PER_CHAR 2.0
#define LEAST_GAIN 8.0

typedef enum
{
  WAS_LATIN1, /* bytes shown as ISO 8859-1 or Windows-1252 */
  WAS_GBK,    /* bytes shown as GBK */
} Wrong;

/* Windows-1252 between 0x80 and 0x9f. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

static gboolean
append_latin1 (GByteArray *bytes, gunichar ch)
{
  guint8 byte = (guint8) ch;

  if (ch > 0xff)
    {
      for (byte = 0; byte < 32 && windows_1252[byte] != ch; byte++)
        ;
      if (byte == 32)
        return FALSE;
      byte += 0x80;
    }
  g_byte_array_append (bytes, &byte, 1);
  return TRUE;
}

static gboolean
append_gbk (GByteArray *bytes, gunichar ch)
{
  guint16 pair = ch < 0x80 ? 0 : qd_pair_from_char (QD_PAIR_GBK, ch);
  guint8 out[2] = { pair >> 8, pair & 0xff };

  if (ch < 0x80)
    out[0] = (guint8) ch;
  else if (ch == 0x20ac)
    out[0] = 0x80;
  else if (ch == 0xfffd)
    out[0] = 0xff;
  else if (pair == 0)
    return FALSE;
  g_byte_array_append (bytes, out, pair ? 2 : 1);
  return TRUE;
}

static GByteArray *
encode (const gunichar *chars, int n_chars, Wrong wrong)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (int i = 0; i < n_chars; i++)
    {
      if (!(wrong == WAS_LATIN1 ? append_latin1 : append_gbk) (bytes, chars[i]))
        return NULL;
    }
  return g_steal_pointer (&bytes);
}

/* The better reading of the line, if it gains enough over @before. */
static char *
dup_redecoded (const gunichar *chars, int n_chars, double before, int n_high)
{
  static const struct
  {
    Wrong wrong;
    QdScheme right;
  } ways[] = {
    { WAS_LATIN1, QD_SCHEME_UTF8 }, { WAS_LATIN1, QD_SCHEME_GB18030 }, { WAS_LATIN1, QD_SCHEME_BIG5 },
    { WAS_GBK, QD_SCHEME_UTF8 },    { WAS_GBK, QD_SCHEME_BIG5 },
  };
  double best = before + MAX (LEAST_GAIN, GAIN_PER_CHAR * n_high);
  char *reading = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GByteArray) bytes = encode (chars, n_chars, ways[i].wrong);
      g_autoptr (GString) out = NULL;
      QdLineCounts counts;
      double score;

      if (!bytes)
        continue;
      score = qd_line_likelihood (ways[i].right, bytes->data, bytes->len);
      if (score <= best)
        continue;
      out = g_string_new (NULL);
      qd_line_decode (ways[i].right, bytes->data, bytes->len, out, &counts, NULL, NULL);
      best = score;
      g_free (reading);
      reading = g_string_free (g_steal_pointer (&out), FALSE);
    }
  return reading;
}

static gboolean
is_lost (const gunichar *chars, int n_left)
{
  /* 锟斤拷 are the bytes of U+FFFD read as GBK. */
  return n_left >= 3
         && ((chars[0] == 0x951f && chars[1] == 0x65a4 && chars[2] == 0x62f7)
             || (chars[0] == 0x65a4 && chars[1] == 0x62f7 && chars[2] == 0x951f)
             || (chars[0] == 0x62f7 && chars[1] == 0x951f && chars[2] == 0x65a4));
}

static void
mark_lost (const gunichar *chars, int start, int end, GPtrArray *found)
{
  for (int i = start; i < end; i++)
    {
      int last = i;
      g_autofree char *kept = NULL;

      while (last < end && (chars[last] == 0xfffd || is_lost (chars + last, end - last)))
        last += chars[last] == 0xfffd ? 1 : 3;
      if (last == i)
        continue;
      kept = g_ucs4_to_utf8 (chars + i, last - i, NULL, NULL, NULL);
      g_ptr_array_add (found, qd_emendation_new (i, last, kept, QD_EMENDATION_LOST, 1,
                                                 _ ("the characters here were lost before the file was saved")));
      i = last - 1;
    }
}

/**
 * qd_damage_detect_mojibake:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds lines in the wrong encoding, and what is lost.
 */
void
qd_damage_detect_mojibake (const gunichar *chars, int n_chars, GPtrArray *found)
{
  for (int start = 0, end; start < n_chars; start = end + 1)
    {
      double likelihood = 0;
      int n_high = 0;
      g_autofree char *reading = NULL;
      gboolean has_lost = FALSE, is_spent = FALSE;

      for (end = start; end < n_chars && chars[end] != '\n'; end++)
        {
          if (chars[end] < 0x80)
            continue;
          n_high++;
          has_lost = has_lost || chars[end] == 0xfffd || chars[end] == 0x951f;
          is_spent = is_spent || is_lost (chars + end, n_chars - end);
          likelihood += qd_likelihood_of_char (QD_MODEL_CHINESE, chars[end]);
        }
      /* Where bytes became 锟斤拷 there is nothing to go back to. */
      if (!is_spent && n_high >= FEWEST_CHARS && likelihood < DOUBTFUL * n_high)
        reading = dup_redecoded (chars + start, end - start, likelihood, n_high);
      if (reading)
        g_ptr_array_add (found, qd_emendation_new (start, end, reading, QD_EMENDATION_MOJIBAKE, 0.9,
                                                   _ ("this line had been decoded with the wrong encoding")));
      else if (has_lost)
        mark_lost (chars, start, end, found);
    }
}
