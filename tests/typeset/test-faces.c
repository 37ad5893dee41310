/* test-faces.c: fonts by role, their tables and their substitutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-faces.h"

#include "typeset/qd-families.h"

#include <hb.h>
#include <string.h>

#define SIZE 20
#define EM (SIZE * PANGO_SCALE)

static void
init_style (QdStyle *style, QdRegion region, QdDirection direction)
{
  memset (style, 0, sizeof *style);
  style->size_px = SIZE;
  style->region = region;
  style->direction = direction;
}

static QdFaceFont *
get_song (QdFaces *faces)
{
  return qd_faces_get_font (faces, QD_FACE_SONG, FALSE, SIZE);
}

/* Tests of exact glyphs need the font they were written for. */
static gboolean
has_noto (void)
{
  if (qd_family_is_installed ("Noto Serif CJK SC"))
    return TRUE;
  g_test_skip ("Noto Serif CJK SC is not installed");
  return FALSE;
}

/* Where a glyph's ink is along its cell, in thousandths of an em. */
static void
get_ink (const QdGlyph *glyph, gboolean vertical, int *start, int *end)
{
  hb_glyph_extents_t extents;

  g_assert_true (hb_font_get_glyph_extents (pango_font_get_hb_font (glyph->font), glyph->glyph, &extents));
  *start = vertical ? glyph->y - extents.y_bearing : glyph->x + extents.x_bearing;
  *end = vertical ? *start - extents.height : *start + extents.width;
  *start = *start * 1000 / EM;
  *end = *end * 1000 / EM;
}

static void
test_metrics_are_whole_em (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdMetrics *metrics;
  const gunichar framed[] = { 0x4e00, 0x3002, 0x201c, 0xb7, 0x2013, 0x20000, 0x3007, 0xff01 };
  int solid;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  metrics = &get_song (faces)->metrics;
  for (int i = 0; i < G_N_ELEMENTS (framed); i++)
    g_assert_cmpint (metrics->char_advance (metrics, framed[i]), ==, metrics->em_units);
  solid = metrics->run_advance (metrics, "reading", 7);
  g_assert_cmpint (solid, >, 2 * metrics->em_units);
  g_assert_cmpint (solid, <, 5 * metrics->em_units);
  /* The second answer comes from the cache. */
  g_assert_cmpint (metrics->run_advance (metrics, "reading", 7), ==, solid);
  g_assert_cmpint (metrics->run_advance (metrics, "", 0), ==, 0);
}

/* Curly quotation marks in a Western word are not full-width, though the CJK font's are. */
static void
test_apostrophe_is_proportional (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdMetrics *metrics;
  const char *word = "don’t";

  if (!has_noto ())
    return;
  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  metrics = &get_song (faces)->metrics;
  g_assert_cmpint (metrics->run_advance (metrics, word, strlen (word)), <, metrics->em_units * 27 / 10);
}

static void
check_side (QdFaces *faces, const char *text, int low, int high)
{
  int start, end;

  get_ink (qd_glyph_table_lookup (get_song (faces)->table, g_utf8_get_char (text)), FALSE, &start, &end);
  g_assert_cmpint (start, >=, low);
  g_assert_cmpint (end, <=, high);
}

