/* test-flow-tables.c: rows of cells in columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <math.h>
#include <string.h>

#define BODY "<p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上，江上的雾一层一层地散去，对岸的山就露了出来。</p>"
#define TABLE                                                                                                          \
  "<table><tr><th>季节</th><th>水位</th><th>备注</th></tr>"                                                      \
  "<tr><td>春</td><td>12.5</td><td>五月水涨得最快，夜间停渡</td></tr>"                                    \
  "<tr><td>夏</td><td>9</td><td></td></tr><tr><td>秋</td><td>1,024</td><td>雾多</td></tr></table>"

static void
run (FlowFixture *fixture, double measure, const char *body)
{
  g_autofree char *page = g_strdup_printf ("<html><body>%s</body></html>", body);

  fixture->style.measure = measure;
  flow_fixture_run_file (fixture, "a.html", page);
}

static gsize
find (FlowFixture *fixture, const char *text)
{
  const char *string = qd_document_get_string (fixture->document, NULL);
  const char *found = strstr (string, text);

  g_assert_nonnull (found);
  return (gsize) (found - string);
}

static QdRect
get_rect (FlowFixture *fixture, const char *text)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  gsize start = find (fixture, text);

  qd_flow_get_range_rects (fixture->flow, start, start + strlen (text), rects);
  g_assert_cmpuint (rects->len, ==, 1);
  return g_array_index (rects, QdRect, 0);
}

/* Cells of a row stand level, those of a column flush, figures on the right; what follows is on the grid. */
static void
test_grid (void)
{
  FlowFixture fixture;
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (QdRect));
  QdRect spring, level, remark, head, autumn, number;
  const QdRect *top, *middle, *bottom;
  QdFlowLine above, below;
  double rows;

  flow_fixture_init (&fixture);
  run (&fixture, 30, BODY TABLE BODY);
  head = get_rect (&fixture, "水位");
  spring = get_rect (&fixture, "春");
  level = get_rect (&fixture, "12.5");
  remark = get_rect (&fixture, "五月水涨得最快，夜间停渡");
  autumn = get_rect (&fixture, "秋");
  number = get_rect (&fixture, "1,024");
  g_assert_cmpfloat (spring.y, ==, level.y);
  g_assert_cmpfloat (spring.y, ==, remark.y);
  g_assert_cmpfloat (spring.x, ==, autumn.x);
  g_assert_cmpfloat (fabs (level.x + level.width - number.x - number.width), <, 0.1);
  g_assert_cmpfloat (fabs (head.x + head.width - number.x - number.width), <, 0.1);
  g_assert_cmpfloat (spring.x + spring.width, <, number.x);
  g_assert_cmpfloat (number.x + number.width, <, remark.x);
  g_assert_cmpfloat (get_rect (&fixture, "雾多").x, ==, remark.x);
  qd_flow_get_line (fixture.flow, 0, &above);
  qd_flow_get_line (fixture.flow, qd_flow_get_n_lines (fixture.flow) - 1, &below);
  rows = (below.box.y - above.box.y) / (fixture.style.size_px * (1 + fixture.style.line_gap));
  g_assert_cmpfloat (fabs (rows - round (rows)), <, 1e-6);
  /* 三线表 */
  qd_flow_get_rules (fixture.flow, 0, qd_flow_get_n_lines (fixture.flow), rules);
  g_assert_cmpuint (rules->len, ==, 3);
  top = &g_array_index (rules, QdRect, 0);
  middle = &g_array_index (rules, QdRect, 1);
  bottom = &g_array_index (rules, QdRect, 2);
  g_assert_cmpfloat (top->height, >, middle->height);
  g_assert_cmpfloat (top->height, ==, bottom->height);
  g_assert_cmpfloat (top->y, <, head.y);
  g_assert_cmpfloat (middle->y, >, head.y + head.height);
  g_assert_cmpfloat (middle->y, <, spring.y);
  g_assert_cmpfloat (bottom->y, >, autumn.y + autumn.height);
  g_assert_cmpfloat (top->x, <=, spring.x);
  g_assert_cmpfloat (top->x + top->width, >=, remark.x + remark.width);
  flow_fixture_clear (&fixture);
}

