/* qd-place.c: a place in the text that is found again after the text was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those before the place, a line end (which no line of the text holds), and those after it.
 */
#include "annotation/qd-place.h"

#include <string.h>

#define SIDE_CHARS 16
/* Fewer characters than this stand everywhere. */
#define MIN_CHARS 4
/* Bytes on both sides of the place that are searched first; most edits move a place by little. */
#define FIRST_REACH 4096

/**
 * qd_place_describe:
 * @text: the source
 * @place: a code point of it
 *
 * Returns: (transfer full): the words on both sides of the place, for qd_place_find()
 */
char *
qd_place_describe (QdText *text, int place)
{
  gsize n_bytes, byte = qd_text_char_to_byte (text, place);
  const char *string = qd_text_get_string (text, &n_bytes);
  const char *start = string + byte, *end = string + byte;

  for (int i = 0; i < SIDE_CHARS && start > string && start[-1] != '\n'; i++)
    start = g_utf8_find_prev_char (string, start);
  for (int i = 0; i < SIDE_CHARS && end < string + n_bytes && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("%.*s\n%.*s", (int) (string + byte - start), start, (int) (end - string - byte),
                          string + byte);
}

/* Where @needle stands nearest to @byte between @from and @to, or -1. */
static gssize
find_nearest_between (const char *string, gsize from, gsize to, gsize byte, const char *needle, gsize n_needle)
{
  const char *at = string + from, *end = string + to;
  gssize nearest = -1;

  while ((at = memmem (at, end - at, needle, n_needle)))
    {
      gsize found = at - string;

      if (nearest < 0 || ABS ((gssize) found - (gssize) byte) < ABS (nearest - (gssize) byte))
        nearest = found;
      if (found >= byte)
        break;
      at++;
    }
  return nearest;
}

static gssize
find_nearest (const char *string, gsize n_bytes, gsize byte, const char *needle, gsize n_needle)
{
  for (gsize reach = FIRST_REACH;; reach *= 16)
    {
      gsize from = byte > reach ? byte - reach : 0;
      gsize to = MIN (n_bytes, byte + reach + n_needle);
      gssize found = find_nearest_between (string, from, to, byte, needle, n_needle);

      if (found >= 0 || (from == 0 && to == n_bytes))
        return found;
    }
}

/* Where the place is by @words, which begin @into bytes before it; or -1. */
static int
find_words (QdText *text, int place, const char *words, gsize into)
{
  gsize n_bytes, byte = qd_text_char_to_byte (text, place);
  const char *string = qd_text_get_string (text, &n_bytes);
  gssize found;

  if (g_utf8_strlen (words, -1) < MIN_CHARS)
    return -1;
  found = find_nearest (string, n_bytes, byte > into ? byte - into : 0, words, strlen (words));
  return found < 0 ? -1 : qd_text_byte_to_char (text, found + into);
}

/**
 * qd_place_find:
 * @text: the source, as it may be now
 * @place: the code point at which the place was
 * @words: as described then
 *
 * The place is where both sides stand, else where the words after it do, else those before it; of several the nearest
 * to where it was.
 *
 * Returns: the code point at which the place is now; -1 if the words stand nowhere
 */
int
qd_place_find (QdText *text, int place, const char *words)
{
  const char *cut = strchr (words, '\n');
  g_autofree char *here = NULL;
  g_autofree char *before = NULL;
  g_autofree char *both = NULL;
  int found;

  if (!cut)
    return -1;
  place = CLAMP (place, 0, qd_text_get_n_chars (text));
  here = qd_place_describe (text, place);
  if (g_str_equal (here, words))
    return place;
  before = g_strndup (words, cut - words);
  both = g_strconcat (before, cut + 1, NULL);
  found = find_words (text, place, both, strlen (before));
  if (found < 0)
    found = find_words (text, place, cut + 1, 0);
  if (found < 0)
    found = find_words (text, place, before, strlen (before));
  return found;
}
