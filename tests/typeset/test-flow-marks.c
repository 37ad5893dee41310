/* test-flow-marks.c: what stands beside and inside the lines: the text's own dots and lines, inline notes, code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <math.h>
#include <string.h>

static const char names[] = "<html><body><p>从前<u>王安石</u><u>苏轼</u>同朝，读<span style=\"text-decoration: "
                            "underline wavy\">春秋</span>的人<em>很多，也好</em>。</p></body></html>";
static const char classics[] =
    "学而时习之〔学者，效也；习者，重习也，久而不忘〕，不亦说乎？有朋自远方来〔同门曰朋〕，不亦乐乎？"
    "人不知而不愠〔愠，怒也。凡人有所不知，君子不怒，因为学问本来是自己的事〕，不亦君子乎？\n";

static gsize
find (FlowFixture *fixture, const char *text)
{
  const char *string = qd_document_get_string (fixture->document, NULL);
  const char *found = strstr (string, text);

  g_assert_nonnull (found);
  return found - string;
}

static void
test_text_marks (void)
{
  const QdSpanKind kinds[] = { QD_SPAN_NAME, QD_SPAN_NAME, QD_SPAN_WORK, QD_SPAN_EMPHASIS };
  const char *const texts[] = { "王安石", "苏轼", "春秋", "很多，也好" };

  for (QdEmphasis emphasis = QD_EMPHASIS_DOTS; emphasis <= QD_EMPHASIS_BOLD; emphasis++)
    {
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (QdTextMark));
      FlowFixture fixture;
      gsize n_bytes;

      flow_fixture_init (&fixture);
      fixture.style.emphasis = emphasis;
      flow_fixture_run_file (&fixture, "a.html", names);
      qd_document_get_string (fixture.document, &n_bytes);
      qd_flow_get_text_marks (fixture.flow, 0, n_bytes, marks);
      /* Kai and bold take the place of dots. */
      g_assert_cmpuint (marks->len, ==, emphasis == QD_EMPHASIS_DOTS ? 4 : 3);
      for (guint i = 0; i < marks->len; i++)
        {
          const QdTextMark *mark = &g_array_index (marks, QdTextMark, i);

          g_assert_cmpint (mark->kind, ==, kinds[i]);
          g_assert_cmpuint (mark->start, ==, find (&fixture, texts[i]));
          g_assert_cmpuint (mark->end, ==, mark->start + strlen (texts[i]));
        }
      flow_fixture_clear (&fixture);
    }
}

/* Where two names meet there is a visible break, in both directions; elsewhere a line is as long as its text. */
static void
test_meeting (void)
{
  for (int vertical = 0; vertical < 2; vertical++)
    {
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
      FlowFixture fixture;
      QdRect whole, trimmed;
      double lost;

      flow_fixture_init (&fixture);
      fixture.style.direction = vertical ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      flow_fixture_run_file (&fixture, "a.html", names);
      qd_flow_get_range_rects (fixture.flow, find (&fixture, "王安石"), find (&fixture, "苏轼"), rects);
      g_assert_cmpuint (rects->len, ==, 1);
      whole = g_array_index (rects, QdRect, 0);
      qd_flow_trim_rects (fixture.flow, rects, FALSE, TRUE);
      trimmed = g_array_index (rects, QdRect, 0);
      lost = vertical ? whole.height - trimmed.height : whole.width - trimmed.width;
      g_assert_cmpfloat (vertical ? whole.height : whole.width, >=, 3 * fixture.style.size_px - 0.01);
      g_assert_cmpfloat (lost, >=, fixture.style.size_px / 16);
      g_assert_cmpfloat (lost, <=, fixture.style.size_px / 8);
      g_assert_cmpfloat (trimmed.x, ==, whole.x);
      flow_fixture_clear (&fixture);
    }
}

static void
run_classics (FlowFixture *fixture, gboolean vertical, QdNoteBrackets brackets)
{
  flow_fixture_init (fixture);
  fixture->style.direction = vertical ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
  fixture->style.measure = 14;
  fixture->style.note_brackets = brackets;
  flow_fixture_run_file (fixture, "a.txt", classics);
}

