/* qd-recogniser-parts.c: headings without number over numbers that begin again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 工具 over 1. 2. 3., 药品 over 1. 2. 3.: where a numbering begins again and again, what stands right above its 1 each
 * time is the heading of a part.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

#define MAX_PART_CHARS 30
#define MIN_PARTS 3

typedef struct
{
  int n_runs;
  int n_headed;
  int n_headings; /* runs that are headings themselves */
  int rank;
} Numbering;

/* The line right above the first of a run, if it can be a heading; -1 if not. */
static int
find_head (const QdRecogniser *self, const QdRun *run)
{
  int first = g_array_index (run->members, int, 0);
  int head = qd_recogniser_previous (self, first);
  const QdLine *line = head >= 0 ? &self->lines[head] : NULL;
  int before;

  if (!line || head < self->front_end || line->claim != QD_CLAIM_NONE || line->label.form != QD_LABEL_NONE
      || line->n_chars < 2 || line->n_commas > 0 || !qd_recogniser_looks_like_heading (self, head, MAX_PART_CHARS)
      || qd_recogniser_block (self, head)->hint.kind > QD_BLOCK_PARAGRAPH
      || qd_recogniser_block (self, head)->indent > qd_recogniser_block (self, first)->indent)
    return -1;
  /* What goes on from the line before is no heading; an item before is the end of the part before. */
  before = qd_recogniser_previous (self, head);
  if (before >= 0 && qd_recogniser_block (self, head)->blank_before == 0 && self->lines[before].ending == QD_ENDING_OPEN
      && self->lines[before].claim == QD_CLAIM_NONE && self->lines[before].label.form == QD_LABEL_NONE)
    return -1;
  return head;
}

static gboolean
begins_numbering (const QdRecogniser *self, const QdRun *run)
{
  const QdLabel *label = &self->lines[g_array_index (run->members, int, 0)].label;

  return label->values[label->n_values - 1] == 1 && label->form != QD_LABEL_DECIMAL && label->form != QD_LABEL_UNIT
         && label->form != QD_LABEL_BARE;
}

static GHashTable *
count_numberings (const QdRecogniser *self)
{
  GHashTable *numberings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      Numbering *numbering;

      if (!begins_numbering (self, run))
        continue;
      numbering = g_hash_table_lookup (numberings, &run->key);
      if (!numbering)
        {
          numbering = g_new0 (Numbering, 1);
          numbering->rank = run->rank;
          g_hash_table_insert (numberings, &run->key, numbering);
        }
      numbering->n_runs++;
      numbering->n_headed += find_head (self, run) >= 0;
      numbering->n_headings += run->score > 0 && !run->run_in;
    }
  return numberings;
}

/**
 * qd_recogniser_find_parts:
 * @self: a recogniser whose runs are judged
 *
 * Claims as headings the lines that stand right above a numbering each time it begins.
 */
void
qd_recogniser_find_parts (QdRecogniser *self)
{
  g_autoptr (GHashTable) numberings = NULL;

  if (self->is_explicit || self->is_wrapped)
    return;
  numberings = count_numberings (self);
  for (guint i = 0; i < self->runs->len; i++)
    {
      QdRun *run = self->runs->pdata[i];
      const Numbering *numbering = begins_numbering (self, run) ? g_hash_table_lookup (numberings, &run->key) : NULL;
      int head;

      if (!numbering || numbering->n_headed * 5 < numbering->n_runs * 4
          || numbering->n_headed < (numbering->n_headings > 1 ? 2 : MIN_PARTS))
        continue;
      head = find_head (self, run);
      if (head >= 0)
        qd_recogniser_claim_heading (self, head, 0, QD_SERIES_SHAPE, numbering->n_headings > 1 ? run->rank - 1 : 35,
                                     _ ("Stands over a numbering that begins again, as others do"));
    }
}
