/* test-inline-note.c: notes in two lines within the line, with fake metrics
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A character of a note is six tenths of an em, and so a pair of them.
 */
#include "compose.h"

#include <string.h>

#include "typeset/qd-inline-note.h"

#define EM QD_FAKE_EM_UNITS
#define N_RUNS 60

typedef struct
{
  const char *name;
  int widths[8];
  const char *edges; /* s: may not start the second line, e: may not end the first */
  int n_first, width;
} Split;

static const Split splits[] = {
  { "even", { 2, 2, 2, 2 }, "....", 2, 4 },
  /* The second line is not longer than the first. */
  { "odd", { 2, 2, 2, 2, 2 }, ".....", 3, 6 },
  { "one", { 2 }, ".", 1, 2 },
  { "stop", { 2, 2, 2, 2 }, "..s.", 3, 6 },
  { "opener", { 2, 2, 2, 2 }, ".e..", 3, 6 },
  { "word", { 2, 9, 2 }, "...", 2, 11 },
};

static void
test_split (gconstpointer data)
{
  const Split *split = data;
  QdNoteAtom atoms[8] = { 0 };
  int n = strlen (split->edges), width;

  for (int i = 0; i < n; i++)
    atoms[i] = (QdNoteAtom){ split->widths[i], split->edges[i] == 's', split->edges[i] == 'e' };
  g_assert_cmpint (qd_inline_note_split (atoms, n, &width), ==, split->n_first);
  g_assert_cmpint (width, ==, split->width);
}

/* Composes @source, in which "{…}" stands for a note. */
static char *
compose (Composed *composed, const char *source, GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (const char *p = source; *p; p++)
    {
      QdSpan span = { .start = text->len, .kind = QD_SPAN_INLINE_NOTE };

      if (*p == '{')
        g_array_append_val (spans, span);
      else if (*p == '}')
        g_array_index (spans, QdSpan, spans->len - 1).end = text->len;
      else
        g_string_append_c (text, *p);
    }
  composed->request.spans = (const QdSpan *) (const void *) spans->data;
  composed->request.n_spans = spans->len;
  composed_run (composed, text->str);
  return g_string_free (text, FALSE);
}

/* "text@x" of every cell of a line that is in a note, "/" before the second line. */
static char *
dup_notes (Composed *composed, int line)
{
  GString *result = g_string_new (NULL);
  int sub_line = 1;

  qd_composer_fit (composed->composer, &composed->request, (QdLine *) composed->lines->data, composed->lines->len, line,
                   composed->cells, NULL);
  for (guint i = 0; i < composed->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (composed->cells, QdCell, i);

      if (cell->sub_line == 0)
        continue;
      if (cell->sub_line != sub_line)
        g_string_append (result, cell->sub_line == 2 ? "/" : "|");
      sub_line = cell->sub_line;
      g_string_append_printf (result, "%.*s@%.4g ", cell->end - cell->start, composed->request.text + cell->start,
                              (double) cell->x / EM);
    }
  return g_string_free (result, FALSE);
}

typedef struct
{
  const char *name, *source, *lines, *notes;
  double measure;
} Case;

static const Case cases[] = {
  { "whole", "甲（{一二三四}）乙", "甲（一二三四）乙", "一@2 二@2.6 /三@2 四@2.6 ", 20 },
  { "odd", "甲（{一二三}）乙", "甲（一二三）乙", "一@2 二@2.6 /三@2 ", 20 },
  /* The stop goes to the line it ends, and the note has the room for it. */
  { "stop", "甲（{一二。三}）乙", "甲（一二。三）乙", "一@2 二@2.6 。@3.2 /三@2 ", 20 },
  /* Without brackets nothing else stands around it. */
  { "bare", "甲{一二三四}乙", "甲一二三四乙", "一@1 二@1.6 /三@1 四@1.6 ", 20 },
  /* A note goes on in pairs on the next line of text. */
  { "parted", "甲乙丙丁{一二三四五六}戊己", "甲乙丙丁一二|三四五六戊己", "一@4.15 /二@4.15 ", 4.75 },
};

static void
test_cases (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autofree char *text = NULL, *lines = NULL, *notes = NULL;
  Composed composed;

  composed_init (&composed, "zh-Hans", c->measure);
  composed.style.orphan_control = FALSE;
  text = compose (&composed, c->source, spans);
  lines = composed_dup_lines (&composed);
  notes = dup_notes (&composed, 0);
  g_assert_cmpstr (lines, ==, c->lines);
  g_assert_cmpstr (notes, ==, c->notes);
  composed_clear (&composed);
}

static char *
dup_random_source (void)
{
  static const char *const pieces[] = { "，", "。", "“", "”", "——", "GTK", " 12 ", "、", "·", "！！" };
  GString *source = g_string_new (NULL);
  gboolean open = FALSE;

  for (int i = 0; i < 300; i++)
    {
      int kind = g_test_rand_int_range (0, 12);

      if (kind < 9)
        g_string_append_unichar (source, g_test_rand_int_range (0x4E00, 0x6000));
      else if (kind < 11)
        g_string_append (source, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      else
        {
          g_string_append (source, open ? "}）" : "（{");
          open = !open;
        }
    }
  if (open)
    g_string_append (source, "}）");
  return g_string_free (source, FALSE);
}

/* Lines are full, but for those that are nothing but a note, which has no places for more; no part of a note runs into
 * what follows it. */
static void
check_line (Composed *composed, int line)
{
  int width, edge = G_MININT / 2, measure = composed->request.measure, n_plain = 0;

  width = qd_composer_fit (composed->composer, &composed->request, (QdLine *) composed->lines->data,
                           composed->lines->len, line, composed->cells, NULL);
  for (guint i = 0; i < composed->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (composed->cells, QdCell, i);

      if (cell->sub_line == 0)
        {
          n_plain++;
          g_assert_cmpint (cell->x, >=, edge - 8);
          edge = cell->x + cell->advance;
          continue;
        }
      g_assert_cmpfloat (cell->scale, >, 0.29);
      g_assert_cmpfloat (cell->scale, <=, QD_INLINE_NOTE_SCALE);
      g_assert_cmpint (cell->x + cell->advance, <=, measure + 8);
      edge = MAX (edge, cell->x + cell->advance);
    }
  if (line + 1 < (int) composed->lines->len && n_plain > 3)
    g_assert_cmpint (width, ==, measure);
}

static void
test_lines (void)
{
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
      g_autofree char *source = dup_random_source ();
      g_autofree char *text = NULL;
      Composed composed;

      composed_init (&composed, i % 2 ? "zh-Hans" : "zh-Hant-TW", 16 + i % 20);
      composed.style.direction = i % 3 ? QD_DIRECTION_HORIZONTAL : QD_DIRECTION_VERTICAL;
      text = compose (&composed, source, spans);
      for (guint line = 0; line < composed.lines->len; line++)
        check_line (&composed, line);
      composed_clear (&composed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *path = g_strconcat ("/inline-note/split/", splits[i].name, NULL);

      g_test_add_data_func (path, &splits[i], test_split);
    }
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/inline-note/cases/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_cases);
    }
  g_test_add_func ("/inline-note/lines", test_lines);
  return g_test_run ();
}
