/* qd-annotation-panel-actions.c: what can be done with a card, and which cards are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards name the annotation by its id, so that an act asked of a card that has changed hands meanwhile is done to the
 * right annotation or to none.
 */
#include "config.h"

#include "ui/qd-annotation-panel-private.h"

#include <glib/gi18n.h>

#include "ui/qd-mark-titles.h"

static QdAnnotation *
find (QdAnnotationPanel *self, const char *id)
{
  QdAnnotationList *list = self->session ? qd_session_get_annotations (self->session) : NULL;

  return list ? qd_annotation_list_lookup (list, id) : NULL;
}

static QdAnnotation *
find_target (GtkWidget *widget, GVariant *id)
{
  return find (QD_ANNOTATION_PANEL (widget), g_variant_get_string (id, NULL));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotation *annotation = find_target (widget, parameter);

  if (annotation)
    qd_annotation_panel_edit (QD_ANNOTATION_PANEL (widget), annotation);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotation *annotation = find_target (widget, parameter);
  g_autofree char *text = NULL;
  const char *quote, *note;

  if (!annotation)
    return;
  quote = qd_annotation_get_quote (annotation);
  note = qd_annotation_get_note (annotation);
  text = g_strjoin (quote && *quote && *note ? "\n" : "", quote ? quote : "", note, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);
  QdAnnotation *annotation = find_target (widget, parameter);

  if (!annotation)
    return;
  qd_history_delete (qd_session_get_history (self->session), annotation);
  g_signal_emit_by_name (self, "deleted");
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);
  QdAnnotation *annotation = find_target (widget, parameter);
  QdReading *reading;
  gsize start = 0, end = 0;

  if (!annotation)
    return;
  qd_session_get_selection (self->session, &start, &end);
  if (start == end)
    {
      g_signal_emit_by_name (self, "said", _ ("Select the passage in the text first, then place the note there"));
      return;
    }
  reading = qd_document_get_reading (qd_session_get_document (self->session));
  qd_history_move (qd_session_get_history (self->session), annotation,
                   qd_reading_to_source (reading, start, QD_BIAS_START),
                   qd_reading_to_source (reading, end, QD_BIAS_END));
  qd_annotation_panel_go_to (self, annotation);
}

/* An unsure place that is right after all becomes the note's own. */
static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);
  QdAnnotation *annotation = find_target (widget, parameter);

  if (annotation && qd_annotation_get_state (annotation) == QD_STATE_UNSURE)
    qd_history_move (qd_session_get_history (self->session), annotation, qd_annotation_get_start (annotation),
                     qd_annotation_get_end (annotation));
}

static void
color_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);
  const char *id, *color;
  QdAnnotation *annotation;

  g_variant_get (parameter, "(&s&s)", &id, &color);
  annotation = find (self, id);
  if (annotation)
    qd_history_set_style (qd_session_get_history (self->session), annotation, qd_annotation_get_style (annotation),
                          color);
}

static void
style_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);
  const char *id, *style_name;
  QdAnnotation *annotation;
  QdMarkStyle style;

  g_variant_get (parameter, "(&s&s)", &id, &style_name);
  annotation = find (self, id);
  if (annotation && qd_mark_style_from_string (style_name, &style))
    qd_history_set_style (qd_session_get_history (self->session), annotation, style,
                          qd_annotation_get_color (annotation));
}

static void
filter_color_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qd_note_list_set_color (QD_ANNOTATION_PANEL (widget)->notes, g_variant_get_string (parameter, NULL));
}

static void
filter_style_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdMarkStyle style;
  gboolean known = qd_mark_style_from_string (g_variant_get_string (parameter, NULL), &style);

  qd_note_list_set_style (QD_ANNOTATION_PANEL (widget)->notes, known ? (int) style : -1);
}

static void
filter_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationKind kind;
  gboolean known = qd_annotation_kind_from_string (g_variant_get_string (parameter, NULL), &kind);

  qd_note_list_set_kind (QD_ANNOTATION_PANEL (widget)->notes, known ? (int) kind : -1);
}

