/* test-anchor.c: where an annotation is found in a text that has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases by hand. How often it is found in texts edited at random is test-anchor-edits.c's affair.
 */
#include "annotation/qd-anchor.h"
#include "annotation/qd-anchor-fuzzy.h"

#include "edited-text.h"

#include <string.h>

static QdDocument *
new_document (const char *string)
{
  g_autoptr (QdText) text = qd_text_new (string, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  return qd_document_new_plain (reading);
}

static void
check (const char *before, int start, int end, const char *after, QdAnchorState state, int new_start, int new_end)
{
  g_autoptr (QdDocument) old = new_document (before);
  g_autoptr (QdDocument) new = new_document (after);
  g_autoptr (QdAnchorFinder) finder = qd_anchor_finder_new (new);
  g_autoptr (QdRecord) record = qd_record_new ("id");
  QdPlacement placement;

  qd_anchor_describe (old, start, end, record);
  qd_anchor_finder_place (finder, record, &placement);
  g_assert_cmpstr (qd_anchor_state_to_string (placement.state), ==, qd_anchor_state_to_string (state));
  g_assert_cmpint (placement.start, ==, new_start);
  g_assert_cmpint (placement.end, ==, new_end);
}

static void
test_cases (void)
{
  const char *text = "灯下读书，最宜夜雨。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n";

  check (text, 5, 9, text, QD_STATE_PLACED, 5, 9);
  check (text, 5, 9, "序\n灯下读书，最宜夜雨。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n", QD_STATE_MOVED, 7, 11);
  /* The other script and other marks. */
  check (text, 10, 23, "燈下讀書,最宜夜雨.窗外芭蕉數聲,案上一卷未終,茶煙已冷.\n", QD_STATE_PLACED, 10, 23);
  /* Gone altogether. */
  check (text, 10, 23, "全然不同的一篇文字，说的是山中采药之事。\n", QD_STATE_ORPHAN, 10, 23);
  check (text, 10, 23, "", QD_STATE_ORPHAN, 10, 23);
  /* Four characters must stand as they were. */
  check (text, 5, 9, "灯下读书，最宜夜雪。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n", QD_STATE_ORPHAN, 5, 9);
  /* A point. */
  check (text, 10, 10, "序言一行\n灯下读书，最宜夜雨。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n", QD_STATE_MOVED, 15,
         15);
}

/* Hundreds of quotations that stand nowhere cost little more than reading the text once. */
static void
test_speed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (QdDocument) document = NULL;
  g_autoptr (QdAnchorFinder) finder = NULL;
  gint64 start;

  for (int i = 0; i < 2000000; i++)
    g_string_append_unichar (string, i % 60 == 59 ? '\n' : edited_text_random_han (rand));
  document = new_document (string->str);
  finder = qd_anchor_finder_new (document);
  start = g_get_monotonic_time ();
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (QdRecord) record = qd_record_new ("id");
      GString *quote = g_string_new (NULL);
      QdPlacement placement;

      for (int k = 0; k < 40; k++)
        g_string_append_unichar (quote, edited_text_random_han (rand));
      g_free (record->quote);
      record->quote = g_string_free (quote, FALSE);
      record->end = 40;
      qd_anchor_finder_place (finder, record, &placement);
      g_assert_cmpint (placement.state, ==, QD_STATE_ORPHAN);
    }
  g_test_message ("500 orphans in two million characters: %.0f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/cases", test_cases);
  g_test_add_func ("/anchor/speed", test_speed);
  return g_test_run ();
}
