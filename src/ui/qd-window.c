/* qd-window.c: one text with its outline, its page and its notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-window-private.h"

#include <glib/gi18n.h>

#include "ui/qd-encoding-menu.h"
#include "ui/qd-settings.h"

/* Narrower than this the header keeps only what cannot be reached otherwise. */
#define NARROW_WIDTH 640

G_DEFINE_FINAL_TYPE (QdWindow, qd_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * qd_window_say:
 * @self: a window
 * @text: one sentence
 * @button: (nullable): the label of a button
 * @action: (nullable): what the button does
 *
 * Shows a toast.
 */
void
qd_window_say (QdWindow *self, const char *text, const char *button, const char *action)
{
  AdwToast *toast = adw_toast_new (text);

  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_set_timeout (toast, 4);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * qd_window_update_title:
 * @self: a window
 *
 * The title of the text, else the name of its file; below it the section being read.
 */
void
qd_window_update_title (QdWindow *self)
{
  QdDocument *document = qd_session_get_document (self->session);
  QdSection *section = qd_session_get_section (self->session);
  g_autofree char *name = self->file ? g_file_get_basename (self->file) : NULL;
  g_autofree char *below = NULL;
  const char *title = document ? qd_document_get_title (document) : NULL;

  if (!title)
    title = name ? name : _ ("Quandian");
  if (document && section && qd_section_get_kind (section) == QD_SECTION_HEADING)
    below = qd_section_dup_display (section);
  else if (document && qd_document_get_author (document))
    below = g_strdup (qd_document_get_author (document));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, below ? below : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * qd_window_show_page:
 * @self: a window
 *
 * Shows the text if there is one, else the start page.
 */
void
qd_window_show_page (QdWindow *self)
{
  gboolean reading = qd_session_get_document (self->session) != NULL;

  if (!reading)
    {
      g_auto (GStrv) recent = qd_settings_dup_recent (self->settings);

      qd_start_page_set_recent (self->start_page, (const char *const *) recent);
    }
  gtk_stack_set_visible_child_name (self->stack, reading ? "reading" : "start");
  gtk_widget_set_visible (GTK_WIDGET (self->status), reading && !gtk_window_is_fullscreen (GTK_WINDOW (self)));
  if (reading)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  qd_window_update_title (self);
  qd_window_actions_update (self);
}

static void
update_progress (QdWindow *self)
{
  QdDocument *document = qd_session_get_document (self->session);
  QdReading *reading;
  int n_read, n_chars, first, last, n_pages;

  if (!document || !qd_session_get_flow (self->session))
    return;
  reading = qd_document_get_reading (document);
  n_chars = qd_text_get_n_chars (qd_document_get_source (document));
  n_read = qd_reading_to_source (reading, qd_reading_view_get_end_in_view (self->view), QD_BIAS_END);
  if (qd_reading_pace_move (&self->pace, n_read, g_get_monotonic_time ()))
    g_settings_set_double (self->settings, "reading-speed", self->pace.speed);
  qd_status_bar_set_progress (self->status, n_read, qd_session_get_section (self->session),
                              qd_reading_pace_minutes (&self->pace, n_chars - n_read));
  n_pages = qd_reading_view_get_pages (self->view, &first, &last);
  qd_status_bar_set_pages (self->status, first, last, n_pages);
}

static gboolean
show_progress (gpointer data)
{
  QdWindow *self = data;

  self->progress_id = 0;
  update_progress (self);
  return G_SOURCE_REMOVE;
}

/* The page was laid out anew: how much of the text it shows is known when that is done. */
static void
page_changed_cb (QdWindow *self)
{
  if (!self->progress_id)
    self->progress_id = g_idle_add (show_progress, self);
}

static void
position_cb (QdWindow *self)
{
  update_progress (self);
  qd_window_update_title (self);
}

static void
leapt_cb (QdWindow *self)
{
  qd_reading_pace_leap (&self->pace);
}

static void
problem_cb (QdWindow *self)
{
  g_autofree char *problem = NULL;

  g_object_get (self->session, "problem", &problem, NULL);
  if (problem)
    qd_banner_show (self->store_banner, problem, _ ("_Try Again"));
  else
    qd_banner_hide (self->store_banner);
}

static void
history_cb (QdWindow *self)
{
  QdHistory *history = qd_session_get_history (self->session);

  if (history)
    {
      g_signal_connect_object (history, "notify::can-undo", G_CALLBACK (qd_window_actions_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (history, "notify::can-redo", G_CALLBACK (qd_window_actions_update), self,
                               G_CONNECT_SWAPPED);
    }
  qd_window_actions_update (self);
}

/* Style */

static gboolean
apply_style (gpointer data)
{
  QdWindow *self = data;
  QdDocument *document = qd_session_get_document (self->session);
  QdStyle style;

  self->style_id = 0;
  qd_settings_fill_style (self->settings, document ? qd_document_get_language (document) : NULL, &style);
  qd_session_set_style (self->session, &style);
  return G_SOURCE_REMOVE;
}

static void
update_paper (QdWindow *self)
{
  qd_reading_view_set_paper (self->view, (QdPaper) g_settings_get_enum (self->settings, "paper"));
  qd_reading_view_set_margin_notes (self->view, g_settings_get_boolean (self->settings, "margin-notes"));
}

static void
setting_changed_cb (QdWindow *self, const char *key)
{
  if (qd_settings_is_style_key (key))
    {
      /* A slider in the preferences sends many changes: the text is composed once for all that come together. */
      if (!self->style_id)
        self->style_id = g_idle_add (apply_style, self);
    }
  else if (g_str_equal (key, "paper") || g_str_equal (key, "margin-notes"))
    update_paper (self);
  qd_window_actions_update (self);
}

static void
document_cb (QdWindow *self)
{
  qd_status_bar_set_document (self->status, qd_session_get_document (self->session));
  qd_reading_pace_leap (&self->pace);
  if (qd_session_get_document (self->session))
    apply_style (self);
  qd_window_show_page (self);
}

/* Handlers of the template */

static void
recent_chosen_cb (QdWindow *self, GFile *file)
{
  qd_window_open (self, file);
}

static void
store_banner_answered_cb (QdWindow *self)
{
  QdStore *store = qd_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store && !qd_store_save (store, &error))
    qd_window_say (self, error->message, NULL, NULL);
}

static void
file_banner_answered_cb (QdWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reload", NULL);
}

static void
panes_changed_cb (QdWindow *self)
{
  qd_window_actions_update (self);
}

static void
after_going (QdWindow *self)
{
  qd_panes_dismiss (self->panes);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
outline_activated_cb (QdWindow *self)
{
  after_going (self);
}

static void
panel_activated_cb (QdWindow *self)
{
  qd_panes_dismiss (self->panes);
}

static void
panel_deleted_cb (QdWindow *self)
{
  qd_window_say (self, _ ("The note was deleted"), _ ("_Undo"), "win.undo");
}

static void
panel_said_cb (QdWindow *self, const char *text)
{
  qd_window_say (self, text, NULL, NULL);
}

/* Also the answer to whoever asks for a note to be written. */
void
qd_window_edit_note (QdWindow *self, QdAnnotation *annotation)
{
  qd_panes_set_end_visible (self->panes, TRUE);
  qd_annotation_panel_edit (self->panel, annotation);
}

static void
link_activated_cb (QdWindow *self, const char *uri, guint64 byte)
{
  if (*uri != '#')
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static gboolean
zoom_cb (QdWindow *self, int direction)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              direction > 0   ? "win.zoom-in"
                              : direction < 0 ? "win.zoom-out"
                                              : "win.zoom-reset",
                              NULL);
  return TRUE;
}

static gboolean
key_pressed_cb (QdWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (qd_panes_dismiss (self->panes))
    return GDK_EVENT_STOP;
  if (qd_search_bar_is_open (self->search))
    {
      qd_search_bar_close (self->search);
      return GDK_EVENT_STOP;
    }
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
drop_cb (QdWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = NULL;
  gboolean used = FALSE;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop");
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *item = files; item; item = item->next)
    {
      QdWindow *window = self;

      /* The first file comes here, each other into a window of its own. */
      if (used)
        {
          window = qd_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings, self->data_dir);
          gtk_window_present (GTK_WINDOW (window));
        }
      qd_window_open (window, item->data);
      used = TRUE;
    }
  return used;
}

static GdkDragAction
drop_enter_cb (QdWindow *self, double x, double y)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop");
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (QdWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop");
}

/* The window's own state */

static void
fullscreen_cb (QdWindow *self)
{
  gboolean full = gtk_window_is_fullscreen (GTK_WINDOW (self));

  gtk_widget_set_visible (self->header, !full);
  gtk_widget_set_visible (GTK_WIDGET (self->status), !full && qd_session_get_document (self->session));
  g_object_set (self->panes, "bare", full, NULL);
  qd_window_actions_update (self);
}

static gboolean
follow_width (gpointer data)
{
  QdWindow *self = data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= NARROW_WIDTH;

  self->narrow_id = 0;
  gtk_widget_set_visible (self->open_button, wide);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_button), wide);
  gtk_widget_set_visible (self->vertical_button, wide);
  gtk_widget_set_visible (self->look_button, wide);
  return G_SOURCE_REMOVE;
}

static void
qd_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QdWindow *self = QD_WINDOW (widget);
  gboolean wide = width >= NARROW_WIDTH;

  GTK_WIDGET_CLASS (qd_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Showing and hiding within an allocation would start another one. */
  if (wide != gtk_widget_get_visible (self->open_button) && !self->narrow_id)
    self->narrow_id = g_idle_add (follow_width, self);
}

static gboolean
qd_window_close_request_vfunc (GtkWindow *window)
{
  QdWindow *self = QD_WINDOW (window);

  if (!gtk_window_is_maximized (window) && !gtk_window_is_fullscreen (window))
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 200));
      g_settings_set_int (self->settings, "window-height", MAX (height, 200));
    }
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!qd_window_close_request (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (qd_window_parent_class)->close_request (window);
}

