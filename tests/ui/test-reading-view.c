/* test-reading-view.c: the page in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <string.h>

#include "ui/qd-margin-notes.h"
#include "ui/qd-reading-view-private.h"

#include "main-loop.h"
#include "scratch-tree.h"

typedef struct
{
  GtkWidget *window, *view;
  QdSession *session;
  char *dir;
} Fixture;

static GFile *
write_essay (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "essay.txt", NULL);
  g_autoptr (GString) text = g_string_new ("论圈点\n\n");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text,
                            "第%d段：读书人手里有一支笔，见了好句子便加圈，见了可疑处便打点；读得慢，才记得住。\n", i);
  g_file_set_contents (path, text->str, text->len, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->dir = g_dir_make_tmp ("quandian-view-XXXXXX", &error);
  g_assert_no_error (error);
  file = write_essay (fixture->dir);
  fixture->session = qd_session_new (fixture->dir);
  fixture->view = g_object_ref_sink (qd_reading_view_new ());
  qd_reading_view_set_session (QD_READING_VIEW (fixture->view), fixture->session);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (main_loop_load (fixture->session, file, &error));
  g_assert_no_error (error);
  main_loop_run_for (400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  main_loop_run_for (50);
  g_assert_finalize_object (fixture->view);
  g_assert_true (qd_session_close (fixture->session, NULL));
  g_assert_finalize_object (fixture->session);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static double
get_scroll (Fixture *fixture)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view)));
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  gsize middle = qd_document_get_paragraph (qd_session_get_document (fixture->session), 100)->start;
  gsize place;
  double scroll;

  g_assert_cmpfloat (get_scroll (fixture), ==, 0);
  g_assert_cmpuint (qd_reading_view_get_end_in_view (QD_READING_VIEW (fixture->view)), <, middle);
  qd_session_go_to (fixture->session, middle);
  scroll = get_scroll (fixture);
  place = qd_session_get_position (fixture->session);
  g_assert_cmpfloat (scroll, >, 1000);
  g_assert_cmpuint (place, <=, middle);
  g_assert_cmpuint (qd_reading_view_get_end_in_view (QD_READING_VIEW (fixture->view)), >, middle);
  /* It is in view already. */
  qd_reading_view_scroll_to (QD_READING_VIEW (fixture->view), middle, FALSE);
  g_assert_cmpfloat (get_scroll (fixture), ==, scroll);
  g_assert_true (qd_session_go_back (fixture->session));
  g_assert_cmpfloat (get_scroll (fixture), ==, 0);
}

static void
test_narrow_keeps_place (Fixture *fixture, gconstpointer data)
{
  gsize middle = qd_document_get_paragraph (qd_session_get_document (fixture->session), 100)->start;
  int n_lines = qd_flow_get_n_lines (qd_session_get_flow (fixture->session));
  gsize place;

  qd_session_go_to (fixture->session, middle);
  place = qd_session_get_position (fixture->session);
  for (int i = 0; i < 4; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), i % 2 ? 800 : 420, 600);
      main_loop_run_for (200);
      g_assert_cmpuint (qd_session_get_position (fixture->session), ==, place);
      if (i % 2 == 0)
        g_assert_cmpint (qd_flow_get_n_lines (qd_session_get_flow (fixture->session)), >, n_lines);
    }
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  const char *string = qd_document_get_string (qd_session_get_document (fixture->session), NULL);
  gsize start = strstr (string, "好句子") - string;
  QdAnnotation *annotation;

  /* Nothing to mark: nothing happens. */
  gtk_widget_activate_action (fixture->view, "page.mark", "s", "wavy");
  g_assert_null (qd_session_get_current (fixture->session));
  qd_session_select (fixture->session, start, start + strlen ("好句子"));
  g_assert_true (gtk_widget_activate_action (fixture->view, "page.mark", "s", "wavy"));
  annotation = qd_session_get_current (fixture->session);
  g_assert_nonnull (annotation);
  g_assert_cmpint (qd_annotation_get_style (annotation), ==, QD_MARK_WAVY);
  main_loop_run_for (50);
  g_assert_true (gtk_widget_activate_action (fixture->view, "page.delete", NULL));
  g_assert_null (qd_session_get_current (fixture->session));
}

