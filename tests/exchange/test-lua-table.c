/* test-lua-table.c: tables are read, nothing is run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-note-source.h"
#include "exchange/qd-lua-table.h"

#include <string.h>

static JsonObject *
parse (const char *text, JsonNode **node)
{
  g_autoptr (GError) error = NULL;

  *node = qd_lua_table_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  return json_node_get_object (*node);
}

static void
test_values (void)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *table = parse ("-- a comment\n--[[ a\nlong one ]]\nreturn {\n"
                             "  [\"text\"] = \"two\\nlines \\\"quoted\\\" \\228\\184\\173\",\n"
                             "  plain = 'single', [3] = true; long = [==[\nkept ]] as it is]==],\n"
                             "  number = -1.5e2, hex = 0x10, none = nil,\n"
                             "  nested = { 'a', 'b', { deep = false } },\n"
                             "}\n",
                             &node);
  JsonObject *nested;

  g_assert_cmpstr (json_object_get_string_member (table, "text"), ==, "two\nlines \"quoted\" 中");
  g_assert_cmpstr (json_object_get_string_member (table, "plain"), ==, "single");
  g_assert_true (json_object_get_boolean_member (table, "3"));
  g_assert_cmpstr (json_object_get_string_member (table, "long"), ==, "kept ]] as it is");
  g_assert_cmpfloat (json_object_get_double_member (table, "number"), ==, -150);
  g_assert_cmpfloat (json_object_get_double_member (table, "hex"), ==, 16);
  g_assert_true (json_object_get_null_member (table, "none"));
  nested = json_object_get_object_member (table, "nested");
  g_assert_cmpstr (json_object_get_string_member (nested, "2"), ==, "b");
  g_assert_false (json_object_get_boolean_member (json_object_get_object_member (nested, "3"), "deep"));
}

/* What would have to be run is refused, and the line is named. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "return {\n  a = os.execute('true'),\n}", "line 2" },
    { "return { a = 1 + 1 }", "line 1" },
    { "print('x')\nreturn {}", "line 1" },
    { "return {\n a = 1,\n b = \"open\n", "line " },
    { "return { a = [[ open }", "line 1" },
    { "return { [1 = 2 }", "line 1" },
    { "return {} extra", "line 1" },
    { "", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (qd_lua_table_parse (cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("return ");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (text, '{');
  g_assert_null (qd_lua_table_parse (text->str, text->len, &error));
  g_assert_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lua-table/values", test_values);
  g_test_add_func ("/lua-table/refused", test_refused);
  g_test_add_func ("/lua-table/deep", test_deep);
  return g_test_run ();
}
