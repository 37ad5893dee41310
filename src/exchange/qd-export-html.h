/* qd-export-html.h: notes as one HTML page that stands alone and prints well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; main thread, as the annotations are.
 */
#pragma once

#include "exchange/qd-exporter.h"

G_BEGIN_DECLS

GBytes *qd_export_html (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error);

G_END_DECLS
