/* qd-export-text.h: notes as plain text, indented in the Chinese manner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; main thread, as the annotations are.
 */
#pragma once

#include "exchange/qd-exporter.h"

G_BEGIN_DECLS

GBytes *qd_export_text (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error);

G_END_DECLS
