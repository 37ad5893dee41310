/* qd-banner.c: a sentence above the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-banner.h"

struct _QdBanner
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (QdBanner, qd_banner, GTK_TYPE_WIDGET)

enum
{
  ANSWERED,
  DISMISSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
button_clicked_cb (QdBanner *self)
{
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
close_clicked_cb (QdBanner *self)
{
  qd_banner_hide (self);
  g_signal_emit (self, signals[DISMISSED], 0);
}

static void
qd_banner_dispose (GObject *object)
{
  QdBanner *self = QD_BANNER (object);

  if (self->revealer)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (qd_banner_parent_class)->dispose (object);
}

static void
qd_banner_class_init (QdBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_banner_dispose;

  /**
   * QdBanner::answered:
   *
   * The reader pressed the button.
   */
  signals[ANSWERED] = g_signal_new ("answered", QD_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QdBanner::dismissed:
   *
   * The reader closed the banner, which is hidden by now.
   */
  signals[DISMISSED] =
      g_signal_new ("dismissed", QD_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, QdBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, QdBanner, label);
  gtk_widget_class_bind_template_child (widget_class, QdBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
}

static void
qd_banner_init (QdBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_banner_new:
 *
 * Returns: (transfer floating): a banner that says nothing
 */
GtkWidget *
qd_banner_new (void)
{
  return g_object_new (QD_TYPE_BANNER, NULL);
}

/**
 * qd_banner_show:
 * @self: a banner
 * @text: a sentence
 * @button: (nullable): what the button says; no button if NULL
 */
void
qd_banner_show (QdBanner *self, const char *text, const char *button)
{
  g_return_if_fail (QD_IS_BANNER (self));

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, button ? button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * qd_banner_hide:
 * @self: a banner
 */
void
qd_banner_hide (QdBanner *self)
{
  g_return_if_fail (QD_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * qd_banner_get_text:
 * @self: a banner
 *
 * Returns: (transfer none): what it says or said last
 */
const char *
qd_banner_get_text (QdBanner *self)
{
  g_return_val_if_fail (QD_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * qd_banner_is_shown:
 * @self: a banner
 *
 * Returns: whether it is shown or about to be
 */
gboolean
qd_banner_is_shown (QdBanner *self)
{
  g_return_val_if_fail (QD_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
