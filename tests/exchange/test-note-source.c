/* test-note-source.c: what each source reads in the files of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-note-source.h"

#include <string.h>

/* Reads @text as what it is taken for, which must be @name. */
static GPtrArray *
read_as (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  const QdNoteSource *used = NULL;
  GPtrArray *notes = qd_note_source_read (NULL, bytes, &used, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (used->name, ==, name);
  return notes;
}

static const QdForeignNote *
get (GPtrArray *notes, guint index)
{
  g_assert_cmpuint (index, <, notes->len);
  return g_ptr_array_index (notes, index);
}

static void
assert_time (GDateTime *time, const char *expected)
{
  g_autofree char *words = NULL;

  g_assert_nonnull (time);
  words = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
  g_assert_cmpstr (words, ==, expected);
}

static const char clippings[] =
    "\357\273\277夜航（上） (林间)\r\n"
    "- 您在位置 #103-105的标注 | 添加于 2016年1月26日星期二 下午8:05:45\r\n\r\n灯塔一明一灭。\r\n==========\r\n"
    "夜航（上） (林间)\r\n"
    "- 您在位置 #105的笔记 | 添加于 2016年1月26日星期二 下午8:06:01\r\n\r\n像呼吸\r\n==========\r\n"
    "夜航（上） (林间)\r\n"
    "- 您在位置 #103-107的标注 | 添加于 2016年1月26日星期二 "
    "下午8:07:00\r\n\r\n灯塔一明一灭。船上的人睡了。\r\n==========\r\n"
    "Night Sailing (Wood, A. (ed.))\r\n"
    "- Your Highlight on page 12 | Location 180-82 | Added on Tuesday, January 26, 2016 12:05:45 AM\r\n\r\n"
    "The lamp turns.\r\n==========\r\n"
    "夜航（上） (林间)\r\n"
    "- 您在第 32 页（位置 #335-336）的标注 | 添加于 2017年3月2日星期四 上午12:00:01\r\n\r\n "
    "<您已达到本内容的剪贴上限>\r\n==========\r\n"
    "夜航（上） (林间)\r\n"
    "- 我的书签 位置74 | 已添加至 2013年5月4日 星期六 上午9:01:02\r\n\r\n\r\n==========\r\n"
    "夜航（上） (林间)\r\n"
    "- 您在第 40 页的笔记 | 添加于 2017年3月2日星期四 上午1:00:01\r\n\r\n没有划线的想法\r\n==========\r\n";

/* A note goes to its highlight, one drawn longer stands once, the publisher's limit is no content. */
static void
test_kindle (void)
{
  g_autoptr (GPtrArray) notes = read_as ("kindle", clippings);
  const QdForeignNote *note;

  g_assert_cmpuint (notes->len, ==, 4);
  note = get (notes, 0);
  g_assert_cmpstr (note->quote, ==, "灯塔一明一灭。船上的人睡了。");
  g_assert_cmpstr (note->note, ==, "像呼吸");
  g_assert_cmpstr (note->title, ==, "夜航（上）");
  g_assert_cmpstr (note->author, ==, "林间");
  assert_time (note->created, "2016-01-26 20:07:00");
  note = get (notes, 1);
  g_assert_cmpstr (note->title, ==, "Night Sailing");
  g_assert_cmpstr (note->author, ==, "Wood, A. (ed.)");
  assert_time (note->created, "2016-01-26 00:05:45");
  note = get (notes, 2);
  g_assert_cmpint (note->kind, ==, QD_ANNOTATION_BOOKMARK);
  assert_time (note->created, "2013-05-04 09:01:02");
  note = get (notes, 3);
  g_assert_null (note->quote);
  g_assert_cmpstr (note->note, ==, "没有划线的想法");
}

static void
test_weread (void)
{
  g_autoptr (GPtrArray) notes =
      read_as ("weread", "《夜航》\n\n林间\n3个笔记\n\n\n第一章 出港\n\n\n◆ 灯塔一明一灭。\357\277\274\n\n"
                         "◆ 2026/07/21发表想法\n像呼吸\n也像心跳\n\n原文：船上的人睡了。\n\n\n第二章 归\n\n\n"
                         "◆ 天亮了，\n港口在雾里。\n\n-- 来自微信读书\n◆ 不在其中");
  g_autoptr (GPtrArray) old =
      read_as ("weread", "《夜航》\n林间\n2个笔记\n\n◆ 第一章\n\n>> 灯塔一明一灭。\n\n>> 船上的人睡了。\n");
  const QdForeignNote *note;

  g_assert_cmpuint (notes->len, ==, 3);
  note = get (notes, 0);
  g_assert_cmpstr (note->title, ==, "夜航");
  g_assert_cmpstr (note->author, ==, "林间");
  g_assert_cmpstr (note->section, ==, "第一章 出港");
  g_assert_cmpstr (note->quote, ==, "灯塔一明一灭。");
  note = get (notes, 1);
  g_assert_cmpint (note->kind, ==, QD_ANNOTATION_NOTE);
  g_assert_cmpstr (note->note, ==, "像呼吸\n也像心跳");
  g_assert_cmpstr (note->quote, ==, "船上的人睡了。");
  assert_time (note->created, "2026-07-21 00:00:00");
  note = get (notes, 2);
  g_assert_cmpstr (note->section, ==, "第二章 归");
  g_assert_cmpstr (note->quote, ==, "天亮了，\n港口在雾里。");
  g_assert_cmpuint (old->len, ==, 2);
  g_assert_cmpstr (get (old, 1)->section, ==, "第一章");
  g_assert_cmpstr (get (old, 1)->quote, ==, "船上的人睡了。");
}

static void
test_koreader (void)
{
  g_autoptr (GPtrArray) notes = read_as (
      "koreader",
      "-- we can read Lua syntax here!\nreturn {\n  [\"annotations\"] = {\n"
      "    [1] = { [\"text\"] = \"灯塔\", [\"note\"] = \"像呼吸\", [\"chapter\"] = \"第一章\",\n"
      "      [\"color\"] = \"cyan\", [\"drawer\"] = \"underscore\", [\"datetime\"] = \"2024-05-01 20:12:03\" },\n"
      "    [2] = { [\"text\"] = \"in 第一章\", [\"datetime\"] = \"2024-05-01 20:13:00\" },\n  },\n"
      "  [\"doc_props\"] = { [\"title\"] = \"夜航\", [\"authors\"] = \"林间\" },\n}\n");
  g_autoptr (GPtrArray) old = read_as (
      "koreader", "return {\n  [\"bookmarks\"] = { [1] = { [\"notes\"] = \"灯塔\", [\"text\"] = \"像呼吸\", "
                  "[\"datetime\"] = \"2020-01-01 10:00:00\" } },\n"
                  "  [\"highlight\"] = { [12] = { [1] = { [\"text\"] = \"灯塔\", [\"drawer\"] = \"strikeout\", "
                  "[\"datetime\"] = \"2020-01-01 10:00:00\" } } },\n}\n");
  const QdForeignNote *note = get (notes, 0);

  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (note->title, ==, "夜航");
  g_assert_cmpstr (note->color, ==, "blue");
  g_assert_cmpint (note->style, ==, QD_MARK_UNDERLINE);
  g_assert_cmpint (note->kind, ==, QD_ANNOTATION_NOTE);
  assert_time (note->created, "2024-05-01 20:12:03");
  g_assert_cmpint (get (notes, 1)->kind, ==, QD_ANNOTATION_BOOKMARK);
  g_assert_cmpuint (old->len, ==, 1);
  g_assert_cmpstr (get (old, 0)->note, ==, "像呼吸");
  g_assert_cmpint (get (old, 0)->style, ==, QD_MARK_STRIKE);
}

/* JSON may escape half of a character. */
static void
test_web_broken_escape (void)
{
  g_autoptr (GPtrArray) notes =
      read_as ("web", "{\"type\":\"Annotation\",\"body\":{\"value\":\"a\\ud800b\",\"tag\":[\"\\ud801t\"]},"
                      "\"target\":{\"selector\":{\"type\":\"TextQuoteSelector\",\"exact\":\"x\\ud83dy\"}}}");
  const QdForeignNote *note = get (notes, 0);
  static const char refused[] = "{\"target\":[\"\\udc00\"]}";
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_note_source_find ("web")->parse (refused, strlen (refused), &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_utf8_validate (note->note, -1, NULL));
  g_assert_true (g_utf8_validate (note->quote, -1, NULL));
  g_assert_true (g_utf8_validate (note->tags->pdata[0], -1, NULL));
}

static void
test_web (void)
{
  g_autoptr (GPtrArray) hypothesis = read_as (
      "web",
      "{\"export_date\":\"2026-01-01\",\"annotations\":[{\"id\":\"Ab_9\",\"created\":\"2026-01-02T03:04:05.6+00:00\","
      "\"text\":\"像呼吸\",\"tags\":[\"海\",\"夜\"],\"target\":[{\"source\":\"http://a.example\",\"selector\":["
      "{\"type\":\"RangeSelector\"},{\"type\":\"TextPositionSelector\",\"start\":5,\"end\":9},"
      "{\"type\":\"TextQuoteSelector\",\"exact\":\"灯塔\",\"prefix\":\"前\",\"suffix\":\"后\"}]}]}]}");
  g_autoptr (GPtrArray) set = read_as (
      "web",
      "{\"type\":\"AnnotationSet\",\"about\":{\"dc:title\":\"夜航\"},\"items\":[{\"id\":\"urn:uuid:"
      "0F6C5D2E-0000-4000-8000-000000000001\",\"motivation\":\"highlighting\",\"body\":{\"value\":\"\","
      "\"color\":\"#b23a2b\",\"highlight\":\"strikethrough\",\"tag\":\"一\"},\"target\":{\"selector\":"
      "{\"type\":\"TextQuoteSelector\",\"exact\":\"灯塔\"},\"meta\":{\"headings\":[{\"level\":1,\"txt\":\"一、\"},"
      "{\"level\":2,\"txt\":\"(一)\"}]}}}]}");
  g_autoptr (GPtrArray) plain = read_as (
      "web",
      "[{\"body\":[\"字\",{\"purpose\":\"tagging\",\"value\":\"t\"}],\"target\":\"http://a.example\"}, 7, null]");
  const QdForeignNote *note = get (hypothesis, 0);
  g_autofree char *id = NULL;

  g_assert_cmpuint (hypothesis->len, ==, 1);
  g_assert_cmpstr (note->note, ==, "像呼吸");
  g_assert_cmpuint (note->tags->len, ==, 2);
  g_assert_cmpstr (note->suffix, ==, "后");
  g_assert_cmpint (note->start, ==, 5);
  note = get (set, 0);
  id = qd_foreign_note_dup_id (note);
  g_assert_cmpstr (id, ==, "0f6c5d2e-0000-4000-8000-000000000001");
  g_assert_cmpstr (note->color, ==, "red");
  g_assert_cmpint (note->style, ==, QD_MARK_STRIKE);
  g_assert_cmpstr (note->section, ==, "一、/(一)");
  g_assert_cmpstr (note->title, ==, "夜航");
  g_assert_cmpuint (plain->len, ==, 1);
  g_assert_cmpstr (get (plain, 0)->note, ==, "字");
  g_assert_cmpstr (g_ptr_array_index (get (plain, 0)->tags, 0), ==, "t");
}

static void
test_readwise (void)
{
  g_autoptr (GPtrArray) notes = read_as (
      "readwise", "Highlight,Book Title,Book Author,Note,Color,Tags,Highlighted at\n"
                  "\"他说：\"\"从头\n来过\"\"\",夜航,林间,\"一, 二\",pink,\"海, 夜\",2026-01-02 03:04:05+00:00\n"
                  ",夜航,林间,,,,\n灯塔,夜航,林间,,,,2026-01-03\n");
  const QdForeignNote *note = get (notes, 0);

  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (note->quote, ==, "他说：\"从头\n来过\"");
  g_assert_cmpstr (note->note, ==, "一, 二");
  g_assert_cmpstr (note->color, ==, "red");
  g_assert_cmpuint (note->tags->len, ==, 2);
  g_assert_cmpint (get (notes, 1)->kind, ==, QD_ANNOTATION_HIGHLIGHT);
  assert_time (get (notes, 1)->created, "2026-01-03 00:00:00");
}

static void
test_key_file (void)
{
  g_autoptr (GPtrArray) notes = read_as (
      "quandian", "[Quandian]\nFormat=1\n\n[Document]\nTitle=夜航\n\n"
                  "[Annotation 0f6c5d2e-0000-4000-8000-000000000001]\nKind=note\nStyle=wavy\nColor=green\nStart=3\n"
                  "End=5\nQuote=灯塔\nNote=像呼吸\nCreated=2026-01-01T00:00:00Z\nModified=2026-01-01T00:00:00Z\n"
                  "Version=a:1\n\n[Annotation 0f6c5d2e-0000-4000-8000-000000000002]\nDeleted=2026-01-01T00:00:00Z\n"
                  "Version=a:2\n");

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (get (notes, 0)->note, ==, "像呼吸");
  g_assert_cmpint (get (notes, 0)->style, ==, QD_MARK_WAVY);
  g_assert_cmpstr (get (notes, 0)->id, ==, "0f6c5d2e-0000-4000-8000-000000000001");
}

/* The same note has the same id each time, another one another. */
static void
test_ids (void)
{
  g_autoptr (GPtrArray) one = read_as ("kindle", clippings), two = read_as ("kindle", clippings);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < one->len; i++)
    {
      char *first = qd_foreign_note_dup_id (get (one, i));
      g_autofree char *second = qd_foreign_note_dup_id (get (two, i));

      g_assert_cmpstr (first, ==, second);
      g_assert_true (g_uuid_string_is_valid (first));
      g_assert_true (g_hash_table_add (ids, first));
    }
}

