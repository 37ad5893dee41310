/* qd-mojibake.c: text decoded with the wrong encoding, decoded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes are found again, and go the way of any file. How holes are filled tells qd-mojibake-fill.c.
 */
#include "text/qd-mojibake.h"

#include "text/qd-line-decoder.h"
#include "text/qd-pair-table.h"

#include <unicode/ucnv.h>

/* More errors than one in so many characters, and it is not that encoding, whatever the rest of them look like. */
#define WIDE_PER_ERROR 2

const gunichar qd_windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

/* 63 of them below 0x80, the rest from 0xa1 on. */
#define N_BIG5_TRAILS 157

static int
trail_to_index (guint8 trail)
{
  return trail < 0x80 ? trail - 0x40 : trail - 0xa1 + 63;
}

/* Where Unicode's BIG5.TXT has what other tables have elsewhere. Pairs of a run follow each other. */
static const struct
{
  gunichar first, last;
  guint16 pair; /* of the first */
} plain_big5[] = {
  { 0x30fe, 0x30fe, 0xc6a1 }, { 0x309d, 0x309e, 0xc6a2 }, { 0x3005, 0x3005, 0xc6a4 }, { 0x3041, 0x3093, 0xc6a5 },
  { 0x30a1, 0x30f6, 0xc6f8 }, { 0x0414, 0x0415, 0xc7b1 }, { 0x0401, 0x0401, 0xc7b3 }, { 0x0416, 0x041c, 0xc7b4 },
  { 0x0423, 0x0435, 0xc7bb }, { 0x0451, 0x0451, 0xc7ce }, { 0x0436, 0x044f, 0xc7cf }, { 0x2460, 0x2469, 0xc7e9 },
  { 0x2474, 0x247d, 0xc7f3 },
};

static guint16
find_plain_pair (gunichar ch)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_big5); i++)
    {
      if (ch >= plain_big5[i].first && ch <= plain_big5[i].last)
        {
          int n = ((plain_big5[i].pair >> 8) - 0xa1) * N_BIG5_TRAILS + trail_to_index (plain_big5[i].pair & 0xff)
                  + (int) (ch - plain_big5[i].first);
          int trail = n % N_BIG5_TRAILS;

          return (guint16) ((0xa1 + n / N_BIG5_TRAILS) << 8 | (trail < 63 ? 0x40 + trail : 0xa1 + trail - 63));
        }
    }
  return qd_pair_from_char (QD_PAIR_BIG5, ch);
}

static void
append_byte (GArray *bytes, guint16 byte)
{
  g_array_append_val (bytes, byte);
}

static gboolean
append_latin1 (GArray *bytes, gunichar ch)
{
  if (ch <= 0xff)
    {
      append_byte (bytes, (guint16) ch);
      return TRUE;
    }
  for (int i = 0; i < 32; i++)
    {
      if (qd_windows_1252[i] == ch)
        {
          append_byte (bytes, 0x80 + i);
          return TRUE;
        }
    }
  return FALSE;
}

/* A character of four bytes, or one for private use. */
static gboolean
append_gb18030 (GArray *bytes, UConverter *converter, gunichar ch)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[2];
  char out[8];
  int n_units = 0, n;

  if (!g_unichar_validate (ch))
    return FALSE;
  if (ch > 0xffff)
    units[n_units++] = (UChar) (0xd7c0 + (ch >> 10));
  units[n_units++] = (UChar) (ch > 0xffff ? 0xdc00 | (ch & 0x3ff) : ch);
  n = ucnv_fromUChars (converter, out, sizeof out, units, n_units, &status);
  if (U_FAILURE (status) || n < 2)
    return FALSE;
  for (int i = 0; i < n; i++)
    append_byte (bytes, (guint8) out[i]);
  return TRUE;
}

