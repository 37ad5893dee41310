/* qd-damage-bytes.c: bytes out of step, put back in step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The converter that left pinyin behind (qd-damage-pinyin.c) worked on the bytes of GBK without regard to characters:
 * it put "(pinyin)" behind the two bytes of a character also where they belong to two neighbours, and cut the text at
 * the bytes of ，、；？ wherever these met. Each piece was then decoded alone. A byte without its other half became
 * "?", a lead byte swallowed the bracket behind it, a pair that is no character vanished.
 *
 * The way back is a search: from a "?" on, every way in which the bytes may have been shown as what stands there is
 * followed, the most plausible first, until all are in step again. The cheapest text made of known words wins, if it
 * is good enough; "the question mark is one" takes part in the contest.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"
#include "text/qd-han-rank.h"
#include "text/qd-pair-table.h"
#include "text/qd-syllable.h"
#include "text/qd-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Characters before and after a damaged place that help to judge it. */
#define CONTEXT 8
/* No damaged place is longer. */
#define LONGEST 240
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
/* The claim must be so much cheaper than the question mark, and so cheap for each of its characters. */
#define LEAST_GAIN 4.0
#define DEAREST_CHAR 8.2
/* In one text no more ways than this are followed. */
#define MOST_WAYS (16 * 1000 * 1000)

typedef struct
{
  int parent;       /* index of the way before this step, -1 at the start */
  int position;     /* of the text, after this step */
  gunichar made[2]; /* the characters this step completed */
  guint8 n_made;
  guint8 lead;       /* waits for its second byte; 0 in step */
  guint8 last[2];    /* the last bytes, the newest first */
  guint8 is_guessed; /* a byte of it was chosen, not read */
  guint8 has_vanished;
  guint8 is_damaged;
  gunichar chars[QD_WORD_LONGEST - 1]; /* the last ones, folded, the newest first */
  double costs[QD_WORD_LONGEST];       /* the cheapest way to make words up to here, and up to one, two … before */
} Way;

typedef struct
{
  const gunichar *chars;
  int n_chars;
  GHashTable *pinyin;
  QdHanScripts scripts;              /* that of the text */
  GHashTable *pairs;                 /* characters that stand together, folded */
  GArray *ways;                      /* of Way, all of one place */
  GArray *at[LONGEST + CONTEXT + 1]; /* of indices, by position from the start */
  char **readings[0x100];            /* by lead byte, made when needed */
  int start;
  int farthest; /* position that a way has reached */
} Search;

static gint64
pair_key (gunichar first, gunichar second)
{
  return (gint64) first << 32 | second;
}

static gboolean
is_question (gunichar ch)
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
  return ch == ',' || ch == 0xff0c || ch == 0x3001 || ch == ';' || ch == 0xff1b || is_question (ch);
}

/* A character that may be chosen for a byte that is lost: a common one in the script of the text. */
static gboolean
is_plausible (Search *self, gunichar ch)
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
make_char (Search *self, Way *way, gunichar ch)
{
  gunichar word[QD_WORD_LONGEST], folded = qd_word_fold (ch);
  gint64 key = pair_key (way->chars[0], folded);
  double best = G_MAXDOUBLE;

  for (int n = 1; n <= QD_WORD_LONGEST; n++)
    {
      word[QD_WORD_LONGEST - n] = n == 1 ? folded : way->chars[n - 2];
      if (word[QD_WORD_LONGEST - n] == 0)
        break;
      best = MIN (best, way->costs[n - 1] + qd_word_cost (word + QD_WORD_LONGEST - n, n));
    }
  if (g_hash_table_contains (self->pairs, &key))
    best -= GAIN_PAIR;
  memmove (way->costs + 1, way->costs, sizeof way->costs - sizeof way->costs[0]);
  memmove (way->chars + 1, way->chars, sizeof way->chars - sizeof way->chars[0]);
  way->costs[0] = best;
  way->chars[0] = folded;
  way->made[way->n_made++] = ch;
}

/* Adds a byte; FALSE if what it completes is no character, or too rare a one where it was @guessed. */
static gboolean
push_byte (Search *self, Way *way, guint8 byte, gboolean guessed)
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
keep_way (Search *self, Way *way, int parent, int position)
{
  int index = (int) self->ways->len;

  way->parent = parent;
  way->position = position;
  self->farthest = MAX (self->farthest, position);
  way->is_damaged = way->is_damaged || way->lead != 0;
  g_array_append_val (self->ways, *way);
  g_array_append_val (self->at[position - self->start], index);
}

