/* bench-anchor.c: ten thousand annotations find their places in a text of a million bytes that was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-anchor [PARAGRAPHS [NOTES]]. Once in the text as it was, and once after every kind of edit, when nothing stands
 * where it stood.
 */
#include "annotation/qd-anchor.h"

#include "edited-text.h"

#include <stdlib.h>

static QdDocument *
to_document (const EditedText *edited, gsize *n_bytes)
{
  g_autofree char *string = edited_text_to_string (edited);
  g_autoptr (QdText) text = qd_text_new (string, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  qd_text_get_string (text, n_bytes);
  return qd_document_new_plain (reading);
}

static void
place_all (const char *what, QdDocument *document, GPtrArray *records)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (QdAnchorFinder) finder = qd_anchor_finder_new (document);
  int n_found = 0;
  double ms;

  for (guint i = 0; i < records->len; i++)
    {
      QdPlacement placement;

      qd_anchor_finder_place (finder, g_ptr_array_index (records, i), &placement);
      n_found += placement.state == QD_STATE_PLACED || placement.state == QD_STATE_MOVED;
    }
  ms = (g_get_monotonic_time () - start) / 1000.0;
  g_print ("  %-24s %8.1f ms, %.3f ms each, %d placed\n", what, ms, ms / records->len, n_found);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) text = edited_text_generate (rand, argc > 1 ? atoi (argv[1]) : 3400, TRUE);
  int n_records = argc > 2 ? atoi (argv[2]) : 10000;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  g_autoptr (QdDocument) before = NULL;
  g_autoptr (QdDocument) after = NULL;
  gsize n_bytes;

  before = to_document (text, &n_bytes);
  for (int i = 0; i < n_records; i++)
    {
      int length = g_rand_int_range (rand, 2, 60), start = g_rand_int_range (rand, 0, text->len - length);
      QdRecord *record = qd_record_new ("id");

      qd_anchor_describe (before, start, start + length, record);
      g_ptr_array_add (records, record);
    }
  for (const EditedTextAct *act = edited_text_acts; act->name; act++)
    act->run (text, rand);
  after = to_document (text, NULL);
  g_print ("%d annotations in %.2f MB\n", n_records, n_bytes / 1e6);
  place_all ("as it was", before, records);
  place_all ("after every kind of edit", after, records);
  return 0;
}
