/* qd-import-builder-tables.c: the rows and cells of tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-builder-private.h"

/* No table of use has more; markup may say anything. */
#define MAX_SPAN 64

/**
 * qd_import_builder_begin_table:
 * @self: a builder
 *
 * Rows begun from now on are of another table than those before.
 */
void
qd_import_builder_begin_table (QdImportBuilder *self)
{
  qd_import_builder_end (self);
  self->n_tables++;
}

/**
 * qd_import_builder_begin_row:
 * @self: a builder
 * @is_head: whether it says what the columns hold
 *
 * Begins a row of the table; its cells are apart by TAB.
 */
void
qd_import_builder_begin_row (QdImportBuilder *self, gboolean is_head)
{
  qd_import_builder_begin (self, QD_BLOCK_TABLE, is_head ? 1 : 0);
  self->block.table = self->n_tables;
}

static int
read_span (const char *number)
{
  return number != NULL ? (int) CLAMP (g_ascii_strtoll (number, NULL, 10), 1, MAX_SPAN) : 1;
}

/**
 * qd_import_builder_begin_cell:
 * @self: a builder
 * @is_first: of its row
 * @columns: (nullable): how many columns it takes up, as the markup has it
 * @rows: (nullable): how many rows
 *
 * Begins a cell of the row.
 */
void
qd_import_builder_begin_cell (QdImportBuilder *self, gboolean is_first, const char *columns, const char *rows)
{
  int n_columns = read_span (columns), n_rows = read_span (rows);
  g_autofree char *data = NULL;

  if (!is_first)
    qd_import_builder_append_verbatim (self, "\t", 1);
  self->n_cell_columns = 0;
  if (n_columns == 1 && n_rows == 1)
    return;
  self->n_cell_columns = n_columns;
  data = g_strdup_printf ("%d %d", n_columns, n_rows);
  qd_import_builder_begin_span (self, QD_SPAN_CELL, data);
}

/**
 * qd_import_builder_end_cell:
 * @self: a builder
 *
 * Ends the cell begun last.
 */
void
qd_import_builder_end_cell (QdImportBuilder *self)
{
  if (self->n_cell_columns == 0)
    return;
  qd_import_builder_end_span (self, QD_SPAN_CELL, NULL);
  if (!self->has_ink)
    self->block.column += self->n_cell_columns - 1;
  self->n_cell_columns = 0;
}
