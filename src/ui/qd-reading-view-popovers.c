/* qd-reading-view-popovers.c: what is said beside a place of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>

/* A popover with some text in it. (transfer floating) */
GtkWidget *
qd_reading_view_new_text_popover (GtkWidget *child)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_margin_start (child, 6);
  gtk_widget_set_margin_end (child, 6);
  gtk_widget_set_margin_top (child, 4);
  gtk_widget_set_margin_bottom (child, 4);
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  return popover;
}

/* A sentence in a box; @style: (nullable): a CSS class. */
GtkWidget *
qd_reading_view_append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
edit_cb (GtkButton *button, gpointer data)
{
  QdReadingView *self = data;
  g_autoptr (QdAnnotation) annotation = g_object_ref (g_object_get_data (G_OBJECT (button), "annotation"));

  qd_reading_view_take_popover (self, NULL, 0, 0);
  qd_reading_view_request_note (self, annotation);
}

/* The note of a mark whose margin has no room for it. */
void
qd_reading_view_popup_note (QdReadingView *self, QdAnnotation *annotation, double x, double y)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Edit"));

  qd_reading_view_append_label (box, qd_annotation_get_note (annotation), NULL);
  g_object_set_data_full (G_OBJECT (button), "annotation", g_object_ref (annotation), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (edit_cb), self);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), button);
  qd_reading_view_take_popover (self, qd_reading_view_new_text_popover (box), x, y);
  gtk_widget_grab_focus (button);
}

static void
go_to_note_cb (GtkButton *button, gpointer data)
{
  QdReadingView *self = data;
  gsize start = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "note-start"));

  qd_reading_view_take_popover (self, NULL, 0, 0);
  qd_session_go_to (self->session, start);
}

/* The note of the text that a mark leads to, such as a footnote. Going there can be undone by going back.
 * Returns: whether there is one. */
gboolean
qd_reading_view_popup_book_note (QdReadingView *self, const QdSpan *mark, double x, double y)
{
  gsize start;
  g_autofree char *note = qd_document_dup_note (qd_flow_get_document (self->flow), mark->data, &start);
  GtkWidget *box, *button;

  if (!note)
    return FALSE;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  button = gtk_button_new_with_mnemonic (_ ("_Go to the Note"));
  qd_reading_view_append_label (box, note, NULL);
  g_object_set_data (G_OBJECT (button), "note-start", GSIZE_TO_POINTER (start));
  g_signal_connect (button, "clicked", G_CALLBACK (go_to_note_cb), self);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), button);
  qd_reading_view_take_popover (self, qd_reading_view_new_text_popover (box), x, y);
  gtk_widget_grab_focus (button);
  return TRUE;
}
