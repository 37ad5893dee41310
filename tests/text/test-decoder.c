/* test-decoder.c: bytes of unknown encoding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-decoder.h"

#include <string.h>

static void
assert_decodes (const char *bytes, gsize length, const char *encoding, const char *expected)
{
  g_autoptr (GBytes) data = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdText) text = qd_decoder_decode (data, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (qd_text_get_string (text, NULL), ==, expected);
  g_assert_cmpstr (qd_text_get_encoding (text), ==, encoding);
}

static void
test_utf8 (void)
{
  assert_decodes ("读书\r\n写字\r", 15, "UTF-8", "读书\n写字\n");
  assert_decodes ("\xef\xbb\xbf读书", 9, "UTF-8", "读书");
  assert_decodes ("", 0, "UTF-8", "");
}

static void
test_legacy (void)
{
  assert_decodes ("\xb6\xc1\xca\xe9\xa3\xac\xd0\xb4\xd7\xd6\xa1\xa3", 12, "GB18030", "读书，写字。");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/decoder/utf8", test_utf8);
  g_test_add_func ("/text/decoder/legacy", test_legacy);
  return g_test_run ();
}
