/* test-flow-ruby.c: ruby stands between the lines and moves none of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <math.h>
#include <string.h>

static const char pinyin[] = "<html><body><p>他在<ruby>窗<rt>chuāng</rt></ruby>前读到“<ruby>网<rt>wǎng</rt></ruby>”"
                             "字，停下来想了一想。<ruby>北<rt>běi</rt>京<rt>jīng</rt></ruby>的春天风很大，吹得"
                             "满城都是沙。</p><p>这一段没有注音，行距与上下各段一样。</p></body></html>";
static const char zhuyin[] = "<html><body><p>小朋友，<ruby>你<rt>ㄋㄧˇ</rt>好<rt>ㄏㄠˇ</rt>吗<rt>˙ㄇㄚ</rt></ruby>？"
                             "今天我们要<ruby>读<rt>ㄉㄨˊ</rt>书<rt>ㄕㄨ</rt></ruby>，读到天黑。</p></body></html>";

/* The runs of annotation beside a line, and the rectangle around their origins. */
static int
measure_asides (QdFlow *flow, int line, QdRect *bounds)
{
  GArray *runs = qd_flow_get_glyphs (flow, line);
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  int n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const QdGlyphRun *run = &g_array_index (runs, QdGlyphRun, i);

      if (!run->aside)
        continue;
      n++;
      x1 = MIN (x1, run->x);
      y1 = MIN (y1, run->y);
      x2 = MAX (x2, run->x);
      y2 = MAX (y2, run->y);
    }
  *bounds = (QdRect){ x1, y1, x2 - x1, y2 - y1 };
  return n;
}

/* Lines stand where they stand without annotation, in every direction and place. */
static void
test_grid (void)
{
  const char *const sources[] = { pinyin, zhuyin };

  for (int i = 0; i < 8; i++)
    {
      FlowFixture with, without;

      flow_fixture_init (&with);
      with.style.measure = 12;
      with.style.direction = i & 1 ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      with.style.ruby = i & 2 ? QD_RUBY_BELOW : QD_RUBY_ABOVE;
      flow_fixture_init (&without);
      without.style = with.style;
      without.style.ruby = QD_RUBY_NONE;
      flow_fixture_run_file (&with, "a.html", sources[i / 4]);
      flow_fixture_run_file (&without, "a.html", sources[i / 4]);
      for (int j = 0; j < MIN (qd_flow_get_n_lines (with.flow), qd_flow_get_n_lines (without.flow)); j++)
        {
          QdFlowLine a, b;
          double width_a, width_b, height;

          qd_flow_get_line (with.flow, j, &a);
          qd_flow_get_line (without.flow, j, &b);
          qd_flow_get_size (with.flow, &width_a, &height);
          qd_flow_get_size (without.flow, &width_b, &height);
          if (i & 1)
            g_assert_cmpfloat_with_epsilon (width_a - a.baseline, width_b - b.baseline, 0.01);
          else
            g_assert_cmpfloat_with_epsilon (a.baseline, b.baseline, 0.01);
        }
      flow_fixture_clear (&with);
      flow_fixture_clear (&without);
    }
}

static void
test_pinyin_places (void)
{
  for (int i = 0; i < 4; i++)
    {
      FlowFixture fixture;
      QdFlowLine line;
      QdRect bounds;
      gboolean vertical = i & 1, below = i & 2;

      flow_fixture_init (&fixture);
      fixture.style.direction = vertical ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      fixture.style.ruby = below ? QD_RUBY_BELOW : QD_RUBY_ABOVE;
      flow_fixture_run_file (&fixture, "a.html", pinyin);
      qd_flow_get_line (fixture.flow, 0, &line);
      g_assert_cmpint (measure_asides (fixture.flow, 0, &bounds), >, 0);
      if (vertical && below)
        g_assert_cmpfloat (bounds.x + bounds.width, <, line.em_box.x);
      else if (vertical)
        g_assert_cmpfloat (bounds.x, >, line.em_box.x + line.em_box.width);
      else if (below)
        g_assert_cmpfloat (bounds.y, >, line.em_box.y + line.em_box.height);
      else
        g_assert_cmpfloat (bounds.y + bounds.height, <, line.em_box.y);
      flow_fixture_clear (&fixture);
    }
}

