/* test-session.c: loading, selecting, marking and going about, without a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session.h"

#include <string.h>

#include "main-loop.h"
#include "scratch-tree.h"

static const char essay[] = "论圈点\n\n一、来历\n读书人手里有一支笔，见了好句子便加圈，见了可疑处便打点。\n\n"
                            "二、用处\n读得慢，才记得住；记得住，才用得上。\n";

typedef struct
{
  char *dir;
  GFile *file;
  QdSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-session-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->dir, "essay.txt", NULL);
  g_file_set_contents (path, essay, -1, &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_for_path (path);
  fixture->session = qd_session_new (fixture->dir);
  g_assert_true (main_loop_load (fixture->session, fixture->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (qd_session_close (fixture->session, NULL));
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->file);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static gsize
select_text (QdSession *session, const char *text)
{
  const char *string = qd_document_get_string (qd_session_get_document (session), NULL);
  const char *found = strstr (string, text);

  g_assert_nonnull (found);
  qd_session_select (session, found - string, found - string + strlen (text));
  return found - string;
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->dir, "missing.txt", NULL);
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_session_get_document (fixture->session);

  g_assert_nonnull (document);
  g_assert_cmpint (qd_flow_get_n_lines (qd_session_get_flow (fixture->session)), >, 3);
  /* What cannot be read leaves what is open alone. */
  g_assert_false (main_loop_load (fixture->session, missing, &error));
  g_assert_nonnull (error);
  g_assert_true (qd_session_get_document (fixture->session) == document);
}

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  gsize at = select_text (session, "手里有一支笔"), start, end;
  QdAnnotation *annotation = qd_session_mark (session, QD_MARK_WAVY, "blue");

  g_assert_nonnull (annotation);
  g_assert_cmpstr (qd_annotation_get_quote (annotation), ==, "手里有一支笔");
  g_assert_true (qd_session_get_current (session) == annotation);
  g_assert_true (qd_session_find_annotation (session, at) == annotation);
  g_assert_null (qd_session_find_annotation (session, 0));
  g_assert_true (qd_session_get_annotation_range (session, annotation, &start, &end));
  g_assert_cmpuint (start, ==, at);
  g_assert_cmpuint (end, ==, at + strlen ("手里有一支笔"));
  qd_session_get_selection (session, &start, &end);
  g_assert_cmpuint (start, ==, end);
  /* Nothing selected: the current mark changes its colour and keeps its shape. */
  g_assert_true (qd_session_color (session, "red") == annotation);
  g_assert_cmpstr (qd_annotation_get_color (annotation), ==, "red");
  g_assert_cmpint (qd_annotation_get_style (annotation), ==, QD_MARK_WAVY);
  g_assert_cmpstr (qd_session_get_last_color (session), ==, "red");
  g_assert_true (qd_session_delete_current (session));
  g_assert_null (qd_session_get_current (session));
  g_assert_false (qd_session_delete_current (session));
  g_assert_nonnull (qd_history_undo (qd_session_get_history (session)));
  g_assert_nonnull (qd_session_find_annotation (session, at));
}

