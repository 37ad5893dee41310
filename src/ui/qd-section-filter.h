/* qd-section-filter.h: which headings the outline's filter leaves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the tree of a document's sections for a list view. With a filter text, a section stays if its heading or that
 * of a part of it holds the text, whatever the case. Main thread.
 */
#pragma once

#include <gtk/gtk.h>
#include "document/qd-document.h"

G_BEGIN_DECLS

/* @text: (nullable). (transfer full): rows of QdSection, all unfolded. */
GtkTreeListModel *qd_section_filter_make_tree (QdDocument *document, const char *text);

G_END_DECLS
