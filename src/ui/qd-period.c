/* qd-period.c: the stretches of time up to now that notes are chosen by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-period.h"

/* Days back from the beginning of today; the first row has no beginning. */
static const int days_back[] = { -1, 0, 6, 29, 364 };

/**
 * qd_period_dup_start:
 * @row: the row that is chosen
 * @now: the reader's own time
 *
 * Returns: (nullable) (transfer full): when the period begins; %NULL if it has no beginning
 */
GDateTime *
qd_period_dup_start (guint row, GDateTime *now)
{
  g_autoptr (GDateTime) today = NULL;

  if (row == 0 || row >= G_N_ELEMENTS (days_back))
    return NULL;
  today = g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now), 0, 0, 0);
  return g_date_time_add_days (today, -days_back[row]);
}
