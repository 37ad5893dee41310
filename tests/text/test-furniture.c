/* test-furniture.c: what may be hidden, and what is the author's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-furniture.h"

#define PROSE "老周在渡口摆了三十年的船，河不宽，水却急，夏天涨起来的时候，对岸的灯火看着像是浮在水面上。"
#define BROKEN "老周在渡口摆了三十年的船，河不宽，水却急，夏天涨起来"

/* What is left of @source when all is hidden that may be. */
static char *
dup_left (const char *source)
{
  glong n_chars;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (source, -1, &n_chars);
  g_autoptr (GPtrArray) found = qd_furniture_find (chars, (int) n_chars);
  GString *left = g_string_new (NULL);
  int done = 0;

  for (guint i = 0; i <= found->len; i++)
    {
      const QdEmendation *hidden = i < found->len ? g_ptr_array_index (found, i) : NULL;
      int start = hidden ? hidden->start : (int) n_chars;

      g_assert_cmpint (start, >=, done);
      for (; done < start; done++)
        g_string_append_unichar (left, chars[done]);
      if (hidden)
        {
          g_assert_cmpstr (hidden->replacement, ==, "");
          g_assert_cmpstr (hidden->reason, !=, "");
          g_assert_true (hidden->kind == QD_EMENDATION_PAGE || hidden->kind == QD_EMENDATION_SITE);
          done = hidden->end;
        }
    }
  return g_string_free (left, FALSE);
}

static void
assert_left (const char *source, const char *expected)
{
  g_autofree char *left = dup_left (source);

  g_assert_cmpstr (left, ==, expected);
}

/* A text of @n_pages pages, each with @prose and what stands between pages, in which %d is the number of the page. */
static void
assert_pages (int n_pages, const char *prose, const char *between, gboolean is_hidden)
{
  g_autoptr (GString) source = g_string_new ("题目");
  g_autoptr (GString) expected = g_string_new ("题目");

  for (int page = 1; page <= n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("%d", page);
      g_auto (GStrv) parts = g_strsplit (between, "%d", -1);
      g_autofree char *shown = g_strjoinv (number, parts);

      for (int i = 0; i < 6; i++)
        {
          g_string_append_printf (source, "\n%d%s", i, prose);
          g_string_append_printf (expected, "\n%d%s", i, prose);
        }
      g_string_append_printf (source, "\n%s", shown);
      if (!is_hidden)
        g_string_append_printf (expected, "\n%s", shown);
    }
  assert_left (source->str, expected->str);
}

static void
test_page_numbers (void)
{
  assert_pages (2, PROSE, "第 %d 页 共 9 页", TRUE);
  assert_pages (3, PROSE, "\n— %d —", TRUE);
  assert_pages (3, PROSE, "第%d頁/共３頁", TRUE);
  assert_pages (3, PROSE, "Page %d of 3", TRUE);
  assert_pages (6, PROSE, "%d/6", TRUE);
  assert_pages (8, PROSE, "%d", TRUE);
  assert_pages (3, BROKEN, "%d", TRUE);
  /* One is no series, and the numbers of sections stand at uneven distances. */
  assert_pages (1, PROSE, "第 %d 页", FALSE);
  assert_left (
      "题目\n1\n" PROSE "\n2\n" PROSE "\n" PROSE "\n" PROSE "\n3\n" PROSE "\n4\n" PROSE "\n" PROSE "\n5\n" PROSE,
      "题目\n1\n" PROSE "\n2\n" PROSE "\n" PROSE "\n" PROSE "\n3\n" PROSE "\n4\n" PROSE "\n" PROSE "\n5\n" PROSE);
}

static void
test_heads (void)
{
  assert_pages (4, PROSE, "- %d -\n渡口集　第一辑", TRUE);
  assert_pages (4, BROKEN, "渡口集 · %d", TRUE);
  /* What ends each chapter, and a refrain. */
  assert_pages (5, PROSE, "小结", FALSE);
  assert_left (
      "歌\n风吹过山岗\n你在远方\n雨落在窗上\n风吹过山岗\n你在远方\n雨落在窗上\n风吹过山岗\n你在远方\n雨落在窗上\n"
      "风吹过山岗\n你在远方\n雨落在窗上",
      "歌\n风吹过山岗\n你在远方\n雨落在窗上\n风吹过山岗\n你在远方\n雨落在窗上\n风吹过山岗\n你在远方\n雨落在窗上\n"
      "风吹过山岗\n你在远方\n雨落在窗上");
}

static void
test_sites (void)
{
  assert_left ("甲\n手机用户请浏览 m.example.com 阅读，更优质的体验。\n乙", "甲\n乙");
  assert_left ("本書由示例小說網 ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ 首發\n甲", "甲");
  assert_left ("他说（本书由示例网整理下载），好。", "他说，好。");
  assert_left ("甲www.example.net乙\n丙www.example.net丁\n戊www.example.net己", "甲乙\n丙丁\n戊己");
  assert_left ("甲\nwww/exＡmple.n et?com＿小＿说\n乙", "甲\n乙");
  /* An author's own. */
  assert_left (
      "本书由三部分组成。\n下载地址：https://www.example.org/a\n（见 www.example.org）\n联系：www.example.org",
      "本书由三部分组成。\n下载地址：https://www.example.org/a\n（见 www.example.org）\n联系：www.example.org");
}

static void
test_nothing (void)
{
  assert_left ("", "");
  assert_left ("\n\n 　\n", "\n\n 　\n");
  /* Nothing but furniture. */
  assert_left ("第 1 页\n第 2 页\n", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/furniture/page-numbers", test_page_numbers);
  g_test_add_func ("/text/furniture/heads", test_heads);
  g_test_add_func ("/text/furniture/sites", test_sites);
  g_test_add_func ("/text/furniture/nothing", test_nothing);
  return g_test_run ();
}
