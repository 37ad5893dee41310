/* test-cli-notes.c: “quandian-cli notes” from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first argument is the program.
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#include "scratch-tree.h"

static char *program;

typedef struct
{
  char *dir;
} Fixture;

typedef struct
{
  int status;
  char *output, *errors;
} Result;

static void
result_clear (Result *result)
{
  g_free (result->output);
  g_free (result->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-notes-XXXXXX", NULL);
  path = g_build_filename (fixture->dir, "a.txt", NULL);
  g_assert_true (g_file_set_contents (path, "夜读之时，灯影摇曳。\n夜读之时，又一次。\n", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static GSubprocess *
start (Fixture *fixture, const char *options)
{
  g_autofree char *line = g_strdup_printf ("'%s' --data-dir=data notes %s", program, options);
  g_autofree char *schema_dir = g_test_build_filename (G_TEST_BUILT, "..", "data", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_shell_parse_argv (line, NULL, &arguments, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, fixture->dir);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_SCHEMA_DIR", schema_dir, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, &error);
  g_assert_no_error (error);
  return process;
}

static Result
run (Fixture *fixture, const char *options)
{
  g_autoptr (GSubprocess) process = start (fixture, options);
  g_autoptr (GError) error = NULL;
  Result result = { 0 };

  g_subprocess_communicate_utf8 (process, NULL, NULL, &result.output, &result.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  return result;
}

static char *
dup_member (const char *line, const char *member)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);

  g_assert_nonnull (node);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), member));
}

static void
test_add_and_list (Fixture *fixture, gconstpointer data)
{
  g_auto (Result) added = run (fixture, "add --quote=夜读之时 --occurrence=2 --note='一\n二' --tag=夜 --tag='a;b' "
                                        "--style=wavy --color=green a.txt");
  g_auto (Result) listed = run (fixture, "list a.txt");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpstr (added.errors, ==, "");
  g_assert_cmpstr (added.output, ==, listed.output);
  node = json_from_string (listed.output, NULL);
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "start"), ==, 11);
  g_assert_cmpint (json_object_get_int_member (object, "end"), ==, 15);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "placed");
  g_assert_cmpstr (json_object_get_string_member (object, "note"), ==, "一\n二");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "tags"), 1), ==, "a;b");
}

/* A colour by what the reader calls it, as chosen in the window; the file keeps the colour. */
static void
test_color_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *schemas = g_test_build_filename (G_TEST_BUILT, "..", "data", "gschemas.compiled", NULL);
  g_autofree char *dir = g_build_filename (fixture->dir, "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (dir, "keyfile", NULL);

  if (!g_file_test (schemas, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the command line is built without the window's settings");
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[io/github/quandian/Quandian]\ncolor-names={'blue': '人物'}\n", -1, NULL));
  {
    g_auto (Result) added = run (fixture, "add --quote=灯影 --color=人物 a.txt");
    g_auto (Result) other = run (fixture, "add --quote=又一次 --color=red a.txt");
    g_auto (Result) exported = run (fixture, "export --color=人物 --format=csv a.txt");
    g_auto (Result) refused = run (fixture, "export --color=地名 a.txt");
    g_autofree char *color = dup_member (added.output, "color");

    g_assert_cmpstr (color, ==, "blue");
    g_assert_nonnull (strstr (exported.output, "灯影"));
    g_assert_null (strstr (exported.output, "又一次"));
    g_assert_cmpint (refused.status, ==, 2);
    g_assert_nonnull (strstr (refused.errors, "blue (人物)"));
  }
}

static void
test_edit_and_remove (Fixture *fixture, gconstpointer data)
{
  g_auto (Result) added = run (fixture, "add --quote=灯影 a.txt");
  g_autofree char *id = dup_member (added.output, "id");
  g_autofree char *edit = g_strdup_printf ("edit a.txt %s --note=改", id);
  g_autofree char *edit_again = g_strdup_printf ("edit --id=%.6s --color=red a.txt", id);
  g_autofree char *remove = g_strdup_printf ("remove a.txt %s", id);
  g_auto (Result) edited = run (fixture, edit);
  g_auto (Result) edited_again = run (fixture, edit_again);
  g_auto (Result) removed = run (fixture, remove);
  g_auto (Result) removed_again = run (fixture, remove);
  g_auto (Result) listed = run (fixture, "list a.txt");
  g_autofree char *note = dup_member (edited_again.output, "note");
  g_autofree char *color = dup_member (edited_again.output, "color");

  g_assert_cmpstr (note, ==, "改");
  g_assert_cmpstr (color, ==, "red");
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpint (removed_again.status, ==, 1);
  g_assert_cmpstr (listed.output, ==, "");
}

static int
get_place (const char *line, const char *member)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);

  return json_object_get_int_member (json_node_get_object (node), member);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "b.txt", NULL);
  g_auto (Result) bookmark = { 0 };
  g_auto (Result) section = { 0 };
  g_auto (Result) whole = { 0 };
  g_autofree char *kind = NULL, *quote = NULL, *whole_kind = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "灯下记\n\n一、夜读\n夜读之时，灯影摇曳，一卷未终。\n"
                                      "二、晨起\n晨起推窗，霜色满庭，茶烟已冷。\n",
                                      -1, NULL));
  bookmark = run (fixture, "add --kind=bookmark --quote=霜色 b.txt");
  section = run (fixture, "add --section=晨起 --note=此节 b.txt");
  whole = run (fixture, "add --kind=document-note --note=全文 b.txt");
  kind = dup_member (bookmark.output, "kind");
  quote = dup_member (section.output, "quote");
  whole_kind = dup_member (whole.output, "kind");
  g_assert_cmpstr (kind, ==, "bookmark");
  g_assert_cmpstr (quote, ==, "二、晨起");
  g_assert_cmpstr (whole_kind, ==, "section-note");
  g_assert_cmpint (get_place (whole.output, "end"), ==, 0);
}