static void
set_paged (Fixture *fixture, QdDirection direction, QdSpread spread)
{
  QdStyle style = *qd_session_get_style (fixture->session);

  style.mode = QD_MODE_PAGES;
  style.direction = direction;
  style.spread = spread;
  style.page_lines = 0;
  qd_session_set_style (fixture->session, &style);
  main_loop_run_for (200);
}

static int
get_page (Fixture *fixture)
{
  int first, last;

  g_assert_cmpint (qd_reading_view_get_pages (QD_READING_VIEW (fixture->view), &first, &last), >, 4);
  return first;
}

/* Presses a key by the view's own bindings. */
static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->view,
                                                           gtk_shortcut_get_arguments (shortcut)));
              return;
            }
        }
    }
  g_error ("no binding for key %u", key);
}

/* Each key turns as it should in the direction of the text. */
static void
check_turning (Fixture *fixture, QdDirection direction)
{
  gboolean vertical = direction == QD_DIRECTION_VERTICAL;
  guint on = vertical ? GDK_KEY_Left : GDK_KEY_Right, back = vertical ? GDK_KEY_Right : GDK_KEY_Left;
  int first, last, n_pages;
  gsize end;

  set_paged (fixture, direction, QD_SPREAD_ONE);
  press (fixture, GDK_KEY_Home, 0);
  g_assert_cmpint (get_page (fixture), ==, 0);
  press (fixture, back, 0);
  g_assert_cmpint (get_page (fixture), ==, 0);
  end = qd_reading_view_get_end_in_view (QD_READING_VIEW (fixture->view));
  press (fixture, on, 0);
  g_assert_cmpint (get_page (fixture), ==, 1);
  /* Nothing is left out between the pages, and nothing said twice. */
  g_assert_cmpint (
      qd_flow_find_line (qd_session_get_flow (fixture->session), end) + 1, ==,
      qd_flow_find_line (qd_session_get_flow (fixture->session), qd_session_get_position (fixture->session)));
  press (fixture, GDK_KEY_Page_Down, 0);
  press (fixture, GDK_KEY_space, 0);
  g_assert_cmpint (get_page (fixture), ==, 3);
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Page_Up, 0);
  press (fixture, back, 0);
  g_assert_cmpint (get_page (fixture), ==, 0);
  press (fixture, GDK_KEY_End, 0);
  n_pages = qd_reading_view_get_pages (QD_READING_VIEW (fixture->view), &first, &last);
  g_assert_cmpint (last, ==, n_pages);
  press (fixture, on, 0);
  g_assert_cmpint (get_page (fixture), ==, n_pages - 1);
}

static void
test_turning (Fixture *fixture, gconstpointer data)
{
  check_turning (fixture, QD_DIRECTION_HORIZONTAL);
  check_turning (fixture, QD_DIRECTION_VERTICAL);
}

/* The caret goes over the edge of a page and takes the page along; shown, it has the arrows. */
static void
test_caret_over_pages (Fixture *fixture, gconstpointer data)
{
  int first, last, n_lines;

  set_paged (fixture, QD_DIRECTION_HORIZONTAL, QD_SPREAD_ONE);
  qd_flow_get_page_lines (qd_session_get_flow (fixture->session), 0, &first, &last);
  n_lines = last - first;
  for (int i = 0; i < n_lines; i++)
    press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpint (get_page (fixture), ==, 1);
  press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpint (get_page (fixture), ==, 0);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (get_page (fixture), ==, 0);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpint (get_page (fixture), ==, 1);
  press (fixture, GDK_KEY_Escape, 0);
  press (fixture, GDK_KEY_Escape, 0);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (get_page (fixture), ==, 2);
}

