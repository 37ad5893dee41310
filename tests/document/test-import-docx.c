/* test-import-docx.c: numbering, styles, notes and changes of word-processing documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-docx.h"

#include "import-fixture.h"

#include <string.h>

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

typedef struct
{
  const char *body, *styles, *numbering, *footnotes, *endnotes, *comments, *core;
} Parts;

/* Absent parts stay away; the path then is one that nobody reads. */
static GBytes *
make (const Parts *parts)
{
  g_autofree char *document = g_strconcat ("<w:document " W "><w:body>", parts->body, "</w:body></w:document>", NULL);
  g_autofree char *styles = g_strconcat ("<w:styles " W ">", parts->styles, "</w:styles>", NULL);
  g_autofree char *numbering = g_strconcat ("<w:numbering " W ">", parts->numbering, "</w:numbering>", NULL);
  g_autofree char *footnotes = g_strconcat ("<w:footnotes " W ">", parts->footnotes, "</w:footnotes>", NULL);
  g_autofree char *endnotes = g_strconcat ("<w:endnotes " W ">", parts->endnotes, "</w:endnotes>", NULL);
  g_autofree char *comments = g_strconcat ("<w:comments " W ">", parts->comments, "</w:comments>", NULL);

  return import_fixture_zip (
      "[Content_Types].xml", "<Types/>", "word/document.xml", document, parts->styles ? "word/styles.xml" : "x1",
      styles, parts->numbering ? "word/numbering.xml" : "x2", numbering, parts->footnotes ? "word/footnotes.xml" : "x3",
      footnotes, parts->endnotes ? "word/endnotes.xml" : "x4", endnotes, parts->comments ? "word/comments.xml" : "x5",
      comments, parts->core ? "docProps/core.xml" : "x6", parts->core ? parts->core : "", NULL);
}

