/* qd-flow-tables.c: rows of cells become a table of columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a table is what it is without one: a paragraph a row, its cells apart by TAB; so marks, search and the
 * caret know nothing of tables. Rows that follow each other are set as one: each cell is broken into lines of its
 * column's width by the composer of all text, and the lines of a row stand beside each other. Columns are as wide as
 * their longest cell if the measure has room for all; else what is missing is taken from those that can be broken, in
 * proportion to what they have above the least (CSS 2.2, 17.5.2.2). Figures stand on the right.
 *
 * It looks as tables do in Chinese books, 三线表 (CY/T 170): a thick rule above and below, a thin one under the head,
 * nothing upright. The whole table takes whole body lines, so that the text below it is on the grid again; inside, rows
 * have a distance of their own.
 *
 * In vertical text, and where there are more columns than the measure has room for, the rows stay text: a grid turned
 * by 90° reads from right to left by columns that no one wrote, and books that are set vertically turn the page around
 * for a table instead.
 */
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>

/* Em of the table's type: between columns, and between them where there is no room. */
#define COLUMN_GAP 2.0
#define TIGHT_GAP 1.0
/* No column of text is made narrower than this. */
#define LEAST_WIDTH 2.5
/* From line to line inside a row, and what is added between rows. */
#define LINE_PITCH 1.4
#define ROW_AIR 0.5
/* Between a rule at the edge of the table and its type. */
#define EDGE_AIR 0.15
/* Longer than any line: what is broken to it shows its natural width. */
#define ENDLESS 4096
#define MAX_COLUMNS 64
/* px */
#define THICK_RULE 1.5
#define THIN_RULE 0.75

/* What is known of the columns before they have a width, px. */
typedef struct
{
  double least, natural;
  int n_figures, n_words; /* cells */
} Column;

static void
table_free (gpointer data)
{
  QdFlowTable *self = data;

  g_array_unref (self->cells);
  g_free (self->rows);
  g_free (self->columns);
  g_free (self);
}

static gboolean
is_row (QdFlow *self, int paragraph)
{
  return qd_document_get_paragraph (self->document, paragraph)->role == QD_ROLE_TABLE;
}

static gboolean
is_head (QdFlow *self, int paragraph)
{
  return qd_document_get_paragraph (self->document, paragraph)->level > 0;
}

/* 12.5, 1,024, −3 %, 5–7: nothing but figures and what stands with them. */
static gboolean
is_figures (const char *text, int n_bytes)
{
  int n_digits = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isdigit (ch))
        n_digits++;
      else if (!g_unichar_isspace (ch) && g_utf8_strchr (".,%‰+-−–—~～/:°()（）¥￥$€≈<>≤≥±", -1, ch) == NULL)
        return FALSE;
    }
  return n_digits > 0;
}