static void
qd_window_dispose (GObject *object)
{
  QdWindow *self = QD_WINDOW (object);

  g_clear_handle_id (&self->style_id, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  qd_window_load_dispose (self);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->settings)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_weak_pointer (&self->emendations);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->data_dir, g_free);
  G_OBJECT_CLASS (qd_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QdWindow, header);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, title);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, vertical_button);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, store_banner);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, file_banner);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, error_encoding);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, search);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, view);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, status);
  gtk_widget_class_bind_template_child (widget_class, QdWindow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, recent_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, store_banner_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_banner_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_said_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "note_requested_cb", G_CALLBACK (qd_window_edit_note));
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_leave_cb);
}

static void
qd_window_class_init (QdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_window_dispose;
  widget_class->size_allocate = qd_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = qd_window_close_request_vfunc;

  g_type_ensure (QD_TYPE_ANNOTATION_PANEL);
  g_type_ensure (QD_TYPE_BANNER);
  g_type_ensure (QD_TYPE_OUTLINE);
  g_type_ensure (QD_TYPE_PANES);
  g_type_ensure (QD_TYPE_READING_VIEW);
  g_type_ensure (QD_TYPE_SEARCH_BAR);
  g_type_ensure (QD_TYPE_START_PAGE);
  g_type_ensure (QD_TYPE_STATUS_BAR);
  bind_template (widget_class);
}