/* A note that lost its place is put where it belongs by hand. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_auto (Result) added = run (fixture, "add --quote=灯影 --note=影 a.txt");
  g_autofree char *id = dup_member (added.output, "id");
  g_autofree char *edit = g_strdup_printf ("edit a.txt %s --quote=夜读 --occurrence=2", id);
  g_autofree char *nowhere = g_strdup_printf ("edit a.txt %s --quote=夜读 --occurrence=0", id);
  g_auto (Result) moved = run (fixture, edit);
  g_auto (Result) refused = run (fixture, nowhere);
  g_autofree char *quote = dup_member (moved.output, "quote");
  g_autofree char *note = dup_member (moved.output, "note");

  g_assert_cmpint (get_place (moved.output, "start"), ==, 11);
  g_assert_cmpstr (quote, ==, "夜读");
  g_assert_cmpstr (note, ==, "影");
  g_assert_cmpint (refused.status, ==, 1);
  g_assert_cmpstr (refused.errors, !=, "");
}

/* A text that was converted finds its notes: with marks of its own, other lines, another name. */
static void
test_converted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "converted.html", NULL);
  g_auto (Result) added = { 0 };
  g_auto (Result) listed = { 0 };
  g_autofree char *state = NULL, *text = g_build_filename (fixture->dir, "c.txt", NULL);

  g_assert_true (g_file_set_contents (text,
                                      "灯下记\n夜读之时，灯影摇曳，读书须用意，一字值千金。\n"
                                      "晨起推窗，霜色满庭，昨夜所读，已忘其半。\n",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (path,
                                      "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><h1>灯下记</h1>"
                                      "<p>夜读之时，灯影<b>摇曳</b>，读书须用意，\n一字值千金。</p>"
                                      "<p>晨起推窗，霜色满庭，昨夜所读，已忘其半。</p></body></html>",
                                      -1, NULL));
  added = run (fixture, "add --quote=读书须用意，一字 --note=x c.txt");
  g_assert_cmpint (added.status, ==, 0);
  listed = run (fixture, "list converted.html");
  state = dup_member (listed.output, "state");
  g_assert_true (g_str_equal (state, "placed") || g_str_equal (state, "moved"));
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *options;
    int status;
  } cases[] = {
    { "", 2 },
    { "dance a.txt", 2 },
    { "list", 2 },
    { "list missing.txt", 1 },
    { "add a.txt", 2 },
    { "add --kind=scribble --quote=夜读 a.txt", 2 },
    { "add --kind=document-note --quote=夜读 a.txt", 2 },
    { "add --section=无此 a.txt", 1 },
    { "add --quote=无此 a.txt", 1 },
    { "add --quote=夜读 --occurrence=3 a.txt", 1 },
    { "add --quote=夜读 --style=glow a.txt", 2 },
    { "add --quote=夜读 --color=infrared a.txt", 2 },
    { "edit a.txt nobody --note=x", 1 },
    { "remove a.txt", 2 },
    { "merge a.txt", 2 },
    { "merge a.txt a.txt", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Result) result = run (fixture, cases[i].options);

      g_test_message ("notes %s", cases[i].options);
      g_assert_cmpint (result.status, ==, cases[i].status);
      if (*cases[i].options)
        g_assert_cmpstr (result.errors, !=, "");
    }
}

/* Several at once, and each killed now and then: what was acknowledged is there. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  int n_rounds = g_test_slow () ? 1000 : 25;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autoptr (GSubprocess) one = start (fixture, "add --quote=灯影 --note=一 a.txt");
      g_autoptr (GSubprocess) two = start (fixture, "add --quote=又一次 --note=二 a.txt");
      GSubprocess *both[] = { one, two };

      g_usleep (g_rand_int_range (rand, 1000, 60000));
      g_subprocess_send_signal (both[round % 2], SIGKILL);
      for (int i = 0; i < 2; i++)
        {
          g_autofree char *output = NULL;

          g_subprocess_communicate_utf8 (both[i], NULL, NULL, &output, NULL, NULL);
          if (output && g_str_has_suffix (output, "}\n"))
            g_ptr_array_add (acknowledged, dup_member (output, "id"));
        }
    }
  {
    g_auto (Result) listed = run (fixture, "list a.txt");

    g_assert_cmpstr (listed.errors, ==, "");
    for (guint i = 0; i < acknowledged->len; i++)
      g_assert_nonnull (strstr (listed.output, g_ptr_array_index (acknowledged, i)));
    g_test_message ("%u acts acknowledged", acknowledged->len);
    g_assert_cmpuint (acknowledged->len, >=, n_rounds);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  program = g_canonicalize_filename (argv[1], NULL);
#define ADD(path, func) g_test_add ("/cli-notes/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("add-and-list", test_add_and_list);
  ADD ("color-names", test_color_names);
  ADD ("edit-and-remove", test_edit_and_remove);
  ADD ("kinds", test_kinds);
  ADD ("move", test_move);
  ADD ("converted", test_converted);
  ADD ("errors", test_errors);
  ADD ("killed", test_killed);
#undef ADD
  status = g_test_run ();
  g_free (program);
  return status;
}
