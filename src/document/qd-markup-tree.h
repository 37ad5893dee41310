/* qd-markup-tree.h: HTML of any quality and XML become a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thin layer over libxml2's parsers that keeps them from the network, from entities that multiply and from trees too
 * deep to walk; and the few questions the importers ask of a node. Names are compared without namespace, without
 * regard to case. Callable from any thread.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *qd_markup_parse_html (const char *string, gsize n_bytes, const char *name, GError **error);
xmlDoc *qd_markup_parse_xml (GBytes *bytes, const char *name, const char *part, GError **error);

gboolean qd_markup_is (const xmlNode *node, const char *element);
const char *qd_markup_get (const xmlNode *node, const char *attribute); /* (nullable) (transfer none) */
gboolean qd_markup_has_word (const xmlNode *node, const char *attribute, const char *word);
const char *qd_markup_get_text (const xmlNode *node);  /* of a text node */
int qd_markup_get_heading_level (const xmlNode *node); /* 1 … 6 of h1 … h6, else 0 */
gboolean qd_markup_is_block (const xmlNode *node);
xmlNode *qd_markup_next (const xmlNode *node, const xmlNode *top, gboolean into_children);
char *qd_markup_dup_content (const xmlNode *node);
const xmlNode *qd_markup_get_child (const xmlNode *node, const char *element); /* (nullable) */
const xmlNode *qd_markup_find (const xmlNode *top, const char *element);       /* (nullable) */

G_END_DECLS
