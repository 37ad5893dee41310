/* test-flow-figures.c: pictures among lines, and in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <math.h>

#define PICTURE(w, h) "<img src=\"data:image/svg+xml,%3Csvg width='" #w "' height='" #h "'/%3E\">"
#define LINE "<p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上，江上的雾一层一层地散去，对岸的山就露了出来。"

static int
find_figure (FlowFixture *fixture, int from, QdFlowPicture *picture)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));

  for (int i = from; i < qd_flow_get_n_lines (fixture->flow); i++)
    {
      qd_flow_get_pictures (fixture->flow, i, pictures);
      if (pictures->len > 0)
        {
          *picture = g_array_index (pictures, QdFlowPicture, 0);
          return i;
        }
    }
  return -1;
}

static void
assert_near (double a, double b)
{
  g_assert_cmpfloat (fabs (a - b), <=, 1.0);
}

/* A figure takes whole body lines, stands in the middle, and what follows is on the grid again. */
static void
test_scroll (void)
{
  FlowFixture fixture;
  QdFlowLine line, above, below;
  QdFlowPicture picture, found;
  double width, height, pitch, rows;
  int index;

  flow_fixture_init (&fixture);
  fixture.style.measure = 30;
  flow_fixture_run_file (&fixture, "a.html", "<html><body>" LINE PICTURE (320, 200) LINE "</body></html>");
  pitch = fixture.style.size_px * (1 + fixture.style.line_gap);
  qd_flow_get_size (fixture.flow, &width, &height);
  index = find_figure (&fixture, 0, &picture);
  g_assert_cmpint (index, >, 0);
  g_assert_false (picture.in_line);
  /* 320 px beside text of 16 px are 400 px beside text of 20 px. */
  assert_near (picture.rect.width, 400);
  assert_near (picture.rect.height, 250);
  assert_near (picture.rect.x, (width - 400) / 2);
  qd_flow_get_line (fixture.flow, index - 1, &above);
  qd_flow_get_line (fixture.flow, index, &line);
  qd_flow_get_line (fixture.flow, index + 1, &below);
  g_assert_cmpfloat (picture.rect.y, >, above.em_box.y + above.em_box.height);
  g_assert_cmpfloat (picture.rect.y + picture.rect.height, <, below.em_box.y);
  rows = (below.box.y - above.box.y) / pitch;
  g_assert_cmpfloat (fabs (rows - round (rows)), <, 1e-6);
  g_assert_cmpint (line.start, ==, line.end);
  g_assert_cmpfloat (line.em_box.height, ==, picture.rect.height);
  g_assert_true (qd_flow_find_picture_at (fixture.flow, width / 2, picture.rect.y + 5, &found));
  g_assert_true (found.picture == picture.picture);
  g_assert_false (qd_flow_find_picture_at (fixture.flow, width / 2, above.box.y + 1, &found));
  g_assert_cmpuint (qd_flow_get_glyphs (fixture.flow, index)->len, ==, 0);
  flow_fixture_clear (&fixture);
}

