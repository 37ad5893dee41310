/* qd-window-actions.c: what the window's menus and keys ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every action is in one table; qd_window_actions_update() says which can be done now and how the toggles stand.
 */
#include "config.h"

#include "ui/qd-encoding-chooser.h"
#include "ui/qd-window-private.h"

#include <glib/gi18n.h>

#include "ui/qd-export-dialog.h"
#include "ui/qd-file-dialog-compat.h"
#include "ui/qd-emendations-window.h"
#include "ui/qd-import-dialog.h"
#include "ui/qd-settings.h"
#include "ui/qd-start-page.h"

static const char *const paper_names[] = { "auto", "warm", "white", "sepia", "dark", "contrast" };

/* Files */

static void
file_chosen (GFile *file, gpointer data)
{
  g_autoptr (QdWindow) self = data;

  if (file && self->session)
    qd_window_open (self, file);
}

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  static const char *const suffixes[] = { "txt",   "text", "md",   "markdown", "html", "htm",
                                          "xhtml", "epub", "docx", "odt",      "fb2" };

  gtk_file_filter_set_name (texts, _ ("Texts and books"));
  gtk_file_filter_add_mime_type (texts, "text/plain");
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (texts, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, texts);
  g_list_store_append (filters, all);
  qd_file_dialog_open (GTK_WINDOW (self), _ ("Open a Text"), G_LIST_MODEL (filters), file_chosen, g_object_ref (self));
}

static void
open_uri_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  qd_window_open (data, file);
}

static void
essay_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_window_open_essay (data);
}

static void
reload_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  g_autofree char *encoding = g_strdup (self->encoding);

  if (self->file)
    qd_window_load (self, self->file, encoding);
}

static void
encoding_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  const char *name = g_variant_get_string (parameter, NULL);

  if (self->file)
    qd_window_load (self, self->file, *name ? name : NULL);
}

static void
choose_encoding_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdDocument *document = qd_session_get_document (self->session);

  if (self->file)
    qd_encoding_chooser_open (GTK_WINDOW (self), self->file,
                              document ? qd_text_get_encoding (qd_document_get_source (document)) : NULL);
}

static void
stop_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_window_stop_loading (data);
}

static void
leave_error_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;

  g_set_object (&self->file, qd_session_get_file (self->session));
  qd_window_show_page (self);
}

static void
exported_cb (QdWindow *self, const char *sentence)
{
  qd_window_say (self, sentence, NULL, NULL);
}

static void
export_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  GtkWindow *dialog;

  qd_annotation_panel_commit (self->panel);
  dialog = qd_export_dialog_new (GTK_WINDOW (self), qd_session_get_document (self->session),
                                 qd_session_get_annotations (self->session));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
imported_cb (QdWindow *self, const char *sentence)
{
  qd_window_say (self, sentence, _ ("_Undo"), "win.undo");
}

static void
import_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  GtkWindow *dialog;

  qd_annotation_panel_commit (self->panel);
  dialog = qd_import_dialog_new (GTK_WINDOW (self), qd_session_get_store (self->session));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* One window over the emendations is enough for one text. */
static void
emendations_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;

  if (!self->emendations)
    {
      self->emendations = qd_emendations_window_new (self->session, GTK_WINDOW (self));
      g_object_add_weak_pointer (G_OBJECT (self->emendations), (gpointer *) &self->emendations);
    }
  gtk_window_present (self->emendations);
}

/* Reading */

static void
find_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_search_bar_open (((QdWindow *) data)->search);
}

static void
find_next_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_search_bar_step (((QdWindow *) data)->search, 1);
}

static void
find_previous_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_search_bar_step (((QdWindow *) data)->search, -1);
}

static void
back_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_session_go_back (((QdWindow *) data)->session);
}

static void
zoom (QdWindow *self, int steps)
{
  double size = g_settings_get_double (self->settings, "font-size");

  g_settings_set_double (self->settings, "font-size", qd_settings_zoom (size, steps));
}

static void
zoom_in_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom (data, 1);
}

static void
zoom_out_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom (data, -1);
}

static void
zoom_reset_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_settings_reset (((QdWindow *) data)->settings, "font-size");
}

/* Shows the same text in another kind of reading, which may add to the one it is in or replace it. */
static void
set_reading (QdWindow *self, QdReadingKind kind)
{
  qd_session_set_reading_kind (self->session, kind);
  qd_window_actions_update (self);
}

#define QUOTES (QD_READING_CORNER_QUOTES | QD_READING_CURLY_QUOTES)

static void
reading_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdReadingKind kind;
  QdReadingKind additions = QD_READING_ADDITIONS (qd_session_get_reading_kind (self->session));

  if (qd_reading_kind_from_string (g_variant_get_string (parameter, NULL), &kind))
    set_reading (self, kind == QD_READING_SOURCE ? kind : kind | additions);
}

