/* qd-fitting.c: one line fitted to its measure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-fitting.h"

typedef struct
{
  int unit;  /* index in the line */
  int limit; /* what it may give or take */
  int share;
} Place;

typedef struct
{
  QdFitting *fitting;
  const QdUnits *units;
  const QdRules *rules;
  int scale; /* units of the metrics to a sixtieth of an em */
} Fit;

void
qd_fitting_init (QdFitting *self)
{
  *self = (QdFitting){ .units = g_array_new (FALSE, FALSE, sizeof (QdFitUnit)),
                       .places = g_array_new (FALSE, FALSE, sizeof (Place)) };
}

void
qd_fitting_clear (QdFitting *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
}

static const QdUnit *
unit_at (const Fit *self, int i)
{
  return &self->units->unit[self->fitting->a + i];
}

static QdFitUnit *
fit_at (const Fit *self, int i)
{
  return &g_array_index (self->fitting->units, QdFitUnit, i);
}

static void
add_place (Fit *self, int unit, int limit)
{
  Place place = { unit, limit, 0 };

  if (limit > 0)
    g_array_append_val (self->fitting->places, place);
}

/* Gives each place the same share, up to its limit; what cannot be divided goes to the first, a unit each.
 * Returns what is left over. */
static int
share_out (Fit *self, int amount)
{
  GArray *places = self->fitting->places;
  int n_open = places->len;

  while (amount > 0 && n_open > 0)
    {
      int share = amount / n_open, rest = amount % n_open;
      int still_open = 0;

      for (int i = 0; i < places->len; i++)
        {
          Place *place = &g_array_index (places, Place, i);
          int give;

          if (place->share == place->limit)
            continue;
          give = MIN (share + (rest > 0), place->limit - place->share);
          if (rest > 0)
            rest--;
          place->share += give;
          amount -= give;
          still_open += place->share < place->limit;
        }
      n_open = still_open;
    }
  return amount;
}

static int
room (const Fit *self, int i)
{
  const QdUnit *unit = unit_at (self, i);
  int start_cut, end_cut, start_room = unit->lead_room, end_room = unit->trail_room;

  if (i == 0)
    qd_rules_start_edge (self->rules, unit, &start_cut, &start_room);
  if (self->fitting->a + i == self->fitting->last)
    {
      qd_rules_end_edge (self->rules, unit, &end_cut, &end_room);
      end_room = 0; /* That is the first step's. */
    }
  return (start_room + end_room) * self->scale;
}

static gboolean
is_late_colon (const Fit *self, const QdUnit *unit)
{
  return unit->colon && self->rules->style.colon == QD_COLON_STOP;
}

