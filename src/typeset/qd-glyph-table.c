/* qd-glyph-table.c: from a Han character or a Chinese mark to its glyph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-glyph-table.h"

#include <hb.h>
#include <math.h>
#include <string.h>

struct _QdGlyphTable
{
  PangoFont *font;
  PangoFontset *fallback;
  GPtrArray *fonts; /* of fallback, that glyphs point to */
  hb_buffer_t *buffer;
  hb_language_t language;
  int em, ascent; /* Pango units; the ascent is from the top of the em box to the baseline */
  QdRegion region;
  QdDirection direction;
  QdVariantLoader load_variant; /* (nullable) */
  gpointer variant_data;
  GHashTable *indices; /* code point → 1 + index in @glyphs */
  GPtrArray *glyphs;   /* (element-type QdGlyph): pointers, so that they stay where they are */
};

/**
 * qd_glyph_table_new:
 * @font: the CJK font
 * @fallback: (nullable): where to look for characters it lacks
 * @em: the size, Pango units
 * @region: whose forms of the marks
 * @direction: vertical text has glyphs of its own
 *
 * Returns: (transfer full): an empty table
 */
QdGlyphTable *
qd_glyph_table_new (PangoFont *font, PangoFontset *fallback, int em, QdRegion region, QdDirection direction)
{
  QdGlyphTable *self = g_new0 (QdGlyphTable, 1);

  self->font = g_object_ref (font);
  self->fallback = fallback ? g_object_ref (fallback) : NULL;
  self->fonts = g_ptr_array_new_with_free_func (g_object_unref);
  self->buffer = hb_buffer_create ();
  self->language = hb_language_from_string (qd_region_to_pango_language (region), -1);
  self->em = em;
  self->ascent = lround (qd_glyph_table_find_ascent (font) * em);
  self->region = region;
  self->direction = direction;
  self->indices = g_hash_table_new (NULL, NULL);
  self->glyphs = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qd_glyph_table_free:
 * @self: (transfer full): a table
 */
void
qd_glyph_table_free (QdGlyphTable *self)
{
  g_clear_object (&self->font);
  g_clear_object (&self->fallback);
  g_clear_pointer (&self->fonts, g_ptr_array_unref);
  g_clear_pointer (&self->buffer, hb_buffer_destroy);
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_clear_pointer (&self->glyphs, g_ptr_array_unref);
  g_free (self);
}

/**
 * qd_glyph_table_set_variants:
 * @self: a table
 * @load: (nullable): loads the @i-th font where forms of characters are looked for that the table's own font lacks,
 *   %NULL after the last
 * @data: handed to @load
 */
void
qd_glyph_table_set_variants (QdGlyphTable *self, QdVariantLoader load, gpointer data)
{
  self->load_variant = load;
  self->variant_data = data;
}

/**
 * qd_glyph_table_find_ascent:
 * @font: a CJK font
 *
 * The typographic ascender where it makes up an em with the descender, as in all CJK fonts that follow the
 * recommendation; else the usual 0.88.
 *
 * Returns: how far the top of the em box is over the baseline, in em
 */
double
qd_glyph_table_find_ascent (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));
  hb_blob_t *os2 = hb_face_reference_table (face, HB_TAG ('O', 'S', '/', '2'));
  unsigned int length, upem = hb_face_get_upem (face);
  const guint8 *data = (const guint8 *) hb_blob_get_data (os2, &length);
  double ascent = 0.88;

  if (length >= 72)
    {
      gint16 ascender = (gint16) (data[68] << 8 | data[69]), descender = (gint16) (data[70] << 8 | data[71]);

      if (ascender > 0 && ascender - descender == (int) upem)
        ascent = (double) ascender / upem;
    }
  hb_blob_destroy (os2);
  return ascent;
}

/**
 * qd_glyph_table_is_framed:
 * @class: a class
 *
 * Returns: whether its characters stand in frames of whole em and come from the table
 */
