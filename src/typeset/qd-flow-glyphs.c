/* qd-flow-glyphs.c: the cells of a line become runs of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run holds what follows in one font. In vertical text upright glyphs are placed by their offsets alone, so that
 * a column is one run that needs no turning; Western words are runs of their own, turned.
 */
#include "text/qd-sequence.h"
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

/* What a cell of a line is drawn with. */
typedef struct
{
  QdFlow *self;
  const QdFlowPlace *place;
  QdGlyphPen pen;
  GArray *glyphs;  /* scratch, of QdGlyph */
  double center;   /* x of the column's central line in vertical text */
  double baseline; /* y of the baseline in horizontal text */
} Setter;

/* Appends the glyphs of the scratch array, set horizontally from (@x, @y) on the baseline. */
static void
append_horizontal (Setter *setter, double x, double y, gsize start, gsize end)
{
  qd_glyph_pen_append_horizontal (&setter->pen, setter->glyphs, x, y, start, end);
}

/* … turned by 90° clockwise, from (@x, @y) downwards: what was up is right. */
static void
append_rotated (Setter *setter, double x, double y, gsize start, gsize end)
{
  qd_glyph_pen_append_rotated (&setter->pen, setter->glyphs, x, y, start, end);
}

/* Where in its cell a mark's frame of one em begins. A mark whose frame is narrower by its nature stands in the middle
 * of what it has; one that was cut keeps its place. */
static double
find_frame (const QdFlow *self, const QdCell *cell, gunichar ch, double unit, double em)
{
  gboolean half = cell->class == QD_CHAR_INTERPUNCT || cell->class == QD_CHAR_SOLIDUS || ch == 0x2010 || ch == 0x2013;

  if (half && self->style.region == QD_REGION_CN)
    return (cell->advance + cell->lead - cell->trail) * unit / 2 - em / 2;
  return cell->shift * unit;
}

/* Marks that share one frame of a column stand side by side, each in a half of it. */
static void
set_side_by_side (Setter *setter, const QdCell *cell, QdFaceFont *font, double at, gsize start, gsize end)
{
  const char *text = setter->self->string;
  double x = setter->center - font->em / 2;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p), x += font->em / 2)
    {
      g_array_set_size (setter->glyphs, 0);
      qd_glyph_table_shape_flat (font->table, p, g_utf8_next_char (p) - p, setter->glyphs);
      append_horizontal (setter, x, at + font->ascent, p - text, g_utf8_next_char (p) - text);
    }
}

static void
set_framed (Setter *setter, const QdCell *cell, QdFaceFont *font, double at, const char *text, gsize start, gsize end)
{
  const QdFlowRole *role = setter->place->role;
  gunichar ch = g_utf8_get_char (text);
  double frame = at + find_frame (setter->self, cell, ch, role->unit, font->em);
  double center = setter->center;

  if (cell->form == QD_CELL_COMBINED)
    {
      set_side_by_side (setter, cell, font, at, start, end);
      return;
    }
  g_array_set_size (setter->glyphs, 0);
  if (g_utf8_next_char (text) == text + (cell->end - cell->start))
    g_array_append_vals (setter->glyphs, qd_glyph_table_lookup (font->table, ch), 1);
  else
    qd_glyph_table_shape (font->table, text, cell->end - cell->start, setter->glyphs);
  if (!qd_flow_is_vertical (setter->self))
    append_horizontal (setter, frame, setter->baseline, start, end);
  else if (setter->glyphs->len > 0 && g_array_index (setter->glyphs, QdGlyph, 0).rotated)
    append_rotated (setter, center - (font->ascent - font->em / 2), frame, start, end);
  else
    append_horizontal (setter, center, frame, start, end);
}

