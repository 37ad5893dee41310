/* qd-recogniser-levels.c: which heading stands in which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The nesting is read off the document: a run of labels that begins and ends between two members of another stands in
 * it. Custom (章 holds 节, 一、 holds （一）) decides only where the document does not.
 */
#include "document/qd-recogniser-private.h"

#define MAX_LEVEL 9

typedef struct
{
  int line;
  int level;
} Open;

typedef struct
{
  QdRecogniser *recogniser;
  Open open[MAX_LEVEL];
  int n_open;
  int top_rank;       /* of the highest run of labels in the document */
  GHashTable *nested; /* pairs of series: the second was found inside the first */
} Levels;

static int
first_line (const QdRun *run)
{
  return g_array_index (run->members, int, 0);
}

/* The last line of the run, with the pieces that continue it. */
static int
last_line (const QdRun *run)
{
  while (run->continued && run->continued->score > 0)
    run = run->continued;
  return g_array_index (run->members, int, run->members->len - 1);
}

/* Where the run that @line belongs to goes on; G_MAXINT if it ends there. */
static int
next_member (const QdLine *line)
{
  if (!line->run)
    return G_MAXINT;
  if (line->member + 1 < (int) line->run->members->len)
    return g_array_index (line->run->members, int, line->member + 1);
  if (line->run->continued && line->run->continued->score > 0)
    return first_line (line->run->continued);
  return G_MAXINT;
}

static guint64
pair_key (guint64 outer, guint64 inner)
{
  return outer * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) ^ inner;
}

/* 1.2 stands in 1. and in 第一章; 第一講第一節 in 第一講. */
static gboolean
holds_by_number (const QdLabel *outer, const QdLabel *inner)
{
  if (inner->form != QD_LABEL_DECIMAL && inner->form != QD_LABEL_COMPOUND)
    return FALSE;
  if (outer->n_values >= inner->n_values || outer->n_values == 0)
    return FALSE;
  for (int i = 0; i < outer->n_values; i++)
    {
      if (outer->values[i] != inner->values[i])
        return FALSE;
    }
  return TRUE;
}

/* Decides whether the first heading of a run stands inside the open heading @outer. */
static gboolean
stands_inside (Levels *self, const QdLine *outer, int index)
{
  const QdLine *line = &self->recogniser->lines[index];
  int goes_on = next_member (outer);
  int end = line->run ? last_line (line->run) : index;
  guint64 pair = pair_key (outer->series, line->series);

  if (holds_by_number (&outer->label, &line->label) && outer->run)
    return TRUE;
  if (line->label.form == QD_LABEL_DECIMAL && outer->label.form == QD_LABEL_DECIMAL)
    return FALSE;
  if (line->label.form == QD_LABEL_COMPOUND && outer->label.form == QD_LABEL_UNIT)
    return FALSE;
  if (outer->series == QD_SERIES_WORD)
    return line->rank > self->top_rank && line->rank > 20;
  if (g_hash_table_contains (self->nested, &pair))
    return TRUE;
  /* Counts that go on across the outer headings (chapters of a book in parts) are still inside. */
  if (goes_on < G_MAXINT && (end < goes_on || outer->rank < line->rank))
    return TRUE;
  if (goes_on < G_MAXINT)
    return FALSE;
  return outer->rank < line->rank;
}

static void
remember_nesting (Levels *self, int outer, int index)
{
  QdLine *lines = self->recogniser->lines;
  int goes_on = next_member (&lines[outer]);
  guint64 pair = pair_key (lines[outer].series, lines[index].series);

  if (goes_on < G_MAXINT)
    g_hash_table_add (self->nested, g_memdup2 (&pair, sizeof pair));
}

static void
push (Levels *self, int index, int level)
{
  level = CLAMP (level, 1, MAX_LEVEL);
  while (self->n_open > 0 && self->open[self->n_open - 1].level >= level)
    self->n_open--;
  if (self->n_open < MAX_LEVEL)
    self->open[self->n_open++] = (Open){ index, level };
  qd_recogniser_block (self->recogniser, index)->level = level;
}

static int
level_of_open (const Levels *self)
{
  return self->n_open > 0 ? self->open[self->n_open - 1].level : 0;
}

/* A heading of the format: its own level, below whatever explicit heading is open above it. */
static void
place_explicit (Levels *self, int index)
{
  const QdLine *lines = self->recogniser->lines;
  int rank = lines[index].rank;

  while (self->n_open > 0)
    {
      const QdLine *outer = &lines[self->open[self->n_open - 1].line];

      if (outer->series >= QD_SERIES_EXPLICIT && outer->series < QD_SERIES_LABEL && outer->rank < rank)
        break;
      self->n_open--;
    }
  push (self, index, level_of_open (self) + 1);
}

