/* qd-recogniser-series.c: which runs of labels are headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run is judged as a whole, by the form of its labels, by what its members have in common and by where it stands:
 * headings are short, open at the end, alike, and have text between them; items of a list are sentences one after
 * another. The weights are in units of evidence; above 0 the run is one of headings.
 */
#include "config.h"

#include "document/qd-recogniser-run-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Runs that are no headings may stand in each other without end; outlines do not. */
#define MAX_OUTLINE_DEPTH 8

/* How much the form alone speaks for a heading. */
static double
judge_form (const QdLabel *label)
{
  static const double numeral_weights[QD_N_NUMERALS] = {
    [QD_NUMERAL_HAN] = 1.5,          [QD_NUMERAL_FORMAL] = 2.5,         [QD_NUMERAL_STEM] = 0.8,
    [QD_NUMERAL_BRANCH] = 0,         [QD_NUMERAL_ARABIC] = 0,           [QD_NUMERAL_ROMAN] = 1,
    [QD_NUMERAL_ROMAN_SMALL] = -0.5, [QD_NUMERAL_LETTER] = -0.5,        [QD_NUMERAL_CIRCLED] = -1,
    [QD_NUMERAL_STOPPED] = 0,        [QD_NUMERAL_PARENTHESIZED] = -0.5, [QD_NUMERAL_LETTER_SMALL] = -1.5,
  };
  double weight = numeral_weights[label->numeral];

  switch (label->form)
    {
    case QD_LABEL_UNIT:
      /* 第三步, 第一天 and 第二封信 count what is told as often as they head it. */
      return qd_run_make_rank (label) == 48 ? 1 : 4;
    case QD_LABEL_COMPOUND:
      return 4;
    case QD_LABEL_UNIT_FIRST:
      return qd_run_make_rank (label) == 48 ? 0.5 : 2.5;
    case QD_LABEL_DECIMAL:
      return 1.2;
    case QD_LABEL_PAREN:
      return weight - (label->numeral == QD_NUMERAL_HAN ? 1 : 0.5);
    case QD_LABEL_HALF_PAREN:
      return weight - 0.5;
    case QD_LABEL_ENCLOSED:
    case QD_LABEL_SEPARATED:
      return weight;
    case QD_LABEL_SPACED:
      return weight - (label->numeral == QD_NUMERAL_HAN ? 0.5 : 0);
    case QD_LABEL_GLUED:
      return weight - 0.8;
    case QD_LABEL_BARE:
      return weight + 1.5;
    case QD_LABEL_NONE:
    case QD_LABEL_BULLET:
      break;
    }
  return -2;
}

static double
judge_length (double chars)
{
  if (chars <= 25)
    return 1;
  if (chars <= 40)
    return 1 - (chars - 25) / 15;
  return MAX (-(chars - 40) / 8, -4);
}

/* Where 1.1 and 1.1.1 are the outline, 1. and 1) below them number a list, the more so where they are set further in.
 */
static double
judge_list_in_outline (const QdRecogniser *self, const QdRun *run)
{
  const QdLine *first = &self->lines[g_array_index (run->members, int, 0)];
  const QdRun *outer = run->parent;
  int outer_line;

  if (first->label.numeral != QD_NUMERAL_ARABIC || first->label.form == QD_LABEL_DECIMAL
      || first->label.form == QD_LABEL_UNIT || first->label.form == QD_LABEL_UNIT_FIRST)
    return 0;
  for (int depth = 0; outer && outer->score <= 0 && depth < MAX_OUTLINE_DEPTH; depth++)
    outer = outer->parent;
  if (!outer || outer->score <= 0)
    return 0;
  outer_line = g_array_index (outer->members, int, 0);
  if (self->lines[outer_line].label.form != QD_LABEL_DECIMAL)
    return 0;
  return qd_recogniser_block (self, g_array_index (run->members, int, 0))->indent
                 > qd_recogniser_block (self, outer_line)->indent
             ? 3
             : 1;
}

/* 5.0 G and 0.0 < 0.5 stand for quantities and versions: no part of a text has such a number and no neighbour. */
static double
judge_lone_decimal (const QdRunShape *shape, const QdLabel *label)
{
  if (label->form != QD_LABEL_DECIMAL || shape->n > 1)
    return 0;
  return qd_label_get_value (label) == 0 || label->values[0] == 0 ? 3 : 0;
}

