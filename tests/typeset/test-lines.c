/* test-lines.c: what holds for every text in every style
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "compose.h"
#include "specimen.h"

#include <locale.h>
#include <string.h>

static const char *const languages[] = { "zh-Hans", "zh-Hant-TW", "zh-Hant-HK" };

static void
randomize (Composed *composed, GRand *random)
{
  QdStyle *style = &composed->style;

  style->direction = g_rand_int_range (random, 0, 2);
  style->punctuation = g_rand_int_range (random, 0, QD_PUNCTUATION_NONE + 1);
  style->prohibition = g_rand_int_range (random, 0, QD_PROHIBITION_STRICT + 1);
  style->line_end = g_rand_int_range (random, 0, QD_LINE_END_FULL + 1);
  style->breaking = g_rand_int_range (random, 0, 2);
  style->hanging = g_rand_int_range (random, 0, QD_HANGING_POINTS + 1);
  style->justify = g_rand_int_range (random, 0, 4) > 0;
  style->orphan_control = g_rand_boolean (random);
  style->opener_cut_at_start = g_rand_boolean (random);
  style->opener_cut_at_indent = g_rand_boolean (random);
  style->close_points = g_rand_boolean (random);
  style->centred_point = g_rand_int_range (random, 0, QD_CENTRED_POINT_FULL + 1);
  style->colon = g_rand_int_range (random, 0, QD_COLON_FIXED + 1);
  style->fixed_stops = g_rand_int_range (random, 0, 4) == 0;
  style->fixed_gaps = g_rand_int_range (random, 0, 4) == 0;
  style->autospace = g_rand_int_range (random, 0, 4) / 8.0;
  style->replace_spaces = g_rand_boolean (random);
  style->hyphenate = g_rand_boolean (random);
  composed->request.first_indent = g_rand_int_range (random, 0, 3) * QD_FAKE_EM_UNITS;
  composed->request.hanging = g_rand_int_range (random, 0, 2) * QD_FAKE_EM_UNITS;
  composed->request.align = g_rand_int_range (random, 0, 6) > 0 ? QD_ALIGN_JUSTIFY : QD_ALIGN_CENTER;
}

/* Every ① is the mark of a note, every “word” code. */
static GArray *
find_spans (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gboolean is_mark = g_str_has_prefix (p, "①");
      QdSpan span = { p - text, p - text + (is_mark ? strlen ("①") : strlen ("word")),
                      is_mark ? QD_SPAN_NOTE_MARK : QD_SPAN_CODE };

      if (is_mark || g_str_has_prefix (p, "word"))
        g_array_append_val (spans, span);
    }
  return spans;
}

static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  int n_rounds = g_test_thorough () ? 100000 : 3000;

  for (int i = 0; i < n_rounds; i++)
    {
      g_autofree char *text = specimen_noise (random, g_rand_int_range (random, 0, 120));
      g_autoptr (GArray) spans = find_spans (text);
      Composed composed;

      composed_init (&composed, languages[i % 3], g_rand_double_range (random, 1, 30));
      randomize (&composed, random);
      composed.request.spans = (QdSpan *) spans->data;
      composed.request.n_spans = spans->len;
      composed_run (&composed, text);
      composed_check (&composed);
      composed_clear (&composed);
    }
}

static void
test_prose (void)
{
  g_autofree char *text = specimen_text (g_test_rand_int (), g_test_thorough () ? 1000000 : 60000);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (int i = 0; paragraphs[i]; i++)
    {
      Composed composed;

      composed_init (&composed, languages[i % 3], 12 + i % 30);
      composed.request.first_indent = 2 * QD_FAKE_EM_UNITS;
      composed_run (&composed, paragraphs[i]);
      composed_check (&composed);
      composed_clear (&composed);
    }
}

/* A paragraph longer than a window, with lines fitted from their surroundings alone. */
static void
test_long (void)
{
  g_autofree char *text = specimen_text (7, 90000);
  Composed composed;

  g_strdelimit (text, "\n", '=');
  composed_init (&composed, "zh-Hans", 23);
  composed_run (&composed, text);
  g_assert_cmpint (composed.lines->len, >, 3500);
  composed_check (&composed);
  composed_clear (&composed);
}

static void
run_degenerate (const char *piece, int n_bytes, double measure)
{
  g_autoptr (GString) text = g_string_sized_new (n_bytes + 16);
  Composed composed;
  gint64 start;

  while (text->len < n_bytes)
    g_string_append (text, piece);
  composed_init (&composed, "zh-Hans", measure);
  composed.request.first_indent = 2 * QD_FAKE_EM_UNITS;
  start = g_get_monotonic_time ();
  composed_run (&composed, text->str);
  g_test_message ("%d bytes of “%s” in %g em: %u lines, %d ms", (int) text->len, piece, measure, composed.lines->len,
                  (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
  for (int i = 0; i < composed.lines->len; i += 1 + composed.lines->len / 7)
    qd_composer_fit (composed.composer, &composed.request, (QdLine *) composed.lines->data, composed.lines->len, i,
                     composed.cells, composed.why);
  composed_clear (&composed);
}

static void
test_degenerate (void)
{
  const char *const pieces[] = { "国", "，", "！",  "“",      "a",  "\u0301", " ",      "　",
                                 "-",  "/",  "—",   "…",      "0",  "ب",      "\u200B", "’",
                                 "a‘", "(",  "国a", "\u00A0", "Ａ", "\u00AD", "a\u00AD" };
  int n_bytes = g_test_thorough () ? 20000000 : 300000;

  for (int i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      run_degenerate (pieces[i], n_bytes, 30);
      run_degenerate (pieces[i], n_bytes / 10, 1);
      run_degenerate (pieces[i], n_bytes / 10, 0);
      run_degenerate (pieces[i], n_bytes / 10, 100000);
    }
}

static void
test_empty (void)
{
  Composed composed;

  composed_init (&composed, "zh-Hans", 10);
  composed_run (&composed, "");
  g_assert_cmpint (composed.lines->len, ==, 1);
  composed_check (&composed);
  composed_clear (&composed);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/noise", test_noise);
  g_test_add_func ("/lines/prose", test_prose);
  g_test_add_func ("/lines/long", test_long);
  g_test_add_func ("/lines/degenerate", test_degenerate);
  g_test_add_func ("/lines/empty", test_empty);
  return g_test_run ();
}
