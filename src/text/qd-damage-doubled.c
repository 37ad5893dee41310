/* qd-damage-doubled.c: a text whose lines all stand twice in a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scraped pages have every paragraph once for the screen and once for print. A refrain or a dialogue repeats some
 * lines, and short ones: it takes nearly all lines of the text, and prose.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many of a hundred lines that are not blank stand twice. */
#define DOUBLED_PER_CENT 90
/* So many pairs at least, and so many of them long enough to be prose. */
#define FEWEST_PAIRS 4
#define FEWEST_LONG_PAIRS 3
#define FEWEST_CHARS_OF_PROSE 20

typedef struct
{
  int start, end; /* without blanks at the end */
} TextLine;

static GArray *
split (const gunichar *chars, int n_chars)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (TextLine));

  for (int start = 0, next; start < n_chars; start = next)
    {
      TextLine line = { start, 0 };

      for (next = start; next < n_chars && chars[next] != '\n'; next++)
        ;
      line.end = next++;
      while (line.end > line.start && (chars[line.end - 1] == ' ' || chars[line.end - 1] == 0x3000))
        line.end--;
      if (line.end > line.start)
        g_array_append_val (lines, line);
    }
  return lines;
}

static gboolean
is_same (const gunichar *chars, const TextLine *a, const TextLine *b)
{
  return a->end - a->start == b->end - b->start
         && memcmp (chars + a->start, chars + b->start, (gsize) (a->end - a->start) * sizeof *chars) == 0;
}

/**
 * qd_damage_detect_doubled:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds the second of each pair of lines, in a text where all stand twice.
 */
void
qd_damage_detect_doubled (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GArray) lines = split (chars, n_chars);
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (guint));
  int n_long = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const TextLine *first = &g_array_index (lines, TextLine, i);
      guint second = i + 1;

      if (!is_same (chars, first, first + 1))
        continue;
      g_array_append_val (seconds, second);
      n_long += first->end - first->start >= FEWEST_CHARS_OF_PROSE;
      i++;
    }
  if (seconds->len < FEWEST_PAIRS || n_long < FEWEST_LONG_PAIRS
      || (guint64) seconds->len * 2 * 100 < (guint64) DOUBLED_PER_CENT * lines->len)
    return;
  for (guint k = 0; k < seconds->len; k++)
    {
      guint second = g_array_index (seconds, guint, k);
      const TextLine *line = &g_array_index (lines, TextLine, second);

      /* With the line end before it. */
      g_ptr_array_add (found, qd_emendation_new (line[-1].end, line->end, "", QD_EMENDATION_DOUBLED, 0.9,
                                                 _ ("this line stands twice in a row, as all lines of the text do")));
    }
}