/* What is added is added to a text shown mended; the source itself stays what it is. */
static QdReadingKind
get_reading_to_add_to (QdWindow *self)
{
  QdReadingKind kind = qd_session_get_reading_kind (self->session);

  return kind == QD_READING_SOURCE ? QD_READING_EMENDED : kind;
}

static void
quotes_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  QdReadingKind kind = get_reading_to_add_to (self) & ~QUOTES;

  if (g_str_equal (name, "corners"))
    kind |= QD_READING_CORNER_QUOTES;
  else if (g_str_equal (name, "curly"))
    kind |= QD_READING_CURLY_QUOTES;
  set_reading (self, kind);
}

static void
change_narrow (GSimpleAction *action, GVariant *state, gpointer data)
{
  QdWindow *self = data;
  QdReadingKind kind = get_reading_to_add_to (self) & ~QD_READING_NARROW;

  set_reading (self, g_variant_get_boolean (state) ? kind | QD_READING_NARROW : kind);
}

static void
change_clean (GSimpleAction *action, GVariant *state, gpointer data)
{
  QdWindow *self = data;
  QdReadingKind kind = get_reading_to_add_to (self) & ~QD_READING_CLEAN;

  set_reading (self, g_variant_get_boolean (state) ? kind | QD_READING_CLEAN : kind);
}

static void
paper_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;

  g_settings_set_string (self->settings, "paper", g_variant_get_string (parameter, NULL));
}

static void
change_vertical (GSimpleAction *action, GVariant *state, gpointer data)
{
  QdWindow *self = data;

  g_settings_set_enum (self->settings, "direction",
                       g_variant_get_boolean (state) ? QD_DIRECTION_VERTICAL : QD_DIRECTION_HORIZONTAL);
}

static void
change_pages (GSimpleAction *action, GVariant *state, gpointer data)
{
  QdWindow *self = data;

  g_settings_set_enum (self->settings, "mode", g_variant_get_boolean (state) ? QD_MODE_PAGES : QD_MODE_SCROLL);
}

static void
change_fullscreen (GSimpleAction *action, GVariant *state, gpointer data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (data);
  else
    gtk_window_unfullscreen (data);
}

static void
change_outline (GSimpleAction *action, GVariant *state, gpointer data)
{
  qd_panes_set_start_visible (((QdWindow *) data)->panes, g_variant_get_boolean (state));
}

static void
change_panel (GSimpleAction *action, GVariant *state, gpointer data)
{
  qd_panes_set_end_visible (((QdWindow *) data)->panes, g_variant_get_boolean (state));
}

/* Marking */

static void
show_annotation (QdWindow *self, QdAnnotation *annotation)
{
  gsize start, end;

  if (annotation && qd_session_get_annotation_range (self->session, annotation, &start, &end))
    qd_reading_view_scroll_to (self->view, start, FALSE);
}

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdHistory *history = qd_session_get_history (self->session);

  qd_annotation_panel_commit (self->panel);
  if (history && qd_history_can_undo (history))
    show_annotation (self, qd_history_undo (history));
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdHistory *history = qd_session_get_history (self->session);

  qd_annotation_panel_commit (self->panel);
  if (history && qd_history_can_redo (history))
    show_annotation (self, qd_history_redo (history));
}

/* A bookmark needs words to be found by: the sentence at the top of the page. */
static void
bookmark_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdReading *reading = qd_document_get_reading (qd_session_get_document (self->session));
  gsize start, end;

  qd_flow_get_sentence (qd_session_get_flow (self->session), qd_session_get_position (self->session), &start, &end);
  qd_history_create (qd_session_get_history (self->session), QD_ANNOTATION_BOOKMARK,
                     qd_reading_to_source (reading, start, QD_BIAS_START),
                     qd_reading_to_source (reading, end, QD_BIAS_END), QD_MARK_FILL,
                     qd_session_get_last_color (self->session), "");
  qd_window_say (self, _ ("This place was bookmarked"), _ ("_Undo"), "win.undo");
}

static void
text_note_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdWindow *self = data;
  QdAnnotation *annotation = qd_session_note_on_section (self->session, NULL);

  if (annotation)
    qd_window_edit_note (self, annotation);
}

