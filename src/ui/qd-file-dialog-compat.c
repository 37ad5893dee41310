/* qd-file-dialog-compat.c: asks the reader for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* This file knows both old and new: the cap that holds elsewhere is lifted here. */
#undef GDK_VERSION_MAX_ALLOWED

#include "ui/qd-file-dialog-compat.h"

#include <glib/gi18n.h>

typedef struct
{
  QdFileChosen chosen;
  gpointer data;
} Request;

static Request *
request_new (QdFileChosen chosen, gpointer data)
{
  Request *request = g_new0 (Request, 1);

  request->chosen = chosen;
  request->data = data;
  return request;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->chosen (file, request->data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->chosen (file, request->data);
}

void
qd_file_dialog_open (GtkWindow *parent, const char *title, GListModel *filters, QdFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, parent, NULL, opened_cb, request_new (chosen, data));
}

void
qd_file_dialog_save (GtkWindow *parent, const char *title, const char *name, QdFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, request_new (chosen, data));
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  request->chosen (file, request->data);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
show (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept, Request *request)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  return dialog;
}

/**
 * qd_file_dialog_open:
 * @parent: the window to stand over
 * @title: what is asked
 * @filters: (element-type GtkFileFilter): kinds of files, the first is chosen
 * @chosen: (scope async): called once with the answer
 * @data: for @chosen
 */
void
qd_file_dialog_open (GtkWindow *parent, const char *title, GListModel *filters, QdFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog =
      show (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), request_new (chosen, data));

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * qd_file_dialog_save:
 * @parent: the window to stand over
 * @title: what is asked
 * @name: the file name offered
 * @chosen: (scope async): called once with the answer
 * @data: for @chosen
 */
void
qd_file_dialog_save (GtkWindow *parent, const char *title, const char *name, QdFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog =
      show (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), request_new (chosen, data));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif
