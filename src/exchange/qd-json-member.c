/* qd-json-member.c: what a member of a JSON object is, whatever else it might be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-json-member.h"

/**
 * qd_json_node_get_string:
 * @node: (nullable): a node
 *
 * Returns: (nullable) (transfer none): its string; %NULL if it is none. Not always valid UTF-8: JSON may escape half of
 *   a character.
 */
const char *
qd_json_node_get_string (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * qd_json_node_get_object:
 * @node: (nullable): a node
 *
 * Returns: (nullable) (transfer none): its object; %NULL if it is none
 */
JsonObject *
qd_json_node_get_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * qd_json_member_get_string:
 * @object: (nullable): an object
 * @member: a member's name
 *
 * Returns: (nullable) (transfer none): the member's string; %NULL if there is none
 */
const char *
qd_json_member_get_string (JsonObject *object, const char *member)
{
  return object ? qd_json_node_get_string (json_object_get_member (object, member)) : NULL;
}

/**
 * qd_json_member_get_object:
 * @object: (nullable): an object
 * @member: a member's name
 *
 * Returns: (nullable) (transfer none): the member's object; %NULL if there is none
 */
JsonObject *
qd_json_member_get_object (JsonObject *object, const char *member)
{
  return object ? qd_json_node_get_object (json_object_get_member (object, member)) : NULL;
}
