/* qd-number-joins.h: what stays with a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer: 第12章 and 10 kg are one unit each (TYPOGRAPHY 34). Signs that touch their number, as ￥100
 * and 10℃, are joined by their classes and not here.
 */
#pragma once

#include "typeset/qd-words.h"

G_BEGIN_DECLS

void qd_join_ordinal (QdUnits *units, const QdRules *rules, const QdScan *scan, int first, int end, gboolean is_number);
void qd_join_measurement (QdUnits *units, const QdScan *scan, int first, int start, int end);

G_END_DECLS
