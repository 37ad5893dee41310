/* test-multibyte.c: single characters of several bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-multibyte.h"

#include <string.h>

static void
test_steps (void)
{
  static const struct
  {
    QdScheme scheme;
    const char *bytes;
    gunichar ch;
    int n_bytes;
    gboolean is_cut;
  } cases[] = {
    { QD_SCHEME_UTF8, "a", 'a', 1, FALSE },
    { QD_SCHEME_UTF8, "\xe8\xaf\xbb", 0x8bfb, 3, FALSE },
    { QD_SCHEME_UTF8, "\xe8\xaf", 0, 2, TRUE },
    { QD_SCHEME_UTF8, "\xc0\xaf", 0, 2, FALSE },
    { QD_SCHEME_UTF8, "\xed\xa1\x80\xed\xb0\x80", 0x20000, 6, FALSE },
    { QD_SCHEME_UTF8, "\xed\xa1\x80!", 0, 1, FALSE },
    { QD_SCHEME_GB18030, "\xb6\xc1", 0x8bfb, 2, FALSE },
    { QD_SCHEME_GB18030, "\x95\x32\x82\x36", 0x20000, 4, FALSE },
    { QD_SCHEME_GB18030, "\x80", 0x20ac, 1, FALSE },
    { QD_SCHEME_BIG5, "\xc5\xaa", 0x8b80, 2, FALSE },
    { QD_SCHEME_BIG5, "\xa3\xe1", 0x20ac, 2, FALSE },
    { QD_SCHEME_BIG5, "\xc5", 0, 1, TRUE },
    { QD_SCHEME_EUC_TW, "\xc4\xa1", 0x4e00, 2, FALSE },
    { QD_SCHEME_EUC_TW, "\x8e\xa2\xa1\xa1", 0x4e42, 4, FALSE },
    { QD_SCHEME_EUC_TW, "\x8e\x20", 0, 1, FALSE },
    { QD_SCHEME_SHIFT_JIS, "\x82\xa0", 0x3042, 2, FALSE },
    { QD_SCHEME_SHIFT_JIS, "\xb1", 0xff71, 1, FALSE },
    { QD_SCHEME_EUC_JP, "\xa4\xa2", 0x3042, 2, FALSE },
    { QD_SCHEME_EUC_JP, "\x8e\xb1", 0xff71, 2, FALSE },
    { QD_SCHEME_EUC_JP, "\x8f\xb0\xa1", 0x4e02, 3, FALSE },
    { QD_SCHEME_EUC_KR, "\xb0\xa1", 0xac00, 2, FALSE },
    { QD_SCHEME_EUC_KR, "\xff", 0, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint8 *p = (const guint8 *) cases[i].bytes;
      QdStep taken = qd_multibyte_step (cases[i].scheme, p, p + strlen (cases[i].bytes));

      g_test_message ("case %u", i);
      g_assert_cmphex (taken.ch, ==, cases[i].ch);
      g_assert_cmpint (taken.n_bytes, ==, cases[i].n_bytes);
      g_assert_true (taken.is_cut == cases[i].is_cut);
    }
}

/* Whatever stands there, a step goes on and not beyond the end. */
static void
test_all_pairs (void)
{
  for (int scheme = QD_SCHEME_UTF8; scheme <= QD_SCHEME_EUC_KR; scheme++)
    for (int pair = 0; pair < 0x10000; pair++)
      {
        const guint8 bytes[] = { pair >> 8, pair & 0xff };
        QdStep taken = qd_multibyte_step ((QdScheme) scheme, bytes, bytes + 2);

        g_assert_cmpint (taken.n_bytes, >=, 1);
        g_assert_cmpint (taken.n_bytes, <=, 2);
        g_assert_true (taken.ch == 0 || g_unichar_validate (taken.ch));
      }
}

static void
test_likelihood (void)
{
  const QdStep kana = { .ch = 0x3042, .n_bytes = 2 }, none = { .n_bytes = 1 };

  g_assert_cmpfloat (qd_multibyte_likelihood (QD_SCHEME_SHIFT_JIS, &kana), >,
                     qd_multibyte_likelihood (QD_SCHEME_GB18030, &kana));
  g_assert_cmpfloat (qd_multibyte_likelihood (QD_SCHEME_UTF8, &kana), >,
                     qd_multibyte_likelihood (QD_SCHEME_BIG5, &kana));
  g_assert_cmpfloat (qd_multibyte_likelihood (QD_SCHEME_UTF8, &none), ==, QD_LIKELIHOOD_ERROR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/multibyte/steps", test_steps);
  g_test_add_func ("/text/multibyte/all-pairs", test_all_pairs);
  g_test_add_func ("/text/multibyte/likelihood", test_likelihood);
  return g_test_run ();
}