/* A text that is one chapter holds whatever closes it: 本章小结, 习题. */
static gboolean
is_only_chapter (const Levels *self, int place)
{
  const QdLine *line = &self->recogniser->lines[self->open[place].line];

  return place == 0 && line->label.form == QD_LABEL_UNIT && line->run && line->run->members->len == 1
         && line->label.unit != QD_UNIT_ARTICLE && self->open[0].line <= self->recogniser->front_end;
}

/* 序言, 结语 and the like, and appendices: inside a numbered heading only if its series goes on after them. */
static void
place_word (Levels *self, int index)
{
  const QdLine *lines = self->recogniser->lines;

  for (int i = self->n_open - 1; lines[index].word == QD_WORD_BETWEEN && i >= 0; i--)
    {
      if (lines[self->open[i].line].label.form == QD_LABEL_UNIT)
        {
          push (self, index, self->open[i].level);
          return;
        }
    }

  while (self->n_open > 0)
    {
      const QdLine *outer = &lines[self->open[self->n_open - 1].line];
      gboolean is_explicit = outer->series >= QD_SERIES_EXPLICIT && outer->series < QD_SERIES_LABEL;

      /* Articles count on through a whole law, so that their going on says nothing of what stands in them. */
      if (is_explicit || is_only_chapter (self, self->n_open - 1)
          || (outer->run && outer->label.unit != QD_UNIT_ARTICLE && next_member (outer) < G_MAXINT))
        break;
      self->n_open--;
    }
  push (self, index, level_of_open (self) + 1);
}

static void
place_first (Levels *self, int index)
{
  const QdLine *lines = self->recogniser->lines;
  const QdLine *line = &lines[index];

  /* A sibling of what is open? The outermost of its own series goes before all nesting. */
  for (int i = self->n_open - 1; i >= 0; i--)
    {
      if (lines[self->open[i].line].series == line->series)
        {
          push (self, index, self->open[i].level);
          return;
        }
    }
  while (self->n_open > 0)
    {
      int outer = self->open[self->n_open - 1].line;
      gboolean is_explicit = lines[outer].series >= QD_SERIES_EXPLICIT && lines[outer].series < QD_SERIES_LABEL;

      if (is_explicit || stands_inside (self, &lines[outer], index))
        {
          remember_nesting (self, outer, index);
          break;
        }
      self->n_open--;
    }
  push (self, index, level_of_open (self) + 1);
}

/* The level of the run's headings before this one, if it has any. */
static int
known_level (const QdRun *run)
{
  for (; run; run = run->continues)
    {
      if (run->level)
        return run->level;
    }
  return 0;
}

static void
place (Levels *self, int index)
{
  QdLine *line = &self->recogniser->lines[index];
  /* Articles count on through the whole law and stand in whatever is open. */
  int level = line->run && line->label.unit != QD_UNIT_ARTICLE ? known_level (line->run) : 0;
  gboolean appendix = line->label.form == QD_LABEL_UNIT_FIRST && line->rank == 15;

  if (line->series >= QD_SERIES_EXPLICIT && line->series < QD_SERIES_LABEL)
    place_explicit (self, index);
  else if (level)
    push (self, index, level);
  else if (line->series == QD_SERIES_WORD || appendix)
    place_word (self, index);
  else
    place_first (self, index);
  if (line->run && !line->run->level)
    line->run->level = qd_recogniser_block (self->recogniser, index)->level;
}

/**
 * qd_recogniser_find_levels:
 * @self: a recogniser whose headings are claimed
 *
 * Gives every heading its level, 1 for the top.
 */
void
qd_recogniser_find_levels (QdRecogniser *self)
{
  Levels levels = { .recogniser = self, .top_rank = G_MAXINT };

  levels.nested = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (int i = 0; i < self->n_lines; i++)
    {
      /* Appendices stand high and hold no chapters. */
      if (self->lines[i].claim == QD_CLAIM_HEADING && self->lines[i].series >= QD_SERIES_LABEL
          && !(self->lines[i].label.form == QD_LABEL_UNIT_FIRST && self->lines[i].rank == 15))
        levels.top_rank = MIN (levels.top_rank, self->lines[i].rank);
    }
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_HEADING && !qd_recogniser_block (self, i)->continues)
        place (&levels, i);
    }
  g_hash_table_unref (levels.nested);
}