static double
judge_run (const QdRecogniser *self, const QdRun *run, const QdRunShape *shape)
{
  const QdLine *first = &self->lines[g_array_index (run->members, int, 0)];
  double score = judge_form (&first->label);

  score += judge_length (shape->chars);
  score -= 3 * shape->stops + 2.5 * shape->commas + 3 * shape->inner + 4 * shape->hanging;
  score -= (shape->n > 1 && shape->followed > 0.8 ? 0.8 : 3) * shape->questions + 5 * shape->asks;
  /* 1. 支持草稿。 is an item; 一、 may head a part in a whole sentence. */
  if (first->label.numeral == QD_NUMERAL_ARABIC && first->label.form != QD_LABEL_DECIMAL && shape->stops > 0.8)
    score -= 1;
  if (shape->followed < 0.5)
    score -= 3 * shape->fields;
  score += 2 * shape->looks + 0.7 * shape->set_apart;
  if (self->body_indent > 0)
    score += 0.7 * shape->unindented;
  if (shape->n > 1)
    score += 3.5 * shape->followed - 2;
  else
    score += (shape->followed > 0 ? -0.8 : -2.5) - (judge_form (&first->label) < 1 ? 1.5 : 0);
  /* 一, 二, 三 one below the other head nothing. */
  if (first->label.form == QD_LABEL_BARE && shape->n > 1 && shape->followed < 0.5)
    score -= 4;
  /* 壹、 over 一、 is an outline, though some of its parts are no more than 壹、主席致词：（略） */
  if (first->label.numeral == QD_NUMERAL_FORMAL && run->n_inner > 0)
    score += 1.5;
  /* [1] is a reference or a note. */
  if (first->label.form == QD_LABEL_PAREN && first->label.separator == ']')
    score -= 3;
  /* A run that does not begin at its beginning has lost its start, or is none. */
  if (qd_label_get_value (&first->label) > 1 && !run->continues && first->label.form != QD_LABEL_UNIT
      && first->label.form != QD_LABEL_COMPOUND)
    score -= shape->n > 1 ? 1 : 2;
  /* Where the format names its headings, a number below them is a list's more often than not. */
  if (self->is_explicit && score < 4 && judge_form (&first->label) < 1)
    score -= 2;
  score -= judge_list_in_outline (self, run) + judge_lone_decimal (shape, &first->label);
  if (run->parent)
    {
      const QdLine *parent = &self->lines[g_array_index (run->parent->members, int, 0)];

      if (parent->label.unit == QD_UNIT_ARTICLE && run->rank > parent->rank)
        score -= 4;
      else
        score += run->parent->score > 0 ? 0.5 : -1;
    }
  /* The contents list says what heads a part, whatever its shape. */
  return shape->listed >= 0.5 ? MAX (score, 2) : score;
}

/* （一）加强领导。各地要……: the paragraph's first sentence is the heading. */
static gboolean
judge_run_in (const QdRecogniser *self, const QdRun *run, const QdRunShape *shape)
{
  const QdLine *first = &self->lines[g_array_index (run->members, int, 0)];
  double score = judge_form (&first->label);

  if (shape->n < 2 || shape->run_in < 0.75)
    return FALSE;
  score += shape->run_in_chars <= 18 ? 1 : shape->run_in_chars <= 25 ? 0 : -2;
  score += run->parent && run->parent->score > 0 ? 1 : 0;
  score += shape->n >= 3 ? 0.5 : 0;
  if (run->parent && self->lines[g_array_index (run->parent->members, int, 0)].label.unit == QD_UNIT_ARTICLE)
    return FALSE;
  return score > 1.2;
}

static gboolean
is_article_run (const QdRecogniser *self, const QdRun *run)
{
  const QdLabel *label = &self->lines[g_array_index (run->members, int, 0)].label;

  return label->form == QD_LABEL_UNIT && label->unit == QD_UNIT_ARTICLE;
}

/* Members of the run and of all the pieces it was broken into: articles count on through the chapters. */
static guint
count_chain (const QdRun *run)
{
  guint n = 0;

  for (int pieces = 0; run->continues && pieces < 3; pieces++)
    run = run->continues;
  for (int pieces = 0; run && n < 3 && pieces < 3; run = run->continued, pieces++)
    n += run->members->len;
  return n;
}

static gsize
label_end (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  gsize end = block->start + self->lines[index].label.bytes;

  while (end > block->start)
    {
      const char *previous = g_utf8_prev_char (self->string + end);

      if (!qd_recogniser_is_blank (g_utf8_get_char (previous)))
        break;
      end = previous - self->string;
    }
  return end;
}

static char *
dup_label (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);

  return g_strndup (self->string + block->start, label_end (self, index) - block->start);
}

