/* test-damage.c: what is mended, and what is left alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

static void
assert_shown (const char *source, const char *expected)
{
  g_autoptr (QdText) text = qd_text_new (source, -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, QD_READING_EMENDED, NULL, 0);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, expected);
}

static void
test_pinyin (void)
{
  assert_shown ("網(wǎng)關(guān)發(fā)網(wǎng)關(guān)發(fā)網(wǎng)", "網關發網關發網");
  assert_shown ("知道否（pǐ）的人不多，否字常见。", "知道否（pǐ）的人不多，否字常见。");
}

static void
test_width (void)
{
  assert_shown ("一,二,三,四,五,六,七,八,九,十,百:8:30,a,b", "一，二，三，四，五，六，七，八，九，十，百：8:30,a,b");
  assert_shown ("(一)甲，乙;丙", "(一)甲，乙;丙");
}

static void
test_invisible (void)
{
  assert_shown ("读\u200b书\ufeff，写\u00ad字\u2028第⼀章", "读书，写字\n第一章");
  assert_shown ("目　录", "目　录");
}

static void
test_entities (void)
{
  assert_shown ("&#35835;&#x4E66;", "读书");
  assert_shown ("AT&amp;T 公司", "AT&amp;T 公司");
}

static void
test_mojibake (void)
{
  assert_shown ("ÎÒÃÇ¶ÁÊéÐ´×Ö", "我们读书写字");
  assert_shown ("锟斤拷锟斤拷", "锟斤拷锟斤拷");
  assert_shown ("Le café est fermé", "Le café est fermé");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/damage/pinyin", test_pinyin);
  g_test_add_func ("/text/damage/width", test_width);
  g_test_add_func ("/text/damage/invisible", test_invisible);
  g_test_add_func ("/text/damage/entities", test_entities);
  g_test_add_func ("/text/damage/mojibake", test_mojibake);
  return g_test_run ();
}
