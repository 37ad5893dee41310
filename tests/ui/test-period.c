/* test-period.c: where today, the last days and the last year begin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-period.h"

static void
test_starts (void)
{
  static const char *const expected[] = {
    NULL, "2026-03-01 00:00", "2026-02-23 00:00", "2026-01-31 00:00", "2025-03-02 00:00", NULL
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 1, 13, 45, 10);

  for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
    {
      g_autoptr (GDateTime) start = qd_period_dup_start (row, now);
      g_autofree char *words = start ? g_date_time_format (start, "%Y-%m-%d %H:%M") : NULL;

      g_assert_cmpstr (words, ==, expected[row]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/starts", test_starts);
  return g_test_run ();
}
