/* test-anchor-edits.c: how often an annotation finds its place in a text that was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an annotation ought to be found is known for every character. A placement is right if it holds most of what is
 * left of the quotation and little else; offered if it does but says that it is unsure; missed if it is an orphan, or
 * unsure and elsewhere; wrong if it is surely elsewhere, or surely somewhere though the text is gone. The thresholds
 * were tuned on the texts with even numbers; the rates are held on those with odd numbers. QD_TEST_VERBOSE prints each
 * failure.
 */
#include "annotation/qd-anchor.h"

#include "edited-text.h"

#include <locale.h>

#define N_TEXTS 60
#define N_MARKS 200
#define N_PARAGRAPHS 60

typedef struct
{
  int n_right, n_offered, n_missed, n_misled; /* of those that stand */
  int n_gone, n_wrong;                        /* of all */
} Rates;

static QdDocument *
to_document (const EditedText *edited)
{
  g_autofree char *string = edited_text_to_string (edited);
  g_autoptr (QdText) text = qd_text_new (string, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  return qd_document_new_plain (reading);
}

static void
judge (QdAnchorFinder *finder, QdRecord *record, const EditedText *text, Rates *rates)
{
  int n_quote = record->end - record->start, n_standing, n_mine = 0, n_foreign = 0;
  gboolean is_standing = edited_text_stands (text, record->start, record->end, &n_standing);
  gboolean is_right, is_sure, is_wrong;
  QdPlacement placement;

  qd_anchor_finder_place (finder, record, &placement);
  g_assert_cmpint (placement.start, <=, placement.end);
  g_assert_cmpint (placement.start, >=, 0);
  for (int i = placement.start; i < placement.end && i < (int) text->len; i++)
    {
      const EditedSign *sign = &g_array_index (text, EditedSign, i);

      if (sign->origin >= record->start && sign->origin < record->end)
        n_mine++;
      /* A break that a converter put inside belongs to nobody. */
      else if (sign->ch != '\n' && sign->ch != 0x3000)
        n_foreign++;
    }
  is_right = n_mine * 10 >= n_standing * 7 && n_foreign <= MAX (2, n_quote * 3 / 10);
  is_sure = placement.state == QD_STATE_PLACED || placement.state == QD_STATE_MOVED;
  is_wrong = is_sure && (is_standing ? !is_right : n_mine * 2 <= n_quote);
  if (g_getenv ("QD_TEST_VERBOSE") && (is_wrong || (is_standing && !(is_right && is_sure))))
    g_test_message ("%s%s: %d–%d “%s” [%s|%s] to %d–%d, score %.2f, standing %d, found %d", is_wrong ? "wrong, " : "",
                    qd_anchor_state_to_string (placement.state), record->start, record->end, record->quote,
                    record->prefix, record->suffix, placement.start, placement.end, placement.score, n_standing,
                    n_mine);
  if (!is_standing)
    {
      rates->n_gone++;
      rates->n_wrong += is_wrong;
    }
  else if (is_sure)
    {
      rates->n_right += is_right;
      rates->n_misled += !is_right;
      rates->n_wrong += !is_right;
    }
  else if (placement.state == QD_STATE_UNSURE && is_right)
    rates->n_offered++;
  else
    rates->n_missed++;
}

/* Mostly clauses and sentences; every tenth a word, which nobody marks with the end of its line. */
static GPtrArray *
mark_at_random (const EditedText *text, QdDocument *document, GRand *rand)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);

  for (int i = 0; i < N_MARKS; i++)
    {
      int length = i % 10 == 0 ? g_rand_int_range (rand, 2, 5) : g_rand_int_range (rand, 5, 60);
      int start = g_rand_int_range (rand, 0, text->len - length);
      QdRecord *record = qd_record_new ("id");

      for (int k = start; length <= 4 && k < start + length; k++)
        if (g_array_index (text, EditedSign, k).ch == '\n')
          {
            start = MAX (k - length, 0);
            break;
          }
      qd_anchor_describe (document, start, start + length, record);
      g_ptr_array_add (records, record);
    }
  return records;
}

/* @only: the act to run, or NULL for about half of all. */
static void
run_text (int number, const EditedTextAct *only, Rates *rates)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GArray) text = edited_text_generate (rand, N_PARAGRAPHS, number % 4 >= 2);
  g_autoptr (QdDocument) before = to_document (text);
  g_autoptr (QdDocument) after = NULL;
  g_autoptr (QdAnchorFinder) finder = NULL;
  g_autoptr (GPtrArray) records = mark_at_random (text, before, rand);

  for (const EditedTextAct *act = edited_text_acts; act->name; act++)
    for (int n = act->n_times; n > 0; n--)
      if (only ? act == only : g_rand_boolean (rand))
        act->run (text, rand);
  after = to_document (text);
  finder = qd_anchor_finder_new (after);
  for (guint i = 0; i < records->len; i++)
    judge (finder, g_ptr_array_index (records, i), text, rates);
}

static void
report (const char *name, const Rates *rates)
{
  int n_standing = rates->n_right + rates->n_offered + rates->n_missed + rates->n_misled;
  int n_all = n_standing + rates->n_gone;

  g_test_message ("%-20s %5d annotations, %4d gone; of those that stand right %.2f %%, offered as unsure %.2f %%, "
                  "missed %.2f %%; wrong of all %.3f %%",
                  name, n_all, rates->n_gone, 100.0 * rates->n_right / n_standing,
                  100.0 * rates->n_offered / n_standing, 100.0 * rates->n_missed / n_standing,
                  100.0 * rates->n_wrong / n_all);
}

static void
hold (const Rates *rates)
{
  int n_standing = rates->n_right + rates->n_offered + rates->n_missed + rates->n_misled;

  g_assert_cmpfloat (100.0 * rates->n_wrong / (n_standing + rates->n_gone), <, 0.2);
  g_assert_cmpfloat (100.0 * rates->n_right / n_standing, >, 98);
}

static void
test_all_acts (void)
{
  for (int half = 0; half < 2; half++)
    {
      Rates rates = { 0 };

      for (int number = half; number < N_TEXTS; number += 2)
        run_text (number, NULL, &rates);
      report (half == 0 ? "tuning half" : "reporting half", &rates);
      if (half == 1)
        hold (&rates);
    }
}

static void
test_each_act (void)
{
  for (const EditedTextAct *act = edited_text_acts; act->name; act++)
    {
      Rates rates = { 0 };

      for (int number = 101; number < 113; number += 2)
        run_text (number, act, &rates);
      report (act->name, &rates);
      hold (&rates);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-edits/all-acts", test_all_acts);
  g_test_add_func ("/anchor-edits/each-act", test_each_act);
  return g_test_run ();
}
