/* qd-rules.c: what style, region and direction make of each class of marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of CLREQ 3.1: where a mark's blank lies, how wide its frame is, and whether it may stand at a line's edge.
 */
#include "typeset/qd-units.h"

#include <string.h>

#define HALF (QD_BLANK_EM / 2)
#define QUARTER (QD_BLANK_EM / 4)
#define N_CLASSES (QD_CHAR_OTHER + 1)

/* The adjustable space of CLREQ 3.1.6: trailing where the mark is set in a corner, on both sides where it is centred,
 * none where the font fills the frame. */
static void
init_blanks (QdRules *self, const QdStyle *style)
{
  gboolean centred = style->region != QD_REGION_CN;
  gboolean vertical = style->direction == QD_DIRECTION_VERTICAL;

  self->lead_blank[QD_CHAR_OPEN] = HALF;
  self->trail_blank[QD_CHAR_CLOSE] = HALF;
  if (centred)
    {
      const QdCharClass both[] = { QD_CHAR_COMMA, QD_CHAR_STOP, QD_CHAR_INTERPUNCT, QD_CHAR_SEMICOLON };

      for (int i = 0; i < (vertical ? 3 : 4); i++)
        self->lead_blank[both[i]] = self->trail_blank[both[i]] = QUARTER;
    }
  else
    {
      const QdCharClass trailing[] = { QD_CHAR_COMMA, QD_CHAR_STOP, QD_CHAR_SEMICOLON, QD_CHAR_EXCLAIM };

      for (int i = 0; i < (vertical ? 2 : 4); i++)
        self->trail_blank[trailing[i]] = HALF;
    }
}

/* GB 5.1.6, 5.1.7 and 5.1.9: half an em on the mainland, whatever the font has. */
static void
init_frames (QdRules *self, const QdStyle *style)
{
  const QdCharClass marks[] = { QD_CHAR_OPEN, QD_CHAR_CLOSE,   QD_CHAR_COMMA,    QD_CHAR_SEMICOLON,
                                QD_CHAR_STOP, QD_CHAR_EXCLAIM, QD_CHAR_CONNECTOR };

  for (int i = 0; i < G_N_ELEMENTS (marks); i++)
    self->frame[marks[i]] = QD_BLANK_EM;
  self->frame[QD_CHAR_INTERPUNCT] = style->region == QD_REGION_CN ? HALF : QD_BLANK_EM;
  self->frame[QD_CHAR_SOLIDUS] = style->region == QD_REGION_CN ? HALF : QD_BLANK_EM;
  self->frame[QD_CHAR_DASH] = self->frame[QD_CHAR_ELLIPSIS] = 2 * QD_BLANK_EM;
}

static void
init_style_cuts (QdRules *self, const QdStyle *style)
{
  const QdCharClass halved[] = { QD_CHAR_OPEN, QD_CHAR_CLOSE, QD_CHAR_COMMA, QD_CHAR_SEMICOLON };

  if (style->punctuation != QD_PUNCTUATION_BANJIAO && style->punctuation != QD_PUNCTUATION_KAIMING)
    return;
  for (int i = 0; i < G_N_ELEMENTS (halved); i++)
    self->style_cut[halved[i]] = TRUE;
  if (style->punctuation == QD_PUNCTUATION_BANJIAO)
    self->style_cut[QD_CHAR_STOP] = self->style_cut[QD_CHAR_EXCLAIM] = TRUE;
}

/* The prohibition levels of CLREQ 3.1.3. Signs that belong to a number, iteration marks and what is combined with the
 * character before never start a line at any level that prohibits at all. */
static void
init_edges (QdRules *self, const QdStyle *style)
{
  const QdCharClass no_start[] = { QD_CHAR_CLOSE,     QD_CHAR_COMMA,      QD_CHAR_SEMICOLON, QD_CHAR_STOP,
                                   QD_CHAR_EXCLAIM,   QD_CHAR_INTERPUNCT, QD_CHAR_CONNECTOR, QD_CHAR_SOLIDUS,
                                   QD_CHAR_ITERATION, QD_CHAR_POSTFIX };
  const QdCharClass marks[] = { QD_CHAR_OPEN,    QD_CHAR_CLOSE,   QD_CHAR_COMMA,      QD_CHAR_SEMICOLON,
                                QD_CHAR_STOP,    QD_CHAR_EXCLAIM, QD_CHAR_INTERPUNCT, QD_CHAR_CONNECTOR,
                                QD_CHAR_SOLIDUS, QD_CHAR_DASH,    QD_CHAR_ELLIPSIS };

  for (int i = 0; i < G_N_ELEMENTS (marks); i++)
    self->edges[marks[i]] |= QD_EDGE_MARK;
  if (style->prohibition == QD_PROHIBITION_NONE)
    return;
  for (int i = 0; i < G_N_ELEMENTS (no_start); i++)
    self->edges[no_start[i]] |= QD_EDGE_NO_START;
  self->edges[QD_CHAR_OPEN] |= QD_EDGE_NO_END;
  self->edges[QD_CHAR_PREFIX] |= QD_EDGE_NO_END;
  if (style->prohibition == QD_PROHIBITION_BASIC)
    return;
  self->edges[QD_CHAR_SOLIDUS] |= QD_EDGE_NO_END;
  if (style->prohibition == QD_PROHIBITION_GB)
    return;
  self->edges[QD_CHAR_DASH] |= QD_EDGE_NO_START;
  self->edges[QD_CHAR_ELLIPSIS] |= QD_EDGE_NO_START;
}