/* How many columns and rows a cell takes up, which the document knows by a span over its text. */
static void
read_spans (QdFlow *self, const QdParagraph *paragraph, QdFlowCell *cell)
{
  gsize start = paragraph->start + (gsize) cell->start, end = paragraph->start + (gsize) cell->end;
  int n_spans, low = 0, high;
  const QdSpan *spans = qd_document_get_spans (self->document, &n_spans);

  cell->n_columns = cell->n_rows = 1;
  for (high = n_spans; low < high;)
    {
      int middle = low + (high - low) / 2;

      if (spans[middle].start < start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < n_spans && spans[low].start < end; low++)
    if (spans[low].kind == QD_SPAN_CELL)
      {
        char *rest;

        cell->n_columns = (int) CLAMP (g_ascii_strtoll (spans[low].data, &rest, 10), 1, MAX_COLUMNS);
        cell->n_rows = (int) CLAMP (g_ascii_strtoll (rest, NULL, 10), 1, MAX_COLUMNS);
        return;
      }
}

/* The first column from @column on that no cell of a row above reaches down into. */
static int
skip_taken (const int *taken, int column)
{
  while (column < MAX_COLUMNS && taken[column] > 0)
    column++;
  return column;
}

/* @taken: for how many rows yet a column is taken up by a cell */
static void
split_row (QdFlow *self, QdFlowTable *table, int row, int *taken)
{
  const QdParagraph *paragraph = qd_document_get_paragraph (self->document, table->first + row);
  const char *text = self->string + paragraph->start, *end = self->string + paragraph->end;
  int column = skip_taken (taken, 0), last = 0;

  table->rows[row].first_cell = table->cells->len;
  for (int i = 0; i < paragraph->column; i++)
    column = skip_taken (taken, column + 1);
  for (const char *p = text; p != NULL;)
    {
      const char *tab = column + 1 < MAX_COLUMNS ? memchr (p, '\t', end - p) : NULL;
      const char *stop = tab != NULL ? tab : end;
      QdFlowCell cell = { .start = p - text, .end = stop - text, .column = MIN (column, MAX_COLUMNS - 1) };

      read_spans (self, paragraph, &cell);
      cell.n_columns = MIN (cell.n_columns, MAX_COLUMNS - cell.column);
      for (int i = cell.column; i < cell.column + cell.n_columns; i++)
        taken[i] = cell.n_rows;
      g_array_append_val (table->cells, cell);
      last = cell.column + cell.n_columns;
      column = skip_taken (taken, last);
      p = tab != NULL ? tab + 1 : NULL;
    }
  table->n_columns = MAX (table->n_columns, last);
  for (int i = 0; i < MAX_COLUMNS; i++)
    taken[i] = MAX (taken[i] - 1, 0);
}

/* The longest piece of a cell that cannot be broken, roughly: a Western word, or a few characters. */
static double
measure_least (const QdFlowRole *role, const char *text, int n_bytes, double natural)
{
  double word = 0;
  const char *start = NULL;

  for (const char *p = text; p <= text + n_bytes; p++)
    {
      gboolean inside = p < text + n_bytes && (guchar) *p > ' ' && (guchar) *p < 0x80;

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          word = MAX (word, role->font->metrics.run_advance (&role->font->metrics, start, p - start) * role->unit);
          start = NULL;
        }
    }
  return MIN (natural, MAX (word, LEAST_WIDTH * role->em));
}

/* Cells that take up one column, or with @spanning those of several, which ask for more where they need it. */
static void
measure_columns (QdFlow *self, const QdFlowTable *table, const QdFlowRole *role, gboolean spanning, Column *columns)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (QdLine));

  for (int row = 0; row < table->n_rows; row++)
    for (guint i = table->rows[row].first_cell; i < table->rows[row + 1].first_cell; i++)
      {
        const QdFlowCell *cell = &g_array_index (table->cells, QdFlowCell, i);
        const QdParagraph *paragraph = qd_document_get_paragraph (self->document, table->first + row);
        Column *column = &columns[cell->column];
        QdComposeRequest request;
        double natural;

        if (cell->start == cell->end || (cell->n_columns > 1) != spanning)
          continue;
        qd_flow_request_cell (self, paragraph, cell, ENDLESS * role->font->metrics.em_units, QD_ALIGN_START, &request);
        g_array_set_size (lines, 0);
        qd_composer_break (role->composer, &request, lines);
        natural = (request.measure - g_array_index (lines, QdLine, 0).slack) * role->unit;
        if (spanning)
          {
            for (int j = 0; j < cell->n_columns; j++)
              natural -= column[j].natural + (j > 0 ? TIGHT_GAP * role->em : 0);
            column[cell->n_columns - 1].natural += MAX (natural, 0);
            continue;
          }
        column->natural = MAX (column->natural, natural);
        column->least = MAX (column->least, measure_least (role, request.text, request.n_bytes, natural));
        if (is_head (self, table->first + row))
          continue;
        column->n_figures += is_figures (request.text, request.n_bytes);
        column->n_words += !is_figures (request.text, request.n_bytes);
      }
}

