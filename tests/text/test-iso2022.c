/* test-iso2022.c: the seven-bit encodings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-iso2022.h"

#include <string.h>

typedef gboolean (*Decode) (const guint8 *, gsize, GString *, GCancellable *, GError **);

static void
assert_decodes (Decode decode, const char *bytes, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (decode ((const guint8 *) bytes, strlen (bytes), out, NULL, NULL));
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_iso2022 (void)
{
  assert_decodes (qd_iso2022_decode,
                  "\x1b$)A\x0e"
                  "6AJi\x0f, OK\r\n\x0e"
                  "6A\x0f",
                  "读书, OK\n读");
  /* The second plane for one character, and planes beyond. */
  assert_decodes (qd_iso2022_decode,
                  "\x1b$)G\x0e"
                  "D!\x1b$*H\x1bN!!\x0f",
                  "一乂");
  assert_decodes (qd_iso2022_decode, "\x1b$BFI=q\x1b(B OK", "読書 OK");
  assert_decodes (qd_iso2022_decode, "\x1b(I1\x1b(Ba", "ｱa");
  /* The line before forgot to leave the Japanese passage. */
  assert_decodes (qd_iso2022_decode, "\x1b$BFI\nOK", "読\nOK");
  assert_decodes (qd_iso2022_decode,
                  "\x1b$)A\x0e"
                  "6A\x7e\x7e",
                  "读\357\277\275");
}

static void
test_hz (void)
{
  assert_decodes (qd_hz_decode, "~{6AJi~} OK ~~ ~\nx", "读书 OK ~ x");
  /* Mail broke the line inside the passage. */
  assert_decodes (qd_hz_decode, "~{6A\nOK", "读\nOK");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/iso2022/iso2022", test_iso2022);
  g_test_add_func ("/text/iso2022/hz", test_hz);
  return g_test_run ();
}
