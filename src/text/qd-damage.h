/* qd-damage.h: finds damage in a source text and proposes emendations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each detector is a pure function over the whole text in its own file (qd-damage-pinyin.c, …), listed in a table
 * in qd-damage.c. The rules are those of CONTRIBUTING.md's chapter on damage: learn from the document, never drop a
 * lone gloss, leave what is doubtful as it is. Callable from any thread.
 */
#pragma once

#include "text/qd-emendation.h"
#include "text/qd-text.h"

G_BEGIN_DECLS

/* (element-type QdEmendation) (transfer full): sorted, without overlaps, with free function. */
GPtrArray *qd_damage_find (QdText *text);

G_END_DECLS
