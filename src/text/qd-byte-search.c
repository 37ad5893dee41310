/* qd-byte-search.c: ways in which bytes out of step may have been shown as what stands in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-byte-search.h"

#include "text/qd-char-class.h"
#include "text/qd-damage-detectors.h"
#include "text/qd-pair-table.h"
#include "text/qd-syllable.h"

#include <string.h>

/* Ways followed at once, and how much dearer than the cheapest one may be. */
#define WIDTH 160
#define DEPTH 22.0
/* Of these, how many are asked whether a pair vanished. */
#define VANISH_WIDTH 6
/* What it costs to claim damage, and a pair that vanished. */
#define COST_DAMAGE 5.0
#define COST_VANISHED 1.5
#define COST_UNLEARNED 3.0
/* What it costs to say that pinyin stands behind no character, or that ", " follows a question mark. */
#define COST_NO_BEARER 12.0
#define COST_TWO_MARKS 6.0
/* What is gained by two characters that stand together elsewhere in the text. */
#define GAIN_PAIR 2.0

static gint64
pair_key (gunichar first, gunichar second)
{
  return (gint64) first << 32 | second;
}

/**
 * qd_byte_search_is_question:
 * @ch: a code point
 *
 * Returns: whether it is a question mark, which may stand for a lost byte
 */
gboolean
qd_byte_search_is_question (gunichar ch)
{
  return ch == '?' || ch == 0xff1f;
}

/* The full-width form of a mark that the converter made half-width. */
static gunichar
widen (gunichar ch)
{
  return ch != 0 && ch < 0x80 && strchr (",;:()?!", (int) ch) ? ch - 0x21 + 0xff01 : ch;
}

static gboolean
is_cut (gunichar ch)
{
  return ch == ',' || ch == 0xff0c || ch == 0x3001 || ch == ';' || ch == 0xff1b || qd_byte_search_is_question (ch);
}

/* A character that may be chosen for a byte that is lost: a common one in the script of the text. */
static gboolean
is_plausible (QdByteSearch *self, gunichar ch)
{
  gunichar folded;

  if (!qd_char_is_han (ch))
    return (ch >= 0x3001 && ch <= 0x3011) || ch == 0xff08 || ch == 0xff09 || ch == 0xff1a || ch == 0xff01
           || (ch >= 0x2014 && ch <= 0x2026);
  if (qd_han_scripts (ch) & self->scripts)
    return TRUE;
  /* Of some traditional characters only one of several forms has a rank. */
  folded = qd_word_fold (ch);
  return folded != ch && qd_han_rank (folded) > 0 && (self->scripts & QD_HAN_COMMON_TRADITIONAL);
}

static void
make_char (QdByteSearch *self, QdByteWay *way, gunichar ch)
{
  gint64 key = pair_key (way->words.chars[0], qd_word_fold (ch));

  qd_word_path_push (&way->words, ch);
  if (g_hash_table_contains (self->pairs, &key))
    way->words.costs[0] -= GAIN_PAIR;
  way->made[way->n_made++] = ch;
}

/* Adds a byte; FALSE if what it completes is no character, or too rare a one where it was @guessed. */
static gboolean
push_byte (QdByteSearch *self, QdByteWay *way, guint8 byte, gboolean guessed)
{
  gunichar ch;

  if (way->lead == 0 && byte >= 0x80)
    way->lead = byte;
  else
    {
      ch = way->lead ? qd_pair_to_char (QD_PAIR_GBK, way->lead, byte) : byte;
      if (ch == 0 || way->n_made == G_N_ELEMENTS (way->made)
          || ((guessed || way->is_guessed) && !is_plausible (self, ch)))
        return FALSE;
      make_char (self, way, ch);
      way->lead = 0;
    }
  way->last[1] = way->last[0];
  way->last[0] = byte;
  return TRUE;
}

static void
keep_way (QdByteSearch *self, QdByteWay *way, int parent, int position)
{
  int index = (int) self->ways->len;

  way->parent = parent;
  way->position = position;
  self->farthest = MAX (self->farthest, position);
  way->is_damaged = way->is_damaged || way->lead != 0;
  g_array_append_val (self->ways, *way);
  g_array_append_val (self->at[position - self->start], index);
}

static QdByteWay
begin_step (QdByteSearch *self, int parent)
{
  QdByteWay way = g_array_index (self->ways, QdByteWay, parent);

  way.n_made = 0;
  way.has_vanished = FALSE;
  way.is_proved = FALSE;
  if (way.lead == 0)
    way.is_guessed = FALSE;
  return way;
}

