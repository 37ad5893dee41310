/* compose-check.c: what holds for every paragraph in every style
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules are told again here from the standard, by characters, and not taken from the composer's tables.
 */
#include "compose.h"

#include <string.h>

static const int em = QD_FAKE_EM_UNITS;

static gunichar
char_at (const Composed *self, int at)
{
  return at < self->request.n_bytes ? g_utf8_get_char (self->request.text + at) : 0;
}

static gunichar
char_before (const Composed *self, int at)
{
  return at > 0 ? g_utf8_get_char (g_utf8_prev_char (self->request.text + at)) : 0;
}

static gboolean
is_in (gunichar ch, const char *set)
{
  return ch != 0 && g_utf8_strchr (set, -1, ch) != NULL;
}

static gboolean
is_han (gunichar ch)
{
  return ch >= 0x4E00 && ch <= 0x9FFF;
}

static gboolean
is_curly (gunichar ch)
{
  return is_in (ch, "‘’“”");
}

/* CLREQ item 31, and what item 34 adds to it. */
static gboolean
is_forbidden_start (const Composed *self, int at)
{
  gunichar ch = char_at (self, at);
  gboolean is_dash = ch == 0x2014 && char_at (self, at + 3) == 0x2014;

  if (self->style.prohibition == QD_PROHIBITION_NONE)
    return FALSE;
  if (self->style.prohibition == QD_PROHIBITION_STRICT && (is_dash || is_in (ch, "…⸺")))
    return TRUE;
  return is_in (ch, "、，。．：；！？‼”’）〕］｝》〉」』】〗·–～／々％℃") || (ch == 0x2014 && !is_dash);
}

static gboolean
is_forbidden_end (const Composed *self, gunichar ch)
{
  if (self->style.prohibition == QD_PROHIBITION_NONE)
    return FALSE;
  if (self->style.prohibition >= QD_PROHIBITION_GB && ch == 0xFF0F)
    return TRUE;
  return is_in (ch, "“‘（〔［｛《〈「『【〖￥");
}

/* Two Han characters side by side with nothing else around: a line could have been broken there, so that breaking the
 * rule elsewhere on the line was not needed. */
static gboolean
could_break_inside (const Composed *self, int start, int end)
{
  const char *text = self->request.text;

  for (int at = start; at + 6 <= end; at = g_utf8_next_char (text + at) - text)
    {
      int next = g_utf8_next_char (text + at) - text;

      if (next >= end)
        break;
      if (is_han (char_at (self, at)) && is_han (char_at (self, next)) && char_at (self, at) != 0x7B2C)
        return TRUE;
    }
  return FALSE;
}

static void
check_cover (Composed *self)
{
  int last = -1;

  g_assert_cmpint (self->lines->len, >, 0);
  g_assert_cmpint (g_array_index (self->lines, QdLine, 0).start, ==, 0);
  for (int i = 0; i < self->lines->len; i++)
    {
      int start = g_array_index (self->lines, QdLine, i).start;

      g_assert_cmpint (start, >, last);
      g_assert_true (start == 0 || ((guchar) self->request.text[start] & 0xC0) != 0x80);
      last = start;
    }
  g_assert_true (last < self->request.n_bytes || self->request.n_bytes == 0);
}

static void
check_cells (Composed *self, int start, int end)
{
  int at = start, edge = G_MININT;

  for (int i = 0; i < self->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (self->cells, QdCell, i);

      g_assert_cmpint (cell->start, ==, at);
      g_assert_cmpint (cell->end, >, at);
      g_assert_cmpint (cell->advance, >=, 0);
      g_assert_true (cell->x >= edge);
      at = cell->end;
      edge = cell->x + cell->advance;
    }
  g_assert_cmpint (at, ==, end);
}

