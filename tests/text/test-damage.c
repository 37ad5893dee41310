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

#define CONVERTED                                                                                                                                           \
  "讀書會設(shè)在網(wǎng)上,發(fā)起人經(jīng)營一間書店,設(shè)了網(wǎng)站和規(guī)章,發(fā)布書目,互聯(lián)網(" \
  "wǎng)上也有。\n"
#define CONVERTED_SHOWN "讀書會設在網上，發起人經營一間書店，設了網站和規章，發布書目，互聯網上也有。\n"

static void
test_bytes (void)
{
  /* Cut between two bytes, pinyin between two bytes, a letter that was a second byte, and a pair that vanished. */
  assert_shown (CONVERTED "發(fā)現(xiàn)問題及時改正?;ヂ?lián)網(wǎng)站日?;ヂ?lián)網(wǎng)",
                CONVERTED_SHOWN "發現問題及時改正。互聯網站日常互聯網");
  assert_shown (CONVERTED "黨員干部的日??己斯芾砉ぷ髦?,對書", CONVERTED_SHOWN "黨員干部的日常考核管理工作中，對書");
  assert_shown (CONVERTED "對群眾當?shù)氖掠纱蝰R虎眼,讀書", CONVERTED_SHOWN "對群眾當的事由打馬虎眼，讀書");
  /* A question is a question, and without remnants of pinyin nothing is out of step. */
  assert_shown (CONVERTED "這是什麼?我不知道?,是嗎", CONVERTED_SHOWN "這是什麼？我不知道？，是嗎");
  assert_shown ("改正?;ヂ?lián)網", "改正?;ヂ?lián)網");
}

static void
test_width (void)
{
  assert_shown ("一,二,三,四,五,六,七,八,九,十,百:8:30,a,b", "一，二，三，四，五，六，七，八，九，十，百：8:30,a,b");
  assert_shown ("(一)甲，乙;丙", "(一)甲，乙;丙");
  assert_shown ("一,二,三.四,五,六,七.八,九,十,百,千,万,亿.", "一,二,三.四,五,六,七.八,九,十,百,千,万,亿.");
}

static void
test_invisible (void)
{
  assert_shown ("读\u200b书\ufeff，写\u00ad字\u2028第⼀章", "读书，写字\n第一章");
  assert_shown ("fruit\u00adful 的", "fruit\u00adful 的");
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
  /* UTF-8 read as Latin-1, twice. */
  assert_shown ("\303\203\302\244\303\202\302\273\303\202\302\226\303\203\302\250\303\202\302\257\303\202\302\264\303"
                "\203\302\250\303\202\302\257\303\202\302\273\303\203\302\244\303\202\302\271\303\202\302\246\303\203"
                "\302\251\303\202\302\241\303\202\302\273\303\203\302\245\303\202\302\212\303\202\302\250\303\203\302"
                "\247\303\202\302\254\303\202\302\224",
                "他说读书须动笔");
  /* Where most of a text went one way, a short line follows. */
  assert_shown ("浠栨妸淇℃姌濂芥斁杩涘彛琚嬶紝鎱㈡參璧板嚭浜嗚溅绔欍��\n锛�",
                "他把信折好放进口袋，慢慢走出了车站。\n，");
  assert_shown ("锟斤拷锟斤拷", "锟斤拷锟斤拷");
  assert_shown ("烫烫烫烫烫", "烫烫烫烫烫");
  assert_shown ("Le café est fermé", "Le café est fermé");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/damage/pinyin", test_pinyin);
  g_test_add_func ("/text/damage/bytes", test_bytes);
  g_test_add_func ("/text/damage/width", test_width);
  g_test_add_func ("/text/damage/invisible", test_invisible);
  g_test_add_func ("/text/damage/entities", test_entities);
  g_test_add_func ("/text/damage/mojibake", test_mojibake);
  return g_test_run ();
}
