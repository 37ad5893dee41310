/* test-import-html.c: the reading part of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-html.h"

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
  g_test_add_func ("/import-html/depth", test_depth);
  return g_test_run ();
}
