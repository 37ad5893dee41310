/* qd-glyph.h: one glyph of a cell, with its place in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the glyph table (Han and marks) and the word cache (everything else) hand to the flow. Lengths are Pango units.
 * In horizontal text the place is measured from the start of the cell on the baseline, y down; in vertical text from
 * the cell's top on the column's central line.
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  PangoFont *font; /* owned by the table or the cache it came from */
  PangoGlyph glyph;
  PangoGlyphVisAttr attr;
  int x, y;
  int advance;
  int cluster;      /* byte of the cell's text where the glyph's cluster starts */
  gboolean rotated; /* lies on its side in vertical text; x and y are then those of horizontal text */
} QdGlyph;

G_END_DECLS
