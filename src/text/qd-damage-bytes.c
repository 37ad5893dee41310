/* qd-damage-bytes.c: bytes out of step, put back in step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The converter that left pinyin behind (qd-damage-pinyin.c) worked on the bytes of GBK without regard to characters:
 * it put "(pinyin)" behind the two bytes of a character also where they belong to two neighbours, and cut the text at
 * the bytes of ，、；？ wherever these met. Each piece was then decoded alone. A byte without its other half became
 * "?", a lead byte swallowed the bracket behind it, a pair that is no character vanished.
 *
 * The way back is the search of qd-byte-search.h. The cheapest text made of known words wins, if it is good enough.
 */
#include "config.h"

#include "text/qd-byte-search.h"
#include "text/qd-damage-detectors.h"

#include <glib/gi18n-lib.h>

/* The claim must be so much cheaper than the question mark, and so cheap for each of its characters. */
#define LEAST_GAIN 4.0
#define DEAREST_CHAR 8.2
/* What pinyin proves may be of rarer words. */
#define DEAREST_PROVED 11.0
/* In one text no more ways than this are followed. */
#define MOST_WAYS (16 * 1000 * 1000)

/* The damaged stretches of the best way, as emendations. */
static void
add_stretches (QdByteSearch *self, int index, gboolean is_good, GPtrArray *found)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) made = g_string_new (NULL);
  gboolean is_guessed = FALSE, is_open = FALSE;
  int start = 0, end, after;

  for (; index >= 0; index = g_array_index (self->ways, QdByteWay, index).parent)
    g_array_append_val (path, index);
  for (guint i = path->len - 1; i-- > 0;)
    {
      const QdByteWay *before = &g_array_index (self->ways, QdByteWay, g_array_index (path, int, i + 1));
      const QdByteWay *way = &g_array_index (self->ways, QdByteWay, g_array_index (path, int, i));

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
mend (QdByteSearch *self, int first, GPtrArray *found)
{
  GArray *left = qd_byte_search_follow (self, first);
  const QdByteWay *best = NULL, *plain = NULL;
  int best_index = -1;
  double n_made = 0, cost;
  gboolean is_proved = FALSE;

  for (guint i = 0; i < left->len; i++)
    {
      int index = g_array_index (left, int, i);
      const QdByteWay *way = &g_array_index (self->ways, QdByteWay, index);

      if (!best && way->lead == 0)
        {
          best = way;
          best_index = index;
        }
      if (!plain && !way->is_damaged)
        plain = way;
    }
  if (!best || !best->is_damaged)
    return best ? MAX (first + 1, best->position - QD_BYTE_SEARCH_CONTEXT) : first + 1;
  for (int index = best_index; index >= 0;)
    {
      const QdByteWay *way = &g_array_index (self->ways, QdByteWay, index);

      n_made += way->n_made;
      is_proved = is_proved || way->is_proved;
      index = way->parent;
    }
  cost = best->words.costs[0] / n_made;
  if (plain && plain->words.costs[0] - best->words.costs[0] < LEAST_GAIN)
    return first + 1;
  add_stretches (self, best_index, cost <= (is_proved ? DEAREST_PROVED : DEAREST_CHAR), found);
  return MAX (first + 1, best->position);
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
  g_autoptr (GHashTable) pinyin = qd_damage_learn_pinyin (chars, n_chars);
  QdByteSearch self;
  gint64 n_ways = 0;

  if (!pinyin)
    return;
  qd_byte_search_init (&self, chars, n_chars, pinyin);
  for (int i = 0; i < n_chars && n_ways < MOST_WAYS;)
    {
      if (!qd_byte_search_is_question (chars[i]))
        {
          i++;
          continue;
        }
      i = mend (&self, i, found);
      n_ways += self.ways->len;
    }
  qd_byte_search_clear (&self);
}
