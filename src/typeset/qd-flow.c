/* qd-flow.c: all lines of a document, broken, placed and counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>

/* A line's own pitch in a heading that turns over, in its em: tight, but no tighter than this and no looser. */
#define TIGHT_PITCH 1.25
#define LOOSE_PITCH 1.6
/* Em between vertical lines with zhuyin between them: its column and a quarter of an em of air. */
#define ZHUYIN_LINE_GAP 0.75
/* No text area is narrower than this many of its own em, whatever insets and measure say. */
#define MIN_MEASURE 2

G_DEFINE_FINAL_TYPE (QdFlow, qd_flow, G_TYPE_OBJECT)

static void
qd_flow_finalize (GObject *object)
{
  QdFlow *self = QD_FLOW (object);

  qd_flow_clear_entries (self);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  for (int i = 0; i < G_N_ELEMENTS (self->roles); i++)
    g_clear_pointer (&self->roles[i].composer, qd_composer_free);
  g_clear_pointer (&self->faces, qd_faces_unref);
  g_clear_pointer (&self->spans, qd_style_spans_free);
  g_clear_pointer (&self->paragraphs, g_free);
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (qd_flow_parent_class)->finalize (object);
}

static void
qd_flow_class_init (QdFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_flow_finalize;
}

static void
qd_flow_init (QdFlow *self)
{
  self->entries = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->order);
}

/* The measure of a role: what the insets leave, in whole em of its own size where lines are justified, so that a line
 * of Han needs no adjustment; what remains goes to both sides (CLREQ, considerations in designing the type area). */
static void
set_measure (QdFlow *self, QdFlowRole *role)
{
  double available = self->measure - (role->role->inset_start + role->role->inset_end) * self->em;
  double measure = available;

  if (self->style.whole_em && role->role->align == QD_ALIGN_JUSTIFY)
    measure = floor (available / role->em + 1e-6) * role->em;
  measure = MAX (measure, MIN_MEASURE * role->em);
  role->measure = lround (measure / role->unit);
  role->start = role->role->inset_start * self->em + MAX (available - measure, 0) / 2;
  if (self->em == floor (self->em))
    role->start = floor (role->start);
}

const QdFlowRole *
qd_flow_get_role (QdFlow *self, const QdParagraph *paragraph)
{
  int level = CLAMP (paragraph->level, 1, QD_N_HEADING_STYLES);
  int index = paragraph->role == QD_ROLE_HEADING ? QD_N_ROLES + level - 1 : (int) paragraph->role;
  QdFlowRole *role = &self->roles[index];
  const QdRoleStyle *style;
  double indent;

  if (role->font)
    return role;
  style = qd_style_get_role (&self->style, paragraph);
  indent = paragraph->role == QD_ROLE_BODY ? self->style.first_indent : style->first_indent;
  role->role = style;
  role->em = qd_style_get_em (&self->style, style);
  role->font = qd_faces_get_font (self->faces, style->face, style->bold, role->em);
  role->composer = qd_composer_new (&self->style, &role->font->metrics);
  role->unit = role->em / role->font->metrics.em_units;
  role->first_indent = lround (indent * role->font->metrics.em_units);
  role->hanging = lround (style->hanging * role->font->metrics.em_units);
  set_measure (self, role);
  /* In a very narrow measure indents give way before the text does. */
  if (role->measure - MAX (role->first_indent, role->hanging) < MIN_MEASURE * role->font->metrics.em_units)
    role->first_indent = role->hanging = 0;
  return role;
}

/* Type of the body's size or smaller stands on the body's grid. Larger type takes a whole number of body lines for
 * all of its lines together and stands in the middle of them (CLREQ 占行). */
void
qd_flow_measure_block (QdFlow *self, int paragraph, QdFlowBlock *block)
{
  const QdFlowRole *role = qd_flow_get_role (self, qd_document_get_paragraph (self->document, paragraph));
  int n_lines = (int) (self->paragraphs[paragraph + 1].first_line - self->paragraphs[paragraph].first_line);
  double depth;

  if (role->role == &self->style.roles[QD_ROLE_FIGURE])
    {
      int n_rows = qd_flow_count_figure_rows (self, paragraph);

      *block = (QdFlowBlock){ n_rows, n_rows * self->pitch, 0 };
      return;
    }
  if (role->em <= self->em * (1 + 1e-9))
    {
      *block = (QdFlowBlock){ n_lines, self->pitch, 0 };
      return;
    }
  block->n_rows = MAX (1, (int) ceil (n_lines * role->em * TIGHT_PITCH / self->pitch - 1e-6));
  depth = block->n_rows * self->pitch;
  block->pitch = n_lines == 1 ? depth : MIN (depth / n_lines, role->em * LOOSE_PITCH);
  block->pad = (depth - n_lines * block->pitch) / 2;
}

