/* qd-annotation-panel.c: the reader's marks and notes as cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-annotation-panel.h"

#include "ui/qd-annotation-panel-private.h"
#include "ui/qd-annotation-row.h"

G_DEFINE_FINAL_TYPE (QdAnnotationPanel, qd_annotation_panel, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  DELETED,
  SAID,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
update_stack (QdAnnotationPanel *self)
{
  const char *page = "list";

  if (!g_list_model_get_n_items (G_LIST_MODEL (self->notes)))
    page = qd_note_list_is_filtered (self->notes) ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
mark_current (QdAnnotationPanel *self, QdAnnotationRow *row)
{
  QdAnnotationCard *card = qd_annotation_row_get_card (row);
  QdAnnotation *current = self->session ? qd_session_get_current (self->session) : NULL;

  qd_annotation_card_set_current (card, current && qd_annotation_card_get_annotation (card) == current);
}

static void
open_editor (QdAnnotationPanel *self, QdAnnotationRow *row)
{
  QdAnnotationCard *card = qd_annotation_row_get_card (row);

  if (!self->to_edit || qd_annotation_card_get_annotation (card) != self->to_edit)
    return;
  g_clear_object (&self->to_edit);
  qd_annotation_card_set_editing (card, TRUE);
}

/* One card at a time is pinned: opening an editor elsewhere ends the one before by taking its keyboard. */
static void
editing_cb (QdAnnotationPanel *self, GParamSpec *pspec, QdAnnotationCard *card)
{
  gboolean editing = qd_annotation_card_get_editing (card);

  qd_note_list_pin (self->notes, editing ? qd_annotation_card_get_annotation (card) : NULL);
}