/* What the composer cuts away is blank, in the first or the second half, or in the outer quarters. */
static void
test_ink_is_where_it_is_not_cut (void)
{
  const char *const second[] = { "“", "‘", "（", "《", "「", "【" };
  const char *const first[] = { "”", "’", "）", "》", "」", "，", "。", "、", "；", "：", "！", "？" };
  const QdFace cut_faces[] = { QD_FACE_SONG, QD_FACE_HEI, QD_FACE_KAI };
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  if (!has_noto ())
    return;
  for (int i = 0; i < G_N_ELEMENTS (second); i++)
    check_side (faces, second[i], 500, 1000);
  for (int i = 0; i < G_N_ELEMENTS (first); i++)
    check_side (faces, first[i], 0, 500);
  check_side (faces, "·", 250, 750);
  check_side (faces, "–", 250, 750);
  for (int i = 0; i < G_N_ELEMENTS (cut_faces); i++)
    {
      QdFaceFont *font = qd_faces_get_font (faces, cut_faces[i], FALSE, SIZE);
      int start, end;

      get_ink (qd_glyph_table_lookup (font->table, 0x201c), FALSE, &start, &end);
      g_assert_cmpint (start, >=, 480);
      get_ink (qd_glyph_table_lookup (font->table, 0xff0c), FALSE, &start, &end);
      g_assert_cmpint (end, <=, 520);
    }
}

static void
test_regions_differ (void)
{
  QdStyle style;
  g_autoptr (QdFaces) mainland = NULL;
  g_autoptr (QdFaces) taiwan = NULL;
  int start, end;

  if (!has_noto ())
    return;
  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  mainland = qd_faces_new (&style);
  style.region = QD_REGION_TW;
  taiwan = qd_faces_new (&style);
  check_side (mainland, "，", 0, 300);
  get_ink (qd_glyph_table_lookup (get_song (taiwan)->table, 0xff0c), FALSE, &start, &end);
  g_assert_cmpint (start, >, 350);
  g_assert_cmpint (end, <, 650);
}

static void
check_dash (QdFaceFont *font, gboolean vertical)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  int reach = 0, first = 0;

  qd_glyph_table_shape (font->table, "——", 6, glyphs);
  g_assert_cmpint (glyphs->len, >, 0);
  for (guint i = 0; i < glyphs->len; i++)
    {
      int start, end;

      get_ink (&g_array_index (glyphs, QdGlyph, i), vertical && !g_array_index (glyphs, QdGlyph, i).rotated, &start,
               &end);
      if (i == 0)
        first = start;
      else
        g_assert_cmpint (start, <=, reach);
      reach = end;
    }
  /* Long enough, and in the middle of its two em. */
  g_assert_cmpint (reach - first, >, 1600);
  g_assert_cmpint (ABS (first - (2000 - reach)), <, 60);
}

static void
test_dash_is_unbroken (void)
{
  for (QdDirection direction = QD_DIRECTION_HORIZONTAL; direction <= QD_DIRECTION_VERTICAL; direction++)
    {
      QdStyle style;
      g_autoptr (QdFaces) faces = NULL;

      init_style (&style, QD_REGION_CN, direction);
      faces = qd_faces_new (&style);
      if (!has_noto ())
        return;
      check_dash (get_song (faces), direction == QD_DIRECTION_VERTICAL);
      check_dash (qd_faces_get_font (faces, QD_FACE_KAI, FALSE, SIZE), direction == QD_DIRECTION_VERTICAL);
    }
}

static void
test_vertical_glyphs (void)
{
  QdStyle style;
  g_autoptr (QdFaces) vertical = NULL;
  g_autoptr (QdFaces) horizontal = NULL;
  int start, end;

  if (!has_noto ())
    return;
  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  horizontal = qd_faces_new (&style);
  style.direction = QD_DIRECTION_VERTICAL;
  vertical = qd_faces_new (&style);
  g_assert_cmpuint (qd_glyph_table_lookup (get_song (vertical)->table, 0xff08)->glyph, !=,
                    qd_glyph_table_lookup (get_song (horizontal)->table, 0xff08)->glyph);
  /* Han stands upright in the middle of the column and fills its frame. */
  get_ink (qd_glyph_table_lookup (get_song (vertical)->table, 0x56fd), TRUE, &start, &end);
  g_assert_cmpint (start, >, 0);
  g_assert_cmpint (end, <, 1000);
  g_assert_cmpint (qd_glyph_table_lookup (get_song (vertical)->table, 0x56fd)->x, ==, -EM / 2);
  get_ink (qd_glyph_table_lookup (get_song (vertical)->table, 0x201c), TRUE, &start, &end);
  g_assert_cmpint (start, >=, 500);
  get_ink (qd_glyph_table_lookup (get_song (vertical)->table, 0x3002), TRUE, &start, &end);
  g_assert_cmpint (end, <=, 500);
  /* The en dash has no glyph of its own for columns. */
  g_assert_true (qd_glyph_table_lookup (get_song (vertical)->table, 0x2013)->rotated);
}

