/* qd-pairs.c: what neighbours do to each other, and the sums over a paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adjacent marks close up before lines are broken, because that moves the breaks (CLREQ 3.1.6.2, 标点挤压); Han and
 * Western text get their gap (3.2.1); each boundary learns whether a line may break there and whether space may be
 * added. What a line's edge changes is kept apart from the sums, because a pair ends where the line does.
 */
#include "typeset/qd-units.h"

/* What one place of the first two steps of expansion counts for, in places of the last. */
#define STRETCHY 4

static gboolean
is_point (QdCharClass class)
{
  return class == QD_CHAR_COMMA || class == QD_CHAR_SEMICOLON || class == QD_CHAR_STOP || class == QD_CHAR_EXCLAIM;
}

static gboolean
is_space (const QdUnit *unit)
{
  return unit->class == QD_CHAR_SPACE || unit->class == QD_CHAR_IDEOGRAPHIC_SPACE;
}

static gboolean
is_han (const QdUnit *unit)
{
  return unit->class == QD_CHAR_HAN || unit->class == QD_CHAR_ITERATION;
}

static gboolean
takes_gap (const QdUnit *unit)
{
  return unit->form == QD_CELL_NORMAL || unit->form == QD_CELL_ROTATED;
}

static void
cut_lead (QdUnit *unit)
{
  unit->lead_cut += unit->lead_room;
  unit->lead_room = 0;
}

static void
cut_trail (QdUnit *unit)
{
  unit->trail_cut += unit->trail_room;
  unit->trail_room = 0;
}

/* A centred point has a quarter to give, the mark that closes after it the other. */
static void
close_up_centred (const QdRules *rules, QdUnit *left, QdUnit *right)
{
  switch (rules->style.centred_point)
    {
    case QD_CENTRED_POINT_CLOSE:
      if (right->trail_cut == 0)
        {
          right->trail_cut = MIN (right->trail_room, left->trail_room);
          right->trail_room -= right->trail_cut;
        }
      cut_trail (left);
      break;
    case QD_CENTRED_POINT_NATURAL:
      break;
    case QD_CENTRED_POINT_FULL:
      left->lead_room = left->trail_room = 0;
      break;
    }
}

/* A point, or an interpunct that has blanks: beside a bracket both are marks like any other. */
static gboolean
has_blanks_around (const QdRules *rules, const QdUnit *unit)
{
  return is_point (unit->class) || (unit->class == QD_CHAR_INTERPUNCT && rules->lead_blank[unit->class] > 0);
}

/* The table of TYPOGRAPHY 23: the marks stay close to the text they enclose. The ideographic space counts as a blank
 * too (CSS Text 4, text-spacing-trim). Two points in a row close up by option. */
static void
close_up (const QdRules *rules, QdUnit *left, QdUnit *right)
{
  if (right->class == QD_CHAR_OPEN
      && (left->class == QD_CHAR_OPEN || left->class == QD_CHAR_CLOSE || has_blanks_around (rules, left)
          || left->class == QD_CHAR_IDEOGRAPHIC_SPACE))
    cut_lead (right);
  else if (left->class == QD_CHAR_CLOSE
           && (right->class == QD_CHAR_CLOSE || has_blanks_around (rules, right)
               || right->class == QD_CHAR_IDEOGRAPHIC_SPACE))
    cut_trail (left);
  else if (right->class == QD_CHAR_CLOSE && is_point (left->class) && !(left->flags & QD_UNIT_GROUPED))
    {
      if (rules->lead_blank[left->class] > 0)
        close_up_centred (rules, left, right);
      else
        cut_trail (left);
    }
  else if (rules->style.close_points && is_point (left->class) && is_point (right->class)
           && !((left->flags | right->flags) & QD_UNIT_GROUPED))
    {
      cut_trail (left);
      cut_lead (right);
    }
}

static gboolean
may_break (const QdRules *rules, const QdUnit *unit, int index)
{
  const QdUnit *right = &unit[index], *left = &unit[index - 1];

  if (is_space (right) || (left->flags & QD_UNIT_GLUE))
    return FALSE;
  if ((rules->edges[right->class] & QD_EDGE_NO_START) || (right->flags & QD_UNIT_NO_START))
    return FALSE;
  if (is_space (left) && index > 1)
    left--;
  return !(rules->edges[left->class] & QD_EDGE_NO_END) && !(left->flags & QD_UNIT_NO_END);
}

/* Between —— or …… and the quotation marks around them there is no break at any level (CLREQ 3.1.7). */
static gboolean
is_quoted_dash (const QdUnit *left, const QdUnit *right)
{
  gboolean left_long = left->class == QD_CHAR_DASH || left->class == QD_CHAR_ELLIPSIS;
  gboolean right_long = right->class == QD_CHAR_DASH || right->class == QD_CHAR_ELLIPSIS;

  return (left_long && right->class == QD_CHAR_CLOSE) || (right_long && left->class == QD_CHAR_OPEN);
}