/* What was gone to stays in view however the page changes. */
static void
test_pages_keep_place (Fixture *fixture, gconstpointer data)
{
  gsize middle = qd_document_get_paragraph (qd_session_get_document (fixture->session), 100)->start;
  QdStyle style;

  set_paged (fixture, QD_DIRECTION_HORIZONTAL, QD_SPREAD_TWO);
  qd_session_go_to (fixture->session, middle);
  for (int i = 0; i < 8; i++)
    {
      style = *qd_session_get_style (fixture->session);
      style.direction = i % 2 ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL;
      style.size_px = 16 + 3 * i;
      style.spread = i % 3 ? QD_SPREAD_ONE : QD_SPREAD_TWO;
      qd_session_set_style (fixture->session, &style);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700 + 40 * i, 700 - 30 * i);
      main_loop_run_for (150);
      g_assert_cmpuint (qd_session_get_position (fixture->session), <=, middle);
      g_assert_cmpuint (qd_reading_view_get_end_in_view (QD_READING_VIEW (fixture->view)), >, middle);
    }
  style.mode = QD_MODE_SCROLL;
  style.direction = QD_DIRECTION_HORIZONTAL;
  style.size_px = 20;
  qd_session_set_style (fixture->session, &style);
  main_loop_run_for (150);
  g_assert_cmpuint (qd_reading_view_get_end_in_view (QD_READING_VIEW (fixture->view)), >, middle);
  g_assert_true (qd_session_go_back (fixture->session));
  g_assert_cmpuint (qd_session_get_position (fixture->session), ==, 0);
}

/* Many notes above vertical text: they are set, and found where they stand, one beside the other on each page. */
static void
test_notes_above (Fixture *fixture, gconstpointer data)
{
  QdDocument *document = qd_session_get_document (fixture->session);
  QdMarginNotes *notes = qd_margin_notes_new ();
  QdMarginRoom room = { .above_px = 140 };
  int n_found = 0;

  set_paged (fixture, QD_DIRECTION_VERTICAL, QD_SPREAD_ONE);
  for (int i = 1; i < 60; i++)
    {
      gsize start = qd_document_get_paragraph (document, i)->start;

      qd_session_select (fixture->session, start, start + 6);
      g_assert_nonnull (qd_session_add_note (fixture->session));
      qd_history_set_note (qd_session_get_history (fixture->session), qd_session_get_current (fixture->session),
                           "批一句话，不长不短。");
    }
  qd_margin_notes_update (notes, fixture->view, fixture->session, qd_session_get_flow (fixture->session), &room);
  g_assert_true (qd_margin_notes_are_open (notes));
  for (int page = 0; page < 3; page++)
    {
      QdAnnotation *last = NULL;
      QdRect rect;

      qd_margin_notes_set_pages (notes, page, page + 1);
      qd_flow_get_page (qd_session_get_flow (fixture->session), page, &rect);
      for (double x = rect.x + rect.width; x > rect.x; x--)
        {
          QdAnnotation *found = qd_margin_notes_find (notes, x, rect.y - 30);

          n_found += found && found != last;
          last = found ? found : last;
        }
    }
  g_assert_cmpint (n_found, >, 8);
  qd_margin_notes_free (notes);
}

/* The popover of the page, if one is open. */
static GtkWidget *
find_popover (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->view); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        return child;
    }
  return NULL;
}

/* Why a line is set so is asked by key, and forgotten when the text is set anew. */
static void
test_explain (Fixture *fixture, gconstpointer data)
{
  QdStyle style = *qd_session_get_style (fixture->session);

  press (fixture, GDK_KEY_i, GDK_CONTROL_MASK);
  main_loop_run_for (100);
  g_assert_nonnull (find_popover (fixture));
  style.size_px = 24;
  qd_session_set_style (fixture->session, &style);
  main_loop_run_for (100);
  g_assert_null (find_popover (fixture));
}

/* The first widget of a type below another. */
static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
load_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (main_loop_load (fixture->session, file, &error));
  main_loop_run_for (300);
}

/* The pointer may rest where a popover opens, and GTK's timer of tooltips must not outlive the popover's surface. */
#define POPOVER_MS 800

