/* test-line-decoder.c: lines of one encoding among lines of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-line-decoder.h"

static QdLineCounts
assert_decodes (QdScheme scheme, const char *bytes, gsize length, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  QdLineCounts counts;

  g_assert_true (qd_line_decode (scheme, (const guint8 *) bytes, length, out, &counts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, expected);
  return counts;
}

static void
test_schemes (void)
{
  assert_decodes (QD_SCHEME_UTF8, "读书\r\n写字", 14, "读书\n写字");
  assert_decodes (QD_SCHEME_GB18030, "\xb6\xc1\xca\xe9\r\xd0\xb4\xd7\xd6", 9, "读书\n写字");
  assert_decodes (QD_SCHEME_BIG5, "\xc5\xaa\xae\xd1", 4, "讀書");
}

static void
test_mixed (void)
{
  QdLineCounts counts = assert_decodes (QD_SCHEME_UTF8, "读书写字\n\xb6\xc1\xca\xe9\xd0\xb4\xd7\xd6\n读书\n", 29,
                                        "读书写字\n读书写字\n读书\n");

  g_assert_cmpuint (counts.n_other, ==, 4);
  g_assert_cmpuint (counts.n_errors, ==, 0);
}

static void
test_bad_byte (void)
{
  QdLineCounts counts = assert_decodes (QD_SCHEME_UTF8, "读\xff书\n写字", 14, "读\357\277\275书\n写字");

  g_assert_cmpuint (counts.n_errors, ==, 1);
  counts = assert_decodes (QD_SCHEME_UTF8, "读书\xe5\x86", 8, "读书");
  g_assert_cmpuint (counts.n_errors, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  QdLineCounts counts;

  for (int i = 0; i < 200000; i++)
    g_string_append (lines, "读书\n");
  g_cancellable_cancel (cancellable);
  g_assert_false (
      qd_line_decode (QD_SCHEME_UTF8, (const guint8 *) lines->str, lines->len, out, &counts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_likelihood (void)
{
  const guint8 gbk[] = { 0xb6, 0xc1, 0xca, 0xe9 };

  g_assert_cmpfloat (qd_line_likelihood (QD_SCHEME_GB18030, gbk, sizeof gbk), >,
                     qd_line_likelihood (QD_SCHEME_UTF8, gbk, sizeof gbk));
  g_assert_cmpfloat (qd_line_likelihood (QD_SCHEME_GB18030, gbk, sizeof gbk), >,
                     qd_line_likelihood (QD_SCHEME_BIG5, gbk, sizeof gbk));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/line-decoder/schemes", test_schemes);
  g_test_add_func ("/text/line-decoder/mixed", test_mixed);
  g_test_add_func ("/text/line-decoder/bad-byte", test_bad_byte);
  g_test_add_func ("/text/line-decoder/cancelled", test_cancelled);
  g_test_add_func ("/text/line-decoder/likelihood", test_likelihood);
  return g_test_run ();
}
