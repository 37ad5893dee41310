/* test-flow-bidi.c: Arabic and Hebrew in lines of Chinese
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <string.h>

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return ((const QdCell *) a)->x - ((const QdCell *) b)->x;
}

/* The cells of the first line in the order of their places, spaces left out, "|" between them. */
static char *
dump_visual (QdFlow *flow, const char *text)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  GString *result = g_string_new (NULL);

  qd_flow_get_cells (flow, 0, cells, NULL);
  g_array_sort (cells, compare_places);
  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);

      if (cell->class == QD_CHAR_SPACE)
        continue;
      if (result->len > 0)
        g_string_append_c (result, '|');
      g_string_append_len (result, text + cell->start, cell->end - cell->start);
      if (i > 0)
        g_assert_cmpint (cell->x, >=, cell[-1].x + cell[-1].advance - 1);
    }
  return g_string_free (result, FALSE);
}

static void
test_order (void)
{
  const struct
  {
    const char *text, *visual;
  } cases[] = {
    { "国家", "国|家" },
    { "国שלום עולם家", "国|עולם|שלום|家" },
    { "国(אב)家", "国|(|אב|)|家" },
    { "国אב (גד) הו家", "国|הו|)|גד|(|אב|家" },
    { "国אב, גד家", "国|גד|,|אב|家" },
    { "国אב 12 גד家", "国|גד|12|אב|家" },
    { "国אב 中 גד家", "国|אב|中|גד|家" },
    { "国مرحبا بك家", "国|بك|مرحبا|家" },
    { "国。אב 家", "国|。|אב|家" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FlowFixture fixture;
      g_autofree char *visual = NULL;

      flow_fixture_init (&fixture);
      flow_fixture_run (&fixture, cases[i].text);
      visual = dump_visual (fixture.flow, cases[i].text);
      g_assert_cmpstr (visual, ==, cases[i].visual);
      flow_fixture_clear (&fixture);
    }
}

/* A paragraph without anything Chinese that begins from the right runs from the right: its line ends there. */
static void
test_paragraph (void)
{
  const char *text = "שלום, עולם!";
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  FlowFixture fixture;
  g_autofree char *visual = NULL;
  const QdCell *first;

  flow_fixture_init (&fixture);
  fixture.style.first_indent = 0;
  flow_fixture_run (&fixture, text);
  visual = dump_visual (fixture.flow, text);
  g_assert_cmpstr (visual, ==, "!|עולם|,|שלום");
  qd_flow_get_cells (fixture.flow, 0, cells, NULL);
  first = &g_array_index (cells, QdCell, 0);
  g_assert_cmpint (ABS (first->x + first->advance - fixture.style.measure * fixture.style.size_px * PANGO_SCALE), <,
                   PANGO_SCALE);
  flow_fixture_clear (&fixture);
}

/* Where the order is parted a range is more than one rectangle, and none of them covers what is not in it. */
static void
test_ranges (void)
{
  const char *text = "国שלום עולם家";
  const char *second = strstr (text, "עולם"), *end = strstr (text, "家");
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  FlowFixture fixture;
  QdRect caret, *whole, *word, *han;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  qd_flow_get_range_rects (fixture.flow, 0, strlen (text), rects);
  g_assert_cmpint (rects->len, ==, 1);
  qd_flow_get_range_rects (fixture.flow, second - text, strlen (text), rects);
  g_assert_cmpint (rects->len, ==, 3);
  whole = &g_array_index (rects, QdRect, 0);
  word = whole + 1;
  han = whole + 2;
  g_assert_cmpfloat (word->x + word->width, <, han->x);
  g_assert_cmpfloat_with_epsilon (han->x + han->width, whole->x + whole->width, 0.01);
  /* A word begins on its right. */
  qd_flow_get_caret (fixture.flow, second - text, &caret);
  g_assert_cmpfloat_with_epsilon (caret.x, word->x + word->width, 0.01);
  g_assert_cmpint (qd_flow_hit (fixture.flow, word->x + word->width - 1, word->y + word->height / 2), ==,
                   second - text);
  qd_flow_get_caret (fixture.flow, end - text, &caret);
  g_assert_cmpfloat_with_epsilon (caret.x, han->x, 0.01);
  flow_fixture_clear (&fixture);
}

/* The glyph that the character at byte @at of the first line is drawn with. */
static PangoGlyph
find_glyph (QdFlow *flow, gsize at)
{
  GArray *runs = qd_flow_get_glyphs (flow, 0);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdGlyphRun *run = &g_array_index (runs, QdGlyphRun, i);

      for (int j = 0; j < run->glyphs->num_glyphs; j++)
        {
          if (run->start + run->glyphs->log_clusters[j] == at)
            return run->glyphs->glyphs[j].glyph;
        }
    }
  return 0;
}

/* Brackets between letters that run from the right are drawn as their images, other brackets as they are. */
static void
test_brackets (void)
{
  const char *text = "国אב(גד)הו(家)";
  const char *open = strchr (text, '('), *close = strchr (text, ')');
  const char *plain_open = strrchr (text, '('), *plain_close = strrchr (text, ')');
  FlowFixture fixture;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  g_assert_cmpuint (find_glyph (fixture.flow, plain_open - text), !=, find_glyph (fixture.flow, plain_close - text));
  g_assert_cmpuint (find_glyph (fixture.flow, open - text), ==, find_glyph (fixture.flow, plain_close - text));
  g_assert_cmpuint (find_glyph (fixture.flow, close - text), ==, find_glyph (fixture.flow, plain_open - text));
  flow_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-bidi/order", test_order);
  g_test_add_func ("/flow-bidi/paragraph", test_paragraph);
  g_test_add_func ("/flow-bidi/ranges", test_ranges);
  g_test_add_func ("/flow-bidi/brackets", test_brackets);
  return g_test_run ();
}
