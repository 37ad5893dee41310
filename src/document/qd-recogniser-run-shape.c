/* qd-recogniser-run-shape.c: what the lines of a run of labels have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-run-shape.h"

/* 1.1　一般资料　选取……: after a number with decimals a blank sets the heading off from its paragraph. */
static gboolean
can_run_in_by_gap (const QdLine *line)
{
  return line->gap_bytes > 0 && line->label.form == QD_LABEL_DECIMAL && line->n_chars >= 30;
}

/**
 * qd_line_get_run_in_bytes:
 * @line: a line that may run in
 *
 * Returns: how much of the paragraph its heading takes
 */
gsize
qd_line_get_run_in_bytes (const QdLine *line)
{
  return can_run_in_by_gap (line) ? line->gap_bytes : line->sentence_bytes;
}

/**
 * qd_line_can_run_in:
 * @line: a numbered line
 *
 * Returns: whether its first sentence, or what a blank sets off, may be a heading that runs into its paragraph
 */
gboolean
qd_line_can_run_in (const QdLine *line)
{
  if (can_run_in_by_gap (line))
    return TRUE;
  return line->sentence_bytes > 0 && line->sentence_bytes > line->label.bytes && line->sentence_chars <= 32
         && line->sentence_commas <= 1 && line->n_chars >= line->sentence_chars + 12;
}

/* An item broken over lines: the next one is not numbered, not set off, and stands under the item's text. */
static gboolean
goes_on_below (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  const QdRecognised *below;

  if (index + 1 >= self->n_lines || self->lines[index].n_chars < 20 || self->lines[index].ending != QD_ENDING_OPEN)
    return FALSE;
  below = qd_recogniser_block (self, index + 1);
  return below->blank_before == 0 && self->lines[index + 1].label.form == QD_LABEL_NONE
         && !self->lines[index + 1].is_rule && below->indent > block->indent && below->indent <= block->indent + 4
         && below->hint.kind == QD_BLOCK_PLAIN;
}

/* （　　） and ( ): brackets with nothing but blanks in them. */
static gboolean
has_empty_brackets (const char *start, const char *end)
{
  gboolean open = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (open && (ch == ')' || ch == 0xFF09))
        return TRUE;
      if (ch == '(' || ch == 0xFF08)
        open = TRUE;
      else if (!qd_recogniser_is_blank (ch))
        open = FALSE;
    }
  return FALSE;
}

/* □满意　□一般 below a question: boxes to tick. */
static gboolean
is_over_boxes (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);

  return next < self->n_lines && self->lines[next].first == 0x25A1;
}

/* 下列各句正确的是（　　）, 山重水复＿＿＿＿, 概括大意。（4分）: asked in an examination, headed by nothing. */
static gboolean
asks_for_answer (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);

  if (self->lines[index].n_chars > 200)
    return FALSE;
  if (qd_recogniser_contains (start, end, "□") || is_over_boxes (self, index) || has_empty_brackets (start, end)
      || qd_recogniser_contains (start, end, "__") || qd_recogniser_contains (start, end, "＿＿"))
    return TRUE;
  /* （一）选择题（20分） is a part of the paper: points are only telling where they follow a sentence. */
  return self->lines[index].n_stops > 0
         && (qd_recogniser_has_suffix (start, end, "分）") || qd_recogniser_has_suffix (start, end, "分)"));
}

static gboolean
is_field (const QdRecogniser *self, int index)
{
  const char *colon = g_strstr_len (qd_recogniser_start (self, index),
                                    qd_recogniser_end (self, index) - qd_recogniser_start (self, index), "：");

  return colon && colon + strlen ("：") < qd_recogniser_end (self, index);
}

/**
 * qd_run_measure:
 * @self: a recogniser
 * @run: a run of labels
 *
 * Returns: what its lines have in common
 */
QdRunShape
qd_run_measure (const QdRecogniser *self, const QdRun *run)
{
  QdRunShape shape = { .n = (int) run->members->len };
  double n_gaps = 0;

  for (int m = 0; m < shape.n; m++)
    {
      int index = g_array_index (run->members, int, m);
      const QdLine *line = &self->lines[index];
      const QdRecognised *block = qd_recogniser_block (self, index);
      int next = qd_recogniser_next (self, index);
      gboolean is_last = m + 1 == shape.n;

      shape.chars += MIN (line->n_chars, 100);
      shape.questions += line->last == 0xFF1F || line->last == '?';
      shape.stops += line->ending == QD_ENDING_STOP && line->last != 0xFF1F && line->last != '?';
      shape.fields += is_field (self, index);
      shape.asks += asks_for_answer (self, index);
      shape.commas += line->ending == QD_ENDING_COMMA || line->ending == QD_ENDING_COLON;
      shape.inner += line->n_stops > 0;
      shape.run_in += qd_line_can_run_in (line);
      shape.run_in_chars += can_run_in_by_gap (line) ? 8 : qd_line_can_run_in (line) ? line->sentence_chars : 0;
      shape.looks += block->hint.bold || block->hint.distinct_face || block->hint.scale > 1.1 || block->hint.centered;
      shape.set_apart += block->blank_before > 0 && line->blank_after && !self->is_spaced;
      shape.unindented += block->indent == 0 && self->body_indent > 0;
      shape.hanging += goes_on_below (self, index);
      shape.listed += line->is_listed;
      if (!is_last || shape.n == 1)
        {
          n_gaps++;
          shape.followed +=
              next < self->n_lines && self->lines[next].run != run && self->lines[next].claim != QD_CLAIM_HEADING;
        }
    }
  shape.chars /= shape.n;
  shape.stops /= shape.n;
  shape.questions /= shape.n;
  shape.asks /= shape.n;
  shape.fields /= shape.n;
  shape.commas /= shape.n;
  shape.inner /= shape.n;
  shape.run_in_chars = shape.run_in > 0 ? shape.run_in_chars / shape.run_in : 0;
  shape.run_in /= shape.n;
  shape.looks /= shape.n;
  shape.set_apart /= shape.n;
  shape.unindented /= shape.n;
  shape.hanging /= shape.n;
  shape.listed /= shape.n;
  shape.followed /= MAX (n_gaps, 1);
  return shape;
}
