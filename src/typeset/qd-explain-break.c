/* qd-explain-break.c: why a line ends where it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "typeset/qd-explain.h"

#include <glib/gi18n-lib.h>

/* How far the line would reach if nothing were squeezed and every break were allowed: a boundary. */
static int
find_natural_end (const QdExplain *self)
{
  const QdBoundary *boundary = self->units->boundary;
  int a = self->fitting->a, natural = a;

  for (int i = a + 1; i <= self->units->n; i++)
    {
      gint32 width = boundary[i].end_width - boundary[a].start_width;

      if (width <= self->fitting->measure)
        natural = i;
      else if (width > self->fitting->measure + 2 * self->rules->em)
        break;
    }
  return natural;
}

static gboolean
is_space (const QdUnit *unit)
{
  return unit->class == QD_CHAR_SPACE || unit->class == QD_CHAR_IDEOGRAPHIC_SPACE;
}

static gboolean
may_not_start (const QdExplain *self, const QdUnit *unit)
{
  return (self->rules->edges[unit->class] & QD_EDGE_NO_START) || (unit->flags & QD_UNIT_NO_START);
}

/* The rule that allows no break at a boundary. */
static void
explain_refusal (QdExplain *self, int index)
{
  const QdUnit *unit = &self->units->unit[index];
  g_autofree char *before = qd_explain_text (self, index - 1, index), *after = NULL;

  if (is_space (unit))
    return;
  after = qd_explain_text (self, index, index + 1);
  if (unit->flags & QD_UNIT_JOIN)
    qd_explain_say (self, _ ("No break between 「%s」 and 「%s」: they are one unit (CLREQ items 34 to 37)."), before,
                    after);
  else if (unit[-1].flags & QD_UNIT_GLUE)
    qd_explain_say (self, _ ("No break before 「%s」: a no-break space stands there (CLREQ item 36)."), after);
  else if (may_not_start (self, unit))
    qd_explain_say (self, _ ("No break before 「%s」: it may not start a line (CLREQ item 31)."), after);
  else
    qd_explain_say (self, _ ("No break after 「%s」: it may not end a line (CLREQ item 31)."), before);
}

/* Would the paragraph's last line hold a lone character, if it began at @index? */
static gboolean
would_be_orphan (const QdExplain *self, int index)
{
  int n_chars = 0;

  if (!self->rules->style.orphan_control || self->units->unit[self->units->n].start < self->request->n_bytes)
    return FALSE;
  for (int i = index; i < self->units->n && n_chars < 2; i++)
    {
      const QdUnit *unit = &self->units->unit[i];

      if (!(self->rules->edges[unit->class] & QD_EDGE_MARK) && !is_space (unit))
        n_chars += unit->class == QD_CHAR_HAN ? 1 : unit[1].start - unit->start;
    }
  return n_chars < 2;
}

static void
explain_squeezed_in (QdExplain *self, int natural)
{
  const QdUnit *unit = self->units->unit;
  int mark = self->fitting->b - 1;

  while (mark > natural && !(unit[mark].flags & QD_UNIT_BREAK) && may_not_start (self, &unit[mark]))
    mark--;
  if (mark < natural || (mark == natural && may_not_start (self, &unit[mark])))
    {
      g_autofree char *text = qd_explain_text (self, natural, self->fitting->b);

      qd_explain_say (self, _ ("「%s」 may not start the next line: it is squeezed in (CLREQ items 31, 33)."), text);
    }
  else
    qd_explain_say (self, _ ("More is squeezed in for the sake of the whole paragraph (CLREQ item 33)."));
}

static void
explain_pushed_out (QdExplain *self, int natural)
{
  const QdUnit *unit = self->units->unit;
  int allowed = natural;
  g_autofree char *before = NULL;

  if (!(unit[natural].flags & QD_UNIT_BREAK))
    explain_refusal (self, natural);
  while (allowed > self->fitting->b && !(unit[allowed].flags & QD_UNIT_BREAK))
    allowed--;
  if (allowed <= self->fitting->b)
    return;
  before = qd_explain_text (self, allowed - 1, allowed);
  if (self->n_after == 1 && would_be_orphan (self, allowed))
    qd_explain_say (self, _ ("「%s」 goes down too, so that the last line is no lone character (CLREQ item 10)."),
                    before);
  else
    qd_explain_say (self,
                    _ ("「%s」 would still fit: the break falls earlier for the sake of the whole paragraph (CLREQ "
                       "item 33)."),
                    before);
}

/* A word that leaves more than an em of the line free. */
static void
explain_word (QdExplain *self)
{
  const QdUnit *next = &self->units->unit[self->fitting->b];

  if ((next->class == QD_CHAR_LATIN || next->class == QD_CHAR_DIGIT)
      && self->fitting->measure - self->fitting->natural > self->rules->em)
    {
      g_autofree char *word = qd_explain_text (self, self->fitting->b, self->fitting->b + 1);

      qd_explain_say (self, _ ("「%s」 does not fit any more, and is not parted (CLREQ item 36)."), word);
    }
}

void
qd_explain_break (QdExplain *self)
{
  int natural = find_natural_end (self), b = self->fitting->b;

  if (self->n_after == 0)
    {
      if (self->fitting->natural > self->fitting->measure)
        qd_explain_say (self, _ ("The last line of the paragraph is a little too long and gives way (CLREQ item 43)."));
      else
        qd_explain_say (self, _ ("The last line of the paragraph keeps its natural width (CLREQ item 6)."));
      return;
    }
  if (b > natural && self->fitting->hung == 0)
    explain_squeezed_in (self, natural);
  else if (b < natural)
    explain_pushed_out (self, natural);
  else if (b == natural)
    explain_word (self);
  if (b < self->units->n && !(self->units->unit[b].flags & QD_UNIT_BREAK))
    qd_explain_say (self,
                    _ ("Nothing here may be broken by the rules: the line ends where the measure does (CLREQ item "
                       "32)."));
}
