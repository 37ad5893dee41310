/* test-flow.c: geometry of the flow: what holds for any text, in both directions, in scroll and in pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <math.h>
#include <string.h>

#define N_RUNS 12
#define EPSILON 0.01

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > EPSILON)
    g_error ("%g is not %g", a, b);
}

static gboolean
is_vertical (FlowFixture *fixture)
{
  return fixture->style.direction == QD_DIRECTION_VERTICAL;
}

/* Across the lines: from where the first line starts. */
static double
get_across (FlowFixture *fixture, const QdRect *rect)
{
  double width, height;

  qd_flow_get_size (fixture->flow, &width, &height);
  return is_vertical (fixture) ? width - rect->x - rect->width : rect->y;
}

static double
get_depth (FlowFixture *fixture, const QdRect *rect)
{
  return is_vertical (fixture) ? rect->width : rect->height;
}

/* Runs @check over random texts in both directions and three measures. */
static void
for_random_flows (void (*check) (FlowFixture *fixture), QdMode mode)
{
  const double measures[] = { 30, 12, 2 };

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autofree char *text = flow_fixture_dup_random (400);
      FlowFixture fixture;

      flow_fixture_init (&fixture);
      fixture.style.direction = i % 2 ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      fixture.style.measure = measures[i / 2 % 3];
      fixture.style.mode = mode;
      fixture.style.page_lines = 7;
      fixture.style.region = i % 3 == 2 ? QD_REGION_TW : QD_REGION_CN;
      flow_fixture_run (&fixture, text);
      check (&fixture);
      flow_fixture_clear (&fixture);
    }
}

static void
check_tiling (FlowFixture *fixture)
{
  QdFlow *flow = fixture->flow;
  double width, height, across = 0;
  gsize byte = 0;
  int paragraph = -1;

  qd_flow_get_size (flow, &width, &height);
  assert_near (is_vertical (fixture) ? height : width, fixture->style.measure * fixture->style.size_px);
  for (int i = 0; i < qd_flow_get_n_lines (flow); i++)
    {
      QdFlowLine line;

      qd_flow_get_line (flow, i, &line);
      assert_near (get_across (fixture, &line.box), across);
      across += get_depth (fixture, &line.box);
      /* Every byte on one line: the next line starts where the one before ends. */
      if (line.paragraph != paragraph)
        {
          const QdParagraph *at = qd_document_get_paragraph (fixture->document, line.paragraph);

          if (paragraph >= 0)
            g_assert_cmpuint (byte, ==, qd_document_get_paragraph (fixture->document, paragraph)->end);
          g_assert_cmpint (line.paragraph, ==, paragraph + 1);
          g_assert_cmpuint (line.start, ==, at->start);
          paragraph = line.paragraph;
        }
      else
        g_assert_cmpuint (line.start, ==, byte);
      byte = line.end;
      g_assert_cmpint (qd_flow_find_line (flow, line.start), ==, i);
      g_assert_cmpint (qd_flow_find_line_at (flow, line.box.x + line.box.width / 2, line.box.y + line.box.height / 2),
                       ==, i);
    }
  assert_near (across, is_vertical (fixture) ? width : height);
}

static void
test_tiling (void)
{
  for_random_flows (check_tiling, QD_MODE_SCROLL);
}

static void
check_hit (FlowFixture *fixture)
{
  const char *string = qd_document_get_string (fixture->document, NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));

  for (int i = 0; i < qd_flow_get_n_lines (fixture->flow); i++)
    {
      QdFlowLine line;
      gsize paragraph;

      qd_flow_get_line (fixture->flow, i, &line);
      paragraph = qd_document_get_paragraph (fixture->document, line.paragraph)->start;
      qd_flow_get_cells (fixture->flow, i, cells, NULL);
      for (guint j = 0; j < cells->len; j++)
        {
          const QdCell *cell = &g_array_index (cells, QdCell, j);

          /* Blanks at a line's end have no width, and so no place of their own. */
          if (cell->advance == 0)
            continue;
          for (gsize byte = paragraph + cell->start; byte < paragraph + cell->end;
               byte = g_utf8_next_char (string + byte) - string)
            {
              QdRect caret;

              qd_flow_get_caret (fixture->flow, byte, &caret);
              g_assert_cmpuint (qd_flow_hit (fixture->flow, caret.x + caret.width / 2, caret.y + caret.height / 2), ==,
                                byte);
            }
        }
    }
}

