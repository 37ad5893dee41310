/* qd-marks.c: the shapes of the reader's marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-marks.h"

#include <math.h>

/* All in em of the body. */
#define WASH_SWELL 0.14 /* by which a wash is taller than the characters */
#define LINE_DISTANCE 0.14
#define LANE_HEIGHT 0.24
#define DOT_DISTANCE 0.22 /* from the character's frame to the middle of its dot */
#define DOT_RADIUS 0.11
#define PRINTED_DOT_RADIUS 0.08
#define CIRCLE_RADIUS 0.17
#define WAVE_LENGTH 0.36
#define WAVE_HEIGHT 0.075

static double
thickness (const QdMarkPaint *paint)
{
  double weight = paint->printed ? 0.05 : paint->current ? 0.11 : 0.07;

  return MAX (1, round (paint->em_px * weight * 2) / 2);
}

static graphene_rect_t
rect_of (double x, double y, double width, double height)
{
  return GRAPHENE_RECT_INIT (x, y, width, height);
}

static void
append_rect (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  graphene_rect_t rect = rect_of (x, y, width, height);

  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &rect);
}

static QdRect
swell (const QdMarkPaint *paint, const QdRect *line)
{
  double by = paint->em_px * WASH_SWELL;

  if (paint->vertical)
    return (QdRect){ line->x - by, line->y, line->width + 2 * by, line->height };
  return (QdRect){ line->x, line->y - by, line->width, line->height + 2 * by };
}

/* The first line is rounded where the mark starts, the last where it ends: the figure goes on in between. */
static void
append_wash (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *lines, int n_lines, gboolean outline)
{
  float radius = paint->em_px * 0.12;
  float weight = paint->current ? 1.5 : 1;
  GdkRGBA none = { 0 };

  for (int i = 0; i < n_lines; i++)
    {
      QdRect box = swell (paint, &lines[i]);
      graphene_rect_t bounds = rect_of (box.x, box.y, box.width, box.height);
      gboolean first = i == 0, last = i == n_lines - 1;
      graphene_size_t start = GRAPHENE_SIZE_INIT (first ? radius : 0, first ? radius : 0);
      graphene_size_t end = GRAPHENE_SIZE_INIT (last ? radius : 0, last ? radius : 0);
      GskRoundedRect rounded;

      if (box.width <= 0 || box.height <= 0)
        continue;
      if (paint->vertical)
        gsk_rounded_rect_init (&rounded, &bounds, &start, &start, &end, &end);
      else
        gsk_rounded_rect_init (&rounded, &bounds, &start, &end, &end, &start);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &paint->wash, &bounds);
      gtk_snapshot_pop (snapshot);
      if (outline)
        {
          float from = first ? weight : 0, to = last ? weight : 0;
          float horizontal[4] = { weight, to, weight, from }, vertical[4] = { from, weight, to, weight };
          GdkRGBA colors[4] = { paint->stroke, paint->stroke, paint->stroke, paint->stroke };
          float *widths = paint->vertical ? vertical : horizontal;

          for (int side = 0; side < 4; side++)
            if (widths[side] == 0)
              colors[side] = none;
          gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
        }
    }
}

/**
 * qd_marks_append_below:
 * @snapshot: where to
 * @paint: how
 * @lines: (array length=n_lines): what the mark covers, one rectangle a line
 * @n_lines: how many
 *
 * What is drawn before the text: the wash of a highlight, and a faint one behind any mark that is the current one.
 */
void
qd_marks_append_below (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *lines, int n_lines)
{
  QdMarkPaint faint = *paint;

  switch (paint->style)
    {
    case QD_MARK_FILL:
      append_wash (snapshot, paint, lines, n_lines, paint->outlined || paint->current);
      break;
    case QD_MARK_UNDERLINE:
    case QD_MARK_WAVY:
    case QD_MARK_DOTS:
    case QD_MARK_CIRCLES:
    case QD_MARK_STRIKE:
      if (!paint->current)
        break;
      faint.wash.alpha *= 0.5;
      append_wash (snapshot, &faint, lines, n_lines, FALSE);
      break;
    }
}

