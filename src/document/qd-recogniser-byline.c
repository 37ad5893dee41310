/* qd-recogniser-byline.c: names of authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

#include <string.h>

/* Surnames of one character, simplified and traditional; those that begin more words than names are left out. Sorted.
 */
static const gunichar surnames[] = {
  /* clang-format off */
  0x4E01, 0x4E07, 0x4E18, 0x4E1B, 0x4E25, 0x4E30, 0x4E4C, 0x4E50, 0x4E54, 0x4E5C, 0x4E60, 0x4E91, 0x4E93, 0x4E95, /* 丁万丘丛严丰乌乐乔乜习云亓井 */
  0x4E9E, 0x4EC7, 0x4EC9, 0x4ED8, 0x4EDD, 0x4EE3, 0x4EF0, 0x4EF2, 0x4EFB, 0x4F0A, 0x4F0D, 0x4F0F, 0x4F2F, 0x4F55, /* 亞仇仉付仝代仰仲任伊伍伏伯何 */
  0x4F58, 0x4F59, 0x4F5F, 0x4F74, 0x4FAF, 0x4FDE, 0x502A, 0x5085, 0x50A8, 0x5132, 0x5143, 0x5145, 0x515A, 0x5170, /* 佘余佟佴侯俞倪傅储儲元充党兰 */
  0x5173, 0x5180, 0x5189, 0x519C, 0x51AF, 0x51B5, 0x51B7, 0x51CC, 0x51E4, 0x5200, 0x5201, 0x5218, 0x5229, 0x5289, /* 关冀冉农冯况冷凌凤刀刁刘利劉 */
  0x52B3, 0x52DE, 0x52FE, 0x5305, 0x5321, 0x533A, 0x5340, 0x534E, 0x5353, 0x5355, 0x535C, 0x535E, 0x5362, 0x536B, /* 劳勞勾包匡区區华卓单卜卞卢卫 */
  0x5370, 0x5371, 0x5374, 0x5389, 0x538D, 0x53B2, 0x53E2, 0x53E4, 0x53F2, 0x53F6, 0x53F8, 0x5409, 0x5415, 0x5433, /* 印危却厉厍厲叢古史叶司吉吕吳 */
  0x5434, 0x5442, 0x5468, 0x54B8, 0x54C8, 0x5510, 0x5546, 0x55AC, 0x55AE, 0x55BB, 0x56B4, 0x56FD, 0x5835, 0x5857, /* 吴呂周咸哈唐商喬單喻嚴国堵塗 */
  0x58A8, 0x590F, 0x5914, 0x595A, 0x59DA, 0x59DC, 0x59EC, 0x5A04, 0x5A41, 0x5B54, 0x5B59, 0x5B5F, 0x5B63, 0x5B6B, /* 墨夏夔奚姚姜姬娄婁孔孙孟季孫 */
  0x5B81, 0x5B89, 0x5B8B, 0x5B93, 0x5B97, 0x5B98, 0x5BA3, 0x5BA6, 0x5BAB, 0x5BB0, 0x5BB9, 0x5BBE, 0x5BBF, 0x5BC7, /* 宁安宋宓宗官宣宦宫宰容宾宿寇 */
  0x5BCC, 0x5BE7, 0x5BFF, 0x5C01, 0x5C1A, 0x5C24, 0x5C39, 0x5C45, 0x5C48, 0x5C60, 0x5C91, 0x5CA9, 0x5CB3, 0x5D14, /* 富寧寿封尚尤尹居屈屠岑岩岳崔 */
  0x5D47, 0x5DE2, 0x5DE6, 0x5DE9, 0x5DEB, 0x5DF4, 0x5E08, 0x5E2B, 0x5E2D, 0x5E38, 0x5E72, 0x5E73, 0x5E78, 0x5E84, /* 嵇巢左巩巫巴师師席常干平幸庄 */
  0x5E94, 0x5E9E, 0x5EB7, 0x5EBE, 0x5EC9, 0x5ED6, 0x5F13, 0x5F18, 0x5F20, 0x5F35, 0x5F3A, 0x5F6D, 0x5F90, 0x6000, /* 应庞康庾廉廖弓弘张張强彭徐怀 */
  0x60E0, 0x614E, 0x6155, 0x61C9, 0x6208, 0x620E, 0x6210, 0x6218, 0x621A, 0x6234, 0x623F, 0x6248, 0x6276, 0x63ED, /* 惠慎慕應戈戎成战戚戴房扈扶揭 */
  0x652F, 0x6556, 0x656C, 0x6587, 0x65AF, 0x65B9, 0x65BC, 0x65BD, 0x65F7, 0x660C, 0x6613, 0x661D, 0x6641, 0x6649, /* 支敖敬文斯方於施旷昌易昝晁晉 */
  0x664B, 0x664F, 0x666F, 0x66A8, 0x66B4, 0x66F2, 0x66F9, 0x66FE, 0x6731, 0x6743, 0x674E, 0x675C, 0x675F, 0x6768, /* 晋晏景暨暴曲曹曾朱权李杜束杨 */
  0x676D, 0x6771, 0x677E, 0x6797, 0x67CF, 0x67E5, 0x67EF, 0x67F3, 0x67F4, 0x683E, 0x6842, 0x6851, 0x6853, 0x6881, /* 杭東松林柏查柯柳柴栾桂桑桓梁 */
  0x6885, 0x690D, 0x694A, 0x695A, 0x697C, 0x69AE, 0x6A02, 0x6A0A, 0x6A13, 0x6B0A, 0x6B12, 0x6B27, 0x6B50, 0x6B65, /* 梅植楊楚楼榮樂樊樓權欒欧歐步 */
  0x6B66, 0x6BB5, 0x6BB7, 0x6BCB, 0x6BD5, 0x6BDB, 0x6C5F, 0x6C60, 0x6C64, 0x6C6A, 0x6C72, 0x6C83, 0x6C88, 0x6C99, /* 武段殷毋毕毛江池汤汪汲沃沈沙 */
  0x6CC1, 0x6D2A, 0x6D66, 0x6D82, 0x6E29, 0x6E38, 0x6E5B, 0x6E6F, 0x6ED1, 0x6ED5, 0x6EE1, 0x6EFF, 0x6F58, 0x6FEE, /* 況洪浦涂温游湛湯滑滕满滿潘濮 */
  0x70CF, 0x7126, 0x718A, 0x71D5, 0x725B, 0x725F, 0x7267, 0x72C4, 0x738B, 0x73ED, 0x74A9, 0x7504, 0x7518, 0x7530, /* 烏焦熊燕牛牟牧狄王班璩甄甘田 */
  0x7533, 0x7562, 0x767D, 0x76AE, 0x76CA, 0x76D6, 0x76DB, 0x76E7, 0x77BF, 0x77F3, 0x7941, 0x7956, 0x795D, 0x7984, /* 申畢白皮益盖盛盧瞿石祁祖祝禄 */
  0x798F, 0x79A4, 0x79B9, 0x79CB, 0x79E6, 0x7A0B, 0x7A46, 0x7AA6, 0x7AC7, 0x7AE0, 0x7AE5, 0x7AFA, 0x7B26, 0x7B80, /* 福禤禹秋秦程穆窦竇章童竺符简 */
  0x7BA1, 0x7BC4, 0x7C21, 0x7C4D, 0x7C73, 0x7C9F, 0x7CDC, 0x7D00, 0x7D22, 0x7EAA, 0x7F11, 0x7F2A, 0x7F57, 0x7F85, /* 管範簡籍米粟糜紀索纪缑缪罗羅 */
  0x7F8A, 0x7FBF, 0x7FC1, 0x7FD2, 0x7FDF, 0x803F, 0x8042, 0x805E, 0x8076, 0x8096, 0x80E1, 0x80E5, 0x81E7, 0x8212, /* 羊羿翁習翟耿聂聞聶肖胡胥臧舒 */
  0x827E, 0x82A6, 0x82AE, 0x82B1, 0x82CD, 0x82CF, 0x82D7, 0x82DF, 0x8303, 0x8305, 0x8339, 0x8340, 0x8346, 0x8363, /* 艾芦芮花苍苏苗苟范茅茹荀荆荣 */
  0x838A, 0x8398, 0x83AB, 0x83EF, 0x8427, 0x8449, 0x845B, 0x8463, 0x848B, 0x8499, 0x84AF, 0x84B2, 0x84BC, 0x84CB, /* 莊莘莫華萧葉葛董蒋蒙蒯蒲蒼蓋 */
  0x84DD, 0x84DF, 0x84EC, 0x851A, 0x8521, 0x8523, 0x853A, 0x856D, 0x8584, 0x859B, 0x85CD, 0x85CF, 0x85FA, 0x8607, /* 蓝蓟蓬蔚蔡蔣蔺蕭薄薛藍藏藺蘇 */
  0x862D, 0x865E, 0x878D, 0x885B, 0x8861, 0x8881, 0x88D8, 0x88F4, 0x891A, 0x8983, 0x8A08, 0x8A31, 0x8A3E, 0x8A79, /* 蘭虞融衛衡袁裘裴褚覃計許訾詹 */
  0x8AC7, 0x8AF6, 0x8AF8, 0x8B1D, 0x8B5A, 0x8BA1, 0x8BB8, 0x8BF8, 0x8C08, 0x8C0C, 0x8C22, 0x8C2D, 0x8C2F, 0x8C37, /* 談諶諸謝譚计许诸谈谌谢谭谯谷 */
  0x8C50, 0x8CA2, 0x8CBB, 0x8CC0, 0x8CC8, 0x8CF4, 0x8D1D, 0x8D21, 0x8D39, 0x8D3A, 0x8D3E, 0x8D56, 0x8D75, 0x8D99, /* 豐貢費賀賈賴贝贡费贺贾赖赵趙 */
  0x8DEF, 0x8E47, 0x8ECA, 0x8F66, 0x8F9B, 0x8FB9, 0x8FDE, 0x8FDF, 0x9004, 0x9023, 0x902F, 0x9072, 0x9093, 0x90A2, /* 路蹇車车辛边连迟逄連逯遲邓邢 */
  0x90AC, 0x90B0, 0x90B1, 0x90B4, 0x90B5, 0x90B9, 0x90C1, 0x90C4, 0x90CE, 0x90CF, 0x90D1, 0x90D7, 0x90DC, 0x90DD, /* 邬邰邱邴邵邹郁郄郎郏郑郗郜郝 */
  0x90DF, 0x90E6, 0x90ED, 0x9102, 0x9112, 0x9114, 0x9116, 0x912D, 0x9146, 0x91D1, 0x9215, 0x9322, 0x937E, 0x949F, /* 郟郦郭鄂鄒鄔鄖鄭酆金鈕錢鍾钟 */
  0x94AE, 0x94B1, 0x9586, 0x9594, 0x95BB, 0x95DC, 0x95EB, 0x95F5, 0x95FB, 0x960E, 0x9619, 0x961A, 0x962E, 0x9633, /* 钮钱閆閔閻關闫闵闻阎阙阚阮阳 */
  0x9634, 0x9646, 0x9648, 0x9670, 0x9673, 0x9676, 0x9678, 0x9686, 0x968B, 0x9697, 0x96CD, 0x96D9, 0x96F2, 0x96F7, /* 阴陆陈陰陳陶陸隆隋隗雍雙雲雷 */
  0x970D, 0x9773, 0x978F, 0x97A0, 0x97CB, 0x97D3, 0x97E6, 0x97E9, 0x97F6, 0x9805, 0x984F, 0x9867, 0x9879, 0x987E, /* 霍靳鞏鞠韋韓韦韩韶項顏顧项顾 */
  0x989C, 0x9952, 0x9976, 0x99AC, 0x99AE, 0x99F1, 0x9A6C, 0x9A86, 0x9AD8, 0x9B4F, 0x9B5A, 0x9B6F, 0x9B91, 0x9C7C, /* 颜饒饶馬馮駱马骆高魏魚魯鮑鱼 */
  0x9C81, 0x9C8D, 0x9CF3, 0x9E7F, 0x9EBB, 0x9EC3, 0x9EC4, 0x9ECE, 0x9EE8, 0x9F4A, 0x9F50, 0x9F8D, 0x9F90, 0x9F94, /* 鲁鲍鳳鹿麻黃黄黎黨齊齐龍龐龔 */
  0x9F99, 0x9F9A, /* 龙龚 */
  /* clang-format on */
};

