/* qd-breaker.c: where lines end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-breaker.h"

#define NEVER G_MAXINT64
/* Costs are cubes of thousandths (1024ths) of an em. */
#define COST_EM (1 << 30)
#define MAX_DEVIATION (1 << 17) /* 128 em: beyond, all is equally bad */

static const gint64 penalty_costs[] = {
  [QD_PENALTY_NONE] = 0,
  [QD_PENALTY_NOTE] = 0,
  [QD_PENALTY_HYPHEN] = COST_EM / 8,
  [QD_PENALTY_SOFT] = COST_EM,
  [QD_PENALTY_ANYWHERE] = (gint64) 64 * COST_EM,
};

/* A forced squeeze counts for 450 to 900 1024ths of its amount. Any other counts like three hundredths of an em in
 * every gap at least, and like fifteen where it takes all the room of a line. */
#define FORCED 460
#define ANY_SQUEEZE 256
#define FULL_SQUEEZE 8

#define ORPHAN_COST ((gint64) 1 << 46)
#define RESCUE_COST ((gint64) 1 << 53)

typedef struct
{
  QdBreaker *breaker;
  const QdUnits *units;
  const QdRules *rules;
  const QdBreakTask *task;
  int orphan_from; /* a last line that starts here or later is a lone character */
  int high;        /* no line from the boundary looked at reaches beyond this one */
} Search;

void
qd_breaker_init (QdBreaker *self)
{
  *self = (QdBreaker){ .breaks = g_array_new (FALSE, FALSE, sizeof (int)) };
}

void
qd_breaker_clear (QdBreaker *self)
{
  g_clear_pointer (&self->cost, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->breaks, g_array_unref);
}

/* What one em of slack is worth for each number of places it is spread over, relative to a line full of Han. */
static void
prepare_reciprocals (QdBreaker *self, int measure, int em)
{
  int places = MAX (measure / em, 1);

  if (self->reciprocal_measure == measure && self->reciprocal_em == em)
    return;
  self->reciprocal_measure = measure;
  self->reciprocal_em = em;
  for (int n = 1; n < G_N_ELEMENTS (self->reciprocals); n++)
    self->reciprocals[n] = MIN ((gint64) places * ((gint64) 1 << 30) / ((gint64) n * em), G_MAXUINT32);
}

/* A very long paragraph of nothing but rescues would count beyond all bounds. */
static inline gint64
plus (gint64 a, gint64 b)
{
  return MIN (a, NEVER - 1 - b) + b;
}

static gint64
cube (gint64 x)
{
  return x * x * x;
}

static gint64
expansion_cost (const QdBreaker *self, int slack, int n_places)
{
  gint64 deviation;

  if (slack <= 0)
    return 0;
  deviation = ((gint64) slack * self->reciprocals[CLAMP (n_places, 1, 255)]) >> 20;
  return cube (MIN (deviation, MAX_DEVIATION));
}

static int
measure_from (const Search *self, int a)
{
  return a == self->task->first ? self->task->first_measure : self->task->measure;
}

static gboolean
is_last (const Search *self, int b)
{
  return self->task->at_end && b == self->units->n;
}

static int
hung_width (const Search *self, int b)
{
  const QdUnit *unit = &self->units->unit[b - 1];
  int cut, room;

  if (!qd_rules_hangs (self->rules, self->units, b - 1))
    return 0;
  qd_rules_end_edge (self->rules, unit, &cut, &room);
  return unit->width - (unit->lead_cut + cut) * (self->rules->em / QD_BLANK_EM);
}

/* 先挤进，后推出: is the line [@a, @b) over the measure only because of marks that may not start the next one? */
static gboolean
is_forced (const Search *self, int a, int b, int measure)
{
  const QdBoundary *boundary = self->units->boundary;
  const QdUnit *unit = self->units->unit;
  int mark = b;

  while (
      mark - 1 > a && !(unit[mark - 1].flags & QD_UNIT_BREAK)
      && ((self->rules->edges[unit[mark - 1].class] & QD_EDGE_NO_START) || (unit[mark - 1].flags & QD_UNIT_NO_START)))
    mark--;
  return mark < b && (gint32) (boundary[mark].end_width - boundary[a].start_width) <= measure;
}

/* What a line gives up, in the measure of expansion_cost(). Where a rule asks for it, it is always less than pushing a
 * character out would give; otherwise it is dear, by the share of the room it uses: marks at half their width beside
 * full ones show much more than the same amount spread over all gaps of a line. */
static gint64
compression_cost (const Search *self, int a, int b, int measure, int excess, int room)
{
  const int em = self->rules->em;
  gint64 share = ((gint64) excess << 10) / room, places = MAX (measure / em, 1);

  if (is_forced (self, a, b, measure))
    return cube (MIN ((gint64) excess * (1024 + share) * FORCED / (1024 * em), MAX_DEVIATION));
  return cube (MIN ((share + ANY_SQUEEZE) * places / FULL_SQUEEZE, MAX_DEVIATION));
}

