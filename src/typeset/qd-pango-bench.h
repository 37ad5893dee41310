/* qd-pango-bench.h: what PangoLayout takes for the same text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The yardstick of the benchmarks: nothing else uses it.
 */
#pragma once

#include "typeset/qd-style.h"

G_BEGIN_DECLS

double qd_pango_bench (QdDocument *document, const QdStyle *style);

G_END_DECLS