static const char *const double_surnames[] = {
  "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "东方", "東方", "慕容", "令狐",
  "司徒", "尉迟", "尉遲", "公孙", "公孫", "长孙", "長孫", "端木", "西门", "西門", "南宫", "南宮",
  "夏侯", "宇文", "轩辕", "軒轅", "独孤", "獨孤", "呼延", "申屠", "淳于", "单于", "澹台", "闻人",
};

/* Pen names that have no surname in them, and what stands for an unknown author. */
static const char *const pen_names[] = {
  "老舍",   "冰心",     "三毛",     "海子",     "北岛",       "北島", "佚名",   "无名氏",     "無名氏",
  "罗贯中", "吴承恩",   "施耐庵",   "曹雪芹",   "蒲松龄",     "芥川", "张恨水", "不题撰人",   "西西",
  "也斯",   "天下霸唱", "南派三叔", "唐家三少", "我吃西红柿", "猫腻", "辰东",   "兰陵笑笑生", "笑笑生",
};

/* Words of two or three characters that begin like names. */
static const char *const no_names[] = {
  "文化", "文学", "文學", "方法", "方案",   "方向",   "安全", "安排", "安徽", "平等", "平安", "平台", "金融", "金额",
  "江苏", "江蘇", "江西", "江南", "云南",   "雲南",   "甘肃", "宁夏", "温度", "成果", "成都", "成立", "高考", "高等",
  "高度", "高山", "强调", "强化", "常识",   "常用",   "常见", "计划", "计算", "計劃", "應用", "应用", "應該", "应对",
  "农业", "农民", "农村", "單位", "单位",   "单元",   "管理", "简介", "簡介", "關於", "关于", "关系", "關係", "关键",
  "荣誉", "元旦", "元素", "程序", "任务",   "任务书", "項目", "项目", "商业", "商務", "商品", "乐观", "万物", "权利",
  "權利", "权力", "利益", "利润", "申请",   "申請",   "申论", "步骤", "步驟", "温馨", "秋天", "夏天", "夏日", "秋夜",
  "党建", "党员", "满意", "章节", "章程",   "游记",   "遊記", "游戏", "查询", "路线", "连接", "連接", "班级", "班长",
  "习惯", "習慣", "习题", "花园", "花絮",   "元宵",   "武器", "武术", "雷雨", "雷锋", "牛人", "马上", "車站", "车站",
  "包括", "包装", "古代", "古典", "古文",   "古诗",   "易经", "易經", "白天", "白话", "白話", "童年", "童话", "童話",
  "阳光", "師生", "师生", "敬礼", "同志们", "官方",   "战争", "战略", "伏笔", "伏案", "盛夏", "盛世", "柏林", "巴黎",
  "发布", "發布", "实施", "印发", "起草",   "提出",   "主办", "承办", "供稿", "整理", "钟声", "鍾聲", "石头", "石头记",
};

