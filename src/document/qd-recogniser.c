/* qd-recogniser.c: the structure of a Chinese text, stage by stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-private.h"

/**
 * qd_recogniser_claim:
 * @self: a recogniser
 * @index: a line
 * @claim: what it was found to be
 * @role: its role in the document
 * @reason: (nullable): one translated sentence
 *
 * Decides on a line; later stages leave it alone.
 */
void
qd_recogniser_claim (QdRecogniser *self, int index, QdClaim claim, QdRole role, const char *reason)
{
  QdRecognised *block = qd_recogniser_block (self, index);

  self->lines[index].claim = claim;
  block->role = role;
  g_free (block->reason);
  block->reason = g_strdup (reason);
}

/**
 * qd_recogniser_claim_heading:
 * @self: a recogniser
 * @index: a line
 * @label_bytes: how much of it is the label
 * @series: key of its form
 * @rank: how high such headings usually stand
 * @reason: one translated sentence
 *
 * Decides that a line is a heading; its level is found when all headings are known.
 */
void
qd_recogniser_claim_heading (
    QdRecogniser *self, int index, gsize label_bytes, guint64 series, int rank, const char *reason)
{
  qd_recogniser_claim (self, index, QD_CLAIM_HEADING, QD_ROLE_HEADING, reason);
  qd_recogniser_block (self, index)->label_bytes = (int) label_bytes;
  self->lines[index].series = series;
  self->lines[index].rank = rank;
}

/**
 * qd_recogniser_looks_like_heading:
 * @self: a recogniser
 * @index: a line
 * @max_chars: how long it may be
 *
 * Returns: whether the line can be a heading by its shape: short, open at the end, no sentence, no speech
 */
gboolean
qd_recogniser_looks_like_heading (const QdRecogniser *self, int index, int max_chars)
{
  const QdLine *line = &self->lines[index];

  return line->n_chars <= max_chars && line->n_han * 2 >= line->n_chars - 4 && line->n_han > 0
         && line->ending == QD_ENDING_OPEN && line->n_stops == 0 && line->n_commas <= 1 && !line->is_open
         && !line->is_rule && !line->is_number && !line->is_date && !line->has_url;
}

/**
 * qd_recogniser_next:
 * @self: a recogniser
 * @index: a line, or -1
 *
 * Returns: the next line that is not noise; the number of lines if there is none
 */
int
qd_recogniser_next (const QdRecogniser *self, int index)
{
  if (index >= 0)
    return self->lines[index].next;
  if (self->n_lines > 0 && self->lines[0].claim == QD_CLAIM_NOISE)
    return self->lines[0].next;
  return 0;
}

/**
 * qd_recogniser_previous:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: the line before it that is not noise; -1 if there is none
 */
int
qd_recogniser_previous (const QdRecogniser *self, int index)
{
  return self->lines[index].previous;
}

static QdStructure *
structure_new (void)
{
  QdStructure *self = g_new0 (QdStructure, 1);

  self->keywords = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qd_structure_free:
 * @self: (nullable): a structure
 *
 * Frees it with all that it holds.
 */
void
qd_structure_free (QdStructure *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->keywords, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_free (self);
}

/**
 * qd_recognise:
 * @reading: a text as shown
 * @import: (nullable): what the format says of it
 * @cancellable: (nullable): to stop it
 *
 * Finds title, author, abstract, keywords and headings, and the role of every paragraph. The time it takes grows
 * with the length of the text only.
 *
 * Returns: (nullable) (transfer full): the structure; %NULL only if cancelled
 */
QdStructure *
qd_recognise (QdReading *reading, const QdImport *import, GCancellable *cancellable)
{
  static void (*const stages[]) (QdRecogniser *) = {
    qd_recogniser_measure,         qd_recogniser_find_noise,  qd_recogniser_find_margin,
    qd_recogniser_find_collection, qd_recogniser_find_front,  qd_recogniser_find_tables,
    qd_recogniser_find_explicit,   qd_recogniser_find_series, qd_recogniser_find_unlabelled,
    qd_recogniser_find_wrapped,    qd_recogniser_find_levels, qd_recogniser_find_body,
  };
  QdRecogniser self = { .import = import, .cancellable = cancellable };
  g_autoptr (QdStructure) structure = structure_new ();
  g_autofree QdLine *lines = NULL;
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_run_free);

  g_return_val_if_fail (reading, NULL);

  structure->blocks = qd_recogniser_split (reading, import);
  self.string = qd_reading_get_string (reading, NULL);
  self.structure = structure;
  self.blocks = structure->blocks;
  self.n_lines = (int) structure->blocks->len;
  self.runs = runs;
  self.lines = lines = g_new0 (QdLine, MAX (self.n_lines, 1));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      stages[i](&self);
    }
  return g_steal_pointer (&structure);
}
