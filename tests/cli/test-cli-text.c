/* test-cli-text.c: quandian-cli text, as scripts see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>

static const char *program;

static void
assert_text (const char *input, const char *option, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  const char *argv[] = { program, "text", "-", option, NULL };

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpstr (output, ==, expected);
}

static void
test_plain (void)
{
  assert_text ("他说*好*,便走了。\n", "--reading=source", "他说*好*,便走了。\n");
  assert_text ("他说*好*，便走了。\n", NULL, "他说*好*，便走了。\n");
  assert_text ("国学\n", "--reading=traditional", "國學\n");
}

static void
test_markdown (void)
{
  static const char source[] =
      "# 河边\n\n## 水声\n\n水声**一阵**一阵。见[此处](a.html)。\n\n## 潮气\n\n潮气**总**在[彼处](b.html)。\n";

  assert_text (source, NULL, "河边\n\n水声\n\n水声一阵一阵。见此处。\n\n潮气\n\n潮气总在彼处。\n");
  assert_text (source, "--reading=source", source);
}

static void
test_html (void)
{
  static const char source[] = "<!DOCTYPE html><html><head><meta charset=utf-8><title>河边</title></head>"
                               "<body><h1>河边</h1><p>水声<b>一阵</b>一阵。</p></body></html>";

  assert_text (source, NULL, "河边\n水声一阵一阵。\n");
  assert_text (source, "--reading=source", "河边\n水声一阵一阵。\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/cli-text/plain", test_plain);
  g_test_add_func ("/cli-text/markdown", test_markdown);
  g_test_add_func ("/cli-text/html", test_html);
  return g_test_run ();
}