/**
 * qd_front_get_surnames:
 * @n_surnames: (out): how many
 *
 * Returns: (transfer none) (array length=n_surnames): the table of surnames
 */
const gunichar *
qd_front_get_surnames (guint *n_surnames)
{
  *n_surnames = G_N_ELEMENTS (surnames);
  return surnames;
}

static gboolean
is_surname (gunichar ch)
{
  guint first = 0;
  guint last = G_N_ELEMENTS (surnames);

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (surnames[middle] == ch)
        return TRUE;
      if (surnames[middle] < ch)
        first = middle + 1;
      else
        last = middle;
    }
  return FALSE;
}

static gboolean
is_in (const char *text, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i], text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_han (gunichar ch)
{
  return (ch >= 0x3400 && ch <= 0x9FFF) || ch >= 0x20000;
}

/* 2 to 4 Han with a surname, 欧阳某某, or a foreign name with its dot. @name has no blanks. */
static gboolean
is_han_name (const char *name, gboolean anyone)
{
  glong n_chars = g_utf8_strlen (name, -1);
  int n_dots = 0;

  if (n_chars < 2 || n_chars > 14 || is_in (name, no_names, G_N_ELEMENTS (no_names)))
    return FALSE;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == 0xB7 || ch == 0x2027 || ch == 0x30FB || ch == 0x2022)
        n_dots++;
      /* 的 and 第 are in no name. */
      else if (!is_han (ch) || ch == 0x7684 || ch == 0x7B2C)
        return FALSE;
    }
  if (is_in (name, pen_names, G_N_ELEMENTS (pen_names)))
    return TRUE;
  if (n_dots > 0)
    return n_chars >= 4;
  for (guint i = 0; i < G_N_ELEMENTS (double_surnames); i++)
    {
      if (g_str_has_prefix (name, double_surnames[i]))
        return n_chars == 3 || n_chars == 4;
    }
  if (is_surname (g_utf8_get_char (name)) && n_chars <= 3)
    return TRUE;
  /* 调研组, 编辑部, 办公室 */
  if (g_utf8_strchr ("组組部室处處局社会會团團委科", -1, g_utf8_get_char (g_utf8_prev_char (name + strlen (name)))))
    return FALSE;
  return anyone && n_chars <= 4;
}

