/* test-mojibake.c: text decoded with the wrong encoding, decoded again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-mojibake.h"

static void
assert_undone (QdWrong wrong, QdScheme right, const char *shown, int n_holes_expected, const char *expected)
{
  glong n_chars;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (shown, -1, &n_chars);
  int n_holes;
  g_autoptr (GArray) bytes = qd_mojibake_encode (wrong, chars, (int) n_chars, &n_holes);
  const QdMojibakeContext context = { QD_HAN_COMMON_SIMPLIFIED | QD_HAN_COMMON_TRADITIONAL, NULL };
  g_autofree char *decoded = NULL;
  double likelihood;

  g_assert_nonnull (bytes);
  g_assert_cmpint (n_holes, ==, n_holes_expected);
  decoded = n_holes == 0 ? qd_mojibake_decode (wrong, right, bytes, &likelihood)
                         : qd_mojibake_fill (wrong, right, bytes, n_holes, &context, &likelihood);
  g_assert_cmpstr (decoded, ==, expected);
}

static void
test_whole (void)
{
  assert_undone (QD_WRONG_LATIN1, QD_SCHEME_GB18030, "ÎÒÃÇ¶ÁÊéÐ´×Ö", 0, "我们读书写字");
  assert_undone (QD_WRONG_GBK, QD_SCHEME_SHIFT_JIS, "屷攜偺擫偼崱擔傕掚偱柊偭偰偄傞丅", 0,
                 "吾輩の猫は今日も庭で眠っている。");
  assert_undone (QD_WRONG_BIG5, QD_SCHEME_GB18030, "坻參陓殏疑溫輛諳渝ㄛ鞣鞣軗堤賸陬桴﹝", 0,
                 "他把信折好放进口袋，慢慢走出了车站。");
}

/* What was lost is chosen so that words result. */
static void
test_holes (void)
{
  assert_undone (QD_WRONG_GBK, QD_SCHEME_UTF8, "浠栨妸淇℃姌濂芥斁杩涘彛琚嬶紝鎱㈡參璧板嚭浜嗚溅绔欍��", 2,
                 "他把信折好放进口袋，慢慢走出了车站。");
  assert_undone (QD_WRONG_LATIN1, QD_SCHEME_UTF8, "ä»–æŠŠä¿¡æŠ˜å¥½æ”¾è¿›å�£è¢‹ï¼Œæ…¢æ…¢èµ°å‡ºäº†è½¦ç«™ã€‚", 1,
                 "他把信折好放进口袋，慢慢走出了车站。");
  assert_undone (QD_WRONG_GBK, QD_SCHEME_BIG5, "闽�螗[眏�哎�厚て�u�@�涵Y�z種ǎ", 7, "關於加強城市綠化工作的若干意見");
}

static void
test_impossible (void)
{
  const gunichar chars[] = { 0x8bfb };
  int n_holes;

  g_assert_null (qd_mojibake_encode (QD_WRONG_LATIN1, chars, 1, &n_holes));
  g_assert_null (qd_mojibake_encode (QD_WRONG_BIG5, chars, 1, &n_holes));
}

/* Where most is lost nothing is invented. */
static void
test_too_many_holes (void)
{
  static const gunichar chars[] = { 0x7487, 0xfffd, 0xfffd, 0xfffd, 0xfffd, 0x8bb3 };
  int n_holes;
  g_autoptr (GArray) bytes = qd_mojibake_encode (QD_WRONG_GBK, chars, G_N_ELEMENTS (chars), &n_holes);
  const QdMojibakeContext context = { QD_HAN_COMMON_SIMPLIFIED, NULL };
  double likelihood;

  g_assert_null (qd_mojibake_fill (QD_WRONG_GBK, QD_SCHEME_UTF8, bytes, n_holes, &context, &likelihood));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/mojibake/whole", test_whole);
  g_test_add_func ("/text/mojibake/holes", test_holes);
  g_test_add_func ("/text/mojibake/impossible", test_impossible);
  g_test_add_func ("/text/mojibake/too-many-holes", test_too_many_holes);
  return g_test_run ();
}
