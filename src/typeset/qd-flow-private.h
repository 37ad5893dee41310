/* qd-flow-private.h: what the parts of the flow share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside, geometry is logical: `along` the line from its start, `across` the lines from the first, in px. Only
 * qd_flow_place() turns that into x and y, so that vertical text is horizontal text placed otherwise.
 */
#pragma once

#include "typeset/qd-flow.h"
#include "typeset/qd-glyph-pen.h"
#include "typeset/qd-style-spans.h"

G_BEGIN_DECLS

/* One role at this style: its font, its composer and its measure. */
typedef struct
{
  const QdRoleStyle *role; /* in the flow's style */
  QdFaceFont *font;
  QdComposer *composer;
  double em;                          /* px */
  double unit;                        /* px to a unit of the metrics */
  double start;                       /* px from the flow's edge to the text area */
  int measure, first_indent, hanging; /* units */
} QdFlowRole;

typedef struct
{
  guint32 first_line;
  guint32 top; /* body lines above it, pages apart */
} QdFlowParagraph;

typedef struct
{
  guint32 first_line;
  guint32 top; /* the body line it begins with, pages apart */
} QdFlowPage;

/* How the lines of a paragraph share the body lines they take up. */
typedef struct
{
  int n_rows;   /* body lines */
  double pitch; /* px from line to line */
  double pad;   /* px above the first */
} QdFlowBlock;

/* A cell of a table. */
typedef struct
{
  int start, end; /* bytes of its row */
  int column, n_columns, n_rows;
  int measure; /* units */
  QdAlign align;
  int n_lines;
} QdFlowCell;

typedef struct
{
  double start; /* px from the table's edge */
  int measure;  /* units */
  QdAlign align;
} QdFlowColumn;

typedef struct
{
  guint first_cell;
  double top; /* px below the table's first body line */
} QdFlowRow;

/* Paragraphs that stand beside each other in columns. */
typedef struct
{
  int first, n_rows; /* paragraphs */
  int n_head;        /* rows of the head */
  int n_columns;
  QdFlowRow *rows; /* one more than there are */
  QdFlowColumn *columns;
  GArray *cells;        /* of QdFlowCell */
  double start, length; /* px from the edge of the measure */
} QdFlowTable;

/* The fitted cells and the glyphs of a line that was asked for lately. */
typedef struct
{
  int line;
  GArray *cells; /* of QdCell */
  GArray *runs;  /* (nullable) of QdGlyphRun, made when first asked for */
  GList link;    /* in the order of use */
} QdFlowEntry;

struct _QdFlow
{
  GObject parent_instance;

  QdDocument *document;
  QdStyle style;
  QdFaces *faces;
  const char *string; /* of the document */
  QdStyleSpans *spans;

  QdFlowRole roles[QD_N_ROLES + QD_N_HEADING_STYLES]; /* font is NULL until the role is met with */
  QdFlowParagraph *paragraphs;                        /* one more than there are */
  int n_paragraphs;
  GPtrArray *tables; /* of QdFlowTable, in the order of the text */
  QdLine *lines;
  int n_lines;
  int n_rows;        /* body lines, pages apart */
  QdFlowPage *pages; /* (nullable): one more than there are */
  int n_pages;
  double em, pitch, measure; /* px of the body */

  GHashTable *entries; /* line → QdFlowEntry */
  GQueue order;        /* of QdFlowEntry, the latest used first */
};

/* A line with all that places it. */
typedef struct
{
  const QdParagraph *paragraph;
  const QdFlowRole *role;
  int index;              /* of the paragraph */
  int line;               /* in the paragraph */
  gsize start, end;       /* bytes of the reading */
  double along;           /* of the text area it stands in */
  double across;          /* of its box */
  double pitch;           /* depth of its box */
  double length;          /* of its box */
  const QdFlowCell *cell; /* (nullable): of a table */
  const QdFlowColumn *column;
  int cell_line;
} QdFlowPlace;

