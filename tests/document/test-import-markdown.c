/* test-import-markdown.c: marks of Markdown are hidden, the text and its lines stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-markdown.h"
#include <string.h>

#include "text/qd-reading.h"

static QdImport *
import (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_markdown (bytes, "a.md", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_shown (const char *source, const char *shown)
{
  g_autoptr (QdImport) result = import (source);
  g_autoptr (QdReading) reading = qd_reading_new (result->text, result->markup);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, shown);
}

static void
test_marks (void)
{
  assert_shown ("# 题 #\n\n甲**乙**丙[丁](http://a)`戊`\n", "题\n\n甲乙丙丁戊\n");
  assert_shown ("甲&amp;乙\\*丙\n丁\n", "甲&乙*丙丁\n");
  assert_shown ("- 甲\n- 乙\n\n1. 丙\n2. 丁\n", "• 甲\n• 乙\n\n1. 丙\n2. 丁\n");
  assert_shown ("> 引\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", "引\n\n甲\t乙\n\n丙\t丁\n");
  assert_shown ("文[^1]。\n\n[^1]: 注。\n", "文〔1〕。\n\n〔1〕注。\n");
  assert_shown ("前**文**\n后\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", "前文后\n甲\t乙\n\n丙\t丁\n");
  assert_shown ("前<!-- 藏 -->后\n", "前后\n");
}

/* What CommonMark does not take for marks, but who writes Chinese means so. */
static void
test_habits (void)
{
  assert_shown ("他说**“重要”**的话，又**是：**如此\n", "他说“重要”的话，又是：如此\n");
  assert_shown ("甲**乙，丙\n", "甲**乙，丙\n");
  assert_shown ("##（一）水\n文。\n", "（一）水\n文。\n");
  assert_shown ("## 水 {#shui .a}\n", "水\n");
}

static void
assert_front (const char *source, const char *title, const char *author)
{
  g_autoptr (QdImport) result = import (source);

  g_assert_cmpstr (result->title, ==, title);
  g_assert_cmpstr (result->author, ==, author);
}

static void
test_front (void)
{
  assert_front ("---\ntitle: \"书\"\nauthor: [林青]\ntags: [甲, 乙]\n---\n\n文\n", "书", "林青");
  assert_front ("---\ntitle: 书：一部\nauthor:\n  - 林青\n  - 王石\n...\n\n文\n", "书：一部", "林青");
  assert_front ("+++\ntitle = \"书\"\nauthor = '林青'\n+++\n\n文\n", "书", "林青");
  assert_front ("---\n\n文\n\n---\n\n又文\n", NULL, NULL);
}

static void
test_blocks (void)
{
  g_autoptr (QdImport) result = import ("---\ntitle: 书\n---\n# 书\n\n## 一\n\n段。\n\n> 引。\n\n```\nint x;\n```\n");
  static const QdBlockKind kinds[] = { QD_BLOCK_TITLE, QD_BLOCK_HEADING, QD_BLOCK_PARAGRAPH, QD_BLOCK_QUOTATION,
                                       QD_BLOCK_CODE };

  g_assert_cmpstr (result->title, ==, "书");
  g_assert_true (result->has_lines);
  g_assert_cmpint (result->blocks->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (g_array_index (result->blocks, QdBlock, i).kind, ==, kinds[i]);
  g_assert_cmpint (qd_text_get_line_at (result->text, g_array_index (result->blocks, QdBlock, 1).start), ==, 6);
}

static void
test_ruby (void)
{
  g_autoptr (QdImport) result = import ("<ruby>漢<rt>hàn</rt></ruby>字\n");
  const QdImportSpan *span = &g_array_index (result->spans, QdImportSpan, 0);

  g_assert_cmpint (result->spans->len, ==, 1);
  g_assert_cmpint (span->kind, ==, QD_SPAN_RUBY);
  g_assert_cmpstr (span->data, ==, "hàn");
  g_assert_cmpint (span->end - span->start, ==, 1);
}

static void
test_sniff (void)
{
  static const char plain[] = "# 一\n* 星\n1. 数\n**注**\n";
  static const char marked[] = "# 甲\n\n## 乙\n\n**丙**与**丁**\n**戊**\n\n> 引\n> 引\n";

  g_assert_cmpint (qd_import_markdown_sniff ((const guint8 *) plain, strlen (plain), "a.txt"), ==, 0);
  g_assert_cmpint (qd_import_markdown_sniff ((const guint8 *) plain, strlen (plain), "a.md"), >, 0);
  g_assert_cmpint (qd_import_markdown_sniff (NULL, 0, "a.txt"), ==, 0);
  g_assert_cmpint (qd_import_markdown_sniff ((const guint8 *) marked, strlen (marked), NULL), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-markdown/marks", test_marks);
  g_test_add_func ("/import-markdown/habits", test_habits);
  g_test_add_func ("/import-markdown/front", test_front);
  g_test_add_func ("/import-markdown/blocks", test_blocks);
  g_test_add_func ("/import-markdown/ruby", test_ruby);
  g_test_add_func ("/import-markdown/sniff", test_sniff);
  return g_test_run ();
}
