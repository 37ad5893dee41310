/* qd-mojibake.c: text decoded with the wrong encoding, decoded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Without holes the bytes go the way of any file. With holes every place has some options, each a character that the
 * known bytes allow, and the cheapest path of words through them is looked for.
 */
#include "text/qd-mojibake.h"

#include "text/qd-char-class.h"
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
#define COST_VANISHED 3.0f
#define COST_CHOSEN_ALL 2.5
/* A mark is chosen less readily than its frequency says: it does not go with words, and any two words go with it.
 * Letters hardly at all. */
#define COST_CHOSEN_MARK 2.0f
/* And a character of the other script than the text's. */
#define COST_OTHER_SCRIPT 6.0f
/* A bracket that is never closed, or closed without having been opened. */
#define COST_UNBALANCED 4.0f
/* What is gained by two characters that stand together elsewhere in the text. */
#define GAIN_PAIR 2.0f
#define RAREST_CHOSEN (-17.0)
#define LONGEST_FORM 4
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
  QdHanScripts scripts;
  GHashTable *pairs; /* (nullable) */
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

/* What is against choosing that character, beside its rarity. */
static float
get_objection (const Place *place, gunichar ch)
{
  QdHanScripts scripts = qd_han_scripts (ch);

  if (!qd_char_is_han (ch))
    return ch == 0xff0c || ch == 0x3002 || ch == 0x3000 ? 0
           : (g_unichar_isalpha (ch))                   ? COST_CHOSEN_PAIR
                                                        : COST_CHOSEN_MARK;
  return scripts != 0 && !(scripts & place->scripts) ? COST_OTHER_SCRIPT : 0;
}

/* Keeps the likeliest options. */
static void
offer (Place *place, gunichar ch, int n_items, float cost)
{
  Option option = { ch, n_items, cost > 0 ? cost + get_objection (place, ch) : 0 };
  int worst = 0;

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

/* Whether a pair is of Big5 as it first was: many converters know no additions to it. */
static gboolean
is_plain_big5 (guint8 lead, guint8 trail)
{
  return (lead >= 0xa1 && lead < 0xc6) || (lead == 0xc6 && trail < 0x80) || (lead >= 0xc9 && lead < 0xf9)
         || (lead == 0xf9 && trail < 0xd6);
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
    case QD_WRONG_BIG5_PLAIN:
      return next == 0 || !is_plain_big5 (byte, next) || qd_pair_to_char (QD_PAIR_BIG5, byte, next) == 0;
    }
  return FALSE;
}

static gboolean
is_lost_item (const Place *place, int i)
{
  return i >= 0 && i < place->n_items && place->items[i] >= QD_MOJIBAKE_HOLE;
}

static void fill (Place *place, guint8 *bytes, int n_bytes, int start, int i, float cost, gboolean may_vanish);

/* Every byte that may stand in the hole before @i, the first of @n_left. */
static void
fill_hole (Place *place, guint8 *bytes, int n_bytes, int start, int i, int n_left, gboolean is_second, float cost)
{
  gboolean is_utf8 = place->right == QD_SCHEME_UTF8;
  /* No byte below 0x80 is lost by itself: it would stand there as a letter. */
  int first = !is_utf8 ? 0x81 : n_bytes == 0 ? 0xe2 : 0x80, last = !is_utf8 ? 0xfe : n_bytes == 0 ? 0xe9 : 0xbf;
  guint8 next = i < place->n_items && !is_lost_item (place, i) ? (guint8) place->items[i] : 0;
  /* Two bytes that were lost one after the other were no pair. */
  gboolean is_after_lost = is_second || (n_bytes > 0 && is_lost_item (place, i - 2));

  for (int byte = first; byte <= last; byte++)
    {
      if (is_after_lost && !may_be_lost (place, bytes[n_bytes - 1], byte))
        continue;
      if (n_left == 1 && !is_second && !may_be_lost (place, byte, next))
        continue;
      bytes[n_bytes] = (guint8) byte;
      if (n_left > 1)
        fill_hole (place, bytes, n_bytes + 1, start, i, n_left - 1, TRUE, cost);
      else
        fill (place, bytes, n_bytes + 1, start, i, cost, FALSE);
    }
}

/* Every way to make a character of @bytes and the items from @i on. @may_vanish: a byte may have left no trace. */
static void
fill (Place *place, guint8 *bytes, int n_bytes, int start, int i, float cost, gboolean may_vanish)
{
  QdStep taken = n_bytes > 0 ? qd_multibyte_step (place->right, bytes, bytes + n_bytes) : (QdStep){ .is_cut = TRUE };

  if (n_bytes > 0 && !taken.is_cut)
    {
      if (taken.ch && taken.n_bytes == n_bytes)
        offer (place, taken.ch, i - start, cost);
      return;
    }
  if (may_vanish && n_bytes > 0 && n_bytes < LONGEST_FORM)
    fill_hole (place, bytes, n_bytes, start, i, 1, FALSE, cost + COST_VANISHED);
  if (n_bytes >= LONGEST_FORM || i >= place->n_items)
    return;
  if (is_lost_item (place, i))
    {
      /* A hole is one byte, or a pair that was no character. */
      fill_hole (place, bytes, n_bytes, start, i + 1, 1, FALSE, cost + COST_CHOSEN);
      if (place->wrong != QD_WRONG_LATIN1 && n_bytes + 2 <= LONGEST_FORM)
        fill_hole (place, bytes, n_bytes, start, i + 1, 2, FALSE, cost + COST_CHOSEN_PAIR);
      return;
    }
  bytes[n_bytes] = (guint8) place->items[i];
  if (n_bytes == 0 || bytes[n_bytes] >= 0x40)
    fill (place, bytes, n_bytes + 1, start, i + 1, cost, may_vanish);
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
  fill (place, bytes, 0, i, i, 0, FALSE);
  /* Some converters put nothing at all for what they could not read. */
  if (place->n_options == 0 && place->right == QD_SCHEME_UTF8)
    fill (place, bytes, 0, i, i, 0, TRUE);
  if (place->n_options == 0)
    offer (place, 0xfffd, 1, COST_BAD_BYTE);
}

