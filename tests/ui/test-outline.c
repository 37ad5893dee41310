/* test-outline.c: the headings as a tree to go by, to filter and to correct
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <string.h>

#include "ui/qd-outline.h"

#include "main-loop.h"
#include "scratch-tree.h"

static const char essay[] = "论圈点\n\n一、来历\n读书人手里有一支笔，见了好句子便加圈，见了可疑处便打点。\n"
                            "（一）圈\n圈是赞。\n（二）点\n点是疑。\n"
                            "二、用处\n读得慢，才记得住；记得住，才用得上。\n";

typedef struct
{
  GtkWidget *window, *outline;
  QdSession *session;
  GFile *file;
  char *dir;
} Fixture;

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (main_loop_load (fixture->session, fixture->file, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-outline-XXXXXX", NULL);
  path = g_build_filename (fixture->dir, "essay.txt", NULL);
  g_assert_true (g_file_set_contents (path, essay, -1, NULL));
  fixture->file = g_file_new_for_path (path);
  fixture->session = qd_session_new (fixture->dir);
  fixture->outline = qd_outline_new ();
  qd_outline_set_session (QD_OUTLINE (fixture->outline), fixture->session);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->outline);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  qd_session_close (fixture->session, NULL);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->file);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static QdSection *
get_section (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row =
      g_list_model_get_item (qd_outline_get_model (QD_OUTLINE (fixture->outline)), position);
  g_autoptr (QdSection) section = gtk_tree_list_row_get_item (row);

  return section; /* the document keeps it */
}

/* All rows, apart by spaces. */
static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  GListModel *model = qd_outline_get_model (QD_OUTLINE (fixture->outline));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autofree char *display = qd_section_dup_display (get_section (fixture, i));

      g_string_append_printf (rows, "%s%s", i > 0 ? " " : "", display);
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
document_cb (gboolean *arrived)
{
  *arrived = TRUE;
}

static void
wait_for_document (Fixture *fixture)
{
  gboolean arrived = FALSE;
  gulong handler = g_signal_connect_swapped (fixture->session, "notify::document", G_CALLBACK (document_cb), &arrived);

  while (!arrived)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->session, handler);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (qd_outline_get_model (QD_OUTLINE (fixture->outline))), ==, 0);
  load (fixture);
  assert_rows (fixture, "论圈点 一、来历 （一）圈 （二）点 二、用处");
  qd_outline_set_filter (QD_OUTLINE (fixture->outline), "）点");
  assert_rows (fixture, "一、来历 （二）点");
  qd_outline_set_filter (QD_OUTLINE (fixture->outline), "无此标题");
  assert_rows (fixture, "");
  qd_outline_set_filter (QD_OUTLINE (fixture->outline), "");
  assert_rows (fixture, "论圈点 一、来历 （一）圈 （二）点 二、用处");
}

static void
test_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (fixture->outline, QD_TYPE_OUTLINE, "list"));
  int n_gone = 0;

  load (fixture);
  g_signal_connect_swapped (fixture->outline, "activated", G_CALLBACK (count_cb), &n_gone);
  g_signal_emit_by_name (list, "activate", 4);
  g_assert_cmpint (n_gone, ==, 1);
  g_assert_cmpuint (qd_session_get_caret (fixture->session), ==, qd_section_get_start (get_section (fixture, 4)));
  g_assert_true (qd_session_go_back (fixture->session));
}

/* Corrected elsewhere, or by another outline, the tree follows. */
static void
test_corrections (Fixture *fixture, gconstpointer data)
{
  load (fixture);
  qd_session_set_heading (fixture->session, qd_section_get_start (get_section (fixture, 2)), 0);
  wait_for_document (fixture);
  assert_rows (fixture, "论圈点 一、来历 （二）点 二、用处");
  g_assert_true (gtk_widget_activate_action (fixture->outline, "outline.kind", "s", "top"));
  wait_for_document (fixture);
  assert_rows (fixture, "论圈点 一、来历 二、用处");
  g_assert_true (gtk_widget_activate_action (fixture->outline, "outline.reset", NULL));
  wait_for_document (fixture);
  while (g_list_model_get_n_items (qd_outline_get_model (QD_OUTLINE (fixture->outline))) != 5)
    g_main_context_iteration (NULL, TRUE);
  assert_rows (fixture, "论圈点 一、来历 （一）圈 （二）点 二、用处");
}

/* Whether a button for an action could be pressed in the outline. */
static gboolean
is_offered (Fixture *fixture, const char *action)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_template_child (fixture->outline, QD_TYPE_OUTLINE, "box"));
  GtkWidget *button = gtk_button_new ();
  gboolean offered;

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
  offered = gtk_widget_get_sensitive (button);
  gtk_box_remove (box, button);
  return offered;
}

/* Nothing is offered that cannot be kept. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_offered (fixture, "outline.reset"));
  load (fixture);
  g_assert_true (is_offered (fixture, "outline.reset"));
  g_assert_true (is_offered (fixture, "outline.kind::top"));
  qd_session_set_heading (fixture->session, qd_section_get_start (get_section (fixture, 2)), 0);
  wait_for_document (fixture);
  path = g_strdup (qd_store_get_path (qd_session_get_store (fixture->session)));
  g_assert_true (qd_session_close (fixture->session, &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_nonnull (strstr (contents, "Format=1\n"));
  *strstr (contents, "Format=1\n") = '\0';
  newer = g_strconcat (contents, "Format=9\n", contents + strlen (contents) + strlen ("Format=1\n"), NULL);
  g_assert_true (g_file_set_contents (path, newer, -1, &error));
  load (fixture);
  g_assert_true (qd_session_is_read_only (fixture->session));
  g_assert_false (is_offered (fixture, "outline.reset"));
  g_assert_false (is_offered (fixture, "outline.kind::top"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/outline/rows", test_rows },
                { "/outline/go", test_go },
                { "/outline/corrections", test_corrections },
                { "/outline/read-only", test_read_only } };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
