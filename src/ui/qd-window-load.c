/* qd-window-load.c: opens texts in a window and lets go of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-window-private.h"

#include <glib/gi18n.h>

#include "document/qd-importer.h"
#include "text/qd-candidates.h"
#include "ui/qd-alert-compat.h"
#include "ui/qd-settings.h"

/* A text that opens faster than this needs no page that says so. */
#define LOADING_PAGE_MS 250

/**
 * qd_window_show_file_state:
 * @self: a window
 *
 * Says what became of the file while it was open.
 */
void
qd_window_show_file_state (QdWindow *self)
{
  switch (qd_session_get_file_state (self->session))
    {
    case QD_FILE_AS_READ:
      qd_banner_hide (self->file_banner);
      break;
    case QD_FILE_CHANGED:
      qd_banner_show (self->file_banner, _ ("The file was changed by another program."), _ ("_Read It Again"));
      break;
    case QD_FILE_GONE:
      qd_banner_show (self->file_banner, _ ("The file is no longer there. The text stays open, and so do your notes."),
                      NULL);
      break;
    }
}

static void
show_error (QdWindow *self, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", error->message, name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                                                   ? _ ("The File Is Not There")
                                                   : _ ("The Text Could Not Be Opened"));
  adw_status_page_set_description (self->error_page, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->error_encoding), error->domain == QD_DECODER_ERROR);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  qd_window_actions_update (self);
}

/* Installed, or in the source tree where the program runs without being installed. */
static GFile *
dup_essay (void)
{
  const char *dir = g_getenv ("QUANDIAN_DATA_DIR");
  g_autofree char *path = g_build_filename (dir ? dir : QD_DATA_DIR, "essay.txt", NULL);

  return g_file_new_for_path (path);
}

/* Goes to the note that the text was opened for. */
static void
show_wanted_note (QdWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->wanted_note);
  QdAnnotationList *list = qd_session_get_annotations (self->session);
  QdAnnotation *annotation = id && list ? qd_annotation_list_lookup (list, id) : NULL;

  if (annotation)
    qd_session_go_to_annotation (self->session, annotation);
}

static gboolean
is_encoding_unsure (QdWindow *self)
{
  QdDocument *document = qd_session_get_document (self->session);

  return document && qd_text_get_confidence (qd_document_get_source (document)) < QD_CANDIDATES_SURE;
}

static void
loaded (QdWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autoptr (GFile) essay = dup_essay ();

  /* The guide is in the menu already. */
  if (!g_file_equal (self->file, essay))
    qd_settings_add_recent (self->settings, uri);
  qd_window_show_page (self);
  if (!self->encoding && is_encoding_unsure (self))
    qd_window_say (self, _ ("It is not certain what encoding this text is in"), _ ("_Compare…"), "win.choose-encoding");
  if (qd_session_get_missing (self->session))
    qd_window_say (self, qd_session_get_missing (self->session), NULL, NULL);
  show_wanted_note (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = qd_session_load_finish (QD_SESSION (source), result, &error);

  /* The window has gone, or something else is being opened by now. */
  if (!self->session || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->loading_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (done)
    loaded (self);
  else
    show_error (self, error);
}

static gboolean
show_loading (gpointer data)
{
  QdWindow *self = data;
  g_autofree char *name = g_file_get_basename (self->file);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_ ("Opening “%s”…"), name);

  self->loading_id = 0;
  gtk_label_set_label (self->loading_label, text);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  qd_window_actions_update (self);
  return G_SOURCE_REMOVE;
}

/**
 * qd_window_stop_loading:
 * @self: a window
 *
 * Gives up what is being opened; the text that was open stays.
 */
void
qd_window_stop_loading (QdWindow *self)
{
  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (!self->cancellable)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->file, qd_session_get_file (self->session));
  qd_window_show_page (self);
}

/**
 * qd_window_load:
 * @self: a window
 * @file: what to open
 * @encoding: (nullable): its encoding; found out if %NULL
 *
 * Opens a text in place of the one that is open, off the main thread.
 */
void
qd_window_load (QdWindow *self, GFile *file, const char *encoding)
{
  g_autoptr (GFile) held = g_object_ref (file);

  qd_annotation_panel_commit (self->panel);
  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->file, held);
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  self->cancellable = g_cancellable_new ();
  self->loading_id = g_timeout_add (LOADING_PAGE_MS, show_loading, self);
  qd_session_load_async (self->session, held, encoding, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * qd_window_open:
 * @self: a window
 * @file: what to open
 *
 * Opens a text; its encoding is found out.
 */
void
qd_window_open (QdWindow *self, GFile *file)
{
  g_return_if_fail (QD_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  qd_window_load (self, file, NULL);
}

/**
 * qd_window_open_note:
 * @self: a window
 * @file: the text of the note
 * @id: of the note
 *
 * Goes to a note, after opening its text if it is not the one that is open.
 */
void
qd_window_open_note (QdWindow *self, GFile *file, const char *id)
{
  GFile *shown;

  g_return_if_fail (QD_IS_WINDOW (self));

  shown = qd_session_get_file (self->session);
  g_free (self->wanted_note);
  self->wanted_note = g_strdup (id);
  if (shown && g_file_equal (shown, file) && !self->cancellable)
    show_wanted_note (self);
  else
    qd_window_open (self, file);
}

/**
 * qd_window_open_essay:
 * @self: a window
 *
 * Opens the bundled essay, which is the guide to the program.
 */
void
qd_window_open_essay (QdWindow *self)
{
  g_autoptr (GFile) file = dup_essay ();

  qd_window_open (self, file);
}

static void
close_answered (const char *id, gpointer data)
{
  g_autoptr (QdWindow) self = data;

  if (!g_str_equal (id, "close"))
    return;
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * qd_window_close_request:
 * @self: a window
 *
 * Saves what there is to save.
 *
 * Returns: whether the window may close now; %FALSE if the reader is asked first
 */
gboolean
qd_window_close_request (QdWindow *self)
{
  static const QdAlertAnswer answers[] = {
    { "stay", N_ ("_Keep Open"), FALSE },
    { "close", N_ ("_Close and Lose Them"), TRUE },
  };
  g_autoptr (GError) error = NULL;

  if (self->closing)
    return TRUE;
  qd_annotation_panel_commit (self->panel);
  qd_window_stop_loading (self);
  if (qd_session_close (self->session, &error))
    return TRUE;
  qd_alert_ask (GTK_WINDOW (self), _ ("Some Notes Are Not Saved"), error->message, answers, G_N_ELEMENTS (answers),
                close_answered, g_object_ref (self));
  return FALSE;
}

/**
 * qd_window_load_dispose:
 * @self: a window
 *
 * Lets go of all that belongs to opening.
 */
void
qd_window_load_dispose (QdWindow *self)
{
  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->wanted_note, g_free);
}
