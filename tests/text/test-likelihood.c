/* test-likelihood.c: the likelier text has the greater sum
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-likelihood.h"

static void
assert_likelier (QdModel model, const char *likely, const char *unlikely)
{
  g_assert_cmpfloat (qd_likelihood_of_string (model, likely, -1), >, qd_likelihood_of_string (model, unlikely, -1));
}

static void
test_order (void)
{
  assert_likelier (QD_MODEL_CHINESE, "读书", "璇讳");
  assert_likelier (QD_MODEL_CHINESE, "讀書", "ÅªÊé");
  assert_likelier (QD_MODEL_JAPANESE, "ひらがな", "읽기쓰기");
  assert_likelier (QD_MODEL_KOREAN, "이것은", "ひらが");
  assert_likelier (QD_MODEL_WESTERN, "é", "书");
}

static void
test_sum (void)
{
  double one = qd_likelihood_of_char (QD_MODEL_CHINESE, 0x4e66);

  g_assert_cmpfloat_with_epsilon (qd_likelihood_of_string (QD_MODEL_CHINESE, "书书书", -1), 3 * one, 1e-4);
  g_assert_cmpfloat_with_epsilon (qd_likelihood_of_string (QD_MODEL_CHINESE, "书书", 3), one, 1e-4);
  g_assert_cmpfloat (qd_likelihood_of_char (QD_MODEL_CHINESE, (gunichar) 0x61), <, 0);
  g_assert_cmpfloat (qd_likelihood_of_char (QD_MODEL_CHINESE, 0xfffd), ==, QD_LIKELIHOOD_ERROR);
}

static void
test_all_are_negative (void)
{
  for (int model = QD_MODEL_CHINESE; model <= QD_MODEL_WESTERN; model++)
    for (gunichar ch = 0x80; ch <= 0x10ffff; ch += ch < 0x10000 ? 1 : 0x1000)
      g_assert_cmpfloat (qd_likelihood_of_char (model, ch), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/likelihood/order", test_order);
  g_test_add_func ("/text/likelihood/sum", test_sum);
  g_test_add_func ("/text/likelihood/all-are-negative", test_all_are_negative);
  return g_test_run ();
}