/* Notes in brackets are two lines within the line: shorter in all, and every place in them is where its caret is. */
static void
test_note_hits (void)
{
  for (int vertical = 0; vertical < 2; vertical++)
    {
      FlowFixture fixture, plain;
      const char *string;
      gsize n_bytes;

      run_classics (&fixture, vertical, QD_NOTE_BRACKETS_TORTOISE);
      run_classics (&plain, vertical, QD_NOTE_BRACKETS_NONE);
      g_assert_cmpint (qd_flow_get_n_lines (fixture.flow), <, qd_flow_get_n_lines (plain.flow));
      string = qd_document_get_string (fixture.document, &n_bytes);
      for (const char *p = string; *p && *p != '\n'; p = g_utf8_next_char (p))
        {
          QdRect caret;

          qd_flow_get_caret (fixture.flow, p - string, &caret);
          g_assert_cmpuint (qd_flow_hit (fixture.flow, caret.x + caret.width / 2, caret.y + caret.height / 2), ==,
                            p - string);
        }
      flow_fixture_clear (&fixture);
      flow_fixture_clear (&plain);
    }
}

/* A range that is a whole note has a rectangle for each of its two lines, one beside the other and as long. */
static void
test_note_rects (void)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  FlowFixture fixture;
  QdRect first, second;
  gsize start;

  run_classics (&fixture, FALSE, QD_NOTE_BRACKETS_TORTOISE);
  start = find (&fixture, "同门曰朋");
  qd_flow_get_range_rects (fixture.flow, start, start + strlen ("同门曰朋"), rects);
  g_assert_cmpuint (rects->len, ==, 2);
  first = g_array_index (rects, QdRect, 0);
  second = g_array_index (rects, QdRect, 1);
  g_assert_cmpfloat_with_epsilon (first.x, second.x, 0.01);
  g_assert_cmpfloat_with_epsilon (first.width, second.width, 0.01);
  g_assert_cmpfloat_with_epsilon (first.y + first.height, second.y, 0.01);
  g_assert_cmpfloat_with_epsilon (first.height, 0.6 * fixture.style.size_px, 0.01);
  flow_fixture_clear (&fixture);
}

/* Notes do not move the lines: each is one pitch below the one before. */
static void
test_note_grid (void)
{
  FlowFixture fixture;

  run_classics (&fixture, FALSE, QD_NOTE_BRACKETS_TORTOISE);
  for (int i = 1; i < qd_flow_get_n_lines (fixture.flow); i++)
    {
      QdFlowLine above, line;

      qd_flow_get_line (fixture.flow, i - 1, &above);
      qd_flow_get_line (fixture.flow, i, &line);
      g_assert_cmpfloat_with_epsilon (line.baseline - above.baseline,
                                      fixture.style.size_px * (1 + fixture.style.line_gap), 0.01);
    }
  flow_fixture_clear (&fixture);
}

/* A word of code is as wide as its own face has it, so that what follows stands right behind it. */
static void
test_code (void)
{
  static const char source[] = "<html><body><p>甲<code>iiii</code>乙<code>mmmm</code>丙</p></body></html>";
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  FlowFixture fixture;

  flow_fixture_init (&fixture);
  flow_fixture_run_file (&fixture, "a.html", source);
  qd_flow_get_cells (fixture.flow, 0, cells, NULL);
  g_assert_cmpuint (cells->len, ==, 5);
  g_assert_cmpint (g_array_index (cells, QdCell, 1).advance, ==, g_array_index (cells, QdCell, 3).advance);
  flow_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-marks/text-marks", test_text_marks);
  g_test_add_func ("/flow-marks/meeting", test_meeting);
  g_test_add_func ("/flow-marks/note-hits", test_note_hits);
  g_test_add_func ("/flow-marks/note-rects", test_note_rects);
  g_test_add_func ("/flow-marks/note-grid", test_note_grid);
  g_test_add_func ("/flow-marks/code", test_code);
  return g_test_run ();
}
