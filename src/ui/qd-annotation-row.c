/* qd-annotation-row.c: a card in the list of the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-annotation-row.h"

struct _QdAnnotationRow
{
  GtkWidget parent_instance;
  GtkLabel *heading;
  QdAnnotationCard *card;
  QdNoteItem *item;
};

G_DEFINE_FINAL_TYPE (QdAnnotationRow, qd_annotation_row, GTK_TYPE_WIDGET)

static void
update_heading (QdAnnotationRow *self)
{
  const char *heading = self->item ? qd_note_item_get_heading (self->item) : NULL;

  gtk_label_set_label (self->heading, heading ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

static void
qd_annotation_row_dispose (GObject *object)
{
  QdAnnotationRow *self = QD_ANNOTATION_ROW (object);

  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  if (self->heading)
    gtk_widget_unparent (GTK_WIDGET (self->heading));
  self->heading = NULL;
  if (self->card)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  G_OBJECT_CLASS (qd_annotation_row_parent_class)->dispose (object);
}

static void
qd_annotation_row_class_init (QdAnnotationRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_annotation_row_dispose;
  g_type_ensure (QD_TYPE_ANNOTATION_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-annotation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationRow, heading);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationRow, card);
  gtk_widget_class_set_css_name (widget_class, "annotationrow");
}

static void
qd_annotation_row_init (QdAnnotationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_annotation_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
qd_annotation_row_new (void)
{
  return g_object_new (QD_TYPE_ANNOTATION_ROW, NULL);
}

/**
 * qd_annotation_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 * @history: (nullable): what edits are committed to
 */
void
qd_annotation_row_set_item (QdAnnotationRow *self, QdNoteItem *item, QdHistory *history)
{
  g_return_if_fail (QD_IS_ANNOTATION_ROW (self));

  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item)
    g_signal_connect_swapped (item, "notify::heading", G_CALLBACK (update_heading), self);
  update_heading (self);
  qd_annotation_card_set_annotation (self->card, item ? qd_note_item_get_annotation (item) : NULL, history);
}

/**
 * qd_annotation_row_get_card:
 * @self: a row
 *
 * Returns: (transfer none): its card
 */
QdAnnotationCard *
qd_annotation_row_get_card (QdAnnotationRow *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_ROW (self), NULL);

  return self->card;
}
