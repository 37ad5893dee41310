/* qd-outline-row.c: a heading in the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-outline-row.h"

#include <glib/gi18n.h>

struct _QdOutlineRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkTreeExpander *expander;
  GtkLabel *label;
  GtkLabel *count;
  GtkTreeListRow *row; /* (nullable) */
  QdSection *reading;  /* (nullable): anywhere in the document */
  int n_notes;
};

G_DEFINE_FINAL_TYPE (QdOutlineRow, qd_outline_row, GTK_TYPE_WIDGET)

static gboolean
is_inside (QdSection *section, QdSection *ancestor)
{
  for (; section; section = qd_section_get_parent (section))
    {
      if (section == ancestor)
        return TRUE;
    }
  return FALSE;
}

/* A section whose own row is folded away is marked on the row that holds it. */
static void
update_current (QdOutlineRow *self)
{
  gboolean current = qd_outline_row_is_current (self);

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

static void
update_label (QdOutlineRow *self)
{
  QdSection *section = qd_outline_row_get_section (self);
  g_autofree char *display = section ? qd_section_dup_display (section) : g_strdup ("");
  g_autofree char *count = self->n_notes ? g_strdup_printf ("%d", self->n_notes) : g_strdup ("");
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->label, display);
  gtk_label_set_label (self->count, count);
  /* A heading cut short by a narrow panel can still be read. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), display);
  if (self->n_notes)
    /* Translators: a heading and the number of notes below it */
    spoken = g_strdup_printf (ngettext ("%s, %d note", "%s, %d notes", self->n_notes), display, self->n_notes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken ? spoken : display, -1);
}

static void
qd_outline_row_dispose (GObject *object)
{
  QdOutlineRow *self = QD_OUTLINE_ROW (object);

  if (self->row)
    qd_outline_row_set_row (self, NULL);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_outline_row_parent_class)->dispose (object);
}

static void
qd_outline_row_class_init (QdOutlineRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_outline_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdOutlineRow, box);
  gtk_widget_class_bind_template_child (widget_class, QdOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, QdOutlineRow, label);
  gtk_widget_class_bind_template_child (widget_class, QdOutlineRow, count);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outlinerow");
}

static void
qd_outline_row_init (QdOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_outline_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing
 */
GtkWidget *
qd_outline_row_new (void)
{
  return g_object_new (QD_TYPE_OUTLINE_ROW, NULL);
}

/**
 * qd_outline_row_set_row:
 * @self: a row
 * @row: (nullable): the place in the tree, its item a section
 */
void
qd_outline_row_set_row (QdOutlineRow *self, GtkTreeListRow *row)
{
  QdSection *section;

  g_return_if_fail (QD_IS_OUTLINE_ROW (self));

  if (self->row)
    g_signal_handlers_disconnect_by_func (self->row, update_current, self);
  g_set_object (&self->row, row);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (row)
    g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (update_current), self);
  section = qd_outline_row_get_section (self);
  if (section && qd_section_get_kind (section) != QD_SECTION_HEADING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "front");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "front");
  update_label (self);
  update_current (self);
}

/**
 * qd_outline_row_get_section:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): what it shows
 */
QdSection *
qd_outline_row_get_section (QdOutlineRow *self)
{
  g_autoptr (QdSection) section = NULL;

  g_return_val_if_fail (QD_IS_OUTLINE_ROW (self), NULL);

  if (self->row)
    section = gtk_tree_list_row_get_item (self->row);
  return section; /* the model holds it */
}

/**
 * qd_outline_row_set_n_notes:
 * @self: a row
 * @n_notes: how many notes stand in the section, those of its parts included
 */
void
qd_outline_row_set_n_notes (QdOutlineRow *self, int n_notes)
{
  g_return_if_fail (QD_IS_OUTLINE_ROW (self));

  if (self->n_notes == n_notes)
    return;
  self->n_notes = n_notes;
  update_label (self);
}

/**
 * qd_outline_row_set_reading:
 * @self: a row
 * @section: (nullable): the section being read
 */
void
qd_outline_row_set_reading (QdOutlineRow *self, QdSection *section)
{
  g_return_if_fail (QD_IS_OUTLINE_ROW (self));

  if (g_set_object (&self->reading, section))
    update_current (self);
}

/**
 * qd_outline_row_is_current:
 * @self: a row
 *
 * Returns: whether it is the row of the section being read
 */
gboolean
qd_outline_row_is_current (QdOutlineRow *self)
{
  QdSection *section;

  g_return_val_if_fail (QD_IS_OUTLINE_ROW (self), FALSE);

  section = qd_outline_row_get_section (self);
  if (!section || !self->reading)
    return FALSE;
  return section == self->reading
         || (!gtk_tree_list_row_get_expanded (self->row) && is_inside (self->reading, section));
}