/* Two to four words with capitals, perhaps with the name in Han behind them in brackets. */
static gboolean
is_western_name (const char *start, const char *end)
{
  int n_words = 0;
  gboolean in_word = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == '(' || ch == 0xFF08)
        return n_words >= 2 && n_words <= 4;
      if (qd_recogniser_is_blank (ch))
        {
          in_word = FALSE;
          continue;
        }
      if (!(g_unichar_isalpha (ch) && ch < 0x250) && ch != '.' && ch != '-' && ch != '\'')
        return FALSE;
      if (!in_word && !g_unichar_isupper (ch))
        return FALSE;
      n_words += !in_word;
      in_word = TRUE;
    }
  return n_words >= 2 && n_words <= 4;
}

/* Takes off (清), [俄], 〔美〕 before a name and figures and marks after it: 张亮1*. */
static void
trim_name (const char **start, const char **end)
{
  static const char *const endings[] = { "编著", "編著", "主编", "主編", "原著", "译著", "改编", "编译", "选编", "等著",
                                         "整理", "口述", "主讲", "主講", "编剧", "執筆", "执笔", "点校", "校注", "著",
                                         "撰",   "编",   "編",   "作",   "文",   "译",   "譯",   "等",   "　" };
  gunichar first;
  gboolean changed = TRUE;

  while (*start < *end && qd_recogniser_is_blank (g_utf8_get_char (*start)))
    *start = g_utf8_next_char (*start);
  first = *start < *end ? g_utf8_get_char (*start) : 0;
  if (first == '(' || first == 0xFF08 || first == '[' || first == 0x3014 || first == 0xFF3B || first == 0x3010)
    {
      for (const char *p = *start; p < *end && p - *start < 14; p = g_utf8_next_char (p))
        {
          gunichar ch = g_utf8_get_char (p);

          if ((ch == ')' || ch == 0xFF09 || ch == ']' || ch == 0x3015 || ch == 0xFF3D || ch == 0x3011)
              && g_utf8_next_char (p) < *end)
            {
              *start = g_utf8_next_char (p);
              break;
            }
        }
    }
  while (*start < *end && qd_recogniser_is_blank (g_utf8_get_char (*start)))
    *start = g_utf8_next_char (*start);
  while (changed && *end > *start)
    {
      const char *previous = g_utf8_prev_char (*end);
      gunichar ch = g_utf8_get_char (previous);

      changed = FALSE;
      if (qd_recogniser_is_blank (ch) || (ch < 0x80 && (g_ascii_isdigit ((char) ch) || ch == '*' || ch == ','))
          || ch == 0xFF0A || ch == 0x2460 || ch == 0x2461 || ch == 0xB9 || ch == 0xB2)
        {
          *end = previous;
          changed = TRUE;
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          gsize length = strlen (endings[i]);

          /* A name needs what is left: 著 is taken off 鲁迅著, not off a given name. */
          if ((gsize) (*end - *start) >= length + 6 && memcmp (*end - length, endings[i], length) == 0
              && ((qd_recogniser_is_blank (g_utf8_get_char (g_utf8_prev_char (*end - length)))
                   && (gsize) (*end - *start) >= length + 9)
                  || strlen (endings[i]) > 3 || g_str_equal (endings[i], "著") || g_str_equal (endings[i], "撰")))
            {
              *end -= length;
              changed = TRUE;
              break;
            }
        }
    }
}