/* The cost of the line [@a, @b), NEVER if it does not fit. @slack: what is left of the measure. */
static inline gint64
line_cost (const Search *self, int a, int b, int measure, int *slack)
{
  const QdBoundary *start = &self->units->boundary[a], *end = &self->units->boundary[b];
  int room;

  *slack = measure - (gint32) (end->end_width - start->start_width);
  if (*slack >= 0)
    {
      if (is_last (self, b))
        return 0;
      return expansion_cost (self->breaker, *slack, end->end_gaps - start->start_gaps);
    }
  if (self->rules->can_hang)
    {
      int hung = hung_width (self, b);

      if (hung > 0 && *slack + hung >= 0)
        return is_last (self, b) ? 0 : expansion_cost (self->breaker, *slack + hung, end->end_gaps - start->start_gaps);
    }
  room = end->end_shrink - start->start_shrink;
  return *slack + room >= 0 ? compression_cost (self, a, b, measure, -*slack, room) : NEVER;
}

/* No line from @a reaches beyond the result, even with all that the mark at its end can give, or hang. */
static int
find_high (Search *self, int a, int measure)
{
  const QdBoundary *boundary = self->units->boundary;
  guint32 start = boundary[a].start_width - boundary[a].start_shrink;
  gint32 most = measure + (self->rules->can_hang ? 2 : 1) * self->rules->em;
  int high = MAX (self->high, a + 1);

  while (high < self->units->n && (gint32) (boundary[high].end_width - boundary[high].end_shrink - start) <= most)
    high++;
  return high;
}

/* Where a line must end that has no allowed end: as far as it reaches, between units if it can be. */
static int
find_rescue (const Search *self, int a, int high, int measure)
{
  int best = -1, slack;

  for (int b = high; b > a; b--)
    {
      if (line_cost (self, a, b, measure, &slack) == NEVER)
        continue;
      if (b == self->units->n || !(self->units->unit[b].flags & QD_UNIT_JOIN))
        return b;
      if (best < 0)
        best = b;
    }
  return best > 0 ? best : a + 1;
}

static gboolean
may_end_at (const Search *self, int b)
{
  return b == self->units->n || (self->units->unit[b].flags & QD_UNIT_BREAK);
}

/* The longest line that is not over the measure; if the next character may not start a line, what is over is squeezed
 * in where the line can give it. */
static int
first_fit_end (const Search *self, int a, int high, int measure)
{
  int squeezed = -1, slack;

  for (int b = high; b > a; b--)
    {
      gboolean over;

      if (line_cost (self, a, b, measure, &slack) == NEVER)
        continue;
      over = slack < 0 && slack + hung_width (self, b) < 0;
      if (may_end_at (self, b))
        {
          if (!over)
            return b;
          squeezed = b;
        }
      else if (!over && squeezed > 0)
        return squeezed;
    }
  return squeezed > 0 ? squeezed : find_rescue (self, a, high, measure);
}

static gint64
end_cost (const Search *self, int a, int b)
{
  if (is_last (self, b))
    return self->rules->style.orphan_control && a >= self->orphan_from
                   && (a > self->task->first || !self->task->at_start)
               ? ORPHAN_COST
               : 0;
  if (b == self->units->n)
    return 0;
  return self->units->unit[b].flags & QD_UNIT_BREAK ? penalty_costs[self->units->unit[b].penalty] : RESCUE_COST;
}

static int
get_break (const Search *self, int index)
{
  return index < 0 ? self->task->first : g_array_index (self->breaker->breaks, int, index);
}

/* A lone last character gets company from the line above. */
static void
refill_orphan (Search *self)
{
  GArray *breaks = self->breaker->breaks;
  int above = get_break (self, (int) breaks->len - 3), last = get_break (self, (int) breaks->len - 2), slack;

  if (breaks->len < 2 || !self->task->at_end || !self->rules->style.orphan_control || last < self->orphan_from)
    return;
  for (int b = self->orphan_from - 1; b > above; b--)
    {
      if (may_end_at (self, b) && line_cost (self, above, b, measure_from (self, above), &slack) != NEVER
          && line_cost (self, b, self->units->n, self->task->measure, &slack) != NEVER)
        {
          g_array_index (breaks, int, breaks->len - 2) = b;
          return;
        }
    }
}

static gint64
sum_costs (const Search *self)
{
  gint64 total = 0;

  for (int i = 0; i < self->breaker->breaks->len; i++)
    {
      int a = get_break (self, i - 1), b = get_break (self, i), slack;
      gint64 cost = line_cost (self, a, b, measure_from (self, a), &slack);

      cost = (cost == NEVER ? RESCUE_COST : cost) + end_cost (self, a, b);
      total = plus (total, cost);
    }
  return total;
}

