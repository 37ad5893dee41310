/* qd-quotes.h: “” shown as 「」, or back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Apostrophes, and quotations in Western text, are left alone. Callable from any thread.
 */
#pragma once

#include "text/qd-emendation.h"

G_BEGIN_DECLS

/* @found: (element-type QdEmendation): receives emendations, in their order. */
void qd_quotes_convert (const gunichar *chars, int n_chars, gboolean to_corners, GPtrArray *found);

G_END_DECLS
