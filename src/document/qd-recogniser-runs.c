/* qd-recogniser-runs.c: labels that count on from each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass with a stack of open runs. A label continues the run that expects it; 1 opens a new run inside the open
 * ones; whatever continues an outer run closes the inner ones. Whether a run is of headings is judged elsewhere.
 */
#include "document/qd-recogniser-private.h"

/* Deeper nesting than this, or more runs of one form inside each other, is not found in documents. */
#define MAX_OPEN 24
#define MAX_SAME_KEY 3
#define MAX_GAP 3
#define MAX_UNIT_GAP 30

typedef struct
{
  QdRecogniser *recogniser;
  QdRun *open[MAX_OPEN];
  int n_open;
  GHashTable *last; /* (element-type guint64 QdRun): the latest run of each key */
} Builder;

/**
 * qd_run_free:
 * @self: (nullable): a run
 *
 * Frees it.
 */
void
qd_run_free (QdRun *self)
{
  if (!self)
    return;
  g_array_unref (self->members);
  g_free (self);
}

/**
 * qd_run_make_key:
 * @label: a label
 *
 * Returns: a number that two labels share if they can count on from each other
 */
guint64
qd_run_make_key (const QdLabel *label)
{
  guint64 numeral = label->numeral;
  guint64 separator = label->separator;
  guint64 depth = 0;

  switch (label->form)
    {
    case QD_LABEL_UNIT:
      /* 第一章 and 第2章, 第一章 and 第二章： are of one series in careless files. */
      numeral = 0;
      separator = 0;
      break;
    case QD_LABEL_UNIT_FIRST:
      separator = 0;
      break;
    case QD_LABEL_COMPOUND:
    case QD_LABEL_DECIMAL:
      numeral = 0;
      separator = 0;
      depth = (guint64) label->n_values;
      break;
    case QD_LABEL_BULLET:
      depth = (guint64) label->values[0];
      break;
    case QD_LABEL_NONE:
    case QD_LABEL_PAREN:
    case QD_LABEL_HALF_PAREN:
    case QD_LABEL_SEPARATED:
    case QD_LABEL_ENCLOSED:
    case QD_LABEL_SPACED:
    case QD_LABEL_GLUED:
    case QD_LABEL_BARE:
      break;
    }
  return QD_SERIES_LABEL
         + (((guint64) label->form << 56) | (numeral << 48) | (depth << 44) | ((guint64) label->unit << 20)
            | ((separator & 0xFFFF) << 2));
}

/* The key without what careless writers mix: 一、 二．, 1. 2 and 1、 */
static guint64
make_loose_key (const QdLabel *label)
{
  QdLabel loose = *label;

  if (loose.form == QD_LABEL_SPACED || loose.form == QD_LABEL_GLUED)
    loose.form = QD_LABEL_SEPARATED;
  loose.separator = 0;
  return qd_run_make_key (&loose);
}

typedef struct
{
  gunichar unit;
  int rank;
} UnitRank;

/* What stands in what, by custom: 编 and 卷 hold 章, 章 holds 节, 节 holds 条. */
static const UnitRank unit_ranks[] = {
  { 0x4E66 /* 书 */, 8 },    { 0x90E8 /* 部 */, 10 },   { 0x7F16 /* 编 */, 11 },   { 0x5377 /* 卷 */, 12 },
  { 0x518C /* 册 */, 12 },   { 0x96C6 /* 集 */, 12 },   { 0x8F91 /* 辑 */, 12 },   { 0x5206 /* 分编 */, 13 },
  { 0x7BC7 /* 篇 */, 13 },   { 0x5143 /* 单元 */, 14 }, { 0x9644 /* 附 */, 15 },   { 0x4EF6 /* 件 */, 15 },
  { 0x7AE0 /* 章 */, 20 },   { 0x56DE /* 回 */, 20 },   { 0x8BB2 /* 讲 */, 20 },   { 0x8BFE /* 课 */, 20 },
  { 0x5E55 /* 幕 */, 20 },   { 0x6298 /* 折 */, 20 },   { 0x51FA /* 出 */, 20 },   { 0x8BDD /* 话 */, 20 },
  { 0x4E13 /* 专题 */, 20 }, { 0x5E8F /* 序 */, 20 },   { 0x756A /* 番外 */, 20 }, { 0x8282 /* 节 */, 30 },
  { 0x573A /* 场 */, 30 },   { 0xA7 /* § */, 30 },      { 0x6761 /* 条 */, 64 },   { 0x6B3E /* 款 */, 66 },
  { 0x9879 /* 项 */, 67 },   { 0x76EE /* 目 */, 68 },
};

/**
 * qd_run_make_rank:
 * @label: a label
 *
 * Returns: how high headings with it stand by custom: the smaller the higher; only a tie-breaker, for the nesting found
 *   in the document goes before it
 */
