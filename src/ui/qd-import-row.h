/* qd-import-row.h: the row of one note in the import dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a QdImportEntry: whether it is taken, its words, and what would become of it. CSS node "importrow".
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-import-entry.h"

G_BEGIN_DECLS

#define QD_TYPE_IMPORT_ROW (qd_import_row_get_type ())
G_DECLARE_FINAL_TYPE (QdImportRow, qd_import_row, QD, IMPORT_ROW, GtkWidget)

GtkWidget *qd_import_row_new (void);
void qd_import_row_set_entry (QdImportRow *self, QdImportEntry *entry); /* (nullable) */

G_END_DECLS