/* A rare character comes from another font, stays one em, and the table's glyph stays where it is. */
static void
test_fallback (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdFaceFont *font;
  const QdGlyph *han, *missing;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  font = get_song (faces);
  han = qd_glyph_table_lookup (font->table, 0x4e00);
  g_assert_cmpint (qd_glyph_table_lookup (font->table, 0x2a6d6)->advance, <=, EM + EM / 50);
  /* A code point that is never assigned shows its number in a box. */
  missing = qd_glyph_table_lookup (font->table, 0x3ffff);
  g_assert_true (missing->glyph & PANGO_GLYPH_UNKNOWN_FLAG);
  for (gunichar ch = 0x4e00; ch < 0x5200; ch++)
    qd_glyph_table_lookup (font->table, ch);
  g_assert_true (qd_glyph_table_lookup (font->table, 0x4e00) == han);
}

/* What stands in a column is in the middle of it, whatever font it comes from, and fills one frame. */
static void
test_fallback_in_columns (void)
{
  static const gunichar characters[] = { 0x56fd, 0x20000, 0x30ede, 0x3ffff };
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_VERTICAL);
  faces = qd_faces_new (&style);
  for (int i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      const QdGlyph *glyph = qd_glyph_table_lookup (get_song (faces)->table, characters[i]);
      PangoRectangle ink;
      int middle;

      pango_font_get_glyph_extents (glyph->font, glyph->glyph, &ink, NULL);
      /* Pango draws its boxes for missing glyphs around the place it is given. */
      middle = glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? glyph->x : glyph->x + ink.x + ink.width / 2;
      g_assert_cmpint (ABS (middle), <, EM / 10);
      g_assert_cmpint (glyph->y + ink.y, >=, -EM / 20);
      g_assert_cmpint (glyph->y + ink.y + ink.height, <=, EM + EM / 20);
    }
}

/* A form that a variation selector asks for comes from a font that has it, and stands in the same frame. */
static void
test_variations (void)
{
  const char *text = "葛\U000E0100";
  g_autoptr (GArray) glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdFaceFont *font;
  const QdGlyph *plain;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  if (!qd_family_is_installed ("Noto Serif CJK JP") || !has_noto ())
    return;
  font = get_song (faces);
  plain = qd_glyph_table_lookup (font->table, g_utf8_get_char (text));
  qd_glyph_table_shape (font->table, text, strlen (text), glyphs);
  g_assert_cmpint (glyphs->len, ==, 1);
  g_assert_true (g_array_index (glyphs, QdGlyph, 0).font != plain->font);
  g_assert_cmpuint (g_array_index (glyphs, QdGlyph, 0).glyph, !=, plain->glyph);
  g_assert_cmpint (g_array_index (glyphs, QdGlyph, 0).advance, ==, EM);
  /* One that no font has changes nothing. */
  g_array_set_size (glyphs, 0);
  qd_glyph_table_shape (font->table, "葛\U000E01EF", 7, glyphs);
  g_assert_true (g_array_index (glyphs, QdGlyph, 0).font == plain->font);
  g_assert_cmpuint (g_array_index (glyphs, QdGlyph, 0).glyph, ==, plain->glyph);
}