static void
check_edges (Composed *self, int line, int start)
{
  gunichar first = char_at (self, start), before = char_before (self, start);

  if (line == 0 || is_curly (first) || is_curly (before))
    return;
  if (is_forbidden_start (self, start) || is_forbidden_end (self, before))
    g_assert_false (could_break_inside (self, g_array_index (self->lines, QdLine, line - 1).start, start));
}

/* ！？ of the mainland that stand together have given what they have (item 20); ‼ and its like fill their frame. */
static gboolean
is_grouped (const Composed *self, const QdCell *cell)
{
  gunichar ch = char_at (self, cell->start);

  if (!is_in (ch, "！？"))
    return TRUE;
  return self->style.region == QD_REGION_CN && self->style.punctuation != QD_PUNCTUATION_NONE
         && (is_in (char_at (self, cell->start + strlen ("！")), "！？")
             || is_in (char_before (self, cell->start), "！？"));
}

/* Has the mark a blank (item 22)? */
static gboolean
has_blank (const Composed *self, const QdCell *cell)
{
  gboolean mainland = self->style.region == QD_REGION_CN;
  gboolean vertical = self->style.direction == QD_DIRECTION_VERTICAL;

  if (self->style.punctuation == QD_PUNCTUATION_NONE)
    return FALSE;
  if (cell->class == QD_CHAR_OPEN || cell->class == QD_CHAR_CLOSE || cell->class == QD_CHAR_COMMA
      || cell->class == QD_CHAR_STOP)
    return TRUE;
  if (cell->class == QD_CHAR_SEMICOLON)
    return !vertical;
  if (cell->class == QD_CHAR_EXCLAIM)
    return mainland && !vertical && !is_grouped (self, cell);
  return cell->class == QD_CHAR_INTERPUNCT && !mainland;
}

/* The step at which a mark gives way (item 44), 0 if never. */
static int
compression_step (const Composed *self, const QdCell *cell)
{
  gboolean is_colon = char_at (self, cell->start) == 0xFF1A;

  if (!has_blank (self, cell))
    return 0;
  if (is_colon && self->style.colon != QD_COLON_COMMA)
    return self->style.colon == QD_COLON_STOP ? 7 : 0;
  if (cell->class == QD_CHAR_INTERPUNCT)
    return 3;
  if (cell->class == QD_CHAR_OPEN || cell->class == QD_CHAR_CLOSE)
    return 4;
  if (cell->class == QD_CHAR_COMMA || cell->class == QD_CHAR_SEMICOLON)
    return 5;
  return self->style.fixed_stops ? 0 : 7;
}

static gboolean
is_centred (const Composed *self, const QdCell *cell)
{
  return self->style.region != QD_REGION_CN && cell->class != QD_CHAR_OPEN && cell->class != QD_CHAR_CLOSE;
}

/* A centred point that may not come closer to the closing mark after it (item 25). */
static gboolean
is_kept_full (const Composed *self, const QdCell *cell, const QdCell *next)
{
  return self->style.centred_point == QD_CENTRED_POINT_FULL && is_centred (self, cell)
         && cell->class != QD_CHAR_INTERPUNCT && next->class == QD_CHAR_CLOSE;
}

typedef struct
{
  int step, natural, fitted, limit;
} Place;

static void
add_place (GArray *places, int step, int natural, int fitted, int limit)
{
  Place place = { step, natural, fitted, limit };

  if (step > 0 && natural > limit)
    g_array_append_val (places, place);
}

/* Broken against the rules between the two, a centred point is still the first of its pair. Whether a curly mark is a
 * closing one is not known here: there what was done tells. */
static gboolean
gives_lead (const Composed *self, const QdCell *last, gboolean gave)
{
  gunichar next = char_at (self, last->end);

  if (self->style.centred_point != QD_CENTRED_POINT_FULL || last->class == QD_CHAR_INTERPUNCT)
    return TRUE;
  return is_curly (next) ? gave : !is_in (next, "）〕］｝》〉」』】〗");
}

/* The mark at line end gives its trailing blank first of all, where the style has not taken it already, then what
 * stands before it when the turn of its class comes. */
