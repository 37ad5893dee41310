/* test-cli-layout.c: “quandian-cli layout” from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first argument is the program.
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *program;

typedef struct
{
  int status;
  char *output, *errors;
} Result;

static void
run (Result *result, const char *input, const char *options)
{
  g_autofree char *line = g_strdup_printf ("'%s' layout %s", program, options);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv (
      (const char *const *) arguments,
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &result->output, &result->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
}

static void
result_clear (Result *result)
{
  g_free (result->output);
  g_free (result->errors);
}

static void
test_lines (void)
{
  Result result;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *line, *glyph;
  JsonArray *glyphs;

  run (&result, "甲乙丙丁\n他说：“读 GTK 书。”\n", "--plain --fake-metrics --measure=20 --indent=2 -");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.errors, ==, "");
  lines = g_strsplit (result.output, "\n", -1);
  g_assert_cmpint (g_strv_length (lines), ==, 3);
  node = json_from_string (lines[1], &error);
  g_assert_no_error (error);
  line = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (line, "paragraph"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (line, "line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (line, "start"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (line, "end"), ==, 18);
  g_assert_cmpstr (json_object_get_string_member (line, "text"), ==, "他说：“读 GTK 书。”");
  g_assert_cmpfloat (json_object_get_double_member (line, "indent"), ==, 2);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (line, "why")), ==, 0);
  glyphs = json_object_get_array_member (line, "glyphs");
  g_assert_cmpint (json_array_get_length (glyphs), ==, 9);
  glyph = json_array_get_object_element (glyphs, 5);
  g_assert_cmpstr (json_object_get_string_member (glyph, "text"), ==, "GTK");
  g_assert_cmpint (json_object_get_int_member (glyph, "start"), ==, 11);
  g_assert_cmpfloat (json_object_get_double_member (glyph, "advance"), ==, 1.5);
  /* Indent, 他说：, the halved quotation mark, 读 and the gap. */
  g_assert_cmpfloat (json_object_get_double_member (glyph, "x"), ==, 2 + 3 + 0.5 + 1 + 0.25);
  result_clear (&result);
}

static void
test_explain (void)
{
  Result result;

  run (&result, "一二三，四五六七八九，甲乙丙", "--plain --fake-metrics --measure=10 --indent=0 --explain --text -");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_str_has_prefix (result.output, "一二三，四五六七八九，\n"));
  g_assert_nonnull (strstr (result.output, "step 5"));
  g_assert_nonnull (strstr (result.output, "item 44"));
  g_assert_nonnull (strstr (result.output, "0.5 em"));
  result_clear (&result);
}

