/* qd-period.h: the stretches of time up to now that notes are chosen by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the order of the rows that offer them: at any time, today, in the last seven days, in the last thirty days, in the
 * last year. Days are the reader's own, from midnight to midnight.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *qd_period_dup_start (guint row, GDateTime *now); /* (nullable) (transfer full) */

G_END_DECLS