static void
add_last_mark (const Composed *self, const QdCell *before, const QdCell *after, GArray *places)
{
  gboolean fit = self->style.line_end == QD_LINE_END_FIT || self->style.line_end == QD_LINE_END_HALF
                 || self->style.punctuation == QD_PUNCTUATION_LINE_END_HALF;
  gboolean centred = is_centred (self, after);
  int trail = fit ? MIN (before->advance - em / 2, centred ? em / 4 : em / 2) : 0;
  int given = before->advance - after->advance;

  add_place (places, 1, trail, trail - MIN (given, trail), 0);
  if (centred && gives_lead (self, after, given > trail))
    {
      int lead = before->advance - (fit ? trail + em / 2 : em * 3 / 4);

      add_place (places, compression_step (self, after), lead, lead - (given - MIN (given, trail)), 0);
    }
}

/* The places of a line that may shrink, with their width before and after; @natural are the cells as they would be
 * with room enough. */
static void
collect_places (const Composed *self, const GArray *natural, const GArray *fitted, GArray *places)
{
  const int gap = self->style.autospace * em, gap_limit = self->style.fixed_gaps ? gap : MIN (gap, em / 8);
  int last = fitted->len - 1;

  while (last > 0 && g_array_index (natural, QdCell, last).advance == 0)
    last--;
  for (int i = 0; i <= last; i++)
    {
      const QdCell *before = &g_array_index (natural, QdCell, i), *after = &g_array_index (fitted, QdCell, i);
      int between = i > 0 ? before->x - before[-1].x - before[-1].advance : 0;

      if (after->class == QD_CHAR_SPACE && before->advance == gap)
        add_place (places, 6, before->advance, after->advance, gap_limit);
      else if (after->class == QD_CHAR_SPACE)
        add_place (places, 2, before->advance, after->advance, em / 4);
      else if (i == last && after->class != QD_CHAR_OPEN && has_blank (self, after))
        add_last_mark (self, before, after, places);
      else if (i == last || !is_kept_full (self, after, after + 1))
        add_place (places, compression_step (self, after), before->advance, after->advance, em / 2);
      if (after->class != QD_CHAR_SPACE && between > 0)
        add_place (places, 6, between, after->x - after[-1].x - after[-1].advance, gap_limit);
    }
}

static void
check_compression (const Composed *self, const GArray *natural, const GArray *fitted)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int highest = 0, least = G_MAXINT, most = 0, given = 0, all = 0;

  collect_places (self, natural, fitted, places);
  for (int i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      g_assert_cmpint (place->fitted, <=, place->natural);
      g_assert_cmpint (place->fitted, >=, place->limit);
      if (place->fitted < place->natural)
        highest = MAX (highest, place->step);
      given += place->natural - place->fitted;
    }
  for (int i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->step < highest)
        g_assert_cmpint (place->fitted, ==, place->limit);
      if (place->step == highest && place->fitted > place->limit)
        {
          least = MIN (least, place->natural - place->fitted);
          most = MAX (most, place->natural - place->fitted);
        }
    }
  if (most > 0)
    g_assert_cmpint (most - least, <=, 3); /* What cannot be divided: a four-thousandth of an em. */
  /* Nothing was taken anywhere else. */
  for (int i = 0; i < fitted->len; i++)
    all += g_array_index (natural, QdCell, i).advance - g_array_index (fitted, QdCell, i).advance;
  for (int i = 1; i < fitted->len; i++)
    {
      const QdCell *before = &g_array_index (natural, QdCell, i), *after = &g_array_index (fitted, QdCell, i);

      all += before->x - before[-1].x - before[-1].advance - (after->x - after[-1].x - after[-1].advance);
    }
  g_assert_cmpint (all, ==, given);
}

/* By how much the places of each step of expansion grew. */
typedef struct
{
  int least[4], most[4];
  gboolean full[4]; /* all at their limit */
} Growth;