/* Every character is hit where it is drawn, every caret stands on the line of its place. */
static void
check_places (FlowFixture *fixture)
{
  const char *string = qd_document_get_string (fixture->document, NULL);
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (QdRect));

  qd_flow_get_rules (fixture->flow, 0, qd_flow_get_n_lines (fixture->flow), rules);
  for (int line = 0; line < qd_flow_get_n_lines (fixture->flow); line++)
    {
      QdFlowLine place;

      qd_flow_get_line (fixture->flow, line, &place);
      g_assert_cmpint (place.start, <=, place.end);
      for (const char *p = string + place.start; p < string + place.end; p = g_utf8_next_char (p))
        {
          g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
          gsize byte = (gsize) (p - string), next = (gsize) (g_utf8_next_char (p) - string);
          const QdRect *rect;
          QdRect caret;

          if (*p == '\t')
            {
              g_assert_cmpuint (rules->len, ==, 0);
              continue;
            }
          g_assert_cmpint (qd_flow_find_line (fixture->flow, byte), ==, line);
          qd_flow_get_range_rects (fixture->flow, byte, next, rects);
          g_assert_cmpuint (rects->len, ==, 1);
          rect = &g_array_index (rects, QdRect, 0);
          if (rect->width < 3)
            continue;
          g_assert_cmpint (qd_flow_find_line_at (fixture->flow, rect->x + 1, rect->y + rect->height / 2), ==, line);
          g_assert_cmpuint (qd_flow_hit (fixture->flow, rect->x + 1, rect->y + rect->height / 2), ==, byte);
          qd_flow_get_caret (fixture->flow, byte, &caret);
          g_assert_cmpfloat (fabs (caret.x - rect->x), <, 0.1);
          g_assert_cmpfloat (fabs (caret.y - rect->y), <, 0.1);
        }
    }
}

/* No two lines share a place, none leaves the measure, and the lines of any part of the flow are found. */
static void
check_boxes (FlowFixture *fixture)
{
  double width, height;
  int n_lines = qd_flow_get_n_lines (fixture->flow);

  qd_flow_get_size (fixture->flow, &width, &height);
  for (int i = 0; i < n_lines; i++)
    {
      QdFlowLine line;
      int first, last;

      qd_flow_get_line (fixture->flow, i, &line);
      g_assert_cmpfloat (line.em_box.x, >=, -1);
      g_assert_cmpfloat (line.em_box.x + line.em_box.width, <=, width + fixture->style.size_px);
      g_assert_cmpfloat (line.box.y + line.box.height, <=, height + 1e-6);
      qd_flow_find_lines_in (fixture->flow, &line.box, &first, &last);
      g_assert_cmpint (first, <=, i);
      g_assert_cmpint (last, >, i);
      for (int j = MAX (i - 40, 0); j < i; j++)
        {
          QdFlowLine other;
          gboolean apart;

          qd_flow_get_line (fixture->flow, j, &other);
          apart = other.box.x + other.box.width <= line.box.x + 1e-6
                  || line.box.x + line.box.width <= other.box.x + 1e-6
                  || other.box.y + other.box.height <= line.box.y + 1e-6
                  || line.box.y + line.box.height <= other.box.y + 1e-6;
          g_assert_true (apart);
        }
    }
}

static void
test_places (void)
{
  for (int measure = 8; measure <= 40; measure += 4)
    {
      FlowFixture fixture;

      flow_fixture_init (&fixture);
      run (&fixture, measure, BODY TABLE "<p>江上起了雾。</p>" TABLE TABLE BODY);
      check_places (&fixture);
      check_boxes (&fixture);
      flow_fixture_clear (&fixture);
    }
}

/* In a narrow measure cells turn over; where there is no room for the columns the rows are text, as in vertical text.
 */
static void
test_narrow (void)
{
  FlowFixture fixture;
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (QdRect));
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  g_autoptr (GString) wide = g_string_new ("<table>");
  gsize start;

  flow_fixture_init (&fixture);
  run (&fixture, 14, BODY TABLE);
  start = find (&fixture, "五月水涨得最快，夜间停渡");
  qd_flow_get_range_rects (fixture.flow, start, start + strlen ("五月水涨得最快，夜间停渡"), rects);
  g_assert_cmpuint (rects->len, >, 1);
  g_assert_cmpfloat (get_rect (&fixture, "春").y, ==, g_array_index (rects, QdRect, 0).y);
  flow_fixture_clear (&fixture);

  for (int row = 0; row < 3; row++)
    {
      g_string_append (wide, "<tr>");
      for (int i = 0; i < 20; i++)
        g_string_append_printf (wide, "<td>第%d格有字</td>", i);
      g_string_append (wide, "</tr>");
    }
  g_string_append (wide, "</table>");
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *body = g_strconcat (BODY, i == 0 ? wide->str : TABLE, BODY, NULL);

      flow_fixture_init (&fixture);
      fixture.style.direction = i == 0 ? QD_DIRECTION_HORIZONTAL : QD_DIRECTION_VERTICAL;
      run (&fixture, 20, body);
      qd_flow_get_rules (fixture.flow, 0, qd_flow_get_n_lines (fixture.flow), rules);
      g_assert_cmpuint (rules->len, ==, 0);
      flow_fixture_clear (&fixture);
    }
}

