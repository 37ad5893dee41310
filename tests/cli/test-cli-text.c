/* test-cli-text.c: quandian-cli text, as scripts see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>

#include <string.h>

#include "scratch-tree.h"

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

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

/* As the reader left it: one place refused, one worded, as they stand in a key file. */
static void
test_corrected (void)
{
  static const char source[] = "灯下记\n\n案上有一&#21367;书，墙外有一&#26641;花。\n";
  static const char said[] = "\n[Annotation 8a8f3c52-1d1e-4a0a-9a55-0d2c8a1d8e01]\nKind=emendation\nStart=9\nEnd=17\n"
                             "Quote=&#21367;\nPrefix=案上有一\nSuffix=书，墙外有一\nNote=&#21367;\n"
                             "Created=2024-03-01T10:00:00Z\nModified=2024-03-01T10:00:00Z\nVersion=here:1;\n"
                             "\n[Annotation 8a8f3c52-1d1e-4a0a-9a55-0d2c8a1d8e02]\nKind=emendation\nStart=19\nEnd=21\n"
                             "Quote=墙外\nPrefix=书，\nSuffix=有一\nNote=窗前\n"
                             "Created=2024-03-01T10:00:00Z\nModified=2024-03-01T10:00:00Z\nVersion=here:2;\n";
  g_autofree char *dir = g_dir_make_tmp ("quandian-cli-text-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a.txt", NULL);
  g_autofree char *notes_dir = g_build_filename (dir, "annotations", NULL);
  g_autofree char *key_path = NULL, *key_file = NULL, *longer = NULL, *added = NULL, *plain = NULL, *corrected = NULL;
  const char *add[] = { program, "--data-dir", dir, "notes", "add", "--quote=花", path, NULL };
  const char *show[] = { program, "--data-dir", dir, "text", path, NULL, NULL };
  g_autoptr (GDir) folder = NULL;

  g_assert_true (g_file_set_contents (path, source, -1, NULL));
  added = run (add);
  folder = g_dir_open (notes_dir, 0, NULL);
  key_path = g_build_filename (notes_dir, g_dir_read_name (folder), NULL);
  g_assert_true (g_file_get_contents (key_path, &key_file, NULL, NULL));
  longer = g_strconcat (key_file, said, NULL);
  g_assert_true (g_file_set_contents (key_path, longer, -1, NULL));

  plain = run (show);
  g_assert_cmpstr (plain, ==, "灯下记\n\n案上有一卷书，墙外有一树花。\n");
  show[5] = "--corrected";
  corrected = run (show);
  g_assert_cmpstr (corrected, ==, "灯下记\n\n案上有一&#21367;书，窗前有一树花。\n");
  scratch_tree_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/cli-text/plain", test_plain);
  g_test_add_func ("/cli-text/markdown", test_markdown);
  g_test_add_func ("/cli-text/html", test_html);
  g_test_add_func ("/cli-text/corrected", test_corrected);
  return g_test_run ();
}
