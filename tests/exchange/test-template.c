/* test-template.c: what readers' own templates say is what is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-template.h"

#include <string.h>

static const char values_json[] =
    "{\"title\":\"夜航\",\"author\":\"\",\"count\":2,\"notes\":["
    "{\"quote\":\"一行\\n两行\",\"note\":\"\",\"tags\":[\"海\",\"夜\"]},"
    "{\"quote\":\"他说：\\\"走\\\"\",\"note\":\"<好>\",\"tags\":[],\"title\":\"自己的\"}]}";

static char *
render (const char *template, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_data (parser, values_json, -1, NULL));
  return qd_template_render (template, json_node_get_object (json_parser_get_root (parser)), error);
}

static void
test_forms (void)
{
  static const struct
  {
    const char *template, *expected;
  } cases[] = {
    { "", "" },
    { "没有标记 { } }} 的字", "没有标记 { } }} 的字" },
    { "{{title}}·{{ title }}", "夜航·夜航" },
    { "{{count}}", "2" },
    { "{{nothing}}", "" },
    { "{{#author}}有{{/author}}{{^author}}佚名{{/author}}", "佚名" },
    { "{{#notes}}[{{quote}}]{{/notes}}", "[一行\n两行][他说：\"走\"]" },
    { "{{#notes}}{{#tags}}#{{.}} {{/tags}}{{/notes}}", "#海 #夜 " },
    { "{{#notes}}{{title}}/{{/notes}}", "夜航/自己的/" },
    { "{{#notes}}{{^tags}}无签{{/tags}}{{/notes}}", "无签" },
    { "a\n{{! 说明 }}\nb\n", "a\nb\n" },
    { "{{#notes}}\n- {{quote|quote}}\n{{/notes}}\n完\n", "- > 一行\n> 两行\n- > 他说：\"走\"\n完\n" },
    { "{{#notes}}{{quote|paragraphs}};{{/notes}}", "　　一行\n　　两行;　　他说：\"走\";" },
    { "{{#notes}}{{quote|csv}},{{/notes}}", "\"一行\n两行\",\"他说：\"\"走\"\"\"," },
    { "{{#notes}}{{note|html}}{{/notes}}", "&lt;好&gt;" },
    { "{{#notes}}{{quote|indent}};{{/notes}}", "    一行\n    两行;    他说：\"走\";" },
    { "{{#notes}}{{note|markdown}}/{{quote|markdown|quote}}\n{{/notes}}",
      "/> 一行\n> \n> 两行\n\\<好\\>/> 他说：\"走\"\n" },
    { "  {{#notes}}  \nx\n  {{/notes}}", "x\nx\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = render (cases[i].template, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* What cannot be read is said, with its line. */
static void
test_errors (void)
{
  static const struct
  {
    const char *template, *message;
  } cases[] = {
    { "a\nb {{title", "2" },
    { "{{#notes}}\n{{quote}}", "1" },
    { "a\n\n{{/notes}}", "3" },
    { "{{title|upper}}", "“upper”" },
    { "{{notes}}", "“notes”" },
    /* What would grow with each step. */
    { "{{title|csv|csv|csv|csv|csv}}", "4" },
    { "{{#notes}}{{#notes}}{{/notes}}{{/notes}}", "{{#notes}}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (render (cases[i].template, &error));
      g_assert_error (error, QD_TEMPLATE_ERROR, QD_TEMPLATE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* Parts within parts without end are refused rather than followed. */
static void
test_deep (void)
{
  g_autoptr (GString) template = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100; i++)
    g_string_append (template, "{{#title}}");
  for (int i = 0; i < 100; i++)
    g_string_append (template, "{{/title}}");
  g_assert_null (render (template->str, &error));
  g_assert_error (error, QD_TEMPLATE_ERROR, QD_TEMPLATE_ERROR_SYNTAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/forms", test_forms);
  g_test_add_func ("/template/errors", test_errors);
  g_test_add_func ("/template/deep", test_deep);
  return g_test_run ();
}
