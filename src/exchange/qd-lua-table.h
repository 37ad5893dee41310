/* qd-lua-table.h: the data in a Lua file that returns a table, read without running anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes table constructors, strings, numbers, true, false and nil, as programs write them to keep their settings; a
 * name, an operator or a call is refused. Tables become JSON objects whose numeric keys are decimal strings. Pure;
 * callable from any thread.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *qd_lua_table_parse (const char *text, gsize n_bytes, GError **error); /* (transfer full) (nullable) */

G_END_DECLS