static void
qd_window_init (QdWindow *self)
{
  g_autoptr (GMenuModel) encodings = qd_encoding_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, (GType[]){ GDK_TYPE_FILE_LIST }, 1);
  gtk_menu_button_set_menu_model (self->error_encoding, encodings);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreen_cb), NULL);
}

static void
follow_session (QdWindow *self)
{
  const struct
  {
    const char *signal;
    void (*handler) (QdWindow *);
  } handlers[] = {
    { "notify::document", document_cb },
    { "notify::position", position_cb },
    { "notify::section", qd_window_update_title },
    { "notify::flow", update_progress },
    { "notify::problem", problem_cb },
    { "notify::file-state", qd_window_show_file_state },
    { "notify::history", history_cb },
    { "notify::can-go-back", qd_window_actions_update },
    { "notify::selection-end", qd_window_actions_update },
    { "scroll-to", leapt_cb },
    { "scroll-back", leapt_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->session, handlers[i].signal, G_CALLBACK (handlers[i].handler), self);
}

/**
 * qd_window_new:
 * @application: the program
 * @settings: its settings
 * @data_dir: where annotations are kept
 *
 * Returns: (transfer none): a window without a text, owned by GTK as all windows are
 */
QdWindow *
qd_window_new (GtkApplication *application, GSettings *settings, const char *data_dir)
{
  QdWindow *self = g_object_new (QD_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->data_dir = g_strdup (data_dir);
  self->session = qd_session_new (data_dir);
  qd_reading_pace_init (&self->pace, g_settings_get_double (settings, "reading-speed"));
  follow_session (self);
  qd_reading_view_set_session (self->view, self->session);
  qd_outline_set_session (self->outline, self->session);
  qd_annotation_panel_set_session (self->panel, self->session);
  qd_search_bar_set_view (self->search, self->view);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (settings, "outline-visible", self->panes, "start-shown", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "outline-width", self->panes, "start-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "panel-visible", self->panes, "end-shown", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "panel-width", self->panes, "end-width", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (settings, "changed", G_CALLBACK (setting_changed_cb), self);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "pages-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  qd_window_actions_init (self);
  update_paper (self);
  apply_style (self);
  qd_window_show_page (self);
  return self;
}

/**
 * qd_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what its widgets share
 */
QdSession *
qd_window_get_session (QdWindow *self)
{
  g_return_val_if_fail (QD_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * qd_window_is_empty:
 * @self: a window
 *
 * Returns: whether nothing is open and nothing is being opened
 */
gboolean
qd_window_is_empty (QdWindow *self)
{
  g_return_val_if_fail (QD_IS_WINDOW (self), FALSE);

  return !self->file;
}
