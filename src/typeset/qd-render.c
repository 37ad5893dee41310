/* qd-render.c: lines of a flow drawn with cairo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-render.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Lengths of marks, in em of the body. */
#define LINE_OFFSET 0.16
#define LINE_WIDTH 0.05
#define WAVE_LENGTH 0.4
#define WAVE_HEIGHT 0.07
#define DOT_OFFSET 0.2
#define OUTER_DOT_OFFSET 0.36 /* where a line is between */
#define DOT_RADIUS 0.075
#define CIRCLE_RADIUS 0.11

static void
set_ink (cairo_t *cr, const QdInk *ink)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
}

static gboolean
is_vertical (QdFlow *flow)
{
  return qd_flow_get_style (flow)->direction == QD_DIRECTION_VERTICAL;
}

/* The text of one run with its glyphs, so that what is copied from a PDF is what was written. Runs whose clusters do
 * not ascend (Arabic) are drawn without it. */
static gboolean
show_with_text (cairo_t *cr,
                const char *text,
                const QdGlyphRun *run,
                const cairo_glyph_t *glyphs,
                const int *clusters,
                int n_glyphs)
{
  g_autofree cairo_text_cluster_t *pieces = g_new0 (cairo_text_cluster_t, n_glyphs + 1);
  int n_pieces = 0, n_bytes = run->end - run->start;
  cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->font));

  if (n_glyphs > 0 && clusters[0] > 0)
    pieces[n_pieces++].num_bytes = clusters[0];
  for (int i = 0; i < n_glyphs; i++)
    {
      int end = i + 1 < n_glyphs ? clusters[i + 1] : n_bytes;

      if (end < clusters[i])
        return FALSE;
      pieces[n_pieces].num_glyphs++;
      if (end == clusters[i])
        continue;
      pieces[n_pieces++].num_bytes = end - clusters[i];
    }
  cairo_set_scaled_font (cr, font);
  cairo_show_text_glyphs (cr, text + run->start, n_bytes, glyphs, n_glyphs, pieces, n_pieces, 0);
  return TRUE;
}

static void
show_run (cairo_t *cr, const char *text, const QdGlyphRun *run)
{
  gboolean has_text = !run->aside && cairo_surface_has_show_text_glyphs (cairo_get_target (cr));
  int n_glyphs = run->glyphs->num_glyphs;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, n_glyphs);
  double pen = 0;

  cairo_save (cr);
  cairo_translate (cr, run->x, run->y);
  if (run->rotated)
    cairo_rotate (cr, G_PI / 2);
  for (int i = 0; i < n_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

      glyphs[i].index = info->glyph;
      glyphs[i].x = pen + (double) info->geometry.x_offset / PANGO_SCALE;
      glyphs[i].y = (double) info->geometry.y_offset / PANGO_SCALE;
      pen += (double) info->geometry.width / PANGO_SCALE;
      /* Boxes for missing glyphs are drawn by Pango. */
      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        has_text = FALSE;
    }
  if (!has_text || !show_with_text (cr, text, run, glyphs, run->glyphs->log_clusters, n_glyphs))
    {
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_glyph_string (cr, run->font, run->glyphs);
    }
  cairo_restore (cr);
}

/* The line along the text side of @rect: below it, or left of it in vertical text; @offset outwards. */
static void
get_side (const QdRect *rect, gboolean vertical, double offset, double *x, double *y, double *length)
{
  *x = vertical ? rect->x - offset : rect->x;
  *y = vertical ? rect->y : rect->y + rect->height + offset;
  *length = vertical ? rect->height : rect->width;
}

static void
trace_wave (cairo_t *cr, double x, double y, double length, gboolean vertical, double em)
{
  double step = WAVE_LENGTH * em / 2, height = WAVE_HEIGHT * em;
  int n = MAX (2, (int) round (length / step));

  step = length / n;
  cairo_move_to (cr, x, y);
  for (int i = 0; i < n; i++)
    {
      double swing = (i % 2 == 0 ? -2 : 2) * height, a = i * step;

      if (vertical)
        cairo_curve_to (cr, x + swing, y + a + step / 3, x + swing, y + a + 2 * step / 3, x, y + a + step);
      else
        cairo_curve_to (cr, x + a + step / 3, y + swing, x + a + 2 * step / 3, y + swing, x + a + step, y);
    }
}

static void
draw_along (cairo_t *cr, QdFlow *flow, const QdRenderMark *mark, const GArray *rects)
{
  gboolean vertical = is_vertical (flow);
  double em = qd_flow_get_style (flow)->size_px;

  cairo_set_line_width (cr, LINE_WIDTH * em);
  for (guint i = 0; i < rects->len; i++)
    {
      const QdRect *rect = &g_array_index (rects, QdRect, i);
      double offset = LINE_OFFSET * em, x, y, length;

      if (mark->kind == QD_RENDER_STRIKE)
        offset = -(vertical ? rect->width : rect->height) / 2;
      get_side (rect, vertical, offset, &x, &y, &length);
      if (mark->kind == QD_RENDER_WAVE)
        trace_wave (cr, x, y, length, vertical, em);
      else
        {
          cairo_move_to (cr, x, y);
          cairo_rel_line_to (cr, vertical ? 0 : length, vertical ? length : 0);
        }
      cairo_stroke (cr);
    }
}

