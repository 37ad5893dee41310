/* qd-explain.c: what was done to a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "typeset/qd-explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT_BYTES 60

static const char *const compression_names[QD_N_COMPRESSION_STEPS + 1] = {
  NULL,
  N_ ("the mark at the line's end"),
  N_ ("word spaces"),
  N_ ("interpuncts"),
  N_ ("brackets and quotation marks"),
  N_ ("commas, semicolons and colons"),
  N_ ("gaps between Han and Western text"),
  N_ ("full stops, question and exclamation marks"),
};

static const char *const expansion_names[QD_N_EXPANSION_STEPS + 1] = {
  NULL,
  N_ ("word spaces"),
  N_ ("gaps between Han and Western text"),
  N_ ("all gaps alike"),
};

void
qd_explain_say (QdExplain *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  if (!g_ptr_array_find_with_equal_func (self->why, sentence, g_str_equal, NULL))
    g_ptr_array_add (self->why, g_steal_pointer (&sentence));
}

char *
qd_explain_em (const QdExplain *self, gint64 amount)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4g", (double) amount / self->rules->em);
  return g_strdup_printf (_ ("%s em"), number);
}

char *
qd_explain_text (const QdExplain *self, int start, int end)
{
  const char *text = self->request->text + self->units->unit[start].start;
  int n_bytes = self->units->unit[end].start - self->units->unit[start].start;

  if (n_bytes <= MAX_TEXT_BYTES)
    return g_strndup (text, n_bytes);
  n_bytes = MAX_TEXT_BYTES;
  while (n_bytes > 0 && ((guchar) text[n_bytes] & 0xC0) == 0x80)
    n_bytes--;
  return g_strdup_printf ("%.*s…", n_bytes, text);
}

static char *
text_of (const QdExplain *self, int index)
{
  return qd_explain_text (self, index, index + 1);
}

static void
explain_indent (QdExplain *self)
{
  gboolean is_first = self->units->unit[self->fitting->a].start == 0;
  g_autofree char *first = qd_explain_em (self, self->request->first_indent);
  g_autofree char *hanging = qd_explain_em (self, self->request->hanging);

  if (is_first && self->request->first_indent > 0)
    qd_explain_say (self, _ ("The paragraph opens with an indent of %s (CLREQ item 7)."), first);
  if (!is_first && self->request->hanging > 0)
    qd_explain_say (self, _ ("Lines after the first go in by %s (CLREQ item 9)."), hanging);
  if (self->request->align == QD_ALIGN_CENTER)
    qd_explain_say (self, _ ("The line is centred (CLREQ item 6)."));
  else if (self->request->align == QD_ALIGN_END)
    qd_explain_say (self, _ ("The line stands at the end of the measure (CLREQ item 6)."));
}

static void
explain_edges (QdExplain *self)
{
  const QdUnit *first = &self->units->unit[self->fitting->a], *last = &self->units->unit[self->fitting->last];
  int scale = self->rules->em / QD_BLANK_EM, cut, room;
  g_autofree char *first_text = text_of (self, self->fitting->a), *last_text = text_of (self, self->fitting->last);

  qd_rules_start_edge (self->rules, first, &cut, &room);
  if (first->class == QD_CHAR_OPEN && cut > 0)
    {
      g_autofree char *amount = qd_explain_em (self, cut * scale);

      if (first->indented)
        qd_explain_say (self, _ ("「%s」 follows the indent: its leading blank is cut by %s (CLREQ item 8)."),
                        first_text, amount);
      else
        qd_explain_say (self, _ ("「%s」 opens the line: its leading blank is cut by %s (CLREQ item 28)."), first_text,
                        amount);
    }
  qd_rules_end_edge (self->rules, last, &cut, &room);
  if (self->fitting->hung > 0)
    qd_explain_say (self, _ ("「%s」 hangs outside the measure, for it may not start the next line (CLREQ item 30)."),
                    last_text);
  else if (self->rules->trail_blank[last->class] > 0 && cut > 0 && !(last->flags & QD_UNIT_GROUPED))
    {
      g_autofree char *amount = qd_explain_em (self, cut * scale);

      qd_explain_say (self, _ ("「%s」 ends the line: its trailing blank is cut by %s (CLREQ item 29, GB 5.1.10)."),
                      last_text, amount);
    }
}

static void
explain_hyphen (QdExplain *self)
{
  g_autofree char *part = text_of (self, self->fitting->last);

  if (self->fitting->hyphen > 0)
    qd_explain_say (self, _ ("The word is parted after 「%s」, with a hyphen (CLREQ item 36)."), part);
}

static void
explain_pair (QdExplain *self, int i)
{
  const QdUnit *unit = &self->units->unit[i];
  int scale = self->rules->em / QD_BLANK_EM;
  g_autofree char *text = NULL, *amount = NULL;

  if ((unit->lead_cut == 0 || i == self->fitting->a) && (unit->trail_cut == 0 || i == self->fitting->last))
    return;
  text = text_of (self, i);
  amount = qd_explain_em (self, (unit->lead_cut + unit->trail_cut) * scale);
  if (unit->flags & QD_UNIT_GROUPED)
    qd_explain_say (self, _ ("「%s」 stands in a run of ！ and ？: cut by %s (CLREQ item 20, GB 5.1.2)."), text,
                    amount);
  else if (self->rules->style_cut[unit->class])
    qd_explain_say (self, _ ("「%s」 is set in less than its frame by the punctuation style: cut by %s."), text,
                    amount);
  else
    {
      g_autofree char *pair =
          unit->lead_cut > 0 ? qd_explain_text (self, i - 1, i + 1) : qd_explain_text (self, i, i + 2);

      qd_explain_say (self, _ ("「%s」 meets another mark (%s): cut by %s (CLREQ item 23)."), text, pair, amount);
    }
}

/* What the region and the direction make of a mark, where it is not one em with its blank in its corner. */
static void
explain_frame (QdExplain *self, int i)
{
  const QdUnit *unit = &self->units->unit[i];
  gboolean mainland = self->rules->style.region == QD_REGION_CN;
  g_autofree char *text = text_of (self, i), *width = qd_explain_em (self, unit->width);

  if (unit->class == QD_CHAR_INTERPUNCT && mainland)
    qd_explain_say (self, _ ("「%s」 takes %s on the mainland (CLREQ item 18, GB 5.1.7)."), text, width);
  else if (unit->class == QD_CHAR_INTERPUNCT)
    qd_explain_say (self, _ ("「%s」 takes %s in Taiwan and Hong Kong (CLREQ item 18)."), text, width);
  else if (unit->class == QD_CHAR_CONNECTOR || unit->class == QD_CHAR_SOLIDUS)
    qd_explain_say (self, _ ("「%s」 takes %s (CLREQ item 19, GB 5.1.6, 5.1.9)."), text, width);
  else if (unit->class == QD_CHAR_DASH || unit->class == QD_CHAR_ELLIPSIS)
    qd_explain_say (self, _ ("「%s」 is one mark of %s that is never split (CLREQ items 21, 35)."), text, width);
  else if (!mainland && (unit->class == QD_CHAR_COMMA || unit->class == QD_CHAR_STOP))
    qd_explain_say (self,
                    _ ("Points stand in the middle of their frame in Taiwan and Hong Kong (CLREQ items 14, 15)."));
}

