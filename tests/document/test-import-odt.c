/* test-import-odt.c: outlines, lists, notes and changes of OpenDocument texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-odt.h"

#include "import-fixture.h"

#include <string.h>

#define NAMES                                                                                                          \
  "xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" xmlns:style=\"urn:s\" xmlns:fo=\"urn:f\" xmlns:table=\"urn:b\" "        \
  "xmlns:dc=\"urn:d\" xmlns:meta=\"urn:m\" xmlns:xlink=\"urn:x\" xmlns:draw=\"urn:w\""

static GBytes *
make (const char *automatic_styles, const char *body, const char *styles)
{
  g_autofree char *content = g_strconcat ("<office:document-content " NAMES "><office:automatic-styles>",
                                          automatic_styles, "</office:automatic-styles><office:body><office:text>",
                                          body, "</office:text></office:body></office:document-content>", NULL);
  g_autofree char *styles_xml = g_strconcat ("<office:document-styles " NAMES "><office:styles>", styles,
                                             "</office:styles></office:document-styles>", NULL);

  return import_fixture_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content, "styles.xml", styles_xml,
      "meta.xml", "<m " NAMES "><dc:title>河边</dc:title><meta:initial-creator>打字员</meta:initial-creator></m>",
      NULL);
}

static QdImport *
import (const char *automatic_styles, const char *body, const char *styles)
{
  g_autoptr (GBytes) bytes = make (automatic_styles, body, styles);
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_odt (bytes, "a.odt", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The outline numbers the headings, unless one says that it is none. */
static void
test_headings (void)
{
  static const char styles[] =
      "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, 三, ...\" "
      "style:num-prefix=\"第\" style:num-suffix=\"章\"/><text:outline-level-style text:level=\"2\" "
      "style:num-format=\"1\" text:display-levels=\"1\" style:num-suffix=\".\"/><text:outline-level-style "
      "text:level=\"3\" style:num-format=\"\"/></text:outline-style>";
  g_autoptr (QdImport) result =
      import ("",
              "<text:p text:style-name=\"Title\">河边</text:p><text:h text:outline-level=\"1\">水</text:h>"
              "<text:h text:outline-level=\"2\">声</text:h><text:h text:outline-level=\"2\">色</text:h>"
              "<text:h text:outline-level=\"1\"/><text:h text:outline-level=\"1\">潮</text:h>"
              "<text:h text:outline-level=\"2\">气</text:h><text:h text:outline-level=\"3\">冷</text:h>"
              "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">跋</text:h><text:p>完。</text:p>",
              styles);

  import_fixture_assert (result,
                         "P 河边\nH1 第一章 水\nH2 1. 声\nH2 2. 色\nH1 第三章 潮\nH2 1. 气\nH3 冷\nH1 跋\nP 完。\n");
  g_assert_cmpstr (result->title, ==, "河边");
  g_assert_cmpstr (result->author, ==, NULL);
}

static void
test_lists (void)
{
  static const char styles[] =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
      "text:display-levels=\"2\"/></text:list-style><text:list-style style:name=\"B\"><text:list-level-style-bullet "
      "text:level=\"1\" text:bullet-char=\"-\"/></text:list-style>";
  g_autoptr (QdImport) result = import (
      styles,
      "<text:list text:style-name=\"L\" xml:id=\"l1\"><text:list-item><text:p>甲</text:p><text:p>甲续</text:p>"
      "<text:list><text:list-item><text:p>乙</text:p></text:list-item><text:list-item><text:p>丙</text:p></"
      "text:list-item>"
      "</text:list></text:list-item><text:list-header><text:p>无号</text:p></text:list-header><text:list-item><text:p/>"
      "</text:list-item><text:list-item><text:p>丁</text:p></text:list-item></text:list><text:p>间</text:p>"
      "<text:list text:style-name=\"L\" text:continue-list=\"l1\"><text:list-item><text:p>戊</text:p></text:list-item>"
      "</text:list><text:list "
      "text:style-name=\"L\"><text:list-item><text:p>己</text:p></text:list-item><text:list-item "
      "text:start-value=\"9\"><text:p>庚</text:p></text:list-item></text:list><text:list text:style-name=\"B\">"
      "<text:list-item><text:p>辛</text:p></text:list-item></text:list>",
      "");

  import_fixture_assert (result,
                         "P 1. 甲\nP 甲续\nP 1.1 乙\nP 1.2 丙\nP 无号\nP 3. 丁\nP 间\nP 4. 戊\nP 1. 己\nP 9. 庚\n"
                         "L1 • 辛\n");
}