static guint16
get_first_pair (QdByteSearch *self, int position)
{
  return position < self->n_chars ? qd_pair_from_char (QD_PAIR_GBK, widen (self->chars[position])) : 0;
}

/* A pair that vanished: its first byte ends the character begun, its second begins one that the text goes on with. */
static void
step_vanished (QdByteSearch *self, int from, int position)
{
  gunichar shown = self->chars[position];
  guint8 next = shown >= 0x40 && shown < 0x80 ? shown : get_first_pair (self, position) >> 8;
  QdByteWay way = begin_step (self, from);
  guint8 lead = way.lead;

  for (int second = 0x81; next != 0 && second < 0xff; second++)
    {
      if (!is_plausible (self, qd_pair_to_char (QD_PAIR_GBK, second, next)))
        continue;
      for (int first = 0x81; first < 0xff; first++)
        {
          QdByteWay vanished = way;

          if (qd_pair_to_char (QD_PAIR_GBK, first, second)
              || !is_plausible (self, qd_pair_to_char (QD_PAIR_GBK, lead, first))
              || !push_byte (self, &vanished, first, TRUE) || !push_byte (self, &vanished, second, TRUE))
            continue;
          vanished.is_guessed = TRUE;
          vanished.has_vanished = TRUE;
          qd_word_path_charge (&vanished.words, COST_VANISHED);
          keep_way (self, &vanished, from, position);
        }
    }
}

/* "?" is one byte. */
static void
step_lost_byte (QdByteSearch *self, int from, int byte, int position, double cost)
{
  QdByteWay way = begin_step (self, from);

  if (way.lead == 0)
    cost += COST_DAMAGE;
  if (!push_byte (self, &way, byte, TRUE))
    return;
  way.is_guessed = TRUE;
  way.is_damaged = TRUE;
  qd_word_path_charge (&way.words, cost);
  keep_way (self, &way, from, position);
}

/* The readings of all pairs with that lead byte, those of no Han left empty. */
static char **
get_readings (QdByteSearch *self, guint8 lead)
{
  gunichar chars[0x100];
  g_autofree char *readings = NULL;

  if (self->readings[lead])
    return self->readings[lead];
  for (int byte = 0; byte < 0x100; byte++)
    {
      gunichar ch = qd_pair_to_char (QD_PAIR_GBK, lead, byte);

      chars[byte] = qd_char_is_han (ch) && ch <= 0xffff ? ch : '-';
    }
  readings = qd_syllable_dup_readings (chars, 0x100);
  self->readings[lead] = g_strsplit (readings ? readings : "", "\n", -1);
  return self->readings[lead];
}

/* A character that stands nowhere else in the text: one that is so read. */
static void
step_unlearned (QdByteSearch *self, int from, int end, const char *syllable)
{
  char **readings = get_readings (self, g_array_index (self->ways, QdByteWay, from).last[0]);

  for (int byte = 0; byte < 0x100 && readings[byte]; byte++)
    {
      if (g_str_equal (readings[byte], syllable))
        step_lost_byte (self, from, byte, end, COST_UNLEARNED);
    }
}

/* "?pinyin)": the byte and the one before it are the character of that pinyin. */
static void
step_swallowed_bracket (QdByteSearch *self, int from, int position, int end)
{
  g_autofree char *syllable = g_ucs4_to_utf8 (self->chars + position + 1, end - position - 2, NULL, NULL, NULL);
  QdByteWay way = begin_step (self, from);
  gboolean is_learned = FALSE;
  GHashTableIter iter;
  gpointer ch;
  const char *pinyin;

  g_hash_table_iter_init (&iter, self->pinyin);
  while (g_hash_table_iter_next (&iter, &ch, (gpointer *) &pinyin))
    {
      guint16 pair = g_str_equal (pinyin, syllable) ? qd_pair_from_char (QD_PAIR_GBK, GPOINTER_TO_UINT (ch)) : 0;
      QdByteWay learned = way;

      if (pair == 0 || pair >> 8 != way.last[0] || !push_byte (self, &learned, pair & 0xff, FALSE))
        continue;
      is_learned = TRUE;
      qd_word_path_charge (&learned.words, way.lead == 0 ? COST_DAMAGE / 2 : 0);
      learned.is_damaged = TRUE;
      learned.is_proved = TRUE;
      keep_way (self, &learned, from, end);
    }
  if (!is_learned)
    step_unlearned (self, from, end, syllable);
}