static void
test_hit (void)
{
  for_random_flows (check_hit, QD_MODE_SCROLL);
  for_random_flows (check_hit, QD_MODE_PAGES);
}

/* A range's rectangle runs from the first of its cells to the last, cut marks and gaps included. */
static void
check_ranges (FlowFixture *fixture)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));

  for (int i = 0; i < qd_flow_get_n_lines (fixture->flow); i++)
    {
      const QdCell *first, *last;
      QdFlowLine line;
      gsize paragraph;
      QdRect *rect;

      qd_flow_get_line (fixture->flow, i, &line);
      paragraph = qd_document_get_paragraph (fixture->document, line.paragraph)->start;
      qd_flow_get_cells (fixture->flow, i, cells, NULL);
      if (cells->len == 0)
        continue;
      first = &g_array_index (cells, QdCell, g_test_rand_int_range (0, cells->len));
      last = &g_array_index (cells, QdCell, cells->len - 1);
      last = first + g_test_rand_int_range (0, last - first + 1);
      g_array_set_size (rects, 0);
      qd_flow_get_range_rects (fixture->flow, paragraph + first->start, paragraph + last->end, rects);
      g_assert_cmpint (rects->len, ==, 1);
      rect = &g_array_index (rects, QdRect, 0);
      assert_near (is_vertical (fixture) ? rect->y : rect->x, (double) first->x / PANGO_SCALE);
      assert_near (is_vertical (fixture) ? rect->height : rect->width,
                   (double) (last->x + last->advance - first->x) / PANGO_SCALE);
      assert_near (get_depth (fixture, rect), fixture->style.size_px);
    }
  g_array_set_size (rects, 0);
  qd_flow_get_range_rects (fixture->flow, 0, 1 << 20, rects);
  g_assert_cmpint (rects->len, <=, qd_flow_get_n_lines (fixture->flow));
}

static void
test_ranges (void)
{
  for_random_flows (check_ranges, QD_MODE_SCROLL);
}

static void
test_emphasis (void)
{
  FlowFixture fixture;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  const char *text = "读书，“圈 A 点”——好。";

  flow_fixture_init (&fixture);
  fixture.style.first_indent = 0;
  flow_fixture_run (&fixture, text);
  qd_flow_get_emphasis_cells (fixture.flow, 0, strlen (text), rects);
  /* 读 书 圈 A 点 好: no marks, no blanks. */
  g_assert_cmpint (rects->len, ==, 6);
  for (int i = 0; i < 6; i++)
    {
      if (i != 3)
        assert_near (g_array_index (rects, QdRect, i).width, 20);
    }
  assert_near (g_array_index (rects, QdRect, 1).x, 20);
  g_array_set_size (rects, 0);
  qd_flow_get_emphasis_cells (fixture.flow, 3, 6, rects);
  g_assert_cmpint (rects->len, ==, 1);
  flow_fixture_clear (&fixture);
}

/* Vertical text is horizontal text placed otherwise: where there are no Western words, every line has the same text,
 * and columns go from right to left. */
static void
test_vertical_mirrors (void)
{
  const char *text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥\n天地玄黄宇宙洪荒";
  FlowFixture horizontal, vertical;
  double width, height, other_width, other_height;

  flow_fixture_init (&horizontal);
  flow_fixture_init (&vertical);
  horizontal.style.measure = vertical.style.measure = 10;
  vertical.style.direction = QD_DIRECTION_VERTICAL;
  flow_fixture_run (&horizontal, text);
  flow_fixture_run (&vertical, text);
  qd_flow_get_size (horizontal.flow, &width, &height);
  qd_flow_get_size (vertical.flow, &other_width, &other_height);
  assert_near (width, other_height);
  assert_near (height, other_width);
  g_assert_cmpint (qd_flow_get_n_lines (horizontal.flow), ==, qd_flow_get_n_lines (vertical.flow));
  for (int i = 0; i < qd_flow_get_n_lines (horizontal.flow); i++)
    {
      QdFlowLine line, column;

      qd_flow_get_line (horizontal.flow, i, &line);
      qd_flow_get_line (vertical.flow, i, &column);
      g_assert_cmpuint (line.start, ==, column.start);
      assert_near (line.box.y, other_width - column.box.x - column.box.width);
      assert_near (line.em_box.x, column.em_box.y);
      assert_near (line.em_box.width, column.em_box.height);
      assert_near (column.baseline, column.em_box.x + column.em_box.width / 2);
    }
  flow_fixture_clear (&horizontal);
  flow_fixture_clear (&vertical);
}