static void
card_released_cb (QdAnnotationPanel *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  QdAnnotationCard *card = QD_ANNOTATION_CARD (widget);

  if (n_press == 1 && !qd_annotation_card_get_editing (card) && gtk_widget_contains (widget, x, y))
    qd_annotation_panel_go_to (self, qd_annotation_card_get_annotation (card));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdAnnotationPanel *self)
{
  GtkWidget *row = qd_annotation_row_new ();
  QdAnnotationCard *card = qd_annotation_row_get_card (QD_ANNOTATION_ROW (row));
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (card, "notify::editing", G_CALLBACK (editing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (card_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdAnnotationPanel *self)
{
  QdAnnotationRow *row = QD_ANNOTATION_ROW (gtk_list_item_get_child (item));

  qd_annotation_row_set_item (row, gtk_list_item_get_item (item), qd_session_get_history (self->session));
  g_ptr_array_add (self->rows, row);
  mark_current (self, row);
  open_editor (self, row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdAnnotationPanel *self)
{
  QdAnnotationRow *row = QD_ANNOTATION_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  qd_annotation_row_set_item (row, NULL, NULL);
}

static void
scroll_to (QdAnnotationPanel *self, QdAnnotation *annotation)
{
  int index = qd_note_list_find (self->notes, annotation);

  if (index >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) index);
}

static void
current_cb (QdAnnotationPanel *self)
{
  QdAnnotation *current = qd_session_get_current (self->session);

  for (guint i = 0; i < self->rows->len; i++)
    mark_current (self, self->rows->pdata[i]);
  if (current && !self->following)
    scroll_to (self, current);
}

static void
source_cb (QdAnnotationPanel *self)
{
  QdDocument *document = self->session ? qd_session_get_document (self->session) : NULL;
  QdAnnotationList *annotations = document ? qd_session_get_annotations (self->session) : NULL;

  qd_note_list_set_source (self->notes, annotations, document);
}

static QdAnnotation *
get_focused (QdAnnotationPanel *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (!QD_IS_ANNOTATION_ROW (row))
    return NULL;
  return qd_annotation_card_get_annotation (qd_annotation_row_get_card (QD_ANNOTATION_ROW (row)));
}

static gboolean
key_pressed_cb (QdAnnotationPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  QdAnnotation *annotation = get_focused (self);

  if (!annotation)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "panel.delete", "s", qd_annotation_get_id (annotation));
  else if (keyval == GDK_KEY_F2)
    qd_annotation_panel_edit (self, annotation);
  else if (keyval == GDK_KEY_space)
    qd_annotation_panel_go_to (self, annotation);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activate_cb (QdAnnotationPanel *self, guint position)
{
  g_autoptr (QdNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), position);

  if (item)
    qd_annotation_panel_edit (self, qd_note_item_get_annotation (item));
}

static void
search_changed_cb (QdAnnotationPanel *self)
{
  qd_note_list_set_text (self->notes, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  update_stack (self);
}

static void
stop_search_cb (QdAnnotationPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
create_filter_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = qd_annotation_panel_make_filter_menu (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
qd_annotation_panel_dispose (GObject *object)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (object);

  if (self->session)
    qd_annotation_panel_set_session (self, NULL);
  g_clear_object (&self->to_edit);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_annotation_panel_parent_class)->dispose (object);
}

static void
qd_annotation_panel_finalize (GObject *object)
{
  QdAnnotationPanel *self = QD_ANNOTATION_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (qd_annotation_panel_parent_class)->finalize (object);
}

static void
qd_annotation_panel_class_init (QdAnnotationPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_annotation_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_annotation_panel_finalize;

  /**
   * QdAnnotationPanel::activated:
   *
   * The reader went to an annotation.
   */
  signals[ACTIVATED] =
      g_signal_new ("activated", QD_TYPE_ANNOTATION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QdAnnotationPanel::deleted:
   *
   * An annotation was deleted, which can be undone.
   */
  signals[DELETED] =
      g_signal_new ("deleted", QD_TYPE_ANNOTATION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * QdAnnotationPanel::said:
   * @text: a sentence for the reader
   */
  signals[SAID] = g_signal_new ("said", QD_TYPE_ANNOTATION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-annotation-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationPanel, box);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationpanel");
  qd_annotation_panel_install_actions (widget_class);
}

/* A list that is shown from its beginning stays there when notes find their places before what it showed. */
static void
items_changed_cb (QdAnnotationPanel *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  update_stack (self);
  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment)
      && g_list_model_get_n_items (G_LIST_MODEL (self->notes)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
}

static void
qd_annotation_panel_init (QdAnnotationPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->rows = g_ptr_array_new ();
  self->notes = qd_note_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->notes))));
  gtk_list_view_set_model (self->list, model);
  g_signal_connect_object (self->notes, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->filter, create_filter_cb, self, NULL);
}

/**
 * qd_annotation_panel_new:
 *
 * Returns: (transfer floating): a panel of no notes
 */
GtkWidget *
qd_annotation_panel_new (void)
{
  return g_object_new (QD_TYPE_ANNOTATION_PANEL, NULL);
}

/**
 * qd_annotation_panel_set_session:
 * @self: a panel
 * @session: (nullable): whose annotations are shown
 */
void
qd_annotation_panel_set_session (QdAnnotationPanel *self, QdSession *session)
{
  g_return_if_fail (QD_IS_ANNOTATION_PANEL (self));

  if (self->session == session)
    return;
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  /* Rows let go of the old session's history while it is still there. */
  qd_note_list_set_source (self->notes, NULL, NULL);
  g_set_object (&self->session, session);
  if (session)
    {
      g_signal_connect_swapped (session, "notify::annotations", G_CALLBACK (source_cb), self);
      g_signal_connect_swapped (session, "notify::document", G_CALLBACK (source_cb), self);
      g_signal_connect_swapped (session, "notify::current", G_CALLBACK (current_cb), self);
      source_cb (self);
    }
}

/**
 * qd_annotation_panel_go_to:
 * @self: a panel
 * @annotation: an annotation
 *
 * Makes it the current one and shows its place in the text.
 */
void
qd_annotation_panel_go_to (QdAnnotationPanel *self, QdAnnotation *annotation)
{
  self->following = TRUE;
  qd_session_set_current (self->session, annotation);
  qd_session_go_to_annotation (self->session, annotation);
  self->following = FALSE;
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/**
 * qd_annotation_panel_edit:
 * @self: a panel
 * @annotation: an annotation of its session
 *
 * Shows its card, whatever the filter, and opens the editor there.
 */
void
qd_annotation_panel_edit (QdAnnotationPanel *self, QdAnnotation *annotation)
{
  g_return_if_fail (QD_IS_ANNOTATION_PANEL (self));
  g_return_if_fail (QD_IS_ANNOTATION (annotation));

  g_set_object (&self->to_edit, annotation);
  qd_note_list_pin (self->notes, annotation);
  update_stack (self);
  scroll_to (self, annotation);
  /* If its row is not made yet, binding it opens the editor. */
  for (guint i = 0; i < self->rows->len; i++)
    open_editor (self, self->rows->pdata[i]);
}

/**
 * qd_annotation_panel_commit:
 * @self: a panel
 *
 * Ends editing and commits what was typed.
 */
void
qd_annotation_panel_commit (QdAnnotationPanel *self)
{
  g_return_if_fail (QD_IS_ANNOTATION_PANEL (self));

  for (guint i = 0; i < self->rows->len; i++)
    qd_annotation_card_set_editing (qd_annotation_row_get_card (self->rows->pdata[i]), FALSE);
}

/**
 * qd_annotation_panel_get_list:
 * @self: a panel
 *
 * Returns: (transfer none): what it lists
 */
QdNoteList *
qd_annotation_panel_get_list (QdAnnotationPanel *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_PANEL (self), NULL);

  return self->notes;
}
