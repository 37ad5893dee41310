/* qd-html-marks.h: the marks beside the text that HTML knows: names, titles of works, dots, inline notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Told by the element, by its style, or by the class names that sites with classical texts use. Pure.
 */
#pragma once

#include "document/qd-document.h"
#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

gboolean qd_html_get_mark (const xmlNode *node, QdSpanKind *kind);

G_END_DECLS