static gint64
run_first_fit (Search *self)
{
  int a = self->task->first;

  g_array_set_size (self->breaker->breaks, 0);
  self->high = a;
  while (a < self->units->n)
    {
      int measure = measure_from (self, a);

      self->high = find_high (self, a, measure);
      a = first_fit_end (self, a, self->high, measure);
      g_array_append_val (self->breaker->breaks, a);
    }
  refill_orphan (self);
  return sum_costs (self);
}

static void
relax (Search *self, int a, int b, gint64 cost, gint64 bound)
{
  QdBreaker *breaker = self->breaker;

  /* Equal ways: the later start wins, so that lines above stay as they were and the looser one comes last. */
  if (cost <= bound && cost <= breaker->cost[b])
    {
      breaker->cost[b] = cost;
      breaker->from[b] = a;
    }
}

static void
relax_from (Search *self, int a, gint64 bound)
{
  gint64 base = self->breaker->cost[a];
  int measure = measure_from (self, a), slack;
  gboolean found = FALSE;

  self->high = find_high (self, a, measure);
  for (int b = self->high; b > a; b--)
    {
      gint64 cost;

      if (!may_end_at (self, b))
        continue;
      cost = line_cost (self, a, b, measure, &slack);
      if (cost == NEVER)
        continue;
      found = TRUE;
      if (slack > 0 && plus (base, cost) > bound && !is_last (self, b))
        break; /* Shorter lines only cost more. */
      relax (self, a, b, plus (base, cost + end_cost (self, a, b)), bound);
    }
  if (!found)
    {
      int b = find_rescue (self, a, self->high, measure);
      gint64 cost = line_cost (self, a, b, measure, &slack);

      if (cost == NEVER)
        cost = RESCUE_COST;
      relax (self, a, b, plus (base, cost + end_cost (self, a, b)), bound);
    }
}

/* Dynamic programming over the boundaries that can be reached within @bound. */
static void
run_total_fit (Search *self, gint64 bound)
{
  QdBreaker *breaker = self->breaker;
  int n = self->units->n, first = self->task->first, n_lines = 0;

  for (int i = first; i <= n; i++)
    breaker->cost[i] = NEVER;
  breaker->cost[first] = 0;
  self->high = first;
  for (int a = first; a < n; a++)
    {
      if (breaker->cost[a] != NEVER)
        relax_from (self, a, bound);
    }
  /* First-fit's own lines are among those searched, unless they are beyond all counting. */
  if (breaker->cost[n] == NEVER)
    return;
  for (int b = n; b > first; b = breaker->from[b])
    n_lines++;
  g_array_set_size (breaker->breaks, n_lines);
  for (int b = n; b > first; b = breaker->from[b])
    g_array_index (breaker->breaks, int, --n_lines) = b;
}

/* 孤字不成行: the last line must hold two characters that are no marks. */
static int
find_orphan_start (const Search *self)
{
  int n_chars = 0;

  for (int i = self->units->n - 1; i >= self->task->first; i--)
    {
      const QdUnit *unit = &self->units->unit[i];
      gboolean silent = (self->rules->edges[unit->class] & QD_EDGE_MARK) || unit->class == QD_CHAR_SPACE
                        || unit->class == QD_CHAR_IDEOGRAPHIC_SPACE;

      if (!silent)
        n_chars += unit->class == QD_CHAR_HAN || unit->class == QD_CHAR_ITERATION ? 1 : unit[1].start - unit->start;
      if (n_chars >= 2)
        return i + 1;
    }
  return self->units->n;
}

static Search
prepare (QdBreaker *self, const QdUnits *units, const QdRules *rules, const QdBreakTask *task)
{
  Search search = { self, units, rules, task };

  prepare_reciprocals (self, task->measure, rules->em);
  search.orphan_from = task->at_end ? find_orphan_start (&search) : units->n;
  return search;
}

gint64
qd_breaker_get_cost (QdBreaker *self, const QdUnits *units, const QdRules *rules, const QdBreakTask *task)
{
  Search search = prepare (self, units, rules, task);

  return sum_costs (&search);
}

void
qd_breaker_run (QdBreaker *self, const QdUnits *units, const QdRules *rules, const QdBreakTask *task)
{
  Search search = prepare (self, units, rules, task);
  gint64 bound;

  if (self->n_allocated < units->n + 1)
    {
      self->n_allocated = units->n_allocated;
      self->cost = g_renew (gint64, self->cost, self->n_allocated);
      self->from = g_renew (gint32, self->from, self->n_allocated);
    }
  bound = run_first_fit (&search);
  if (task->total_fit && bound > 0)
    run_total_fit (&search, bound);
}
