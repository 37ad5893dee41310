/* qd-render.h: lines of a flow drawn with cairo, for PDF and for pictures in tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws with the current transformation in the flow's coordinates: px, y down. On a PDF surface the text can be
 * searched and copied. The window draws with GSK instead. One flow belongs to one thread at a time.
 */
#pragma once

#include <cairo.h>
#include "typeset/qd-flow.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} QdInk;

typedef enum
{
  QD_RENDER_WASH,
  QD_RENDER_LINE,
  QD_RENDER_WAVE,
  QD_RENDER_DOTS,
  QD_RENDER_CIRCLES,
  QD_RENDER_STRIKE
} QdRenderMarkKind;

/* A mark on the text: a wash behind it, a line below it (left in vertical text), dots or circles below each character
 * (right in vertical text), or a line through it. */
typedef struct
{
  gsize start, end; /* bytes of the reading */
  QdRenderMarkKind kind;
  QdInk ink;
} QdRenderMark;

/* Lines [first, last), with what of @marks falls on them. */
void qd_render_lines (
    cairo_t *cr, QdFlow *flow, int first, int last, const QdInk *ink, const QdRenderMark *marks, int n_marks);

G_END_DECLS
