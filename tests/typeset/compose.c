/* compose.c: a paragraph composed with fake metrics, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"

#include <string.h>

void
composed_init (Composed *self, const char *language, double measure)
{
  *self = (Composed){ 0 };
  qd_style_init (&self->style, qd_region_from_language (language));
  qd_metrics_init_fake (&self->metrics);
  self->request.measure = measure * QD_FAKE_EM_UNITS;
  self->request.align = QD_ALIGN_JUSTIFY;
  self->lines = g_array_new (FALSE, FALSE, sizeof (QdLine));
  self->cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  self->why = g_ptr_array_new_with_free_func (g_free);
}

void
composed_run (Composed *self, const char *text)
{
  g_clear_pointer (&self->composer, qd_composer_free);
  self->composer = qd_composer_new (&self->style, &self->metrics);
  self->request.text = text;
  self->request.n_bytes = strlen (text);
  g_array_set_size (self->lines, 0);
  qd_composer_break (self->composer, &self->request, self->lines);
}

void
composed_clear (Composed *self)
{
  g_clear_pointer (&self->composer, qd_composer_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->why, g_ptr_array_unref);
}

static int
line_end (Composed *self, int line)
{
  return line + 1 < self->lines->len ? (int) g_array_index (self->lines, QdLine, line + 1).start
                                     : self->request.n_bytes;
}

char *
composed_dup_lines (Composed *self)
{
  GString *result = g_string_new (NULL);

  for (int i = 0; i < self->lines->len; i++)
    {
      int start = g_array_index (self->lines, QdLine, i).start;

      if (i > 0)
        g_string_append_c (result, '|');
      g_string_append_len (result, self->request.text + start, line_end (self, i) - start);
    }
  return g_string_free (result, FALSE);
}

static int
fit (Composed *self, int line)
{
  g_ptr_array_set_size (self->why, 0);
  return qd_composer_fit (self->composer, &self->request, (QdLine *) self->lines->data, self->lines->len, line,
                          self->cells, self->why);
}

char *
composed_dup_advances (Composed *self, int line)
{
  GString *result = g_string_new (NULL);

  fit (self, line);
  for (int i = 0; i < self->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (self->cells, QdCell, i);

      if (cell->class == QD_CHAR_SPACE)
        continue;
      if (result->len > 0)
        g_string_append_c (result, ' ');
      g_string_append_printf (result, "%.4g", (double) cell->advance / QD_FAKE_EM_UNITS);
    }
  return g_string_free (result, FALSE);
}

char *
composed_dup_gaps (Composed *self, int line)
{
  GString *result = g_string_new (NULL);
  int edge = -1, n_chars = 0;

  fit (self, line);
  for (int i = 0; i < self->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (self->cells, QdCell, i);

      if (cell->class == QD_CHAR_SPACE)
        continue;
      if (edge >= 0 && cell->x != edge)
        g_string_append_printf (result, "%s%d:%.4g", result->len ? " " : "", n_chars,
                                (double) (cell->x - edge) / QD_FAKE_EM_UNITS);
      edge = cell->x + cell->advance;
      n_chars += g_utf8_strlen (self->request.text + cell->start, cell->end - cell->start);
    }
  return g_string_free (result, FALSE);
}

/* What may not start or end a line, told again from the standard and not from the composer's tables. */
static gboolean
is_forbidden_start (const Composed *self, gunichar ch)
{
  if (self->style.prohibition == QD_PROHIBITION_NONE)
    return FALSE;
  return g_utf8_strchr ("、，。．：；！？”’）〕］｝》〉」』】〗·～–／々％℃", -1, ch) != NULL;
}

static gboolean
is_forbidden_end (const Composed *self, gunichar ch)
{
  if (self->style.prohibition == QD_PROHIBITION_NONE)
    return FALSE;
  if (self->style.prohibition >= QD_PROHIBITION_GB && ch == 0xFF0F)
    return TRUE;
  return g_utf8_strchr ("“‘（〔［｛《〈「『【〖￥", -1, ch) != NULL;
}