static void
grow (Growth *self, int step, int grown, gboolean full)
{
  self->least[step] = MIN (self->least[step], full ? G_MAXINT : grown);
  self->most[step] = MAX (self->most[step], full ? 0 : grown);
  self->full[step] &= full;
}

static void
check_expansion (const Composed *self, const GArray *natural, const GArray *fitted)
{
  const int gap = self->style.autospace * em, gap_limit = self->style.fixed_gaps ? gap : MAX (gap, em / 2);
  Growth growth = { { 0, G_MAXINT, G_MAXINT, G_MAXINT }, { 0 }, { TRUE, TRUE, TRUE, TRUE } };
  gboolean has_ordinary = FALSE, beyond = FALSE;

  for (int i = 1; i < fitted->len; i++)
    {
      const QdCell *before = &g_array_index (natural, QdCell, i), *after = &g_array_index (fitted, QdCell, i);
      int between = before->x - before[-1].x - before[-1].advance;
      int grown = after->x - after[-1].x - after[-1].advance - between;
      gboolean is_space = after->class == QD_CHAR_SPACE;

      g_assert_cmpint (grown, >=, 0);
      if (before->advance == 0)
        continue; /* a space at the line's end */
      if (is_space && before->advance != gap)
        {
          grow (&growth, 1, after->advance - before->advance, after->advance >= em / 2);
          beyond |= after->advance > MAX (em / 2, before->advance);
        }
      else if (is_space || between > 0)
        {
          int fitted_gap = is_space ? after->advance : between + grown;

          grow (&growth, 2, fitted_gap - gap, fitted_gap >= gap_limit);
          beyond |= fitted_gap > gap_limit;
        }
      else
        g_assert_cmpint (after->advance, ==, before->advance);
      if (is_han (char_at (self, after->start)) && is_han (char_at (self, after[-1].start)) && between == 0)
        {
          grow (&growth, 3, grown, FALSE);
          has_ordinary = TRUE;
        }
    }
  for (int step = 1; step <= 3; step++)
    {
      if (growth.most[step] > 0)
        g_assert_cmpint (growth.most[step] - growth.least[step], <=, 1); /* What cannot be divided. */
    }
  if (growth.most[3] > 0 || growth.most[2] > 0)
    g_assert_true (growth.full[1]);
  if (growth.most[3] > 0)
    g_assert_true (growth.full[2]);
  if (has_ordinary)
    g_assert_false (beyond);
}

/* The line once more with room enough: what it is before fitting. Returns the width. */
static int
fit_naturally (Composed *self, int line, GArray *cells)
{
  QdComposeRequest request = self->request;

  request.align = QD_ALIGN_START;
  return qd_composer_fit (self->composer, &request, (QdLine *) self->lines->data, self->lines->len, line, cells, NULL);
}

static int
count_visible (const Composed *self)
{
  int n = 0;

  for (int i = 0; i < self->cells->len; i++)
    n += g_array_index (self->cells, QdCell, i).advance > 0;
  return n;
}

static const QdCell *
get_hung (const Composed *self)
{
  for (int i = 0; i < self->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (self->cells, QdCell, i);

      if (cell->hanging)
        return cell;
    }
  return NULL;
}

static void
check_fit (Composed *self, int line, int width, int measure)
{
  g_autoptr (GArray) natural = g_array_new (FALSE, FALSE, sizeof (QdCell));
  gboolean justified = self->request.align == QD_ALIGN_JUSTIFY && self->style.justify;
  gboolean is_last = line + 1 == self->lines->len;
  int slack = g_array_index (self->lines, QdLine, line).slack, start = g_array_index (self->lines, QdLine, line).start;
  int n = count_visible (self);

  g_assert_true (n <= 1 || width <= measure);
  if (slack >= 0)
    {
      int natural_width = fit_naturally (self, line, natural);

      g_assert_cmpint (natural_width, ==, measure - slack);
      if (justified && !is_last)
        check_expansion (self, natural, self->cells);
    }
  if (justified && !is_last && n > 1 && width < measure)
    g_assert_false (could_break_inside (self, start, composed_line_end (self, line)));
  if (!justified || is_last)
    g_assert_true (slack < 0 || width == measure - slack);
}

