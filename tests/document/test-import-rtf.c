/* test-import-rtf.c: text in code pages and Unicode, looks, levels, tables, notes and links of RTF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-import-rtf.h"

#include "document/qd-rtf-tokens.h"
#include "import-fixture.h"

#include <string.h>

#define HEAD                                                                                                           \
  "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun{\\*\\falt Song};}"                        \
  "{\\f1\\froman\\fcharset0 Times;}{\\f2\\fnil\\fcharset136 Ming;}}"                                                   \
  "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}{\\s1\\b\\fs32 heading 1;}"                           \
  "{\\s5\\outlinelevel1 Own;}{\\s6 Title;}}"

static QdImport *
import (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  QdImport *result = qd_import_rtf (bytes, "a.rtf", NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_blocks (const char *source, const char *blocks)
{
  g_autoptr (QdImport) result = import (source);

  import_fixture_assert (result, blocks);
}

/* 渡口 in GBK, in Big5 by its face, in Unicode with what older readers show, and beside Latin letters. */
static void
test_encodings (void)
{
  assert_blocks (HEAD "\\'b6\\'c9\\'bf\\'da a\\par}", "P 渡口 a\n");
  assert_blocks (HEAD "\\f1 a\\'b6\\'c9\\'bf\\'da\\par}", "P a渡口\n");
  assert_blocks (HEAD "{\\f2\\'b4\\'e7\\'a4\\'66}\\par}", "P 渡口\n");
  assert_blocks (HEAD "\\uc1\\u28193?\\u21475\\'3f\\u-10179?\\u-8704?{\\uc2\\u28193\\'b6\\'c9}\\par}", "P 渡口😀渡\n");
  assert_blocks ("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset134 S;}}\\f0\\'b6\\'c9\\'bf\\'da}", "P 渡口\n");
}

static void
test_blocks (void)
{
  assert_blocks (HEAD "{\\header x\\par}\\pard\\s6\\qc\\u39064?\\par\\pard\\s1 {\\listtext\\pard\\plain\\f0 "
                      "\\u19968?\\u12289?\\tab}\\u27700?\\par\\pard\\plain\\f0\\u25991?\\line b\\par"
                      "\\pard\\s5 c\\par\\pard\\outlinelevel2 d\\par{\\*\\unknown e}{\\v f}{\\pict 00ff}}",
                 "T 题\nH1 一、水\nP 文\nP b\nH2 c\nH3 d\n");
  assert_blocks (HEAD "\\trowd\\intbl a\\cell b\\par c\\cell\\row\\pard d\\par}", "R a\tb c\t\nP d\n");
  assert_blocks (HEAD "a\\par\\par b", "P a\nP b\n");
}

static void
test_looks (void)
{
  g_autoptr (QdImport) result = import (
      HEAD "\\pard\\qc\\b\\fs44 \\u39064?\\u30446?\\b0\\par\\pard\\plain\\fs22 this is much more text, {\\b some} "
           "of it bold, {\\i some} in italics\\par}");
  const QdBlock *title = &g_array_index (result->blocks, QdBlock, 0);
  g_autofree char *emphasis = import_fixture_tell_spans (result, QD_SPAN_EMPHASIS);

  g_assert_true (title->centered && title->bold);
  g_assert_cmpfloat (title->scale, ==, 2);
  g_assert_false (g_array_index (result->blocks, QdBlock, 1).bold);
  g_assert_cmpstr (emphasis, ==, "some\n");
}

static void
test_notes_and_links (void)
{
  g_autoptr (QdImport) result =
      import (HEAD "a{\\super\\chftn{\\footnote\\pard\\plain\\chftn  n \\u28193?}}b {\\field{\\*\\fldinst HYPERLINK "
                   "\"http://example.org\"}{\\fldrslt c}}{\\field{\\*\\fldinst TOC}{\\fldrslt d}}\\par}");
  g_autofree char *marks = import_fixture_tell_spans (result, QD_SPAN_NOTE_MARK);
  g_autofree char *links = import_fixture_tell_spans (result, QD_SPAN_LINK);

  import_fixture_assert (result, "P a〔1〕b c\nN 〔1〕 n 渡\n");
  g_assert_cmpstr (marks, ==, "〔1〕|note-1\n");
  g_assert_cmpstr (links, ==, "c|http://example.org\n");
}

static void
test_metadata (void)
{
  g_autoptr (QdImport) result = import (HEAD "{\\info{\\title \\u39064?}{\\author someone}}\\u39064?\\par text\\par}");

  import_fixture_assert (result, "P 题\nP text\n");
  g_assert_cmpstr (result->title, ==, "题");
  g_assert_null (result->author);
}

/* Whatever breaks off or does not close is read as far as it goes. */
static void
test_damage (void)
{
  static const char whole[] =
      HEAD "\\pard\\s1 a\\par {\\field{\\*\\fldinst X}{\\fldrslt b}}\\u28193?{\\footnote n}\\par}";
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 ");
  g_autoptr (GBytes) empty = g_bytes_new_static ("{\\rtf1}", 7);
  g_autoptr (GError) error = NULL;

  for (gsize n = 6; n < strlen (whole); n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_static (whole, n);
      g_autoptr (QdImport) result = qd_import_rtf (cut, "a.rtf", NULL, NULL, NULL);

      g_assert_true (n < strlen (HEAD "\\pard\\s1 a") || result != NULL);
    }
  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '{');
  g_string_append (deep, "a}}}}b");
  assert_blocks (deep->str, "P ab\n");
  g_assert_null (qd_import_rtf (empty, "a.rtf", NULL, NULL, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT);
}

static void
test_tokens (void)
{
  static const char source[] = "\\bin3 }}}\\b-1x\\'zz";
  QdRtfTokens tokens = { (const guint8 *) source, strlen (source), 0 };
  QdRtfToken token = qd_rtf_tokens_next (&tokens);

  g_assert_cmpstr (token.word, ==, "bin");
  token = qd_rtf_tokens_next (&tokens);
  g_assert_cmpstr (token.word, ==, "b");
  g_assert_cmpint (token.number, ==, -1);
  g_assert_cmpint (qd_rtf_tokens_next (&tokens).kind, ==, QD_RTF_BYTE);
  g_assert_cmpint (qd_rtf_tokens_next (&tokens).kind, ==, QD_RTF_SIGN);
  g_assert_cmpint (qd_rtf_tokens_next (&tokens).kind, ==, QD_RTF_BYTE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-rtf/encodings", test_encodings);
  g_test_add_func ("/import-rtf/blocks", test_blocks);
  g_test_add_func ("/import-rtf/looks", test_looks);
  g_test_add_func ("/import-rtf/notes-and-links", test_notes_and_links);
  g_test_add_func ("/import-rtf/metadata", test_metadata);
  g_test_add_func ("/import-rtf/damage", test_damage);
  g_test_add_func ("/import-rtf/tokens", test_tokens);
  return g_test_run ();
}
