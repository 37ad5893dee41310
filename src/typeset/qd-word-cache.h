/* qd-word-cache.h: Western words and all that no table holds: their widths, remembered, and their glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word of Latin, Greek or Cyrillic letters or digits is shaped by HarfBuzz in the Latin font; anything else (Arabic,
 * emoji, symbols, rare scripts) is itemized and shaped by Pango as it stands. Only widths are remembered: they are
 * asked for millions of times, the glyphs only for lines in view. Always horizontal; vertical text turns them.
 * Lengths are Pango units. One cache belongs to one thread at a time.
 */
#pragma once

#include "typeset/qd-glyph.h"

G_BEGIN_DECLS

typedef struct _QdWordCache QdWordCache;

QdWordCache *qd_word_cache_new (PangoContext *context,
                                const PangoFontDescription *description,
                                PangoFont *font,
                                gboolean monospaced);
void qd_word_cache_free (QdWordCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWordCache, qd_word_cache_free)

gboolean qd_word_cache_has (QdWordCache *self, gunichar ch); /* whether the Latin font has it */
int qd_word_cache_get_advance (QdWordCache *self, const char *text, int n_bytes);
/* Appends the glyphs (element-type QdGlyph), left to right, and returns their advance. */
int qd_word_cache_shape (QdWordCache *self, const char *text, int n_bytes, GArray *glyphs);

G_END_DECLS