static gboolean
holds_curly (const char *text)
{
  return strstr (text, "‘") || strstr (text, "’") || strstr (text, "“") || strstr (text, "”");
}

/* How Western text stands in the line: its quotation marks, and in vertical lines its turn. */
static void
explain_western (QdExplain *self, int i)
{
  const QdUnit *unit = &self->units->unit[i];
  g_autofree char *text = NULL;

  if (unit->class != QD_CHAR_LATIN && unit->class != QD_CHAR_DIGIT && unit->class != QD_CHAR_WESTERN_MARK)
    return;
  text = text_of (self, i);
  if (holds_curly (text))
    qd_explain_say (
        self, _ ("The quotation marks of 「%s」 stand in Western text and are Western (CLREQ items 17, 58)."), text);
  if (unit->form == QD_CELL_COMBINED)
    qd_explain_say (self, _ ("「%s」 lies across the vertical line (CLREQ item 57)."), text);
  else if (unit->form == QD_CELL_UPRIGHT)
    qd_explain_say (self, _ ("「%s」 stands upright in the vertical line (CLREQ item 57)."), text);
  else if (unit->form == QD_CELL_ROTATED && unit->class != QD_CHAR_WESTERN_MARK)
    qd_explain_say (self, _ ("「%s」 is turned with the vertical line (CLREQ item 57)."), text);
}

