/* qd-json-member.h: what a member of a JSON object is, whatever else it might be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of other programs hold a number where a string is expected, and nothing where there should be something: each
 * of these gives %NULL then. Pure; what is returned belongs to the node.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @node, @object: (nullable). (nullable) (transfer none) */
const char *qd_json_node_get_string (JsonNode *node);
JsonObject *qd_json_node_get_object (JsonNode *node);
const char *qd_json_member_get_string (JsonObject *object, const char *member);
JsonObject *qd_json_member_get_object (JsonObject *object, const char *member);

G_END_DECLS
