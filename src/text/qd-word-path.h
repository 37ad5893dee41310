/* qd-word-path.h: the cheapest way to make words of characters that come one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search that tries many readings of damaged bytes asks of each how good its words are so far. A path is a value:
 * copy it where readings part. Pure functions, callable from any thread.
 */
#pragma once

#include "text/qd-word-list.h"

G_BEGIN_DECLS

typedef struct
{
  gunichar chars[QD_WORD_LONGEST - 1]; /* the last ones, folded, the newest first */
  double costs[QD_WORD_LONGEST];       /* the cheapest way to make words up to here, and up to one, two … before */
} QdWordPath;

void qd_word_path_init (QdWordPath *self);
void qd_word_path_push (QdWordPath *self, gunichar ch);
void qd_word_path_charge (QdWordPath *self, double cost);

G_END_DECLS
