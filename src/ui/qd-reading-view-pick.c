/* qd-reading-view-pick.c: what stands at a place of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are those of the widget.
 */
#include "ui/qd-reading-view-private.h"

/* px along the line by which a character may be missed. */
#define ROOM_ALONG 2

/* The character under a place, rather than the nearest caret position; FALSE if there is none. */
gboolean
qd_reading_view_pick_character (QdReadingView *self, double x, double y, gsize *byte)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (QdRect));
  gboolean vertical = qd_reading_view_is_vertical (self);
  const char *string;
  double flow_x, flow_y, x_room, y_room;
  gsize n_bytes, near, next;
  QdRect caret, *frame;

  if (!self->flow)
    return FALSE;
  string = qd_document_get_string (qd_flow_get_document (self->flow), &n_bytes);
  qd_reading_view_to_flow (self, x, y, &flow_x, &flow_y);
  near = qd_flow_hit (self->flow, flow_x, flow_y);
  qd_flow_get_caret (self->flow, near, &caret);
  if (near > 0 && (vertical ? flow_y < caret.y : flow_x < caret.x))
    near = g_utf8_prev_char (string + near) - string;
  if (near >= n_bytes)
    return FALSE;
  *byte = near;
  next = g_utf8_next_char (string + near) - string;
  qd_flow_get_range_rects (self->flow, near, next, rects);
  if (rects->len == 0)
    return FALSE;
  frame = &g_array_index (rects, QdRect, 0);
  /* The gap between lines belongs to the characters beside it. */
  x_room = vertical ? frame->width * 0.4 : ROOM_ALONG;
  y_room = vertical ? ROOM_ALONG : frame->height * 0.4;
  return flow_x >= frame->x - x_room && flow_x <= frame->x + frame->width + x_room && flow_y >= frame->y - y_room
         && flow_y <= frame->y + frame->height + y_room;
}

/* The caret position nearest to a place. */
gsize
qd_reading_view_pick_caret (QdReadingView *self, double x, double y)
{
  double flow_x, flow_y;

  qd_reading_view_to_flow (self, x, y, &flow_x, &flow_y);
  return qd_flow_hit (self->flow, flow_x, flow_y);
}

/* The annotation whose note, or its mark in the margin, is at a place (nullable). */
QdAnnotation *
qd_reading_view_pick_note (QdReadingView *self, double x, double y)
{
  double dx, dy;

  qd_reading_view_get_offset (self, &dx, &dy);
  return qd_margin_notes_find (self->notes, x - dx, y - dy);
}

/* The span of a kind that covers a place (nullable). */
const QdSpan *
qd_reading_view_find_span (QdReadingView *self, QdSpanKind kind, gsize byte)
{
  int n_spans;
  const QdSpan *spans = qd_document_get_spans (qd_flow_get_document (self->flow), &n_spans);

  for (int i = 0; i < n_spans && spans[i].start <= byte; i++)
    if (spans[i].kind == kind && byte < spans[i].end)
      return &spans[i];
  return NULL;
}

/* The address of the link at a place (nullable). */
const char *
qd_reading_view_pick_link (QdReadingView *self, double x, double y)
{
  const QdSpan *span;
  gsize byte;

  if (!qd_reading_view_pick_character (self, x, y, &byte))
    return NULL;
  span = qd_reading_view_find_span (self, QD_SPAN_LINK, byte);
  return span ? span->data : NULL;
}

/* The mark of a note of the text, such as a footnote, at a place (nullable). */
const QdSpan *
qd_reading_view_pick_note_mark (QdReadingView *self, double x, double y)
{
  gsize byte;

  return qd_reading_view_pick_character (self, x, y, &byte) ? qd_reading_view_find_span (self, QD_SPAN_NOTE_MARK, byte)
                                                            : NULL;
}