static const GActionEntry entries[] = {
  { .name = "back", .activate = back_activated },
  { .name = "bookmark", .activate = bookmark_activated },
  { .name = "clean", .state = "false", .change_state = change_clean },
  { .name = "choose-encoding", .activate = choose_encoding_activated },
  { .name = "encoding", .activate = encoding_activated, .parameter_type = "s" },
  { .name = "essay", .activate = essay_activated },
  { .name = "export", .activate = export_activated },
  { .name = "find", .activate = find_activated },
  { .name = "find-next", .activate = find_next_activated },
  { .name = "find-previous", .activate = find_previous_activated },
  { .name = "fullscreen", .state = "false", .change_state = change_fullscreen },
  { .name = "emendations", .activate = emendations_activated },
  { .name = "import", .activate = import_activated },
  { .name = "leave-error", .activate = leave_error_activated },
  { .name = "narrow", .state = "false", .change_state = change_narrow },
  { .name = "open", .activate = open_activated },
  { .name = "open-uri", .activate = open_uri_activated, .parameter_type = "s" },
  { .name = "outline", .state = "true", .change_state = change_outline },
  { .name = "pages", .state = "false", .change_state = change_pages },
  { .name = "panel", .state = "true", .change_state = change_panel },
  { .name = "paper", .activate = paper_activated, .parameter_type = "s", .state = "'auto'" },
  { .name = "quotes", .activate = quotes_activated, .parameter_type = "s", .state = "'written'" },
  { .name = "reading", .activate = reading_activated, .parameter_type = "s", .state = "'emended'" },
  { .name = "redo", .activate = redo_activated },
  { .name = "reload", .activate = reload_activated },
  { .name = "stop", .activate = stop_activated },
  { .name = "text-note", .activate = text_note_activated },
  { .name = "undo", .activate = undo_activated },
  { .name = "vertical", .state = "false", .change_state = change_vertical },
  { .name = "zoom-in", .activate = zoom_in_activated },
  { .name = "zoom-out", .activate = zoom_out_activated },
  { .name = "zoom-reset", .activate = zoom_reset_activated },
};

/* Those that need a text. */
static const char *const text_actions[] = { "bookmark", "clean",     "emendations",   "export",    "import",
                                            "find",     "find-next", "find-previous", "narrow",    "outline",
                                            "panel",    "quotes",    "reading",       "text-note", NULL };

static GSimpleAction *
get_action (QdWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
set_state (QdWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (get_action (self, name), state);
}

/**
 * qd_window_actions_update:
 * @self: a window
 *
 * Brings all actions in line with what the window shows.
 */
void
qd_window_actions_update (QdWindow *self)
{
  g_autofree char *base = NULL;
  QdReadingKind kind;
  QdHistory *history;
  gboolean has_text, can_go_back;

  /* Signals of the widgets arrive before there is a session, and after. */
  if (!self->session || !g_action_map_lookup_action (G_ACTION_MAP (self), "zoom-reset"))
    return;
  kind = qd_session_get_reading_kind (self->session);
  base = qd_reading_kind_to_string (QD_READING_BASE (kind));
  history = qd_session_get_history (self->session);
  has_text = qd_session_get_document (self->session)
             && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reading") == 0;
  g_object_get (self->session, "can-go-back", &can_go_back, NULL);
  for (int i = 0; text_actions[i]; i++)
    g_simple_action_set_enabled (get_action (self, text_actions[i]), has_text);
  g_simple_action_set_enabled (get_action (self, "back"), can_go_back);
  g_simple_action_set_enabled (get_action (self, "reload"), self->file != NULL);
  g_simple_action_set_enabled (get_action (self, "undo"), has_text && history && qd_history_can_undo (history));
  g_simple_action_set_enabled (get_action (self, "redo"), has_text && history && qd_history_can_redo (history));
  g_simple_action_set_enabled (get_action (self, "stop"), self->cancellable != NULL);
  set_state (self, "outline", g_variant_new_boolean (qd_panes_get_start_visible (self->panes)));
  set_state (self, "panel", g_variant_new_boolean (qd_panes_get_end_visible (self->panes)));
  set_state (self, "fullscreen", g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self))));
  set_state (self, "vertical",
             g_variant_new_boolean (g_settings_get_enum (self->settings, "direction") == QD_DIRECTION_VERTICAL));
  set_state (self, "pages", g_variant_new_boolean (g_settings_get_enum (self->settings, "mode") == QD_MODE_PAGES));
  set_state (self, "paper", g_variant_new_string (paper_names[g_settings_get_enum (self->settings, "paper")]));
  set_state (self, "reading", g_variant_new_string (base));
  set_state (self, "quotes",
             g_variant_new_string (kind & QD_READING_CORNER_QUOTES  ? "corners"
                                   : kind & QD_READING_CURLY_QUOTES ? "curly"
                                                                    : "written"));
  set_state (self, "narrow", g_variant_new_boolean ((kind & QD_READING_NARROW) != 0));
  set_state (self, "clean", g_variant_new_boolean ((kind & QD_READING_CLEAN) != 0));
}

/* Built when it is opened, so that it is never out of date. */
static void
make_recent_menu (GtkMenuButton *button, gpointer data)
{
  QdWindow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) guide = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_auto (GStrv) recent = qd_settings_dup_recent (self->settings);

  for (int i = 0; recent[i] && i < 12; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (recent[i]);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *name = NULL;
      g_autofree char *folder = NULL;

      qd_start_page_describe (file, &name, &folder);
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s", recent[i]);
      g_menu_append_item (files, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append (guide, _ ("The Essay That Is the Guide"), "win.essay");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (guide));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * qd_window_actions_init:
 * @self: a window with its session and settings
 *
 * Adds the actions.
 */
void
qd_window_actions_init (QdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->recent_button, make_recent_menu, self, NULL);
}
