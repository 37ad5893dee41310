/* qd-page-colors.h: the papers and inks of the page, and the colours of the reader's marks on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation names its colour; the paper chooses the shade. On every paper ink stands at least 7:1 against the
 * paper and against each wash, and strokes at least 3:1 against the paper. Constant tables: nothing to free.
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum
{
  QD_PAPER_AUTO, /* warm, or dark where the desktop is dark */
  QD_PAPER_WARM,
  QD_PAPER_WHITE,
  QD_PAPER_SEPIA,
  QD_PAPER_DARK,
  QD_PAPER_CONTRAST /* black on white, or white on black where the desktop is dark */
} QdPaper;

typedef enum
{
  QD_INK_PAPER, /* behind the text */
  QD_INK_TEXT,
  QD_INK_SIDE,      /* behind the panels */
  QD_INK_CARD,      /* behind cards and bars */
  QD_INK_LINE,      /* hair lines between areas */
  QD_INK_DIM,       /* what matters less */
  QD_INK_CINNABAR,  /* the reader's ink: strokes */
  QD_INK_NOTE,      /* the reader's ink: words, dark enough to be read */
  QD_INK_SELECTION, /* translucent */
  QD_N_INKS
} QdInk;

typedef enum
{
  QD_SHADE_WASH,   /* translucent, behind text */
  QD_SHADE_STROKE, /* lines, dots and circles */
  QD_SHADE_SWATCH, /* the colour itself, on buttons and cards */
  QD_N_SHADES
} QdShade;

typedef struct _QdPageColors QdPageColors;

const QdPageColors *qd_page_colors_get (QdPaper paper, gboolean dark);
gboolean qd_page_colors_is_dark (const QdPageColors *self);
/* High contrast: washes have an outline. */
gboolean qd_page_colors_has_outlines (const QdPageColors *self);
GdkRGBA qd_page_colors_get_ink (const QdPageColors *self, QdInk ink);
GdkRGBA qd_page_colors_get_mark (const QdPageColors *self, const char *color, QdShade shade);
char *qd_page_colors_to_css (const QdPageColors *self);

const char *qd_paper_to_string (QdPaper paper);
gboolean qd_paper_from_string (const char *name, QdPaper *paper);

G_END_DECLS
