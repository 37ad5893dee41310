/* test-damage.c: what is mended, and what is left alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

static void
assert_shown (const char *source, const char *expected)
{
  g_autoptr (QdText) text = qd_text_new (source, -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, QD_READING_EMENDED, NULL);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, expected);
}

static void
test_pinyin (void)
{
  assert_shown ("從這個網(wǎng)站發(fā)出的書目有許多關(guān)係，網(wǎng)上發(fā)布時關(guān)掉了網(wǎng)頁。",
                "從這個網站發出的書目有許多關係，網上發布時關掉了網頁。");
  /* Few on each, where the marks are the converter's, too. */
  assert_shown ("發(fā)現,發(fā)生,發(fā)展,說(shuō)話,說(shuō)書,這(zhè)裡,開(kāi)門,國(guó)家,見(jiàn)面,設(shè)想,聽"
                "(tīng)雨,中間(jiān)。有人，從山上下來。",
                "發(fā)現,發(fā)生,發(fā)展,說(shuō)話,說(shuō)書,這(zhè)裡,開(kāi)門,國(guó)家,見(jiàn)面,設(shè)想,聽"
                "(tīng)雨,中間(jiān)。有人，從山上下來。");
  assert_shown ("發(fā)現,發(fā)生,發(fā)展,說(shuō)話,說(shuō)書,這(zhè)裡,開(kāi)門,國(guó)家,見(jiàn)面,設(shè)想,聽"
                "(tīng)雨,中間(jiān)。有人,從山上下來。",
                "發現，發生，發展，說話，說書，這裡，開門，國家，見面，設想，聽雨，中間。有人，從山上下來。");
  /* Of other converters: without a tone, with a digit for it, in other brackets. */
  assert_shown ("他的(de)书放在你的(de)桌上，网[wang3]页关[guan1]了，网[wang3]站也关[guan1]了，我的(de)呢？",
                "他的书放在你的桌上，网页关了，网站也关了，我的呢？");
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