void
qd_flow_request (QdFlow *self, const QdParagraph *paragraph, QdComposeRequest *request)
{
  const QdFlowRole *role = qd_flow_get_role (self, paragraph);

  *request = (QdComposeRequest){
    .text = self->string + paragraph->start,
    .n_bytes = paragraph->end - paragraph->start,
    .measure = role->measure,
    .first_indent = role->first_indent,
    .hanging = role->hanging,
    .align = role->role->align,
    .text_start = paragraph->start,
  };
  request->spans = qd_style_spans_find (self->spans, paragraph->start, paragraph->end, &request->n_spans);
}

void
qd_flow_request_line (QdFlow *self, const QdFlowPlace *place, QdComposeRequest *request)
{
  qd_flow_request (self, place->paragraph, request);
  request->spans = qd_style_spans_find (self->spans, place->start, place->end, &request->n_spans);
}

/* Zhuyin stands between vertical lines: in a document that has it they keep a distance that leaves it readable
 * (CLREQ 3.3.3). */
static void
widen_line_gap (QdFlow *self)
{
  if (qd_flow_is_vertical (self) && qd_style_spans_have_zhuyin (self->spans))
    self->style.line_gap = MAX (self->style.line_gap, ZHUYIN_LINE_GAP);
}

/**
 * qd_flow_new:
 * @document: what to set
 * @style: how; copied
 * @faces: fonts made for the same style
 *
 * Breaks the whole document into lines and, in %QD_MODE_PAGES, the lines into pages.
 *
 * Returns: (transfer full): the flow
 */
QdFlow *
qd_flow_new (QdDocument *document, const QdStyle *style, QdFaces *faces)
{
  QdFlow *self = g_object_new (QD_TYPE_FLOW, NULL);
  double measure = style->whole_em ? floor (style->measure + 1e-6) : style->measure;

  self->document = g_object_ref (document);
  self->style = *style;
  if (style->direction == QD_DIRECTION_VERTICAL)
    qd_style_turn_headings (&self->style);
  self->faces = qd_faces_ref (faces);
  self->string = qd_document_get_string (document, NULL);
  self->spans = qd_style_spans_new (document, style);
  widen_line_gap (self);
  self->em = style->size_px;
  self->pitch = style->size_px * (1 + self->style.line_gap);
  self->measure = MAX (measure, MIN_MEASURE) * style->size_px;
  self->n_paragraphs = qd_document_get_n_paragraphs (document);
  self->paragraphs = g_new (QdFlowParagraph, self->n_paragraphs + 1);
  qd_flow_compose (self);
  if (style->mode == QD_MODE_PAGES)
    qd_flow_break_pages (self);
  return self;
}

/**
 * qd_flow_get_document:
 * @self: a flow
 *
 * Returns: (transfer none): what is set
 */
QdDocument *
qd_flow_get_document (QdFlow *self)
{
  return self->document;
}

/**
 * qd_flow_get_style:
 * @self: a flow
 *
 * Returns: (transfer none): how it is set
 */
const QdStyle *
qd_flow_get_style (QdFlow *self)
{
  return &self->style;
}

gboolean
qd_flow_is_vertical (QdFlow *self)
{
  return self->style.direction == QD_DIRECTION_VERTICAL;
}

double
qd_flow_get_depth (QdFlow *self)
{
  if (self->n_pages == 0)
    return self->n_rows * self->pitch;
  if (qd_flow_is_vertical (self))
    return (self->n_pages - 1) * qd_flow_get_page_step (self) + qd_flow_get_page_depth (self);
  return qd_flow_get_page_depth (self);
}

/**
 * qd_flow_get_size:
 * @self: a flow
 * @width: (out): px
 * @height: (out): px
 *
 * The extents of all lines: the measure one way, and exactly the sum of all lines and gaps the other. In
 * %QD_MODE_PAGES those of the strip of pages.
 */
void
qd_flow_get_size (QdFlow *self, double *width, double *height)
{
  double depth = qd_flow_get_depth (self);
  int further = MAX (self->n_pages - 1, 0);

  *width = qd_flow_is_vertical (self) ? depth : self->measure + further * qd_flow_get_page_step (self);
  *height = qd_flow_is_vertical (self) ? self->measure : depth;
}

/**
 * qd_flow_get_kept_bytes:
 * @self: a flow
 *
 * Returns: the memory it keeps beside the text: lines, paragraphs and pages; the cache of lines in view apart, which
 *   does not grow with the document
 */
