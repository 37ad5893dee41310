/* qd-flow.h: all lines of a document in a direction and a mode, with exact geometry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever draws (reading view, PDF, command line) asks the flow for the lines in a rectangle and gets glyph runs.
 * Heights are exact for the whole document at once; only breaks and slack are kept, glyphs are made for the lines
 * asked for. Coordinates are px, origin at the top left corner of the flow's extents, x to the right, y down, in every
 * direction: vertical text is placed so already. Positions are bytes of the reading.
 * Immutable geometry; qd_flow_get_glyphs() fills a cache: one flow belongs to one thread at a time.
 */
#pragma once

#include <pango/pango.h>
#include "typeset/qd-faces.h"
#include "typeset/qd-paragraph-lines.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} QdRect;

typedef struct
{
  int paragraph;    /* index in the document */
  int line;         /* within the paragraph, from 0 */
  gsize start, end; /* bytes of the reading */
  QdRect box;       /* the whole line: its em box with the line gap shared on both sides, across the measure */
  QdRect em_box;    /* the em box of the text alone, from the first to the last advance */
  double baseline;  /* y of the alphabetic baseline; x of the central baseline in vertical text */
} QdFlowLine;

/* One run of glyphs in one font, ready for gsk_text_node_new() or pango_cairo_show_glyph_string(). */
typedef struct
{
  PangoFont *font;
  PangoGlyphString *glyphs;
  double x, y;      /* of the run's origin: left end of its baseline */
  gboolean rotated; /* turn by 90° clockwise about (x, y): Western words in vertical text */
  gsize start, end; /* bytes of the reading */
  gboolean dim;     /* an emended place or a label of lesser weight */
  gboolean aside;   /* ruby: no part of the text, though it stands beside [start, end) */
} QdGlyphRun;

typedef enum
{
  QD_MOVE_CHAR,
  QD_MOVE_WORD,
  QD_MOVE_LINE,
  QD_MOVE_LINE_EDGE,
  QD_MOVE_PARAGRAPH,
  QD_MOVE_DOCUMENT
} QdMovement;

#define QD_TYPE_FLOW (qd_flow_get_type ())
G_DECLARE_FINAL_TYPE (QdFlow, qd_flow, QD, FLOW, GObject)

QdFlow *qd_flow_new (QdDocument *document, const QdStyle *style, QdFaces *faces);
QdDocument *qd_flow_get_document (QdFlow *self);
const QdStyle *qd_flow_get_style (QdFlow *self);
void qd_flow_get_size (QdFlow *self, double *width, double *height);
gsize qd_flow_get_kept_bytes (QdFlow *self);

/* Pages stand side by side in one strip, in the order a book is opened: rightwards, or leftwards in vertical text, with
 * a gutter between them. None in QD_MODE_SCROLL. A page's rectangle is its type area, without margins. */
int qd_flow_get_n_pages (QdFlow *self);
double qd_flow_get_gutter (const QdStyle *style); /* px between the type areas of two pages */
void qd_flow_get_page (QdFlow *self, int page, QdRect *rect);
void qd_flow_get_page_lines (QdFlow *self, int page, int *first, int *last); /* half-open */
int qd_flow_find_page (QdFlow *self, int line);                              /* the page that holds line @line */

int qd_flow_get_n_lines (QdFlow *self);
void qd_flow_get_line (QdFlow *self, int index, QdFlowLine *line);
int qd_flow_find_line (QdFlow *self, gsize byte);                                     /* the line that holds @byte */
int qd_flow_find_line_at (QdFlow *self, double x, double y);                          /* the nearest line */
void qd_flow_find_lines_in (QdFlow *self, const QdRect *rect, int *first, int *last); /* half-open */

/* (element-type QdGlyphRun) (transfer none): valid until some hundred other lines were asked for. */
GArray *qd_flow_get_glyphs (QdFlow *self, int index);
/* A picture where it stands: a figure, or one that is set like a character. */
typedef struct
{
  QdPicture *picture; /* owned by the document */
  QdRect rect;
  gboolean in_line;
} QdFlowPicture;
/* Appends the pictures (element-type QdFlowPicture) of a line. */
void qd_flow_get_pictures (QdFlow *self, int index, GArray *pictures);
/* Appends the rules (element-type QdRect) of tables that have rows among the lines. */
void qd_flow_get_rules (QdFlow *self, int first, int last, GArray *rects);
gboolean qd_flow_find_picture_at (QdFlow *self, double x, double y, QdFlowPicture *picture);
/* Replaces @cells (element-type QdCell) with the fitted cells of the line, in px * PANGO_SCALE, start relative to the
 * line's paragraph. @why as in qd_composer_fit(). */
void qd_flow_get_cells (QdFlow *self, int index, GArray *cells, GPtrArray *why);

gsize qd_flow_hit (QdFlow *self, double x, double y);            /* the nearest caret position */
void qd_flow_get_caret (QdFlow *self, gsize byte, QdRect *rect); /* a bar of no width (height in vertical) */
/* Appends one rectangle a line (element-type QdRect) that covers the text of [start, end), compressed marks and
 * expanded gaps included: a mark's shape is unbroken along its line. */
void qd_flow_get_range_rects (QdFlow *self, gsize start, gsize end, GArray *rects);
/* Appends the frame (element-type QdRect) of each character in the range that takes a dot: no marks, no spaces
 * (CLREQ 着重号). */
void qd_flow_get_emphasis_cells (QdFlow *self, gsize start, gsize end, GArray *rects);
/* A mark the document asks for: dots (EMPHASIS), a line (NAME) or a wave (WORK). */
typedef struct
{
  gsize start, end; /* bytes of the reading */
  QdSpanKind kind;
} QdTextMark;
void qd_flow_get_text_marks (QdFlow *self, gsize start, gsize end, GArray *marks);
/* Shortens a line below the text (element-type QdRect) where it meets another. */
void qd_flow_trim_rects (QdFlow *self, GArray *rects, gboolean before, gboolean after);
/* Moves a caret. @count may be negative. @goal keeps the place across the line for QD_MOVE_LINE; < 0 to begin. */
gsize qd_flow_move (QdFlow *self, gsize byte, QdMovement movement, int count, double *goal);
/* Word, sentence, paragraph around a position: what double, triple and quadruple click take (ICU's dictionary). */
void qd_flow_get_word (QdFlow *self, gsize byte, gsize *start, gsize *end);
void qd_flow_get_sentence (QdFlow *self, gsize byte, gsize *start, gsize *end);

G_END_DECLS