/* Gives the columns their widths; FALSE where the measure has no room for them. */
static gboolean
fit_columns (QdFlow *self, QdFlowTable *table, const QdFlowRole *role, const Column *columns)
{
  double least = 0, natural = 0, gap, room, share = 1, x = 0;

  for (int i = 0; i < table->n_columns; i++)
    {
      least += columns[i].least;
      natural += columns[i].natural;
    }
  gap = CLAMP ((self->measure - natural) / (table->n_columns - 1), TIGHT_GAP * role->em, COLUMN_GAP * role->em);
  room = self->measure - (table->n_columns - 1) * gap;
  if (least > room)
    return FALSE;
  if (natural > room)
    share = (room - least) / (natural - least);
  for (int i = 0; i < table->n_columns; i++)
    {
      QdFlowColumn *column = &table->columns[i];

      column->start = x;
      /* Up by a unit, so that what fits in one line is not parted by rounding. */
      column->measure = ceil ((columns[i].least + (columns[i].natural - columns[i].least) * share) / role->unit);
      column->align = columns[i].n_figures > columns[i].n_words ? QD_ALIGN_END : QD_ALIGN_START;
      x += column->measure * role->unit + gap;
    }
  table->length = MIN (x - gap, self->measure);
  table->start = floor ((self->measure - table->length) / 2);
  for (guint i = 0; i < table->cells->len; i++)
    {
      QdFlowCell *cell = &g_array_index (table->cells, QdFlowCell, i);
      const QdFlowColumn *first = &table->columns[cell->column], *last = first + cell->n_columns - 1;

      cell->measure = (int) floor ((last->start - first->start) / role->unit) + last->measure;
      cell->align = cell->n_columns > 1 ? QD_ALIGN_CENTER : first->align;
    }
  return TRUE;
}

/* The table whose first row is @first; %NULL if it is not to be one. */
static QdFlowTable *
make_table (QdFlow *self, int first, int last)
{
  const QdFlowRole *role = qd_flow_get_role (self, qd_document_get_paragraph (self->document, first));
  QdFlowTable *table = g_new0 (QdFlowTable, 1);
  g_autofree Column *columns = NULL;
  int taken[MAX_COLUMNS] = { 0 };

  table->first = first;
  table->n_rows = last - first;
  table->rows = g_new0 (QdFlowRow, table->n_rows + 1);
  table->cells = g_array_new (FALSE, FALSE, sizeof (QdFlowCell));
  for (int row = 0; row < table->n_rows; row++)
    split_row (self, table, row, taken);
  table->rows[table->n_rows].first_cell = table->cells->len;
  while (table->n_head < table->n_rows - 1 && is_head (self, first + table->n_head))
    table->n_head++;
  table->columns = g_new0 (QdFlowColumn, table->n_columns);
  columns = g_new0 (Column, table->n_columns);
  measure_columns (self, table, role, FALSE, columns);
  measure_columns (self, table, role, TRUE, columns);
  if (table->n_columns >= 2 && fit_columns (self, table, role, columns))
    return table;
  table_free (table);
  return NULL;
}

/* Finds the tables, which must be known before anything is broken. */
void
qd_flow_find_tables (QdFlow *self)
{
  int next;

  self->tables = g_ptr_array_new_with_free_func (table_free);
  if (qd_flow_is_vertical (self))
    return;
  for (int i = 0; i < self->n_paragraphs; i = next)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (self->document, i);
      QdFlowTable *table;

      next = i + 1;
      if (paragraph->role != QD_ROLE_TABLE)
        continue;
      while (next < self->n_paragraphs && is_row (self, next)
             && qd_document_get_paragraph (self->document, next)->table == paragraph->table)
        next++;
      table = make_table (self, i, next);
      if (table != NULL)
        g_ptr_array_add (self->tables, table);
    }
}