static void
test_blanks_are_not_marked (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;

  select_text (session, "加圈，见了可疑处便打点。\n");
  g_assert_cmpstr (qd_annotation_get_quote (qd_session_mark (session, QD_MARK_DOTS, NULL)), ==,
                   "加圈，见了可疑处便打点。");
  qd_session_set_current (session, NULL);
  select_text (session, "\n");
  g_assert_null (qd_session_mark (session, QD_MARK_DOTS, NULL));
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize at = select_text (fixture->session, "记得住，才用得上");

  qd_history_set_note (qd_session_get_history (fixture->session), qd_session_add_note (fixture->session), "是。");
  qd_session_set_position (fixture->session, at);
  g_assert_true (qd_session_close (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_null (qd_session_get_document (fixture->session));
  g_assert_true (main_loop_load (fixture->session, fixture->file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (qd_session_get_position (fixture->session), ==, at);
  g_assert_cmpstr (qd_annotation_get_note (qd_session_find_annotation (fixture->session, at)), ==, "是。");
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_way_back (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  int n_to = 0, n_back = 0;
  gboolean can_go_back;

  g_signal_connect_swapped (session, "scroll-to", G_CALLBACK (count_cb), &n_to);
  g_signal_connect_swapped (session, "scroll-back", G_CALLBACK (count_cb), &n_back);
  g_assert_false (qd_session_go_back (session));
  qd_session_go_to (session, 60);
  g_object_get (session, "can-go-back", &can_go_back, NULL);
  g_assert_true (can_go_back);
  g_assert_true (qd_session_go_back (session));
  g_assert_false (qd_session_go_back (session));
  g_assert_cmpint (n_to, ==, 1);
  g_assert_cmpint (n_back, ==, 1);
  g_signal_handlers_disconnect_by_data (session, &n_to);
  g_signal_handlers_disconnect_by_data (session, &n_back);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  int n_flows = 0, n_lines = qd_flow_get_n_lines (qd_session_get_flow (session));
  const QdStyle *style = qd_session_get_style (session);

  g_signal_connect_swapped (session, "notify::flow", G_CALLBACK (count_cb), &n_flows);
  qd_session_set_available_size (session, style->size_px * (style->measure + 1), 600);
  g_assert_cmpint (n_flows, ==, 0);
  qd_session_set_available_size (session, style->size_px * 12.7, 600);
  g_assert_cmpint (n_flows, ==, 1);
  g_assert_cmpfloat (qd_flow_get_style (qd_session_get_flow (session))->measure, ==, 12);
  g_assert_cmpint (qd_flow_get_n_lines (qd_session_get_flow (session)), >, n_lines);
  /* Less than a character more or less changes nothing. */
  qd_session_set_available_size (session, style->size_px * 12.2, 600);
  g_assert_cmpint (n_flows, ==, 1);
  g_signal_handlers_disconnect_by_data (session, &n_flows);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  g_autofree char *text = NULL, *citation = NULL;
  int n_starts = 0;

  g_signal_connect_swapped (session, "notify::selection-start", G_CALLBACK (count_cb), &n_starts);
  g_assert_null (qd_session_dup_selected_text (session));
  select_text (session, "读得慢");
  g_assert_cmpint (n_starts, ==, 1);
  select_text (session, "读得慢");
  g_assert_cmpint (n_starts, ==, 1);
  text = qd_session_dup_selected_text (session);
  g_assert_cmpstr (text, ==, "读得慢");
  citation = qd_session_dup_citation (session);
  g_assert_true (g_str_has_prefix (citation, "“读得慢”"));
  qd_session_select (session, G_MAXSIZE, 3);
  g_assert_cmpuint (qd_session_get_anchor (session), ==,
                    strlen (qd_document_get_string (qd_session_get_document (session), NULL)));
  g_assert_cmpuint (qd_session_get_caret (session), ==, 3);
  g_signal_handlers_disconnect_by_data (session, &n_starts);
}

static void
document_cb (gboolean *arrived)
{
  *arrived = TRUE;
}

/* Does something that makes another document, and waits for it. */
#define WAIT_FOR_DOCUMENT(session, act)                                                                                \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gboolean arrived = FALSE;                                                                                          \
    gulong handler = g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_cb), &arrived);       \
    act;                                                                                                               \
    while (!arrived)                                                                                                   \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_signal_handler_disconnect (session, handler);                                                                    \
  }                                                                                                                    \
  G_STMT_END

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  gsize first = select_text (session, "一、来历");
  gsize body = select_text (session, "读书人");
  g_autoptr (QdSession) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (qd_session_get_heading_level (session, first), ==, 1);
  g_assert_cmpint (qd_session_get_heading_level (session, body), ==, 0);
  WAIT_FOR_DOCUMENT (session, qd_session_shift_heading (session, first, 1));
  g_assert_cmpint (qd_session_get_heading_level (session, first), ==, 2);
  WAIT_FOR_DOCUMENT (session, qd_session_set_heading (session, first, 0));
  g_assert_cmpint (qd_session_get_heading_level (session, first), ==, 0);
  WAIT_FOR_DOCUMENT (session, qd_session_set_heading (session, body, 1));
  g_assert_cmpint (qd_session_get_heading_level (session, body), ==, 1);
  WAIT_FOR_DOCUMENT (session, qd_history_undo (qd_session_get_history (session)));
  g_assert_cmpint (qd_session_get_heading_level (session, body), ==, 0);
  WAIT_FOR_DOCUMENT (session, qd_session_set_outline_kind (session, QD_OUTLINE_NONE));
  g_assert_cmpint (qd_session_get_heading_level (session, select_text (session, "二、用处")), ==, 0);

  /* Kept with the document. */
  g_assert_true (qd_session_close (session, &error));
  g_assert_no_error (error);
  second = qd_session_new (fixture->dir);
  g_assert_true (main_loop_load (second, fixture->file, &error));
  g_assert_cmpint (qd_session_get_outline_kind (second), ==, QD_OUTLINE_NONE);
  WAIT_FOR_DOCUMENT (second, qd_session_set_outline_kind (second, QD_OUTLINE_RECOGNISED));
  g_assert_cmpint (qd_session_get_heading_level (second, first), ==, 0);
  WAIT_FOR_DOCUMENT (second, qd_session_reset_headings (second));
  g_assert_cmpint (qd_session_get_heading_level (second, first), ==, 1);
  g_assert_true (qd_session_close (second, NULL));
}

static void
test_section_notes (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  gsize first = select_text (session, "一、来历");
  QdSection *section = qd_document_find_section (qd_session_get_document (session), first);
  QdAnnotation *on_section = qd_session_note_on_section (session, section);
  QdAnnotation *on_text = qd_session_note_on_section (session, NULL);

  g_assert_cmpstr (qd_annotation_get_quote (on_section), ==, "一、来历");
  g_assert_false (qd_annotation_is_on_document (on_section));
  g_assert_true (qd_annotation_is_on_document (on_text));
  g_assert_true (qd_session_get_current (session) == on_text);
  g_assert_true (qd_session_note_on_section (session, section) == on_section);
  g_assert_true (qd_session_note_on_section (session, NULL) == on_text);
}

/* Reading the file again, edited meanwhile, leaves what can be undone. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  g_autofree char *edited = g_strconcat ("新序一行。\n", essay, NULL);
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr (GError) error = NULL;
  QdHistory *history;

  select_text (session, "加圈");
  qd_session_mark (session, QD_MARK_CIRCLES, NULL);
  g_assert_true (g_file_set_contents (path, edited, -1, NULL));
  g_assert_true (main_loop_load (session, fixture->file, &error));
  g_assert_no_error (error);
  history = qd_session_get_history (session);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (qd_session_get_annotations (session))), ==, 1);
  g_assert_true (qd_history_can_undo (history));
  qd_history_undo (history);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (qd_session_get_annotations (session))), ==, 0);
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
}

/* The place and what was refused are kept by their words where the file was edited before them. */
static void
test_reload_keeps_places (Fixture *fixture, gconstpointer data)
{
  static const char damaged[] = "论圈点\n\n一、来历\n读书人手里有一&#25903;笔，见了好句子便加圈。\n\n"
                                "二、用处\n读得慢，才&#25903;记得住；记得住，才用得上。\n";
  QdSession *session = fixture->session;
  g_autofree char *edited = g_strconcat ("新序一行。\n又一行&#25903;。\n\n", damaged, NULL);
  g_autoptr (GError) error = NULL;
  const char *string;

  write_file (fixture, damaged);
  g_assert_true (main_loop_load (session, fixture->file, &error));
  WAIT_FOR_DOCUMENT (session, {
    QdReading *reading = qd_document_get_reading (qd_session_get_document (session));
    QdEmendation *emendation = g_ptr_array_index (qd_reading_get_emendations (reading), 1);

    qd_session_refuse (session, emendation->start, emendation->end);
  });
  string = qd_document_get_string (qd_session_get_document (session), NULL);
  g_assert_nonnull (strstr (string, "才&#25903;记"));
  g_assert_null (strstr (string, "一&#25903;笔"));
  qd_session_set_position (session, strstr (string, "读得慢") - string);
  WAIT_FOR_DOCUMENT (session, qd_session_set_heading (session, strstr (string, "读书人") - string, 2));

  write_file (fixture, edited);
  g_assert_true (main_loop_load (session, fixture->file, &error));
  g_assert_no_error (error);
  string = qd_document_get_string (qd_session_get_document (session), NULL);
  g_assert_true (g_str_has_prefix (string + qd_session_get_position (session), "读得慢"));
  g_assert_nonnull (strstr (string, "才&#25903;记"));
  g_assert_null (strstr (string, "一&#25903;笔"));
  g_assert_null (strstr (string, "行&#25903;。"));
  g_assert_cmpint (qd_session_get_heading_level (session, strstr (string, "读书人") - string), ==, 2);
  g_assert_cmpint (qd_session_get_heading_level (session, strstr (string, "读得慢") - string), ==, 0);
}

/* The reader words a place of the text; notes stay where they are, and undoing shows the source again. */
static void
test_emend (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  QdAnnotation *after;
  gsize first, last;
  int start, end, found_start, found_end;

  select_text (session, "记得住，才用得上");
  after = qd_session_mark (session, QD_MARK_FILL, NULL);
  qd_session_select (session, 0, 0);
  g_assert_false (qd_session_get_emendable (session, &start, &end));
  /* Paragraphs are not put together, nor cut. */
  first = select_text (session, "打点。");
  qd_session_select (session, first, first + 30);
  g_assert_false (qd_session_get_emendable (session, &start, &end));
  select_text (session, "一支笔");
  g_assert_true (qd_session_get_emendable (session, &start, &end));
  WAIT_FOR_DOCUMENT (session, qd_session_set_wording (session, start, end, "朱笔一管"));
  first = select_text (session, "朱笔一管");
  g_assert_true (qd_session_find_verdict (session, first + 3, &found_start, &found_end));
  g_assert_cmpint (found_start, ==, start);
  g_assert_cmpint (found_end, ==, end);
  g_assert_cmpint (qd_session_find_emendation (session, first)->kind, ==, QD_EMENDATION_READER);
  g_assert_true (qd_session_get_annotation_range (session, after, &first, &last));
  g_assert_true (
      g_str_has_prefix (qd_document_get_string (qd_session_get_document (session), NULL) + first, "记得住，才用得上"));
  WAIT_FOR_DOCUMENT (session, qd_session_refuse (session, start, end));
  select_text (session, "一支笔");
  WAIT_FOR_DOCUMENT (session, qd_history_undo (qd_session_get_history (session)));
  select_text (session, "朱笔一管");
  WAIT_FOR_DOCUMENT (session, qd_history_undo (qd_session_get_history (session)));
  g_assert_false (qd_session_find_verdict (session, select_text (session, "一支笔"), &start, &end));
}

static void
wait_for_file_state (QdSession *session, QdFileState state)
{
  while (qd_session_get_file_state (session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
state_cb (QdSession *session, GParamSpec *pspec, GArray *states)
{
  QdFileState state = qd_session_get_file_state (session);

  g_array_append_val (states, state);
}

static void
test_file_state (Fixture *fixture, gconstpointer data)
{
  QdSession *session = fixture->session;
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (QdFileState));
  g_autoptr (GError) error = NULL;

  g_signal_connect (session, "notify::file-state", G_CALLBACK (state_cb), states);
  /* The same bytes, in a new file, are no change. */
  write_file (fixture, essay);
  main_loop_run_for (1500);
  g_assert_cmpuint (states->len, ==, 0);

  write_file (fixture, "论圈点\n\n一、来历\n别的话。\n");
  wait_for_file_state (session, QD_FILE_CHANGED);
  g_assert_true (g_file_delete (fixture->file, NULL, &error));
  wait_for_file_state (session, QD_FILE_GONE);
  /* The text stays open without its file. */
  g_assert_nonnull (strstr (qd_document_get_string (qd_session_get_document (session), NULL), "读书人"));
  write_file (fixture, essay);
  wait_for_file_state (session, QD_FILE_AS_READ);
  write_file (fixture, "论圈点\n\n一、来历\n别的话。\n");
  wait_for_file_state (session, QD_FILE_CHANGED);
  /* Read again, it is as read; and a change after that is told again. */
  g_assert_true (main_loop_load (session, fixture->file, &error));
  g_assert_cmpint (qd_session_get_file_state (session), ==, QD_FILE_AS_READ);
  write_file (fixture, essay);
  wait_for_file_state (session, QD_FILE_CHANGED);
  g_signal_handlers_disconnect_by_data (session, states);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/session/load", test_load },
                { "/session/mark", test_mark },
                { "/session/blanks-are-not-marked", test_blanks_are_not_marked },
                { "/session/reopen", test_reopen },
                { "/session/way-back", test_way_back },
                { "/session/narrow", test_narrow },
                { "/session/headings", test_headings },
                { "/session/section-notes", test_section_notes },
                { "/session/reload", test_reload },
                { "/session/reload-keeps-places", test_reload_keeps_places },
                { "/session/emend", test_emend },
                { "/session/file-state", test_file_state },
                { "/session/selection", test_selection } };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