static void
collect_compression (Fit *self, int step)
{
  int n = self->fitting->last - self->fitting->a + 1;

  g_array_set_size (self->fitting->places, 0);
  for (int i = step == 1 ? n - 1 : 0; i < n; i++)
    {
      const QdUnit *unit = unit_at (self, i);
      QdCharClass class = unit->class;
      int cut, end_room;

      switch (step)
        {
        case 1:
          qd_rules_end_edge (self->rules, unit, &cut, &end_room);
          if (self->rules->trail_blank[class] > 0)
            add_place (self, i, end_room * self->scale);
          break;
        case 2:
          if (class == QD_CHAR_SPACE && !(unit->flags & QD_UNIT_SPACE_GAP))
            add_place (self, i, unit->width - self->rules->em / 4);
          break;
        case 3:
          if (class == QD_CHAR_INTERPUNCT)
            add_place (self, i, room (self, i));
          break;
        case 4:
          if (class == QD_CHAR_OPEN || class == QD_CHAR_CLOSE)
            add_place (self, i, room (self, i));
          break;
        case 5:
          if (class == QD_CHAR_COMMA || (class == QD_CHAR_SEMICOLON && !is_late_colon (self, unit)))
            add_place (self, i, room (self, i));
          break;
        case 6:
          if (class == QD_CHAR_SPACE && (unit->flags & QD_UNIT_SPACE_GAP))
            add_place (self, i, unit->width - self->rules->gap_least);
          else if (i > 0 && (unit->flags & QD_UNIT_GAP))
            add_place (self, i, self->rules->gap_shrink);
          break;
        case 7:
          if (class == QD_CHAR_STOP || class == QD_CHAR_EXCLAIM || is_late_colon (self, unit))
            add_place (self, i, room (self, i));
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* A centred mark gives from both sides alike; any other from the side where its blank is. */
static void
take_from_mark (Fit *self, int i, int amount, gboolean at_end)
{
  const QdUnit *unit = unit_at (self, i);
  QdFitUnit *fit = fit_at (self, i);
  int lead_room = i == 0 && unit->class == QD_CHAR_OPEN ? QD_BLANK_EM : unit->lead_room;
  gboolean last = self->fitting->a + i == self->fitting->last;
  int lead;

  if (at_end)
    lead = 0;
  else if (unit->trail_room == 0 || last)
    lead = amount;
  else if (lead_room == 0)
    lead = 0;
  else
    lead = amount / 2;
  fit->lead += lead;
  fit->trail += amount - lead;
}

static void
apply_compression (Fit *self, int step)
{
  GArray *places = self->fitting->places;

  for (int i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const QdUnit *unit = unit_at (self, place->unit);

      if (unit->class == QD_CHAR_SPACE)
        fit_at (self, place->unit)->width -= place->share;
      else if (step == 6)
        fit_at (self, place->unit)->before -= place->share;
      else
        take_from_mark (self, place->unit, place->share, step == 1);
    }
}

static void
compress (Fit *self, int amount)
{
  for (int step = 1; step <= QD_N_COMPRESSION_STEPS && amount > 0; step++)
    {
      int left;

      collect_compression (self, step);
      left = share_out (self, amount);
      self->fitting->compression[step] = (QdFitStep){ amount - left, self->fitting->places->len };
      apply_compression (self, step);
      amount = left;
    }
}

static gboolean
is_word_space (const QdUnit *unit)
{
  return unit->class == QD_CHAR_SPACE && !(unit->flags & QD_UNIT_SPACE_GAP);
}

static gboolean
is_gap (const QdUnit *unit)
{
  return unit->class == QD_CHAR_SPACE ? (unit->flags & QD_UNIT_SPACE_GAP) && unit->width > 0
                                      : (unit->flags & QD_UNIT_GAP) != 0;
}

static gboolean
is_elastic_gap (const Fit *self, const QdUnit *unit)
{
  return is_gap (unit) && !self->rules->style.fixed_gaps;
}

/* The last step has three resorts: ordinary places, then those beside connectors and solidi, then words and gaps. */
static void
collect_expansion (Fit *self, int step, int resort)
{
  int n = self->fitting->last - self->fitting->a + 1;
  int half = self->rules->em / 2;

  g_array_set_size (self->fitting->places, 0);
  for (int i = 1; i < n; i++)
    {
      const QdUnit *unit = unit_at (self, i);

      if (step == 1 && is_word_space (unit))
        add_place (self, i, half - unit->width);
      else if (step == 2 && is_gap (unit))
        add_place (self, i, self->rules->gap_most - (unit->class == QD_CHAR_SPACE ? unit->width : self->rules->gap));
      else if (step == 3
               && ((resort == 0 && (unit->flags & QD_UNIT_EXPAND)) || (resort == 1 && (unit->flags & QD_UNIT_AVOID))
                   || (resort == 2 && (is_word_space (unit) || is_elastic_gap (self, unit)))))
        add_place (self, i, G_MAXINT / 2);
    }
}

static void
apply_expansion (Fit *self)
{
  GArray *places = self->fitting->places;

  for (int i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (unit_at (self, place->unit)->class == QD_CHAR_SPACE)
        fit_at (self, place->unit)->width += place->share;
      else
        fit_at (self, place->unit)->before += place->share;
    }
}

static void
expand (Fit *self, int amount)
{
  for (int step = 1; step <= QD_N_EXPANSION_STEPS && amount > 0; step++)
    {
      int left;

      collect_expansion (self, step, 0);
      for (int resort = 1; step == 3 && resort <= 2 && self->fitting->places->len == 0; resort++)
        collect_expansion (self, step, resort);
      left = share_out (self, amount);
      self->fitting->expansion[step] = (QdFitStep){ amount - left, self->fitting->places->len };
      apply_expansion (self);
      amount = left;
    }
}

static gboolean
is_space (const QdUnit *unit)
{
  return unit->class == QD_CHAR_SPACE || unit->class == QD_CHAR_IDEOGRAPHIC_SPACE;
}

static int
sum (const Fit *self)
{
  int width = 0;

  for (int i = 0; self->fitting->a + i <= self->fitting->last; i++)
    {
      const QdFitUnit *fit = fit_at (self, i);

      width += fit->before + fit->width - fit->lead - fit->trail;
    }
  return width;
}

/* At a line's edge the character is flush with the edge, and what its annotation needs is on the inner side. */
static void
lay_out_pad (const Fit *self, int i, const QdUnitPad *pad, QdFitUnit *fit)
{
  gboolean first = i == 0, last = self->fitting->a + i == self->fitting->last;
  int total = pad->lead + pad->trail + (first ? pad->lead_over : 0) + (last ? pad->trail_over : 0);
  int lead = first ? 0 : last ? total : pad->lead;

  fit->width += total - pad->lead - pad->trail;
  fit->lead_blank = lead;
  fit->trail_blank += total - lead;
}

/* Every unit as the pairs left it, the first and the last as the line's edges have them. */
static void
lay_out (Fit *self)
{
  QdFitting *fitting = self->fitting;

  fitting->last = fitting->b - 1;
  while (fitting->last >= fitting->a && is_space (&self->units->unit[fitting->last]))
    fitting->last--;
  fitting->hyphen = 0;
  if (fitting->last >= fitting->a && fitting->last == fitting->b - 1)
    fitting->hyphen = qd_rules_hyphen (self->rules, &self->units->unit[fitting->last]);
  g_array_set_size (fitting->units, fitting->b - fitting->a);
  for (int i = 0; i < fitting->b - fitting->a; i++)
    {
      const QdUnit *unit = unit_at (self, i);
      int lead = unit->lead_cut, trail = unit->trail_cut, edge_room;

      if (i == 0)
        qd_rules_start_edge (self->rules, unit, &lead, &edge_room);
      if (fitting->a + i == fitting->last)
        qd_rules_end_edge (self->rules, unit, &trail, &edge_room);
      *fit_at (self, i) = (QdFitUnit){
        .lead = lead * self->scale,
        .trail = trail * self->scale,
        .before = i > 0 && (unit->flags & QD_UNIT_GAP) ? self->rules->gap : 0,
        .width = fitting->a + i > fitting->last ? 0 : unit->width,
        .trail_blank = qd_units_has_column (self->units, fitting->a + i) ? self->units->column : 0,
      };
      if (self->units->pads && self->units->pads->len > 0)
        {
          const QdUnitPad *pad = qd_units_find_pad (self->units, fitting->a + i);

          if (pad)
            lay_out_pad (self, i, pad, fit_at (self, i));
        }
    }
  if (fitting->hyphen > 0)
    fit_at (self, fitting->last - fitting->a)->width += fitting->hyphen;
}

void
qd_fitting_run (
    QdFitting *self, const QdUnits *units, const QdRules *rules, int a, int b, int measure, gboolean stretch)
{
  Fit fit = { self, units, rules, rules->em / QD_BLANK_EM };
  int slack;

  self->a = a;
  self->b = b;
  self->measure = measure;
  self->hung = 0;
  for (int i = 0; i <= QD_N_COMPRESSION_STEPS; i++)
    self->compression[i] = (QdFitStep){ 0 };
  for (int i = 0; i <= QD_N_EXPANSION_STEPS; i++)
    self->expansion[i] = (QdFitStep){ 0 };
  lay_out (&fit);
  self->natural = sum (&fit);
  slack = measure - self->natural;
  if (slack < 0 && self->last >= a && qd_rules_hangs (rules, units, self->last))
    {
      const QdFitUnit *mark = fit_at (&fit, self->last - a);
      int hung = mark->width - mark->lead - mark->trail;

      if (slack + hung >= 0)
        self->hung = hung;
    }
  slack += self->hung;
  if (slack < 0)
    compress (&fit, -slack);
  else if (stretch && slack > 0)
    expand (&fit, slack);
  self->width = sum (&fit) - self->hung;
}
