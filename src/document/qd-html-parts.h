/* qd-html-parts.h: pictures and tables of a page, told from what only lays it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions the reader of HTML asks of an element before it goes inside. Pure; callable from any thread.
 */
#pragma once

#include "document/qd-markup-tree.h"
#include "document/qd-picture.h"

G_BEGIN_DECLS

gboolean qd_html_is_picture (const xmlNode *node);
QdPicture *qd_html_find_picture (const xmlNode *node, const char *base, QdArchive *archive);
gboolean qd_html_is_data_table (const xmlNode *table);
gboolean qd_html_is_head_row (const xmlNode *row);

G_END_DECLS
