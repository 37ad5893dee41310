/* qd-word-path.c: the cheapest way to make words of characters that come one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-word-path.h"

#include <string.h>

/**
 * qd_word_path_init:
 * @self: (out): a path
 *
 * Begins a path without characters, of no cost.
 */
void
qd_word_path_init (QdWordPath *self)
{
  memset (self, 0, sizeof *self);
  for (int i = 1; i < QD_WORD_LONGEST; i++)
    self->costs[i] = G_MAXFLOAT;
}

/**
 * qd_word_path_push:
 * @self: a path
 * @ch: the next character, in either script
 *
 * Goes on by a character: `costs[0]` becomes the cheapest way to make words of all so far.
 */
void
qd_word_path_push (QdWordPath *self, gunichar ch)
{
  gunichar word[QD_WORD_LONGEST], folded = qd_word_fold (ch);
  double best = G_MAXDOUBLE;

  for (int n = 1; n <= QD_WORD_LONGEST; n++)
    {
      word[QD_WORD_LONGEST - n] = n == 1 ? folded : self->chars[n - 2];
      if (word[QD_WORD_LONGEST - n] == 0)
        break;
      best = MIN (best, self->costs[n - 1] + qd_word_cost (word + QD_WORD_LONGEST - n, n));
    }
  memmove (self->costs + 1, self->costs, sizeof self->costs - sizeof self->costs[0]);
  memmove (self->chars + 1, self->chars, sizeof self->chars - sizeof self->chars[0]);
  self->costs[0] = best;
  self->chars[0] = folded;
}

/**
 * qd_word_path_charge:
 * @self: a path
 * @cost: what it is to cost more
 *
 * Makes all ways of the path dearer.
 */
void
qd_word_path_charge (QdWordPath *self, double cost)
{
  for (int i = 0; i < QD_WORD_LONGEST; i++)
    self->costs[i] += cost;
}
