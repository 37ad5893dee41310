/* qd-reading-view-actions.c: what can be done on the page, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>

static void
copy_text (QdReadingView *self, const char *text)
{
  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/**
 * qd_reading_view_copy:
 * @self: a reading view
 *
 * Puts the selected text of the reading on the clipboard, spaces as typed.
 */
void
qd_reading_view_copy (QdReadingView *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (!self->session)
    return;
  text = qd_session_dup_selected_text (self->session);
  if (!text && qd_session_get_current (self->session))
    text = g_strdup (qd_annotation_get_quote (qd_session_get_current (self->session)));
  copy_text (self, text);
}

/**
 * qd_reading_view_select_all:
 * @self: a reading view
 */
void
qd_reading_view_select_all (QdReadingView *self)
{
  gsize n_bytes;

  g_return_if_fail (QD_IS_READING_VIEW (self));

  if (!self->flow)
    return;
  qd_document_get_string (qd_flow_get_document (self->flow), &n_bytes);
  qd_session_select (self->session, 0, n_bytes);
}

/* Shows or hides the bar beside the selection; only where there is something to do with it. */
void
qd_reading_view_show_bar (QdReadingView *self, gboolean show)
{
  gsize start = 0, end = 0;

  if (self->session)
    qd_session_get_selection (self->session, &start, &end);
  self->bar_wanted = show && self->session && (start < end || qd_session_get_current (self->session));
  qd_selection_bar_set_removable (self->bar, start == end);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->bar_wanted);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  qd_reading_view_copy (self);
  qd_reading_view_show_bar (self, FALSE);
}

static void
copy_citation_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = qd_session_dup_citation (QD_READING_VIEW (widget)->session);

  copy_text (QD_READING_VIEW (widget), text);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qd_reading_view_select_all (QD_READING_VIEW (widget));
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  QdMarkStyle style;

  if (!qd_mark_style_from_string (g_variant_get_string (parameter, NULL), &style))
    return;
  qd_session_mark (self->session, style, NULL);
  qd_reading_view_show_bar (self, FALSE);
}

static void
color_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  qd_session_color (self->session, g_variant_get_string (parameter, NULL));
  qd_reading_view_show_bar (self, FALSE);
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  QdAnnotation *annotation = qd_session_add_note (self->session);

  qd_reading_view_show_bar (self, FALSE);
  if (annotation)
    qd_reading_view_request_note (self, annotation);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  qd_session_delete_current (self->session);
  qd_reading_view_show_bar (self, FALSE);
}

static void
open_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  if (self->link)
    qd_reading_view_activate_link (self, self->link, self->menu_byte);
}

/* -1: as recognised; 0: no heading; else a level. Of the place the menu was opened at, or the caret. */
static void
heading_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  if (self->session)
    qd_session_set_heading (self->session, self->popover ? self->menu_byte : qd_session_get_caret (self->session),
                            g_variant_get_int32 (parameter));
}

/* At the place the menu was opened at, or the caret. */
static void
emend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  if (self->session)
    qd_reading_view_emend (self, self->popover ? self->menu_byte : qd_session_get_caret (self->session));
}

static void
explain_line_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  if (self->flow && qd_flow_get_n_lines (self->flow) > 0)
    qd_reading_view_explain (self, qd_flow_find_line (self->flow, self->menu_byte));
}

/* The context menu */

static void
append_mark_items (GMenu *menu)
{
  static const struct
  {
    const char *label;
    QdMarkStyle style;
  } items[] = {
    { N_ ("_Highlight"), QD_MARK_FILL }, { N_ ("_Line"), QD_MARK_UNDERLINE },  { N_ ("_Wavy Line"), QD_MARK_WAVY },
    { N_ ("_Dots"), QD_MARK_DOTS },      { N_ ("_Circles"), QD_MARK_CIRCLES }, { N_ ("_Strike"), QD_MARK_STRIKE },
  };
  g_autoptr (GMenu) styles = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *action = g_strdup_printf ("page.mark::%s", qd_mark_style_to_string (items[i].style));

      g_menu_append (styles, _ (items[i].label), action);
    }
  g_menu_append_submenu (menu, _ ("_Mark"), G_MENU_MODEL (styles));
}

