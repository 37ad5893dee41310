/* qd-faces.c: fonts by role and what was substituted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "typeset/qd-faces.h"

#include "typeset/qd-families.h"

#include <glib/gi18n-lib.h>
#include <hb-ot.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

struct _QdFaces
{
  gatomicrefcount ref_count;
  QdStyle style;
  PangoFontMap *map;
  PangoContext *context;
  char *families[QD_N_FACES];
  GPtrArray *substitutions;
  GPtrArray *fonts; /* (element-type QdFaceFont) */
};

static void
face_font_free (gpointer data)
{
  QdFaceFont *font = data;

  qd_glyph_table_free (font->table);
  qd_word_cache_free (font->words);
  g_object_unref (font->font);
  g_free (font);
}

/* Positions are laid out to fractions of a pixel: rounding advances would make lines ragged. */
static PangoContext *
create_context (PangoFontMap *map, QdRegion region)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (qd_region_to_pango_language (region)));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/**
 * qd_faces_new:
 * @style: which families, sizes and region; copied
 *
 * Chooses the families; fonts are loaded when a role first asks for them.
 *
 * Returns: (transfer full): faces for this style
 */
QdFaces *
qd_faces_new (const QdStyle *style)
{
  QdFaces *self = g_new0 (QdFaces, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->style = *style;
  self->map = pango_cairo_font_map_new ();
  self->context = create_context (self->map, style->region);
  self->substitutions = g_ptr_array_new_with_free_func (g_free);
  self->fonts = g_ptr_array_new_with_free_func (face_font_free);
  for (int i = 0; i < QD_N_FACES; i++)
    {
      char *substitution;

      self->families[i] = qd_family_choose (style, i, &substitution);
      if (substitution)
        g_ptr_array_add (self->substitutions, substitution);
    }
  if (style->latin_family[0] && !qd_family_is_installed (style->latin_family))
    g_ptr_array_add (self->substitutions,
                     g_strdup_printf (_ ("Latin letters: “%s” is not installed, those of the Chinese font are used"),
                                      style->latin_family));
  return self;
}

QdFaces *
qd_faces_ref (QdFaces *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qd_faces_unref (QdFaces *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->fonts);
  g_ptr_array_unref (self->substitutions);
  for (int i = 0; i < QD_N_FACES; i++)
    g_free (self->families[i]);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

/* Scales Pango units of a font to the units of its metrics. */
static int
to_units (const QdFaceFont *font, int advance)
{
  return lround (advance * (double) QD_FACES_EM_UNITS / (font->em * PANGO_SCALE));
}

static int
run_advance (QdMetrics *metrics, const char *text, int n_bytes)
{
  QdFaceFont *font = (QdFaceFont *) metrics;

  return to_units (font, qd_word_cache_get_advance (font->words, text, n_bytes));
}

static int
code_advance (QdMetrics *metrics, const char *text, int n_bytes)
{
  QdFaceFont *font = (QdFaceFont *) metrics;
  QdFaceFont *mono = qd_faces_get_font (font->faces, QD_FACE_MONO, font->bold, font->em * QD_CODE_SCALE);

  return run_advance (&mono->metrics, text, n_bytes) * QD_CODE_SCALE;
}

/* Han and marks are in frames of one em whatever the font says: the glyph table places them so. */
static int
char_advance (QdMetrics *metrics, gunichar ch)
{
  char text[6];

  if (qd_glyph_table_is_framed (qd_char_class (ch)))
    return metrics->em_units;
  return run_advance (metrics, text, g_unichar_to_utf8 (ch, text));
}

static PangoFontDescription *
create_description (QdFaces *self, QdFace face, gboolean bold, double size_px, gboolean latin)
{
  PangoFontDescription *description = pango_font_description_new ();
  GString *families = g_string_new (NULL);
  const char *rare;

  if (latin && face != QD_FACE_MONO && self->style.latin_family[0] && qd_family_is_installed (self->style.latin_family))
    g_string_append_printf (families, "%s,", self->style.latin_family);
  g_string_append (families, self->families[face]);
  /* Characters a Kai or Fangsong lacks come from Song rather than from whatever the font system thinks of first. */
  if (face != QD_FACE_SONG)
    g_string_append_printf (families, ",%s", self->families[QD_FACE_SONG]);
  if (face != QD_FACE_HEI)
    g_string_append_printf (families, ",%s", self->families[QD_FACE_HEI]);
  for (int i = 0; !latin && (rare = qd_family_get_rare (face, i)) != NULL; i++)
    g_string_append_printf (families, ",%s", rare);
  pango_font_description_set_family (description, families->str);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (description, size_px * PANGO_SCALE);
  g_string_free (families, TRUE);
  return description;
}

static PangoFont *
load_variant (gpointer data, int i)
{
  QdFaceFont *font = data;
  const char *family = qd_family_get_variant (font->face, i);
  PangoFontDescription *description;
  PangoFont *variant;

  if (!family)
    return NULL;
  description = pango_font_describe_with_absolute_size (font->font);
  pango_font_description_set_family_static (description, family);
  variant = pango_font_map_load_font (font->faces->map, font->faces->context, description);
  pango_font_description_free (description);
  return variant;
}

/* Turned words stand in a column so that the middle of their small letters is as far from its middle on one side as the
 * middle of their capitals on the other. By the em box alone they would hang to the left of it. */
static double
find_turned_rise (PangoFont *latin)
{
  hb_font_t *font = pango_font_get_hb_font (latin);
  hb_position_t x_height, cap_height;

  hb_ot_metrics_get_position_with_fallback (font, HB_OT_METRICS_TAG_X_HEIGHT, &x_height);
  hb_ot_metrics_get_position_with_fallback (font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
  return (x_height + cap_height) / 4.0 / PANGO_SCALE;
}

static QdFaceFont *
load_font (QdFaces *self, QdFace face, gboolean bold, double size_px)
{
  PangoFontDescription *cjk = create_description (self, face, bold, size_px, FALSE);
  PangoFontDescription *western = create_description (self, face, bold, size_px, TRUE);
  PangoLanguage *language = pango_context_get_language (self->context);
  PangoFontset *fallback = pango_font_map_load_fontset (self->map, self->context, cjk, language);
  PangoFont *latin = pango_font_map_load_font (self->map, self->context, western);
  QdFaceFont *font = g_new0 (QdFaceFont, 1);

  font->metrics.em_units = QD_FACES_EM_UNITS;
  font->metrics.char_advance = char_advance;
  font->metrics.run_advance = run_advance;
  font->metrics.code_advance = code_advance;
  font->faces = self;
  font->face = face;
  font->bold = bold;
  font->em = size_px;
  font->font = pango_font_map_load_font (self->map, self->context, cjk);
  font->ascent = qd_glyph_table_find_ascent (font->font) * size_px;
  font->table = qd_glyph_table_new (font->font, fallback, lround (size_px * PANGO_SCALE), self->style.region,
                                    self->style.direction);
  qd_glyph_table_set_variants (font->table, load_variant, font);
  font->turned_rise = find_turned_rise (latin);
  font->words = qd_word_cache_new (self->context, western, latin, face == QD_FACE_MONO);
  g_object_unref (fallback);
  g_object_unref (latin);
  pango_font_description_free (cjk);
  pango_font_description_free (western);
  return font;
}

/**
 * qd_faces_get_font:
 * @self: faces
 * @face: a face
 * @bold: whether in its bold weight
 * @size_px: the em, px
 *
 * Returns: (transfer none): that font with its tables, loaded when first asked for
 */
QdFaceFont *
qd_faces_get_font (QdFaces *self, QdFace face, gboolean bold, double size_px)
{
  g_return_val_if_fail (face >= 0 && face < QD_N_FACES, NULL);
  g_return_val_if_fail (size_px > 0, NULL);

  for (guint i = 0; i < self->fonts->len; i++)
    {
      QdFaceFont *font = g_ptr_array_index (self->fonts, i);

      if (font->face == face && !font->bold == !bold && font->em == size_px)
        return font;
    }
  g_ptr_array_add (self->fonts, load_font (self, face, bold, size_px));
  return g_ptr_array_index (self->fonts, self->fonts->len - 1);
}

/**
 * qd_faces_get_metrics:
 * @self: faces
 * @role: a role's style
 *
 * Returns: (transfer none): what line breaking asks of the role's font
 */
QdMetrics *
qd_faces_get_metrics (QdFaces *self, const QdRoleStyle *role)
{
  return &qd_faces_get_font (self, role->face, role->bold, qd_style_get_em (&self->style, role))->metrics;
}

/**
 * qd_faces_dup_substitutions:
 * @self: faces
 *
 * Returns: (element-type utf8) (transfer full): one sentence for each family that was not there, none if all were
 */
GPtrArray *
qd_faces_dup_substitutions (QdFaces *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->substitutions->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (self->substitutions, i)));
  return copy;
}