/* What is too large is made smaller as a whole; a picture of one px by thousands does no harm. */
static void
test_limits (void)
{
  static const char *const pages[] = {
    "<html><body>" LINE PICTURE (4000, 1000) LINE "</body></html>",
    "<html><body>" LINE PICTURE (500, 8000) LINE "</body></html>",
    "<html><body>" LINE PICTURE (5, 60000) LINE "</body></html>",
  };
  static const double ratios[] = { 4, 1 / 16.0, 5 / 60000.0 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    {
      FlowFixture fixture;
      QdFlowPicture picture;

      flow_fixture_init (&fixture);
      fixture.style.measure = 20;
      fixture.style.direction = i % 2 == 0 ? QD_DIRECTION_HORIZONTAL : QD_DIRECTION_VERTICAL;
      flow_fixture_run_file (&fixture, "a.html", pages[i / 2]);
      g_assert_cmpint (find_figure (&fixture, 0, &picture), >, 0);
      g_assert_cmpfloat (picture.rect.width, <=, 20 * 20 * 1.2 + 1);
      g_assert_cmpfloat (picture.rect.height, <=, 20 * 20 * 1.2 + 1);
      g_assert_cmpfloat (fabs (picture.rect.width / picture.rect.height / ratios[i / 2] - 1), <, 0.01);
      flow_fixture_clear (&fixture);
    }
}

/* In pages no figure is deeper than a page, and its caption is on the same one. */
static void
check_pages (int n_lines_before, QdDirection direction)
{
  FlowFixture fixture;
  g_autoptr (GString) page = g_string_new ("<html><body>");
  QdFlowPicture picture;
  int index, n_figures = 0;

  for (int i = 0; i < n_lines_before; i++)
    g_string_append (page, "<p>清晨的渡口还没有人。");
  g_string_append (page, PICTURE (320, 4000) "<p>图1 渡口旧影" PICTURE (320, 320) "<p>图2 渡口旧影" PICTURE (320, 90));
  g_string_append (page, LINE LINE PICTURE (320, 200) PICTURE (320, 200) PICTURE (320, 200) LINE "</body></html>");
  flow_fixture_init (&fixture);
  fixture.style.mode = QD_MODE_PAGES;
  fixture.style.direction = direction;
  fixture.style.measure = 24;
  fixture.style.page_lines = 12;
  flow_fixture_run_file (&fixture, "a.html", page->str);
  for (index = find_figure (&fixture, 0, &picture); index >= 0; index = find_figure (&fixture, index + 1, &picture))
    {
      int number = qd_flow_find_page (fixture.flow, index);
      const QdParagraph *next;
      QdFlowLine line;
      QdRect area;

      n_figures++;
      qd_flow_get_page (fixture.flow, number, &area);
      g_assert_cmpfloat (picture.rect.x, >=, area.x - 1);
      g_assert_cmpfloat (picture.rect.y, >=, area.y - 1);
      g_assert_cmpfloat (picture.rect.x + picture.rect.width, <=, area.x + area.width + 1);
      g_assert_cmpfloat (picture.rect.y + picture.rect.height, <=, area.y + area.height + 1);
      qd_flow_get_line (fixture.flow, index, &line);
      next = qd_document_get_paragraph (fixture.document, line.paragraph + 1);
      if (next->role == QD_ROLE_CAPTION)
        g_assert_cmpint (qd_flow_find_page (fixture.flow, index + 1), ==, number);
    }
  g_assert_cmpint (n_figures, ==, 6);
  flow_fixture_clear (&fixture);
}

static void
test_pages (void)
{
  for (int i = 0; i < 14; i++)
    {
      check_pages (i, QD_DIRECTION_HORIZONTAL);
      check_pages (i, QD_DIRECTION_VERTICAL);
    }
}

/* A caret passes figures, upwards and downwards, line by line and paragraph by paragraph. */
static void
test_caret (void)
{
  FlowFixture fixture;
  gsize n_bytes, byte = 0, before;
  double goal = -1;
  int n = 0;

  flow_fixture_init (&fixture);
  flow_fixture_run_file (&fixture, "a.html",
                         "<html><body>" PICTURE (320, 200) "<p>清晨的渡口还没有人。" PICTURE (320, 200)
                             PICTURE (320, 200) "<p>江上起了雾。" PICTURE (320, 200) "</body></html>");
  qd_document_get_string (fixture.document, &n_bytes);
  byte = qd_flow_move (fixture.flow, 0, QD_MOVE_LINE, 1, &goal);
  g_assert_cmpint (qd_flow_find_line (fixture.flow, byte), ==, 4);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_LINE, -1, &goal);
  g_assert_cmpint (qd_flow_find_line (fixture.flow, byte), ==, 1);
  g_assert_cmpint (byte, ==, 0);
  do
    {
      before = byte;
      byte = qd_flow_move (fixture.flow, byte, QD_MOVE_CHAR, 1, NULL);
      n++;
    }
  while (byte > before);
  g_assert_cmpint (n, ==, 10 + 1 + 6 + 1);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_PARAGRAPH, -1, NULL);
  byte = qd_flow_move (fixture.flow, byte, QD_MOVE_PARAGRAPH, -1, NULL);
  g_assert_cmpint (byte, ==, 0);
  flow_fixture_clear (&fixture);
}

/* A character as a picture stands in the frame of a character, which shows no sign of its own. */
static void
check_sign (QdDirection direction)
{
  FlowFixture fixture;
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  const QdFlowPicture *picture;
  const QdRect *frame;
  int n_glyphs = 0;
  GArray *runs;

  flow_fixture_init (&fixture);
  fixture.style.direction = direction;
  flow_fixture_run_file (&fixture, "a.html", "<html><body><p>他姓" PICTURE (24, 12) "，名无人知道。</body></html>");
  qd_flow_get_pictures (fixture.flow, 0, pictures);
  g_assert_cmpuint (pictures->len, ==, 1);
  picture = &g_array_index (pictures, QdFlowPicture, 0);
  g_assert_true (picture->in_line);
  qd_flow_get_range_rects (fixture.flow, 6, 9, rects);
  g_assert_cmpuint (rects->len, ==, 1);
  frame = &g_array_index (rects, QdRect, 0);
  assert_near (picture->rect.width, frame->width);
  assert_near (picture->rect.height, frame->width / 2);
  assert_near (picture->rect.x + picture->rect.width / 2, frame->x + frame->width / 2);
  assert_near (picture->rect.y + picture->rect.height / 2, frame->y + frame->height / 2);
  runs = qd_flow_get_glyphs (fixture.flow, 0);
  for (guint i = 0; i < runs->len; i++)
    n_glyphs += g_array_index (runs, QdGlyphRun, i).glyphs->num_glyphs;
  g_assert_cmpint (n_glyphs, ==, 9);
  flow_fixture_clear (&fixture);
}

static void
test_signs (void)
{
  check_sign (QD_DIRECTION_HORIZONTAL);
  check_sign (QD_DIRECTION_VERTICAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-figures/scroll", test_scroll);
  g_test_add_func ("/flow-figures/limits", test_limits);
  g_test_add_func ("/flow-figures/pages", test_pages);
  g_test_add_func ("/flow-figures/caret", test_caret);
  g_test_add_func ("/flow-figures/signs", test_signs);
  return g_test_run ();
}
