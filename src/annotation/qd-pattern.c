/* qd-pattern.c: how few edits turn a stretch of text into a few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-pattern.h"

#define WORD 64

/* Sixty-four rows of a column of the table: which cells are one more, and which one less, than the cell above. */
typedef struct
{
  guint64 more, less;
} Block;

typedef struct
{
  guint32 ch;
  int index; /* of its row of masks; 0: the slot is free */
} Slot;

struct _QdPattern
{
  int n_chars, n_blocks;
  Slot *slots; /* open addressing */
  guint32 n_slots;
  /* Rows of @n_blocks: where in the pattern a character stands; the first row is of those that do not. Each row is
   * followed by that of the reversed pattern. */
  guint64 *masks;
  Block *column;
};

static Slot *
find_slot (const QdPattern *self, guint32 ch)
{
  guint32 at = (ch * 0x9E3779B1u) & (self->n_slots - 1);

  while (self->slots[at].index != 0 && self->slots[at].ch != ch)
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static guint64 *
get_masks (const QdPattern *self, guint32 ch, gboolean reversed)
{
  return self->masks + (2 * find_slot (self, ch)->index + reversed) * self->n_blocks;
}

/**
 * qd_pattern_new:
 * @chars: characters, copied as far as they are needed
 * @n_chars: how many, at least 1
 *
 * Returns: (transfer full): a pattern of them
 */
QdPattern *
qd_pattern_new (const guint32 *chars, int n_chars)
{
  QdPattern *self = g_new0 (QdPattern, 1);
  int n_known = 0;

  g_return_val_if_fail (n_chars > 0, self);

  self->n_chars = n_chars;
  self->n_blocks = (n_chars + WORD - 1) / WORD;
  for (self->n_slots = 16; self->n_slots < 2 * (guint32) n_chars; self->n_slots *= 2)
    ;
  self->slots = g_new0 (Slot, self->n_slots);
  self->masks = g_new0 (guint64, 2 * (gsize) (n_chars + 1) * self->n_blocks);
  self->column = g_new (Block, self->n_blocks);
  for (int i = 0; i < n_chars; i++)
    {
      Slot *slot = find_slot (self, chars[i]);
      int back = n_chars - 1 - i;

      if (slot->index == 0)
        *slot = (Slot){ chars[i], ++n_known };
      get_masks (self, chars[i], FALSE)[i / WORD] |= 1ull << i % WORD;
      get_masks (self, chars[i], TRUE)[back / WORD] |= 1ull << back % WORD;
    }
  return self;
}

/**
 * qd_pattern_free:
 * @self: a pattern
 *
 * Frees it.
 */
void
qd_pattern_free (QdPattern *self)
{
  g_free (self->slots);
  g_free (self->masks);
  g_free (self->column);
  g_free (self);
}

/**
 * qd_pattern_get_length:
 * @self: a pattern
 *
 * Returns: how many characters it has
 */
int
qd_pattern_get_length (const QdPattern *self)
{
  return self->n_chars;
}

/* Before any text: each row is one more than the row above. */
static void
start_column (QdPattern *self)
{
  for (int b = 0; b < self->n_blocks; b++)
    self->column[b] = (Block){ G_MAXUINT64, 0 };
}

/* One more character of the text. @above: how much more the row above the table is than in the column before. Returns
 * how much more the last row is. */
static inline int
advance (QdPattern *self, guint32 ch, gboolean reversed, int above)
{
  const guint64 *masks = get_masks (self, ch, reversed);
  guint64 last = 1ull << (self->n_chars - 1) % WORD;
  int carry = above;

  for (int b = 0; b < self->n_blocks; b++)
    {
      Block *block = &self->column[b];
      guint64 high = b == self->n_blocks - 1 ? last : 1ull << (WORD - 1);
      guint64 equal = masks[b], vertical = equal | block->less, horizontal, more, less;
      int next;

      if (carry < 0)
        equal |= 1;
      horizontal = (((equal & block->more) + block->more) ^ block->more) | equal;
      more = block->less | ~(horizontal | block->more);
      less = block->more & horizontal;
      next = (more & high) ? 1 : (less & high) ? -1 : 0;
      more = more << 1 | (carry > 0);
      less = less << 1 | (carry < 0);
      block->more = less | ~(vertical | more);
      block->less = more & vertical;
      carry = next;
    }
  return carry;
}

/* Where the shortest stretch begins that ends at @end and costs @cost. */
static int
find_start (QdPattern *self, const guint32 *text, int from, int end, int cost)
{
  int here = self->n_chars, start = end;

  start_column (self);
  while (here != cost && start > from)
    here += advance (self, text[--start], TRUE, 1);
  return start;
}

/**
 * qd_pattern_align:
 * @self: a pattern
 * @text: a text
 * @from: where the stretch may begin
 * @to: before which it must end
 * @least: a likeness, above 0
 *
 * Finds the stretch that takes the fewest edits; of several that take as many, that whose length is nearest to the
 * pattern's, then the first. Of those that end at one place the shortest: what is not of the pattern stays outside.
 *
 * Returns: the stretch; its likeness is 0 if no stretch is as like as @least
 */
QdMatch
qd_pattern_align (QdPattern *self, const guint32 *text, int from, int to, double least)
{
  QdMatch best = { from, from, 0 };
  int n_ends = MAX (to - from, 0), cost = self->n_chars, best_cost = G_MAXINT, best_slack = G_MAXINT;
  g_autofree int *costs = g_new (int, n_ends + 1);

  start_column (self);
  for (int i = 0; i < n_ends; i++)
    {
      cost += advance (self, text[from + i], FALSE, 0);
      costs[i] = cost;
      best_cost = MIN (best_cost, cost);
    }
  if (n_ends == 0 || 1 - (double) best_cost / self->n_chars < least)
    return best;
  for (int i = 0; i < n_ends; i++)
    {
      int end = from + i + 1, start, slack;

      if (costs[i] != best_cost)
        continue;
      start = find_start (self, text, from, end, best_cost);
      slack = ABS (end - start - self->n_chars);
      if (slack < best_slack)
        {
          best_slack = slack;
          best = (QdMatch){ start, end, 1 - (double) best_cost / self->n_chars };
        }
    }
  return best;
}

/**
 * qd_pattern_reach:
 * @self: a pattern
 * @text: a text
 * @at: a place in it
 * @n_text: how many of its characters may be used
 * @backwards: whether those before the place, outwards from it; the pattern is then compared from its end
 *
 * Returns: the fewest edits that make the pattern of some of them
 */
int
qd_pattern_reach (QdPattern *self, const guint32 *text, int at, int n_text, gboolean backwards)
{
  int cost = self->n_chars, best = cost;

  start_column (self);
  for (int i = 0; i < n_text; i++)
    {
      cost += advance (self, text[backwards ? at - 1 - i : at + i], backwards, 1);
      best = MIN (best, cost);
    }
  return best;
}
