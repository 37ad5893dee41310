/* test-encodings.c: texts of several kinds in every encoding, whole and damaged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts are encoded by the C library, so that they are not read by what wrote them.
 */
#include "text/qd-decoder.h"

#include <string.h>

typedef enum
{
  SIMPLIFIED = 1 << 0,
  TRADITIONAL = 1 << 1,
  CANTONESE = 1 << 2,
  JAPANESE = 1 << 3,
  KOREAN = 1 << 4,
} Kind;

static const struct
{
  Kind kind;
  const char *text;
} texts[] = {
  { SIMPLIFIED, "老陈把烟袋往鞋底上磕了两下，没有说话。窗外的雨下得正紧，檐下的水线一道一道挂着。\n"
                "“你到底去还是不去？”她问。\n“去。”他说，“可是总得等雨停了吧！”\n" },
  { SIMPLIFIED, "关于做好冬季防火工作的通知\n\n各乡镇人民政府，县直各单位：\n一、提高认识，加强领导\n"
                "（一）对商场、学校、医院等人员密集场所逐一检查；\n二〇二一年十一月八日\n" },
  { SIMPLIFIED, "本系统的缓存大小为256MB，可以用参数cache_size调整：\nint n = 0; /* 空指针 */\n"
                "写入时先记录日志，再更新内存中的索引。\n" },
  { SIMPLIFIED, "他把信折好放进口袋，慢慢走出了车站。" },
  { TRADITIONAL, "老陳把煙袋往鞋底上磕了兩下，沒有說話。窗外的雨下得正緊，簷下的水線一道一道掛著。\n"
                 "「你到底去還是不去？」她問。\n「去。」他說，「可是總得等雨停了吧！」\n" },
  { TRADITIONAL, "君子之學，非徒誦其言也，必思其所以言；非徒思其所以言也，必求其可以行。\n"
                 "昔有二士同師，其一日誦千言，夜分不寐；其一終日默坐，得一義則欣然忘食。\n" },
  { TRADITIONAL, "學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？" },
  { CANTONESE, "佢哋尋日喺街市買咗啲餸返嚟，話今晚要整個豉油雞畀大家食。我問佢點解唔叫埋阿婆一齊嚟，\n"
               "佢話阿婆噚日先至去咗睇醫生，而家喺屋企抖緊。\n" },
  { JAPANESE, "吾々は昨日の午後、駅前の小さな喫茶店で待ち合わせた。雨が降っていたので、店の中は混んでいた。\n"
              "「来月から東京で働くことになりました」と彼女は言った。\n" },
  { KOREAN, "어제 오후에 우리는 역 앞의 작은 찻집에서 만났다. 비가 내리고 있어서 가게 안은 붐볐다.\n" },
};

#define CHINESE (SIMPLIFIED | TRADITIONAL)
#define ALL (CHINESE | CANTONESE | JAPANESE | KOREAN)

static const struct
{
  const char *iconv; /* the C library's name */
  const char *name;  /* ours */
  int kinds;
  gboolean is_damaged_too; /* a byte too many or too few does not change all that follows, nor is one an escape */
} encodings[] = {
  { "UTF-8", "UTF-8", ALL, TRUE },
  { "UTF-16LE", "UTF-16LE", ALL, FALSE },
  { "UTF-16BE", "UTF-16BE", ALL, FALSE },
  { "UTF-32LE", "UTF-32LE", CHINESE, FALSE },
  { "UTF-32BE", "UTF-32BE", CHINESE, FALSE },
  { "GB18030", "GB18030", CHINESE | CANTONESE, TRUE },
  { "GBK", "GB18030", CHINESE | CANTONESE, TRUE },
  { "BIG5", "Big5", TRADITIONAL, TRUE },
  { "CP950", "Big5", TRADITIONAL, TRUE },
  { "BIG5-HKSCS", "Big5-HKSCS", CANTONESE, TRUE },
  { "EUC-TW", "EUC-TW", TRADITIONAL, TRUE },
  { "ISO-2022-CN", "ISO-2022-CN", SIMPLIFIED, FALSE },
  { "ISO-2022-CN-EXT", "ISO-2022-CN", CHINESE, FALSE },
  { "CP932", "Shift_JIS", JAPANESE, TRUE },
  { "EUC-JP", "EUC-JP", JAPANESE, TRUE },
  { "ISO-2022-JP", "ISO-2022-JP", JAPANESE, FALSE },
  { "EUC-KR", "EUC-KR", KOREAN, TRUE },
  { "CP949", "EUC-KR", KOREAN, TRUE },
  { "ISO-2022-KR", "ISO-2022-KR", KOREAN, FALSE },
};

static QdText *
decode (const char *bytes, gsize length)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  QdText *text = qd_decoder_decode (data, NULL, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
assert_text (const char *bytes, gsize length, const char *encoding, const char *expected)
{
  g_autoptr (QdText) text = decode (bytes, length);

  g_assert_cmpstr (qd_text_get_string (text, NULL), ==, expected);
  g_assert_cmpstr (qd_text_get_encoding (text), ==, encoding);
}

typedef void (*Check) (const char *bytes, gsize length, guint encoding, const char *text);

static void
for_each (Check check, gboolean damaged_only)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_autofree char *bytes = NULL;
        gsize length;

        if (!(encodings[i].kinds & texts[k].kind) || (damaged_only && !encodings[i].is_damaged_too))
          continue;
        bytes = g_convert (texts[k].text, -1, encodings[i].iconv, "UTF-8", NULL, &length, NULL);
        g_test_message ("text %u in %s", k, encodings[i].iconv);
        if (bytes)
          check (bytes, length, i, texts[k].text);
      }
}