/* Without blanks: names of two characters are spread over three, 张　亮. */
static char *
dup_close (const char *start, const char *end)
{
  GString *name = g_string_new (NULL);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!qd_recogniser_is_blank (ch))
        g_string_append_unichar (name, ch);
    }
  return g_string_free (name, FALSE);
}

/* A figure that points from a name to its institution: 1, ², * */
static gboolean
is_pointer (gunichar ch)
{
  return (ch < 0x80 && g_ascii_isdigit ((char) ch)) || ch == '*' || ch == 0xB9 || ch == 0xB2 || ch == 0xB3
         || (ch >= 0x2070 && ch <= 0x2079) || (ch >= 0x2460 && ch <= 0x2468) || ch == 0xFF0A;
}

/* Several names apart by blanks, 、 or ，: all must be names. */
static gboolean
are_names (const char *start, const char *end)
{
  const char *name = start;
  int n_names = 0;

  for (const char *p = start;; p = g_utf8_next_char (p))
    {
      gunichar ch = p < end ? g_utf8_get_char (p) : 0x3001;

      if (ch == 0x3001 || ch == 0xFF0C || ch == ',' || ch == ';' || ch == 0xFF1B || qd_recogniser_is_blank (ch))
        {
          if (p > name)
            {
              g_autofree char *one = NULL;
              const char *last = p;

              while (last > name && is_pointer (g_utf8_get_char (g_utf8_prev_char (last))))
                last = g_utf8_prev_char (last);
              one = g_strndup (name, (gsize) (last - name));

              if (*one && !is_han_name (one, FALSE))
                return FALSE;
              n_names += *one != '\0';
            }
          if (p < end)
            name = g_utf8_next_char (p);
        }
      if (p >= end)
        break;
    }
  return n_names >= 2 && n_names <= 8;
}

