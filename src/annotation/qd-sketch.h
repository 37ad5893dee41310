/* qd-sketch.h: how much two texts have in common, from a few hundred bytes kept of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The smallest hashes of all runs of five normalised characters, as base64: what two texts share of them estimates what
 * they share of their runs (bottom-k sketch). An edit, another encoding, format or script changes little of it. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qd_sketch_make (const char *string, gsize n_bytes);
double qd_sketch_compare (const char *a, const char *b); /* 0 … 1 */

G_END_DECLS