/* Whatever stands between them, lines of body text are whole body lines apart. */
static void
check_grid (QdDirection direction)
{
  FlowFixture fixture;
  int n_headings = 0;
  double pitch;

  flow_fixture_init (&fixture);
  fixture.style.direction = direction;
  fixture.style.measure = 18;
  flow_fixture_run_sample (&fixture);
  pitch = fixture.style.size_px * (1 + fixture.style.line_gap);
  for (int i = 0; i < qd_flow_get_n_lines (fixture.flow); i++)
    {
      const QdParagraph *paragraph;
      QdFlowLine line;
      double rows;

      qd_flow_get_line (fixture.flow, i, &line);
      paragraph = qd_document_get_paragraph (fixture.document, line.paragraph);
      n_headings += paragraph->role == QD_ROLE_HEADING;
      if (qd_style_get_role (&fixture.style, paragraph)->scale > 1)
        continue;
      rows = get_across (&fixture, &line.box) / pitch;
      assert_near (rows, round (rows));
    }
  g_assert_cmpint (n_headings, >=, 3);
  flow_fixture_clear (&fixture);
}

static void
test_grid (void)
{
  check_grid (QD_DIRECTION_HORIZONTAL);
  check_grid (QD_DIRECTION_VERTICAL);
}

/* The flow breaks where the composer does. */
static void
test_breaks (void)
{
  g_autofree char *text = flow_fixture_dup_random (600);
  FlowFixture fixture;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (QdLine));
  g_autoptr (QdComposer) composer = NULL;
  QdMetrics *metrics;
  int n = 0;

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text);
  metrics = qd_faces_get_metrics (fixture.faces, &fixture.style.roles[QD_ROLE_BODY]);
  composer = qd_composer_new (&fixture.style, metrics);
  for (int i = 0; i < qd_document_get_n_paragraphs (fixture.document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (fixture.document, i);
      QdComposeRequest request = {
        .text = qd_document_get_string (fixture.document, NULL) + paragraph->start,
        .n_bytes = paragraph->end - paragraph->start,
        .measure = 30 * metrics->em_units,
        .first_indent = 2 * metrics->em_units,
      };

      g_array_set_size (lines, 0);
      qd_composer_break (composer, &request, lines);
      for (guint j = 0; j < lines->len; j++, n++)
        {
          QdFlowLine line;

          qd_flow_get_line (fixture.flow, n, &line);
          g_assert_cmpuint (line.start, ==, paragraph->start + g_array_index (lines, QdLine, j).start);
        }
    }
  g_assert_cmpint (n, ==, qd_flow_get_n_lines (fixture.flow));
  flow_fixture_clear (&fixture);
}

static void
check_pages (FlowFixture *fixture)
{
  QdFlow *flow = fixture->flow;
  int next = 0;

  g_assert_cmpint (qd_flow_get_n_pages (flow), >, 0);
  for (int i = 0; i < qd_flow_get_n_pages (flow); i++)
    {
      int first, last;
      QdRect page;

      qd_flow_get_page (flow, i, &page);
      qd_flow_get_page_lines (flow, i, &first, &last);
      g_assert_cmpint (first, ==, next);
      g_assert_cmpint (last, >, first);
      next = last;
      for (int j = first; j < last; j++)
        {
          QdFlowLine line;
          int found, end;

          qd_flow_get_line (flow, j, &line);
          g_assert_cmpint (qd_flow_find_page (flow, j), ==, i);
          g_assert_cmpfloat (line.box.x, >=, page.x - EPSILON);
          g_assert_cmpfloat (line.box.y, >=, page.y - EPSILON);
          g_assert_cmpfloat (line.box.x + line.box.width, <=, page.x + page.width + EPSILON);
          g_assert_cmpfloat (line.box.y + line.box.height, <=, page.y + page.height + EPSILON);
          qd_flow_find_lines_in (flow, &line.box, &found, &end);
          g_assert_cmpint (found, <=, j);
          g_assert_cmpint (end, >, j);
        }
      qd_flow_find_lines_in (flow, &page, &first, &last);
      g_assert_cmpint (last, ==, next);
    }
  g_assert_cmpint (next, ==, qd_flow_get_n_lines (flow));
}

