/* qd-metrics.c: metrics without fonts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-metrics.h"

static int
fake_char_advance (QdMetrics *self, gunichar ch)
{
  return self->em_units;
}

static int
fake_run_advance (QdMetrics *self, const char *text, int n_bytes)
{
  int advance = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (ch) || ch == 0xAD)
        continue;
      advance += g_unichar_iswide (ch) ? self->em_units : self->em_units / 2;
    }
  return advance;
}

/**
 * qd_metrics_init_fake:
 * @self: metrics to fill
 *
 * Every full-width character is one em wide, every other half an em: line breaking can be tested without fonts.
 */
void
qd_metrics_init_fake (QdMetrics *self)
{
  *self = (QdMetrics){
    .em_units = QD_FAKE_EM_UNITS,
    .char_advance = fake_char_advance,
    .run_advance = fake_run_advance,
  };
}