static gboolean
append_char (GArray *bytes, QdWrong wrong, UConverter *converter, gunichar ch)
{
  guint16 pair = 0;

  if (ch >= 0x80 && wrong != QD_WRONG_LATIN1)
    pair = wrong == QD_WRONG_BIG5_PLAIN ? find_plain_pair (ch)
                                        : qd_pair_from_char (wrong == QD_WRONG_BIG5 ? QD_PAIR_BIG5 : QD_PAIR_GBK, ch);

  if (ch < 0x80)
    append_byte (bytes, (guint16) ch);
  else if (wrong == QD_WRONG_LATIN1)
    return append_latin1 (bytes, ch);
  else if (pair != 0)
    {
      append_byte (bytes, pair >> 8);
      append_byte (bytes, pair & 0xff);
    }
  else if (wrong == QD_WRONG_GBK && ch == 0x20ac)
    append_byte (bytes, 0x80);
  else
    return wrong == QD_WRONG_GBK && append_gb18030 (bytes, converter, ch);
  return TRUE;
}

/* A question mark behind a wide character may be what a converter put for half of one. */
static gboolean
is_hole (const gunichar *chars, int i)
{
  return chars[i] == 0xfffd || (chars[i] == '?' && i > 0 && chars[i - 1] >= 0x80);
}

/**
 * qd_mojibake_encode:
 * @wrong: the encoding that the text was wrongly decoded with
 * @chars: (array length=n_chars): the text
 * @n_chars: its length
 * @n_holes: (out): how many bytes, or pairs of them, are lost
 *
 * Returns: (transfer full) (nullable) (element-type guint16): the bytes it was made of, %QD_MOJIBAKE_HOLE or
 *   %QD_MOJIBAKE_QUESTION for what was lost; %NULL if it cannot have been made so
 */
GArray *
qd_mojibake_encode (QdWrong wrong, const gunichar *chars, int n_chars, int *n_holes)
{
  g_autoptr (GArray) bytes = g_array_new (FALSE, FALSE, sizeof (guint16));
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open ("GB18030", &status);
  gboolean done = U_SUCCESS (status);

  *n_holes = 0;
  for (int i = 0; i < n_chars && done; i++)
    {
      if (is_hole (chars, i))
        {
          append_byte (bytes, chars[i] == '?' ? QD_MOJIBAKE_QUESTION : QD_MOJIBAKE_HOLE);
          (*n_holes)++;
        }
      else
        done = append_char (bytes, wrong, converter, chars[i]);
    }
  ucnv_close (converter);
  return done ? g_steal_pointer (&bytes) : NULL;
}

/* Whether most of @data might be characters of that encoding; a look that costs little. */
static gboolean
may_be (QdScheme scheme, const guint8 *data, gsize length)
{
  int n_wide = 0, n_errors = 0;

  for (const guint8 *p = data, *end = data + length; p < end;)
    {
      QdStep taken = qd_multibyte_step (scheme, p, end);

      n_wide += *p >= 0x80;
      n_errors += taken.ch == 0 && !taken.is_cut;
      p += taken.n_bytes;
    }
  return n_errors * WIDE_PER_ERROR <= n_wide + WIDE_PER_ERROR;
}

/**
 * qd_mojibake_decode:
 * @wrong: the encoding that the bytes had been decoded with
 * @right: the encoding they may be in
 * @bytes: (element-type guint16): from qd_mojibake_encode()
 * @likelihood: (out): how likely the outcome is, in the language of @right
 *
 * Characters with holes in them become U+FFFD.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if hardly any of it can be read so
 */
char *
qd_mojibake_decode (QdWrong wrong, QdScheme right, GArray *bytes, double *likelihood)
{
  g_autofree guint8 *data = g_new (guint8, bytes->len + 1);
  GString *out;
  QdLineCounts counts;

  for (guint i = 0; i < bytes->len; i++)
    {
      guint16 item = g_array_index (bytes, guint16, i);

      data[i] = item == QD_MOJIBAKE_HOLE ? 0xff : item == QD_MOJIBAKE_QUESTION ? '?' : (guint8) item;
    }
  if (!may_be (right, data, bytes->len))
    return NULL;
  out = g_string_new (NULL);
  *likelihood = qd_line_likelihood (right, data, bytes->len);
  qd_line_decode (right, data, bytes->len, out, &counts, NULL, NULL);
  return g_string_free (out, FALSE);
}