static Way
begin_step (Search *self, int parent)
{
  Way way = g_array_index (self->ways, Way, parent);

  way.n_made = 0;
  way.has_vanished = FALSE;
  if (way.lead == 0)
    way.is_guessed = FALSE;
  return way;
}

static guint16
get_first_pair (Search *self, int position)
{
  return position < self->n_chars ? qd_pair_from_char (QD_PAIR_GBK, widen (self->chars[position])) : 0;
}

/* A pair that vanished: its first byte ends the character begun, its second begins one that the text goes on with. */
static void
step_vanished (Search *self, int from, int position)
{
  gunichar shown = self->chars[position];
  guint8 next = shown >= 0x40 && shown < 0x80 ? shown : get_first_pair (self, position) >> 8;
  Way way = begin_step (self, from);
  guint8 lead = way.lead;

  for (int second = 0x81; next != 0 && second < 0xff; second++)
    {
      if (!is_plausible (self, qd_pair_to_char (QD_PAIR_GBK, second, next)))
        continue;
      for (int first = 0x81; first < 0xff; first++)
        {
          Way vanished = way;

          if (qd_pair_to_char (QD_PAIR_GBK, first, second)
              || !is_plausible (self, qd_pair_to_char (QD_PAIR_GBK, lead, first))
              || !push_byte (self, &vanished, first, TRUE) || !push_byte (self, &vanished, second, TRUE))
            continue;
          vanished.is_guessed = TRUE;
          vanished.has_vanished = TRUE;
          for (int i = 0; i < QD_WORD_LONGEST; i++)
            vanished.costs[i] += COST_VANISHED;
          keep_way (self, &vanished, from, position);
        }
    }
}

static void
claim (Way *way, double cost)
{
  for (int i = 0; i < QD_WORD_LONGEST; i++)
    way->costs[i] += cost;
}

/* "?" is one byte. */
static void
step_lost_byte (Search *self, int from, int byte, int position, double cost)
{
  Way way = begin_step (self, from);

  if (way.lead == 0)
    cost += COST_DAMAGE;
  if (!push_byte (self, &way, byte, TRUE))
    return;
  way.is_guessed = TRUE;
  way.is_damaged = TRUE;
  claim (&way, cost);
  keep_way (self, &way, from, position);
}

/* The readings of all pairs with that lead byte, those of no Han left empty. */
static char **
get_readings (Search *self, guint8 lead)
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
step_unlearned (Search *self, int from, int end, const char *syllable)
{
  char **readings = get_readings (self, g_array_index (self->ways, Way, from).last[0]);

  for (int byte = 0; byte < 0x100 && readings[byte]; byte++)
    {
      if (g_str_equal (readings[byte], syllable))
        step_lost_byte (self, from, byte, end, COST_UNLEARNED);
    }
}

/* "?pinyin)": the byte and the one before it are the character of that pinyin. */
static void
step_swallowed_bracket (Search *self, int from, int position, int end)
{
  g_autofree char *syllable = g_ucs4_to_utf8 (self->chars + position + 1, end - position - 2, NULL, NULL, NULL);
  Way way = begin_step (self, from);
  gboolean is_learned = FALSE;
  GHashTableIter iter;
  gpointer ch;
  const char *pinyin;

  g_hash_table_iter_init (&iter, self->pinyin);
  while (g_hash_table_iter_next (&iter, &ch, (gpointer *) &pinyin))
    {
      guint16 pair = g_str_equal (pinyin, syllable) ? qd_pair_from_char (QD_PAIR_GBK, GPOINTER_TO_UINT (ch)) : 0;
      Way learned = way;

      if (pair == 0 || pair >> 8 != way.last[0] || !push_byte (self, &learned, pair & 0xff, FALSE))
        continue;
      is_learned = TRUE;
      claim (&learned, way.lead == 0 ? COST_DAMAGE / 2 : 0);
      learned.is_damaged = TRUE;
      keep_way (self, &learned, from, end);
    }
  if (!is_learned)
    step_unlearned (self, from, end, syllable);
}

