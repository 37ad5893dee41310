/* qd-mojibake.c: text decoded with the wrong encoding, decoded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Without holes the bytes go the way of any file. With holes every place has some options, each a character that the
 * known bytes allow, and the cheapest path of words through them is looked for.
 */
#include "text/qd-mojibake.h"

#include "text/qd-line-decoder.h"
#include "text/qd-pair-table.h"
#include "text/qd-word-path.h"

#include <unicode/ucnv.h>

/* Characters that a place with a hole may hold, and readings followed at once. */
#define MOST_OPTIONS 16
#define WIDTH 12
/* Where there are more holes than one byte in so many, what would be put into them were invention. A hole in a pair
 * leaves few choices, since it must be no character of the wrong encoding. */
#define FEWEST_BYTES_PER_HOLE 6
#define FEWEST_BYTES_PER_HOLE_IN_PAIRS 2
/* What a byte costs that fits nowhere, and what is added for each character that is chosen. */
#define COST_BAD_BYTE 19.0f
#define COST_CHOSEN 1.0f
/* Most converters lose single bytes. */
#define COST_CHOSEN_PAIR 5.0f
#define COST_CHOSEN_ALL 2.5
#define RAREST_CHOSEN (-17.0)
#define LONGEST_FORM 4

/* Windows-1252 between 0x80 and 0x9f. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

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
      if (windows_1252[i] == ch)
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
  QdPairSet set = wrong == QD_WRONG_BIG5 ? QD_PAIR_BIG5 : QD_PAIR_GBK;
  guint16 pair;

  if (ch < 0x80)
    append_byte (bytes, (guint16) ch);
  else if (wrong == QD_WRONG_LATIN1)
    return append_latin1 (bytes, ch);
  else if ((pair = qd_pair_from_char (set, ch)) != 0)
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

typedef struct
{
  gunichar ch;
  int n_items; /* of the bytes with holes */
  float cost;  /* of what was chosen for it */
} Option;

typedef struct
{
  QdWrong wrong;
  QdScheme right;
  const guint16 *items;
  int n_items;
  Option options[MOST_OPTIONS];
  int n_options;
} Place;

static double
get_likelihood (const Option *option)
{
  return (option->ch == 0xfffd ? 0 : qd_likelihood_of_char (QD_MODEL_CHINESE, option->ch)) - option->cost;
}

/* Keeps the likeliest options. */
static void
offer (Place *place, gunichar ch, int n_items, float cost)
{
  Option option = { ch, n_items, cost };
  int worst = 0;

  /* A space that was lost would not be missed. */
  if (cost > 0 && ch == 0x3000)
    option.cost += COST_CHOSEN_PAIR;
  if (cost > 0 && get_likelihood (&option) < RAREST_CHOSEN)
    return;
  if (place->n_options < MOST_OPTIONS)
    {
      place->options[place->n_options++] = option;
      return;
    }
  for (int i = 1; i < MOST_OPTIONS; i++)
    {
      if (get_likelihood (&place->options[i]) < get_likelihood (&place->options[worst]))
        worst = i;
    }
  if (get_likelihood (&option) > get_likelihood (&place->options[worst]))
    place->options[worst] = option;
}

/* Whether the wrong encoding has no character for what is lost: a byte before @next, 0 if that is not known. */
static gboolean
may_be_lost (const Place *place, guint8 byte, guint8 next)
{
  switch (place->wrong)
    {
    case QD_WRONG_LATIN1:
      /* Of these Windows-1252 knows nothing. */
      return byte == 0x81 || byte == 0x8d || byte == 0x8f || byte == 0x90 || byte == 0x9d;
    case QD_WRONG_GBK:
      return next == 0 || byte == 0xff || qd_pair_to_char (QD_PAIR_GBK, byte, next) == 0;
    case QD_WRONG_BIG5:
      return next == 0 || byte == 0xff || qd_pair_to_char (QD_PAIR_BIG5, byte, next) == 0;
    }
  return FALSE;
}