static void
test_pages (void)
{
  for_random_flows (check_pages, QD_MODE_PAGES);
}

/* N characters by M lines: the type area has exactly that size, a page has M body lines but for the sake of widows and
 * headings, and the lines of all pages stand on one grid. */
static void
check_page_grid (FlowFixture *fixture)
{
  double em = fixture->style.size_px, pitch = em * (1 + fixture->style.line_gap);
  int n_pages = qd_flow_get_n_pages (fixture->flow), n_full = 0;

  for (int i = 0; i < n_pages; i++)
    {
      gboolean vertical = is_vertical (fixture);
      int first, last, n_rows = 0;
      QdRect page;

      qd_flow_get_page (fixture->flow, i, &page);
      assert_near (vertical ? page.height : page.width, fixture->style.measure * em);
      assert_near (vertical ? page.width : page.height, fixture->style.page_lines * pitch);
      qd_flow_get_page_lines (fixture->flow, i, &first, &last);
      for (int j = first; j < last; j++)
        {
          QdFlowLine line;
          double row;

          qd_flow_get_line (fixture->flow, j, &line);
          row = (vertical ? page.x + page.width - line.box.x - line.box.width : line.box.y - page.y) / pitch;
          if (qd_style_get_role (&fixture->style, qd_document_get_paragraph (fixture->document, line.paragraph))->scale
              > 1)
            continue;
          assert_near (row, round (row));
          n_rows = MAX (n_rows, (int) round (row) + 1);
        }
      g_assert_cmpint (n_rows, <=, fixture->style.page_lines);
      n_full += n_rows == fixture->style.page_lines;
    }
  if (n_pages > 6)
    g_assert_cmpint (n_full, >, n_pages / 3);
}

/* CLREQ 孤行不成页: no page begins with the last of several lines, and the last page has more than one. */
static void
check_widows (FlowFixture *fixture)
{
  int n_pages = qd_flow_get_n_pages (fixture->flow);

  for (int i = 1; i < n_pages; i++)
    {
      int first, last;
      QdFlowLine line;

      qd_flow_get_page_lines (fixture->flow, i, &first, &last);
      qd_flow_get_line (fixture->flow, first, &line);
      if (line.line > 0)
        g_assert_cmpuint (line.end, !=, qd_document_get_paragraph (fixture->document, line.paragraph)->end);
      g_assert_cmpint (last - first, >, 1);
    }
}

static void
test_page_grid (void)
{
  for_random_flows (check_page_grid, QD_MODE_PAGES);
  for_random_flows (check_widows, QD_MODE_PAGES);
  for (int page_lines = 6; page_lines < 26; page_lines++)
    {
      FlowFixture fixture;

      flow_fixture_init (&fixture);
      fixture.style.mode = QD_MODE_PAGES;
      fixture.style.measure = 20 + page_lines % 5;
      fixture.style.direction = page_lines % 2 ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      fixture.style.page_lines = page_lines;
      flow_fixture_run_sample (&fixture);
      check_page_grid (&fixture);
      check_widows (&fixture);
      flow_fixture_clear (&fixture);
    }
}