static void
step_question (Search *self, int from, int position)
{
  int end = qd_damage_find_pinyin_end (self->chars, self->n_chars, position + 1);
  gunichar next = position + 1 < self->n_chars ? self->chars[position + 1] : '\n';
  gboolean is_in_step = g_array_index (self->ways, Way, from).lead == 0;

  if (end > 0 && end - self->start <= LONGEST + CONTEXT)
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
step_plain (Search *self, int from, int position)
{
  gunichar ch = self->chars[position];
  guint16 pair = qd_pair_from_char (QD_PAIR_GBK, widen (ch));
  Way way = begin_step (self, from);

  if (way.lead == 0)
    {
      make_char (self, &way, widen (ch));
      if (is_question (ch) && position + 1 < self->n_chars && is_cut (self->chars[position + 1]))
        claim (&way, COST_TWO_MARKS);
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
step (Search *self, int from, int position, gboolean may_vanish)
{
  gunichar ch = self->chars[position];
  Way way = begin_step (self, from);

  if (ch == '(' || ch == 0xff08)
    {
      int end = qd_damage_find_pinyin_end (self->chars, self->n_chars, position + 1);

      if (end > 0 && end - self->start <= LONGEST + CONTEXT)
        {
          gunichar bearer = qd_pair_to_char (QD_PAIR_GBK, way.last[1], way.last[0]);

          if (!g_hash_table_contains (self->pinyin, GUINT_TO_POINTER (bearer)))
            claim (&way, qd_char_is_han (bearer) ? COST_UNLEARNED : COST_NO_BEARER);
          keep_way (self, &way, from, end);
          return;
        }
    }
  if (is_question (ch))
    step_question (self, from, position);
  step_plain (self, from, position);
  if (way.lead && may_vanish && !g_array_index (self->ways, Way, from).has_vanished)
    step_vanished (self, from, position);
}

static int
compare_ways (gconstpointer a, gconstpointer b, gpointer ways)
{
  const Way *first = &g_array_index ((GArray *) ways, Way, *(const int *) a);
  const Way *second = &g_array_index ((GArray *) ways, Way, *(const int *) b);

  return first->costs[0] < second->costs[0] ? -1 : first->costs[0] > second->costs[0];
}

/* Leaves the cheapest, and the one that claims nothing. */
static void
prune (Search *self, GArray *list)
{
  double best;
  guint n = 0;

  g_array_sort_with_data (list, compare_ways, self->ways);
  best = list->len ? g_array_index (self->ways, Way, g_array_index (list, int, 0)).costs[0] : 0;
  for (guint i = 0; i < list->len; i++)
    {
      int index = g_array_index (list, int, i);
      const Way *way = &g_array_index (self->ways, Way, index);

      if (!way->is_damaged || (n < WIDTH && way->costs[0] < best + DEPTH))
        g_array_index (list, int, n++) = index;
    }
  g_array_set_size (list, n);
}

/* Whether all ways of the list have been in step for as long as words are. */
static gboolean
is_settled (Search *self, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      int index = g_array_index (list, int, i);

      for (int n = 0; n < QD_WORD_LONGEST && index >= 0; n++)
        {
          const Way *way = &g_array_index (self->ways, Way, index);

          if (way->lead)
            return FALSE;
          index = way->parent;
        }
    }
  return list->len > 0;
}

/* Follows all ways from the "?" at @first; returns the list of those that were left at the end. */
static GArray *
follow (Search *self, int first)
{
  int line_start = first, position;
  Way way = { .parent = -1 };

  while (line_start > 0 && first - line_start < CONTEXT && self->chars[line_start - 1] != '\n')
    line_start--;
  self->start = self->farthest = line_start;
  g_array_set_size (self->ways, 0);
  for (int i = 0; i <= LONGEST + CONTEXT; i++)
    g_array_set_size (self->at[i], 0);
  for (int i = 1; i < QD_WORD_LONGEST; i++)
    way.costs[i] = G_MAXFLOAT;
  keep_way (self, &way, -1, line_start);
  for (position = line_start; position < self->n_chars && self->chars[position] != '\n'; position++)
    {
      GArray *list = self->at[position - line_start];

      if (position - line_start >= LONGEST)
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

/* The damaged stretches of the best way, as emendations. */
static void
add_stretches (Search *self, int index, gboolean is_good, GPtrArray *found)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) made = g_string_new (NULL);
  gboolean is_guessed = FALSE, is_open = FALSE;
  int start = 0, end, after;

  for (; index >= 0; index = g_array_index (self->ways, Way, index).parent)
    g_array_append_val (path, index);
  for (guint i = path->len - 1; i-- > 0;)
    {
      const Way *before = &g_array_index (self->ways, Way, g_array_index (path, int, i + 1));
      const Way *way = &g_array_index (self->ways, Way, g_array_index (path, int, i));

      if (!is_open && way->lead == 0)
        continue;
      if (!is_open)
        {
          is_open = TRUE;
          start = before->position;
        }
      is_guessed = is_guessed || way->is_guessed;
      for (int k = 0; k < way->n_made; k++)
        g_string_append_unichar (made, way->made[k]);
      if (way->lead)
        continue;
      /* The remnant behind the last character goes with it. */
      end = way->position;
      if (end < self->n_chars && self->chars[end] == '('
          && (after = qd_damage_find_pinyin_end (self->chars, self->n_chars, end + 1)) > 0)
        end = after;
      if (!is_good)
        {
          g_autofree char *kept = g_ucs4_to_utf8 (self->chars + start, end - start, NULL, NULL, NULL);

          g_string_assign (made, kept);
        }
      g_ptr_array_add (
          found, qd_emendation_new (start, end, made->str, is_good ? QD_EMENDATION_BYTES : QD_EMENDATION_LOST,
                                    is_good ? (is_guessed ? 0.8 : 0.95) : 1,
                                    !is_good ? _ ("bytes were lost here before the file was saved")
                                    : is_guessed
                                        ? _ ("bytes had slipped out of step; a lost one is chosen so that words result")
                                        : _ ("bytes had slipped out of step; in step they are these characters")));
      g_string_truncate (made, 0);
      is_open = is_guessed = FALSE;
    }
}

/* Judges the place with the "?" at @first. Returns where to go on. */
static int
mend (Search *self, int first, GPtrArray *found)
{
  GArray *left = follow (self, first);
  const Way *best = NULL, *plain = NULL;
  int best_index = -1;
  double n_made = 0, cost;

  for (guint i = 0; i < left->len; i++)
    {
      int index = g_array_index (left, int, i);
      const Way *way = &g_array_index (self->ways, Way, index);

      if (!best && way->lead == 0)
        {
          best = way;
          best_index = index;
        }
      if (!plain && !way->is_damaged)
        plain = way;
    }
  if (!best || !best->is_damaged)
    return best ? MAX (first + 1, best->position - CONTEXT) : first + 1;
  for (int index = best_index; index >= 0; index = g_array_index (self->ways, Way, index).parent)
    n_made += g_array_index (self->ways, Way, index).n_made;
  cost = best->costs[0] / n_made;
  if (plain && plain->costs[0] - best->costs[0] < LEAST_GAIN)
    return first + 1;
  add_stretches (self, best_index, cost <= DEAREST_CHAR, found);
  return MAX (first + 1, best->position);
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
 * qd_damage_detect_bytes:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds places where bytes are out of step, in a text with remnants of pinyin.
 */
void
qd_damage_detect_bytes (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GHashTable) pinyin = qd_damage_learn_pinyin (chars, n_chars), pairs = NULL;
  Search self = { .chars = chars, .n_chars = n_chars, .pinyin = pinyin };
  gint64 n_ways = 0;

  if (!pinyin)
    return;
  self.scripts = find_scripts (chars, n_chars);
  self.pairs = pairs = collect_pairs (chars, n_chars);
  self.ways = g_array_new (FALSE, FALSE, sizeof (Way));
  for (int i = 0; i <= LONGEST + CONTEXT; i++)
    self.at[i] = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < n_chars && n_ways < MOST_WAYS;)
    {
      if (!is_question (chars[i]))
        {
          i++;
          continue;
        }
      i = mend (&self, i, found);
      n_ways += self.ways->len;
    }
  for (int i = 0; i <= LONGEST + CONTEXT; i++)
    g_array_unref (self.at[i]);
  for (int lead = 0; lead < 0x100; lead++)
    g_strfreev (self.readings[lead]);
  g_array_unref (self.ways);
}
