/* test-cli-outline.c: quandian-cli outline, as scripts see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *program;

static const char text[] =
    "河边的书房\n林青\n摘要：书房不必大。\n关键词：书房；河流\n一、水声\n水声一阵一阵传上来，读什么都不觉得长。\n"
    "二、潮气\n潮气是水声的另一面，舍不得前者就得受得住后者。\n";

static char *
run (const char *input, int expected_status, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;
  const char *argv[] = { program, "outline", "-", option, NULL };

  process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, expected_status);
  return output;
}

static void
test_json (void)
{
  g_autofree char *output = run (text, 0, "--explain");
  g_autoptr (JsonNode) root = json_from_string (output, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *headings = json_object_get_array_member (object, "headings");
  JsonObject *second = json_array_get_object_element (headings, 1);

  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "河边的书房");
  g_assert_cmpstr (json_object_get_string_member (object, "author"), ==, "林青");
  g_assert_true (json_object_get_boolean_member (object, "abstract"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "keywords")), ==, 2);
  g_assert_cmpuint (json_array_get_length (headings), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (second, "label"), ==, "二、");
  g_assert_cmpstr (json_object_get_string_member (second, "text"), ==, "潮气");
  g_assert_cmpint (json_object_get_int_member (second, "level"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (second, "line"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (second, "end") - json_object_get_int_member (second, "start"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (second, "start"), ==,
                   g_utf8_strlen (text, strstr (text, "二、") - text));
  g_assert_cmpstr (json_object_get_string_member (second, "why"), !=, "");
}

static void
test_nothing (void)
{
  g_autofree char *output = run ("一句话。\n", 0, NULL);
  g_autoptr (JsonNode) root = json_from_string (output, NULL);
  JsonObject *object = json_node_get_object (root);

  g_assert_true (json_object_get_null_member (object, "title"));
  g_assert_true (json_object_get_null_member (object, "author"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "headings")), ==, 0);
}

static void
test_text (void)
{
  g_autofree char *output = run (text, 0, "--text");

  g_assert_nonnull (strstr (output, "一、水声\n二、潮气\n"));
}

static void
test_usage (void)
{
  g_free (run ("", 2, "--no-such-option"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/cli/outline/json", test_json);
  g_test_add_func ("/cli/outline/nothing", test_nothing);
  g_test_add_func ("/cli/outline/text", test_text);
  g_test_add_func ("/cli/outline/usage", test_usage);
  return g_test_run ();
}