/* Each option of style reaches the composer: what the first line has with it, and has not without. */
static void
test_style (void)
{
  const struct
  {
    const char *options, *text, *expected;
  } cases[] = {
    { "--language=zh-Hant-TW", "甲·乙", "\"advance\":1},{\"text\":\"乙\"" },
    { "--direction=vertical", "长12米", "\"text\":\"12\",\"start\":1,\"x\":1,\"advance\":1}" },
    { "--punctuation=banjiao", "甲，乙", "\"x\":1.5" },
    { "--prohibition=none", "一二三四五六七八九十，甲乙丙", "\"text\":\"一二三四五六七八九十\"" },
    { "--line-end=full", "甲。", "\"width\":2," },
    { "--breaking=first-fit", "一二三四五六七八九十甲乙丙internationalization丁", "\"text\":\"一二三四五六七八九十\"" },
    { "--hanging", "一二三四五六七八九十，甲乙", "\"text\":\"一二三四五六七八九十，\"" },
    { "--hanging-points", "一二三四五六七八九十；甲乙", "\"text\":\"一二三四五六七八九十；\"" },
    { "--keep-opener", "“甲”乙", "\"x\":0,\"advance\":1}" },
    { "--keep-indented-opener --indent=2", "“甲”乙", "\"x\":2,\"advance\":1}" },
    { "--close-points", "甲，，乙", "\"x\":1,\"advance\":0.5}" },
    { "--language=zh-Hant-TW --centred-point=natural", "甲。」乙", "\"x\":1,\"advance\":1},{\"text\":\"」\"" },
    { "--language=zh-Hant-TW --centred-point=full", "甲。」乙", "\"x\":1,\"advance\":1},{\"text\":\"」\"" },
    { "--colon=fixed", "一：三四五六七八九十，甲乙丙", "\"text\":\"一：三四五六七八九\"" },
    { "--fixed-stops", "一。三四五六七八九十，甲乙丙", "\"text\":\"一。三四五六七八九\"" },
    { "--autospace=0.5", "国A国", "\"x\":1.5" },
    { "--fixed-gaps", "国A一二三四五六七，乙丙", "\"x\":1.25" },
    { "--keep-spaces", "国 A国", "\"x\":1.5" },
    { "--no-justify", "一二三四五六七八九十，甲乙", "\"width\":9," },
    { "--no-orphan-control", "一二三四五六七八九十甲", "\"text\":\"一二三四五六七八九十\"" },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *options =
          g_strdup_printf ("--plain --fake-metrics --measure=10 --indent=0 %s -", cases[i].options);
      Result with, without;

      run (&with, cases[i].text, options);
      run (&without, cases[i].text, "--plain --fake-metrics --measure=10 --indent=0 -");
      g_test_message ("%s: %s%s", cases[i].options, with.output, without.output);
      g_assert_cmpint (with.status, ==, 0);
      *strchr (with.output, '\n') = *strchr (without.output, '\n') = '\0';
      g_assert_nonnull (strstr (with.output, cases[i].expected));
      g_assert_null (strstr (without.output, cases[i].expected));
      result_clear (&with);
      result_clear (&without);
    }
}

/* A word that is parted says so, at soft hyphens always. */
static void
test_hyphen (void)
{
  Result result;

  run (&result, "甲乙丙丁fruit\u00ADful戊己", "--plain --fake-metrics --measure=8 --indent=0 -");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.output, "\"hyphen\":true"));
  result_clear (&result);
}

/* The structure is recognised and fonts are asked, unless the options say otherwise. */
static void
test_document (void)
{
  Result result;
  g_auto (GStrv) lines = NULL;

  run (&result, "一、引言\n\n读书须动笔。\n", "--measure=20 -");
  g_assert_cmpint (result.status, ==, 0);
  lines = g_strsplit (result.output, "\n", -1);
  g_assert_cmpint (g_strv_length (lines), ==, 3);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
    }
  result_clear (&result);
}

static void
test_errors (void)
{
  const struct
  {
    const char *options, *said;
    int status;
  } cases[] = {
    { "--prohibition=lenient -", "lenient", 2 },
    { "--measure=0 -", "measure", 2 },
    { "--measure=nan -", "measure", 2 },
    { "--autospace=0.6 -", "autospace", 2 },
    { "--colon=late -", "late", 2 },
    { "--no-such-option -", "no-such-option", 2 },
    { "", "file", 2 },
    { "/nonexistent/file.txt", "/nonexistent/file.txt", 1 },
    { "--plain /nonexistent", "/nonexistent", 1 },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Result result;

      run (&result, "", cases[i].options);
      g_assert_cmpint (result.status, ==, cases[i].status);
      g_assert_nonnull (strstr (result.errors, cases[i].said));
      g_assert_cmpstr (result.output, ==, "");
      result_clear (&result);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/cli-layout/lines", test_lines);
  g_test_add_func ("/cli-layout/explain", test_explain);
  g_test_add_func ("/cli-layout/style", test_style);
  g_test_add_func ("/cli-layout/hyphen", test_hyphen);
  g_test_add_func ("/cli-layout/document", test_document);
  g_test_add_func ("/cli-layout/errors", test_errors);
  return g_test_run ();
}