static void
append_heading_items (GMenu *menu)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Heading of Level _1"), "page.heading(1)" }, { N_ ("Heading of Level _2"), "page.heading(2)" },
    { N_ ("Heading of Level _3"), "page.heading(3)" }, { N_ ("_No Heading"), "page.heading(0)" },
    { N_ ("As _Recognised"), "page.heading(-1)" },
  };
  g_autoptr (GMenu) headings = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (headings, _ (items[i].label), items[i].action);
  g_menu_append_submenu (menu, _ ("This Paragraph _Is"), G_MENU_MODEL (headings));
}

static GMenuModel *
create_menu (QdReadingView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();

  if (self->link)
    g_menu_append (copy, _ ("_Open Link"), "page.open-link");
  g_menu_append (copy, _ ("_Copy"), "page.copy");
  g_menu_append (copy, _ ("Copy with C_itation"), "page.copy-citation");
  g_menu_append (copy, _ ("Select _All"), "page.select-all");
  append_mark_items (marks);
  g_menu_append (marks, _ ("Write a _Note"), "page.note");
  g_menu_append (marks, _ ("_Remove the Mark"), "page.delete");
  qd_reading_view_append_emend_item (self, place);
  g_menu_append (place, _ ("Why Is This Line Set _So?"), "page.explain-line");
  append_heading_items (place);
  if (self->picture)
    {
      g_autoptr (GMenu) picture = g_menu_new ();

      qd_reading_view_append_picture_items (picture);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (picture));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  return G_MENU_MODEL (menu);
}

static gboolean
drop_popover_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* A closed popover goes away only after the action it was closed by has run. */
static void
closed_cb (QdReadingView *self, GtkWidget *popover)
{
  if (self->popover != popover)
    return;
  self->popover = NULL;
  g_idle_add (drop_popover_cb, g_object_ref (popover));
}

/* Shows @popover (nullable) at a place, in the stead of the one shown before. */
void
qd_reading_view_take_popover (QdReadingView *self, GtkWidget *popover, double x, double y)
{
  GtkWidget *old = g_steal_pointer (&self->popover);

  if (old)
    {
      g_signal_handlers_disconnect_by_data (old, self);
      gtk_popover_popdown (GTK_POPOVER (old));
      gtk_widget_unparent (old);
    }
  if (!popover)
    return;
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
qd_reading_view_popup_menu (QdReadingView *self, double x, double y)
{
  g_autoptr (GMenuModel) model = create_menu (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  qd_reading_view_take_popover (self, popover, x, y);
}

/* One place says what is possible now. */
void
qd_reading_view_actions_update (QdReadingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  QdAnnotation *current = self->session ? qd_session_get_current (self->session) : NULL;
  gboolean selected = FALSE, markable, read_only = self->session && qd_session_is_read_only (self->session);
  gsize start = 0, end = 0;

  if (self->session && self->flow)
    {
      qd_session_get_selection (self->session, &start, &end);
      selected = start < end;
    }
  markable = (selected || current) && !read_only;
  gtk_widget_action_set_enabled (widget, "page.copy", selected || current);
  gtk_widget_action_set_enabled (widget, "page.copy-citation", selected);
  gtk_widget_action_set_enabled (widget, "page.select-all", self->flow != NULL);
  gtk_widget_action_set_enabled (widget, "page.mark", markable);
  gtk_widget_action_set_enabled (widget, "page.color", markable);
  gtk_widget_action_set_enabled (widget, "page.note", markable);
  gtk_widget_action_set_enabled (widget, "page.delete", current && !read_only);
  gtk_widget_action_set_enabled (widget, "page.heading", self->flow != NULL && !read_only);
  gtk_widget_action_set_enabled (widget, "page.emend", self->flow != NULL && !read_only);
  gtk_widget_action_set_enabled (widget, "page.explain-line", self->flow != NULL);
  if (self->bar_wanted && !selected && !current)
    qd_reading_view_show_bar (self, FALSE);
}

void
qd_reading_view_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-citation", NULL, copy_citation_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.mark", "s", mark_cb);
  gtk_widget_class_install_action (widget_class, "page.color", "s", color_cb);
  gtk_widget_class_install_action (widget_class, "page.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.heading", "i", heading_cb);
  gtk_widget_class_install_action (widget_class, "page.open-link", NULL, open_link_cb);
  gtk_widget_class_install_action (widget_class, "page.emend", NULL, emend_cb);
  gtk_widget_class_install_action (widget_class, "page.explain-line", NULL, explain_line_cb);
}
