/* qd-outline.h: what was recognised becomes a tree of sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The levels are the recogniser's; this module makes nodes of them and gives each its end. Positions are bytes of
 * the reading. Callable from any thread, as long as the tree is shown to no one else.
 */
#pragma once

#include "document/qd-recogniser.h"

G_BEGIN_DECLS

void qd_outline_fill (GListStore *sections, const char *string, const QdStructure *structure);
QdSection *qd_outline_find (GListModel *sections, gsize byte);

G_END_DECLS
