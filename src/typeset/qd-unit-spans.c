/* qd-unit-spans.c: what spans do to the units below them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Note marks stay with their text, ruby groups together, code takes no gap; pinyin widens its base where it would come
 * too close to its neighbours (CLREQ 3.3.2); zhuyin gives every unit its column (CLREQ 3.3.3).
 */
#include "typeset/qd-units.h"

#include "typeset/qd-ruby.h"

#include <string.h>

/* Units with one annotation along the line over them, [first, last]. */
typedef struct
{
  int first, last;
  int advance; /* of the annotation */
} Group;

typedef struct
{
  QdUnits *units;
  const QdRules *rules;
  const QdComposeRequest *request;
  GArray *groups;  /* of Group, in order */
  GArray *touched; /* of gint32: units that are not plain any more */
} Application;

static void
touch (Application *self, int unit)
{
  gint32 index = unit;

  g_array_append_val (self->touched, index);
}

/* The units that stand for a span, [first, last]; FALSE if it lies outside of what was scanned. */
static gboolean
find_units (const Application *self, const QdSpan *span, int *first, int *last)
{
  const QdUnits *units = self->units;
  gint64 start = (gint64) span->start - (gint64) self->request->text_start;
  gint64 end = (gint64) span->end - (gint64) self->request->text_start;

  if (units->n == 0 || start >= end || end <= units->unit[0].start || start >= units->unit[units->n].start)
    return FALSE;
  *first = start <= units->unit[0].start ? 0 : qd_units_find (units, start);
  /* A span may begin inside a word. */
  if (*first > 0 && units->unit[*first].start > start)
    (*first)--;
  *last = *first;
  while (*last + 1 < units->n && units->unit[*last + 1].start < end)
    (*last)++;
  return TRUE;
}

static void
join (Application *self, int first, int last)
{
  for (int i = first; i <= last; i++)
    {
      QdUnit *unit = &self->units->unit[i];

      unit->flags = (unit->flags | QD_UNIT_JOIN) & ~(QD_UNIT_BREAK | QD_UNIT_EXPAND);
      touch (self, i);
    }
}

/* Words of code are as wide as in its face, and take no gap; spaces in it are not shared out. */
static void
set_code (Application *self, int first, int last)
{
  QdMetrics *metrics = self->rules->metrics;

  for (int i = first; i <= last; i++)
    {
      QdUnit *unit = &self->units->unit[i];
      int n_bytes = unit[1].start - unit->start;
      gboolean word = unit->class == QD_CHAR_LATIN || unit->class == QD_CHAR_DIGIT
                      || unit->class == QD_CHAR_WESTERN_MARK || unit->class == QD_CHAR_SPACE;

      unit->flags |= QD_UNIT_CODE;
      if (metrics->code_advance && word && (unit->form == QD_CELL_NORMAL || unit->form == QD_CELL_ROTATED))
        unit->width = metrics->code_advance (metrics, self->request->text + unit->start, n_bytes);
      touch (self, i);
    }
}

/* Note marks are small, stay with their text, and are no words that would take a gap. */
static void
set_note_mark (Application *self, int first, int last)
{
  for (int i = first; i <= last; i++)
    {
      QdUnit *unit = &self->units->unit[i];

      unit->width *= QD_NOTE_MARK_SCALE;
      unit->flags |= QD_UNIT_GROUPED;
      unit->flags &= ~(QD_UNIT_LETTER_START | QD_UNIT_LETTER_END | QD_UNIT_DIGIT_START | QD_UNIT_DIGIT_END);
    }
  join (self, first, last);
}

static void
add_group (Application *self, const QdSpan *span, int first, int last)
{
  const Group *before = self->groups->len > 0 ? &g_array_index (self->groups, Group, self->groups->len - 1) : NULL;
  Group group = { first, last, 0 };

  /* Annotations one over the other have no room: the first stands. */
  if (qd_ruby_get_kind (span->data) != QD_RUBY_PINYIN || (before && before->last >= first))
    return;
  group.advance = qd_ruby_get_advance (self->rules->metrics, span->data);
  g_array_append_val (self->groups, group);
}

/* Whether a note begins with unit @first and touches no note before it. */
static gboolean
is_free (const Application *self, const QdSpan *span, int first)
{
  const GArray *notes = self->units->notes;

  return self->request->text_start + self->units->unit[first].start == span->start
         && (notes->len == 0 || g_array_index (notes, QdUnitNote, notes->len - 1).last < first);
}

static void
apply_one (Application *self, const QdSpan *span)
{
  int first, last;

  if (!find_units (self, span, &first, &last))
    return;
  switch (span->kind)
    {
    case QD_SPAN_CODE:
      set_code (self, first, last);
      break;
    case QD_SPAN_NOTE_MARK:
      set_note_mark (self, first, last);
      break;
    case QD_SPAN_RUBY:
      join (self, first + 1, last);
      if (span->data)
        add_group (self, span, first, last);
      break;
    case QD_SPAN_INLINE_NOTE:
      if (is_free (self, span, first))
        {
          qd_units_set_note (self->units, self->rules, first, last);
          for (int i = first; i <= last; i++)
            touch (self, i);
        }
      break;
    case QD_SPAN_EMPHASIS:
    case QD_SPAN_STRONG:
    case QD_SPAN_LINK:
    case QD_SPAN_EMENDED:
    case QD_SPAN_NOTE:
    case QD_SPAN_HEADING:
    case QD_SPAN_PINYIN:
    case QD_SPAN_NAME:
    case QD_SPAN_WORK:
    case QD_SPAN_CELL:
      break;
    }
}

