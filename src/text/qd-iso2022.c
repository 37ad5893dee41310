/* qd-iso2022.c: the seven-bit encodings, whose escape sequences say what the next bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-iso2022.h"

#include "text/qd-pair-table.h"

#include <string.h>

#define ESCAPE 0x1b
#define SHIFT_OUT 0x0e
#define SHIFT_IN 0x0f

/* What the bytes of a place stand for: a set of pairs, or one of these. */
typedef enum
{
  ASCII = -1,
  HALF_KANA = -2,
} SingleSet;

typedef enum
{
  PLACE_G0,
  PLACE_SHIFT_OUT,
  PLACE_SHIFT_2, /* for one character, behind ESC N */
  PLACE_SHIFT_3, /* behind ESC O */
  N_PLACES,
} Place;

typedef struct
{
  const char *sequence; /* without its ESC */
  Place place;
  int set; /* QdPairSet or SingleSet */
} Designation;

/* A longer sequence before one that it begins with. */
static const Designation designations[] = {
  { "$)A", PLACE_SHIFT_OUT, QD_PAIR_GBK }, /* GB 2312 */
  { "$)E", PLACE_SHIFT_OUT, QD_PAIR_GBK }, /* ISO-IR-165, which adds to it */
  { "$)G", PLACE_SHIFT_OUT, QD_PAIR_CNS }, /* CNS 11643, first plane */
  { "$)C", PLACE_SHIFT_OUT, QD_PAIR_EUC_KR },
  { "$*H", PLACE_SHIFT_2, QD_PAIR_CNS + 1 },
  { "$+I", PLACE_SHIFT_3, QD_PAIR_CNS + 2 },
  { "$+J", PLACE_SHIFT_3, QD_PAIR_CNS + 3 },
  { "$+K", PLACE_SHIFT_3, QD_PAIR_CNS + 4 },
  { "$+L", PLACE_SHIFT_3, QD_PAIR_CNS + 5 },
  { "$+M", PLACE_SHIFT_3, QD_PAIR_CNS + 6 },
  { "$(A", PLACE_G0, QD_PAIR_GBK },
  { "$(B", PLACE_G0, QD_PAIR_EUC_JP },
  { "$(C", PLACE_G0, QD_PAIR_EUC_KR },
  { "$(D", PLACE_G0, QD_PAIR_JIS_0212 },
  { "$(@", PLACE_G0, QD_PAIR_EUC_JP },
  { "$A", PLACE_G0, QD_PAIR_GBK },
  { "$B", PLACE_G0, QD_PAIR_EUC_JP },
  { "$@", PLACE_G0, QD_PAIR_EUC_JP },
  { "(B", PLACE_G0, ASCII },
  { "(H", PLACE_G0, ASCII },
  { "(I", PLACE_G0, HALF_KANA },
  { "(J", PLACE_G0, ASCII },
};

typedef struct
{
  int sets[N_PLACES];
  gboolean is_shifted;
} State;

static gboolean
is_graphic (const guint8 *p, const guint8 *end)
{
  return p < end && *p >= 0x21 && *p <= 0x7e;
}

/* A character of two bytes; returns how many bytes were read. */
static int
take_pair (int set, const guint8 *p, const guint8 *end, GString *out)
{
  gunichar ch;

  if (end - p < 2)
    return 1;
  ch = is_graphic (p + 1, end) || p[1] >= 0xa1 ? qd_pair_to_char ((QdPairSet) set, p[0] | 0x80, p[1] | 0x80) : 0;
  g_string_append_unichar (out, ch ? ch : 0xfffd);
  return ch || is_graphic (p + 1, end) ? 2 : 1;
}

/* Reads what follows an ESC; returns how many bytes. */
static int
take_escape (State *state, const guint8 *p, const guint8 *end, GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (designations); i++)
    {
      gsize n = strlen (designations[i].sequence);

      if ((gsize) (end - p) >= n && memcmp (p, designations[i].sequence, n) == 0)
        {
          state->sets[designations[i].place] = designations[i].set;
          return (int) n;
        }
    }
  if (p < end && (*p == 'N' || *p == 'O'))
    {
      int set = state->sets[*p == 'N' ? PLACE_SHIFT_2 : PLACE_SHIFT_3];

      return set >= 0 && is_graphic (p + 1, end) ? 1 + take_pair (set, p + 1, end, out) : 1;
    }
  return 0;
}

static int
take_byte (State *state, const guint8 *p, const guint8 *end, GString *out)
{
  int set = state->sets[state->is_shifted ? PLACE_SHIFT_OUT : PLACE_G0];

  switch (*p)
    {
    case 0:
      return 1;
    case ESCAPE:
      return 1 + take_escape (state, p + 1, end, out);
    case SHIFT_OUT:
    case SHIFT_IN:
      state->is_shifted = *p == SHIFT_OUT;
      return 1;
    case '\r':
    case '\n':
      /* A line begins in ASCII, whatever the one before forgot. */
      state->is_shifted = FALSE;
      state->sets[PLACE_G0] = ASCII;
      g_string_append_c (out, '\n');
      return p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
    default:
      break;
    }
  if (*p >= 0x80)
    return take_pair (set >= 0 ? set : QD_PAIR_GBK, p, end, out);
  if (set == HALF_KANA && *p >= 0x21 && *p <= 0x5f)
    g_string_append_unichar (out, 0xff40 + *p);
  else if (set >= 0 && is_graphic (p, end))
    return take_pair (set, p, end, out);
  else
    g_string_append_c (out, (char) *p);
  return 1;
}

/**
 * qd_iso2022_decode:
 * @data: (array length=length): bytes
 * @length: how many
 * @out: receives UTF-8
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decodes text with the escape sequences of ISO 2022 that Chinese, Japanese and Korean mail used (RFC 1922, 1468,
 * 1554, 1557). A pair that is no character becomes U+FFFD.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
qd_iso2022_decode (const guint8 *data, gsize length, GString *out, GCancellable *cancellable, GError **error)
{
  State state = { .sets = { ASCII, ASCII, ASCII, ASCII } };

  for (const guint8 *p = data, *end = data + length; p < end;)
    {
      if (*p == '\n' && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      p += take_byte (&state, p, end, out);
    }
  return TRUE;
}

/**
 * qd_hz_decode:
 * @data: (array length=length): bytes
 * @length: how many
 * @out: receives UTF-8
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decodes HZ (RFC 1843): GB 2312 between "~{" and "~}". Mail lost tildes and broke lines: a line end leaves the
 * Chinese passage.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
qd_hz_decode (const guint8 *data, gsize length, GString *out, GCancellable *cancellable, GError **error)
{
  const guint8 *end = data + length;
  State state = { .sets = { ASCII, ASCII, ASCII, ASCII } };

  for (const guint8 *p = data; p < end;)
    {
      guint8 next = p + 1 < end ? p[1] : 0;

      if (*p == '\n' && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (*p == '~' && (next == '{' || next == '}'))
        state.sets[PLACE_G0] = next == '{' ? QD_PAIR_GBK : ASCII;
      else if (*p == '~' && next == '~' && state.sets[PLACE_G0] == ASCII)
        g_string_append_c (out, '~');
      else if (!(*p == '~' && next == '\n'))
        {
          p += take_byte (&state, p, end, out);
          continue;
        }
      p += 2;
    }
  return TRUE;
}
