/* test-render.c: lines drawn with cairo: ink where the geometry says, and text that can be taken out of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With QD_TEST_PICTURES=DIR the sample is drawn to PNG files there, to be looked at.
 */
#include "flow-fixture.h"

#include "typeset/qd-render.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define MARGIN 24

static const QdInk black = { 0, 0, 0, 1 };

static cairo_surface_t *
draw (FlowFixture *fixture, const QdRenderMark *marks, int n_marks)
{
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  qd_flow_get_size (fixture->flow, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (width) + 2 * MARGIN, ceil (height) + 2 * MARGIN);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  qd_render_lines (cr, fixture->flow, 0, qd_flow_get_n_lines (fixture->flow), &black, marks, n_marks);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Whether anything but paper is in a rectangle of the flow. */
static gboolean
has_ink (cairo_surface_t *surface, const QdRect *rect)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = ceil (rect->y) + MARGIN; y < floor (rect->y + rect->height) + MARGIN; y++)
    {
      for (int x = ceil (rect->x) + MARGIN; x < floor (rect->x + rect->width) + MARGIN; x++)
        {
          guint32 pixel;

          memcpy (&pixel, data + y * stride + 4 * x, 4);
          if ((pixel & 0xff) < 0xc0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Every Han character leaves ink in its own frame, and the margins stay clean. */
static void
check_ink (QdDirection direction, QdMode mode)
{
  FlowFixture fixture;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  cairo_surface_t *surface;
  double width, height;
  gsize n_bytes;

  flow_fixture_init (&fixture);
  fixture.style.direction = direction;
  fixture.style.mode = mode;
  fixture.style.page_lines = 9;
  flow_fixture_run_sample (&fixture);
  surface = draw (&fixture, NULL, 0);
  qd_document_get_string (fixture.document, &n_bytes);
  qd_flow_get_emphasis_cells (fixture.flow, 0, n_bytes, rects);
  g_assert_cmpint (rects->len, >, 400);
  for (guint i = 0; i < rects->len; i++)
    {
      const QdRect *rect = &g_array_index (rects, QdRect, i);

      if (rect->width > 10 && rect->height > 10)
        g_assert_true (has_ink (surface, rect));
    }
  qd_flow_get_size (fixture.flow, &width, &height);
  g_assert_false (has_ink (surface, &(QdRect){ -MARGIN, -MARGIN, MARGIN - 3, height + 2 * MARGIN }));
  g_assert_false (has_ink (surface, &(QdRect){ width + 3, -MARGIN, MARGIN - 3, height + 2 * MARGIN }));
  g_assert_false (has_ink (surface, &(QdRect){ -MARGIN, -MARGIN, width + 2 * MARGIN, MARGIN - 3 }));
  g_assert_false (has_ink (surface, &(QdRect){ -MARGIN, height + 3, width + 2 * MARGIN, MARGIN - 3 }));
  cairo_surface_destroy (surface);
  flow_fixture_clear (&fixture);
}

static void
test_ink (void)
{
  check_ink (QD_DIRECTION_HORIZONTAL, QD_MODE_SCROLL);
  check_ink (QD_DIRECTION_VERTICAL, QD_MODE_SCROLL);
  check_ink (QD_DIRECTION_HORIZONTAL, QD_MODE_PAGES);
  check_ink (QD_DIRECTION_VERTICAL, QD_MODE_PAGES);
}

/* A mark draws on its own side of the text: below, or left of it (lines) and right of it (dots) in vertical text. */
static void
check_marks (QdDirection direction)
{
  gboolean vertical = direction == QD_DIRECTION_VERTICAL;

  for (int kind = QD_RENDER_LINE; kind <= QD_RENDER_CIRCLES; kind++)
    {
      QdRenderMark mark = { 0, 3 * 4, kind, black };
      gboolean right = vertical && (kind == QD_RENDER_DOTS || kind == QD_RENDER_CIRCLES);
      FlowFixture fixture;
      cairo_surface_t *surface;
      QdFlowLine line;
      QdRect side;

      flow_fixture_init (&fixture);
      fixture.style.direction = direction;
      flow_fixture_run (&fixture, "一一一一一一");
      surface = draw (&fixture, &mark, 1);
      qd_flow_get_line (fixture.flow, 0, &line);
      side = line.em_box;
      if (!vertical)
        side = (QdRect){ side.x, side.y + side.height, side.width, 10 };
      else
        side = (QdRect){ right ? side.x + side.width : side.x - 10, side.y, 10, side.height };
      g_assert_true (has_ink (surface, &side));
      cairo_surface_destroy (surface);
      flow_fixture_clear (&fixture);
    }
}

static void
test_marks (void)
{
  check_marks (QD_DIRECTION_HORIZONTAL);
  check_marks (QD_DIRECTION_VERTICAL);
}

/* The lines of two names that meet: each has its own, and there is a break between them. */
static void
test_names (void)
{
  static const char source[] = "<html><body><p>甲<u>乙丙</u><u>丁戊</u>己</p></body></html>";

  for (int vertical = 0; vertical < 2; vertical++)
    {
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
      FlowFixture fixture;
      cairo_surface_t *surface;

      flow_fixture_init (&fixture);
      fixture.style.direction = vertical ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      flow_fixture_run_file (&fixture, "a.html", source);
      surface = draw (&fixture, NULL, 0);
      qd_flow_get_range_rects (fixture.flow, 3, 9, rects);
      qd_flow_get_range_rects (fixture.flow, 9, 15, rects);
      for (guint i = 0; i < 2; i++)
        {
          QdRect name = g_array_index (rects, QdRect, i), side = name, meeting;

          if (vertical)
            side = (QdRect){ name.x - 6, name.y + 4, 5, name.height - 8 };
          else
            side = (QdRect){ name.x + 4, name.y + name.height + 1, name.width - 8, 5 };
          g_assert_true (has_ink (surface, &side));
          if (i == 0)
            continue;
          meeting =
              vertical ? (QdRect){ side.x, name.y - 1, side.width, 2 } : (QdRect){ name.x - 1, side.y, 2, side.height };
          g_assert_false (has_ink (surface, &meeting));
        }
      cairo_surface_destroy (surface);
      flow_fixture_clear (&fixture);
    }
}

static cairo_status_t
count_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

/* What cairo makes of clusters it does not accept is an error of the whole page. */
static void
test_pdf (void)
{
  for (QdDirection direction = QD_DIRECTION_HORIZONTAL; direction <= QD_DIRECTION_VERTICAL; direction++)
    {
      FlowFixture fixture;
      cairo_surface_t *surface;
      gsize length = 0;
      cairo_t *cr;

      flow_fixture_init (&fixture);
      fixture.style.direction = direction;
      flow_fixture_run_sample (&fixture);
      surface = cairo_pdf_surface_create_for_stream (count_bytes, &length, 1000, 1000);
      cr = cairo_create (surface);
      qd_render_lines (cr, fixture.flow, 0, qd_flow_get_n_lines (fixture.flow), &black, NULL, 0);
      cairo_show_page (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpuint (length, >, 10000);
      cairo_surface_destroy (surface);
      flow_fixture_clear (&fixture);
    }
}

static void
draw_picture (const char *directory, double size, QdDirection direction, QdRegion region)
{
  const char *name = qd_region_to_pango_language (region);
  g_autofree char *file = g_strdup_printf ("%s/sample-%s-%s-%.0f.png", directory, name,
                                           direction == QD_DIRECTION_VERTICAL ? "vertical" : "horizontal", size);
  const QdRenderMark marks[] = {
    { 100, 220, QD_RENDER_WASH, { 1, 0.85, 0.3, 1 } },     { 400, 560, QD_RENDER_WAVE, { 0.7, 0.2, 0.2, 1 } },
    { 600, 700, QD_RENDER_LINE, { 0.2, 0.3, 0.7, 1 } },    { 720, 800, QD_RENDER_DOTS, { 0.7, 0.2, 0.2, 1 } },
    { 820, 900, QD_RENDER_CIRCLES, { 0.7, 0.2, 0.2, 1 } },
  };
  FlowFixture fixture;
  cairo_surface_t *surface;

  flow_fixture_init (&fixture);
  qd_style_init (&fixture.style, region);
  fixture.style.size_px = size;
  fixture.style.direction = direction;
  flow_fixture_run_sample (&fixture);
  surface = draw (&fixture, marks, G_N_ELEMENTS (marks));
  g_assert_cmpint (cairo_surface_write_to_png (surface, file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  flow_fixture_clear (&fixture);
}

static void
test_pictures (void)
{
  const char *directory = g_getenv ("QD_TEST_PICTURES");
  const double sizes[] = { 16, 20, 28 };

  if (!directory)
    {
      g_test_skip ("QD_TEST_PICTURES is not set");
      return;
    }
  for (int i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      draw_picture (directory, sizes[i], QD_DIRECTION_HORIZONTAL, QD_REGION_CN);
      draw_picture (directory, sizes[i], QD_DIRECTION_VERTICAL, QD_REGION_CN);
    }
  draw_picture (directory, 20, QD_DIRECTION_HORIZONTAL, QD_REGION_TW);
  draw_picture (directory, 20, QD_DIRECTION_VERTICAL, QD_REGION_TW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/ink", test_ink);
  g_test_add_func ("/render/marks", test_marks);
  g_test_add_func ("/render/names", test_names);
  g_test_add_func ("/render/pdf", test_pdf);
  g_test_add_func ("/render/pictures", test_pictures);
  return g_test_run ();
}