gsize
qd_flow_get_kept_bytes (QdFlow *self)
{
  return sizeof *self + qd_style_spans_get_kept_bytes (self->spans) + self->n_lines * sizeof (QdLine)
         + (self->n_paragraphs + 1) * sizeof (QdFlowParagraph)
         + (self->pages ? (self->n_pages + 1) * sizeof (QdFlowPage) : 0);
}

/**
 * qd_flow_get_n_lines:
 * @self: a flow
 *
 * Returns: how many lines the document has; 0 only if it has no paragraph
 */
int
qd_flow_get_n_lines (QdFlow *self)
{
  return self->n_lines;
}

int
qd_flow_find_paragraph_of_line (QdFlow *self, int line)
{
  int low = 0, high = self->n_paragraphs;

  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (self->paragraphs[middle].first_line <= line)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Where line @line of paragraph @index stands, pages apart; in a table, where its row does. */
static double
virtual_start (QdFlow *self, int index, int line, double *pitch)
{
  QdFlowTable *table = qd_flow_get_table (self, index);
  QdFlowBlock block;

  if (table)
    {
      double top, bottom;

      qd_flow_get_row_band (table, index, &top, &bottom);
      *pitch = bottom - top;
      return self->paragraphs[index].top * self->pitch + top;
    }
  qd_flow_measure_block (self, index, &block);
  *pitch = block.pitch;
  return self->paragraphs[index].top * self->pitch + block.pad + line * block.pitch;
}

void
qd_flow_get_virtual (QdFlow *self, int line, double *start, double *end)
{
  int index = qd_flow_find_paragraph_of_line (self, line);
  double pitch;

  *start = virtual_start (self, index, line - (int) self->paragraphs[index].first_line, &pitch);
  *end = *start + pitch;
}

/* Everything but the cells of a line. */
void
qd_flow_locate (QdFlow *self, int line, QdFlowPlace *place)
{
  int index = qd_flow_find_paragraph_of_line (self, line);
  const QdParagraph *paragraph = qd_document_get_paragraph (self->document, index);
  QdFlowTable *table;

  place->paragraph = paragraph;
  place->role = qd_flow_get_role (self, paragraph);
  place->index = index;
  place->line = line - (int) self->paragraphs[index].first_line;
  place->start = paragraph->start + self->lines[line].start;
  place->end = line + 1 < (int) self->paragraphs[index + 1].first_line ? paragraph->start + self->lines[line + 1].start
                                                                       : paragraph->end;
  place->along = place->role->start;
  place->length = self->measure;
  place->cell = NULL;
  table = qd_flow_get_table (self, index);
  if (table)
    qd_flow_locate_in_cell (self, table, place);
  else
    place->across = virtual_start (self, index, place->line, &place->pitch);
  if (self->n_pages > 0)
    {
      int page = qd_flow_find_page (self, line);

      place->across -= self->pages[page].top * self->pitch;
      *(qd_flow_is_vertical (self) ? &place->across : &place->along) += page * qd_flow_get_page_step (self);
    }
}

void
qd_flow_place (QdFlow *self, double along, double across, double length, double depth, QdRect *rect)
{
  if (qd_flow_is_vertical (self))
    *rect = (QdRect){ qd_flow_get_depth (self) - across - depth, along, depth, length };
  else
    *rect = (QdRect){ along, across, length, depth };
}

/**
 * qd_flow_get_line:
 * @self: a flow
 * @index: 0 … qd_flow_get_n_lines() − 1
 * @line: (out): where it stands and what it holds
 */
void
qd_flow_get_line (QdFlow *self, int index, QdFlowLine *line)
{
  QdFlowPlace place;
  GArray *cells;
  double em, top, start, end;

  g_return_if_fail (index >= 0 && index < self->n_lines);

  qd_flow_locate (self, index, &place);
  cells = qd_flow_get_entry (self, index)->cells;
  em = place.role->em;
  top = place.across + (place.pitch - em) / 2;
  start = end = place.along + (place.line == 0 ? place.role->first_indent : place.role->hanging) * place.role->unit;
  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);
      double x = place.along + cell->x * place.role->unit;

      start = i == 0 ? x : MIN (start, x);
      end = i == 0 ? x + cell->advance * place.role->unit : MAX (end, x + cell->advance * place.role->unit);
    }
  line->paragraph = place.index;
  line->line = place.line;
  line->start = place.start;
  line->end = place.end;
  qd_flow_place (self, place.along - place.role->start, place.across, place.length, place.pitch, &line->box);
  qd_flow_place (self, start, top, end - start, em, &line->em_box);
  if (qd_flow_is_figure (self, place.index))
    qd_flow_place_figure (self, &place, &line->em_box);
  line->baseline = qd_flow_is_vertical (self) ? line->em_box.x + em / 2 : line->em_box.y + place.role->font->ascent;
}
