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
could_break_inside (const Composed *self, int line, int start, int end)
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
    g_assert_false (could_break_inside (self, line - 1, g_array_index (self->lines, QdLine, line - 1).start, start));
}

static int
count_visible (const Composed *self)
{
  int n = 0;

  for (int i = 0; i < self->cells->len; i++)
    n += g_array_index (self->cells, QdCell, i).advance > 0;
  return n;
}

void
composed_check (Composed *self)
{
  gboolean justified = self->request.align == QD_ALIGN_JUSTIFY && self->style.justify;
  const int em = QD_FAKE_EM_UNITS;

  check_cover (self);
  for (int i = 0; i < self->lines->len; i++)
    {
      int start = g_array_index (self->lines, QdLine, i).start, end = line_end (self, i);
      int width = fit (self, i);
      int indent = i == 0 ? self->request.first_indent : self->request.hanging;
      int measure = MAX (self->request.measure, em);
      int n = count_visible (self);

      measure -= CLAMP (indent, 0, measure - em);
      check_cells (self, i, start, end);
      check_edges (self, i, start, end);
      if (n > 1 && width > measure)
        g_test_message ("line %d “%.*s” is %g em wide in %g", i, end - start, self->request.text + start,
                        (double) width / em, (double) measure / em);
      g_assert_true (n <= 1 || width <= measure);
      if (justified && i + 1 < self->lines->len && n > 2 && width != measure)
        g_test_message ("line %d “%.*s” is not flush: %d of %d", i, end - start, self->request.text + start, width,
                        measure);
    }
}