int
qd_run_make_rank (const QdLabel *label)
{
  switch (label->form)
    {
    case QD_LABEL_UNIT:
    case QD_LABEL_UNIT_FIRST:
      for (guint i = 0; i < G_N_ELEMENTS (unit_ranks); i++)
        {
          if (unit_ranks[i].unit == label->unit)
            return unit_ranks[i].rank;
        }
      return 48;
    case QD_LABEL_COMPOUND:
      return 20;
    case QD_LABEL_DECIMAL:
      return 60 + label->n_values;
    case QD_LABEL_BULLET:
      return 55;
    case QD_LABEL_ENCLOSED:
      return 80;
    case QD_LABEL_NONE:
    case QD_LABEL_PAREN:
    case QD_LABEL_HALF_PAREN:
    case QD_LABEL_SEPARATED:
    case QD_LABEL_SPACED:
    case QD_LABEL_GLUED:
    case QD_LABEL_BARE:
      break;
    }
  /* Bracketed numbers stand below bare ones of the same kind, small letters below all. */
  {
    static const int numeral_ranks[QD_N_NUMERALS] = {
      [QD_NUMERAL_HAN] = 40,         [QD_NUMERAL_FORMAL] = 36,  [QD_NUMERAL_STEM] = 44,
      [QD_NUMERAL_BRANCH] = 46,      [QD_NUMERAL_ARABIC] = 60,  [QD_NUMERAL_ROMAN] = 37,
      [QD_NUMERAL_ROMAN_SMALL] = 76, [QD_NUMERAL_LETTER] = 58,  [QD_NUMERAL_LETTER_SMALL] = 84,
      [QD_NUMERAL_CIRCLED] = 80,     [QD_NUMERAL_STOPPED] = 61, [QD_NUMERAL_PARENTHESIZED] = 72,
    };
    int rank = numeral_ranks[label->numeral];

    if (label->form == QD_LABEL_PAREN)
      return rank + (label->numeral == QD_NUMERAL_ARABIC ? 12 : 10);
    if (label->form == QD_LABEL_HALF_PAREN)
      return rank + 10;
    return rank;
  }
}

static int
label_value (const QdLabel *label)
{
  return label->values[label->n_values - 1];
}

static int
last_line (const QdRun *run)
{
  return g_array_index (run->members, int, run->members->len - 1);
}

static gboolean
same_prefix (const Builder *self, const QdRun *run, const QdLabel *label)
{
  const QdLabel *last = &self->recogniser->lines[last_line (run)].label;

  for (int i = 0; i + 1 < label->n_values && i + 1 < last->n_values; i++)
    {
      if (last->values[i] != label->values[i])
        return FALSE;
    }
  return TRUE;
}

/* Headings are short and open at the end, items are sentences: a run keeps to one kind. */
static gboolean
is_item_shaped (const QdLine *line)
{
  return line->ending == QD_ENDING_STOP || line->ending == QD_ENDING_COMMA || line->n_chars > 45;
}

static gboolean
same_shape (const Builder *self, const QdRun *run, int index)
{
  return is_item_shaped (&self->recogniser->lines[last_line (run)]) == is_item_shaped (&self->recogniser->lines[index]);
}

static void
close_above (Builder *self, int n_open)
{
  while (self->n_open > n_open)
    self->open[--self->n_open]->open = FALSE;
}

static void
add_member (Builder *self, QdRun *run, int index)
{
  QdLine *line = &self->recogniser->lines[index];

  line->run = run;
  line->member = (int) run->members->len;
  line->series = run->key;
  line->rank = run->rank;
  run->last_value = label_value (&line->label);
  g_array_append_val (run->members, index);
}

static QdRun *
open_run (Builder *self, int index, guint64 key)
{
  QdRun *run = g_new0 (QdRun, 1);
  const QdLabel *label = &self->recogniser->lines[index].label;

  if (self->n_open == MAX_OPEN)
    close_above (self, MAX_OPEN - 1);
  run->key = key;
  run->rank = qd_run_make_rank (label);
  run->members = g_array_new (FALSE, FALSE, sizeof (int));
  run->parent = self->n_open > 0 ? self->open[self->n_open - 1] : NULL;
  if (run->parent)
    run->parent->n_inner++;
  run->open = TRUE;
  g_ptr_array_add (self->recogniser->runs, run);
  self->open[self->n_open++] = run;
  add_member (self, run, index);
  g_hash_table_insert (self->last, g_memdup2 (&key, sizeof key), run);
  return run;
}

