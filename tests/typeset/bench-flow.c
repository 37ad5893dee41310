/* bench-flow.c: five million characters broken and placed with real fonts, against PangoLayout
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-flow [CHARACTERS]. PangoLayout wraps and justifies the same text in the same process, paragraph by paragraph.
 */
#include "specimen.h"
#include "typeset/qd-flow.h"

#include "typeset/qd-pango-bench.h"

#include <stdlib.h>

#define N_RUNS 5

int
main (int argc, char **argv)
{
  int n_chars = argc > 1 ? atoi (argv[1]) : 5000000;
  g_autofree char *text = specimen_text (1, n_chars);
  g_autoptr (QdText) source = qd_text_new (text, -1);
  g_autoptr (QdReading) reading = qd_reading_new (source, NULL);
  g_autoptr (QdDocument) document = qd_document_new_plain (reading);
  g_autoptr (QdFaces) faces = NULL;
  double best = G_MAXDOUBLE, pango;
  gsize kept = 0;
  QdStyle style;
  int n_lines = 0;

  qd_style_init (&style, QD_REGION_CN);
  faces = qd_faces_new (&style);
  n_chars = qd_text_get_n_chars (source);
  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (QdFlow) flow = qd_flow_new (document, &style, faces);

      best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
      kept = qd_flow_get_kept_bytes (flow);
      n_lines = qd_flow_get_n_lines (flow);
    }
  pango = qd_pango_bench (document, &style);
  g_print ("%d characters, %d lines: %.1f ms, %.1f million characters a second, %.3f MB kept per million; "
           "PangoLayout %.0f ms, %.1f times as long\n",
           n_chars, n_lines, best, n_chars / best / 1000, (double) kept / n_chars, pango, pango / best);
  return 0;
}
