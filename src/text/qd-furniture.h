/* qd-furniture.h: what a page, a scanner or a site put between the lines of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Page numbers, heads that stand on every page, advertisements of the site a text was taken from. Found by shape and
 * by repetition over the whole text, each with its evidence; offered for hiding, never hidden unasked. What comes once
 * and might be the author's is left alone. Positions are code points of the source. Callable from any thread.
 */
#pragma once

#include "text/qd-emendation.h"

G_BEGIN_DECLS

/* (element-type QdEmendation) (transfer full): each hides something; sorted, without overlaps. */
GPtrArray *qd_furniture_find (const gunichar *chars, int n_chars);

G_END_DECLS