/* The edge of the line nearest to the text: y below it, or x at its left in vertical text. */
static double
lane_position (const QdMarkPaint *paint, const QdRect *line)
{
  double away = paint->em_px * (LINE_DISTANCE + LANE_HEIGHT * paint->lane);

  return paint->vertical ? round (line->x - away) : round (line->y + line->height + away);
}

static void
append_straight (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *line)
{
  double weight = thickness (paint), at = lane_position (paint, line);

  if (paint->vertical)
    append_rect (snapshot, &paint->stroke, at - weight, line->y, weight, line->height);
  else
    append_rect (snapshot, &paint->stroke, line->x, at, line->width, weight);
}

static void
append_strike (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *line)
{
  double weight = thickness (paint);

  if (paint->vertical)
    append_rect (snapshot, &paint->stroke, round (line->x + line->width / 2), line->y, weight, line->height);
  else
    append_rect (snapshot, &paint->stroke, line->x, round (line->y + line->height / 2), line->width, weight);
}

/* Drawn along x from 0 to @length around y = 0. Whole waves only, so that both ends lie on the line. */
static void
trace_wave (cairo_t *cr, double length, double em)
{
  int n_halves = MAX (2, 2 * (int) round (length / (em * WAVE_LENGTH)));
  double half = length / n_halves, height = em * WAVE_HEIGHT * 2;

  cairo_move_to (cr, 0, 0);
  for (int i = 0; i < n_halves; i++)
    {
      double x = i * half, y = i % 2 ? height : -height;

      cairo_curve_to (cr, x + half * 0.36, y, x + half * 0.64, y, x + half, 0);
    }
}