/* A note of the book is shown beside its mark, and its button goes to it. */
static void
test_book_note (Fixture *fixture, gconstpointer data)
{
  QdReadingView *view = QD_READING_VIEW (fixture->view);
  const QdSpan *spans, *mark = NULL;
  GtkWidget *popover;
  QdDocument *document;
  int n_spans;

  load_text (fixture, "notes.md", "# 谈注\n\n生僻的名物，就近看注。[^1] 看完接着读。\n\n[^1]: 名物者，器物之名也。\n");
  document = qd_session_get_document (fixture->session);
  spans = qd_document_get_spans (document, &n_spans);
  for (int i = 0; i < n_spans && !mark; i++)
    {
      if (spans[i].kind == QD_SPAN_NOTE_MARK)
        mark = &spans[i];
    }
  g_assert_nonnull (mark);
  g_assert_true (qd_reading_view_popup_book_note (view, mark, 100, 100));
  main_loop_run_for (POPOVER_MS);
  popover = find_popover (fixture);
  g_assert_nonnull (popover);
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (find_child (popover, GTK_TYPE_LABEL))), "名物者，器物之名也。"));
  g_signal_emit_by_name (find_child (popover, GTK_TYPE_BUTTON), "clicked");
  main_loop_run_for (100);
  g_assert_null (find_popover (fixture));
  g_assert_cmpuint (qd_session_get_caret (fixture->session), >, mark->end);
  g_assert_true (qd_session_go_back (fixture->session));
}

/* A selection is worded otherwise by the key, the entry and Enter; the menu's place shows what was. */
static void
test_emend (Fixture *fixture, gconstpointer data)
{
  const char *text = "谈校\n\n此处有一错字，改之而后快。\n";
  GtkWidget *entry;
  gsize at;

  load_text (fixture, "emend.txt", text);
  at = strstr (text, "错字") - text;
  qd_session_select (fixture->session, at, at + strlen ("错字"));
  press (fixture, GDK_KEY_e, 0);
  main_loop_run_for (POPOVER_MS);
  g_assert_nonnull (find_popover (fixture));
  entry = find_child (find_popover (fixture), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "错字");
  gtk_editable_set_text (GTK_EDITABLE (entry), "讹字");
  g_signal_emit_by_name (entry, "activate");
  main_loop_run_for (500);
  g_assert_null (find_popover (fixture));
  g_assert_nonnull (strstr (qd_document_get_string (qd_session_get_document (fixture->session), NULL), "有一讹字，"));
  qd_session_select (fixture->session, at, at);
  press (fixture, GDK_KEY_e, 0);
  main_loop_run_for (POPOVER_MS);
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (find_child (find_popover (fixture), GTK_TYPE_LABEL))), "错字"));
  /* Where there is nothing to emend the key does nothing. */
  qd_reading_view_take_popover (QD_READING_VIEW (fixture->view), NULL, 0, 0);
  qd_session_select (fixture->session, 0, 0);
  press (fixture, GDK_KEY_e, 0);
  main_loop_run_for (POPOVER_MS);
  g_assert_null (find_popover (fixture));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/reading-view/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/reading-view/narrow-keeps-place", Fixture, NULL, set_up, test_narrow_keeps_place, tear_down);
  g_test_add ("/reading-view/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/reading-view/turning", Fixture, NULL, set_up, test_turning, tear_down);
  g_test_add ("/reading-view/caret-over-pages", Fixture, NULL, set_up, test_caret_over_pages, tear_down);
  g_test_add ("/reading-view/pages-keep-place", Fixture, NULL, set_up, test_pages_keep_place, tear_down);
  g_test_add ("/reading-view/notes-above", Fixture, NULL, set_up, test_notes_above, tear_down);
  g_test_add ("/reading-view/explain", Fixture, NULL, set_up, test_explain, tear_down);
  g_test_add ("/reading-view/book-note", Fixture, NULL, set_up, test_book_note, tear_down);
  g_test_add ("/reading-view/emend", Fixture, NULL, set_up, test_emend, tear_down);
  return g_test_run ();
}