/* Empty cells leave nothing in the text, but their place. */
static void
test_empty (void)
{
  FlowFixture fixture;

  flow_fixture_init (&fixture);
  run (&fixture, 30,
       "<table><tr><td></td><th>水位</th><th>雾日</th></tr><tr><th>春</th><td></td><td>二十一</td></tr>"
       "<tr><td></td><td></td><td>十七</td></tr></table>" BODY);
  g_assert_cmpfloat (get_rect (&fixture, "雾日").x, ==, get_rect (&fixture, "二十一").x);
  g_assert_cmpfloat (get_rect (&fixture, "雾日").x, ==, get_rect (&fixture, "十七").x);
  g_assert_cmpfloat (get_rect (&fixture, "春").x + get_rect (&fixture, "春").width, <, get_rect (&fixture, "水位").x);
  flow_fixture_clear (&fixture);

  flow_fixture_init (&fixture);
  flow_fixture_run_file (&fixture, "a.md",
                         "清晨的渡口还没有人。\n\n|  | 水位 | 雾日 |\n|--|--|--|\n| 春 |  | 二十一 |\n");
  g_assert_cmpfloat (get_rect (&fixture, "雾日").x, ==, get_rect (&fixture, "二十一").x);
  g_assert_cmpfloat (get_rect (&fixture, "春").x, <, get_rect (&fixture, "水位").x);
  flow_fixture_clear (&fixture);
}

/* A cell over two columns stands in the middle of both; one over two rows pushes those below it aside. */
static void
test_spans (void)
{
  FlowFixture fixture;
  QdRect both, left, right;

  flow_fixture_init (&fixture);
  run (&fixture, 30,
       "<table><tr><th rowspan=2>季节</th><th colspan=2>两岸</th></tr><tr><th>东岸</th><th>西岸</th></tr>"
       "<tr><td>春</td><td>十二</td><td>二十一</td></tr></table>" BODY);
  both = get_rect (&fixture, "两岸");
  left = get_rect (&fixture, "十二");
  right = get_rect (&fixture, "二十一");
  g_assert_cmpfloat (get_rect (&fixture, "东岸").x, ==, left.x);
  g_assert_cmpfloat (get_rect (&fixture, "西岸").x, ==, right.x);
  g_assert_cmpfloat (get_rect (&fixture, "季节").x, ==, get_rect (&fixture, "春").x);
  g_assert_cmpfloat (fabs (both.x + both.width / 2 - (left.x + right.x + right.width) / 2), <, 1);
  check_places (&fixture);
  check_boxes (&fixture);
  flow_fixture_clear (&fixture);
}

/* The caret goes down and up in its column. */
static void
test_caret (void)
{
  FlowFixture fixture;
  gsize byte, down[5];
  double goal = -1;

  flow_fixture_init (&fixture);
  run (&fixture, 30, BODY TABLE BODY);
  byte = find (&fixture, "备注");
  for (int i = 0; i < 5; i++)
    byte = down[i] = qd_flow_move (fixture.flow, byte, QD_MOVE_LINE, 1, &goal);
  g_assert_cmpuint (down[0], ==, find (&fixture, "五月"));
  g_assert_cmpuint (down[1], ==, find (&fixture, "夏") + strlen ("夏\t9"));
  g_assert_cmpuint (down[2], ==, find (&fixture, "雾多"));
  g_assert_cmpuint (down[3], >, down[2] + strlen ("雾多"));
  for (int i = 3; i >= 0; i--)
    {
      byte = qd_flow_move (fixture.flow, byte, QD_MOVE_LINE, -1, &goal);
      g_assert_cmpuint (byte, ==, down[i]);
    }
  flow_fixture_clear (&fixture);
}