/* 罗一1,2，何二2*: without the figures that point to institutions. */
static char *
dup_names (const char *start, const char *end)
{
  GString *names = g_string_new (NULL);
  gboolean after_figure = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gboolean between_figures = after_figure && *p == ',' && p + 1 < end && g_ascii_isdigit (p[1]);

      after_figure = is_pointer (g_utf8_get_char (p));
      if (!after_figure && !between_figures)
        g_string_append_unichar (names, g_utf8_get_char (p));
    }
  return g_strstrip (g_string_free (names, FALSE));
}

static char *
dup_tidy (const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));

  return g_strdup (g_strstrip (text));
}

/**
 * qd_front_dup_author:
 * @start: a line, or what is left of one
 * @end: its end
 * @anyone: whether a name without a known surname will do
 *
 * Returns: (nullable) (transfer full): the author if nothing but a name stands there
 */
char *
qd_front_dup_author (const char *start, const char *end, gboolean anyone)
{
  g_autofree char *close = NULL;

  trim_name (&start, &end);
  if (end <= start || end - start > 120)
    return NULL;
  if (is_western_name (start, end))
    return dup_tidy (start, end);
  close = dup_close (start, end);
  if (is_han_name (close, anyone))
    return g_steal_pointer (&close);
  if (are_names (start, end))
    return dup_names (start, end);
  return NULL;
}