/* The half before an opening mark at line start (CLREQ 3.1.6.3); a cut made for the mark before it is undone, because
 * that mark is on another line now. */
static void
init_start_edge (QdRules *self, const QdStyle *style)
{
  gboolean none = style->punctuation == QD_PUNCTUATION_NONE, always = self->style_cut[QD_CHAR_OPEN];

  self->start_cut = always || (style->opener_cut_at_start && !none) ? HALF : 0;
  self->start_room = none ? 0 : HALF - self->start_cut;
  self->indent_cut = always || (style->opener_cut_at_indent && !none) ? HALF : 0;
  self->indent_room = none ? 0 : HALF - self->indent_cut;
}

/* The half after a mark at line end (GB 5.1.10). */
static void
init_end_edges (QdRules *self, const QdStyle *style)
{
  for (int class = 0; class < N_CLASSES; class ++)
    {
      int blank = self->trail_blank[class];
      QdLineEnd line_end = style->line_end;

      if (style->punctuation == QD_PUNCTUATION_LINE_END_HALF)
        line_end = QD_LINE_END_HALF;
      /* A centred mark keeps its place in the frame unless the line needs the room. */
      if (self->lead_blank[class] > 0 && line_end == QD_LINE_END_HALF)
        line_end = QD_LINE_END_FIT;
      if (style->punctuation == QD_PUNCTUATION_NONE)
        line_end = QD_LINE_END_FULL;
      if (self->style_cut[class] || line_end == QD_LINE_END_HALF)
        self->end_cut[class] = blank;
      else if (line_end == QD_LINE_END_FIT)
        self->end_room[class] = blank;
    }
}

/* 行尾点号悬挂: 、 ， and 。, on the mainland also the other points if they are asked for. Taiwan and Hong Kong hang
 * nothing in horizontal text. */
static void
init_hanging (QdRules *self, const QdStyle *style)
{
  gboolean mainland = style->region == QD_REGION_CN;

  self->can_hang = style->hanging != QD_HANGING_NONE && (mainland || self->vertical);
  if (!self->can_hang)
    return;
  self->edges[QD_CHAR_COMMA] |= QD_EDGE_HANGS;
  self->edges[QD_CHAR_STOP] |= QD_EDGE_HANGS;
  if (style->hanging == QD_HANGING_POINTS && mainland)
    {
      self->edges[QD_CHAR_SEMICOLON] |= QD_EDGE_HANGS;
      self->edges[QD_CHAR_EXCLAIM] |= QD_EDGE_HANGS;
    }
}

/* Works out everything that depends on the style and the metrics alone. */
void
qd_rules_init (QdRules *self, const QdStyle *style, QdMetrics *metrics)
{
  memset (self, 0, sizeof *self);
  self->metrics = metrics;
  self->style = *style;
  self->em = metrics->em_units;
  self->vertical = style->direction == QD_DIRECTION_VERTICAL;
  self->space = metrics->run_advance (metrics, " ", 1);
  self->hyphen = metrics->run_advance (metrics, "-", 1);
  self->gap = CLAMP (style->autospace, 0, 1) * self->em;
  self->gap_least = style->fixed_gaps ? self->gap : MIN (self->gap, self->em / 8);
  self->gap_most = style->fixed_gaps ? self->gap : MAX (self->gap, self->em / 2);
  self->gap_shrink = self->gap - self->gap_least;
  init_blanks (self, style);
  init_frames (self, style);
  init_style_cuts (self, style);
  init_edges (self, style);
  init_start_edge (self, style);
  init_end_edges (self, style);
  init_hanging (self, style);
}

/* One mark alone hangs, never one of a run (CLREQ 3.1.8). */
gboolean
qd_rules_hangs (const QdRules *self, const QdUnits *units, int index)
{
  const QdUnit *unit = &units->unit[index];

  if (!(self->edges[unit->class] & QD_EDGE_HANGS) || (unit->flags & QD_UNIT_GROUPED))
    return FALSE;
  if (index == 0 || (self->edges[unit[-1].class] & QD_EDGE_MARK))
    return FALSE;
  return index + 1 == units->n || !(self->edges[unit[1].class] & QD_EDGE_MARK);
}
