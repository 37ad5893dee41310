/* qd-explain.c: why a line is set as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences that name the rule, the amount in em and the clause. They are made from what the stages did, never from a
 * second opinion on what they should have done.
 */
#include "config.h"

#include "typeset/qd-fitting.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const QdFitting *fitting;
  const QdUnits *units;
  const QdRules *rules;
  const QdComposeRequest *request;
  GPtrArray *why;
} Explain;

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

static void G_GNUC_PRINTF (2, 3) say (Explain *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->why, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
em (const Explain *self, gint64 amount)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4g", (double) amount / self->rules->em);
  return g_strdup_printf (_ ("%s em"), number);
}

static char *
text_of (const Explain *self, int index)
{
  int start = self->units->unit[index].start;

  return g_strndup (self->request->text + start, MIN (self->units->unit[index + 1].start - start, 60));
}

static void
explain_edges (Explain *self)
{
  const QdUnit *first = &self->units->unit[self->fitting->a], *last = &self->units->unit[self->fitting->last];
  int scale = self->rules->em / QD_BLANK_EM, cut, room;
  g_autofree char *first_text = text_of (self, self->fitting->a), *last_text = text_of (self, self->fitting->last);

  qd_rules_start_edge (self->rules, first, &cut, &room);
  if (first->class == QD_CHAR_OPEN && cut > 0)
    {
      g_autofree char *amount = em (self, cut * scale);

      say (self, _ ("「%s」 opens the line: its leading blank is cut by %s (CLREQ items 8, 28)."), first_text, amount);
    }
  qd_rules_end_edge (self->rules, last, &cut, &room);
  if (self->fitting->hung > 0)
    say (self, _ ("「%s」 hangs outside the measure, for it may not start the next line (CLREQ item 30)."), last_text);
  else if (self->rules->trail_blank[last->class] > 0 && cut > 0 && !(last->flags & QD_UNIT_GROUPED))
    {
      g_autofree char *amount = em (self, cut * scale);

      say (self, _ ("「%s」 ends the line: its trailing blank is cut by %s (CLREQ item 29, GB 5.1.10)."), last_text,
           amount);
    }
}

static void
explain_hyphen (Explain *self)
{
  g_autofree char *part = text_of (self, self->fitting->last);

  if (self->fitting->hyphen > 0)
    say (self, _ ("The word is parted after 「%s」, with a hyphen (CLREQ item 36)."), part);
}

static void
explain_pairs (Explain *self)
{
  int scale = self->rules->em / QD_BLANK_EM;

  for (int i = self->fitting->a; i <= self->fitting->last; i++)
    {
      const QdUnit *unit = &self->units->unit[i];
      g_autofree char *text = NULL, *amount = NULL;

      if ((unit->lead_cut == 0 || i == self->fitting->a) && (unit->trail_cut == 0 || i == self->fitting->last))
        continue;
      text = text_of (self, i);
      amount = em (self, (unit->lead_cut + unit->trail_cut) * scale);
      if (unit->flags & QD_UNIT_GROUPED)
        say (self, _ ("「%s」 stands in a run of ！ and ？: cut by %s (CLREQ item 20, GB 5.1.2)."), text, amount);
      else if (self->rules->style_cut[unit->class])
        say (self, _ ("「%s」 is set in less than its frame by the punctuation style: cut by %s."), text, amount);
      else
        say (self, _ ("「%s」 meets another mark: cut by %s (CLREQ item 23)."), text, amount);
    }
}

static void
explain_steps (Explain *self)
{
  for (int step = 1; step <= QD_N_COMPRESSION_STEPS; step++)
    {
      const QdFitStep *done = &self->fitting->compression[step];
      g_autofree char *amount = em (self, done->amount);

      if (done->amount > 0)
        say (self, _ ("Compressed at step %d of 7 (%s): %s, places: %d (CLREQ item 44)."), step,
             _ (compression_names[step]), amount, done->n_places);
    }
  for (int step = 1; step <= QD_N_EXPANSION_STEPS; step++)
    {
      const QdFitStep *done = &self->fitting->expansion[step];
      g_autofree char *amount = em (self, done->amount);

      if (done->amount > 0)
        say (self, _ ("Expanded at step %d of 3 (%s): %s, places: %d (CLREQ item 45)."), step,
             _ (expansion_names[step]), amount, done->n_places);
    }
}

/* Why the line does not end where the measure does: the first unit that did not come along, and the rule that let the
 * break fall here. */
static void
explain_break (Explain *self)
{
  const QdUnit *unit = self->units->unit;
  int refused = -1, width = 0, fits = self->fitting->a, scale = self->rules->em / QD_BLANK_EM;

  for (int i = self->fitting->a; i < self->units->n; i++)
    {
      width += unit[i].width - (unit[i].lead_cut + unit[i].trail_cut) * scale
               + ((unit[i].flags & QD_UNIT_GAP) && i > self->fitting->a ? self->rules->gap : 0);
      if (width > self->fitting->measure)
        break;
      fits = i + 1;
    }
  if (fits < self->units->n && fits > self->fitting->a && fits != self->fitting->b)
    refused = fits;
  if (refused >= 0 && !(unit[refused].flags & QD_UNIT_BREAK))
    {
      g_autofree char *before = text_of (self, refused - 1), *after = text_of (self, refused);

      if (unit[refused].flags & QD_UNIT_JOIN)
        say (self, _ ("No break between 「%s」 and 「%s」: they are one unit (CLREQ items 34 to 37)."), before, after);
      else if (self->rules->edges[unit[refused].class] & QD_EDGE_NO_START)
        say (self, _ ("No break before 「%s」: it may not start a line (CLREQ item 31)."), after);
      else
        say (self, _ ("No break after 「%s」: it may not end a line (CLREQ item 31)."), before);
    }
  else if (refused >= 0)
    {
      g_autofree char *before = text_of (self, refused - 1);

      if (refused > self->fitting->b)
        say (self,
             _ ("「%s」 would still fit; the break falls earlier for the sake of the whole paragraph (CLREQ items 10, "
                "33)."),
             before);
      else
        say (self, _ ("More was squeezed in for the sake of the whole paragraph (CLREQ items 10, 33)."));
    }
  if (self->fitting->b < self->units->n && !(unit[self->fitting->b].flags & QD_UNIT_BREAK))
    say (self, _ ("Nothing here may be broken by the rules: the line ends where the measure does (CLREQ item 32)."));
}

/* Says of a fitted line what was cut at its edges and where marks meet, what was taken or given at which step, and
 * which break was refused by which rule. */
void
qd_fitting_explain (const QdFitting *fitting,
                    const QdUnits *units,
                    const QdRules *rules,
                    const QdComposeRequest *request,
                    gboolean is_last,
                    GPtrArray *why)
{
  Explain self = { fitting, units, rules, request, why };

  if (fitting->last < fitting->a)
    return;
  explain_edges (&self);
  explain_hyphen (&self);
  explain_pairs (&self);
  explain_steps (&self);
  if (is_last)
    say (&self, _ ("The last line of the paragraph keeps its natural width (CLREQ item 6)."));
  else
    explain_break (&self);
}
