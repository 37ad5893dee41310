/* qd-line-node.h: one line of a flow as a render node
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For whatever shows set text in a widget: the page, the sample in the preferences, the line that is explained.
 */
#pragma once

#include <gtk/gtk.h>
#include "typeset/qd-flow.h"

G_BEGIN_DECLS

GskRenderNode *qd_line_node_new (const QdFlowLine *line, const GArray *runs, const GdkRGBA *text, const GdkRGBA *dim);

G_END_DECLS
