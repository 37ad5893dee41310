/* qd-script.h: simplified shown as traditional, or back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenCC converts the text between the emendations and the emendations themselves; what changes becomes emendations
 * of kind SCRIPT, as short as they can be, so that every place keeps its map. Callable from any thread.
 */
#pragma once

#include "text/qd-emendation.h"
#include "text/qd-text.h"

G_BEGIN_DECLS

/* @emendations: (element-type QdEmendation): sorted. @config: one of OpenCC's, such as "s2twp.json". Returns a new list
 * of all; (transfer full). */
GPtrArray *qd_script_convert (QdText *source, GPtrArray *emendations, const char *config, gboolean to_simplified);

G_END_DECLS
