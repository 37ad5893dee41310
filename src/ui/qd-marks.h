/* qd-marks.h: the shapes of the reader's marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mark is drawn as one figure over its lines: a wash behind the text, or a line, dots, circles or a strike on top of
 * it. Where marks overlap each line of marks has a lane of its own, so that all can be read. Horizontal text has its
 * lines, dots and circles below; vertical text has lines at the left, dots and circles at the right (CLREQ 3.2.3,
 * GB/T 15834). Coordinates are those of the snapshot, in px.
 */
#pragma once

#include <gtk/gtk.h>
#include "annotation/qd-annotation.h"
#include "typeset/qd-flow.h"

G_BEGIN_DECLS

/* More lanes would reach the next line of text. */
#define QD_MARKS_N_LANES 3

typedef struct
{
  QdMarkStyle style;
  GdkRGBA wash, stroke;
  double em_px; /* of body text: thickness and distance follow it */
  int lane;     /* 0 is nearest to the text */
  gboolean vertical;
  gboolean outlined; /* washes have an outline */
  gboolean current;  /* drawn with more weight */
  gboolean printed;  /* the document's own, not the reader's: drawn as finely as type */
} QdMarkPaint;

/* @lines: one rectangle a line; @cells: one a character that takes a dot. */
void qd_marks_append_below (GtkSnapshot *snapshot, const QdMarkPaint *paint, const QdRect *lines, int n_lines);
void qd_marks_append_above (GtkSnapshot *snapshot,
                            const QdMarkPaint *paint,
                            const QdRect *lines,
                            int n_lines,
                            const QdRect *cells,
                            int n_cells);
/* A thin dotted line below the text: a place that was emended. */
void qd_marks_append_dotted (
    GtkSnapshot *snapshot, const GdkRGBA *color, gboolean vertical, const QdRect *lines, int n_lines);

/* Gives each range a lane: ranges that overlap have different ones, as long as there are lanes. Lines are nearer to the
 * text than dots (CLREQ 3.4); in vertical text they are on different sides. */
typedef enum
{
  QD_MARK_SIDE_NONE, /* drawn behind the text, needs no lane */
  QD_MARK_SIDE_LINES,
  QD_MARK_SIDE_DOTS
} QdMarkSide;
typedef struct
{
  gsize start, end;
  QdMarkSide side;
  int lane;
} QdMarkSpan;
QdMarkSide qd_marks_get_side (QdMarkStyle style);
void qd_marks_assign_lanes (QdMarkSpan *spans, int n_spans, gboolean vertical);

G_END_DECLS