/* The table a paragraph is a row of (nullable). */
QdFlowTable *
qd_flow_get_table (QdFlow *self, int paragraph)
{
  int low = 0, high = is_row (self, paragraph) ? (int) self->tables->len : 0;

  while (low < high)
    {
      int middle = low + (high - low) / 2;
      QdFlowTable *table = g_ptr_array_index (self->tables, middle);

      if (paragraph < table->first)
        high = middle;
      else if (paragraph >= table->first + table->n_rows)
        low = middle + 1;
      else
        return table;
    }
  return NULL;
}

void
qd_flow_request_cell (QdFlow *self,
                      const QdParagraph *paragraph,
                      const QdFlowCell *cell,
                      int measure,
                      QdAlign align,
                      QdComposeRequest *request)
{
  gsize start = paragraph->start + (gsize) cell->start, end = paragraph->start + (gsize) cell->end;

  *request = (QdComposeRequest){
    .text = self->string + start,
    .n_bytes = cell->end - cell->start,
    .measure = measure,
    .align = align,
    .text_start = start,
  };
  request->spans = qd_style_spans_find (self->spans, start, end, &request->n_spans);
}

/* Breaks the cells of a row; lines count from the start of the row's text. */
void
qd_flow_break_row (QdFlow *self, QdFlowTable *table, int paragraph, QdComposer *composer, GArray *lines)
{
  int row = paragraph - table->first;

  for (guint i = table->rows[row].first_cell; i < table->rows[row + 1].first_cell; i++)
    {
      QdFlowCell *cell = &g_array_index (table->cells, QdFlowCell, i);
      guint first = lines->len;
      QdComposeRequest request;

      qd_flow_request_cell (self, qd_document_get_paragraph (self->document, paragraph), cell, cell->measure,
                            cell->align, &request);
      cell->n_lines = qd_composer_break (composer, &request, lines);
      for (guint j = first; j < lines->len; j++)
        g_array_index (lines, QdLine, j).start += (guint32) cell->start;
    }
}

/* Stacks the rows. Returns: how many body lines the table takes. */
int
qd_flow_stack_rows (QdFlow *self, QdFlowTable *table)
{
  const QdFlowRole *role = qd_flow_get_role (self, qd_document_get_paragraph (self->document, table->first));
  double depth = EDGE_AIR * role->em, over;
  int n_rows;

  for (int row = 0; row < table->n_rows; row++)
    {
      int n_lines = 1;

      for (guint i = table->rows[row].first_cell; i < table->rows[row + 1].first_cell; i++)
        n_lines = MAX (n_lines, g_array_index (table->cells, QdFlowCell, i).n_lines);
      table->rows[row].top = depth;
      depth += (n_lines * LINE_PITCH + ROW_AIR) * role->em;
    }
  depth += EDGE_AIR * role->em;
  n_rows = (int) ceil (depth / self->pitch - 1e-6);
  over = (n_rows * self->pitch - depth) / 2;
  for (int row = 0; row < table->n_rows; row++)
    table->rows[row].top += over;
  table->rows[table->n_rows].top = depth + over - EDGE_AIR * role->em;
  return n_rows;
}

/* Where a row begins and ends, px below the table's first body line. */
void
qd_flow_get_row_band (const QdFlowTable *table, int paragraph, double *start, double *end)
{
  *start = table->rows[paragraph - table->first].top;
  *end = table->rows[paragraph - table->first + 1].top;
}

/* The cell that line @line of a row belongs to; @line becomes that of the cell. */
const QdFlowCell *
qd_flow_find_cell_of_line (const QdFlowTable *table, int paragraph, int *line)
{
  const QdFlowRow *row = &table->rows[paragraph - table->first];

  for (guint i = row[0].first_cell; i < row[1].first_cell; i++)
    {
      const QdFlowCell *cell = &g_array_index (table->cells, QdFlowCell, i);

      if (*line < cell->n_lines || i + 1 == row[1].first_cell)
        return cell;
      *line -= cell->n_lines;
    }
  g_return_val_if_reached (NULL);
}

