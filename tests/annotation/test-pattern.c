/* test-pattern.c: edit distances by the word against the whole table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-pattern.h"

#include <string.h>

typedef struct
{
  int cost, start;
} Cell;

static Cell
better (Cell a, Cell b)
{
  return b.cost < a.cost || (b.cost == a.cost && b.start > a.start) ? b : a;
}

/* As the documentation says it, cell by cell. */
static QdMatch
align_by_table (const guint32 *pattern, int n, const guint32 *text, int from, int to, double least)
{
  g_autofree Cell *column = g_new (Cell, n + 1);
  QdMatch best = { from, from, 0 };
  int best_cost = G_MAXINT, best_slack = G_MAXINT;

  for (int i = 0; i <= n; i++)
    column[i] = (Cell){ i, from };
  for (int j = from; j < to; j++)
    {
      Cell diagonal = column[0];
      int slack;

      column[0] = (Cell){ 0, j + 1 };
      for (int i = 1; i <= n; i++)
        {
          Cell left = column[i];
          Cell cell = { diagonal.cost + (pattern[i - 1] != text[j]), diagonal.start };

          cell = better (cell, (Cell){ left.cost + 1, left.start });
          cell = better (cell, (Cell){ column[i - 1].cost + 1, column[i - 1].start });
          diagonal = left;
          column[i] = cell;
        }
      slack = ABS (j + 1 - column[n].start - n);
      if (column[n].cost < best_cost || (column[n].cost == best_cost && slack < best_slack))
        {
          best_cost = column[n].cost;
          best_slack = slack;
          best = (QdMatch){ column[n].start, j + 1, 0 };
        }
    }
  best.likeness = best_cost == G_MAXINT ? 0 : 1 - (double) best_cost / n;
  return best.likeness >= least ? best : (QdMatch){ from, from, 0 };
}

static int
reach_by_table (const guint32 *pattern, int n, const guint32 *text, int at, int n_text, gboolean backwards)
{
  g_autofree int *row = g_new (int, n + 1);
  int best = n;

  for (int i = 0; i <= n; i++)
    row[i] = i;
  for (int j = 0; j < n_text; j++)
    {
      guint32 ch = text[backwards ? at - 1 - j : at + j];
      int diagonal = row[0];

      row[0] = j + 1;
      for (int i = 1; i <= n; i++)
        {
          int above = row[i];

          row[i] = MIN (MIN (row[i - 1], above) + 1, diagonal + (pattern[backwards ? n - i : i - 1] != ch));
          diagonal = above;
        }
      best = MIN (best, row[n]);
    }
  return best;
}

/* Few characters make much alike; patterns shorter and longer than a word, and just as long; texts that hold a copy
 * with some edits, and texts that hold none. */
static void
test_against_table (void)
{
  static const int lengths[] = { 1, 2, 5, 31, 63, 64, 65, 127, 128, 129, 200 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 3000; round++)
    {
      int n = lengths[g_rand_int_range (rand, 0, G_N_ELEMENTS (lengths))], n_text = g_rand_int_range (rand, 0, 400);
      int n_letters = g_rand_int_range (rand, 1, 12);
      guint32 pattern[200], text[400];
      g_autoptr (QdPattern) self = NULL;
      double least = g_rand_boolean (rand) ? 0.3 : 0.01;
      QdMatch match, expected;
      int from = g_rand_int_range (rand, 0, n_text + 1), to = g_rand_int_range (rand, from, n_text + 1);

      for (int i = 0; i < n; i++)
        pattern[i] = 0x4E00 + g_rand_int_range (rand, 0, n_letters);
      for (int i = 0; i < n_text; i++)
        text[i] = 0x4E00 + g_rand_int_range (rand, 0, n_letters + 1);
      if (n_text > n && g_rand_boolean (rand))
        memcpy (text + g_rand_int_range (rand, 0, n_text - n), pattern, n * sizeof *text);
      for (int k = g_rand_int_range (rand, 0, 6); k > 0 && n_text > 0; k--)
        text[g_rand_int_range (rand, 0, n_text)] = 'x';
      self = qd_pattern_new (pattern, n);
      match = qd_pattern_align (self, text, from, to, least);
      expected = align_by_table (pattern, n, text, from, to, least);
      g_assert_cmpint (match.start, ==, expected.start);
      g_assert_cmpint (match.end, ==, expected.end);
      g_assert_cmpfloat (match.likeness, ==, expected.likeness);
      g_assert_cmpint (qd_pattern_reach (self, text, from, to - from, FALSE), ==,
                       reach_by_table (pattern, n, text, from, to - from, FALSE));
      g_assert_cmpint (qd_pattern_reach (self, text, to, to - from, TRUE), ==,
                       reach_by_table (pattern, n, text, to, to - from, TRUE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern/against-table", test_against_table);
  return g_test_run ();
}