const QdFlowRole *qd_flow_get_role (QdFlow *self, const QdParagraph *paragraph);
void qd_flow_compose (QdFlow *self);
void qd_flow_measure_block (QdFlow *self, int paragraph, QdFlowBlock *block);
void qd_flow_request (QdFlow *self, const QdParagraph *paragraph, QdComposeRequest *request);
int qd_flow_find_paragraph_of_line (QdFlow *self, int line);
/* Where a line's box starts and ends across the lines, pages apart. */
void qd_flow_get_virtual (QdFlow *self, int line, double *start, double *end);
void qd_flow_locate (QdFlow *self, int line, QdFlowPlace *place);
void qd_flow_place (QdFlow *self, double along, double across, double length, double depth, QdRect *rect);
double qd_flow_get_depth (QdFlow *self); /* of everything across the lines */
gboolean qd_flow_is_vertical (QdFlow *self);

/* qd-flow-figures.c */
gboolean qd_flow_is_figure (QdFlow *self, int paragraph);
gboolean qd_flow_is_caption (QdFlow *self, int paragraph); /* of the figure above it */
int qd_flow_count_figure_rows (QdFlow *self, int paragraph);
/* Where in the box of its line the figure stands. */
void qd_flow_place_figure (QdFlow *self, const QdFlowPlace *place, QdRect *rect);

/* qd-flow-tables.c */
void qd_flow_find_tables (QdFlow *self);
QdFlowTable *qd_flow_get_table (QdFlow *self, int paragraph);
void qd_flow_request_cell (QdFlow *self,
                           const QdParagraph *paragraph,
                           const QdFlowCell *cell,
                           int measure,
                           QdAlign align,
                           QdComposeRequest *request);
void qd_flow_break_row (QdFlow *self, QdFlowTable *table, int paragraph, QdComposer *composer, GArray *lines);
int qd_flow_stack_rows (QdFlow *self, QdFlowTable *table);
void qd_flow_get_row_band (const QdFlowTable *table, int paragraph, double *start, double *end);
const QdFlowCell *qd_flow_find_cell_of_line (const QdFlowTable *table, int paragraph, int *line);
/* Of the lines of a row, which stand beside each other, the one whose cell is nearest to a place along the measure: its
 * first one coming from above (@step 1), its last one from below. */
int qd_flow_find_in_row (QdFlow *self, int paragraph, double along, int step);
/* Where the measure begins that a line stands in, along the lines. */
double qd_flow_get_edge (QdFlow *self, const QdFlowPlace *place);
void qd_flow_locate_in_cell (QdFlow *self, QdFlowTable *table, QdFlowPlace *place);

void qd_flow_break_pages (QdFlow *self);
double qd_flow_get_page_depth (QdFlow *self);
/* From the corner of a page to that of the next. */
double qd_flow_get_page_step (QdFlow *self);
/* The pages that touch the stretch of the strip between two places. */
void qd_flow_find_pages (QdFlow *self, double start, double end, int *first, int *last);

void qd_flow_reorder (QdFlow *self, const QdFlowPlace *place, GArray *cells);
gboolean
qd_flow_find_pieces (QdFlow *self, const QdFlowPlace *place, const GArray *cells, int start, int end, GArray *pieces);

QdFlowEntry *qd_flow_get_entry (QdFlow *self, int line);
void qd_flow_clear_entries (QdFlow *self);
/* Where inside @cell the caret before @byte stands, px from the cell's start; bytes are of the paragraph. */
double qd_flow_get_offset_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, int byte);
/* The caret position inside @cell nearest to @offset px from its start. */
int qd_flow_get_byte_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, double offset);
/* The frames of the characters of a cell, (element-type double): start and length of each, px from the cell's start. */
void qd_flow_get_frames_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, GArray *frames);

/* What a cell is drawn in. */
typedef struct
{
  QdFaceFont *font;
  QdFaceFont *measured; /* what the composer took its width from; another than @font where the text is only stressed */
  double rise;          /* px by which it stands above its line, or right of its column */
} QdCellFace;

double qd_flow_get_sub_line_rise (const QdFlowPlace *place, const QdCell *cell);
void qd_flow_find_cell_face (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, QdCellFace *face);
/* Moves the request's spans on to those that touch a line. */
void qd_flow_request_line (QdFlow *self, const QdFlowPlace *place, QdComposeRequest *request);
void qd_flow_make_runs (QdFlow *self, const QdFlowPlace *place, const GArray *cells, GArray *runs);
void qd_flow_append_rubies (QdFlow *self, const QdFlowPlace *place, const GArray *cells, QdGlyphPen *pen);

G_END_DECLS