/* Every way to fill @bytes from the item at @i on until they make a character; @n_left of the hole before @i are to be
 * filled. */
static void
fill (Place *place, guint8 *bytes, int n_bytes, int start, int i, int n_left, gboolean is_second, float cost)
{
  QdStep taken = n_bytes > 0 ? qd_multibyte_step (place->right, bytes, bytes + n_bytes) : (QdStep){ .is_cut = TRUE };
  int first = n_bytes == 0 ? 0xe2 : 0x80, last = n_bytes == 0 ? 0xe9 : 0xbf;

  if (n_bytes > 0 && !taken.is_cut)
    {
      if (taken.ch && taken.n_bytes == n_bytes && !(n_left > 0))
        offer (place, taken.ch, i - start, cost);
      return;
    }
  if (n_bytes >= LONGEST_FORM)
    return;
  if (n_left == 0 && i < place->n_items && place->items[i] < QD_MOJIBAKE_HOLE)
    {
      bytes[n_bytes] = (guint8) place->items[i];
      if (n_bytes == 0 || bytes[n_bytes] >= 0x40)
        fill (place, bytes, n_bytes + 1, start, i + 1, 0, FALSE, cost);
      return;
    }
  if (n_left == 0)
    {
      if (i >= place->n_items)
        return;
      /* A hole is one byte, or a pair that was no character. */
      fill (place, bytes, n_bytes, start, i + 1, 1, FALSE, cost + COST_CHOSEN);
      if (place->wrong != QD_WRONG_LATIN1)
        fill (place, bytes, n_bytes, start, i + 1, 2, FALSE, cost + COST_CHOSEN_PAIR);
      return;
    }
  if (place->right != QD_SCHEME_UTF8)
    first = n_bytes == 0 ? 0x81 : 0x40, last = 0xfe;
  for (int byte = first; byte <= last; byte++)
    {
      guint8 next = i < place->n_items && place->items[i] < QD_MOJIBAKE_HOLE ? (guint8) place->items[i] : 0;

      /* The first of a pair is asked together with the second, which is no ASCII: that would have been kept. */
      if ((is_second && byte < 0x80) || (is_second && !may_be_lost (place, bytes[n_bytes - 1], byte))
          || (n_left == 1 && !is_second && !may_be_lost (place, byte, next)))
        continue;
      bytes[n_bytes] = (guint8) byte;
      fill (place, bytes, n_bytes + 1, start, i, n_left - 1, n_left == 2, cost);
    }
}

static void
find_options (Place *place, int i)
{
  guint8 bytes[LONGEST_FORM + 1];

  place->n_options = 0;
  if (place->items[i] < 0x80)
    {
      offer (place, place->items[i], 1, 0);
      return;
    }
  if (place->items[i] == QD_MOJIBAKE_QUESTION)
    offer (place, '?', 1, 0);
  fill (place, bytes, 0, i, i, 0, FALSE, 0);
  if (place->n_options == 0)
    offer (place, 0xfffd, 1, COST_BAD_BYTE);
}

typedef struct
{
  QdWordPath words;
  int parent; /* index of the reading before this character, -1 at the start */
  gunichar ch;
} Reading;

/* Adds a reading to a list of indices that is kept sorted by cost, the cheapest first, and short. */
static void
keep (GArray *readings, GArray *list, const Reading *reading)
{
  guint at = list->len;
  int index = (int) readings->len;

  while (at > 0
         && g_array_index (readings, Reading, g_array_index (list, int, at - 1)).words.costs[0]
                > reading->words.costs[0])
    at--;
  if (at >= WIDTH)
    return;
  g_array_append_val (readings, *reading);
  g_array_insert_val (list, at, index);
  if (list->len > WIDTH)
    g_array_set_size (list, WIDTH);
}