gboolean
qd_glyph_table_is_framed (QdCharClass class)
{
  switch (class)
    {
    case QD_CHAR_HAN:
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_ITERATION:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
      return TRUE;
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/* Shapes @text as Chinese in @font. Returns the number of glyphs; they are in the buffer. */
static int
shape (QdGlyphTable *self, PangoFont *font, const char *text, int n_bytes, const char *feature)
{
  hb_feature_t features[1];
  int n_features = 0;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_set_direction (self->buffer,
                           self->direction == QD_DIRECTION_VERTICAL ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_script (self->buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language (self->buffer, self->language);
  hb_buffer_add_utf8 (self->buffer, text, n_bytes, 0, n_bytes);
  if (feature && hb_feature_from_string (feature, -1, &features[0]))
    n_features = 1;
  hb_shape (pango_font_get_hb_font (font), self->buffer, features, n_features);
  return hb_buffer_get_length (self->buffer);
}

static gboolean
has_missing_glyph (QdGlyphTable *self)
{
  unsigned int n_glyphs;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);

  for (unsigned int i = 0; i < n_glyphs; i++)
    {
      if (infos[i].codepoint == 0)
        return TRUE;
    }
  return FALSE;
}

/* Keeps a font that glyphs point to. */
static PangoFont *
keep_font (QdGlyphTable *self, PangoFont *font)
{
  if (g_ptr_array_find (self->fonts, font, NULL))
    g_object_unref (font);
  else
    g_ptr_array_add (self->fonts, font);
  return font;
}

static gboolean
has_character (PangoFont *font, gunichar ch)
{
  hb_codepoint_t glyph;

  return hb_font_get_nominal_glyph (pango_font_get_hb_font (font), ch, &glyph);
}

/**
 * qd_glyph_table_find_font:
 * @self: a table
 * @ch: a character
 *
 * Returns: (transfer none) (nullable): the table's own font if it has @ch, else the first of the fallback that has it,
 *   valid as long as the table; %NULL if none has
 */
PangoFont *
qd_glyph_table_find_font (QdGlyphTable *self, gunichar ch)
{
  PangoFont *font;

  if (has_character (self->font, ch))
    return self->font;
  font = self->fallback ? pango_fontset_get_font (self->fallback, ch) : NULL;
  if (!font)
    return NULL;
  keep_font (self, font);
  /* Where none has it Pango gives the first. */
  return has_character (font, ch) ? font : NULL;
}

static gboolean
has_variation (PangoFont *font, gunichar ch, gunichar selector)
{
  hb_codepoint_t glyph;

  return hb_font_get_variation_glyph (pango_font_get_hb_font (font), ch, selector, &glyph);
}

/* A font that has the form of @ch that the selector after it asks for; the table's own where none has. */
static PangoFont *
find_variant_font (QdGlyphTable *self, gunichar ch, gunichar selector)
{
  if (has_variation (self->font, ch, selector) || !self->load_variant)
    return self->font;
  for (int i = 0;; i++)
    {
      PangoFont *font = self->load_variant (self->variant_data, i);

      if (!font)
        return self->font;
      if (has_variation (font, ch, selector))
        return keep_font (self, font);
      g_object_unref (font);
    }
}

static gboolean
is_selector (gunichar ch)
{
  return (ch >= 0xFE00 && ch <= 0xFE0D) || (ch >= 0xE0100 && ch <= 0xE01EF);
}

/* Shapes @text in the first font that has all of it: the table's own, or for what that lacks one of the fallback.
 * Where none has it the buffer holds a missing glyph. */
static PangoFont *
find_font (QdGlyphTable *self, const char *text, int n_bytes, const char *feature)
{
  gunichar ch = g_utf8_get_char (text);
  const char *next = g_utf8_next_char (text);
  PangoFont *font = self->font;

  if (next < text + n_bytes && is_selector (g_utf8_get_char (next)))
    font = find_variant_font (self, ch, g_utf8_get_char (next));
  shape (self, font, text, n_bytes, feature);
  if (!has_missing_glyph (self))
    return font;
  font = qd_glyph_table_find_font (self, ch);
  if (!font)
    return self->font;
  shape (self, font, text, n_bytes, feature);
  return font;
}

/* Which half of the frame the composer takes the ink to be in: -1 the first, 1 the second, 0 none. */
static int
ink_side (QdGlyphTable *self, QdCharClass class)
{
  gboolean vertical = self->direction == QD_DIRECTION_VERTICAL;

  if (class == QD_CHAR_OPEN)
    return 1;
  if (class == QD_CHAR_CLOSE)
    return -1;
  if (self->region != QD_REGION_CN)
    return 0;
  if (class == QD_CHAR_COMMA || class == QD_CHAR_STOP)
    return -1;
  if (!vertical && (class == QD_CHAR_SEMICOLON || class == QD_CHAR_EXCLAIM))
    return -1;
  return 0;
}

/* Marks with blanks on both sides, in the middle of their frame (CLREQ 3.1.6, Taiwan and Hong Kong). */
static gboolean
is_centred (QdGlyphTable *self, QdCharClass class)
{
  if (self->region == QD_REGION_CN)
    return FALSE;
  return class == QD_CHAR_COMMA || class == QD_CHAR_STOP
         || (class == QD_CHAR_SEMICOLON && self->direction == QD_DIRECTION_HORIZONTAL);
}

/* How far a glyph whose ink runs from @start to @end has to move along the line so that the part of its frame that
 * may be cut is blank. Most fonts need nothing; some draw their quotation marks proportional, and a font for the
 * mainland sets its stops in a corner. */
static int
ink_correction (QdGlyphTable *self, QdCharClass class, int start, int end)
{
  int half = self->em / 2, quarter = self->em / 4;

  if (start >= end)
    return 0;
  if (is_centred (self, class) && end - start <= half && (start < quarter || end > half + quarter))
    return half - (start + end) / 2;
  switch (ink_side (self, class))
    {
    case 1:
      return start < half ? MIN (half - start, MAX (self->em - end, 0)) : 0;
    case -1:
      return end > half ? -MIN (end - half, MAX (start, 0)) : 0;
    default:
      return 0;
    }
}

/* Where along the frame a glyph goes whose advance is not the frame's. */
static int
frame_offset (QdGlyphTable *self, QdCharClass class, int frame, int advance)
{
  switch (ink_side (self, class))
    {
    case 1:
      return frame - advance;
    case -1:
      return 0;
    default:
      return (frame - advance) / 2;
    }
}

/* How far down an ellipsis has to go to stand in the middle of the line: some fonts set it on the baseline, as in
 * Western text (CLREQ 3.1.7). */
static int
lift_ellipsis (QdGlyphTable *self, QdCharClass class, int y, const hb_glyph_extents_t *extents)
{
  int middle = self->em / 2 - self->ascent, ink = y - extents->y_bearing - extents->height / 2;

  if (class != QD_CHAR_ELLIPSIS || ABS (ink - middle) < self->em / 6)
    return 0;
  return middle - ink;
}

/* Turns what the buffer holds into glyphs placed in one frame of @frame units. */
static void
place (QdGlyphTable *self, PangoFont *font, gunichar ch, int frame, GArray *glyphs)
{
  gboolean vertical = self->direction == QD_DIRECTION_VERTICAL;
  QdCharClass class = qd_char_class (ch);
  unsigned int n_glyphs;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions (self->buffer, NULL);
  int total = 0, pen;

  for (unsigned int i = 0; i < n_glyphs; i++)
    total += vertical ? -positions[i].y_advance : positions[i].x_advance;
  pen = total == frame ? 0 : frame_offset (self, class, frame, total);

  for (unsigned int i = 0; i < n_glyphs; i++)
    {
      QdGlyph glyph = { .font = font, .glyph = infos[i].codepoint, .cluster = infos[i].cluster };
      hb_glyph_extents_t extents = { 0 };
      int origin, correction = 0;

      hb_font_get_glyph_extents (pango_font_get_hb_font (font), infos[i].codepoint, &extents);
      glyph.attr.is_cluster_start = i == 0 || infos[i].cluster != infos[i - 1].cluster;
      glyph.x = positions[i].x_offset;
      glyph.y = -positions[i].y_offset;
      if (vertical)
        {
          glyph.advance = -positions[i].y_advance;
          glyph.y += pen;
          origin = glyph.y - extents.y_bearing;
          if (n_glyphs == 1)
            correction = ink_correction (self, class, origin, origin - extents.height);
          glyph.y += correction;
        }
      else
        {
          glyph.advance = positions[i].x_advance;
          glyph.x += pen;
          origin = glyph.x + extents.x_bearing;
          if (n_glyphs == 1)
            correction = ink_correction (self, class, origin, origin + extents.width);
          glyph.x += correction;
          glyph.y += lift_ellipsis (self, class, glyph.y, &extents);
        }
      pen += glyph.advance;
      g_array_append_val (glyphs, glyph);
    }
}

/* Where no font has a glyph a box with the number of the code point stands in the middle of the frame. Pango draws it
 * in the middle of the advance it finds, which in a column is none. */
static void
place_missing (QdGlyphTable *self, gunichar ch, int frame, GArray *glyphs)
{
  QdGlyph glyph = { .font = self->font, .glyph = PANGO_GET_UNKNOWN_GLYPH (ch), .advance = frame };
  PangoRectangle ink;

  pango_font_get_glyph_extents (self->font, glyph.glyph, &ink, NULL);
  glyph.attr.is_cluster_start = TRUE;
  if (self->direction == QD_DIRECTION_VERTICAL)
    glyph.y = (frame - ink.height) / 2 - ink.y;
  g_array_append_val (glyphs, glyph);
}

/* A Han character of another font: the two em boxes are laid over each other, whatever the fonts take for a baseline
 * and whether or not the other knows of vertical text. */
static void
place_foreign (QdGlyphTable *self, PangoFont *font, int frame, GArray *glyphs)
{
  gboolean vertical = self->direction == QD_DIRECTION_VERTICAL;
  hb_font_t *hb_font = pango_font_get_hb_font (font);
  QdGlyph glyph = { .font = font,
                    .glyph = hb_buffer_get_glyph_infos (self->buffer, NULL)->codepoint,
                    .advance = frame };
  int ascent = lround (qd_glyph_table_find_ascent (font) * self->em);
  int width = hb_font_get_glyph_h_advance (hb_font, glyph.glyph);

  glyph.attr.is_cluster_start = TRUE;
  glyph.x = vertical ? -width / 2 : (frame - width) / 2;
  glyph.y = vertical ? ascent : ascent - self->ascent;
  g_array_append_val (glyphs, glyph);
}

/* A font without a glyph for the whole dash leaves gaps between its pieces: they move together until the ink meets,
 * so that it is one line in the middle of its frame. */
static void
join_dash (QdGlyphTable *self, GArray *glyphs, guint first)
{
  gboolean vertical = self->direction == QD_DIRECTION_VERTICAL;
  int overlap = self->em / 20, moved = 0, reach = 0;

  for (guint i = first; i < glyphs->len; i++)
    {
      QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);
      hb_glyph_extents_t extents = { 0 };
      int start, end, *place = vertical ? &glyph->y : &glyph->x;

      hb_font_get_glyph_extents (pango_font_get_hb_font (glyph->font), glyph->glyph, &extents);
      start = vertical ? glyph->y - extents.y_bearing : glyph->x + extents.x_bearing;
      end = vertical ? start - extents.height : start + extents.width;
      if (i > first)
        moved += MAX (start - moved - (reach - overlap), 0);
      *place -= moved;
      reach = end - moved;
    }
  for (guint i = first; i < glyphs->len; i++)
    {
      QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);

      *(vertical ? &glyph->y : &glyph->x) += moved / 2;
    }
}

/* Brackets, dashes, connectors and lines turn in vertical text (UAX #50). Fonts have glyphs for that, but hardly any
 * for all of them: where the vertical glyph is the horizontal one, the mark is laid on its side. Points stay upright in
 * Chinese; so does the interpunct, which is round; a solidus turns where its frame is only half an em. */
static gboolean
turns (QdGlyphTable *self, QdCharClass class, gunichar ch)
{
  switch (class)
    {
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
      return TRUE;
    case QD_CHAR_SOLIDUS:
      return self->region == QD_REGION_CN;
    case QD_CHAR_HAN:
      return !qd_char_is_upright (ch);
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_ITERATION:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
shape_sideways (
    QdGlyphTable *self, PangoFont *font, gunichar ch, const char *text, int n_bytes, int frame, GArray *glyphs)
{
  hb_codepoint_t vertical = hb_buffer_get_glyph_infos (self->buffer, NULL)->codepoint;
  QdGlyphTable sideways = *self;
  guint first = glyphs->len;

  sideways.direction = QD_DIRECTION_HORIZONTAL;
  if (shape (&sideways, font, text, n_bytes, NULL) == 0
      || hb_buffer_get_glyph_infos (self->buffer, NULL)->codepoint != vertical)
    {
      shape (self, font, text, n_bytes, NULL);
      return FALSE;
    }
  place (&sideways, font, ch, frame, glyphs);
  if (ch == 0x2014)
    join_dash (&sideways, glyphs, first);
  for (guint i = first; i < glyphs->len; i++)
    g_array_index (glyphs, QdGlyph, i).rotated = TRUE;
  return TRUE;
}

/**
 * qd_glyph_table_shape:
 * @self: a table
 * @text: one cell: a character with what combines with it, or one dash or ellipsis
 * @n_bytes: its length
 * @glyphs: (element-type QdGlyph): receives its glyphs, appended
 *
 * Shapes what does not stand in the table: units of several code points. Their frame is as many em as they have
 * characters of their own.
 */
void
qd_glyph_table_shape (QdGlyphTable *self, const char *text, int n_bytes, GArray *glyphs)
{
  gunichar ch = g_utf8_get_char (text);
  QdCharClass class = qd_char_class (ch);
  /* Where a font has two interpuncts, the full-width one is the one drawn for Chinese. */
  const char *feature = class == QD_CHAR_INTERPUNCT ? "fwid" : NULL;
  PangoFont *font;
  guint first = glyphs->len;
  int frame = 0;

  /* A full-width solidus would reach over its frame of half an em (GB 5.1.9). */
  if (ch == 0xFF0F && self->region == QD_REGION_CN)
    {
      text = "/";
      n_bytes = 1;
    }
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      if (qd_glyph_table_is_framed (qd_char_class (g_utf8_get_char (p))))
        frame += g_utf8_get_char (p) == 0x2e3a ? 2 * self->em : self->em;
    }
  font = find_font (self, text, n_bytes, feature);
  frame = MAX (frame, self->em);
  if (self->direction == QD_DIRECTION_VERTICAL && turns (self, class, ch) && hb_buffer_get_length (self->buffer) > 0
      && shape_sideways (self, font, ch, text, n_bytes, frame, glyphs))
    return;
  if (has_missing_glyph (self))
    place_missing (self, ch, frame, glyphs);
  else if (font != self->font && class == QD_CHAR_HAN && hb_buffer_get_length (self->buffer) == 1)
    place_foreign (self, font, frame, glyphs);
  else
    place (self, font, ch, frame, glyphs);
  if (ch == 0x2014)
    join_dash (self, glyphs, first);
}

/**
 * qd_glyph_table_shape_flat:
 * @self: a table
 * @text: one cell
 * @n_bytes: its length
 * @glyphs: (element-type QdGlyph): receives its glyphs as in horizontal text, appended
 *
 * For marks that stand side by side in a column, such as two exclamation marks in one frame (GB 5.1.2).
 */
void
qd_glyph_table_shape_flat (QdGlyphTable *self, const char *text, int n_bytes, GArray *glyphs)
{
  QdGlyphTable flat = *self;

  flat.direction = QD_DIRECTION_HORIZONTAL;
  qd_glyph_table_shape (&flat, text, n_bytes, glyphs);
}

/**
 * qd_glyph_table_lookup:
 * @self: a table
 * @ch: a character of a framed class, see qd_glyph_table_is_framed()
 *
 * Returns: (transfer none): its glyph, valid as long as the table
 */
const QdGlyph *
qd_glyph_table_lookup (QdGlyphTable *self, gunichar ch)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->indices, GUINT_TO_POINTER (ch)));
  g_autoptr (GArray) glyphs = NULL;
  char text[6];

  if (index > 0)
    return g_ptr_array_index (self->glyphs, index - 1);
  glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  qd_glyph_table_shape (self, text, g_unichar_to_utf8 (ch, text), glyphs);
  /* A font that composes one character of several glyphs is not met with; the first holds the place. */
  if (glyphs->len == 0)
    g_array_set_size (glyphs, 1);
  g_ptr_array_add (self->glyphs, g_memdup2 (glyphs->data, sizeof (QdGlyph)));
  g_hash_table_insert (self->indices, GUINT_TO_POINTER (ch), GSIZE_TO_POINTER (self->glyphs->len));
  return g_ptr_array_index (self->glyphs, self->glyphs->len - 1);
}