static void
test_colors (void)
{
  static const struct
  {
    const char *theirs, *ours;
  } cases[] = { { "#ffd400", "yellow" }, { "#5fb236", "green" }, { "#2ea8e5", "blue" },  { "#a28ae5", "purple" },
                { "#ff6666", "red" },    { "#808080", NULL },    { "Yellow", "yellow" }, { "mauve", NULL },
                { "#12", NULL },         { NULL, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (qd_foreign_color (cases[i].theirs), ==, cases[i].ours);
}

/* What is none of them, or broken, is said and never crashes; every beginning of a good file may be met with. */
static void
test_bad_input (void)
{
  static const char *const bad[] = { "",
                                     "hello",
                                     "{",
                                     "[1,2",
                                     "{\"target\":",
                                     "return {",
                                     "Highlight,Note\n\"open",
                                     "==========",
                                     "《》\n◆",
                                     "[Quandian]\nFormat=1\n[Annotation x]\nNote=\\" };
  int n_sources;
  const QdNoteSource *sources = qd_note_source_get_all (&n_sources);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));

      for (int j = -1; j < n_sources; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) notes = qd_note_source_read (j < 0 ? NULL : &sources[j], bytes, NULL, &error);

          g_assert_true ((notes == NULL) == (error != NULL));
        }
    }
  for (gsize length = 0; length < strlen (clippings); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (clippings, length);
      g_autoptr (GPtrArray) notes = qd_note_source_read (qd_note_source_find ("kindle"), bytes, NULL, NULL);

      (void) notes;
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-source/kindle", test_kindle);
  g_test_add_func ("/note-source/weread", test_weread);
  g_test_add_func ("/note-source/koreader", test_koreader);
  g_test_add_func ("/note-source/web", test_web);
  g_test_add_func ("/note-source/web-broken-escape", test_web_broken_escape);
  g_test_add_func ("/note-source/readwise", test_readwise);
  g_test_add_func ("/note-source/key-file", test_key_file);
  g_test_add_func ("/note-source/ids", test_ids);
  g_test_add_func ("/note-source/colors", test_colors);
  g_test_add_func ("/note-source/bad-input", test_bad_input);
  return g_test_run ();
}