/* Several units that no line parts: a number with its sign, a note mark with its text. */
static void
explain_joined (QdExplain *self, int i)
{
  const QdUnit *unit = self->units->unit;
  int end = i + 1;
  g_autofree char *text = NULL;

  if (unit[i].flags & QD_UNIT_JOIN)
    return;
  while (end <= self->fitting->last && (unit[end].flags & QD_UNIT_JOIN) && !(unit[end].flags & QD_UNIT_GROUPED))
    end++;
  if (end == i + 1)
    return;
  text = qd_explain_text (self, i, end);
  qd_explain_say (self, _ ("「%s」 is one unit that is not broken (CLREQ items 34 to 37)."), text);
}

/* What stands between the lines and asks for room in them. */
static void
explain_annotations (QdExplain *self)
{
  const GArray *pads = self->units->pads, *notes = self->units->notes;

  if (self->units->column > 0)
    {
      g_autofree char *width = qd_explain_em (self, self->units->column);

      qd_explain_say (self, _ ("Each character has a column of %s at its right for zhuyin (CLREQ item 50)."), width);
    }
  for (guint i = 0; pads && i < pads->len; i++)
    {
      const QdUnitPad *pad = &g_array_index (pads, QdUnitPad, i);
      g_autofree char *text = NULL, *width = NULL;

      if (pad->unit < self->fitting->a || pad->unit > self->fitting->last || pad->lead + pad->trail == 0)
        continue;
      text = text_of (self, pad->unit);
      width = qd_explain_em (self, pad->lead + pad->trail);
      qd_explain_say (
          self, _ ("「%s」 has %s more room, so that its pinyin stands off from what is beside it (CLREQ item 49)."),
          text, width);
    }
  for (guint i = 0; notes && i < notes->len; i++)
    {
      const QdUnitNote *note = &g_array_index (notes, QdUnitNote, i);
      g_autofree char *text = NULL;

      if (note->last < self->fitting->a || note->first > self->fitting->last)
        continue;
      text = qd_explain_text (self, MAX (note->first, self->fitting->a), MIN (note->last, self->fitting->last) + 1);
      qd_explain_say (self, _ ("「%s」 is a note in two lines within the line (CLREQ item 52)."), text);
    }
}

static void
explain_gaps (QdExplain *self)
{
  int n_gaps = 0, n_typed = 0;
  g_autofree char *width = qd_explain_em (self, self->rules->gap);

  for (int i = self->fitting->a + 1; i <= self->fitting->last; i++)
    {
      n_gaps += (self->units->unit[i].flags & QD_UNIT_GAP) != 0;
      n_typed += (self->units->unit[i].flags & QD_UNIT_SPACE_GAP) != 0;
    }
  if (n_gaps > 0)
    qd_explain_say (self, _ ("Gaps between Han and Western text: %d, of %s each (CLREQ items 38, 39)."), n_gaps, width);
  if (n_typed > 0)
    qd_explain_say (self, _ ("Typed spaces shown as such gaps: %d (CLREQ item 40)."), n_typed);
}

static void
explain_steps (QdExplain *self)
{
  for (int step = 1; step <= QD_N_COMPRESSION_STEPS; step++)
    {
      const QdFitStep *done = &self->fitting->compression[step];
      g_autofree char *amount = qd_explain_em (self, done->amount);

      if (done->amount > 0)
        qd_explain_say (self, _ ("Compressed at step %d of 7 (%s): %s, places: %d (CLREQ item 44)."), step,
                        _ (compression_names[step]), amount, done->n_places);
    }
  for (int step = 1; step <= QD_N_EXPANSION_STEPS; step++)
    {
      const QdFitStep *done = &self->fitting->expansion[step];
      g_autofree char *amount = qd_explain_em (self, done->amount);

      if (done->amount > 0)
        qd_explain_say (self, _ ("Expanded at step %d of 3 (%s): %s, places: %d (CLREQ item 45)."), step,
                        _ (expansion_names[step]), amount, done->n_places);
    }
}

/* Says of a fitted line what was cut at its edges and where marks meet, how its marks and Western words stand, what was
 * taken or given at which step, and why it ends where it does. */
void
qd_explain_line (QdExplain *self)
{
  if (self->fitting->last < self->fitting->a)
    return;
  explain_indent (self);
  explain_edges (self);
  explain_hyphen (self);
  for (int i = self->fitting->a; i <= self->fitting->last; i++)
    {
      explain_pair (self, i);
      explain_frame (self, i);
      explain_western (self, i);
      explain_joined (self, i);
    }
  explain_annotations (self);
  explain_gaps (self);
  explain_steps (self);
  qd_explain_break (self);
}