/* 行尾点号悬挂 (item 30): one mark alone, of those the region and the direction allow. */
static void
check_hung (const Composed *self, const QdCell *cell)
{
  gboolean mainland = self->style.region == QD_REGION_CN;

  g_assert_true (mainland || self->style.direction == QD_DIRECTION_VERTICAL);
  g_assert_cmpint (self->style.hanging, !=, QD_HANGING_NONE);
  g_assert_true (is_in (char_at (self, cell->start),
                        self->style.hanging == QD_HANGING_POINTS && mainland ? "、，。．：；！？" : "、，。．"));
  g_assert_false (is_in (char_before (self, cell->start), "、，。．：；！？）》」』（《「『"));
  g_assert_false (is_in (char_at (self, cell->end), "、，。．：；！？）》」』（《「『"));
}

static gboolean
are_same_cells (const GArray *a, const GArray *b)
{
  for (int i = 0; i < a->len && i < b->len; i++)
    {
      const QdCell *left = &g_array_index (a, QdCell, i), *right = &g_array_index (b, QdCell, i);

      if (left->start != right->start || left->end != right->end)
        return FALSE;
    }
  return a->len == b->len;
}

/* Compression can only be seen against the same line without a measure; words that are broken for their length would
 * be whole there, so that such lines are passed over. */
static void
check_compressed_line (Composed *self, int line, int measure)
{
  QdComposeRequest request = self->request;
  g_autoptr (GArray) natural = g_array_new (FALSE, FALSE, sizeof (QdCell));
  int slack = g_array_index (self->lines, QdLine, line).slack, width;

  if (slack >= 0)
    return;
  if (get_hung (self))
    {
      check_hung (self, get_hung (self));
      return;
    }
  request.measure = G_MAXINT / 2;
  request.align = QD_ALIGN_START;
  width =
      qd_composer_fit (self->composer, &request, (QdLine *) self->lines->data, self->lines->len, line, natural, NULL);
  if (!are_same_cells (natural, self->cells))
    return;
  g_assert_cmpint (width, ==, measure - slack);
  check_compression (self, natural, self->cells);
}

static void
describe (Composed *self)
{
  const QdStyle *style = &self->style;
  g_autofree char *lines = composed_dup_lines (self);

  g_test_message ("region %d direction %d punctuation %d prohibition %d line-end %d breaking %d hanging %d justify %d "
                  "orphans %d opener %d %d points %d centred %d colon %d stops %d gaps %d autospace %g spaces %d "
                  "measure %d indent %d hang %d align %d: %s",
                  style->region, style->direction, style->punctuation, style->prohibition, style->line_end,
                  style->breaking, style->hanging, style->justify, style->orphan_control, style->opener_cut_at_start,
                  style->opener_cut_at_indent, style->close_points, style->centred_point, style->colon,
                  style->fixed_stops, style->fixed_gaps, style->autospace, style->replace_spaces, self->request.measure,
                  self->request.first_indent, self->request.hanging, self->request.align, lines);
}

void
composed_check (Composed *self)
{
  if (g_test_verbose ())
    describe (self);
  check_cover (self);
  for (int i = 0; i < self->lines->len; i++)
    {
      int start = g_array_index (self->lines, QdLine, i).start, end = composed_line_end (self, i);
      int width = composed_fit (self, i);
      int indent = i == 0 ? self->request.first_indent : self->request.hanging;
      int measure = MAX (self->request.measure, em);

      measure -= CLAMP (indent, 0, measure - em);
      check_cells (self, start, end);
      check_edges (self, i, start);
      check_fit (self, i, width, measure);
      check_compressed_line (self, i, measure);
    }
}
