/* qd-import-dialog.h: notes arrive, after the reader has seen what would become of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes a file (chosen or dropped) or what was copied, shows which notes were placed, unsurely placed, not placed or
 * there already, and adds those that are ticked as one step of the history.
 * Signal: "imported" (const char *text): a sentence that says what was taken in.
 */
#pragma once

#include <adwaita.h>
#include "annotation/qd-store.h"

G_BEGIN_DECLS

#define QD_TYPE_IMPORT_DIALOG (qd_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QdImportDialog, qd_import_dialog, QD, IMPORT_DIALOG, AdwWindow)

GtkWindow *qd_import_dialog_new (GtkWindow *parent, QdStore *store); /* (transfer none) */
/* Reads notes and shows what would become of them; a problem is shown in the dialog. */
void qd_import_dialog_read (QdImportDialog *self, GBytes *bytes);
void qd_import_dialog_open (QdImportDialog *self, GFile *file);

G_END_DECLS