/* The innermost open run that expects this label, one of the same shape first. @loose: separators may differ. */
static int
find_expecting (const Builder *self, int index, guint64 key, gboolean loose, int max_gap)
{
  const QdLabel *label = &self->recogniser->lines[index].label;
  int value = label_value (label);
  int other_shape = -1;

  for (int i = self->n_open - 1; i >= 0; i--)
    {
      const QdRun *run = self->open[i];
      const QdLabel *last = &self->recogniser->lines[last_line (run)].label;

      if (loose ? make_loose_key (last) != key : run->key != key)
        continue;
      if (value <= run->last_value || value > run->last_value + max_gap || !same_prefix (self, run, label))
        continue;
      if (same_shape (self, run, index))
        return i;
      if (other_shape < 0)
        other_shape = i;
    }
  return other_shape;
}

/* Too many runs of one form inside each other were never closed: the outer of them are over. */
static void
limit_same_key (Builder *self, guint64 key)
{
  int n = 0;
  int outermost = -1;

  for (int i = self->n_open - 1; i >= 0; i--)
    {
      if (self->open[i]->key == key)
        {
          n++;
          outermost = i;
        }
    }
  if (n < MAX_SAME_KEY)
    return;
  self->open[outermost]->open = FALSE;
  for (int i = outermost; i + 1 < self->n_open; i++)
    self->open[i] = self->open[i + 1];
  self->n_open--;
}

static void
take (Builder *self, int index)
{
  const QdLabel *label = &self->recogniser->lines[index].label;
  guint64 key = qd_run_make_key (label);
  guint64 loose = make_loose_key (label);
  int value = label_value (label);
  int max_gap = label->form == QD_LABEL_UNIT ? MAX_UNIT_GAP : MAX_GAP;
  int place = find_expecting (self, index, key, FALSE, 1);
  QdRun *before;

  if (place < 0 && value > 1)
    place = find_expecting (self, index, loose, TRUE, 1);
  if (place >= 0)
    {
      close_above (self, place + 1);
      add_member (self, self->open[place], index);
      return;
    }
  before = g_hash_table_lookup (self->last, &key);
  if (before && !before->open && value == before->last_value + 1 && !before->continued
      && (label->n_values == 1 || same_prefix (self, before, label)))
    {
      QdRun *run = open_run (self, index, key);

      before->continued = run;
      run->continues = before;
      return;
    }
  if (value > 1)
    {
      place = find_expecting (self, index, key, FALSE, max_gap);
      if (place >= 0 && same_shape (self, self->open[place], index))
        {
          close_above (self, place + 1);
          add_member (self, self->open[place], index);
          return;
        }
    }
  limit_same_key (self, key);
  open_run (self, index, key);
}

/* 第二回他再来的时候，…… and 第三章讲的是……。: a sentence that only speaks of a part. */
static gboolean
is_sentence_with_unit (const QdLine *line)
{
  return line->label.form == QD_LABEL_UNIT && line->label.unit != QD_UNIT_ARTICLE && line->label.separator == 0
         && (line->last == 0x3002 || (line->n_commas > 0 && (line->n_stops > 0 || line->ending == QD_ENDING_COMMA)));
}

/* 第 3 章 at the start of a line in the middle of a paragraph: the line before is full and ends no sentence. Items may
 * follow each other so. */
static gboolean
is_inside_paragraph (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  const QdLine *before = index > 0 ? &self->lines[index - 1] : NULL;

  if (!self->is_wrapped || !before || qd_recogniser_block (self, index)->blank_before > 0
      || (before->ending != QD_ENDING_OPEN && before->ending != QD_ENDING_COMMA) || before->claim == QD_CLAIM_NOISE)
    return FALSE;
  if (before->label.form == line->label.form && label_value (&before->label) + 1 == label_value (&line->label))
    return FALSE;
  /* Where words are not broken, lines are of uneven width; a heading would have a blank line below. */
  return qd_recogniser_get_width (self, index - 1) * 10 >= self->wrap_width * (line->blank_after ? 8 : 5);
}

/**
 * qd_recogniser_build_runs:
 * @self: a recogniser
 *
 * Puts every numbered line that no stage has claimed into a run. Headings the format names close all runs.
 */
void
qd_recogniser_build_runs (QdRecogniser *self)
{
  Builder builder = { .recogniser = self };

  if (self->is_by_margin)
    return;

  builder.last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (int i = 0; i < self->n_lines; i++)
    {
      QdLine *line = &self->lines[i];

      if (line->claim == QD_CLAIM_HEADING)
        {
          close_above (&builder, 0);
          g_hash_table_remove_all (builder.last);
        }
      if (line->claim != QD_CLAIM_NONE || line->label.form == QD_LABEL_NONE || line->label.form == QD_LABEL_BULLET
          || is_sentence_with_unit (line) || is_inside_paragraph (self, i)
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_CODE
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_TABLE)
        continue;
      take (&builder, i);
    }
  g_hash_table_unref (builder.last);
}
