/* qd-import-row.c: the row of one note in the import dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-import-row.h"

#include <glib/gi18n.h>

struct _QdImportRow
{
  GtkWidget parent_instance;
  GtkCheckButton *taken;
  GtkWidget *words;
  GtkLabel *quote;
  GtkLabel *note;
  GtkLabel *outcome;
  QdImportEntry *entry; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QdImportRow, qd_import_row, GTK_TYPE_WIDGET)

static const struct
{
  const char *title, *css_class; /* (nullable) */
} outcomes[QD_N_IMPORT_OUTCOMES] = {
  [QD_IMPORT_PLACED] = { N_ ("Placed"), "success" },
  [QD_IMPORT_UNSURE] = { N_ ("Unsure"), "warning" },
  [QD_IMPORT_ORPHAN] = { N_ ("No place"), "warning" },
  [QD_IMPORT_KNOWN] = { N_ ("There already"), "dim-label" },
  [QD_IMPORT_OTHER_BOOK] = { N_ ("Another book"), "dim-label" },
  [QD_IMPORT_WORDLESS] = { N_ ("No words"), "dim-label" },
};

static void
toggled_cb (QdImportRow *self)
{
  if (self->entry)
    qd_import_entry_set_taken (self->entry, gtk_check_button_get_active (self->taken));
}

static void
taken_cb (QdImportRow *self)
{
  gtk_check_button_set_active (self->taken, qd_import_entry_get_taken (self->entry));
}

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words && *words);
}

static void
show_outcome (QdImportRow *self, QdImportOutcome outcome)
{
  for (int i = 0; i < QD_N_IMPORT_OUTCOMES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), outcomes[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->outcome), outcomes[outcome].css_class);
  gtk_label_set_label (self->outcome, _ (outcomes[outcome].title));
}

/**
 * qd_import_row_set_entry:
 * @self: a row
 * @entry: (nullable): what to show
 */
void
qd_import_row_set_entry (QdImportRow *self, QdImportEntry *entry)
{
  const QdImportItem *item = entry ? qd_import_entry_get_item (entry) : NULL;

  g_return_if_fail (QD_IS_IMPORT_ROW (self));

  if (self->entry)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  if (!item)
    return;
  show_words (self->quote, item->note->quote ? item->note->quote : item->note->section);
  show_words (self->note, item->note->note);
  show_outcome (self, item->outcome);
  gtk_widget_set_sensitive (GTK_WIDGET (self->taken),
                            item->outcome != QD_IMPORT_KNOWN && item->outcome != QD_IMPORT_WORDLESS);
  gtk_check_button_set_active (self->taken, item->taken);
  self->entry = g_object_ref (entry);
  g_signal_connect_swapped (entry, "notify::taken", G_CALLBACK (taken_cb), self);
}

static void
qd_import_row_dispose (GObject *object)
{
  QdImportRow *self = QD_IMPORT_ROW (object);
  GtkWidget *child;

  qd_import_row_set_entry (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (qd_import_row_parent_class)->dispose (object);
}

static void
qd_import_row_class_init (QdImportRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_import_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdImportRow, taken);
  gtk_widget_class_bind_template_child (widget_class, QdImportRow, words);
  gtk_widget_class_bind_template_child (widget_class, QdImportRow, quote);
  gtk_widget_class_bind_template_child (widget_class, QdImportRow, note);
  gtk_widget_class_bind_template_child (widget_class, QdImportRow, outcome);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_set_css_name (widget_class, "importrow");
}

static void
qd_import_row_init (QdImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_import_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
qd_import_row_new (void)
{
  return g_object_new (QD_TYPE_IMPORT_ROW, NULL);
}
