/* qd-html-clutter.h: which parts of a web page are not for reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Navigation, menus, footers, scripts and lists of links stand around the essay. What is in doubt stays. A page that
 * is nothing but links stays whole. Pure; callable from any thread.
 */
#pragma once

#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

/* (transfer container): the set of nodes to leave out. @is_page: a page of the web with navigation around its text,
 * rather than a chapter of a book. */
GHashTable *qd_html_clutter_find (const xmlNode *root, gboolean is_page);

G_END_DECLS