/* Zhuyin stands at the right of its character: in the column after it, or right of the column of text. */
static void
test_zhuyin_places (void)
{
  for (int vertical = 0; vertical < 2; vertical++)
    {
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
      FlowFixture fixture;
      QdFlowLine line;
      GArray *runs;
      const char *string;
      gsize you;
      QdRect frame;

      flow_fixture_init (&fixture);
      fixture.style.direction = vertical ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      flow_fixture_run_file (&fixture, "a.html", zhuyin);
      string = qd_document_get_string (fixture.document, NULL);
      you = strstr (string, "你") - string;
      qd_flow_get_line (fixture.flow, 0, &line);
      qd_flow_get_emphasis_cells (fixture.flow, you, you + 3, rects);
      frame = g_array_index (rects, QdRect, 0);
      g_assert_cmpfloat_with_epsilon (frame.width, fixture.style.size_px, 0.01);
      runs = qd_flow_get_glyphs (fixture.flow, 0);
      for (guint i = 0; i < runs->len; i++)
        {
          const QdGlyphRun *run = &g_array_index (runs, QdGlyphRun, i);

          if (!run->aside || run->start != you)
            continue;
          g_assert_cmpfloat (run->x, >=, frame.x + frame.width - 2);
          g_assert_cmpfloat (run->x, <, frame.x + 1.5 * frame.width);
          g_assert_cmpfloat (run->y, >=, frame.y - 2);
          g_assert_cmpfloat (run->y, <=, frame.y + frame.height + 2);
        }
      flow_fixture_clear (&fixture);
    }
}

/* Between vertical lines zhuyin needs three quarters of an em; only a document that has it gets them. */
static void
test_line_gap (void)
{
  const char *const sources[] = { pinyin, zhuyin };

  for (int i = 0; i < 4; i++)
    {
      FlowFixture fixture;

      flow_fixture_init (&fixture);
      fixture.style.line_gap = 0.5;
      fixture.style.direction = i & 1 ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      flow_fixture_run_file (&fixture, "a.html", sources[i / 2]);
      g_assert_cmpfloat (qd_flow_get_style (fixture.flow)->line_gap, ==, i == 3 ? 0.75 : 0.5);
      flow_fixture_clear (&fixture);
    }
}

/* 網(wǎng)…: what a converter left is dropped from the text, and shown over it only where that is asked for. */
static void
test_damage (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 6; i++)
    g_string_append (text, "他们上網(wǎng)查書(shū)，又到書(shū)店去買(mǎi)書(shū)，說(shuō)是網(wǎng)上買(mǎi)的。"
                           "今天天气很好，大家都在家里看报喝茶，谁也不想出门，只有几个孩子在院子里跑来跑去。\n");
  for (int shown = 0; shown < 2; shown++)
    {
      FlowFixture fixture;
      QdRect bounds;

      flow_fixture_init (&fixture);
      fixture.style.ruby_from_damage = shown;
      flow_fixture_run_file (&fixture, "a.txt", text->str);
      g_assert_null (strstr (qd_document_get_string (fixture.document, NULL), "(wǎng)"));
      g_assert_cmpint (measure_asides (fixture.flow, 0, &bounds) > 0, ==, shown);
      flow_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-ruby/grid", test_grid);
  g_test_add_func ("/flow-ruby/pinyin", test_pinyin_places);
  g_test_add_func ("/flow-ruby/zhuyin", test_zhuyin_places);
  g_test_add_func ("/flow-ruby/line-gap", test_line_gap);
  g_test_add_func ("/flow-ruby/damage", test_damage);
  return g_test_run ();
}
