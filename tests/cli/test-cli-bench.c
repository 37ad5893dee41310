/* test-cli-bench.c: the figures of quandian-cli bench
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>

static const char *program;

static int
run (const char *argument, const char *input, char **output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                                      &error, program, "bench", argument, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static void
test_figures (void)
{
  const char *const times[] = { "decode_ms",           "recognise_ms",    "first_screen_ms", "compose_ms",
                                "compose_mchar_per_s", "pango_layout_ms", "ratio",           "kept_bytes" };
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  g_assert_cmpint (run ("-", "读书先点句读。\n再加圈点。\n", &output), ==, 0);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "characters"), ==, 14);
  for (int i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_assert_true (json_object_has_member (object, times[i]));
      g_assert_cmpfloat (json_object_get_double_member (object, times[i]), >=, 0);
    }
  g_assert_cmpfloat (json_object_get_double_member (object, "ratio"), >, 0);
}

static void
test_faults (void)
{
  g_autofree char *output = NULL;
  g_autofree char *usage = NULL;

  g_assert_cmpint (run ("/nonexistent", "", &output), ==, 1);
  g_assert_cmpint (run ("--no-such-option", "", &usage), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/cli-bench/figures", test_figures);
  g_test_add_func ("/cli-bench/faults", test_faults);
  return g_test_run ();
}
