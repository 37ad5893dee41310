/* qd-status-bar.c: the line at the foot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-status-bar.h"

#include <glib/gi18n.h>

#include "ui/qd-encoding-menu.h"

/* Below these widths, in px, the section and then the time and the characters make room for the bar. */
#define WIDTH_FOR_SECTION 720
#define WIDTH_FOR_DETAILS 420
#define WIDTH_OF_PAGES 300 /* what the pages take of it, where there are any */

struct _QdStatusBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *pages;
  GtkLabel *characters;
  GtkLabel *section;
  GtkProgressBar *bar;
  GtkLabel *percent;
  GtkLabel *time_left;
  GtkMenuButton *encoding;
  int n_chars;
  guint hide_id;
};

G_DEFINE_FINAL_TYPE (QdStatusBar, qd_status_bar, GTK_TYPE_WIDGET)

static gboolean
has_room_for_characters (QdStatusBar *self, int width)
{
  return width >= WIDTH_FOR_DETAILS + (gtk_widget_get_visible (GTK_WIDGET (self->pages)) ? WIDTH_OF_PAGES : 0);
}

/* Hiding a label asks for a new size, which is not to be done while sizes are given. */
static gboolean
hide_labels_cb (gpointer data)
{
  QdStatusBar *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->hide_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->section), width >= WIDTH_FOR_SECTION);
  gtk_widget_set_visible (GTK_WIDGET (self->characters), has_room_for_characters (self, width));
  gtk_widget_set_visible (GTK_WIDGET (self->time_left), width >= WIDTH_FOR_DETAILS);
  return G_SOURCE_REMOVE;
}

static void
qd_status_bar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  QdStatusBar *self = QD_STATUS_BAR (widget);

  gtk_widget_measure (self->box, orientation, -1, minimum, natural, NULL, NULL);
  /* What does not fit leaves, so a narrow window is not kept wide by this line. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
qd_status_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QdStatusBar *self = QD_STATUS_BAR (widget);
  int minimum = 0;

  if (!self->hide_id
      && (gtk_widget_get_visible (GTK_WIDGET (self->section)) != (width >= WIDTH_FOR_SECTION)
          || gtk_widget_get_visible (GTK_WIDGET (self->characters)) != has_room_for_characters (self, width)))
    self->hide_id = g_idle_add (hide_labels_cb, self);
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
}

static void
qd_status_bar_dispose (GObject *object)
{
  QdStatusBar *self = QD_STATUS_BAR (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_status_bar_parent_class)->dispose (object);
}

static void
qd_status_bar_class_init (QdStatusBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_status_bar_dispose;
  widget_class->measure = qd_status_bar_measure;
  widget_class->size_allocate = qd_status_bar_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, pages);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, characters);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, section);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, bar);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, percent);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, time_left);
  gtk_widget_class_bind_template_child (widget_class, QdStatusBar, encoding);
  gtk_widget_class_set_css_name (widget_class, "statusbar");
}

static void
qd_status_bar_init (QdStatusBar *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  menu = qd_encoding_menu_new ();
  gtk_menu_button_set_menu_model (self->encoding, menu);
}

/**
 * qd_status_bar_new:
 *
 * Returns: (transfer floating): a status bar for no document
 */
GtkWidget *
qd_status_bar_new (void)
{
  return g_object_new (QD_TYPE_STATUS_BAR, NULL);
}

/**
 * qd_status_bar_set_document:
 * @self: a status bar
 * @document: (nullable): what is read
 */
void
qd_status_bar_set_document (QdStatusBar *self, QdDocument *document)
{
  QdText *source;

  g_return_if_fail (QD_IS_STATUS_BAR (self));

  self->n_chars = 0;
  /* In a container the format gives the encoding: there is nothing to choose. */
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), document && qd_document_has_lines (document));
  if (!document)
    return;
  source = qd_document_get_source (document);
  self->n_chars = qd_text_get_n_chars (source);
  if (qd_text_get_encoding (source))
    gtk_menu_button_set_label (self->encoding, qd_text_get_encoding (source));
  qd_status_bar_set_progress (self, 0, NULL, 0);
}

/**
 * qd_status_bar_set_progress:
 * @self: a status bar
 * @n_read: characters of the source read
 * @section: (nullable): being read
 * @minutes: still to read
 */
void
qd_status_bar_set_progress (QdStatusBar *self, int n_read, QdSection *section, int minutes)
{
  double fraction;
  g_autofree char *characters = NULL, *percent = NULL, *left = NULL, *heading = NULL;

  g_return_if_fail (QD_IS_STATUS_BAR (self));

  n_read = CLAMP (n_read, 0, self->n_chars);
  fraction = self->n_chars ? (double) n_read / self->n_chars : 0;
  /* Translators: “Character 1,204 of 3,512”. The ' groups the digits. */
  characters = g_strdup_printf (_ ("Character %'d of %'d"), n_read, self->n_chars);
  percent = g_strdup_printf (_ ("%d %%"), (int) (fraction * 100));
  if (n_read == self->n_chars || !minutes)
    left = g_strdup ("");
  else if (minutes < 90)
    left = g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", minutes), minutes);
  else
    left = g_strdup_printf (ngettext ("about %d hour left", "about %d hours left", (minutes + 30) / 60),
                            (minutes + 30) / 60);
  if (section)
    heading = qd_section_dup_display (section);
  gtk_label_set_label (self->characters, characters);
  gtk_label_set_label (self->percent, percent);
  gtk_label_set_label (self->time_left, left);
  gtk_label_set_label (self->section, heading ? heading : "");
  gtk_progress_bar_set_fraction (self->bar, fraction);
}

/**
 * qd_status_bar_set_pages:
 * @self: a status bar
 * @first: the first page in view, from 0
 * @last: one after the last
 * @n_pages: how many there are; 0 where the text scrolls
 */
void
qd_status_bar_set_pages (QdStatusBar *self, int first, int last, int n_pages)
{
  g_autofree char *text = NULL;

  g_return_if_fail (QD_IS_STATUS_BAR (self));

  if (last - first > 1)
    /* Translators: “Pages 4–5 of 120”. */
    text = g_strdup_printf (_ ("Pages %d–%d of %d"), first + 1, last, n_pages);
  else
    text = g_strdup_printf (_ ("Page %d of %d"), first + 1, n_pages);
  gtk_label_set_label (self->pages, text);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), n_pages > 0);
}
