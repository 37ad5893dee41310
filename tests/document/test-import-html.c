/* test-import-html.c: the reading part of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-html.h"
#include "import-fixture.h"

#include <string.h>

static QdImport *
import (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_html (bytes, "a.html", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_text (const char *source, const char *text)
{
  g_autoptr (QdImport) result = import (source);

  g_assert_cmpstr (qd_text_get_string (result->text, NULL), ==, text);
}

static void
test_text (void)
{
  assert_text ("<html><body><p>甲\n乙</p><p>&nbsp;&nbsp;丙 <b>a\nb</b></body>", "甲乙\n丙 a b\n");
  assert_text ("<html><body><script>x</script><nav><a href=a>首页</a></nav><!-- 藏 --><p>文。<style>y</style>",
               "文。\n");
  assert_text ("<html><body>一行。<br>二行。<ul><li>甲<li>乙</ul>", "一行。\n二行。\n• 甲\n• 乙\n");
  assert_text ("<html><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", "甲\t乙\n丙\t丁\n");
}

static void
test_looks (void)
{
  g_autoptr (QdImport) result = import ("<html><body><center><b><font size=5>题</font></b></center><h2>节</h2>"
                                        "<p>这一段比题目长得多，所以是正文。</p>");
  const QdBlock *title = &g_array_index (result->blocks, QdBlock, 0);

  g_assert_cmpint (title->kind, !=, QD_BLOCK_HEADING);
  g_assert_true (title->centered && title->bold && title->scale > 1.2);
  g_assert_cmpint (g_array_index (result->blocks, QdBlock, 1).level, ==, 2);
}

/* Names, titles of works, dots and notes within the line; a base may have two annotations. */
static void
test_marks (void)
{
  g_autoptr (QdImport) result = import ("<html><body><p>那年<u>张生</u>读<span style=\"text-decoration: underline "
                                        "wavy\">江志</span>，<span class=\"zhuozhonghao\">"
                                        "很久</span>才懂<small>懂得迟</small>。<ruby>渡<rp>(</rp><rt>ㄉㄨˋ</rt><rp>)</"
                                        "rp><rtc>dù</rtc>口<rt>ㄎㄡˇ</rt></ruby>"
                                        "在<ruby>桥<rt>qiáo</rt><rt>ㄑㄧㄠˊ</rt></ruby>边。</p></body></html>");
  g_autofree char *names = import_fixture_tell_spans (result, QD_SPAN_NAME);
  g_autofree char *works = import_fixture_tell_spans (result, QD_SPAN_WORK);
  g_autofree char *dots = import_fixture_tell_spans (result, QD_SPAN_EMPHASIS);
  g_autofree char *notes = import_fixture_tell_spans (result, QD_SPAN_INLINE_NOTE);
  g_autofree char *rubies = import_fixture_tell_spans (result, QD_SPAN_RUBY);

  g_assert_cmpstr (names, ==, "张生\n");
  g_assert_cmpstr (works, ==, "江志\n");
  g_assert_cmpstr (dots, ==, "很久\n");
  g_assert_cmpstr (notes, ==, "懂得迟\n");
  g_assert_cmpstr (rubies, ==, "渡|ㄉㄨˋ\n渡|dù\n口|ㄎㄡˇ\n桥|qiáo\n桥|ㄑㄧㄠˊ\n");
}

#define LATER                                                                                                          \
  "老人仍旧每天来，坐在同一级石阶上，数过桥的车，数到一百就回家吃饭。镇上的人说他糊涂，他却记得每一次涨水的日子。"

/* What a portal sets around its text: where one is, what else there is, whose it is, and marks for editors. */
static void
test_clutter (void)
{
  assert_text (
      "<html><body><div>您的位置：<a href=/>首页</a> &gt; <a href=/n>新闻</a> &gt; 正文</div>"
      "<h1>渡口的老人</h1><p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。<sup><a href=\"#n\">[1]</a></sup></p>"
      "<h2>修桥<span class=\"mw-editsection\">[<a href=e>编辑</a>]</span></h2><p>后来桥修好了，渡船便少了。" LATER
      "</p>"
      "<p id=n>《江志》。<a href=\"#r\">↩</a></p><p><a href=\"javascript:print()\">【打印】</a></p>"
      "<h3>相关新闻</h3><ul><li><a href=1>灯塔今日点亮</a> 03-12</li><li><a href=2>老船厂搬迁</a> 03-11</li>"
      "<li><a href=3>渔民节开幕</a> 03-10</li><li><a href=4>大桥十周年</a> 03-09</li></ul>"
      "<div>版权所有 某某新闻网 京ICP备00000000号</div></body>",
      "渡口的老人\n清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。[1]\n修桥\n后来桥修好了，渡船便少了。" LATER "\n"
      "《江志》。\n");
}

