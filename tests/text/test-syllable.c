/* test-syllable.c: readings of characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-syllable.h"

static void
test_readings (void)
{
  const gunichar chars[] = { 0x7db2, 0x93ae, 0x8b80 };
  g_autofree char *readings = qd_syllable_dup_readings (chars, G_N_ELEMENTS (chars));

  g_assert_cmpstr (readings, ==, "wǎng\nzhèn\ndú\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/syllable/readings", test_readings);
  return g_test_run ();
}
