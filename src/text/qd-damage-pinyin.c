/* qd-damage-pinyin.c: remnants of pinyin that a converter left behind characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 網(wǎng)站: some mirrors wrote the pinyin behind every occurrence of certain characters. What characters these are
 * is learned from the text. A lone gloss, 否（pǐ）, is the author's and stays.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>

/* A text is taken for converted with so many hits, on so many characters, and so many hits per thousand characters. */
#define FEWEST_HITS 6
#define FEWEST_CHARS 3
#define FEWEST_PER_MILLE 3
/* In a textbook every word is explained, or every one once: so many of all Han at most, and so many for each. */
#define MOST_PER_CENT 40
#define FEWEST_HITS_EACH 1.5
/* Fewer for each are enough where marks are half-width, too, as the same converter made them. */
#define FEWEST_HITS_EACH_HALF_WIDTH 1.25
#define FEWEST_HALF_WIDTH 5
/* Of all occurrences of a character, how many must bear the same pinyin. */
#define SHARE 0.95
#define LONGEST_SYLLABLE 6

typedef struct
{
  int n_all;
  int n_hits;
  char *pinyin; /* of its first hit */
  int n_same;
} Learned;

static void
learned_free (Learned *learned)
{
  g_free (learned->pinyin);
  g_free (learned);
}

static gboolean
is_toned (gunichar ch)
{
  static const char toned[] = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";

  return g_utf8_strchr (toned, -1, ch) != NULL;
}

/* Syllables that are often without a tone. */
static gboolean
is_neutral (const gunichar *chars, int n_chars)
{
  static const char *const syllables[] = { "a",   "ba", "bo", "de",    "ge",  "la",  "le", "li",  "lo", "ma",  "me",
                                           "men", "na", "ne", "shang", "shi", "tou", "wa", "xia", "ya", "zhe", "zi" };

  for (guint i = 0; i < G_N_ELEMENTS (syllables); i++)
    {
      int n = 0;

      while (n < n_chars && syllables[i][n] && chars[n] == (gunichar) syllables[i][n])
        n++;
      if (n == n_chars && syllables[i][n] == '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_closing (gunichar ch)
{
  return ch == ')' || ch == 0xff09 || ch == ']' || ch == 0xff3d;
}

/**
 * qd_damage_find_pinyin_end:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @start: where the letters begin, after the opening bracket
 *
 * Returns: the position after the closing bracket of one syllable with its tone, or of one that is often without; 0 if
 *   there is none
 */
int
qd_damage_find_pinyin_end (const gunichar *chars, int n_chars, int start)
{
  int i = start, n_tones = 0;

  for (; i < n_chars && i - start <= LONGEST_SYLLABLE; i++)
    {
      if (is_toned (chars[i]))
        n_tones++;
      else if (!(chars[i] >= 'a' && chars[i] <= 'z') && chars[i] != 0xfc)
        break;
    }
  if (i == start || i >= n_chars || n_tones > 1)
    return 0;
  if (n_tones == 0 && chars[i] >= '1' && chars[i] <= '5')
    i++; /* the tone as a digit */
  else if (n_tones == 0 && !is_neutral (chars + start, i - start))
    return 0;
  if (i >= n_chars || !is_closing (chars[i]))
    return 0;
  return i + 1;
}

/* The end of "(pinyin)" that begins at @start, or 0. */
static int
find_remnant_end (const gunichar *chars, int n_chars, int start)
{
  if (start >= n_chars
      || (chars[start] != '(' && chars[start] != 0xff08 && chars[start] != '[' && chars[start] != 0xff3b))
    return 0;
  return qd_damage_find_pinyin_end (chars, n_chars, start + 1);
}

static GHashTable *
learn (const gunichar *chars, int n_chars)
{
  GHashTable *table = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) learned_free);

  for (int i = 0; i + 1 < n_chars; i++)
    {
      int end = qd_char_is_han (chars[i]) ? find_remnant_end (chars, n_chars, i + 1) : 0;
      g_autofree char *pinyin = NULL;
      Learned *learned;

      if (end == 0)
        continue;
      pinyin = g_ucs4_to_utf8 (chars + i + 2, end - i - 3, NULL, NULL, NULL);
      learned = g_hash_table_lookup (table, GUINT_TO_POINTER (chars[i]));
      if (!learned)
        {
          learned = g_new0 (Learned, 1);
          learned->pinyin = g_strdup (pinyin);
          g_hash_table_insert (table, GUINT_TO_POINTER (chars[i]), learned);
        }
      learned->n_hits++;
      learned->n_same += g_str_equal (pinyin, learned->pinyin);
    }
  for (int i = 0; g_hash_table_size (table) > 0 && i < n_chars; i++)
    {
      Learned *learned = qd_char_is_han (chars[i]) ? g_hash_table_lookup (table, GUINT_TO_POINTER (chars[i])) : NULL;

      if (learned)
        learned->n_all++;
    }
  return table;
}

static gboolean
is_remnant_bearer (const Learned *learned)
{
  return learned && learned->n_same >= SHARE * learned->n_all;
}

/* Whether the commas of the text are half-width ones between Han. */
static gboolean
is_half_width (const gunichar *chars, int n_chars)
{
  int n_half = 0;

  for (int i = 1; i + 1 < n_chars; i++)
    {
      if (chars[i] == 0xff0c)
        return FALSE;
      n_half += chars[i] == ',' && qd_char_is_han (chars[i + 1]);
    }
  return n_half >= FEWEST_HALF_WIDTH;
}

static gboolean
is_converted (GHashTable *table, int n_chars, int n_han, double hits_each)
{
  int n_hits = 0, n_bearers = 0;
  GHashTableIter iter;
  Learned *learned;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &learned))
    {
      if (is_remnant_bearer (learned))
        {
          n_hits += learned->n_same;
          n_bearers++;
        }
    }
  return n_hits >= FEWEST_HITS && n_bearers >= FEWEST_CHARS && n_hits >= hits_each * n_bearers
         && (gint64) n_hits * 100 <= (gint64) MOST_PER_CENT * n_han
         && (gint64) n_hits * 1000 >= (gint64) FEWEST_PER_MILLE * n_chars;
}

