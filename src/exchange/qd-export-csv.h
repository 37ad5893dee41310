/* qd-export-csv.h: notes as the CSV that Readwise takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; main thread, as the annotations are.
 */
#pragma once

#include "exchange/qd-exporter.h"

G_BEGIN_DECLS

GBytes *qd_export_csv (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error);

G_END_DECLS