static char *
make_random_table (void)
{
  static const char *const pieces[] = { "雾",
                                        "水位",
                                        "1935",
                                        "，",
                                        "long-word ",
                                        "。",
                                        "￥12.5",
                                        "（次）",
                                        "🙂",
                                        "שלום",
                                        "https://example.org/a/b/c ",
                                        "船夫把缆绳解开" };
  GString *table = g_string_new ("<table>");
  int n_columns = g_test_rand_int_range (2, 7), n_rows = g_test_rand_int_range (2, 9);

  for (int row = 0; row < n_rows; row++)
    {
      g_string_append (table, "<tr>");
      for (int i = 0; i < n_columns; i++)
        {
          int n_pieces = g_test_rand_int_range (row == 0 ? 1 : 0, 5);

          if (g_test_rand_int_range (0, 12) == 0)
            g_string_append_printf (table, "<td colspan=%d rowspan=%d>", g_test_rand_int_range (1, 9),
                                    g_test_rand_int_range (1, 5));
          else
            g_string_append (table, row == 0 ? "<th>" : "<td>");
          for (int j = 0; j < n_pieces; j++)
            g_string_append (table, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
    }
  g_string_append (table, "</table>");
  return g_string_free (table, FALSE);
}

static void
test_random (void)
{
  for (int i = 0; i < 60; i++)
    {
      FlowFixture fixture;
      g_autofree char *first = make_random_table (), *second = make_random_table ();
      g_autofree char *body = g_strconcat (BODY, first, BODY, second, BODY, NULL);

      flow_fixture_init (&fixture);
      fixture.style.mode = QD_MODE_SCROLL;
      run (&fixture, g_test_rand_int_range (6, 40), body);
      check_boxes (&fixture);
      flow_fixture_clear (&fixture);
    }
}

/* No row is parted by a page, and the head stays with what it heads. */
static void
test_pages (void)
{
  for (int n_before = 0; n_before < 10; n_before++)
    {
      FlowFixture fixture;
      g_autoptr (GString) body = g_string_new (NULL);
      int page = -1, paragraph = -1;

      for (int i = 0; i < n_before; i++)
        g_string_append (body, "<p>清晨的渡口还没有人。</p>");
      g_string_append (body, "<table><caption>表1</caption><tr><th>季节</th><th>备注</th></tr>");
      for (int i = 0; i < 20; i++)
        g_string_append_printf (body, "<tr><td>第%d</td><td>五月水涨得最快，夜间停渡，早船常常推迟到八点</td></tr>", i);
      g_string_append (body, "</table>" BODY);
      flow_fixture_init (&fixture);
      fixture.style.mode = QD_MODE_PAGES;
      fixture.style.page_lines = 10;
      run (&fixture, 14, body->str);
      for (int i = 0; i < qd_flow_get_n_lines (fixture.flow); i++)
        {
          const QdParagraph *before = paragraph >= 0 ? qd_document_get_paragraph (fixture.document, paragraph) : NULL;
          int next = qd_flow_find_page (fixture.flow, i);
          QdFlowLine line;
          QdRect area;

          qd_flow_get_line (fixture.flow, i, &line);
          qd_flow_get_page (fixture.flow, next, &area);
          g_assert_cmpfloat (line.em_box.y, >=, area.y - 1e-6);
          g_assert_cmpfloat (line.em_box.y + line.em_box.height, <=, area.y + area.height + 1e-6);
          g_assert_cmpfloat (line.em_box.x, >=, area.x - 1e-6);
          if (page >= 0 && next != page && before->role == QD_ROLE_TABLE)
            {
              g_assert_cmpint (line.paragraph, !=, paragraph);
              g_assert_cmpint (before->level, ==, 0);
            }
          if (next != page && before)
            g_assert_cmpint (before->role, !=, QD_ROLE_CAPTION);
          page = next;
          paragraph = line.paragraph;
        }
      flow_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-tables/grid", test_grid);
  g_test_add_func ("/flow-tables/places", test_places);
  g_test_add_func ("/flow-tables/narrow", test_narrow);
  g_test_add_func ("/flow-tables/empty", test_empty);
  g_test_add_func ("/flow-tables/spans", test_spans);
  g_test_add_func ("/flow-tables/caret", test_caret);
  g_test_add_func ("/flow-tables/random", test_random);
  g_test_add_func ("/flow-tables/pages", test_pages);
  return g_test_run ();
}