static gboolean
is_annotated (const Application *self, int group, int unit)
{
  const Group *other;

  if (group < 0 || group >= (int) self->groups->len)
    return FALSE;
  other = &g_array_index (self->groups, Group, group);
  return unit >= other->first && unit <= other->last;
}

/* What an annotation that is wider than its base needs on the side of unit @neighbour: @excess half of what it is
 * wider. It may reach over Han; between it and the next annotation is a word space. */
static void
find_need (const Application *self, int neighbour, gboolean annotated, int excess, int *need, int *over)
{
  const QdUnit *unit = &self->units->unit[neighbour];
  int em = self->rules->em;
  gboolean han =
      neighbour >= 0 && neighbour < self->units->n && (unit->class == QD_CHAR_HAN || unit->class == QD_CHAR_ITERATION);

  *over = 0;
  if (annotated)
    *need = excess + QD_RUBY_GAP (em) / 2;
  else if (han)
    {
      *over = CLAMP (excess, 0, QD_RUBY_OVERHANG (em));
      *need = excess - *over;
    }
  else
    *need = excess;
  *need = MAX (*need, 0);
}

static void
pad_group (Application *self, int index)
{
  const Group *group = &g_array_index (self->groups, Group, index);
  int n = group->last - group->first + 1, base = 0, lead, trail, lead_over, trail_over;

  for (int i = group->first; i <= group->last; i++)
    base += self->units->unit[i].width;
  find_need (self, group->first - 1, is_annotated (self, index - 1, group->first - 1), (group->advance - base) / 2,
             &lead, &lead_over);
  find_need (self, group->last + 1, is_annotated (self, index + 1, group->last + 1), (group->advance - base + 1) / 2,
             &trail, &trail_over);
  if (lead + trail + lead_over + trail_over == 0)
    return;
  /* Several characters share the room, so that they stand evenly below their annotation. */
  if (n > 1)
    lead = trail = MAX (lead, trail);
  for (int i = group->first; i <= group->last; i++)
    {
      QdUnitPad pad = { .unit = i, .lead = lead / n, .trail = trail / n };

      pad.lead_over = i == group->first ? lead_over : 0;
      pad.trail_over = i == group->last ? trail_over : 0;
      self->units->unit[i].width += pad.lead + pad.trail;
      g_array_append_val (self->units->pads, pad);
      touch (self, i);
    }
}

/* Whether the column for zhuyin is part of unit @i. A word that is in several pieces, marks in one frame and a sign
 * with its number have one column at their end. */
gboolean
qd_units_has_column (const QdUnits *units, int i)
{
  const QdUnit *unit = &units->unit[i], *next = unit + 1;

  if (unit->class == QD_CHAR_SPACE || unit->class == QD_CHAR_IDEOGRAPHIC_SPACE)
    return FALSE;
  return i + 1 == units->n
         || (next->penalty == QD_PENALTY_NONE && (!(next->flags & QD_UNIT_JOIN) || next->class == QD_CHAR_HAN));
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  return *(const gint32 *) a - *(const gint32 *) b;
}

/* The units that were touched join those that are looked at one by one. */
static void
merge_touched (Application *self)
{
  QdUnits *units = self->units;
  int from = units->n_special - 1, at = 0, to;

  g_array_sort (self->touched, compare_indices);
  for (guint i = 0; i < self->touched->len; i++)
    {
      gint32 index = g_array_index (self->touched, gint32, i);

      if (at > 0 && g_array_index (self->touched, gint32, at - 1) == index)
        continue;
      if (bsearch (&index, units->special, units->n_special, sizeof (gint32), compare_indices))
        continue;
      g_array_index (self->touched, gint32, at++) = index;
    }
  to = units->n_special + at - 1;
  units->n_special += at;
  for (; at > 0; to--)
    {
      gint32 fresh = g_array_index (self->touched, gint32, at - 1);

      if (from >= 0 && units->special[from] > fresh)
        units->special[to] = units->special[from--];
      else
        {
          units->special[to] = fresh;
          at--;
        }
    }
}

/* What the spans of @request ask of the units that were scanned. */
void
qd_units_apply_spans (QdUnits *self, const QdRules *rules, const QdComposeRequest *request)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint32));
  Application application = { self, rules, request, groups, touched };

  if (!self->pads)
    {
      self->pads = g_array_new (FALSE, FALSE, sizeof (QdUnitPad));
      self->notes = g_array_new (FALSE, FALSE, sizeof (QdUnitNote));
    }
  g_array_set_size (self->pads, 0);
  g_array_set_size (self->notes, 0);
  for (int i = 0; i < request->n_spans; i++)
    apply_one (&application, &request->spans[i]);
  for (guint i = 0; i < groups->len; i++)
    pad_group (&application, i);
  self->column = request->column;
  for (int i = 0; self->column > 0 && i < self->n; i++)
    {
      if (qd_units_has_column (self, i))
        self->unit[i].width += self->column;
    }
  if (touched->len > 0)
    merge_touched (&application);
}

/* The pad of unit @index, if it has one. */
const QdUnitPad *
qd_units_find_pad (const QdUnits *self, int index)
{
  int low = 0, high = self->pads ? self->pads->len : 0;

  while (low < high)
    {
      int middle = low + (high - low) / 2;
      const QdUnitPad *pad = &g_array_index (self->pads, QdUnitPad, middle);

      if (pad->unit == index)
        return pad;
      if (pad->unit < index)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