static void
step_question (QdByteSearch *self, int from, int position)
{
  int end = qd_damage_find_pinyin_end (self->chars, self->n_chars, position + 1);
  gunichar next = position + 1 < self->n_chars ? self->chars[position + 1] : '\n';
  gboolean is_in_step = g_array_index (self->ways, QdByteWay, from).lead == 0;

  if (end > 0 && end - self->start <= QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT)
    step_swallowed_bracket (self, from, position, end);
  if (!is_cut (next) && (is_in_step || next != '\n'))
    return;
  if (!is_in_step)
    {
      for (int byte = 0x40; byte < 0xff; byte++)
        step_lost_byte (self, from, byte, position + 1, 0);
    }
  else
    {
      guint8 second = get_first_pair (self, position + 1) >> 8;

      for (int byte = 0x81; byte < 0xff; byte++)
        {
          if (is_plausible (self, qd_pair_to_char (QD_PAIR_GBK, byte, second)))
            step_lost_byte (self, from, byte, position + 1, 0);
        }
    }
}

/* What stands there is what it was. */
static void
step_plain (QdByteSearch *self, int from, int position)
{
  gunichar ch = self->chars[position];
  guint16 pair = qd_pair_from_char (QD_PAIR_GBK, widen (ch));
  QdByteWay way = begin_step (self, from);

  if (way.lead == 0)
    {
      make_char (self, &way, widen (ch));
      if (qd_byte_search_is_question (ch) && position + 1 < self->n_chars && is_cut (self->chars[position + 1]))
        qd_word_path_charge (&way.words, COST_TWO_MARKS);
      way.last[1] = pair >> 8;
      way.last[0] = pair & 0xff;
      keep_way (self, &way, from, position + 1);
    }
  /* A second byte below 0x80 was left over as a letter. */
  else if (ch < 0x80 && !pair
               ? ch >= 0x40 && push_byte (self, &way, ch, FALSE)
               : pair && push_byte (self, &way, pair >> 8, FALSE) && push_byte (self, &way, pair & 0xff, FALSE))
    keep_way (self, &way, from, position + 1);
}

static void
step (QdByteSearch *self, int from, int position, gboolean may_vanish)
{
  gunichar ch = self->chars[position];
  QdByteWay way = begin_step (self, from);

  if (ch == '(' || ch == 0xff08)
    {
      int end = qd_damage_find_pinyin_end (self->chars, self->n_chars, position + 1);

      if (end > 0 && end - self->start <= QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT)
        {
          gunichar bearer = qd_pair_to_char (QD_PAIR_GBK, way.last[1], way.last[0]);

          if (!g_hash_table_contains (self->pinyin, GUINT_TO_POINTER (bearer)))
            qd_word_path_charge (&way.words, qd_char_is_han (bearer) ? COST_UNLEARNED : COST_NO_BEARER);
          keep_way (self, &way, from, end);
          return;
        }
    }
  if (qd_byte_search_is_question (ch))
    step_question (self, from, position);
  step_plain (self, from, position);
  if (way.lead && may_vanish && !g_array_index (self->ways, QdByteWay, from).has_vanished)
    step_vanished (self, from, position);
}

static int
compare_ways (gconstpointer a, gconstpointer b, gpointer ways)
{
  const QdByteWay *first = &g_array_index ((GArray *) ways, QdByteWay, *(const int *) a);
  const QdByteWay *second = &g_array_index ((GArray *) ways, QdByteWay, *(const int *) b);

  return first->words.costs[0] < second->words.costs[0] ? -1 : first->words.costs[0] > second->words.costs[0];
}

/* Leaves the cheapest, and the one that claims nothing. */
static void
prune (QdByteSearch *self, GArray *list)
{
  double best;
  guint n = 0;

  g_array_sort_with_data (list, compare_ways, self->ways);
  best = list->len ? g_array_index (self->ways, QdByteWay, g_array_index (list, int, 0)).words.costs[0] : 0;
  for (guint i = 0; i < list->len; i++)
    {
      int index = g_array_index (list, int, i);
      const QdByteWay *way = &g_array_index (self->ways, QdByteWay, index);

      if (!way->is_damaged || (n < WIDTH && way->words.costs[0] < best + DEPTH))
        g_array_index (list, int, n++) = index;
    }
  g_array_set_size (list, n);
}

/* Whether all ways of the list have been in step for as long as words are. */
static gboolean
is_settled (QdByteSearch *self, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      int index = g_array_index (list, int, i);

      for (int n = 0; n < QD_WORD_LONGEST && index >= 0; n++)
        {
          const QdByteWay *way = &g_array_index (self->ways, QdByteWay, index);

          if (way->lead)
            return FALSE;
          index = way->parent;
        }
    }
  return list->len > 0;
}

