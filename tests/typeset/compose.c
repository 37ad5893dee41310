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

int
composed_line_end (Composed *self, int line)
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
      g_string_append_len (result, self->request.text + start, composed_line_end (self, i) - start);
    }
  return g_string_free (result, FALSE);
}

int
composed_fit (Composed *self, int line)
{
  g_ptr_array_set_size (self->why, 0);
  return qd_composer_fit (self->composer, &self->request, (QdLine *) self->lines->data, self->lines->len, line,
                          self->cells, self->why);
}

char *
composed_dup_advances (Composed *self, int line)
{
  GString *result = g_string_new (NULL);

  composed_fit (self, line);
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

  composed_fit (self, line);
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