static void
filter_tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qd_note_list_set_tag (QD_ANNOTATION_PANEL (widget)->notes, g_variant_get_string (parameter, NULL));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  qd_note_list_set_text (self->notes, NULL);
  qd_note_list_set_color (self->notes, NULL);
  qd_note_list_set_style (self->notes, -1);
  qd_note_list_set_kind (self->notes, -1);
  qd_note_list_set_tag (self->notes, NULL);
}

/* A choice that is on has a tick before it; the menu is made anew each time it opens. */
static void
append_choice (GMenu *menu, const char *title, const char *action, const char *target, gboolean on)
{
  g_autofree char *label = g_strconcat (on ? "✓ " : "", title, NULL);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/**
 * qd_annotation_panel_make_filter_menu:
 * @self: a panel
 *
 * Returns: (transfer full): the choices of the filter, with the tags now in use
 */
GMenuModel *
qd_annotation_panel_make_filter_menu (QdAnnotationPanel *self)
{
  const char *const *colors = qd_annotation_get_color_names ();
  const char *color = qd_note_list_get_color (self->notes);
  const char *tag = qd_note_list_get_tag (self->notes);
  int style = qd_note_list_get_style (self->notes), kind = qd_note_list_get_kind (self->notes);
  g_auto (GStrv) tags = qd_note_list_dup_tags (self->notes);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) by_kind = g_menu_new ();
  g_autoptr (GMenu) by_color = g_menu_new ();
  g_autoptr (GMenu) by_style = g_menu_new ();
  g_autoptr (GMenu) by_tag = g_menu_new ();

  g_menu_append (all, _ ("Show All Notes"), "panel.show-all");
  for (QdAnnotationKind i = QD_ANNOTATION_HIGHLIGHT; i <= QD_ANNOTATION_BOOKMARK; i++)
    {
      gboolean on = kind == (int) i;

      append_choice (by_kind, qd_annotation_kind_get_title (i), "panel.filter-kind",
                     on ? "" : qd_annotation_kind_to_string (i), on);
    }
  for (int i = 0; colors[i]; i++)
    {
      gboolean on = g_strcmp0 (colors[i], color) == 0;
      g_autofree char *title = qd_mark_color_dup_title (colors[i]);

      append_choice (by_color, title, "panel.filter-color", on ? "" : colors[i], on);
    }
  for (QdMarkStyle i = QD_MARK_FILL; i <= QD_MARK_STRIKE; i++)
    {
      gboolean on = style == (int) i;

      append_choice (by_style, qd_mark_style_get_title (i), "panel.filter-style", on ? "" : qd_mark_style_to_string (i),
                     on);
    }
  for (int i = 0; tags[i]; i++)
    {
      gboolean on = g_strcmp0 (tags[i], tag) == 0;
      g_autofree char *title = g_strconcat ("#", tags[i], NULL);

      append_choice (by_tag, title, "panel.filter-tag", on ? "" : tags[i], on);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, _ ("Kind"), G_MENU_MODEL (by_kind));
  g_menu_append_section (menu, _ ("Colour"), G_MENU_MODEL (by_color));
  g_menu_append_section (menu, _ ("Mark"), G_MENU_MODEL (by_style));
  if (tags[0])
    g_menu_append_section (menu, _ ("Tag"), G_MENU_MODEL (by_tag));
  return G_MENU_MODEL (menu);
}

/**
 * qd_annotation_panel_install_actions:
 * @widget_class: the class of the panel
 */
void
qd_annotation_panel_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "panel.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "panel.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "panel.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "panel.place", "s", place_action);
  gtk_widget_class_install_action (widget_class, "panel.keep", "s", keep_action);
  gtk_widget_class_install_action (widget_class, "panel.color", "(ss)", color_action);
  gtk_widget_class_install_action (widget_class, "panel.style", "(ss)", style_action);
  gtk_widget_class_install_action (widget_class, "panel.filter-color", "s", filter_color_action);
  gtk_widget_class_install_action (widget_class, "panel.filter-kind", "s", filter_kind_action);
  gtk_widget_class_install_action (widget_class, "panel.filter-style", "s", filter_style_action);
  gtk_widget_class_install_action (widget_class, "panel.filter-tag", "s", filter_tag_action);
  gtk_widget_class_install_action (widget_class, "panel.show-all", NULL, show_all_action);
}
