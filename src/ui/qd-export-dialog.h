/* qd-export-dialog.h: notes leave: the form, which of them, and where to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows what will be written as it will be written; to a file or to the clipboard. Signal: "exported" (string: a
 * sentence for a toast). Main thread.
 */
#pragma once

#include <adwaita.h>
#include "annotation/qd-annotation-list.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

#define QD_TYPE_EXPORT_DIALOG (qd_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QdExportDialog, qd_export_dialog, QD, EXPORT_DIALOG, AdwWindow)

GtkWindow *qd_export_dialog_new (GtkWindow *parent, QdDocument *document, QdAnnotationList *annotations);
/* (nullable) (transfer full): what the choices now give. */
GBytes *qd_export_dialog_make (QdExportDialog *self, GError **error);
gboolean qd_export_dialog_write (QdExportDialog *self, GFile *file, GError **error);

G_END_DECLS