/* Where the value of 作者： ends: at a wide gap, the next label or a bracket. */
static const char *
find_value_end (const char *start, const char *end)
{
  static const char *const next_labels[] = { "来源",   "來源",   "时间", "日期", "发布",   "编辑", "责任",
                                             "浏览",   "点击",   "出处", "单位", "字数",   "图：", "图/",
                                             "通讯员", "通訊員", "摄影", "攝影", "实习生", "信区", "信區" };
  int n_blanks = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      n_blanks = qd_recogniser_is_blank (ch) ? n_blanks + 1 : 0;
      if (p > start
          && (n_blanks >= 2 || ch == '\t' || ch == '|' || ch == 0xFF5C || ch == 0x3010 || ch == 0x3011 || ch == 0xFF1B))
        return p;
      for (guint i = 0; i < G_N_ELEMENTS (next_labels); i++)
        {
          if (p > start && g_str_has_prefix (p, next_labels[i]))
            return p;
        }
    }
  return end;
}

/**
 * qd_front_find_field:
 * @start: a line
 * @end: its end
 * @names: (array zero-terminated=1): the names of fields looked for
 * @which: (out): the place in @names of the one found
 *
 * Reads 题    目：… and the like: forms spread the names of their fields to one width.
 *
 * Returns: (nullable): where the value starts, if there is one
 */