/* Texts that are odd but whole. */
static void
test_untouched (void)
{
  static const char *const texts[] = {
    "我(wǒ) I\n你(nǐ) you\n他(tā) he\n是(shì) be\n有(yǒu) have\n在(zài) at\n学(xué) study\n书(shū) book",
    "我(wǒ)是(shì)学(xué)生(shēng)，你(nǐ)是(shì)老(lǎo)师(shī)，我(wǒ)学(xué)汉(hàn)语(yǔ)，你(nǐ)学(xué)吗？",
    "否（pǐ）极泰来，剥（bō）极而复。逶迤（wēi yí）山路，彳亍（chì chù）行人。",
    "谢谢。(Xièxie.) Thanks.\n请问，车站在哪儿？(Qǐngwèn, chēzhàn zài nǎr?)",
    "// 计算平均值, 返回浮点数\nint f(int a,int b){ return a>b?a:b; } /* 比较(a,b) */",
    "设 f(x)=x^2+1, 则 f(2)=5; 若 a:b=3:4, 求 (a+b)/b。",
    "第一章 绪论..........1\n第二章 方法……………12",
    "00:00:01,000 --> 00:00:03,500\n你怎么才来??",
    "小王: 在吗??\n阿李: 在, 怎么了?:) (^_^)",
    "1. e4 e5 2. Nf3 Nc6 黑方应以2...d6?! 稍弱, 白优(+0.5)。比分3:2,用时1:30:05。",
    "近来研究[1]表明，此法(见[2,3])可行；另见(Smith,2001;Li,2003)。",
    "下载地址:http://example.org/a?b=1&c=2;详见(附录A).",
    "魑魅魍魉，饕餮耄耋，龃龉龌龊，觊觎饕餮。噫吁嚱，囹圄圜土。",
    "ㄅㄆㄇㄈ ㄉㄊㄋㄌ ㄍㄎㄏ ㄐㄑㄒ\n媽（ㄇㄚ）麻（ㄇㄚˊ）馬（ㄇㄚˇ）",
    "彼は「こんにちは」と言った。吾輩は猫である。",
    "Le café est fermé à midi; l’été dernier, où étiez-vous?",
    "Die Straße führt über die Brücke; schöne Grüße aus Köln.",
    "α粒子与β粒子的能量之比为γ。Ελληνικά κείμενα.",
    "俄语 Привет, как дела? 的意思是“你好”。",
    "越南语“Xin chào, tôi đến từ Hà Nội”。",
    "在 HTML 中，&lt; 表示小于号，&amp; 表示与号。",
    "行 xíng ①走。②可以。长(cháng)短，长(zhǎng)大。",
    "甲(惊):什么?!\n乙(笑):没什么.\n(幕落)",
    "┌──┬──┐\n│甲│乙│\n└──┴──┘",
    "今天👨‍👩‍👧去公园🎉！天气☀️真好。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_shown (texts[i], texts[i]);
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
  /* Escaped twice, without semicolons, and a byte of Windows-1252 where a character was meant. */
  assert_shown ("他说：&amp;ldquo;读书&amp;rdquo;&amp;hellip;&amp;hellip;", "他说：“读书”……");
  assert_shown ("&#35835&#20070&#21160&#31508", "读书动笔");
  assert_shown ("&nbsp&nbsp读书&nbsp", "\302\240\302\240读书\302\240");
  assert_shown ("&#147;读书&#148;", "“读书”");
  /* What stands for no character, and what an address is made of. */
  assert_shown ("&#0;&#55296;&#1114112;读书&#29;", "&#0;&#55296;&#1114112;读书&#29;");
  assert_shown ("a?x=1&copy=2&reg=3&times=4&lt=5", "a?x=1&copy=2&reg=3&times=4&lt=5");
  assert_shown ("写作 &amp;lt; 表示小于号", "写作 &amp;lt; 表示小于号");
}

static void
test_spacing (void)
{
  assert_shown ("老 周 在 渡 口 摆 了 三 十 年 的 船 。 河 不 宽 ， 水 却 急 。",
                "老周在渡口摆了三十年的船。河不宽，水却急。");
  /* Words set apart for learners, verse, titles and names. */
  assert_shown ("我 今天 在 渡口 看 见了 一位 老人 ， 他 在 那里 摆了 三十年 的 船 。",
                "我 今天 在 渡口 看 见了 一位 老人 ， 他 在 那里 摆了 三十年 的 船 。");
  assert_shown ("目 录\n李 白\n庭 前 落 叶 满\n檐 下 雨 声 疏", "目 录\n李 白\n庭 前 落 叶 满\n檐 下 雨 声 疏");
  assert_shown ("一行有空：老 周 在 渡 口 摆 了 三 十 年 的 船 "
                "。\n另一行没有，再一行也没有，这里的字都是连着写的，一个空也没有。",
                "一行有空：老 周 在 渡 口 摆 了 三 十 年 的 船 "
                "。\n另一行没有，再一行也没有，这里的字都是连着写的，一个空也没有。");
}

#define DOUBLED(line) line "\n" line "\n"

static void
test_doubled (void)
{
#define A "老周在渡口摆了三十年的船，河不宽，水却急。"
#define B "年轻人没有接话，蹲在石阶上洗手，水从指缝里漏下去。"
#define C "第二天一早，渡口来了一队学生，说是要写一篇作文。"
  assert_shown (DOUBLED ("渡口") DOUBLED (A) "\n" DOUBLED (B) DOUBLED (C), "渡口\n" A "\n\n" B "\n" C "\n");
  /* Some lines, and a song. */
  assert_shown (DOUBLED (A) B "\n" C "\n" DOUBLED (B), DOUBLED (A) B "\n" C "\n" DOUBLED (B));
  assert_shown (DOUBLED ("雨啊雨") DOUBLED ("落在屋檐") DOUBLED ("谁在敲门") DOUBLED ("雨啊雨"),
                DOUBLED ("雨啊雨") DOUBLED ("落在屋檐") DOUBLED ("谁在敲门") DOUBLED ("雨啊雨"));
#undef A
#undef B
#undef C
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
  /* GBK read as Big5, whose rarest pairs some decoders lack: a title and two lines with lost bytes. */
  assert_shown ("傾諳\n坻參陓殏疑溫輛諳渝ㄛ鞣鞣軗堤賸陬桴﹝\n橾笚婓傾諳啊賸��坋爛腔摒﹝碩祥遵",
                "渡口\n他把信折好放进口袋，慢慢走出了车站。\n老周在渡口摆了三十年的船。河不宽");
  /* UTF-8 read as GBK by a converter that left nothing in the place of what it could not read. */
  assert_shown ("鍏充簬寮灞曞彜绫嶆櫘鏌ョ櫥璁板伐浣滅殑閫氱煡", "关于开展古籍普查登记工作的通知");
  /* A name, blanks and rare words may be read as something else, and are themselves. */
  assert_shown ("杜 甫\n岑 參", "杜 甫\n岑 參");
  assert_shown ("\302\240\302\240\302\240\n正文\302\240\302\240", "\302\240\302\240\302\240\n正文\302\240\302\240");
  assert_shown ("韨锰帓蹭堟魶饍鳗聋潗耧貝削鸩猴扭鼙灩羱焗巺溲伡嵎宭触慟覠泔汫卐",
                "韨锰帓蹭堟魶饍鳗聋潗耧貝削鸩猴扭鼙灩羱焗巺溲伡嵎宭触慟覠泔汫卐");
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
  g_test_add_func ("/text/damage/untouched", test_untouched);
  g_test_add_func ("/text/damage/width", test_width);
  g_test_add_func ("/text/damage/invisible", test_invisible);
  g_test_add_func ("/text/damage/entities", test_entities);
  g_test_add_func ("/text/damage/spacing", test_spacing);
  g_test_add_func ("/text/damage/doubled", test_doubled);
  g_test_add_func ("/text/damage/mojibake", test_mojibake);
  return g_test_run ();
}
