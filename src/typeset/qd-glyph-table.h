/* qd-glyph-table.h: from a Han character or a Chinese mark to its glyph, once per font, size, language and direction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each character is shaped once, with script Han and the region's language forced, so that marks never come out in
 * another region's form or another font's; then it is looked up. Every glyph is placed in a frame of one em the way
 * the composer's arithmetic expects: the ink of an opening mark in the second half, of a closing one in the first,
 * centred marks in the middle, whatever advance the font gave them. Characters the font lacks come from the fallback
 * and are centred in the frame; forms that a variation selector asks for come from a font that has them. It does not
 * know Western words, see qd-word-cache.h. One table belongs to one thread at a time.
 */
#pragma once

#include "text/qd-char-class.h"
#include "typeset/qd-glyph.h"
#include "typeset/qd-style.h"

G_BEGIN_DECLS

typedef struct _QdGlyphTable QdGlyphTable;

/* (transfer full) (nullable): the @i-th font, %NULL after the last. */
typedef PangoFont *(*QdVariantLoader) (gpointer data, int i);

QdGlyphTable *
qd_glyph_table_new (PangoFont *font, PangoFontset *fallback, int em, QdRegion region, QdDirection direction);
void qd_glyph_table_free (QdGlyphTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdGlyphTable, qd_glyph_table_free)

void qd_glyph_table_set_variants (QdGlyphTable *self, QdVariantLoader load, gpointer data);

double qd_glyph_table_find_ascent (PangoFont *font);
/* The class of characters that stand in frames of whole em. */
gboolean qd_glyph_table_is_framed (QdCharClass class);
PangoFont *qd_glyph_table_find_font (QdGlyphTable *self, gunichar ch);
const QdGlyph *qd_glyph_table_lookup (QdGlyphTable *self, gunichar ch);
void qd_glyph_table_shape (QdGlyphTable *self, const char *text, int n_bytes, GArray *glyphs);

void qd_glyph_table_shape_flat (QdGlyphTable *self, const char *text, int n_bytes, GArray *glyphs);

G_END_DECLS