static void
append_wave (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *line)
{
  double weight = thickness (paint), at = lane_position (paint, line), room = paint->em_px * WAVE_HEIGHT * 2 + weight;
  double length = paint->vertical ? line->height : line->width;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (length <= 0)
    return;
  if (paint->vertical)
    bounds = rect_of (at - 2 * room, line->y - weight, 2 * room, length + 2 * weight);
  else
    bounds = rect_of (line->x - weight, at - room / 2, length + 2 * weight, 2 * room);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (paint->vertical)
    {
      cairo_translate (cr, at - room, line->y);
      cairo_rotate (cr, G_PI_2);
    }
  else
    cairo_translate (cr, line->x, at + room / 2);
  trace_wave (cr, length, paint->em_px);
  gdk_cairo_set_source_rgba (cr, &paint->stroke);
  cairo_set_line_width (cr, weight);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* A dot is a filled circle, a circle an open one. */
static void
append_round (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *cell)
{
  gboolean filled = paint->style == QD_MARK_DOTS;
  double dot = paint->printed ? PRINTED_DOT_RADIUS : DOT_RADIUS;
  double radius = paint->em_px * (filled ? dot : CIRCLE_RADIUS) * (paint->current ? 1.15 : 1);
  double away = paint->em_px * (DOT_DISTANCE + LANE_HEIGHT * paint->lane);
  double x = paint->vertical ? cell->x + cell->width + away : cell->x + cell->width / 2;
  double y = paint->vertical ? cell->y + cell->height / 2 : cell->y + cell->height + away;
  graphene_rect_t bounds = rect_of (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  if (filled)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &paint->stroke, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      float weight = MAX (1, paint->em_px * 0.06);
      const float widths[4] = { weight, weight, weight, weight };
      const GdkRGBA colors[4] = { paint->stroke, paint->stroke, paint->stroke, paint->stroke };

      gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
    }
}

/**
 * qd_marks_append_above:
 * @snapshot: where to
 * @paint: how
 * @lines: (array length=n_lines): what the mark covers, one rectangle a line
 * @n_lines: how many
 * @cells: (array length=n_cells): the frames of the characters that take a dot
 * @n_cells: how many
 *
 * What is drawn after the text; nothing for a wash.
 */
void
qd_marks_append_above (
    GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *lines, int n_lines, const QdRect *cells, int n_cells)
{
  switch (paint->style)
    {
    case QD_MARK_FILL:
      break;
    case QD_MARK_UNDERLINE:
      for (int i = 0; i < n_lines; i++)
        append_straight (snapshot, paint, &lines[i]);
      break;
    case QD_MARK_WAVY:
      for (int i = 0; i < n_lines; i++)
        append_wave (snapshot, paint, &lines[i]);
      break;
    case QD_MARK_DOTS:
    case QD_MARK_CIRCLES:
      for (int i = 0; i < n_cells; i++)
        append_round (snapshot, paint, &cells[i]);
      break;
    case QD_MARK_STRIKE:
      for (int i = 0; i < n_lines; i++)
        append_strike (snapshot, paint, &lines[i]);
      break;
    }
}

/**
 * qd_marks_append_dotted:
 * @snapshot: where to
 * @color: of the dots
 * @vertical: whether the text runs downwards
 * @lines: (array length=n_lines): what is marked
 * @n_lines: how many
 */
void
qd_marks_append_dotted (
    GtkSnapshot *snapshot, const GdkRGBA *color, gboolean vertical, const QdRect *lines, int n_lines)
{
  for (int i = 0; i < n_lines; i++)
    {
      double length = vertical ? lines[i].height : lines[i].width;
      double across = vertical ? round (lines[i].x - 3) : round (lines[i].y + lines[i].height + 2);

      for (double along = 0; along + 1 <= length; along += 3)
        if (vertical)
          append_rect (snapshot, color, across, round (lines[i].y + along), 1, 1);
        else
          append_rect (snapshot, color, round (lines[i].x + along), across, 1, 1);
    }
}

/**
 * qd_marks_get_side:
 * @style: how a mark is drawn
 *
 * Returns: which marks it shares its lanes with
 */
QdMarkSide
qd_marks_get_side (QdMarkStyle style)
{
  switch (style)
    {
    case QD_MARK_FILL:
    case QD_MARK_STRIKE:
      return QD_MARK_SIDE_NONE;
    case QD_MARK_UNDERLINE:
    case QD_MARK_WAVY:
      return QD_MARK_SIDE_LINES;
    case QD_MARK_DOTS:
    case QD_MARK_CIRCLES:
      return QD_MARK_SIDE_DOTS;
    }
  g_return_val_if_reached (QD_MARK_SIDE_NONE);
}

/* The nearest lane that no span before @index overlaps in, and none of the lines where dots stand on their side. */
static int
find_lane (const QdMarkSpan *spans, int n_spans, int index, gboolean vertical)
{
  const QdMarkSpan *span = &spans[index];
  gboolean taken[QD_MARKS_N_LANES] = { FALSE };
  gboolean beside_lines = span->side == QD_MARK_SIDE_DOTS && !vertical;
  int lane = 0;

  for (int i = 0; i < n_spans && spans[i].start < span->end; i++)
    {
      gboolean counts = spans[i].side == span->side ? i < index : beside_lines && spans[i].side == QD_MARK_SIDE_LINES;

      if (counts && spans[i].end > span->start)
        taken[spans[i].lane] = TRUE;
    }
  while (lane < QD_MARKS_N_LANES - 1 && taken[lane])
    lane++;
  return lane;
}

/**
 * qd_marks_assign_lanes:
 * @spans: (array length=n_spans): sorted by start
 * @n_spans: how many
 * @vertical: whether lines and dots are on different sides of the text
 *
 * First fit: lines first, then dots, each in the nearest lane that is free. If none is free it shares the last.
 */
void
qd_marks_assign_lanes (QdMarkSpan *spans, int n_spans, gboolean vertical)
{
  const QdMarkSide order[] = { QD_MARK_SIDE_NONE, QD_MARK_SIDE_LINES, QD_MARK_SIDE_DOTS };

  for (int pass = 0; pass < G_N_ELEMENTS (order); pass++)
    for (int i = 0; i < n_spans; i++)
      if (spans[i].side == order[pass])
        spans[i].lane = pass == 0 ? 0 : find_lane (spans, n_spans, i, vertical);
}
