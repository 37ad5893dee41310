/* qd-outline-actions.c: headings are corrected in the outline, and noted on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-outline-private.h"

#include "ui/qd-outline-row.h"

#include <glib/gi18n.h>

/* The row at @widget or around it, or the one that @widget, an item of the list, holds. */
static QdOutlineRow *
find_row (GtkWidget *widget)
{
  GtkWidget *row = widget ? gtk_widget_get_ancestor (widget, QD_TYPE_OUTLINE_ROW) : NULL;

  if (!row && widget)
    row = gtk_widget_get_first_child (widget);
  return row && QD_IS_OUTLINE_ROW (row) ? QD_OUTLINE_ROW (row) : NULL;
}

/* The heading the reader means: that of the open menu, else of the row that has the keyboard. */
static QdSection *
get_in_hand (QdOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  QdOutlineRow *row;

  if (self->in_hand)
    return self->in_hand;
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  row = find_row (focus);
  return row ? qd_outline_row_get_section (row) : NULL;
}

/* A reader who corrects by key goes on from the same row. */
static void
remember_focus (QdOutline *self, QdSection *section)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)))
    self->return_to = (gssize) qd_section_get_start (section);
}

static gboolean
return_focus_cb (gpointer data)
{
  g_autoptr (QdOutline) self = data;

  for (guint i = 0; i < self->rows->len && self->return_to >= 0; i++)
    {
      QdSection *section = qd_outline_row_get_section (self->rows->pdata[i]);

      if (section && (gssize) qd_section_get_start (section) == self->return_to)
        gtk_widget_grab_focus (gtk_widget_get_parent (self->rows->pdata[i]));
    }
  self->return_to = -1;
  return G_SOURCE_REMOVE;
}

void
qd_outline_return_focus (QdOutline *self)
{
  if (self->return_to >= 0)
    g_idle_add (return_focus_cb, g_object_ref (self));
}

static void
shift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdOutline *self = QD_OUTLINE (widget);
  QdSection *section = get_in_hand (self);

  if (!section)
    return;
  remember_focus (self, section);
  qd_session_shift_heading (self->session, qd_section_get_start (section), g_variant_get_int32 (parameter));
}

/* 0: no heading; -1: as recognised. */
static void
set_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdOutline *self = QD_OUTLINE (widget);
  QdSection *section = get_in_hand (self);

  if (section && qd_section_get_level (section) > 0)
    qd_session_set_heading (self->session, qd_section_get_start (section), g_variant_get_int32 (parameter));
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdOutline *self = QD_OUTLINE (widget);
  QdSection *section = get_in_hand (self);
  QdAnnotation *annotation = section ? qd_session_note_on_section (self->session, section) : NULL;

  if (annotation)
    g_signal_emit_by_name (self, "note-requested", annotation);
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdOutline *self = QD_OUTLINE (widget);

  if (self->session)
    qd_session_reset_headings (self->session);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) note = g_menu_new ();
  g_autoptr (GMenu) corrections = g_menu_new ();

  g_menu_append (note, _ ("N_ote on This Section"), "outline.note");
  g_menu_append (corrections, _ ("A Level _Up"), "outline.shift(-1)");
  g_menu_append (corrections, _ ("A Level _Down"), "outline.shift(1)");
  g_menu_append (corrections, _ ("_No Heading"), "outline.set(0)");
  g_menu_append (corrections, _ ("As _Recognised"), "outline.set(-1)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (note));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (corrections));
  return G_MENU_MODEL (menu);
}

static gboolean
let_go_cb (gpointer data)
{
  g_autoptr (QdOutline) self = data;

  if (!self->popover || !gtk_widget_get_visible (self->popover))
    g_clear_object (&self->in_hand);
  return G_SOURCE_REMOVE;
}

/* The menu's action runs after the menu is closed. */
static void
closed_cb (QdOutline *self)
{
  g_idle_add (let_go_cb, g_object_ref (self));
}

/* Opens the menu on a row; front matter is no heading. */
static void
popup (QdOutline *self, QdOutlineRow *row, double x, double y)
{
  QdSection *section = row ? qd_outline_row_get_section (row) : NULL;
  g_autoptr (GMenuModel) model = NULL;

  if (!section || qd_section_get_level (section) == 0)
    return;
  if (!self->popover)
    {
      model = create_menu ();
      self->popover = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
    }
  g_set_object (&self->in_hand, section);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (QdOutline *self, int n_press, double x, double y)
{
  popup (self, find_row (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT)), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdOutline *self = QD_OUTLINE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  QdOutlineRow *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ? find_row (focus) : NULL;
  double x, y;

  if (!row
      || !gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, 16, gtk_widget_get_height (GTK_WIDGET (row)), &x,
                                            &y))
    return FALSE;
  popup (self, row, x, y);
  return TRUE;
}

void
qd_outline_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.shift", "i", shift_cb);
  gtk_widget_class_install_action (widget_class, "outline.set", "i", set_cb);
  gtk_widget_class_install_action (widget_class, "outline.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "outline.reset", NULL, reset_cb);
  gtk_widget_class_install_property_action (widget_class, "outline.kind", "kind");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.shift", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, "outline.shift", "i",
                                       1);
  /* Without Alt the key would go to the filter box, which takes all typing in the list. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_ALT_MASK, "outline.set", "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "outline.note", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

void
qd_outline_actions_update (QdOutline *self)
{
  static const char *const changing[] = { "outline.shift", "outline.set", "outline.note", "outline.reset",
                                          "outline.kind" };
  gboolean writable =
      self->session && qd_session_get_document (self->session) && !qd_session_is_read_only (self->session);

  for (gsize i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], writable);
}

void
qd_outline_init_actions (QdOutline *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->return_to = -1;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
