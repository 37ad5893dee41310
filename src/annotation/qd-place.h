/* qd-place.h: a place in the text that is found again after the text was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For places that carry no quotation, as where reading stopped: a code point of the source and the words on both sides
 * of it, in one line of the text. Only words that stand there to the letter are found; what needs more is an anchor.
 * Pure.
 */
#pragma once

#include "text/qd-text.h"

G_BEGIN_DECLS

char *qd_place_describe (QdText *text, int place);
/* -1 if the words stand nowhere. */
int qd_place_find (QdText *text, int place, const char *words);

G_END_DECLS
