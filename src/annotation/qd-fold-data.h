/* qd-fold-data.h: traditional characters and the simplified ones they are compared as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For qd-normalise.c only. A constant: callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char qd_fold_pairs[]; /* UTF-8, two characters a pair: as written, as compared */

G_END_DECLS