/* The title element names essay and site; the heading of the site is not the essay's. */
static void
test_site_name (void)
{
  g_autoptr (QdImport) result = import ("<html><head><title>渡口记 :: 石阶小站</title></head><body><h1>石阶小站</h1>"
                                        "<h2>渡口记</h2><p>清晨的渡口还没有人，船夫把缆绳解开。</p>");

  g_assert_cmpstr (result->title, ==, "渡口记");
  g_assert_cmpint (g_array_index (result->blocks, QdBlock, 0).kind, ==, QD_BLOCK_PARAGRAPH);
  g_assert_cmpint (g_array_index (result->blocks, QdBlock, 1).kind, ==, QD_BLOCK_TITLE);
}

/* A raised number leads to its note, wherever it stands below; the way back is none. */
static void
test_notes (void)
{
  static const char page[] = "<html><body><p>渡口<sup><a id=r href=\"#n\">1</a></sup>还没有人，船夫把缆绳解开。</p>"
                             "<p id=n><sup><a href=\"#r\">1</a></sup> 见《江志》。</p></body>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (QdDocument) document = qd_document_new_from_bytes (bytes, "a.html", NULL, QD_READING_EMENDED, NULL, NULL);
  gsize start;
  g_autofree char *note = NULL, *back = NULL;

  g_assert_nonnull (document);
  note = qd_document_dup_note (document, "#n", &start);
  g_assert_cmpstr (note, ==, "1 见《江志》。");
  g_assert_cmpint (qd_document_get_paragraph (document, qd_document_find_paragraph (document, start))->role, ==,
                   QD_ROLE_NOTE);
  back = qd_document_dup_note (document, "#r", &start);
  g_assert_null (back);
}

/* What stands below a picture or above a table is said of it, and heads nothing. */
static void
test_captions (void)
{
  g_autoptr (QdImport) result =
      import ("<html><body><p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。</p><p align=center><img src=a.jpg "
              "alt=\"旧影\"><br>渡口旧影（资料图片）</p><figure><img src=b.jpg><figcaption>图二</figcaption></figure>"
              "<table><caption>表一</caption><tr><td>甲<td>乙<tr><td>丙<td>丁</table>");

  g_assert_cmpint (result->blocks->len, ==, 7);
  g_assert_cmpint (g_array_index (result->blocks, QdBlock, 0).kind, ==, QD_BLOCK_PARAGRAPH);
  for (int i = 1; i < 5; i++)
    g_assert_cmpint (g_array_index (result->blocks, QdBlock, i).kind, ==, QD_BLOCK_CAPTION);
  g_assert_cmpint (g_array_index (result->blocks, QdBlock, 5).kind, ==, QD_BLOCK_TABLE);
}

static void
test_frames (void)
{
  static const char page[] = "<html><frameset><frame src=menu.html><frame src=main.html></frameset></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_import_html (bytes, "a.html", NULL, NULL, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT);
  g_assert_nonnull (strstr (error->message, "main.html"));
}

/* Elements left open nest by the thousand; the text comes out all the same. */
static void
test_depth (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");
  g_autoptr (QdImport) result = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append (page, "<p><font color=red>段。<br>");
  result = import (page->str);
  g_assert_cmpint (result->blocks->len, ==, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-html/text", test_text);
  g_test_add_func ("/import-html/looks", test_looks);
  g_test_add_func ("/import-html/marks", test_marks);
  g_test_add_func ("/import-html/clutter", test_clutter);
  g_test_add_func ("/import-html/site-name", test_site_name);
  g_test_add_func ("/import-html/notes", test_notes);
  g_test_add_func ("/import-html/captions", test_captions);
  g_test_add_func ("/import-html/frames", test_frames);
  g_test_add_func ("/import-html/depth", test_depth);
  return g_test_run ();
}
