/* qd-outline.c: the headings of the document as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-outline-private.h"

#include "ui/qd-outline-row.h"
#include "ui/qd-section-filter.h"

G_DEFINE_FINAL_TYPE (QdOutline, qd_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  NOTE_REQUESTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
update_row (QdOutline *self, QdOutlineRow *row)
{
  QdSection *section = qd_outline_row_get_section (row);
  QdDocument *document = self->session ? qd_session_get_document (self->session) : NULL;
  int n_notes = 0;

  if (!section || !document)
    return;
  if (self->annotations)
    {
      QdReading *reading = qd_document_get_reading (document);

      n_notes = qd_annotation_list_count_in (
          self->annotations, qd_reading_to_source (reading, qd_section_get_start (section), QD_BIAS_START),
          qd_reading_to_source (reading, qd_section_get_end (section), QD_BIAS_START));
    }
  qd_outline_row_set_n_notes (row, n_notes);
  qd_outline_row_set_reading (row, qd_session_get_section (self->session));
}

static void
update_rows (QdOutline *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, self->rows->pdata[i]);
}

/* Keeps the section being read in sight, but never under the hand of a reader who is in the list. */
static void
follow_section (QdOutline *self)
{
  QdSection *section = qd_session_get_section (self->session);
  GListModel *model = qd_outline_get_model (self);
  guint n = model ? g_list_model_get_n_items (model) : 0;

  update_rows (self);
  if (!section || gtk_widget_get_focus_child (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if ((gpointer) item == (gpointer) section)
        {
          gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return;
        }
    }
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdOutline *self)
{
  gtk_list_item_set_child (item, qd_outline_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdOutline *self)
{
  QdOutlineRow *row = QD_OUTLINE_ROW (gtk_list_item_get_child (item));

  qd_outline_row_set_row (row, gtk_list_item_get_item (item));
  g_ptr_array_add (self->rows, row);
  update_row (self, row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdOutline *self)
{
  QdOutlineRow *row = QD_OUTLINE_ROW (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, row);
  qd_outline_row_set_row (row, NULL);
}

static void
kind_changed (QdOutline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
rebuild (QdOutline *self)
{
  QdDocument *document = self->session ? qd_session_get_document (self->session) : NULL;
  GtkTreeListModel *tree = document ? qd_section_filter_make_tree (document, self->filter) : NULL;
  g_autoptr (GtkNoSelection) model = NULL;

  if (!tree || !g_list_model_get_n_items (G_LIST_MODEL (tree)))
    gtk_stack_set_visible_child_name (self->stack, tree && self->filter ? "none" : "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
  model = gtk_no_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  kind_changed (self);
  qd_outline_actions_update (self);
  qd_outline_return_focus (self);
}

static void
go_to (QdOutline *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (QdSection) section = NULL;

  row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  if (!row)
    return;
  section = gtk_tree_list_row_get_item (row);
  qd_session_go_to_section (self->session, section);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
activate_cb (QdOutline *self, guint position)
{
  go_to (self, position);
}

/* Enter in the filter box goes to the first heading that really holds the words, past parents that only lead there. */
static void
entry_activate_cb (QdOutline *self)
{
  GListModel *model = qd_outline_get_model (self);
  guint n = model ? g_list_model_get_n_items (model) : 0;
  g_autofree char *folded = NULL;

  if (!self->filter)
    return;
  folded = g_utf8_casefold (self->filter, -1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (QdSection) section = gtk_tree_list_row_get_item (row);
      g_autofree char *display = qd_section_dup_display (section);
      g_autofree char *heading = g_utf8_casefold (display, -1);

      if (strstr (heading, folded))
        {
          go_to (self, i);
          return;
        }
    }
}

static void
search_changed_cb (QdOutline *self)
{
  qd_outline_set_filter (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
stop_search_cb (QdOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
listen_to_annotations (QdOutline *self, QdAnnotationList *annotations)
{
  if (self->annotations)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  g_set_object (&self->annotations, annotations);
  if (annotations)
    g_signal_connect_swapped (annotations, "items-changed", G_CALLBACK (update_rows), self);
}

static void
annotations_changed_cb (QdOutline *self)
{
  listen_to_annotations (self, qd_session_get_annotations (self->session));
  update_rows (self);
}

static void
qd_outline_dispose (GObject *object)
{
  QdOutline *self = QD_OUTLINE (object);

  if (self->session)
    qd_outline_set_session (self, NULL);
  g_clear_object (&self->in_hand);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_outline_parent_class)->dispose (object);
}

static void
qd_outline_finalize (GObject *object)
{
  QdOutline *self = QD_OUTLINE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->filter);
  G_OBJECT_CLASS (qd_outline_parent_class)->finalize (object);
}

static void
qd_outline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdOutline *self = QD_OUTLINE (object);

  if (id == PROP_KIND)
    g_value_set_string (value, qd_outline_kind_to_string (self->session ? qd_session_get_outline_kind (self->session)
                                                                        : QD_OUTLINE_RECOGNISED));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_outline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QdOutline *self = QD_OUTLINE (object);
  QdOutlineKind kind;

  if (id != PROP_KIND)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->session && qd_outline_kind_from_string (g_value_get_string (value), &kind)
           && qd_session_get_outline_kind (self->session) != kind)
    {
      qd_session_set_outline_kind (self->session, kind);
      kind_changed (self);
    }
}

static void
qd_outline_class_init (QdOutlineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_outline_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_outline_finalize;
  G_OBJECT_CLASS (class)->get_property = qd_outline_get_property;
  G_OBJECT_CLASS (class)->set_property = qd_outline_set_property;

  /**
   * QdOutline:kind:
   *
   * Which of the outlines of the document is shown, by its name in files.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);

  /**
   * QdOutline::activated:
   *
   * The reader went to a section.
   */
  signals[ACTIVATED] =
      g_signal_new ("activated", QD_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QdOutline::note-requested:
   * @annotation: the note on a section, which is to be written
   */
  signals[NOTE_REQUESTED] = g_signal_new ("note-requested", QD_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, QD_TYPE_ANNOTATION);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, QdOutline, box);
  gtk_widget_class_bind_template_child (widget_class, QdOutline, entry);
  gtk_widget_class_bind_template_child (widget_class, QdOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, QdOutline, list);
  qd_outline_class_init_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline");
}

static void
qd_outline_init (QdOutline *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
  qd_outline_init_actions (self);
}

/**
 * qd_outline_new:
 *
 * Returns: (transfer floating): an outline of nothing
 */
GtkWidget *
qd_outline_new (void)
{
  return g_object_new (QD_TYPE_OUTLINE, NULL);
}

/**
 * qd_outline_set_session:
 * @self: an outline
 * @session: (nullable): whose document is shown
 */
void
qd_outline_set_session (QdOutline *self, QdSession *session)
{
  g_return_if_fail (QD_IS_OUTLINE (self));

  if (self->session == session)
    return;
  listen_to_annotations (self, NULL);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session)
    {
      g_signal_connect_swapped (session, "notify::document", G_CALLBACK (rebuild), self);
      g_signal_connect_swapped (session, "notify::read-only", G_CALLBACK (qd_outline_actions_update), self);
      g_signal_connect_swapped (session, "notify::section", G_CALLBACK (follow_section), self);
      g_signal_connect_swapped (session, "notify::annotations", G_CALLBACK (annotations_changed_cb), self);
      listen_to_annotations (self, qd_session_get_annotations (session));
    }
  rebuild (self);
}

/**
 * qd_outline_get_model:
 * @self: an outline
 *
 * Returns: (nullable) (transfer none): the rows shown, as #GtkTreeListRow
 */
GListModel *
qd_outline_get_model (QdOutline *self)
{
  g_return_val_if_fail (QD_IS_OUTLINE (self), NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

/**
 * qd_outline_set_filter:
 * @self: an outline
 * @text: (nullable): what headings must hold
 */
void
qd_outline_set_filter (QdOutline *self, const char *text)
{
  g_return_if_fail (QD_IS_OUTLINE (self));

  if (text && !*text)
    text = NULL;
  if (g_strcmp0 (self->filter, text) == 0)
    return;
  g_free (self->filter);
  self->filter = g_strdup (text);
  rebuild (self);
}
