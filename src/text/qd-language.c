/* qd-language.c: what language a text is written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-language.h"

#include "text/qd-char-class.h"

/* The beginning of a book tells its language. */
#define SAMPLE_BYTES (256 * 1024)

#define FIRST_HAN 0x4E00
#define N_HAN (0x9FFF - FIRST_HAN + 1)

enum
{
  BOTH,
  SIMPLIFIED,
  TRADITIONAL,
};

/* Common characters in pairs, simplified before traditional; none that is used in both scripts. */
static const char pairs[] =
    "们們个個这這来來国國时時说說为為会會对對学學过過发發动動经經还還样樣现現实實长長问問开開关關无無点點机機电電见見"
    "车車书書东東马馬鱼魚鸟鳥门門间間头頭边邊话話语語请請让讓认認识識记記讲講读讀写寫买買卖賣钱錢银銀铁鐵错錯难難题題"
    "风風飞飛饭飯验驗龙龍罗羅万萬与與专專业業两兩严嚴丽麗义義乐樂习習乡鄉亚亞产產亲親亿億从從仅僅价價众眾优優传傳伤傷"
    "体體备備儿兒党黨兴興养養军軍农農决決况況减減击擊则則创創别別办辦务務劳勞势勢区區医醫华華单單卫衛历歷压壓县縣双雙"
    "变變叶葉号號听聽员員响響图圖团團围圍圣聖场場坏壞块塊声聲处處够夠夺奪奋奮妇婦孙孫宁寧宝寶审審宪憲宫宮宽寬宾賓导導"
    "将將尔爾尽盡层層岁歲岛島师師帅帥带帶帮幫广廣庆慶应應张張强強归歸当當录錄彻徹态態总總恶惡战戰户戶执執扩擴担擔据據"
    "报報择擇数數断斷旧舊显顯术術权權条條极極构構标標树樹梦夢检檢欢歡残殘毕畢气氣汉漢汤湯济濟满滿灭滅灯燈灵靈热熱爱愛"
    "独獨环環画畫疗療监監盖蓋盘盤础礎确確礼禮离離种種积積称稱穷窮竞競笔筆签簽简簡类類粮糧级級纪紀约約红紅纯純纳納纸紙"
    "线線组組细細织織终終绍紹结結给給络絡统統继繼续續维維绿綠编編网網联聯职職肃肅脑腦艺藝节節苏蘇药藥获獲营營虑慮虽雖"
    "补補装裝规規视視觉覺观觀订訂计計训訓许許论論设設访訪证證评評词詞试試诗詩该該详詳误誤调調谁誰谈談谢謝贝貝负負财財"
    "责責贤賢败敗货貨质質贯貫贵貴费費资資赏賞赵趙转轉轮輪软軟轻輕较較输輸辑輯达達迁遷运運进進远遠连連迟遲适適选選递遞"
    "遗遺邻鄰针針铜銅镇鎮闭閉闻聞阅閱队隊阳陽阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱页頁项項顺順须須顾顧预預领領频頻颜顏"
    "额額饮飲驶駛骂罵";

static const guint8 *
get_scripts (void)
{
  static guint8 scripts[N_HAN];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      int script = SIMPLIFIED;

      for (const char *p = pairs; *p; p = g_utf8_next_char (p))
        {
          scripts[g_utf8_get_char (p) - FIRST_HAN] = (guint8) script;
          script = SIMPLIFIED + TRADITIONAL - script;
        }
      g_once_init_leave (&once, 1);
    }
  return scripts;
}

typedef struct
{
  int scripts[3];
  int n_han, n_kana, n_hangul, n_latin;
} Census;

static void
count (Census *census, const char *string, gsize n_bytes)
{
  const guint8 *scripts = get_scripts ();
  const char *end = string + n_bytes;

  for (const char *p = string; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch < 0x80)
        census->n_latin += g_ascii_isalpha ((char) ch);
      else if (ch >= FIRST_HAN && ch < FIRST_HAN + N_HAN)
        {
          census->n_han++;
          census->scripts[scripts[ch - FIRST_HAN]]++;
        }
      else if (ch >= 0x3041 && ch <= 0x30FA)
        census->n_kana++;
      else if (ch >= 0xAC00 && ch <= 0xD7A3)
        census->n_hangul++;
    }
}

/**
 * qd_text_guess_language:
 * @self: a text
 *
 * Looks at the first quarter of a megabyte. Chinese needs few Han among Western letters, since papers on technical
 * matters hold many of those; Japanese needs one kana to three Han, since a Chinese text may quote some.
 *
 * Returns: (transfer none): "zh-Hans", "zh-Hant", "ja", "ko", "en", or "und" if there are no letters
 */
const char *
qd_text_guess_language (QdText *self)
{
  Census census = { { 0 } };
  gsize n_bytes;
  const char *string;

  g_return_val_if_fail (self, "und");

  string = qd_text_get_string (self, &n_bytes);
  count (&census, string, MIN (n_bytes, SAMPLE_BYTES));
  if (census.n_kana * 3 > census.n_han && census.n_kana > 3)
    return "ja";
  if (census.n_hangul > census.n_han)
    return "ko";
  if (census.n_han * 20 < census.n_latin)
    return "en";
  if (census.n_han == 0)
    return "und";
  return census.scripts[TRADITIONAL] > census.scripts[SIMPLIFIED] ? "zh-Hant" : "zh-Hans";
}