/* A few letters or digits upright in a column, narrowed by a smaller size if they are wider than it. */
static void
set_upright (Setter *setter, const QdCell *cell, QdFaceFont *font, double at, const char *text, gsize start, gsize end)
{
  int n_bytes = cell->end - cell->start;
  double length = cell->advance * setter->place->role->unit;
  double width = (double) qd_word_cache_get_advance (font->words, text, n_bytes) / PANGO_SCALE;
  /* A little more than the em does not show: the line gap is wide. */
  double limit = font->em * 1.1;

  if (width > limit)
    font = qd_faces_get_font (setter->self->faces, font->face, font->bold, floor (font->em * limit / width * 4) / 4);
  width = (double) qd_word_cache_shape (font->words, text, n_bytes, setter->glyphs) / PANGO_SCALE;
  append_horizontal (setter, setter->center - width / 2, at + length / 2 + font->ascent - font->em / 2, start, end);
}

/* A picture has a frame of one em: it is set smaller if it is wider, and its ink is in the middle of the em box
 * whatever its font takes for a baseline. */
static void
set_emoji (Setter *setter, QdFaceFont *font, double at, const char *text, int n_bytes, gsize start, gsize end)
{
  double em = font->em, width = (double) qd_word_cache_get_advance (font->words, text, n_bytes) / PANGO_SCALE;
  gboolean vertical = qd_flow_is_vertical (setter->self);
  double x, baseline, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  if (width > em)
    font = qd_faces_get_font (setter->self->faces, font->face, font->bold, floor (em * em / width * 4) / 4);
  width = (double) qd_word_cache_shape (font->words, text, n_bytes, setter->glyphs) / PANGO_SCALE;
  for (guint i = 0; i < setter->glyphs->len; i++)
    {
      const QdGlyph *glyph = &g_array_index (setter->glyphs, QdGlyph, i);
      PangoRectangle ink;

      pango_font_get_glyph_extents (glyph->font, glyph->glyph, &ink, NULL);
      top = MIN (top, (double) (glyph->y + ink.y) / PANGO_SCALE);
      bottom = MAX (bottom, (double) (glyph->y + ink.y + ink.height) / PANGO_SCALE);
    }
  x = vertical ? setter->center - width / 2 : at + (em - width) / 2;
  baseline = (vertical ? at : setter->baseline - font->ascent) + em / 2 - (top + bottom) / 2;
  append_horizontal (setter, x, baseline, start, end);
}

/* The first part of a word that is parted at the line's end is shaped with its hyphen, which belongs to its last
 * character. */
static int
shape_word (QdFaceFont *font, const QdCell *cell, const char *text, int n_bytes, GArray *glyphs)
{
  g_autofree char *part = NULL;
  int width;

  if (!cell->hyphen)
    return qd_word_cache_shape (font->words, text, n_bytes, glyphs);
  part = g_strdup_printf ("%.*s-", n_bytes, text);
  width = qd_word_cache_shape (font->words, part, n_bytes + 1, glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    {
      QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);

      glyph->cluster = MIN (glyph->cluster, n_bytes - 1);
    }
  return width;
}

static void
set_word (
    Setter *setter, const QdCell *cell, const QdCellFace *face, double at, const char *text, gsize start, gsize end)
{
  QdFaceFont *font = face->font, *measured = face->measured;
  const QdFlowRole *role = setter->place->role;
  int n_bytes = cell->end - cell->start;
  double width;

  g_array_set_size (setter->glyphs, 0);
  at += cell->shift * role->unit;
  if (cell->class == QD_CHAR_OTHER && qd_sequence_measure_emoji (text, n_bytes) == n_bytes)
    {
      set_emoji (setter, font, at, text, n_bytes, start, end);
      return;
    }
  if (cell->form == QD_CELL_UPRIGHT || cell->form == QD_CELL_COMBINED)
    {
      set_upright (setter, cell, font, at, text, start, end);
      return;
    }
  width = (double) shape_word (font, cell, text, n_bytes, setter->glyphs) / PANGO_SCALE;
  /* In another face than the line was measured with the word is centred over its place. */
  if (font != measured)
    at += (qd_word_cache_get_advance (measured->words, text, n_bytes) / (double) PANGO_SCALE - width) / 2;
  if (qd_flow_is_vertical (setter->self))
    append_rotated (setter, setter->center - font->turned_rise, at, start, end);
  else
    append_horizontal (setter, at, setter->baseline, start, end);
}

