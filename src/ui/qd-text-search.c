/* qd-text-search.c: all places where a text holds some words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-text-search.h"

#include <string.h>

/**
 * qd_text_search:
 * @text: the text
 * @n_bytes: its length
 * @words: what to find; nothing if it is empty
 *
 * Only ASCII letters are folded: that keeps every byte in its place, and the letters of other scripts that have case
 * are rare in a Chinese text.
 *
 * Returns: (transfer full) (element-type gsize): start and end of each match, in turn
 */
GArray *
qd_text_search (const char *text, gsize n_bytes, const char *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded_words = g_ascii_strdown (words, -1);
  gsize n_words = strlen (folded_words);
  g_autofree char *folded = NULL;
  const char *place;

  if (!n_words)
    return matches;
  folded = g_ascii_strdown (text, n_bytes);
  place = folded;
  while ((place = memmem (place, n_bytes - (place - folded), folded_words, n_words)))
    {
      gsize match[2] = { place - folded, place - folded + n_words };

      g_array_append_vals (matches, match, 2);
      place += n_words;
    }
  return matches;
}

/**
 * qd_text_search_find:
 * @matches: as returned by qd_text_search()
 * @byte: a place
 *
 * Returns: the index of the match (not of its element) to go to from there, wrapping round; -1 if there is none
 */
int
qd_text_search_find (GArray *matches, gsize byte)
{
  guint low = 0, high = matches->len / 2;

  if (!high)
    return -1;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, gsize, middle * 2) < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low < matches->len / 2 ? (int) low : 0;
}
