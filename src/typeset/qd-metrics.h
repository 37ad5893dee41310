/* qd-metrics.h: all that line breaking knows of fonts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widths come through one function, so a test hands the composer metrics where every full-width character is one em
 * and every other half an em, and needs neither Pango nor a font (qd_metrics_init_fake()).
 * Units: @em_units to the em of the paragraph's own size, signed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QdMetrics QdMetrics;
struct _QdMetrics
{
  int em_units; /* a multiple of 60, so that halves, thirds, quarters and fifths are whole */
  /* The advance of one Han character or mark as the font has it, before any rule. */
  int (*char_advance) (QdMetrics *self, gunichar ch);
  /* The advance of a run of Western or other text, set solid. */
  int (*run_advance) (QdMetrics *self, const char *text, int n_bytes);
  /* (nullable): the same in the face of code; %NULL where there is no other face. */
  int (*code_advance) (QdMetrics *self, const char *text, int n_bytes);
};

/* In em of the text they stand in. */
#define QD_CODE_SCALE 0.9      /* the size of code, whose letters are large for their em */
#define QD_NOTE_MARK_SCALE 0.6 /* the size of note marks */

#define QD_FAKE_EM_UNITS 12000
void qd_metrics_init_fake (QdMetrics *self);

G_END_DECLS
