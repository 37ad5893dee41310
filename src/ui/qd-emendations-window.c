/* qd-emendations-window.c: all emendations of the text, to be looked at, refused and taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-emendations-window.h"

#include <glib/gi18n.h>

#include "ui/qd-emendation-model.h"
#include "ui/qd-emendation-row.h"

struct _QdEmendationsWindow
{
  AdwWindow parent_instance;
  GtkDropDown *kinds;
  GtkCheckButton *emend;
  GtkStack *pages;
  GtkListView *list;
  AdwStatusPage *empty;
  QdSession *session;
  QdEmendationModel *model;
  QdVerdicts *verdicts; /* (nullable) */
  GArray *filters;      /* of int: what the rows of @kinds stand for */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (QdEmendationsWindow, qd_emendations_window, ADW_TYPE_WINDOW)

static int
get_filter (QdEmendationsWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  return selected < self->filters->len ? g_array_index (self->filters, int, selected) : QD_EMENDATION_MODEL_ALL;
}

static gboolean
is_kind (int filter)
{
  return filter >= 0 && filter < QD_N_EMENDATION_KINDS && filter != QD_EMENDATION_READER
         && filter != QD_EMENDATION_LOST;
}

/* What can be said of the kind that is chosen, and of an empty list. */
static void
update (QdEmendationsWindow *self)
{
  int filter = get_filter (self);
  gboolean refused = is_kind (filter) && qd_verdicts_is_kind_refused (self->verdicts, filter);

  self->filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->emend), is_kind (filter));
  gtk_check_button_set_active (self->emend, !refused);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->pages,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? "list" : "empty");
  adw_status_page_set_title (self->empty, refused ? _ ("Read as in the Source") : _ ("Nothing Is Emended Here"));
  adw_status_page_set_description (self->empty,
                                   refused ? _ ("Emendations of this kind are not shown in this text.")
                                           : _ ("To emend a place yourself, select it on the page and press E."));
}

static void
append_filter (QdEmendationsWindow *self, GtkStringList *titles, int filter, const char *title)
{
  guint count = qd_emendation_model_count (self->model, filter);
  /* Translators: a kind of emendations and how many there are. */
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), title, count);

  if (filter != QD_EMENDATION_MODEL_ALL && count == 0
      && !(is_kind (filter) && qd_verdicts_is_kind_refused (self->verdicts, filter)))
    return;
  gtk_string_list_append (titles, label);
  g_array_append_val (self->filters, filter);
}

/* The kinds there are; what is chosen stays chosen. */
static void
fill_kinds (QdEmendationsWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  int chosen = get_filter (self);

  self->filling = TRUE;
  g_array_set_size (self->filters, 0);
  append_filter (self, titles, QD_EMENDATION_MODEL_ALL, _ ("All emendations"));
  for (int kind = 0; kind < QD_N_EMENDATION_KINDS; kind++)
    append_filter (self, titles, kind, qd_emendation_kind_get_title (kind));
  append_filter (self, titles, QD_EMENDATION_MODEL_REFUSED, _ ("Refused"));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (titles));
  for (guint i = 0; i < self->filters->len; i++)
    {
      if (g_array_index (self->filters, int, i) == chosen)
        gtk_drop_down_set_selected (self->kinds, i);
    }
  self->filling = FALSE;
  qd_emendation_model_set_filter (self->model, get_filter (self));
}

static void
document_cb (QdEmendationsWindow *self)
{
  QdStore *store = qd_session_get_store (self->session);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  double value = adjustment ? gtk_adjustment_get_value (adjustment) : 0;

  g_clear_pointer (&self->verdicts, qd_verdicts_unref);
  self->verdicts = store ? qd_store_dup_verdicts (store) : NULL;
  qd_emendation_model_set_document (self->model, qd_session_get_document (self->session), self->verdicts);
  fill_kinds (self);
  update (self);
  /* Who goes through the list goes on from the same row. */
  if (adjustment)
    gtk_adjustment_set_value (adjustment, value);
}

static void
kind_cb (QdEmendationsWindow *self)
{
  if (self->filling || !self->model)
    return;
  qd_emendation_model_set_filter (self->model, get_filter (self));
  update (self);
}

static void
emend_cb (QdEmendationsWindow *self)
{
  int filter = get_filter (self);

  if (!self->filling && is_kind (filter))
    qd_session_refuse_kind (self->session, filter, !gtk_check_button_get_active (self->emend));
}

static void
activate_cb (QdEmendationsWindow *self, guint position)
{
  g_autoptr (QdEmendationItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  QdReading *reading = qd_document_get_reading (qd_session_get_document (self->session));
  gsize start = qd_reading_from_source (reading, qd_emendation_item_get_start (item), QD_BIAS_START);
  gsize end = qd_reading_from_source (reading, qd_emendation_item_get_end (item), QD_BIAS_END);

  qd_session_go_to (self->session, start);
  qd_session_select (self->session, start, end);
}

static void
verdict_cb (QdEmendationsWindow *self, QdEmendationRow *row)
{
  QdEmendationItem *item = qd_emendation_row_get_item (row);
  int start = qd_emendation_item_get_start (item), end = qd_emendation_item_get_end (item);

  if (qd_emendation_item_is_refused (item) || qd_emendation_item_is_own (item))
    qd_session_set_wording (self->session, start, end, NULL);
  else
    qd_session_refuse (self->session, start, end);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdEmendationsWindow *self)
{
  GtkWidget *row = qd_emendation_row_new ();

  g_signal_connect_object (row, "verdict", G_CALLBACK (verdict_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  qd_emendation_row_set_item (QD_EMENDATION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  qd_emendation_row_set_item (QD_EMENDATION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
qd_emendations_window_dispose (GObject *object)
{
  QdEmendationsWindow *self = QD_EMENDATIONS_WINDOW (object);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->model);
  g_clear_pointer (&self->verdicts, qd_verdicts_unref);
  g_clear_pointer (&self->filters, g_array_unref);
  G_OBJECT_CLASS (qd_emendations_window_parent_class)->dispose (object);
}

static void
qd_emendations_window_class_init (QdEmendationsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_emendations_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-emendations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QdEmendationsWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationsWindow, emend);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QdEmendationsWindow, empty);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, emend_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qd_emendations_window_init (QdEmendationsWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->filters = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * qd_emendations_window_new:
 * @session: whose text it is about
 * @parent: (nullable): the window to stand over
 *
 * Returns: (transfer none): a window over the emendations of the text
 */
GtkWindow *
qd_emendations_window_new (QdSession *session, GtkWindow *parent)
{
  QdEmendationsWindow *self = g_object_new (QD_TYPE_EMENDATIONS_WINDOW, "transient-for", parent, NULL);
  GtkSelectionModel *selection;

  self->session = g_object_ref (session);
  self->model = qd_emendation_model_new ();
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (document_cb), self);
  document_cb (self);
  return GTK_WINDOW (self);
}
