/* qd-mojibake-fill.c: bytes that were lost on the way, chosen so that words result
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every place has some options, each a character that the known bytes allow; what was lost must be something that the
 * wrong encoding has no character for. The cheapest path of words through the options is looked for.
 */
#include "text/qd-mojibake.h"

#include "text/qd-char-class.h"
#include "text/qd-pair-table.h"
#include "text/qd-word-path.h"

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
#define MOST_HOLES_IN_A_ROW 6
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

typedef struct
{
  guint8 bytes[2];
  gunichar ch;
} LostPair;

/* The characters of the right encoding whose two bytes are no pair of the wrong one: hundreds, not thousands, and the
 * same at every place. */
static GArray *
get_lost_pairs (QdWrong wrong, QdScheme right)
{
  static GArray *pairs[QD_WRONG_BIG5_PLAIN + 1][QD_SCHEME_EUC_KR + 1];

  if (g_once_init_enter (&pairs[wrong][right]))
    {
      GArray *made = g_array_new (FALSE, FALSE, sizeof (LostPair));
      Place place = { .wrong = wrong, .right = right };

      for (int first = 0x81; first < 0xff; first++)
        for (int second = 0x81; second < 0xff; second++)
          {
            LostPair pair = { { (guint8) first, (guint8) second }, 0 };
            QdStep taken;

            if (!may_be_lost (&place, pair.bytes[0], pair.bytes[1]))
              continue;
            taken = qd_multibyte_step (right, pair.bytes, pair.bytes + 2);
            pair.ch = taken.ch;
            if (taken.ch && taken.n_bytes == 2 && qd_likelihood_of_char (QD_MODEL_CHINESE, taken.ch) > RAREST_CHOSEN)
              g_array_append_val (made, pair);
          }
      g_once_init_leave (&pairs[wrong][right], made);
    }
  return pairs[wrong][right];
}

static gboolean
is_lost_item (const Place *place, int i)
{
  return i >= 0 && i < place->n_items && place->items[i] >= QD_MOJIBAKE_HOLE;
}

/* How many holes stand in a row at @i. */
static int
count_lost_items (const Place *place, int i)
{
  int n = 0;

  while (is_lost_item (place, i + n))
    n++;
  return n;
}

/* A character of two bytes that are both lost, as a pair or one after the other; @i is behind them. */
static void
offer_lost_pairs (Place *place, int start, int i, gboolean is_pair, float cost)
{
  GArray *pairs = get_lost_pairs (place->wrong, place->right);
  guint8 next = i < place->n_items && !is_lost_item (place, i) ? (guint8) place->items[i] : 0;

  for (guint k = 0; k < pairs->len; k++)
    {
      const LostPair *pair = &g_array_index (pairs, LostPair, k);

      if (is_pair || may_be_lost (place, pair->bytes[1], next))
        offer (place, pair->ch, i - start, cost);
    }
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
  if (is_lost_item (place, i) && n_bytes == 0 && place->right != QD_SCHEME_UTF8 && place->wrong != QD_WRONG_LATIN1)
    {
      offer_lost_pairs (place, start, i + 1, TRUE, cost + COST_CHOSEN_PAIR);
      if (is_lost_item (place, i + 1))
        offer_lost_pairs (place, start, i + 2, FALSE, cost + 2 * COST_CHOSEN);
      else
        fill_hole (place, bytes, n_bytes, start, i + 1, 1, FALSE, cost + COST_CHOSEN);
      return;
    }
  if (is_lost_item (place, i))
    {
      /* Of one character two bytes at most are chosen. */
      if (n_bytes >= 2 && is_lost_item (place, i - 1) && is_lost_item (place, i - 2))
        return;
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
  /* Where so many are gone, whatever is put there is invented; and to try all of it would take long. */
  if (count_lost_items (place, i) > MOST_HOLES_IN_A_ROW)
    {
      offer (place, 0xfffd, 1, COST_BAD_BYTE);
      return;
    }
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