typedef struct
{
  QdWordPath words;
  int parent; /* index of the reading before this character, -1 at the start */
  gunichar ch;
  gunichar open; /* the closing mark of the bracket that was opened last, 0 if it is closed */
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

/* The mark that closes what @ch opens, 0 if it opens nothing. */
static gunichar
get_closing (gunichar ch)
{
  static const gunichar pairs[][2] = { { 0x300a, 0x300b }, { 0x300c, 0x300d }, { 0x300e, 0x300f },
                                       { 0x3010, 0x3011 }, { 0x201c, 0x201d }, { 0xff08, 0xff09 } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (pairs[i][0] == ch)
        return pairs[i][1];
    }
  return 0;
}

static gboolean
is_closing (gunichar ch)
{
  return ch == 0x300b || ch == 0x300d || ch == 0x300f || ch == 0x3011 || ch == 0x201d || ch == 0xff09;
}

static gboolean
is_place_for_space (const Reading *before)
{
  static const char units[] = "章節节條条回卷部篇編编";

  return before->parent < 0 || before->ch == 0x3000 || (before->ch && g_utf8_strchr (units, -1, before->ch));
}

/* What else speaks for or against a character at this place, beside its words. */
static float
get_charge (const Place *place, const Reading *before, const Option *option, gboolean is_last)
{
  gunichar pair[2] = { before->words.chars[0], qd_word_fold (option->ch) };
  float charge = option->cost;

  if (place->pairs && pair[0] && g_hash_table_contains (place->pairs, pair))
    charge -= GAIN_PAIR;
  if (option->cost > 0 && is_closing (option->ch))
    charge += option->ch == before->open ? -COST_UNBALANCED : COST_UNBALANCED;
  /* Spaces stand before a line or behind the number of a chapter. Hardly a line ends with one, with “，” or “（”. */
  if (option->cost > 0 && option->ch == 0x3000 && !is_place_for_space (before))
    charge += COST_CHOSEN_PAIR;
  if (option->cost > 0 && is_last && before->parent >= 0
      && (option->ch == 0x3000 || option->ch == 0x3001 || option->ch == 0xff0c || get_closing (option->ch)))
    charge += COST_CHOSEN_PAIR;
  if (is_last && before->open && option->ch != before->open)
    charge += COST_UNBALANCED / 2;
  return charge;
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
            float charge = get_charge (place, &next, option, i + option->n_items == place->n_items);

            next.parent = parent;
            next.ch = option->ch;
            qd_word_path_charge (&next.words, charge);
            qd_word_path_push (&next.words, option->ch);
            if (get_closing (option->ch))
              next.open = get_closing (option->ch);
            else if (is_closing (option->ch))
              next.open = 0;
            keep (readings, lists->pdata[i + option->n_items], &next);
          }
    }
  last = lists->pdata[place->n_items];
  return last->len > 0 ? dup_path (readings, g_array_index (last, int, 0)) : NULL;
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

/**
 * qd_mojibake_fill:
 * @wrong: the encoding that the bytes had been decoded with
 * @right: the encoding they may be in
 * @bytes: (element-type guint16): from qd_mojibake_encode()
 * @n_holes: how many holes are among them
 * @context: what is known of the text
 * @likelihood: (out): how likely the outcome is
 *
 * Decodes @bytes and fills the holes so that words result, which takes a millisecond for each.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where too much is lost, or in an encoding whose words are not
 *   known
 */
char *
qd_mojibake_fill (
    QdWrong wrong, QdScheme right, GArray *bytes, int n_holes, const QdMojibakeContext *context, double *likelihood)
{
  Place place = { .wrong = wrong,
                  .right = right,
                  .scripts = context->scripts,
                  .pairs = context->pairs,
                  .items = (const guint16 *) bytes->data,
                  .n_items = bytes->len };
  guint fewest_bytes = right == QD_SCHEME_UTF8 ? FEWEST_BYTES_PER_HOLE : FEWEST_BYTES_PER_HOLE_IN_PAIRS;
  char *filled;

  if (right != QD_SCHEME_UTF8 && right != QD_SCHEME_GB18030 && right != QD_SCHEME_BIG5)
    return NULL;
  if ((guint) n_holes > 1 + bytes->len / fewest_bytes)
    return NULL;
  filled = dup_filled (&place);
  if (filled)
    *likelihood = qd_likelihood_of_string (QD_MODEL_CHINESE, filled, -1) - COST_CHOSEN_ALL * n_holes;
  return filled;
}
