/* qd-import-entry.h: one note of an import, as a row of the dialog shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An item of a GListModel over a row of a QdImportPlan, which has to live as long. Main thread.
 * Property: taken (boolean): whether the reader wants it; written through to the plan.
 */
#pragma once

#include <gio/gio.h>
#include "exchange/qd-import-plan.h"

G_BEGIN_DECLS

#define QD_TYPE_IMPORT_ENTRY (qd_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (QdImportEntry, qd_import_entry, QD, IMPORT_ENTRY, GObject)

QdImportEntry *qd_import_entry_new (QdImportItem *item);
const QdImportItem *qd_import_entry_get_item (QdImportEntry *self);
gboolean qd_import_entry_get_taken (QdImportEntry *self);
void qd_import_entry_set_taken (QdImportEntry *self, gboolean taken);

G_END_DECLS
