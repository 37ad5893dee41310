/* test-cli-info.c: quandian-cli info, and text as it is mended, as scripts see them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *program;

static const char damaged[] =
    "讀書會設(shè)在網(wǎng)上,發(fā)起人經(jīng)營書店,設(shè)了網(wǎng)站,發(fā)布書目,互聯(lián)網(wǎng)上也有。\n"
    "發(fā)現(xiàn)問題及時改正?;ヂ?lián)網(wǎng)站的事。\n";

static char *
run (const char *command, const char *option, const char *bytes, gsize length, int expected_status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = g_bytes_new_static (bytes, length);
  g_autoptr (GBytes) output = NULL;
  const char *argv[] = { program, command, "-", option, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, expected_status);
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

static void
assert_prints (const char *option, const char *input, const char *expected)
{
  g_autofree char *output = run ("text", option, input, strlen (input), 0);

  g_assert_cmpstr (output, ==, expected);
}

static void
test_readings (void)
{
  assert_prints ("--reading=source", damaged, damaged);
  assert_prints ("--reading=emended", damaged,
                 "讀書會設在網上，發起人經營書店，設了網站，發布書目，互聯網上也有。\n"
                 "發現問題及時改正。互聯網站的事。\n");
  assert_prints ("--reading=simplified", "讀書寫字\n", "读书写字\n");
  assert_prints ("--reading=traditional", "读书写字\n", "讀書寫字\n");
  g_free (run ("text", "--reading=none", "", 0, 2));
}

static void
test_encoding (void)
{
  g_autofree char *gbk = run ("text", "--encoding=GB18030", "\xb6\xc1\xca\xe9", 4, 0);

  g_assert_cmpstr (gbk, ==, "读书");
  g_free (run ("text", "--encoding=none", "a", 1, 1));
}

static void
test_info (void)
{
  g_autofree char *output = run ("info", NULL, damaged, strlen (damaged), 0);
  g_autoptr (JsonNode) root = json_from_string (output, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *damage = json_object_get_array_member (object, "damage");
  gboolean has_bytes = FALSE;

  g_assert_cmpstr (json_object_get_string_member (object, "encoding"), ==, "UTF-8");
  g_assert_cmpint (json_object_get_int_member (object, "characters"), ==, g_utf8_strlen (damaged, -1));
  for (guint i = 0; i < json_array_get_length (damage); i++)
    {
      JsonObject *place = json_array_get_object_element (damage, i);

      if (!g_str_equal (json_object_get_string_member (place, "kind"), "bytes"))
        continue;
      has_bytes = TRUE;
      g_assert_cmpstr (json_object_get_string_member (place, "text"), ==, "?;ヂ?lián)");
      g_assert_cmpstr (json_object_get_string_member (place, "reading"), ==, "。互聯");
      g_assert_cmpint (json_object_get_int_member (place, "end") - json_object_get_int_member (place, "start"), ==, 9);
    }
  g_assert_true (has_bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/cli/info/readings", test_readings);
  g_test_add_func ("/cli/info/encoding", test_encoding);
  g_test_add_func ("/cli/info/info", test_info);
  return g_test_run ();
}