static char *
dup_path (GArray *readings, int index)
{
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString *string = g_string_new (NULL);

  for (; index >= 0; index = g_array_index (readings, Reading, index).parent)
    g_array_append_val (chars, g_array_index (readings, Reading, index).ch);
  for (guint i = chars->len; i-- > 0;)
    {
      gunichar ch = g_array_index (chars, gunichar, i);

      if (ch)
        g_string_append_unichar (string, ch);
    }
  return g_string_free (string, FALSE);
}

/* The cheapest path of words through the options of all places. */
static char *
dup_filled (Place *place)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Reading start = { .parent = -1 };
  GArray *last;

  for (int i = 0; i <= place->n_items; i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (int)));
  qd_word_path_init (&start.words);
  keep (readings, lists->pdata[0], &start);
  for (int i = 0; i < place->n_items; i++)
    {
      GArray *list = lists->pdata[i];

      if (list->len > 0)
        find_options (place, i);
      for (guint k = 0; k < list->len; k++)
        for (int o = 0; o < place->n_options; o++)
          {
            const Option *option = &place->options[o];
            int parent = g_array_index (list, int, k);
            Reading next = g_array_index (readings, Reading, parent);

            next.parent = parent;
            next.ch = option->ch;
            qd_word_path_push (&next.words, option->ch);
            qd_word_path_charge (&next.words, option->cost);
            /* No line ends with 、. */
            if (option->ch == 0x3001 && i + option->n_items == place->n_items)
              qd_word_path_charge (&next.words, COST_CHOSEN_PAIR);
            keep (readings, lists->pdata[i + option->n_items], &next);
          }
    }
  last = lists->pdata[place->n_items];
  return last->len > 0 ? dup_path (readings, g_array_index (last, int, 0)) : NULL;
}

static char *
dup_whole (QdScheme right, GArray *bytes, double *likelihood)
{
  g_autofree guint8 *data = g_new (guint8, bytes->len + 1);
  GString *out = g_string_new (NULL);
  QdLineCounts counts;

  for (guint i = 0; i < bytes->len; i++)
    data[i] = (guint8) g_array_index (bytes, guint16, i);
  *likelihood = qd_line_likelihood (right, data, bytes->len);
  qd_line_decode (right, data, bytes->len, out, &counts, NULL, NULL);
  return g_string_free (out, FALSE);
}

/**
 * qd_mojibake_decode:
 * @wrong: the encoding that the bytes had been decoded with
 * @right: the encoding they may be in
 * @bytes: (element-type guint16): from qd_mojibake_encode()
 * @n_holes: how many holes are among them
 * @may_fill: whether the holes may be filled, which takes a millisecond for each; else they become U+FFFD
 * @likelihood: (out): how likely the outcome is, in the language of @right
 *
 * Returns: (transfer full) (nullable): the text; %NULL where too much is lost
 */
char *
qd_mojibake_decode (QdWrong wrong, QdScheme right, GArray *bytes, int n_holes, gboolean may_fill, double *likelihood)
{
  Place place = { .wrong = wrong, .right = right, .items = (const guint16 *) bytes->data, .n_items = bytes->len };
  char *filled;

  if (n_holes > 0
      && (guint) n_holes
             > 1 + bytes->len / (right == QD_SCHEME_UTF8 ? FEWEST_BYTES_PER_HOLE : FEWEST_BYTES_PER_HOLE_IN_PAIRS))
    return NULL;
  if (n_holes == 0 || !may_fill || (right != QD_SCHEME_UTF8 && right != QD_SCHEME_GB18030 && right != QD_SCHEME_BIG5))
    return dup_whole (right, bytes, likelihood);
  filled = dup_filled (&place);
  if (filled)
    *likelihood = qd_likelihood_of_string (QD_MODEL_CHINESE, filled, -1) - COST_CHOSEN_ALL * n_holes;
  return filled;
}