static void
claim_run_in (QdRecogniser *self, int index, gsize end, const char *reason)
{
  QdLine *line = &self->lines[index];

  qd_recogniser_claim_heading (self, index, line->label.bytes, line->series, line->rank, reason);
  qd_recogniser_block (self, index)->role = QD_ROLE_BODY;
  qd_recogniser_block (self, index)->run_in_end = end;
}

/* An article of a law: its number heads it, whether the text stands beside or below. */
static void
claim_article (QdRecogniser *self, int index, gboolean titled)
{
  QdLine *line = &self->lines[index];
  const char *reason = _ ("An article of a law, numbered through");

  if (titled && line->ending == QD_ENDING_OPEN && line->n_chars <= 40)
    qd_recogniser_claim_heading (self, index, line->label.bytes, line->series, line->rank, reason);
  else if (line->label.separator == '\n')
    qd_recogniser_claim_heading (self, index, line->label.bytes, line->series, line->rank, reason);
  else if (line->label.separator != 0)
    claim_run_in (self, index, label_end (self, index), reason);
  else
    qd_recogniser_claim (self, index, QD_CLAIM_BODY, QD_ROLE_BODY, NULL);
}

static void
claim_member (QdRecogniser *self, const QdRun *run, int index)
{
  QdLine *line = &self->lines[index];
  g_autofree char *label = dup_label (self, index);
  g_autofree char *reason = NULL;

  if (run->run_in)
    {
      if (!qd_line_can_run_in (line))
        return;
      reason = g_strdup_printf (_ ("“%s” is one of %d paragraphs whose first sentence is a short heading"), label,
                                (int) run->members->len);
      claim_run_in (self, index, qd_recogniser_block (self, index)->start + qd_line_get_run_in_bytes (line), reason);
      return;
    }
  /* One sentence among headings is no heading, or runs in. */
  if (line->n_chars > 60 && (line->n_stops > 0 || line->n_commas > 2) && !line->is_listed)
    {
      if (qd_line_can_run_in (line))
        claim_run_in (self, index, qd_recogniser_block (self, index)->start + qd_line_get_run_in_bytes (line),
                      _ ("Its siblings are headings; this one runs into its paragraph"));
      return;
    }
  if (run->members->len > 1)
    reason = g_strdup_printf (_ ("“%s” is number %d of %d labels that count on, short and with text between them"),
                              label, line->member + 1, (int) run->members->len);
  else
    reason = g_strdup_printf (_ ("“%s” is a heading's label, and the line is short and ends without a stop"), label);
  qd_recogniser_claim_heading (self, index, line->label.bytes, line->series, line->rank, reason);
}

/* Items are list items; what merely begins with a number stays body. */
static void
claim_items (QdRecogniser *self, const QdRun *run)
{
  for (guint m = 0; m < run->members->len; m++)
    {
      int index = g_array_index (run->members, int, m);
      QdLine *line = &self->lines[index];

      if (line->claim != QD_CLAIM_NONE)
        continue;
      line->run = NULL;
      if (line->label.form == QD_LABEL_UNIT || line->label.form == QD_LABEL_GLUED || run->members->len < 2)
        continue;
      qd_recogniser_claim (self, index, QD_CLAIM_BODY, QD_ROLE_LIST_ITEM,
                           _ ("The labels count on, but the lines are sentences or stand close together: a list"));
      qd_recogniser_block (self, index)->label_bytes = (int) line->label.bytes;
    }
}

/* What speaks for one run of a form speaks a little for the others: mean score of the runs of each key. */
static void
share_scores (QdRecogniser *self)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      double *sum = g_hash_table_lookup (sums, &run->key);

      if (!sum)
        {
          sum = g_new0 (double, 2);
          g_hash_table_insert (sums, &run->key, sum);
        }
      sum[0] += CLAMP (run->score, -3, 3);
      sum[1]++;
    }
  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      const double *sum = g_hash_table_lookup (sums, &run->key);

      /* One list beside them says little of paragraphs that open with short sentences; several do. */
      if (sum[1] > (run->run_in ? 3 : 1))
        run->score += 0.35 * (sum[0] - CLAMP (run->score, -3, 3)) / (sum[1] - 1);
    }
}

/* A run broken off by an outer heading and continued after it is one run in two pieces. */
static void
join_scores (QdRecogniser *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      double best = run->run_in ? -G_MAXDOUBLE : run->score;

      if (run->continues || !run->continued)
        continue;
      for (const QdRun *piece = run; piece; piece = piece->continued)
        best = piece->run_in ? best : MAX (best, piece->score);
      for (QdRun *piece = run; piece; piece = piece->continued)
        piece->score = piece->run_in ? MAX (piece->score, best) : best;
    }
}