const char *
qd_front_find_field (const char *start, const char *end, const char *const *names, guint *which)
{
  for (guint i = 0; names[i]; i++)
    {
      const char *p = start;
      const char *n = names[i];

      while (*n && p < end)
        {
          if (qd_recogniser_is_blank (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          else if (g_utf8_get_char (p) == g_utf8_get_char (n))
            {
              p = g_utf8_next_char (p);
              n = g_utf8_next_char (n);
            }
          else
            break;
        }
      if (*n)
        continue;
      while (p < end && qd_recogniser_is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p >= end || (*p != ':' && g_utf8_get_char (p) != 0xFF1A))
        continue;
      p = g_utf8_next_char (p);
      while (p < end && qd_recogniser_is_blank (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p >= end)
        continue;
      *which = i;
      return p;
    }
  return NULL;
}

static gboolean
is_value_shape (const char *start, const char *end)
{
  glong n_chars = g_utf8_strlen (start, end - start);

  if (n_chars < 2 || n_chars > 40)
    return FALSE;
  return !g_strstr_len (start, end - start, "。") && !g_strstr_len (start, end - start, "：");
}

/* 清　某某　撰: when he lived stands before the author's name. */
static const char *
skip_dynasty (const char *start, const char *end)
{
  static const char dynasties[] = "周秦汉漢魏晋晉宋齐齊梁陈陳隋唐辽遼金元明清";
  const char *next = g_utf8_next_char (start);

  if (next >= end || !g_utf8_strchr (dynasties, -1, g_utf8_get_char (start))
      || !qd_recogniser_is_blank (g_utf8_get_char (next)))
    return start;
  return g_utf8_next_char (next);
}

/**
 * qd_front_dup_labelled_author:
 * @start: a line
 * @end: its end
 *
 * Returns: (nullable) (transfer full): the author the line names as such
 */
char *
qd_front_dup_labelled_author (const char *start, const char *end)
{
  static const char *const labels[] = {
    "作者：",   "作者:",  "作　者：", "作 者：",  "作 者:",  "作者/",    "作者／",   "研究者：", "研究生：",
    "执笔：",   "執筆：", "文/图 ",   "图/文 ",   "文、图/", "文/摄影 ", "图文/",    "文图/",    "文/",
    "文／",     "文|",    "文｜",     "文：",     "撰文：",  "撰文/",    "撰稿：",   "著者：",   "原著：",
    "作者】",   "作者］", "作者]",    "作者　",   "作者 ",   "本报记者", "本刊记者", "本网记者", "记者",
    "主讲人：", "主讲：", "演讲人：", "演讲者：", "讲者：",  "报告人：", "主编：",   "编者：",   "编著：",
    "□",        "◎",      "■",        "●",        "◆",       "by ",      "By "
  };
  static const char *const fields[] = { "学生姓名", "學生姓名", "作者姓名", "研究生姓名", "作者",   "發信人",
                                        "发信人",   "著者",     "报告人",   "執筆者",     "执笔人", "撰稿人",
                                        "编剧",     "編劇",     "词作者",   "讲述人",     "整理人", NULL };
  static const char *const works[] = { "著", "编著", "編著", "撰", "主编", "主編", "原著", "辑", "輯" };
  const char *field;
  guint which;

  field = qd_front_find_field (start, end, fields, &which);
  if (field)
    {
      const char *field_end = find_value_end (field, end);

      trim_name (&field, &field_end);
      if (is_value_shape (field, field_end))
        return dup_tidy (field, field_end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *found = g_strstr_len (start, end - start, labels[i]);
      const char *value;
      const char *value_end;
      g_autofree char *name = NULL;

      if (!found || found - start > 150)
        continue;
      /* 文/ and the like are words of their own only at the start of the line or after a blank. */
      if (found > start && i >= 7 && !qd_recogniser_is_blank (g_utf8_get_char (g_utf8_prev_char (found)))
          && found[-1] != '|')
        continue;
      value = found + strlen (labels[i]);
      value_end = find_value_end (value, end);
      trim_name (&value, &value_end);
      if (!is_value_shape (value, value_end))
        continue;
      name = qd_front_dup_author (value, value_end, TRUE);
      if (name)
        return g_steal_pointer (&name);
      if (i < 7)
        return dup_tidy (value, value_end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      gsize length = strlen (works[i]);
      g_autofree char *name = NULL;

      if ((gsize) (end - start) <= length + 3 || memcmp (end - length, works[i], length) != 0)
        continue;
      name = qd_front_dup_author (skip_dynasty (start, end), end - length, TRUE);
      if (name)
        return g_steal_pointer (&name);
    }
  return NULL;
}

/**
 * qd_front_is_affiliation:
 * @start: a line
 * @end: its end
 *
 * Returns: whether the line names the author's institution
 */
gboolean
qd_front_is_affiliation (const char *start, const char *end)
{
  static const char *const institutions[] = { "大学", "大學",   "学院",   "學院",   "研究所", "研究院", "研究中心",
                                              "党校", "实验室", "出版社", "委员会", "学校",   "医院",   "公司" };
  gunichar first = g_utf8_get_char (start);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));
  gboolean bracketed = (first == '(' || first == 0xFF08) && (last == ')' || last == 0xFF09);

  for (guint i = 0; i < G_N_ELEMENTS (institutions); i++)
    {
      if (g_strstr_len (start, end - start, institutions[i]))
        return bracketed || g_ascii_isdigit (end[-1]) || (first < 0x80 && g_ascii_isdigit ((char) first));
    }
  return FALSE;
}