/* The looks of Chinese count, not those of the Latin letters in between; styles are based on one another. */
static void
test_looks (void)
{
  static const char automatic[] =
      "<style:style style:name=\"P1\" style:family=\"paragraph\" "
      "style:parent-style-name=\"Big\"><style:paragraph-properties "
      "fo:text-align=\"center\"/></style:style><style:style style:name=\"T1\" style:family=\"text\">"
      "<style:text-properties style:font-weight-asian=\"bold\"/></style:style><style:style style:name=\"T2\" "
      "style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
  static const char styles[] =
      "<style:default-style style:family=\"paragraph\"><style:text-properties style:font-size-asian=\"12pt\"/>"
      "</style:default-style><style:style style:name=\"Big\" style:family=\"paragraph\"><style:text-properties "
      "fo:font-weight=\"normal\" style:font-weight-asian=\"bold\" fo:font-size=\"12pt\" "
      "style:font-size-asian=\"24pt\"/>"
      "</style:style><style:style style:name=\"Body\" style:family=\"paragraph\"><style:paragraph-properties "
      "fo:text-indent=\"0.847cm\"/></style:style>";
  g_autoptr (QdImport) result =
      import (automatic,
              "<text:p text:style-name=\"P1\">题目</text:p><text:p text:style-name=\"Body\">正文有很长很长的一段，"
              "<text:span text:style-name=\"T1\">几个字粗</text:span><text:span text:style-name=\"T2\">不见"
              "</text:span>。</text:p>",
              styles);
  const QdBlock *title = &g_array_index (result->blocks, QdBlock, 0), *text = title + 1;
  g_autofree char *strong = import_fixture_tell_spans (result, QD_SPAN_STRONG);

  import_fixture_assert (result, "P 题目\nP 正文有很长很长的一段，几个字粗。\n");
  g_assert_true (title->centered && title->bold);
  g_assert_cmpfloat (title->scale, ==, 2);
  g_assert_true (!text->centered && !text->bold);
  g_assert_cmpint (text->indent, ==, 2);
  g_assert_cmpstr (strong, ==, "几个字粗\n");
}

static void
test_inline (void)
{
  g_autoptr (QdImport) result = import (
      "",
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion></"
      "text:changed-region>"
      "</text:tracked-changes><text:table-of-content><text:index-body><text:p>目录</text:p></text:index-body>"
      "</text:table-of-content>"
      "<text:p>前<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注。</text:p></"
      "text:note-body>"
      "</text:note>后<text:change text:change-id=\"c\"/><text:a xlink:href=\"http://example.org\">链接</text:a>"
      "<office:annotation><dc:creator>林青</dc:creator><dc:date>2024</dc:date><text:p>可商。</text:p></"
      "office:annotation>"
      "a<text:s text:c=\"3\"/>b<text:line-break/>下行"
      "<draw:frame><draw:text-box><text:p>框中</text:p></draw:text-box></draw:frame></text:p>"
      "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
      "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>",
      "");
  g_autofree char *marks = import_fixture_tell_spans (result, QD_SPAN_NOTE_MARK);
  g_autofree char *links = import_fixture_tell_spans (result, QD_SPAN_LINK);

  import_fixture_assert (result, "P 前〔1〕后链接a b\nP 下行\nP 框中\nR 甲\t乙\nN 〔1〕脚注。\nN 〔林青〕可商。\n");
  g_assert_cmpstr (marks, ==, "〔1〕|note-1\n");
  g_assert_cmpstr (links, ==, "链接|http://example.org\n");
}

static void
test_flat (void)
{
  static const char flat[] = "<?xml version=\"1.0\"?><office:document " NAMES " office:mimetype="
                             "\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:h "
                             "text:outline-level=\"2\">节</text:h></office:text></office:body></office:document>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_autoptr (QdImport) result = qd_import_odt (bytes, "a.fodt", NULL, NULL, NULL);

  g_assert_cmpint (qd_import_odt_sniff ((const guint8 *) flat, strlen (flat), "a"), ==, 100);
  g_assert_nonnull (result);
  import_fixture_assert (result, "H2 节\n");
}

static void
assert_fails (GBytes *bytes, QdImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = qd_import_odt (bytes, "a.odt", NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, QD_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "a.odt"));
}

static void
test_damage (void)
{
  g_autoptr (GBytes) empty = make ("", "", ""), whole = make ("", "<text:p>文</text:p>", "");
  g_autoptr (GBytes) without = import_fixture_zip ("styles.xml", "<a/>", NULL);
  g_autoptr (GBytes) locked =
      import_fixture_zip ("META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "\001\002", NULL);

  g_assert_cmpint (qd_import_odt_sniff (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), "a"), ==, 60);
  assert_fails (empty, QD_IMPORT_ERROR_NO_TEXT);
  assert_fails (without, QD_IMPORT_ERROR_DAMAGED);
  assert_fails (locked, QD_IMPORT_ERROR_UNSUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-odt/headings", test_headings);
  g_test_add_func ("/import-odt/lists", test_lists);
  g_test_add_func ("/import-odt/looks", test_looks);
  g_test_add_func ("/import-odt/inline", test_inline);
  g_test_add_func ("/import-odt/flat", test_flat);
  g_test_add_func ("/import-odt/damage", test_damage);
  return g_test_run ();
}
