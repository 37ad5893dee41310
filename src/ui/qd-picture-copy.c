/* qd-picture-copy.c: a picture of the text for elsewhere: on the clipboard, in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-picture-copy.h"

#include <glib/gi18n.h>

#include "ui/qd-alert-compat.h"
#include "ui/qd-file-dialog-compat.h"
#include "ui/qd-picture-decoder.h"

/* A larger picture is copied smaller. */
#define MAX_EDGE 8192

typedef struct
{
  GtkWidget *widget;
  QdPicture *picture;
} Copying;

static Copying *
copying_new (GtkWidget *widget, QdPicture *picture)
{
  Copying *copying = g_new (Copying, 1);

  *copying = (Copying){ g_object_ref (widget), qd_picture_ref (picture) };
  return copying;
}

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->widget);
  qd_picture_unref (copying->picture);
  g_free (copying);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
answered_cb (const char *id, gpointer data)
{
}

static void
say (GtkWidget *widget, const char *heading, const GError *error)
{
  const QdAlertAnswer answers[] = { { "close", _ ("_Close"), FALSE } };
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    qd_alert_ask (GTK_WINDOW (root), heading, error->message, answers, G_N_ELEMENTS (answers), answered_cb, NULL);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copying) copying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDecodedPicture) decoded = qd_picture_decode_finish (result, &error);

  if (decoded)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (copying->widget), decoded->texture);
  else
    say (copying->widget, _ ("The Picture Could Not Be Copied"), error);
}

/**
 * qd_picture_copy:
 * @widget: where it is shown
 * @picture: a picture
 *
 * Puts a picture on the clipboard, as soon as it is decoded.
 */
void
qd_picture_copy (GtkWidget *widget, QdPicture *picture)
{
  qd_picture_decode_async (picture, MAX_EDGE, NULL, decoded_cb, copying_new (widget, picture));
}

static void
chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (Copying) copying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!file)
    return;
  bytes = qd_picture_load (copying->picture, NULL, &error);
  if (bytes)
    g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                             G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error);
  if (error)
    say (copying->widget, _ ("The Picture Could Not Be Saved"), error);
}

/**
 * qd_picture_save_as:
 * @widget: where it is shown
 * @picture: a picture
 *
 * Asks for a name and writes the picture there.
 */
void
qd_picture_save_as (GtkWidget *widget, QdPicture *picture)
{
  g_autofree char *name = qd_picture_dup_name (picture);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    qd_file_dialog_save (GTK_WINDOW (root), _ ("Save Picture"), name, chosen_cb, copying_new (widget, picture));
}