/* Lines and half-width kana lie on their side in a column; what is half an em long is not drawn longer. */
static void
test_turned (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdGlyphTable *table;
  int start, end;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_VERTICAL);
  faces = qd_faces_new (&style);
  table = get_song (faces)->table;
  g_assert_true (qd_glyph_table_lookup (table, 0x2500)->rotated);
  g_assert_false (qd_glyph_table_lookup (table, 0x2460)->rotated);
  g_assert_false (qd_glyph_table_lookup (table, 0xff01)->rotated);
  g_assert_true (qd_glyph_table_lookup (table, 0xff0f)->rotated);
  get_ink (qd_glyph_table_lookup (table, 0xff0f), FALSE, &start, &end);
  g_assert_cmpint (end - start, <=, 500);
}

static void
test_other_scripts (void)
{
  const char *const words[] = { "слово", "λόγος", "مرحبا", "שלום", "🙂", "é", "ก็" };
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdFaceFont *font;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  font = get_song (faces);
  for (int i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GArray) glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
      int length = strlen (words[i]), advance = qd_word_cache_shape (font->words, words[i], length, glyphs);

      g_assert_cmpint (advance, >, 0);
      g_assert_cmpint (advance, ==, qd_word_cache_get_advance (font->words, words[i], length));
      g_assert_cmpint (glyphs->len, >, 0);
      for (guint j = 0; j < glyphs->len; j++)
        g_assert_cmpint (g_array_index (glyphs, QdGlyph, j).cluster, <, length);
    }
}

/* The cache stays right when it grows and when it is emptied. */
static void
test_many_words (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  QdWordCache *words;
  int first;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  faces = qd_faces_new (&style);
  words = get_song (faces)->words;
  first = qd_word_cache_get_advance (words, "w0", 2);
  for (int i = 0; i < 100000; i++)
    {
      char text[16];
      int length = g_snprintf (text, sizeof text, "w%d", i);

      g_assert_cmpint (qd_word_cache_get_advance (words, text, length), >, 0);
    }
  g_assert_cmpint (qd_word_cache_get_advance (words, "w0", 2), ==, first);
}

static void
test_substitutions_are_said (void)
{
  QdStyle style;
  g_autoptr (QdFaces) faces = NULL;
  g_autoptr (GPtrArray) said = NULL;
  gboolean found = FALSE;

  init_style (&style, QD_REGION_CN, QD_DIRECTION_HORIZONTAL);
  g_strlcpy (style.families[QD_FACE_SONG], "No Such Song", sizeof style.families[0]);
  g_strlcpy (style.latin_family, "No Such Latin", sizeof style.latin_family);
  faces = qd_faces_new (&style);
  said = qd_faces_dup_substitutions (faces);
  for (guint i = 0; i < said->len; i++)
    found = found || strstr (g_ptr_array_index (said, i), "“No Such Song” is not installed");
  g_assert_true (found);
  g_assert_nonnull (strstr (g_ptr_array_index (said, said->len - 1), "No Such Latin"));
  g_assert_nonnull (get_song (faces)->font);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faces/metrics-are-whole-em", test_metrics_are_whole_em);
  g_test_add_func ("/faces/apostrophe-is-proportional", test_apostrophe_is_proportional);
  g_test_add_func ("/faces/ink-is-where-it-is-not-cut", test_ink_is_where_it_is_not_cut);
  g_test_add_func ("/faces/regions-differ", test_regions_differ);
  g_test_add_func ("/faces/dash-is-unbroken", test_dash_is_unbroken);
  g_test_add_func ("/faces/vertical-glyphs", test_vertical_glyphs);
  g_test_add_func ("/faces/fallback", test_fallback);
  g_test_add_func ("/faces/fallback-in-columns", test_fallback_in_columns);
  g_test_add_func ("/faces/variations", test_variations);
  g_test_add_func ("/faces/turned", test_turned);
  g_test_add_func ("/faces/other-scripts", test_other_scripts);
  g_test_add_func ("/faces/many-words", test_many_words);
  g_test_add_func ("/faces/substitutions-are-said", test_substitutions_are_said);
  return g_test_run ();
}