/* [1] 某某. 题名[J]. 刊名, 2001: the marks of document types are in no heading. */
static void
claim_references (QdRecogniser *self)
{
  static const char *const marks[] = { "[J]", "[M]", "[D]",     "[C]",    "[N]",   "[R]",   "[S]",
                                       "[P]", "[Z]", "[EB/OL]", "[M/OL]", "［J］", "［M］", "［Ｊ］" };

  for (int i = 0; i < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);

      if (self->lines[i].claim != QD_CLAIM_NONE || self->lines[i].label.form == QD_LABEL_NONE
          || self->lines[i].n_chars > 200)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
        {
          if (!g_strstr_len (self->string + block->start, (gssize) (block->end - block->start), marks[k]))
            continue;
          qd_recogniser_claim (self, i, QD_CLAIM_BODY, QD_ROLE_REFERENCE,
                               _ ("Names a work with the mark of its kind: a reference"));
          qd_recogniser_block (self, i)->label_bytes = (int) self->lines[i].label.bytes;
          break;
        }
    }
}

/* The only line between two headings that can be the heading whose number was lost; -1 if there is none or several. */
static int
find_unnumbered (const QdRecogniser *self, int first, int last)
{
  int found = -1;

  for (int i = first + 1; i < last; i++)
    {
      const QdLine *line = &self->lines[i];
      int next = qd_recogniser_next (self, i);

      if (line->claim == QD_CLAIM_NOISE || line->label.form != QD_LABEL_NONE)
        continue;
      if (line->claim != QD_CLAIM_NONE || next >= last || !qd_recogniser_looks_like_heading (self, i, 30)
          || line->n_commas > 0 || line->n_chars < 3 || self->lines[next].n_chars < line->n_chars + 8)
        continue;
      if (self->lines[qd_recogniser_previous (self, i)].ending != QD_ENDING_STOP)
        continue;
      if (found >= 0)
        return -1;
      found = i;
    }
  return found;
}

/* 一、 三、: where the second lost its number, one line between may still be seen to be it. */
static void
fill_gaps (QdRecogniser *self, const QdRun *run)
{
  for (guint m = 1; m < run->members->len; m++)
    {
      int before = g_array_index (run->members, int, m - 1);
      int after = g_array_index (run->members, int, m);
      int gap = qd_label_get_value (&self->lines[after].label) - qd_label_get_value (&self->lines[before].label);
      int found;

      if (gap != 2 || self->lines[before].claim != QD_CLAIM_HEADING || self->lines[after].claim != QD_CLAIM_HEADING
          || run->run_in)
        continue;
      found = find_unnumbered (self, before, after);
      if (found >= 0)
        qd_recogniser_claim_heading (
            self, found, 0, run->key, run->rank,
            _ ("A number is missing between its neighbours, and this line can be its heading"));
    }
}

/**
 * qd_recogniser_find_series:
 * @self: a recogniser
 *
 * Builds the runs of labels, judges each and claims the headings and list items among them.
 */
void
qd_recogniser_find_series (QdRecogniser *self)
{
  claim_references (self);
  qd_recogniser_build_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      QdRunShape shape = qd_run_measure (self, run);

      run->score = judge_run (self, run, &shape);
      if (is_article_run (self, run))
        run->score = count_chain (run) >= 3 ? 3 : run->score - 2;
      else if (run->score <= 0 && judge_run_in (self, run, &shape))
        {
          run->run_in = TRUE;
          run->score = 0.5;
        }
    }
  share_scores (self);
  join_scores (self);
  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      QdRunShape shape;

      if (run->score <= 0)
        {
          claim_items (self, run);
          continue;
        }
      shape = qd_run_measure (self, run);
      for (guint m = 0; m < run->members->len; m++)
        {
          int index = g_array_index (run->members, int, m);

          if (is_article_run (self, run))
            claim_article (self, index, shape.stops < 0.3 && shape.chars < 40);
          else
            claim_member (self, run, index);
          if (self->lines[index].claim != QD_CLAIM_HEADING)
            self->lines[index].run = NULL;
        }
    }
  for (guint i = 0; i < self->runs->len; i++)
    {
      if (((QdRun *) self->runs->pdata[i])->score > 0)
        fill_gaps (self, self->runs->pdata[i]);
    }
}
