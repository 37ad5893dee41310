/* qd-outline-row.h: a heading in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a QdSection in its place in the tree, how many notes it has, and whether it is being read. CSS node
 * "outlinerow", with the classes "current" and "front" (front and back matter).
 */
#pragma once

#include <gtk/gtk.h>
#include "document/qd-section.h"

G_BEGIN_DECLS

#define QD_TYPE_OUTLINE_ROW (qd_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (QdOutlineRow, qd_outline_row, QD, OUTLINE_ROW, GtkWidget)

GtkWidget *qd_outline_row_new (void);
/* @row: (nullable) of a QdSection */
void qd_outline_row_set_row (QdOutlineRow *self, GtkTreeListRow *row);
QdSection *qd_outline_row_get_section (QdOutlineRow *self);
void qd_outline_row_set_n_notes (QdOutlineRow *self, int n_notes);
void qd_outline_row_set_reading (QdOutlineRow *self, QdSection *section);
gboolean qd_outline_row_is_current (QdOutlineRow *self);

G_END_DECLS
