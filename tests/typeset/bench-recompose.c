/* bench-recompose.c: what a change of size, measure or direction costs over a million characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-recompose [CHARACTERS]. Everything the reader waits for is counted, new fonts included.
 */
#include "specimen.h"
#include "typeset/qd-flow.h"

#include <stdlib.h>

#define N_RUNS 7
/* One frame of a display that shows sixty a second. */
#define FRAME_MS (1000 / 60.0)

static void
change_size (QdStyle *style, int run)
{
  style->size_px = 20 + run % 2 * 2;
}

static void
change_measure (QdStyle *style, int run)
{
  style->measure = 32 + run % 2 * 4;
}

static void
change_direction (QdStyle *style, int run)
{
  style->direction = run % 2;
}

static const struct
{
  const char *name;
  void (*change) (QdStyle *style, int run);
  gboolean keeps_faces;
} changes[] = {
  { "size", change_size, FALSE },
  { "measure", change_measure, TRUE },
  { "direction", change_direction, FALSE },
};

int
main (int argc, char **argv)
{
  g_autofree char *text = specimen_text (1, argc > 1 ? atoi (argv[1]) : 1000000);
  g_autoptr (QdText) source = qd_text_new (text, -1);
  g_autoptr (QdReading) reading = qd_reading_new (source, NULL);
  g_autoptr (QdDocument) document = qd_document_new_plain (reading);

  for (int i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (QdFaces) faces = NULL;
      double best = G_MAXDOUBLE;
      QdStyle style;

      qd_style_init (&style, QD_REGION_CN);
      for (int run = 0; run < N_RUNS; run++)
        {
          g_autoptr (QdFlow) flow = NULL;
          gint64 start;

          changes[i].change (&style, run);
          start = g_get_monotonic_time ();
          if (!faces || !changes[i].keeps_faces)
            {
              g_clear_pointer (&faces, qd_faces_unref);
              faces = qd_faces_new (&style);
            }
          flow = qd_flow_new (document, &style, faces);
          best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
        }
      g_print ("%s: %.1f ms for %d characters, %.1f frames\n", changes[i].name, best, qd_text_get_n_chars (source),
               best / FRAME_MS);
    }
  return 0;
}