static QdImport *
import (const Parts *parts)
{
  g_autoptr (GBytes) bytes = make (parts);
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_docx (bytes, "a.docx", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static char *
level (int index, const char *format, const char *text, const char *more)
{
  return g_strdup_printf ("<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>%s<w:lvlText "
                          "w:val=\"%s\"/></w:lvl>",
                          index, format, more, text);
}

static char *
numbered (int list, int depth, const char *text)
{
  return g_strdup_printf ("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>"
                          "<w:r><w:t>%s</w:t></w:r></w:p>",
                          depth, list, text);
}

/* Each format prints the label of the twelfth paragraph of a list. */
static void
test_formats (void)
{
  static const struct
  {
    const char *format, *text, *expected;
  } cases[] = {
    { "chineseCounting", "%1、", "十二、文" },
    { "chineseCountingThousand", "第%1章", "第十二章 文" },
    { "chineseCountingThousand", "（%1）", "（十二）文" },
    { "japaneseCounting", "%1.", "十二. 文" },
    { "ideographTraditional", "%1、", "乙、文" },
    { "ideographZodiac", "%1、", "亥、文" },
    { "chineseLegalSimplified", "%1、", "壹拾贰、文" },
    { "decimalEnclosedCircle", "%1", "⑫ 文" },
    { "decimalEnclosedCircleChinese", "%1", "⑫ 文" },
    { "decimalFullWidth", "%1．", "１２．文" },
    { "upperLetter", "%1.", "L. 文" },
    { "lowerRoman", "%1)", "xii) 文" },
    { "none", "注：", "注：文" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one_level = level (0, cases[i].format, cases[i].text, "");
      g_autofree char *numbering = g_strdup_printf ("<w:abstractNum w:abstractNumId=\"0\">%s</w:abstractNum>"
                                                    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
                                                    one_level);
      g_autofree char *paragraph = numbered (1, 0, "文");
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (QdImport) result = NULL;
      g_autofree char *told = NULL;

      for (int n = 0; n < 12; n++)
        g_string_append (body, paragraph);
      result = import (&(Parts){ .body = body->str, .numbering = numbering });
      told = import_fixture_tell (result);
      g_assert_true (g_str_has_suffix (told, "\n"));
      told[strlen (told) - 1] = '\0';
      g_assert_cmpstr (strrchr (told, '\n') + 3, ==, cases[i].expected);
    }
}

static void
test_levels (void)
{
  g_autofree char *first = level (0, "decimal", "%1", ""), *second = level (1, "decimal", "%1.%2", "");
  g_autofree char *third = level (2, "chineseCounting", "%1.%2-%3", "<w:isLgl/>");
  g_autofree char *numbering = g_strdup_printf (
      "<w:abstractNum w:abstractNumId=\"4\">%s%s%s</w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId "
      "w:val=\"4\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride "
      "w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>",
      first, second, third);
  g_autofree char *a = numbered (2, 0, "甲"), *b = numbered (2, 1, "乙"), *c = numbered (2, 2, "丙");
  g_autofree char *d = numbered (3, 0, "丁"), *e = numbered (9, 0, "戊"), *f = numbered (0, 0, "己");
  g_autofree char *body = g_strconcat (a, b, b, c, a, b, c, d, b, e, f, NULL);
  g_autoptr (QdImport) result = import (&(Parts){ .body = body, .numbering = numbering });

  /* A numbering that is not there and number 0, which takes a style's away, print nothing. */
  import_fixture_assert (result,
                         "P 1 甲\nP 1.1 乙\nP 1.2 乙\nP 1.2-1 丙\nP 2 甲\nP 2.1 乙\nP 2.1-1 丙\nP 7 丁\nP 7.1 乙\n"
                         "P 戊\nP 己\n");
}

/* Headings are told by the style's name, in any language, by its outline level, and by what it is based on. */
static void
test_headings (void)
{
  static const char styles[] =
      "<w:style w:type=\"paragraph\" w:styleId=\"a\" w:default=\"1\"><w:name w:val=\"Normal\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/>"
      "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"20\"><w:name w:val=\"标题 2\"/><w:basedOn w:val=\"a\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"my\"><w:name w:val=\"自家的\"/><w:basedOn w:val=\"20\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"o\"><w:name w:val=\"条\"/><w:pPr><w:outlineLvl "
      "w:val=\"2\"/></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"r\"><w:name w:val=\"环\"/><w:basedOn w:val=\"r\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"toc 1\"/></w:style>";
  static const char numbering[] =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"chineseCountingThousand\"/><w:pStyle w:val=\"1\"/><w:lvlText w:val=\"第%1章\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  static const char *const ids[] = { "t", "c", "1", "20", "my", "o", "r", "a", "gone", "1" };
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (QdImport) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_string_append_printf (body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s款</w:t></w:r></w:p>",
                            ids[i], ids[i]);
  result = import (&(Parts){ .body = body->str, .styles = styles, .numbering = numbering });
  import_fixture_assert (result,
                         "T t款\nH1 第一章 1款\nH2 20款\nH2 my款\nH3 o款\nP r款\nP a款\nP gone款\nH1 第二章 1款\n");
}

/* Where an author only paints, the looks are handed on. */
static void
test_looks (void)
{
  static const char body[] =
      "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/><w:sz "
      "w:val=\"44\"/></w:rPr><w:t>题目</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t>正文有很长"
      "很长的一段，</w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val=\"22\"/></w:rPr><w:t>其中几个字粗</w:t></w:r>"
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>";
  g_autoptr (QdImport) result = import (&(Parts){ .body = body });
  const QdBlock *title = &g_array_index (result->blocks, QdBlock, 0), *text = title + 1;
  g_autofree char *strong = import_fixture_tell_spans (result, QD_SPAN_STRONG);

  import_fixture_assert (result, "P 题目\nP 正文有很长很长的一段，其中几个字粗\n");
  g_assert_true (title->centered && title->bold);
  g_assert_cmpfloat (title->scale, ==, 2);
  g_assert_true (!text->centered && !text->bold);
  g_assert_cmpint (text->indent, ==, 2);
  g_assert_nonnull (strstr (strong, "其中几个字粗\n"));
}

static void
test_notes (void)
{
  static const char body[] =
      "<w:p><w:r><w:t>前</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>后</w:t></w:r>"
      "<w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference w:id=\"99\"/></w:r>"
      "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>。</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
      "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
  static const char footnotes[] =
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注一。</w:t></w:r></w:p></w:footnote>";
  static const char endnotes[] = "<w:endnote w:id=\"2\"><w:p><w:r><w:t>尾注一。</w:t></w:r></w:p></w:endnote>";
  static const char comments[] =
      "<w:comment w:id=\"0\" w:author=\"林青\"><w:p><w:r><w:t>此处可商。</w:t></w:r></w:p></w:comment>";
  g_autoptr (QdImport) result =
      import (&(Parts){ .body = body, .footnotes = footnotes, .endnotes = endnotes, .comments = comments });
  g_autofree char *marks = import_fixture_tell_spans (result, QD_SPAN_NOTE_MARK);
  g_autofree char *notes = import_fixture_tell_spans (result, QD_SPAN_NOTE);

  g_assert_cmpstr (notes, ==, "〔1〕脚注一。|footnote-2\n〔2〕尾注一。|endnote-2\n");
  import_fixture_assert (result, "P 前〔1〕后〔2〕〔3〕。\nN 〔1〕脚注一。\nN 〔2〕尾注一。\nN 〔林青〕此处可商。\n");
  g_assert_cmpstr (marks, ==, "〔1〕|footnote-2\n〔2〕|endnote-2\n〔3〕|footnote-99\n");
}

static void
test_changes (void)
{
  static const char body[] =
      "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r>"
      "</w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo>"
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>七</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>一行</w:t><w:br/><w:t>二行</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></"
      "w:tr>"
      "<w:tr><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></"
      "w:tbl>";
  g_autoptr (QdImport) result = import (&(Parts){ .body = body });

  import_fixture_assert (result, "P 留增来七\nP 一行\nP 二行\nR 甲\t乙\nR 丙\t丁\n");
}

#define FIELD(code, result)                                                                                            \
  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code "</w:instrText></w:r>"                      \
  "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" result "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

/* A table of contents that is only a field repeats the headings; a link in it is none of the text's. */
static void
test_fields (void)
{
  static const char body[] = "<w:p>" FIELD (
      "TOC \\o",
      FIELD ("HYPERLINK \\l \"_a\"",
             "<w:r><w:t>水 1</w:t></w:r></w:p><w:p><w:r><w:t>桥 "
             "2</w:t></w:r>")) "</w:p>"
                               "<w:p><w:r><w:t>见</w:t></w:r>" FIELD (
                                   " HYPERLINK \"http://example.org\" ",
                                   "<w:r><w:t>旧志</w:t></w:r>") "<w:r><w:rPr><w:em "
                                                                 "w:val=\"dot\"/></w:rPr><w:t>着重</w:t></"
                                                                 "w:r><w:r><w:rPr><w:em w:val=\"none\"/></w:rPr>"
                                                                 "<w:t>。</w:t></w:r></w:p>";
  /* The end of the field was lost with a page: the heading shows that the contents are over. */
  static const char cut[] =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>水 1</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>水</w:t></w:r></w:p>";
  g_autoptr (QdImport) result = import (&(Parts){ .body = body });
  g_autoptr (QdImport) mended = import (&(Parts){ .body = cut });
  g_autofree char *links = import_fixture_tell_spans (result, QD_SPAN_LINK);
  g_autofree char *dots = import_fixture_tell_spans (result, QD_SPAN_EMPHASIS);

  import_fixture_assert (result, "P 见旧志着重。\n");
  g_assert_cmpstr (links, ==, "旧志|http://example.org\n");
  g_assert_cmpstr (dots, ==, "着重\n");
  import_fixture_assert (mended, "H1 水\n");
}

/* Underlines are how names and titles of works are marked in a word processor; two lines in one is an inline note; the
 * line below a link is none of these. */
static void
test_lines (void)
{
#define RUN(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
  g_autoptr (QdImport) result =
      import (&(Parts){ .body = "<w:p>" RUN ("<w:u w:val=\"single\"/>", "张生") RUN ("", "读")
                            RUN ("<w:u w:val=\"wave\"/>", "江志") RUN ("<w:eastAsianLayout w:combine=\"1\"/>", "懂得迟")
                                RUN ("<w:u w:val=\"none\"/>", "。") "<w:hyperlink w:anchor=\"a\">" RUN (
                                    "<w:u w:val=\"single\"/>", "见后") "</w:hyperlink></w:p>" });
#undef RUN
  g_autofree char *names = import_fixture_tell_spans (result, QD_SPAN_NAME);
  g_autofree char *works = import_fixture_tell_spans (result, QD_SPAN_WORK);
  g_autofree char *notes = import_fixture_tell_spans (result, QD_SPAN_INLINE_NOTE);

  g_assert_cmpstr (names, ==, "张生\n");
  g_assert_cmpstr (works, ==, "江志\n");
  g_assert_cmpstr (notes, ==, "懂得迟\n");
}

/* Word's own styles: the properties name a title only if the text has it. */
static void
test_metadata (void)
{
  static const char core[] = "<c><title>河边</title><creator>某打字员</creator></c>";
  g_autoptr (QdImport) result = import (&(Parts){
      .body = "<w:p><w:r><w:t>河边</w:t></w:r></w:p><w:p><w:r><w:t>水声一阵一阵。</w:t></w:r></w:p>", .core = core });

  g_assert_cmpstr (result->title, ==, "河边");
  g_assert_cmpstr (result->author, ==, NULL);
}

static void
assert_fails (GBytes *bytes, QdImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QdImport) result = qd_import_docx (bytes, "a.docx", NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, QD_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "a.docx"));
}

static void
test_damage (void)
{
  g_autoptr (GBytes) empty = make (&(Parts){ .body = "" });
  g_autoptr (GBytes) without = import_fixture_zip ("word/other.xml", "<a/>", NULL);
  g_autoptr (GBytes) no_xml = import_fixture_zip ("word/document.xml", "%%%", NULL);
  g_autoptr (GBytes) cut = import_fixture_zip (
      "word/document.xml", "<w:document " W "><w:body><w:p><w:r><w:t>还在</w:t></w:r></w:p><w:p><w:r><w:t>断", NULL);
  g_autoptr (QdImport) result = NULL;

  assert_fails (empty, QD_IMPORT_ERROR_NO_TEXT);
  assert_fails (without, QD_IMPORT_ERROR_DAMAGED);
  assert_fails (no_xml, QD_IMPORT_ERROR_DAMAGED);
  result = qd_import_docx (cut, "a.docx", NULL, NULL, NULL);
  g_assert_nonnull (result);
  import_fixture_assert (result, "P 还在\nP 断\n");
}

/* Captions are often in italics by their style: that is no stress on their words. */
static void
test_style_is_no_stress (void)
{
  g_autoptr (QdImport) result = import (
      &(Parts){ .styles = "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:rPr><w:b/><w:i/></w:rPr></w:style>",
                .body = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>图一 全河形势</w:t></w:r></w:p>"
                        "<w:p><w:r><w:t>此处</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>水急</w:t></w:r></w:p>" });
  g_autofree char *dots = import_fixture_tell_spans (result, QD_SPAN_EMPHASIS);
  g_autofree char *strong = import_fixture_tell_spans (result, QD_SPAN_STRONG);

  g_assert_cmpstr (dots, ==, "水急\n");
  g_assert_cmpstr (strong, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-docx/formats", test_formats);
  g_test_add_func ("/import-docx/levels", test_levels);
  g_test_add_func ("/import-docx/headings", test_headings);
  g_test_add_func ("/import-docx/looks", test_looks);
  g_test_add_func ("/import-docx/notes", test_notes);
  g_test_add_func ("/import-docx/changes", test_changes);
  g_test_add_func ("/import-docx/fields", test_fields);
  g_test_add_func ("/import-docx/lines", test_lines);
  g_test_add_func ("/import-docx/style-is-no-stress", test_style_is_no_stress);
  g_test_add_func ("/import-docx/metadata", test_metadata);
  g_test_add_func ("/import-docx/damage", test_damage);
  return g_test_run ();
}