static gboolean
is_curly (gunichar ch)
{
  return ch == 0x2018 || ch == 0x2019 || ch == 0x201C || ch == 0x201D;
}

/* Two Han characters side by side with nothing else around: a line could have been broken there, so that breaking the
 * rule elsewhere on the line was not needed. */
static gboolean
could_break_inside (const Composed *self, int start, int end)
{
  const char *text = self->request.text;

  for (int at = start; at + 6 <= end; at = g_utf8_next_char (text + at) - text)
    {
      gunichar left = g_utf8_get_char (text + at), right;
      int next = g_utf8_next_char (text + at) - text;

      if (next >= end)
        break;
      right = g_utf8_get_char (text + next);
      if (left >= 0x4E00 && left <= 0x9FFF && right >= 0x4E00 && right <= 0x9FFF && left != 0x7B2C)
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
check_cells (Composed *self, int line, int start, int end)
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
check_edges (Composed *self, int line, int start, int end)
{
  const char *text = self->request.text;
  gunichar first = g_utf8_get_char (text + start), before = 0;

  if (line == 0)
    return;
  before = g_utf8_get_char (g_utf8_prev_char (text + start));
  if (is_curly (first) || is_curly (before))
    return;
  if (is_forbidden_start (self, first) || is_forbidden_end (self, before))
    g_assert_false (could_break_inside (self, g_array_index (self->lines, QdLine, line - 1).start, start));
}

/* The step at which a cell or the gap before it gives way (CLREQ item 44), 0 if never. */
static int
compression_step (const QdCell *cell)
{
  switch (cell->class)
    {
    case QD_CHAR_SPACE:
      return 2;
    case QD_CHAR_INTERPUNCT:
      return 3;
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
      return 4;
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
      return 5;
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
      return 7;
    case QD_CHAR_HAN:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_ITERATION:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      break;
    }
  return 0;
}

typedef struct
{
  int step, natural, fitted, limit;
} Place;

/* The places of a line that may shrink, with their width before and after; @natural are the cells as they would be
 * with room enough. */
static void
collect_places (const GArray *natural, const GArray *fitted, GArray *places)
{
  const int em = QD_FAKE_EM_UNITS;

  for (int i = 0; i < fitted->len; i++)
    {
      const QdCell *before = &g_array_index (natural, QdCell, i), *after = &g_array_index (fitted, QdCell, i);
      Place place = { compression_step (after), before->advance, after->advance, em / 2 };

      /* ‼ and its like fill their frame, and three ！ in two em have given already. */
      if (after->class == QD_CHAR_EXCLAIM && (after->advance == before->advance))
        place.step = 0;

      if (after->class == QD_CHAR_SPACE)
        {
          gboolean is_gap = place.natural == em / 4;

          place.step = is_gap ? 6 : 2;
          place.limit = is_gap ? em / 8 : em / 4;
        }
      if (place.step > 0 && place.natural > place.limit)
        g_array_append_val (places, place);
      if (i > 0 && after->class != QD_CHAR_SPACE && before[-1].class != QD_CHAR_SPACE)
        {
          Place gap = { 6, before->x - before[-1].x - before[-1].advance, after->x - after[-1].x - after[-1].advance,
                        em / 8 };

          if (gap.natural > gap.limit)
            g_array_append_val (places, gap);
        }
    }
}

static void
check_compression (const GArray *natural, const GArray *fitted)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int highest = 0, least = G_MAXINT, most = 0;

  collect_places (natural, fitted, places);
  for (int i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      g_assert_cmpint (place->fitted, <=, place->natural);
      g_assert_cmpint (place->fitted, >=, place->limit);
      if (place->fitted < place->natural)
        highest = MAX (highest, place->step);
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
}

static gboolean
is_ideograph (const Composed *self, const QdCell *cell)
{
  gunichar ch = g_utf8_get_char (self->request.text + cell->start);

  return ch >= 0x4E00 && ch <= 0x9FFF;
}

static void
check_expansion (const Composed *self, const GArray *natural, const GArray *fitted)
{
  const int em = QD_FAKE_EM_UNITS;
  int least = G_MAXINT, most = 0;
  gboolean spaces_full = TRUE, spaces_grown = FALSE;

  for (int i = 1; i < fitted->len; i++)
    {
      const QdCell *before = &g_array_index (natural, QdCell, i), *after = &g_array_index (fitted, QdCell, i);
      int gap = after->x - after[-1].x - after[-1].advance;
      int grown = gap - (before->x - before[-1].x - before[-1].advance);

      g_assert_cmpint (grown, >=, 0);
      if (after->class == QD_CHAR_SPACE)
        {
          spaces_full &= after->advance >= em / 2 || before->advance == 0;
          spaces_grown |= after->advance > MAX (em / 2, before->advance);
        }
      else
        g_assert_cmpint (after->advance, ==, before->advance);
      if (is_ideograph (self, after) && is_ideograph (self, after - 1))
        {
          least = MIN (least, grown);
          most = MAX (most, grown);
        }
    }
  if (most > 0)
    {
      g_assert_cmpint (most - least, <=, 1); /* What cannot be divided. */
      g_assert_true (spaces_full);
      g_assert_false (spaces_grown);
    }
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
    g_assert_false (could_break_inside (self, start, line_end (self, line)));
  if (!justified || is_last)
    g_assert_true (slack < 0 || width == measure - slack);
}

/* Compression can only be seen against the same line without a measure; words that are broken for their length would
 * be whole there, so that such lines are passed over. */
static void
check_compressed_line (Composed *self, int line)
{
  QdComposeRequest request = self->request;
  g_autoptr (GArray) natural = g_array_new (FALSE, FALSE, sizeof (QdCell));

  if (g_array_index (self->lines, QdLine, line).slack >= 0)
    return;
  for (int i = 0; i < self->cells->len; i++)
    {
      if (g_array_index (self->cells, QdCell, i).hanging)
        return;
    }
  request.measure = G_MAXINT / 2;
  request.align = QD_ALIGN_START;
  qd_composer_fit (self->composer, &request, (QdLine *) self->lines->data, self->lines->len, line, natural, NULL);
  if (natural->len == self->cells->len)
    check_compression (natural, self->cells);
}

static void
describe (Composed *self)
{
  const QdStyle *style = &self->style;
  g_autofree char *lines = composed_dup_lines (self);

  g_test_message ("region %d direction %d punctuation %d prohibition %d line-end %d breaking %d hanging %d justify %d "
                  "orphans %d opener %d spaces %d measure %d indent %d hang %d align %d: %s",
                  style->region, style->direction, style->punctuation, style->prohibition, style->line_end,
                  style->breaking, style->hanging, style->justify, style->orphan_control, style->opener_cut_at_start,
                  style->replace_spaces, self->request.measure, self->request.first_indent, self->request.hanging,
                  self->request.align, lines);
}

void
composed_check (Composed *self)
{
  const int em = QD_FAKE_EM_UNITS;

  if (g_test_verbose ())
    describe (self);
  check_cover (self);
  for (int i = 0; i < self->lines->len; i++)
    {
      int start = g_array_index (self->lines, QdLine, i).start, end = line_end (self, i);
      int width = fit (self, i);
      int indent = i == 0 ? self->request.first_indent : self->request.hanging;
      int measure = MAX (self->request.measure, em);

      measure -= CLAMP (indent, 0, measure - em);
      check_cells (self, i, start, end);
      check_edges (self, i, start, end);
      check_fit (self, i, width, measure);
      if (self->style.region == QD_REGION_CN && self->style.direction == QD_DIRECTION_HORIZONTAL
          && self->style.punctuation == QD_PUNCTUATION_QUANJIAO && self->style.line_end == QD_LINE_END_HALF)
        check_compressed_line (self, i);
    }
}