static void
check_whole (const char *bytes, gsize length, guint encoding, const char *text)
{
  assert_text (bytes, length, encodings[encoding].name, text);
}

static void
test_whole (void)
{
  for_each (check_whole, FALSE);
}

/* The first byte is gone, and with it the first character; so is the last. */
static void
check_cut (const char *bytes, gsize length, guint encoding, const char *text)
{
  const char *last = text + strlen (text) - 1;
  g_autofree char *without_first = g_strdup (g_utf8_next_char (text));
  g_autofree char *without_last = NULL;

  /* The second half of some characters is a letter, and looks like one. */
  if ((guint8) bytes[1] >= 0x80)
    assert_text (bytes + 1, length - 1, encodings[encoding].name, without_first);
  if (*last == '\n')
    return;
  without_last = g_strndup (text, g_utf8_prev_char (last + 1) - text);
  assert_text (bytes, length - 1, encodings[encoding].name, without_last);
}

static void
test_cut (void)
{
  for_each (check_cut, TRUE);
}

/* A byte that no encoding has costs one replacement character, and may cost the character beside it. */
static void
check_bad_byte (const char *bytes, gsize length, guint encoding, const char *text)
{
  const char *middle = g_utf8_offset_to_pointer (text, 11);
  g_autofree char *head = g_convert (text, middle - text, encodings[encoding].iconv, "UTF-8", NULL, NULL, NULL);
  g_autofree char *start = g_strndup (text, middle - text);
  g_autoptr (GString) damaged = g_string_new_len (bytes, (gssize) length);
  g_autoptr (QdText) found = NULL;
  const char *string;

  g_string_insert_c (damaged, (gssize) strlen (head), '\xff');
  found = decode (damaged->str, damaged->len);
  string = qd_text_get_string (found, NULL);
  g_assert_cmpstr (qd_text_get_encoding (found), ==, encodings[encoding].name);
  g_assert_true (g_str_has_prefix (string, start));
  g_assert_true (g_str_has_suffix (string, g_utf8_offset_to_pointer (middle, 2)));
  g_assert_cmpint (qd_text_get_n_chars (found), <=, g_utf8_strlen (text, -1) + 2);
}

static void
test_bad_byte (void)
{
  for_each (check_bad_byte, TRUE);
}

/* Lines of the one encoding among lines of the other. */
static void
test_mixed (void)
{
  static const struct
  {
    const char *file, *passage;
    int text;
  } cases[] = {
    { "UTF-8", "GBK", 0 },  { "GBK", "UTF-8", 1 }, { "UTF-8", "BIG5", 4 },
    { "BIG5", "UTF-8", 5 }, { "GBK", "BIG5", 4 },  { "BIG5", "GBK", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) lines = g_strsplit (texts[cases[i].text].text, "\n", -1);
      g_autoptr (GString) mixed = g_string_new (NULL);
      g_autoptr (QdText) text = NULL;

      for (int line = 0; lines[line]; line++)
        {
          g_autofree char *bytes =
              g_convert (lines[line], -1, line == 1 ? cases[i].passage : cases[i].file, "UTF-8", NULL, NULL, NULL);

          g_assert_nonnull (bytes);
          g_string_append_printf (mixed, "%s%s", line > 0 ? "\n" : "", bytes);
        }
      text = decode (mixed->str, mixed->len);
      g_assert_cmpstr (qd_text_get_string (text, NULL), ==, texts[cases[i].text].text);
    }
}

static void
test_line_ends (void)
{
  static const char *const names[] = { "UTF-8", "GBK", "UTF-16LE", "UTF-16BE", "ISO-2022-CN" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes =
          g_convert ("读书须动笔，\r\n不动笔墨不读书。\r写字\r\n", -1, names[i], "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (bytes);
      assert_text (bytes, length, i == 1 ? "GB18030" : names[i], "读书须动笔，\n不动笔墨不读书。\n写字\n");
    }
}

/* Titles of three and four characters, which words tell apart, and half a unit at the end. */
static void
test_short (void)
{
  static const struct
  {
    const char *encoding, *name, *text;
  } cases[] = {
    { "EUC-TW", "EUC-TW", "舊書店" },     { "EUC-TW", "EUC-TW", "參考書目" },   { "BIG5", "Big5", "社區圖書" },
    { "GBK", "GB18030", "内容提要" },     { "UTF-16LE", "UTF-16LE", "自序" },   { "UTF-16LE", "UTF-16LE", "古籍普查" },
    { "UTF-16BE", "UTF-16BE", "致讀者" }, { "GBK", "GB18030", "他说：“好。”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (bytes);
      assert_text (bytes, length, cases[i].name, cases[i].text);
    }
  assert_text ("\xff\xfe\xfb\x8b\x66", 5, "UTF-16LE", "读");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/encodings/whole", test_whole);
  g_test_add_func ("/text/encodings/cut", test_cut);
  g_test_add_func ("/text/encodings/bad-byte", test_bad_byte);
  g_test_add_func ("/text/encodings/mixed", test_mixed);
  g_test_add_func ("/text/encodings/short", test_short);
  g_test_add_func ("/text/encodings/line-ends", test_line_ends);
  return g_test_run ();
}
