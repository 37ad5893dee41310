/* qd-html-looks.h: how an element of HTML makes its text look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bold, size, face and centring by elements, attributes and the style attribute; style sheets are not read. Pure.
 */
#pragma once

#include "document/qd-markup-tree.h"
#include "document/qd-import-builder.h"

G_BEGIN_DECLS

/* Changes what is inherited from the parent into what holds inside @node. Sizes are relative to the page's. */
void qd_html_looks_apply (const xmlNode *node, QdLooks *looks, gboolean *centered);

G_END_DECLS
