/* qd-emendation-row.c: the row of one emendation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-emendation-row.h"

#include <glib/gi18n.h>

#include "ui/qd-visible-text.h"

struct _QdEmendationRow
{
  GtkWidget parent_instance;
  GtkLabel *line;
  GtkLabel *reason;
  GtkButton *button;
  QdEmendationItem *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QdEmendationRow, qd_emendation_row, GTK_TYPE_WIDGET)

enum
{
  VERDICT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clicked_cb (QdEmendationRow *self)
{
  g_signal_emit (self, signals[VERDICT], 0);
}

/* The line with what stands in the source struck out, and what is shown instead. */
static char *
dup_markup (QdEmendationItem *item)
{
  g_autofree char *before = qd_emendation_item_dup_before (item);
  g_autofree char *after = qd_emendation_item_dup_after (item);
  g_autofree char *source = qd_emendation_item_dup_source (item);
  g_autofree char *shown = qd_emendation_item_dup_shown (item);
  g_autofree char *visible_source = qd_visible_text_dup (source);
  g_autofree char *visible_shown = qd_visible_text_dup (shown);

  if (g_str_equal (source, shown))
    return g_markup_printf_escaped ("%s<b>%s</b>%s", before, visible_source, after);
  return g_markup_printf_escaped ("%s<span strikethrough=\"true\" alpha=\"60%%\">%s</span><b>%s</b>%s", before,
                                  visible_source, visible_shown, after);
}

/**
 * qd_emendation_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 */
void
qd_emendation_row_set_item (QdEmendationRow *self, QdEmendationItem *item)
{
  g_autofree char *markup = item ? dup_markup (item) : NULL;

  g_return_if_fail (QD_IS_EMENDATION_ROW (self));

  g_set_object (&self->item, item);
  if (!item)
    return;
  gtk_label_set_markup (self->line, markup);
  gtk_label_set_label (self->reason, qd_emendation_item_get_reason (item));
  gtk_button_set_label (self->button, qd_emendation_item_is_refused (item) || qd_emendation_item_is_own (item)
                                          ? _ ("Take Back")
                                          : _ ("As in the Source"));
}

/**
 * qd_emendation_row_get_item:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): what it shows
 */
QdEmendationItem *
qd_emendation_row_get_item (QdEmendationRow *self)
{
  g_return_val_if_fail (QD_IS_EMENDATION_ROW (self), NULL);
  return self->item;
}

static void
qd_emendation_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&QD_EMENDATION_ROW (object)->item);
  G_OBJECT_CLASS (qd_emendation_row_parent_class)->dispose (object);
}

static void
qd_emendation_row_class_init (QdEmendationRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_emendation_row_dispose;
  /**
   * QdEmendationRow::verdict:
   *
   * The reader refuses the emendation, or takes a verdict back.
   */
  signals[VERDICT] =
      g_signal_new ("verdict", QD_TYPE_EMENDATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-emendation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdEmendationRow, line);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationRow, reason);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "emendationrow");
}

static void
qd_emendation_row_init (QdEmendationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_emendation_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
qd_emendation_row_new (void)
{
  return g_object_new (QD_TYPE_EMENDATION_ROW, NULL);
}