static void
set_space (const QdRules *rules, QdUnit *unit, int index, int n)
{
  const QdUnit *left = &unit[index - 1], *right = &unit[index + 1];
  gboolean western_right, western_left;

  if (!rules->style.replace_spaces || index == 0 || index + 1 >= n || unit[index].class != QD_CHAR_SPACE
      || right->start - unit[index].start != 1 || (left->flags & QD_UNIT_CODE))
    return;
  western_right = is_han (left) && (right->flags & QD_UNIT_LETTER_START);
  western_left = is_han (right) && (left->flags & QD_UNIT_LETTER_END);
  if (!western_right && !western_left)
    return;
  unit[index].flags |= QD_UNIT_SPACE_GAP;
  unit[index].width = takes_gap (left) && takes_gap (right) ? rules->gap : 0;
}

static void
set_gap (const QdRules *rules, QdUnit *left, QdUnit *right)
{
  if (rules->gap == 0 || !takes_gap (left) || !takes_gap (right) || ((left->flags | right->flags) & QD_UNIT_CODE))
    return;
  if ((is_han (left) && (right->flags & QD_UNIT_LETTER_START))
      || (is_han (right) && (left->flags & QD_UNIT_LETTER_END)))
    right->flags = (right->flags | QD_UNIT_GAP) & ~(QD_UNIT_EXPAND | QD_UNIT_AVOID);
}

static gboolean
is_joint (QdCharClass class)
{
  return class == QD_CHAR_CONNECTOR || class == QD_CHAR_SOLIDUS;
}

static void
set_pair (const QdRules *rules, QdUnits *units, int index)
{
  QdUnit *right = &units->unit[index], *left = right - 1;

  if ((right->class == QD_CHAR_POSTFIX && (left->flags & QD_UNIT_DIGIT_END))
      || (left->class == QD_CHAR_PREFIX && (right->flags & QD_UNIT_DIGIT_START)) || is_quoted_dash (left, right))
    right->flags |= QD_UNIT_JOIN;
  right->flags &= ~(QD_UNIT_BREAK | QD_UNIT_EXPAND | QD_UNIT_AVOID);
  if (!(right->flags & QD_UNIT_JOIN))
    {
      if (may_break (rules, units->unit, index))
        right->flags |= QD_UNIT_BREAK;
      if (is_joint (left->class) || is_joint (right->class))
        right->flags |= QD_UNIT_AVOID;
      else if (right->penalty == QD_PENALTY_NONE && left->class != QD_CHAR_SPACE && right->class != QD_CHAR_SPACE)
        right->flags |= QD_UNIT_EXPAND;
    }
  if (right->class == QD_CHAR_SPACE)
    set_space (rules, units->unit, index, units->n);
  else
    set_gap (rules, left, right);
  if (rules->style.punctuation != QD_PUNCTUATION_NONE)
    close_up (rules, left, right);
}

/* As set_pair(), for plain Han after an ordinary mark, which is most of what is not Han: only a break may be lost. */
static void
set_plain_after (const QdRules *rules, QdUnits *units, int index)
{
  const QdUnit *left = &units->unit[index - 1];

  if (left->flags & QD_UNIT_LETTER_END || is_space (left) || is_joint (left->class) || (left->flags & QD_UNIT_NO_END))
    set_pair (rules, units, index);
  else if (rules->edges[left->class] & QD_EDGE_NO_END)
    units->unit[index].flags = QD_UNIT_EXPAND;
}

static void
set_blanks (const QdRules *rules, QdUnit *unit)
{
  if ((unit->flags & QD_UNIT_GROUPED) || rules->style.punctuation == QD_PUNCTUATION_NONE)
    return;
  unit->lead_room = rules->lead_blank[unit->class];
  unit->trail_room = rules->trail_blank[unit->class];
  if (rules->style_cut[unit->class])
    {
      cut_lead (unit);
      cut_trail (unit);
    }
}

/* What gives nothing to a line that is too long, by option; its blank is still closed up beside another mark. */
static void
set_rigid (const QdRules *rules, QdUnit *unit)
{
  gboolean stop = unit->class == QD_CHAR_STOP || unit->class == QD_CHAR_EXCLAIM;

  if ((stop && rules->style.fixed_stops) || (unit->colon && rules->style.colon == QD_COLON_FIXED))
    unit->lead_room = unit->trail_room = 0;
}