/**
 * qd_byte_search_follow:
 * @self: a search
 * @first: where a question mark stands
 *
 * Follows all ways from there until they are in step.
 *
 * Returns: (transfer none) (element-type int): indices into the ways of those left at the end, the cheapest first;
 * valid until the next call
 */
GArray *
qd_byte_search_follow (QdByteSearch *self, int first)
{
  int line_start = first, position;
  QdByteWay way = { .parent = -1 };

  while (line_start > 0 && first - line_start < QD_BYTE_SEARCH_CONTEXT && self->chars[line_start - 1] != '\n')
    line_start--;
  self->start = self->farthest = line_start;
  g_array_set_size (self->ways, 0);
  for (int i = 0; i <= QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT; i++)
    g_array_set_size (self->at[i], 0);
  qd_word_path_init (&way.words);
  keep_way (self, &way, -1, line_start);
  for (position = line_start; position < self->n_chars && self->chars[position] != '\n'; position++)
    {
      GArray *list = self->at[position - line_start];

      if (position - line_start >= QD_BYTE_SEARCH_LONGEST)
        break;
      prune (self, list);
      if (position > first + QD_WORD_LONGEST && position == self->farthest && is_settled (self, list))
        break;
      /* Those that say a pair vanished here are added to this very list. */
      for (guint i = 0; i < list->len; i++)
        step (self, g_array_index (list, int, i), position, i < VANISH_WIDTH);
    }
  prune (self, self->at[position - line_start]);
  return self->at[position - line_start];
}

static GHashTable *
collect_pairs (const gunichar *chars, int n_chars)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int i = 0; i < n_chars; i++)
    {
      int end, next = i + 1;
      gint64 key;

      if (!qd_char_is_han (chars[i]))
        continue;
      if (next < n_chars && chars[next] == '(' && (end = qd_damage_find_pinyin_end (chars, n_chars, next + 1)) > 0)
        next = end;
      if (next >= n_chars || !qd_char_is_han (chars[next]))
        continue;
      key = pair_key (qd_word_fold (chars[i]), qd_word_fold (chars[next]));
      if (!g_hash_table_contains (pairs, &key))
        g_hash_table_add (pairs, g_memdup2 (&key, sizeof key));
    }
  return pairs;
}

/* The script that a lost character was in; both if the text has both. */
static QdHanScripts
find_scripts (const gunichar *chars, int n_chars)
{
  int n_simplified = 0, n_traditional = 0;

  for (int i = 0; i < n_chars; i++)
    {
      QdHanScripts scripts = qd_han_scripts (chars[i]);

      n_simplified += scripts == QD_HAN_COMMON_SIMPLIFIED;
      n_traditional += scripts == QD_HAN_COMMON_TRADITIONAL;
    }
  if (n_traditional > 4 * n_simplified)
    return QD_HAN_COMMON_TRADITIONAL;
  if (n_simplified > 4 * n_traditional)
    return QD_HAN_COMMON_SIMPLIFIED;
  return QD_HAN_COMMON_SIMPLIFIED | QD_HAN_COMMON_TRADITIONAL;
}

/**
 * qd_byte_search_init:
 * @self: (out): a search
 * @chars: (array length=n_chars) (transfer none): a text, kept until the search is cleared
 * @n_chars: its length
 * @pinyin: (transfer none) (element-type gunichar utf8): the characters that bear pinyin, and which
 *
 * Prepares a search over a text.
 */
void
qd_byte_search_init (QdByteSearch *self, const gunichar *chars, int n_chars, GHashTable *pinyin)
{
  *self = (QdByteSearch){ .chars = chars, .n_chars = n_chars, .pinyin = pinyin };
  self->scripts = find_scripts (chars, n_chars);
  self->pairs = collect_pairs (chars, n_chars);
  self->ways = g_array_new (FALSE, FALSE, sizeof (QdByteWay));
  for (int i = 0; i <= QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT; i++)
    self->at[i] = g_array_new (FALSE, FALSE, sizeof (int));
}

/**
 * qd_byte_search_clear:
 * @self: a search
 *
 * Frees what it holds.
 */
void
qd_byte_search_clear (QdByteSearch *self)
{
  for (int i = 0; i <= QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT; i++)
    g_array_unref (self->at[i]);
  for (int lead = 0; lead < 0x100; lead++)
    g_strfreev (self->readings[lead]);
  g_array_unref (self->ways);
  g_hash_table_unref (self->pairs);
}