static void
draw_each (cairo_t *cr, QdFlow *flow, const QdRenderMark *mark, gsize start, gsize end, double away)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdRect));
  gboolean vertical = is_vertical (flow);
  double em = qd_flow_get_style (flow)->size_px;
  double radius = (mark->kind == QD_RENDER_DOTS ? DOT_RADIUS : CIRCLE_RADIUS) * em;

  qd_flow_get_emphasis_cells (flow, start, end, cells);
  cairo_set_line_width (cr, LINE_WIDTH * em);
  for (guint i = 0; i < cells->len; i++)
    {
      const QdRect *cell = &g_array_index (cells, QdRect, i);
      double x = vertical ? cell->x + cell->width + away : cell->x + cell->width / 2;
      double y = vertical ? cell->y + cell->height / 2 : cell->y + cell->height + away;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      if (mark->kind == QD_RENDER_DOTS)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

static void
draw_mark (cairo_t *cr, QdFlow *flow, const QdRenderMark *mark, gsize start, gsize end)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));

  set_ink (cr, &mark->ink);
  if (mark->kind == QD_RENDER_DOTS || mark->kind == QD_RENDER_CIRCLES)
    {
      draw_each (cr, flow, mark, start, end, DOT_OFFSET * qd_flow_get_style (flow)->size_px);
      return;
    }
  qd_flow_get_range_rects (flow, start, end, rects);
  if (mark->kind != QD_RENDER_WASH)
    {
      draw_along (cr, flow, mark, rects);
      return;
    }
  for (guint i = 0; i < rects->len; i++)
    {
      const QdRect *rect = &g_array_index (rects, QdRect, i);

      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
    }
  cairo_fill (cr);
}

static gboolean
is_line (const QdTextMark *mark)
{
  return mark->kind == QD_SPAN_NAME || mark->kind == QD_SPAN_WORK;
}

/* What lines stand beside a mark of the text: one that ends where it begins, one that begins where it ends, one on the
 * same characters. */
static void
find_neighbours (const GArray *marks, const QdTextMark *mark, gboolean *before, gboolean *after, gboolean *along)
{
  *before = *after = *along = FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const QdTextMark *other = &g_array_index (marks, QdTextMark, i);

      if (other == mark || !is_line (other))
        continue;
      *before |= other->end == mark->start;
      *after |= other->start == mark->end;
      *along |= other->start < mark->end && other->end > mark->start;
    }
}

/* The document's own marks, in the colour of its text. Lines that meet are parted; dots stand outside of a line on
 * their side (CLREQ 3.4). */
static void
draw_text_marks (cairo_t *cr, QdFlow *flow, gsize start, gsize end, const QdInk *ink)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (QdTextMark));
  double em = qd_flow_get_style (flow)->size_px;

  qd_flow_get_text_marks (flow, start, end, marks);
  set_ink (cr, ink);
  for (guint i = 0; i < marks->len; i++)
    {
      const QdTextMark *mark = &g_array_index (marks, QdTextMark, i);
      QdRenderMark drawn = { mark->start, mark->end, QD_RENDER_DOTS, *ink };
      gsize from = MAX (mark->start, start), to = MIN (mark->end, end);
      g_autoptr (GArray) rects = NULL;
      gboolean before, after, along;

      find_neighbours (marks, mark, &before, &after, &along);
      if (!is_line (mark))
        {
          draw_each (cr, flow, &drawn, from, to, em * (along && !is_vertical (flow) ? OUTER_DOT_OFFSET : DOT_OFFSET));
          continue;
        }
      drawn.kind = mark->kind == QD_SPAN_NAME ? QD_RENDER_LINE : QD_RENDER_WAVE;
      rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
      qd_flow_get_range_rects (flow, from, to, rects);
      qd_flow_trim_rects (flow, rects, before, after);
      draw_along (cr, flow, &drawn, rects);
    }
}

/**
 * qd_render_lines:
 * @cr: where to draw; its transformation takes the flow's coordinates
 * @flow: a flow
 * @first: the first line
 * @last: one after the last
 * @ink: the colour of the text
 * @marks: (nullable) (array length=n_marks): marks in any order; what of them falls on other lines is left out
 * @n_marks: their number
 *
 * Draws washes, then the text, then the lines and dots.
 */
void
qd_render_lines (
    cairo_t *cr, QdFlow *flow, int first, int last, const QdInk *ink, const QdRenderMark *marks, int n_marks)
{
  const char *text = qd_document_get_string (qd_flow_get_document (flow), NULL);
  QdFlowLine first_line, last_line;

  if (first >= last)
    return;
  qd_flow_get_line (flow, first, &first_line);
  qd_flow_get_line (flow, last - 1, &last_line);
  for (int pass = 0; pass < 2; pass++)
    {
      for (int i = 0; i < n_marks; i++)
        {
          gsize start = MAX (marks[i].start, first_line.start), end = MIN (marks[i].end, last_line.end);

          if (start < end && (marks[i].kind == QD_RENDER_WASH) == (pass == 0))
            draw_mark (cr, flow, &marks[i], start, end);
        }
      if (pass > 0)
        break;
      set_ink (cr, ink);
      for (int i = first; i < last; i++)
        {
          GArray *runs = qd_flow_get_glyphs (flow, i);

          for (guint j = 0; j < runs->len; j++)
            show_run (cr, text, &g_array_index (runs, QdGlyphRun, j));
        }
      draw_text_marks (cr, flow, first_line.start, last_line.end, ink);
    }
}
