/* qd-word-list.c: known Chinese words, and what a text costs that is made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * words.txt is made by build-aux/make-language-data.py from the dictionary of jieba (© 2012–2017 Sun Junyi, licence
 * Expat); it is compiled in as a resource.
 */
#include "text/qd-word-list.h"

#include "text/qd-char-class.h"
#include "text/qd-likelihood.h"

#include <gio/gio.h>
#include <math.h>
#include <opencc.h>
#include <stdlib.h>
#include <string.h>

#include "qd-text-resources.h"

#define FIRST_HAN 0x4e00
#define LAST_HAN 0x9fff
/* A power of two, more than twice the number of words. */
#define N_SLOTS (1 << 17)
/* A character that stands alone is less likely than it is inside words, which the character statistics count too. */
#define ALONE 2.0

typedef struct
{
  guint64 key; /* up to four UTF-16 units; 0 is an empty slot */
  float cost;
} Slot;

typedef struct
{
  Slot slots[N_SLOTS];
  guint16 folded[LAST_HAN - FIRST_HAN + 1];
} WordList;

static guint64
make_key (const gunichar *chars, int n_chars)
{
  guint64 key = 0;

  for (int i = 0; i < n_chars; i++)
    key = key << 16 | (chars[i] & 0xffff);
  return key;
}

static Slot *
find_slot (WordList *list, guint64 key)
{
  guint at = (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 47);

  while (list->slots[at].key != 0 && list->slots[at].key != key)
    at = (at + 1) % N_SLOTS;
  return &list->slots[at];
}

static void
add_word (WordList *list, const char *line, gsize n_bytes, float cost)
{
  gunichar chars[QD_WORD_LONGEST];
  int n = 0;
  Slot *slot;

  for (const char *p = line; p < line + n_bytes && n < QD_WORD_LONGEST; p = g_utf8_next_char (p))
    chars[n++] = g_utf8_get_char (p);
  slot = find_slot (list, make_key (chars, n));
  slot->key = make_key (chars, n);
  slot->cost = cost;
}

static void
read_words (WordList *list, const char *data, gsize length)
{
  const char *end = data + length;
  float cost = 0;
  guint n_words = 0;

  for (const char *line = data, *next; line < end; line = next + 1)
    {
      next = memchr (line, '\n', end - line);
      next = next ? next : end;
      if (g_ascii_isdigit (*line))
        cost = (float) atoi (line) / 10;
      else if (*line != '#' && next > line && n_words++ < N_SLOTS / 2)
        add_word (list, line, next - line, cost);
    }
}

/* Every Han character through OpenCC, one on a line so that no phrase is made of neighbours. */
static void
read_folding (WordList *list)
{
  opencc_t converter = opencc_open ("t2s.json");
  g_autoptr (GString) all = g_string_new (NULL);
  char *converted;
  const char *p;

  for (gunichar ch = FIRST_HAN; ch <= LAST_HAN; ch++)
    list->folded[ch - FIRST_HAN] = ch;
  if (converter == (opencc_t) -1)
    {
      g_warning ("OpenCC cannot be opened: %s", opencc_error ());
      return;
    }
  for (gunichar ch = FIRST_HAN; ch <= LAST_HAN; ch++)
    {
      g_string_append_unichar (all, ch);
      g_string_append_c (all, '\n');
    }
  p = converted = opencc_convert_utf8 (converter, all->str, all->len);
  for (gunichar ch = FIRST_HAN; ch <= LAST_HAN && p && *p; ch++)
    {
      gunichar to = g_utf8_get_char (p);

      if (to >= FIRST_HAN && to <= LAST_HAN)
        list->folded[ch - FIRST_HAN] = to;
      p = strchr (p, '\n');
      p = p ? p + 1 : NULL;
    }
  opencc_convert_utf8_free (converted);
  opencc_close (converter);
}

static WordList *
get_list (void)
{
  static WordList *list;

  if (g_once_init_enter (&list))
    {
      WordList *made = g_new0 (WordList, 1);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (qd_text_get_resource (), "/io/github/quandian/text/words.txt",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length = 0;
      const char *data = bytes ? g_bytes_get_data (bytes, &length) : NULL;

      read_words (made, data, length);
      read_folding (made);
      g_once_init_leave (&list, made);
    }
  return list;
}

/**
 * qd_word_fold:
 * @ch: a code point
 *
 * Returns: the simplified form of a Han character; others as they are
 */
gunichar
qd_word_fold (gunichar ch)
{
  return ch >= FIRST_HAN && ch <= LAST_HAN ? get_list ()->folded[ch - FIRST_HAN] : ch;
}

/**
 * qd_word_cost:
 * @chars: (array length=n_chars): folded characters
 * @n_chars: how many, 1 to %QD_WORD_LONGEST
 *
 * Returns: the cost of that word; a single character is always a word, of a cost by its frequency
 */
double
qd_word_cost (const gunichar *chars, int n_chars)
{
  const Slot *slot;

  if (n_chars == 1)
    return chars[0] < 0x80
               ? 5
               : -qd_likelihood_of_char (QD_MODEL_CHINESE, chars[0]) + (qd_char_is_han (chars[0]) ? ALONE : 0);
  slot = find_slot (get_list (), make_key (chars, n_chars));
  return slot->key != 0 ? slot->cost : HUGE_VAL;
}
