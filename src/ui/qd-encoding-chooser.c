/* qd-encoding-chooser.c: how a text begins in each encoding it may be in, for the reader to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-encoding-chooser.h"

#include <glib/gi18n.h>

#include "text/qd-candidates.h"

struct _QdEncodingChooser
{
  AdwWindow parent_instance;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (QdEncodingChooser, qd_encoding_chooser, ADW_TYPE_WINDOW)

static void
row_activated_cb (QdEncodingChooser *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.encoding", "s", gtk_widget_get_name (GTK_WIDGET (row)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
qd_encoding_chooser_class_init (QdEncodingChooserClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-encoding-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, QdEncodingChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
qd_encoding_chooser_init (QdEncodingChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (QdEncodingChooser *self, const QdCandidate *candidate, gboolean is_current)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), candidate->preview);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (candidate->encoding->title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, candidate->encoding->name);
  if (is_current)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_append (self->list, row);
}

/**
 * qd_encoding_chooser_new:
 * @parent: the window of the text
 * @head: how the file begins, %QD_CANDIDATES_BYTES of it
 * @current: (nullable): the encoding it is read in now
 *
 * Returns: (transfer floating): a chooser, to be presented
 */
GtkWindow *
qd_encoding_chooser_new (GtkWindow *parent, GBytes *head, const char *current)
{
  QdEncodingChooser *self = g_object_new (QD_TYPE_ENCODING_CHOOSER, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) candidates = qd_candidates_find (head);

  for (guint i = 0; i < candidates->len; i++)
    {
      const QdCandidate *candidate = g_ptr_array_index (candidates, i);

      add_row (self, candidate, g_strcmp0 (candidate->encoding->name, current) == 0);
    }
  return GTK_WINDOW (self);
}

typedef struct
{
  GtkWindow *parent;
  char *current;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->parent);
  g_free (opening->current);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GBytes) head = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (head && gtk_widget_get_visible (GTK_WIDGET (opening->parent)))
    gtk_window_present (qd_encoding_chooser_new (opening->parent, head, opening->current));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, NULL);

  if (stream)
    g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), QD_CANDIDATES_BYTES, G_PRIORITY_DEFAULT, NULL, read_cb,
                                     g_steal_pointer (&opening));
}

/**
 * qd_encoding_chooser_open:
 * @parent: the window of the text
 * @file: its file
 * @current: (nullable): the encoding it is read in now
 *
 * Reads how @file begins and presents a chooser. A file that has gone shows none.
 */
void
qd_encoding_chooser_open (GtkWindow *parent, GFile *file, const char *current)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->parent = g_object_ref (parent);
  opening->current = g_strdup (current);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, opening);
}
