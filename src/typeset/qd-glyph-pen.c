/* qd-glyph-pen.c: glyphs put down one after the other become runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-glyph-pen.h"

#include <math.h>
#include <string.h>

void
qd_glyph_pen_init (QdGlyphPen *self, GArray *runs, gboolean vertical)
{
  *self = (QdGlyphPen){ .runs = runs, .vertical = vertical };
}

/* The last run, if @glyph may go on in it; a turned run is one word, which its neighbours may stand off from. */
static QdGlyphRun *
get_run (QdGlyphPen *self, const QdGlyph *glyph, double x, double y, gboolean rotated, gsize start, gsize end)
{
  QdGlyphRun *run = self->runs->len > 0 ? &g_array_index (self->runs, QdGlyphRun, self->runs->len - 1) : NULL;
  QdGlyphRun fresh = { .font = glyph->font,
                       .x = x,
                       .y = y,
                       .rotated = rotated,
                       .start = start,
                       .end = end,
                       .dim = self->dim,
                       .aside = self->aside };

  if (run && run->font == glyph->font && run->rotated == rotated && run->dim == self->dim && run->aside == self->aside
      && !(rotated && run->start != start))
    return run;
  fresh.glyphs = pango_glyph_string_new ();
  g_array_append_val (self->runs, fresh);
  self->pen = 0;
  return &g_array_index (self->runs, QdGlyphRun, self->runs->len - 1);
}

/* Appends one glyph whose origin is at (@x, @y), starting a run where the font or the turn changes. */
static void
append_glyph (QdGlyphPen *self, const QdGlyph *glyph, double x, double y, gboolean rotated, gsize start, gsize end)
{
  QdGlyphRun *run = get_run (self, glyph, x, y, rotated, start, end);
  double along = rotated ? y - run->y : x - run->x, across = rotated ? run->x - x : y - run->y;
  int n = run->glyphs->num_glyphs;
  PangoGlyphInfo *info;

  pango_glyph_string_set_size (run->glyphs, n + 1);
  info = &run->glyphs->glyphs[n];
  /* pango_glyph_string_set_size() leaves garbage, which GL renderers take for colour. */
  memset (info, 0, sizeof *info);
  info->glyph = glyph->glyph;
  info->attr = glyph->attr;
  info->attr.is_cluster_start = TRUE;
  info->geometry.x_offset = lround ((along - self->pen) * PANGO_SCALE);
  info->geometry.y_offset = lround (across * PANGO_SCALE);
  if (rotated || !self->vertical)
    info->geometry.width = glyph->advance;
  self->pen += (double) info->geometry.width / PANGO_SCALE;
  run->glyphs->log_clusters[n] = self->aside ? 0 : start + glyph->cluster - run->start;
  run->end = MAX (run->end, end);
}

void
qd_glyph_pen_append_horizontal (QdGlyphPen *self, const GArray *glyphs, double x, double y, gsize start, gsize end)
{
  for (guint i = 0; i < glyphs->len; i++)
    {
      const QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);

      append_glyph (self, glyph, x + (double) glyph->x / PANGO_SCALE, y + (double) glyph->y / PANGO_SCALE, FALSE, start,
                    end);
    }
}

void
qd_glyph_pen_append_rotated (QdGlyphPen *self, const GArray *glyphs, double x, double y, gsize start, gsize end)
{
  for (guint i = 0; i < glyphs->len; i++)
    {
      const QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);

      append_glyph (self, glyph, x - (double) glyph->y / PANGO_SCALE, y + (double) glyph->x / PANGO_SCALE, TRUE, start,
                    end);
    }
}