/**
 * qd_damage_learn_pinyin:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 *
 * Finds out whether a converter left pinyin in the text, and behind which characters.
 *
 * Returns: (transfer full) (nullable) (element-type gunichar utf8): the pinyin of those characters, %NULL if there
 *   are too few to say so
 */
GHashTable *
qd_damage_learn_pinyin (const gunichar *chars, int n_chars)
{
  g_autoptr (GHashTable) table = learn (chars, n_chars);
  GHashTable *bearers;
  GHashTableIter iter;
  gpointer ch;
  Learned *learned;
  int n_han = 0;

  for (int i = 0; i < n_chars && g_hash_table_size (table) > 0; i++)
    n_han += qd_char_is_han (chars[i]);
  if (g_hash_table_size (table) == 0
      || !is_converted (table, n_chars, n_han,
                        is_half_width (chars, n_chars) ? FEWEST_HITS_EACH_HALF_WIDTH : FEWEST_HITS_EACH))
    return NULL;
  bearers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &ch, (gpointer *) &learned))
    {
      if (is_remnant_bearer (learned))
        g_hash_table_insert (bearers, ch, g_strdup (learned->pinyin));
    }
  return bearers;
}

/**
 * qd_damage_detect_pinyin:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds the remnants of pinyin.
 */
void
qd_damage_detect_pinyin (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GHashTable) bearers = qd_damage_learn_pinyin (chars, n_chars);

  for (int i = 0; bearers && i + 1 < n_chars; i++)
    {
      int end = qd_char_is_han (chars[i]) ? find_remnant_end (chars, n_chars, i + 1) : 0;
      QdEmendation *emendation;

      if (end == 0 || !g_hash_table_contains (bearers, GUINT_TO_POINTER (chars[i])))
        continue;
      emendation = qd_emendation_new (i + 1, end, "", QD_EMENDATION_PINYIN, 0.99,
                                      _ ("a converter left the pinyin behind this character wherever it stands"));
      emendation->aside = g_ucs4_to_utf8 (chars + i + 2, end - i - 3, NULL, NULL, NULL);
      g_ptr_array_add (found, emendation);
      i = end - 1;
    }
}
