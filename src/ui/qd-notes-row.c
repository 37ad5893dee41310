/* qd-notes-row.c: the row of one note in the window of all notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-notes-row.h"

#include <glib/gi18n.h>

#include "ui/qd-mark-titles.h"

struct _QdNotesRow
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *quote;
  GtkLabel *note;
  GtkLabel *meta;
  char *color; /* (nullable): the CSS class it now has */
};

G_DEFINE_FINAL_TYPE (QdNotesRow, qd_notes_row, GTK_TYPE_WIDGET)

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words && *words);
}

/* The day, what the reader calls the colour, the tags and the section. */
static char *
dup_meta (const QdRecord *record)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = qd_time_dup_title (record->modified, now);
  g_autofree char *color = qd_mark_color_dup_name (record->color);
  g_autoptr (GString) words = g_string_new (day);

  if (color && (record->kind == QD_ANNOTATION_HIGHLIGHT || record->kind == QD_ANNOTATION_NOTE))
    g_string_append_printf (words, "  %s", color);
  for (int i = 0; record->tags && record->tags[i]; i++)
    g_string_append_printf (words, "  #%s", record->tags[i]);
  if (record->section && *record->section)
    {
      g_auto (GStrv) path = g_strsplit (record->section, "/", -1);
      g_autofree char *shown = g_strjoinv (" › ", path);

      g_string_append_printf (words, "  %s", shown);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * qd_notes_row_set_note:
 * @self: a row
 * @note: (nullable): what to show
 * @with_title: whether the title of its document stands above it
 */
void
qd_notes_row_set_note (QdNotesRow *self, QdCollectedNote *note, gboolean with_title)
{
  const QdRecord *record = note ? qd_collected_note_get_record (note) : NULL;
  g_autofree char *meta = record ? dup_meta (record) : NULL;

  g_return_if_fail (QD_IS_NOTES_ROW (self));

  if (self->color)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->color);
  g_clear_pointer (&self->color, g_free);
  if (!record)
    return;
  show_words (self->title, with_title ? qd_collected_note_get_document (note)->title : NULL);
  show_words (self->quote, record->kind == QD_ANNOTATION_BOOKMARK && !*record->quote ? _ ("Bookmark") : record->quote);
  show_words (self->note, record->note);
  show_words (self->meta, meta);
  self->color = g_strdup (record->color);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->color);
}

static void
qd_notes_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_pointer (&QD_NOTES_ROW (object)->color, g_free);
  G_OBJECT_CLASS (qd_notes_row_parent_class)->dispose (object);
}

static void
qd_notes_row_class_init (QdNotesRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_notes_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-notes-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNotesRow, title);
  gtk_widget_class_bind_template_child (widget_class, QdNotesRow, quote);
  gtk_widget_class_bind_template_child (widget_class, QdNotesRow, note);
  gtk_widget_class_bind_template_child (widget_class, QdNotesRow, meta);
  gtk_widget_class_set_css_name (widget_class, "notesrow");
}

static void
qd_notes_row_init (QdNotesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_notes_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
qd_notes_row_new (void)
{
  return g_object_new (QD_TYPE_NOTES_ROW, NULL);
}