/* A paragraph of one line that would be alone on the last page takes others with it. */
static void
test_last_page (void)
{
  FlowFixture fixture;
  int first, last;

  flow_fixture_init (&fixture);
  fixture.style.mode = QD_MODE_PAGES;
  fixture.style.page_lines = 4;
  fixture.style.measure = 10;
  flow_fixture_run (&fixture, "甲\n乙\n丙\n一二三四五六七八九十一二三\n丁");
  /* Six lines: the fifth is the last of its paragraph and may not begin a page either. */
  g_assert_cmpint (qd_flow_get_n_lines (fixture.flow), ==, 6);
  g_assert_cmpint (qd_flow_get_n_pages (fixture.flow), ==, 2);
  qd_flow_get_page_lines (fixture.flow, 1, &first, &last);
  g_assert_cmpint (first, ==, 3);
  flow_fixture_clear (&fixture);

  flow_fixture_init (&fixture);
  fixture.style.mode = QD_MODE_PAGES;
  fixture.style.page_lines = 4;
  flow_fixture_run (&fixture, "甲\n乙\n丙\n丁\n戊");
  qd_flow_get_page_lines (fixture.flow, 1, &first, &last);
  g_assert_cmpint (first, ==, 3);
  flow_fixture_clear (&fixture);
}

/* Pages stand side by side in the order a book is opened, a gutter apart. */
static void
test_facing_pages (void)
{
  for (int direction = QD_DIRECTION_HORIZONTAL; direction <= QD_DIRECTION_VERTICAL; direction++)
    {
      g_autofree char *text = flow_fixture_dup_random (2000);
      FlowFixture fixture;
      QdRect left, right;
      double gutter;

      flow_fixture_init (&fixture);
      fixture.style.mode = QD_MODE_PAGES;
      fixture.style.direction = (QdDirection) direction;
      fixture.style.page_lines = 9;
      flow_fixture_run (&fixture, text);
      gutter = qd_flow_get_gutter (&fixture.style);
      g_assert_cmpint (qd_flow_get_n_pages (fixture.flow), >, 2);
      qd_flow_get_page (fixture.flow, direction == QD_DIRECTION_VERTICAL ? 1 : 0, &left);
      qd_flow_get_page (fixture.flow, direction == QD_DIRECTION_VERTICAL ? 0 : 1, &right);
      assert_near (left.y, right.y);
      assert_near (left.x + left.width + gutter, right.x);
      flow_fixture_clear (&fixture);
    }
}

/* Beside a page, above it and below it the nearest line of that page is meant, never one of another. */
static void
check_margins (FlowFixture *fixture)
{
  double gutter = qd_flow_get_gutter (&fixture->style);

  for (int i = 0; i < qd_flow_get_n_pages (fixture->flow); i++)
    {
      int first, last;
      QdRect page;
      double xs[4], ys[4];

      qd_flow_get_page (fixture->flow, i, &page);
      qd_flow_get_page_lines (fixture->flow, i, &first, &last);
      for (int j = 0; j < 4; j++)
        {
          xs[j] = j == 0   ? page.x - gutter * 0.4
                  : j == 3 ? page.x + page.width + gutter * 0.4
                           : page.x + page.width * 0.3 * j;
          ys[j] = j == 0 ? page.y - 30 : j == 3 ? page.y + page.height + 30 : page.y + page.height * 0.3 * j;
        }
      for (int j = 0; j < 16; j++)
        {
          int line = qd_flow_find_line_at (fixture->flow, xs[j % 4], ys[j / 4]);

          g_assert_cmpint (line, >=, first);
          g_assert_cmpint (line, <, last);
        }
    }
}

static void
test_page_margins (void)
{
  for_random_flows (check_margins, QD_MODE_PAGES);
}

static void
test_no_heading_at_page_end (void)
{
  for (int page_lines = 6; page_lines < 12; page_lines++)
    {
      FlowFixture fixture;

      flow_fixture_init (&fixture);
      fixture.style.mode = QD_MODE_PAGES;
      fixture.style.page_lines = page_lines;
      flow_fixture_run_sample (&fixture);
      check_pages (&fixture);
      for (int i = 0; i + 1 < qd_flow_get_n_pages (fixture.flow); i++)
        {
          QdFlowLine line;
          int first, last;

          qd_flow_get_page_lines (fixture.flow, i, &first, &last);
          qd_flow_get_line (fixture.flow, last - 1, &line);
          g_assert_cmpint (qd_document_get_paragraph (fixture.document, line.paragraph)->role, !=, QD_ROLE_HEADING);
        }
      flow_fixture_clear (&fixture);
    }
}

