/* qd-selection-bar.c: the small bar beside a selection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "annotation/qd-color-names.h"
#include "ui/qd-mark-sample.h"
#include "ui/qd-mark-titles.h"
#include "ui/qd-settings.h"

/**
 * QdSelectionBar:
 *
 * # CSS nodes
 *
 * `selectionbar` over a box with two groups of flat buttons and three single ones.
 *
 * # Accessibility
 *
 * %GTK_ACCESSIBLE_ROLE_TOOLBAR; each button has a label.
 */
struct _QdSelectionBar
{
  GtkWidget parent_instance;

  GtkWidget *box, *colors, *styles;
  GtkWidget *delete_button;
  GPtrArray *samples; /* of QdMarkSample, owned by their buttons */
};

G_DEFINE_FINAL_TYPE (QdSelectionBar, qd_selection_bar, GTK_TYPE_WIDGET)

#define DISTANCE 8 /* px between the bar and what it belongs to */
#define EDGE 6     /* px between the bar and the window */

static const struct
{
  QdMarkStyle style;
  const char *character; /* what the mark is called, as a sample to mark */
  const char *label;
} styles[] = {
  { QD_MARK_UNDERLINE, "线", N_ ("Line (U)") },
  { QD_MARK_WAVY, "浪", N_ ("Wavy line (W)") },
  { QD_MARK_DOTS, "点", N_ ("Dots (D)") },
  { QD_MARK_CIRCLES, "圈", N_ ("Circles (O)") },
};

static void
set_label (GtkWidget *button, const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* @label: (nullable): set later if %NULL */
static GtkWidget *
append_button (
    QdSelectionBar *self, GtkWidget *box, GtkWidget *sample, const char *action, const char *target, const char *label)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), sample);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  if (label)
    set_label (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (box), button);
  g_ptr_array_add (self->samples, sample);
  return button;
}

/* As the reader calls them, with the key that does the same. */
static void
label_colors (QdSelectionBar *self)
{
  const char *const *colors = qd_annotation_get_color_names ();
  GtkWidget *button = gtk_widget_get_first_child (self->colors);

  for (int i = 0; colors[i] && button; i++, button = gtk_widget_get_next_sibling (button))
    {
      g_autofree char *title = qd_mark_color_dup_title (colors[i]);
      /* Translators: the name of a colour, and the key that marks in it: “Yellow (1)” */
      g_autofree char *label = g_strdup_printf (_ ("%s (%d)"), title, i + 1);

      set_label (button, label);
    }
}

/**
 * qd_selection_bar_set_colors:
 * @self: a selection bar
 * @page: the page's colours
 */
void
qd_selection_bar_set_colors (QdSelectionBar *self, const QdPageColors *page)
{
  g_return_if_fail (QD_IS_SELECTION_BAR (self));

  for (guint i = 0; i < self->samples->len; i++)
    qd_mark_sample_set_colors (g_ptr_array_index (self->samples, i), page);
}

/**
 * qd_selection_bar_set_removable:
 * @self: a selection bar
 * @removable: whether there is a mark to remove
 */
void
qd_selection_bar_set_removable (QdSelectionBar *self, gboolean removable)
{
  g_return_if_fail (QD_IS_SELECTION_BAR (self));
  gtk_widget_set_visible (self->delete_button, removable);
}

/**
 * qd_selection_bar_place:
 * @where: what is selected, in the page
 * @bar_width: of the bar
 * @bar_height: of the bar
 * @width: of the page
 * @height: of the page
 * @vertical: whether the text runs downwards
 *
 * Before the selection if there is room, else after it, else at its side; only a selection that fills the page has the
 * bar at the page's foot.
 *
 * Returns: the bar's frame in the page
 */
GdkRectangle
qd_selection_bar_place (
    const GdkRectangle *where, int bar_width, int bar_height, int width, int height, gboolean vertical)
{
  int left = MAX (where->x, 0), right = MIN (where->x + where->width, width);
  int top = MAX (where->y, 0), bottom = MIN (where->y + where->height, height);
  GdkRectangle bar = { (left + right - bar_width) / 2, 0, bar_width, bar_height };

  bar.y = top - DISTANCE - bar_height;
  if (bar.y < EDGE || where->y + where->height < 0)
    bar.y = bottom + DISTANCE;
  if (bar.y + bar_height > height - EDGE || vertical)
    {
      gboolean fits_right = right + DISTANCE + bar_width + EDGE <= width;
      gboolean fits_left = left - DISTANCE - bar_width >= EDGE;

      if (fits_right || fits_left)
        {
          bar.x = fits_right ? right + DISTANCE : left - DISTANCE - bar_width;
          bar.y = (top + bottom - bar_height) / 2;
        }
    }
  bar.x = CLAMP (bar.x, EDGE, MAX (EDGE, width - bar_width - EDGE));
  bar.y = CLAMP (bar.y, EDGE, MAX (EDGE, height - bar_height - EDGE));
  return bar;
}

/**
 * qd_selection_bar_allocate_beside:
 * @self: a selection bar
 * @where: what is selected, in the page
 * @width: of the page
 * @height: of the page
 * @vertical: whether the text runs downwards
 */
void
qd_selection_bar_allocate_beside (
    QdSelectionBar *self, const GdkRectangle *where, int width, int height, gboolean vertical)
{
  GtkRequisition size;
  GdkRectangle bar;

  g_return_if_fail (QD_IS_SELECTION_BAR (self));

  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  bar = qd_selection_bar_place (where, size.width, size.height, width, height, vertical);
  gtk_widget_size_allocate (GTK_WIDGET (self), &bar, -1);
}

static void
qd_selection_bar_dispose (GObject *object)
{
  QdSelectionBar *self = QD_SELECTION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_selection_bar_parent_class)->dispose (object);
}

static void
qd_selection_bar_finalize (GObject *object)
{
  g_ptr_array_unref (QD_SELECTION_BAR (object)->samples);
  G_OBJECT_CLASS (qd_selection_bar_parent_class)->finalize (object);
}

static void
qd_selection_bar_class_init (QdSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_selection_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = qd_selection_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QdSelectionBar, box);
  gtk_widget_class_bind_template_child (widget_class, QdSelectionBar, colors);
  gtk_widget_class_bind_template_child (widget_class, QdSelectionBar, styles);
  gtk_widget_class_bind_template_child (widget_class, QdSelectionBar, delete_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "selectionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
qd_selection_bar_init (QdSelectionBar *self)
{
  const char *const *colors = qd_annotation_get_color_names ();

  self->samples = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; colors[i]; i++)
    append_button (self, self->colors, qd_mark_sample_new_color (colors[i]), "page.color", colors[i], NULL);
  label_colors (self);
  g_signal_connect_object (qd_settings_get_default (), "changed::" QD_COLOR_NAMES_KEY, G_CALLBACK (label_colors), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    append_button (self, self->styles, qd_mark_sample_new_style (styles[i].style, styles[i].character), "page.mark",
                   qd_mark_style_to_string (styles[i].style), _ (styles[i].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mark the selection"), -1);
}

/**
 * qd_selection_bar_new:
 *
 * Returns: a selection bar
 */
GtkWidget *
qd_selection_bar_new (void)
{
  return g_object_new (QD_TYPE_SELECTION_BAR, NULL);
}
