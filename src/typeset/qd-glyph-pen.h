/* qd-glyph-pen.h: glyphs put down one after the other become runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run holds what follows in one font. In vertical text upright glyphs are placed by their offsets alone, so that
 * a column is one run that needs no turning; Western words are runs of their own, turned. Lengths are px, positions
 * bytes of the reading.
 */
#pragma once

#include "typeset/qd-flow.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *runs; /* of QdGlyphRun: appended to */
  gboolean vertical;
  gboolean dim, aside; /* of the runs to come */
  double pen;          /* sum of the widths of the last run's glyphs */
} QdGlyphPen;

void qd_glyph_pen_init (QdGlyphPen *self, GArray *runs, gboolean vertical);
/* @glyphs: (element-type QdGlyph): set horizontally from (@x, @y) on the baseline, or upright in a column. */
void
qd_glyph_pen_append_horizontal (QdGlyphPen *self, const GArray *glyphs, double x, double y, gsize start, gsize end);
/* … turned by 90° clockwise, from (@x, @y) downwards: what was up is right. */
void qd_glyph_pen_append_rotated (QdGlyphPen *self, const GArray *glyphs, double x, double y, gsize start, gsize end);

G_END_DECLS