static void
test_empty (void)
{
  FlowFixture fixture;
  QdRect rect, all = { -100, -100, 1000, 1000 };
  double goal = -1;
  gsize start, end;
  int first, last;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));

  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, "");
  g_assert_cmpuint (qd_flow_hit (fixture.flow, 10, 10), ==, 0);
  qd_flow_get_caret (fixture.flow, 0, &rect);
  qd_flow_get_range_rects (fixture.flow, 0, 0, rects);
  qd_flow_find_lines_in (fixture.flow, &all, &first, &last);
  g_assert_cmpint (last - first, ==, qd_flow_get_n_lines (fixture.flow));
  g_assert_cmpuint (qd_flow_move (fixture.flow, 0, QD_MOVE_CHAR, 1, NULL), ==, 0);
  g_assert_cmpuint (qd_flow_move (fixture.flow, 0, QD_MOVE_LINE, -1, &goal), ==, 0);
  qd_flow_get_word (fixture.flow, 0, &start, &end);
  g_assert_cmpuint (start, ==, end);
  flow_fixture_clear (&fixture);
}

/* A paragraph as long as a book: asking for one line of it must not work through all of it. */
static void
test_long_paragraph (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  FlowFixture fixture;
  gint64 time;

  for (int i = 0; i < 300000; i++)
    g_string_append (text, i % 17 ? "字" : "，");
  flow_fixture_init (&fixture);
  flow_fixture_run (&fixture, text->str);
  g_assert_cmpint (qd_flow_get_n_lines (fixture.flow), >, 9000);
  time = g_get_monotonic_time ();
  for (int i = 0; i < qd_flow_get_n_lines (fixture.flow); i += 50)
    g_assert_nonnull (qd_flow_get_glyphs (fixture.flow, i));
  g_assert_cmpint (g_get_monotonic_time () - time, <, 10 * G_USEC_PER_SEC);
  flow_fixture_clear (&fixture);
}

/* A long document is broken in parts, on several processors: the lines are those of its paragraphs one by one. */
static void
test_long (void)
{
  g_autofree char *sample = flow_fixture_dup_sample ();
  g_autoptr (GString) text = g_string_new (NULL);
  FlowFixture one, many;
  int n_lines, n_copies = 0;

  g_strdelimit (sample, "\n", ' ');
  flow_fixture_init (&one);
  flow_fixture_run (&one, sample);
  n_lines = qd_flow_get_n_lines (one.flow);
  for (; text->len < 700 * 1024; n_copies++)
    g_string_append_printf (text, "%s\n", sample);
  flow_fixture_init (&many);
  flow_fixture_run (&many, text->str);
  g_assert_cmpint (qd_flow_get_n_lines (many.flow), ==, n_copies * n_lines);
  for (int i = 0; i < n_copies * n_lines; i++)
    {
      QdFlowLine line, expected;
      gsize offset = i / n_lines * (strlen (sample) + 1);

      qd_flow_get_line (many.flow, i, &line);
      qd_flow_get_line (one.flow, i % n_lines, &expected);
      g_assert_cmpint (line.paragraph, ==, i / n_lines);
      g_assert_cmpuint (line.start, ==, expected.start + offset);
      g_assert_cmpuint (line.end, ==, expected.end + offset);
    }
  flow_fixture_clear (&one);
  flow_fixture_clear (&many);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/tiling", test_tiling);
  g_test_add_func ("/flow/hit", test_hit);
  g_test_add_func ("/flow/ranges", test_ranges);
  g_test_add_func ("/flow/emphasis", test_emphasis);
  g_test_add_func ("/flow/vertical-mirrors", test_vertical_mirrors);
  g_test_add_func ("/flow/grid", test_grid);
  g_test_add_func ("/flow/breaks", test_breaks);
  g_test_add_func ("/flow/pages", test_pages);
  g_test_add_func ("/flow/page-grid", test_page_grid);
  g_test_add_func ("/flow/last-page", test_last_page);
  g_test_add_func ("/flow/facing-pages", test_facing_pages);
  g_test_add_func ("/flow/page-margins", test_page_margins);
  g_test_add_func ("/flow/no-heading-at-page-end", test_no_heading_at_page_end);
  g_test_add_func ("/flow/empty", test_empty);
  g_test_add_func ("/flow/long-paragraph", test_long_paragraph);
  g_test_add_func ("/flow/long", test_long);
  return g_test_run ();
}