/* A bracket in right-to-left text is drawn as its mirror image. Both are as long in every block that has such pairs. */
static const char *
mirror (const QdCell *cell, const char *text, char buffer[6])
{
  gunichar image = u_charMirror ((UChar32) g_utf8_get_char (text));
  int n_bytes = cell->end - cell->start;

  if (!cell->right_to_left || g_utf8_next_char (text) != text + n_bytes || g_unichar_to_utf8 (image, buffer) != n_bytes)
    return text;
  return buffer;
}

/* Where a picture is set like a character its sign is not. */
static gboolean
is_picture (QdFlow *self, gsize byte)
{
  int n_signs;

  if (strncmp (self->string + byte, QD_PICTURE_SIGN, strlen (QD_PICTURE_SIGN)) != 0)
    return FALSE;
  qd_document_get_picture_signs (self->document, byte, byte + 1, &n_signs);
  return n_signs > 0;
}

static void
set_cell (Setter *setter, const QdCell *cell)
{
  const QdFlowPlace *place = setter->place;
  gsize start = place->paragraph->start + cell->start, end = place->paragraph->start + cell->end;
  char buffer[6];
  const char *text = mirror (cell, setter->self->string + start, buffer);
  double at = place->along + cell->x * place->role->unit;
  double center = setter->center, baseline = setter->baseline;
  QdCellFace face;

  if (cell->class == QD_CHAR_SPACE || cell->class == QD_CHAR_IDEOGRAPHIC_SPACE || cell->class == QD_CHAR_INVISIBLE)
    return;
  if (is_picture (setter->self, start))
    return;
  qd_flow_find_cell_face (setter->self, place, cell, &face);
  setter->center += face.rise;
  /* The middle of smaller type is the middle of its line, but a note mark keeps to the baseline it rises from. */
  if (cell->sub_line > 0)
    setter->baseline += face.font->ascent - face.font->em / 2 - place->role->font->ascent + place->role->font->em / 2;
  setter->baseline -= face.rise;
  if (qd_glyph_table_is_framed (cell->class))
    set_framed (setter, cell, face.font, at, text, start, end);
  else
    set_word (setter, cell, &face, at, text, start, end);
  setter->center = center;
  setter->baseline = baseline;
}

/* Appends the runs (element-type QdGlyphRun) of a line. */
void
qd_flow_make_runs (QdFlow *self, const QdFlowPlace *place, const GArray *cells, GArray *runs)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  Setter setter = { .self = self, .place = place, .glyphs = glyphs };
  double top = place->across + (place->pitch - place->role->em) / 2;

  qd_glyph_pen_init (&setter.pen, runs, qd_flow_is_vertical (self));
  setter.center = qd_flow_get_depth (self) - top - place->role->em / 2;
  setter.baseline = top + place->role->font->ascent;
  for (guint i = 0; i < cells->len; i++)
    set_cell (&setter, &g_array_index (cells, QdCell, i));
  qd_flow_append_rubies (self, place, cells, &setter.pen);
}

static void
clear_run (gpointer data)
{
  QdGlyphRun *run = data;

  g_clear_pointer (&run->glyphs, pango_glyph_string_free);
}

/**
 * qd_flow_get_glyphs:
 * @self: a flow
 * @index: 0 … qd_flow_get_n_lines() − 1
 *
 * Returns: (element-type QdGlyphRun) (transfer none): the runs of the line; valid until some hundred other lines were
 *   asked for
 */
GArray *
qd_flow_get_glyphs (QdFlow *self, int index)
{
  QdFlowEntry *entry;
  QdFlowPlace place;

  g_return_val_if_fail (index >= 0 && index < self->n_lines, NULL);

  entry = qd_flow_get_entry (self, index);
  if (entry->runs)
    return entry->runs;
  entry->runs = g_array_new (FALSE, FALSE, sizeof (QdGlyphRun));
  g_array_set_clear_func (entry->runs, clear_run);
  qd_flow_locate (self, index, &place);
  qd_flow_make_runs (self, &place, entry->cells, entry->runs);
  return entry->runs;
}