/* Closes up pairs, sets gaps, and says where lines may break and grow. Two plain Han side by side need nothing. */
void
qd_units_pair (QdUnits *self, const QdRules *rules)
{
  for (int i = 0; i < self->n_special; i++)
    {
      int index = self->special[i];
      gboolean plain_follows = i + 1 < self->n_special ? self->special[i + 1] > index + 1 : index + 1 < self->n;

      set_blanks (rules, &self->unit[index]);
      if (index > 0)
        set_pair (rules, self, index);
      if (plain_follows)
        set_plain_after (rules, self, index + 1);
    }
  if (!rules->style.fixed_stops && rules->style.colon != QD_COLON_FIXED)
    return;
  for (int i = 0; i < self->n_special; i++)
    set_rigid (rules, &self->unit[self->special[i]]);
}

static int
stretch_places (const QdRules *rules, const QdUnit *unit)
{
  if (unit->flags & QD_UNIT_EXPAND)
    return 1;
  if (rules->style.fixed_gaps && (unit->flags & (QD_UNIT_GAP | QD_UNIT_SPACE_GAP)))
    return 0;
  return (unit->flags & QD_UNIT_GAP) || unit->class == QD_CHAR_SPACE ? STRETCHY : 0;
}

typedef struct
{
  guint32 width, shrink, gaps;
} Sums;

/* At a line's edge an annotation has no neighbour to reach over. */
static void
widen_edges (const QdUnits *self, int i)
{
  const QdUnitPad *pad = qd_units_find_pad (self, i);

  if (!pad)
    return;
  self->boundary[i].start_width -= pad->lead_over;
  self->boundary[i + 1].end_width += pad->trail_over;
}

static void
sum_one (const QdUnits *self, const QdRules *rules, int i, Sums *sums)
{
  const int scale = rules->em / QD_BLANK_EM;
  const QdUnit *unit = &self->unit[i];
  QdBoundary *start = &self->boundary[i], *end = start + 1;
  int gap = unit->flags & QD_UNIT_GAP ? rules->gap : 0, gap_shrink = unit->flags & QD_UNIT_GAP ? rules->gap_shrink : 0;
  int cut, room;

  sums->gaps += stretch_places (rules, unit);
  qd_rules_start_edge (rules, unit, &cut, &room);
  start->start_width = sums->width + gap + (cut - unit->lead_cut) * scale;
  start->start_shrink = sums->shrink + gap_shrink + (unit->lead_room - room) * scale;
  start->start_gaps = sums->gaps;
  sums->width += gap + unit->width - (unit->lead_cut + unit->trail_cut) * scale;
  sums->shrink += qd_rules_shrink (rules, unit);
  if (is_space (unit))
    {
      /* Spaces hang unseen over the end of a line. */
      end->end_width = start->end_width;
      end->end_shrink = start->end_shrink;
      end->end_gaps = start->end_gaps;
      return;
    }
  qd_rules_end_edge (rules, unit, &cut, &room);
  end->end_width = sums->width + (unit->trail_cut - cut) * scale + qd_rules_hyphen (rules, unit);
  end->end_shrink = sums->shrink + (room - unit->trail_room) * scale;
  end->end_gaps = sums->gaps;
  if (self->pads && self->pads->len > 0)
    widen_edges (self, i);
}

/* Plain Han between two others; only what follows another unit can have been changed by it. */
static void
sum_plain (const QdUnits *self, const QdRules *rules, int from, int to, Sums *sums)
{
  QdBoundary *boundary = self->boundary;
  int advance = rules->em + self->column;
  Sums sum;

  if (from < to && self->unit[from].flags != (QD_UNIT_BREAK | QD_UNIT_EXPAND))
    sum_one (self, rules, from++, sums);
  sum = *sums;
  for (int i = from; i < to; i++)
    {
      sum.gaps++;
      boundary[i].start_width = sum.width;
      boundary[i].start_shrink = sum.shrink;
      boundary[i].start_gaps = sum.gaps;
      sum.width += advance;
      boundary[i + 1].end_width = sum.width;
      boundary[i + 1].end_shrink = sum.shrink;
      boundary[i + 1].end_gaps = sum.gaps;
    }
  *sums = sum;
}

/* Fills the boundaries; see #QdBoundary. */
void
qd_units_sum (QdUnits *self, const QdRules *rules)
{
  Sums sums = { 0 };
  int at = 0;

  self->boundary[0] = (QdBoundary){ 0 };
  for (int i = 0; i < self->n_special; i++)
    {
      sum_plain (self, rules, at, self->special[i], &sums);
      sum_one (self, rules, self->special[i], &sums);
      at = self->special[i] + 1;
    }
  sum_plain (self, rules, at, self->n, &sums);
  self->boundary[self->n].start_width = sums.width;
  self->boundary[self->n].start_shrink = sums.shrink;
  self->boundary[self->n].start_gaps = sums.gaps;
}
