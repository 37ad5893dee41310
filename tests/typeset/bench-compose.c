/* bench-compose.c: how fast a long text is broken into lines, without fonts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints what five million characters take with all rules. The comparison with PangoLayout, with real fonts, is
 * “quandian-cli bench”.
 */
#include "typeset/qd-paragraph-lines.h"
#include "specimen.h"

#include <stdlib.h>
#include <string.h>

static double
run (QdStyle *style, const char *text, GArray *lines)
{
  QdMetrics metrics;
  g_autoptr (QdComposer) composer = NULL;
  gint64 start = g_get_monotonic_time ();

  qd_metrics_init_fake (&metrics);
  composer = qd_composer_new (style, &metrics);
  g_array_set_size (lines, 0);
  for (const char *p = text; *p;)
    {
      const char *end = strchr (p, '\n');
      QdComposeRequest request = { .text = p,
                                   .n_bytes = end - p,
                                   .measure = style->measure * QD_FAKE_EM_UNITS,
                                   .first_indent = 2 * QD_FAKE_EM_UNITS };

      qd_composer_break (composer, &request, lines);
      p = end + 1;
    }
  return (g_get_monotonic_time () - start) / 1000.0;
}

int
main (int argc, char **argv)
{
  int n_chars = argc > 1 ? atoi (argv[1]) : 5000000;
  g_autofree char *text = specimen_text (1, n_chars);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (QdLine));
  QdStyle style;
  const char *const names[] = { "total-fit", "first-fit" };

  qd_style_init (&style, QD_REGION_CN);
  n_chars = g_utf8_strlen (text, -1);
  for (int breaking = QD_BREAKING_TOTAL_FIT; breaking <= QD_BREAKING_FIRST_FIT; breaking++)
    {
      double best = G_MAXDOUBLE;

      style.breaking = breaking;
      for (int i = 0; i < 5; i++)
        best = MIN (best, run (&style, text, lines));
      g_print ("%s: %d characters, %u lines, %.1f ms, %.1f million characters a second\n", names[breaking], n_chars,
               lines->len, best, n_chars / best / 1000);
    }
  return 0;
}