/* Moves a place that qd_flow_locate() found for a line of text to that of a line of a cell. */
void
qd_flow_locate_in_cell (QdFlow *self, QdFlowTable *table, QdFlowPlace *place)
{
  const QdFlowRole *role = place->role;
  double start, end;
  int line = place->line;

  place->cell = qd_flow_find_cell_of_line (table, place->index, &line);
  place->column = &table->columns[place->cell->column];
  place->cell_line = line;
  qd_flow_get_row_band (table, place->index, &start, &end);
  place->along = role->start + table->start + place->column->start;
  place->length = place->cell->measure * role->unit;
  place->pitch = LINE_PITCH * role->em;
  place->across =
      self->paragraphs[table->first].top * self->pitch + start + ROW_AIR / 2 * role->em + line * place->pitch;
  if (line + 1 == place->cell->n_lines)
    place->end = place->paragraph->start + (gsize) place->cell->end;
}

double
qd_flow_get_edge (QdFlow *self, const QdFlowPlace *place)
{
  double edge = place->along - place->role->start;

  return place->cell ? edge - place->column->start - qd_flow_get_table (self, place->index)->start : edge;
}

int
qd_flow_find_in_row (QdFlow *self, int paragraph, double along, int step)
{
  const QdFlowTable *table = qd_flow_get_table (self, paragraph);
  const QdFlowRow *row = &table->rows[paragraph - table->first];
  double least = G_MAXDOUBLE;
  int line = self->paragraphs[paragraph].first_line, best = line;

  for (guint i = row[0].first_cell; i < row[1].first_cell; i++)
    {
      const QdFlowCell *cell = &g_array_index (table->cells, QdFlowCell, i);
      const QdFlowColumn *column = &table->columns[cell->column];
      const QdFlowRole *role = qd_flow_get_role (self, qd_document_get_paragraph (self->document, paragraph));
      double start = table->start + column->start, end = start + cell->measure * role->unit;
      double away = MAX (MAX (start - along, along - end), 0);

      if (away < least)
        {
          least = away;
          best = step > 0 ? line : line + cell->n_lines - 1;
        }
      line += cell->n_lines;
    }
  return best;
}

/**
 * qd_flow_get_rules:
 * @self: a flow
 * @first: a line
 * @last: one after the last
 * @rects: (element-type QdRect): receives the rules of the tables whose rows are among the lines, appended
 */
void
qd_flow_get_rules (QdFlow *self, int first, int last, GArray *rects)
{
  int paragraph = -1;

  for (int line = first; line < last; line++)
    {
      int index = qd_flow_find_paragraph_of_line (self, line);
      QdFlowTable *table = index != paragraph ? qd_flow_get_table (self, index) : NULL;
      QdFlowPlace place;
      double start, end;

      paragraph = index;
      if (table == NULL)
        continue;
      qd_flow_locate (self, (int) self->paragraphs[index].first_line, &place);
      qd_flow_get_row_band (table, index, &start, &end);
      start = place.across - ROW_AIR / 2 * place.role->em;
      end += start - table->rows[index - table->first].top;
      place.along -= place.column->start;
      for (int i = 0; i < 2; i++)
        {
          gboolean above = i == 0;
          gboolean thick = above ? index == table->first : index == table->first + table->n_rows - 1;
          double width = thick ? THICK_RULE : THIN_RULE;
          QdRect rect;

          if (!thick && (above || index != table->first + table->n_head - 1))
            continue;
          qd_flow_place (self, place.along, (above ? start : end) - width / 2, table->length, width, &rect);
          g_array_append_val (rects, rect);
        }
    }
}
