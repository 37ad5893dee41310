/* test-decoder.c: bytes of unknown encoding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-decoder.h"

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

static void
test_bad_bytes (void)
{
  /* One bad byte costs one character; a cut end costs nothing; a GBK line inside UTF-8 is read. */
  assert_decodes ("读书\xff写字", 13, "UTF-8", "读书\357\277\275写字");
  assert_decodes ("读书写字\xe8\xaf", 14, "UTF-8", "读书写字");
  assert_decodes ("读书写字\n\xb6\xc1\xca\xe9\xd0\xb4\xd7\xd6\n读书写字\n", 35, "UTF-8",
                  "读书写字\n读书写字\n读书写字\n");
  assert_decodes ("读\0\0书\0\n", 10, "UTF-8", "读书\n");
}

static void
test_wide (void)
{
  assert_decodes ("\xff\xfe\xfb\x8b\x66\x4e", 6, "UTF-16LE", "读书");
  assert_decodes ("\xff\xfe\0\0\xfb\x8b\0\0\x66\x4e\0\0", 12, "UTF-32LE", "读书");
}

static void
test_short (void)
{
  assert_decodes ("\xc4\xc5\xba\xb0", 4, "GB18030", "呐喊");
  assert_decodes ("\xc1\xaa\xcd\xa8", 4, "GB18030", "联通");
  assert_decodes ("\xbb\x4f\xc6\x57", 4, "Big5", "臺灣");
  assert_decodes ("\xfb\x8b\x66\x4e\x14\x7b\xb0\x8b", 8, "UTF-16LE", "读书笔记");
  assert_decodes ("\x8b\xfb\x4e\x66\x7b\x14\x8b\xb0", 8, "UTF-16BE", "读书笔记");
  assert_decodes ("caf\xe9", 4, "windows-1252", "café");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/decoder/utf8", test_utf8);
  g_test_add_func ("/text/decoder/legacy", test_legacy);
  g_test_add_func ("/text/decoder/bad-bytes", test_bad_bytes);
  g_test_add_func ("/text/decoder/wide", test_wide);
  g_test_add_func ("/text/decoder/short", test_short);
  return g_test_run ();
}
