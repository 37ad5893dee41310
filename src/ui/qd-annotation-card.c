/* qd-annotation-card.c: one annotation as a card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-annotation-card.h"

#include <glib/gi18n.h>

#include "annotation/qd-color-names.h"
#include "ui/qd-mark-titles.h"
#include "ui/qd-note-editor.h"
#include "ui/qd-settings.h"

struct _QdAnnotationCard
{
  GtkWidget parent_instance;
  GtkWidget *stripe;
  GtkWidget *box;
  GtkLabel *quote;
  GtkLabel *note;
  GtkWidget *meta_box;
  GtkLabel *tags;
  GtkLabel *meta;
  GtkButton *place;
  GtkMenuButton *menu;
  GtkWidget *editor; /* (nullable): as long as the note is edited */
  QdAnnotation *annotation;
  QdHistory *history;
};

G_DEFINE_FINAL_TYPE (QdAnnotationCard, qd_annotation_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITING,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void
toggle_class (QdAnnotationCard *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static char *
dup_tags (QdAnnotation *annotation)
{
  const char *const *tags = qd_annotation_get_tags (annotation);
  GString *all = g_string_new (NULL);

  for (int i = 0; tags[i]; i++)
    g_string_append_printf (all, "%s#%s", i ? " " : "", tags[i]);
  return g_string_free (all, FALSE);
}

static void
append_words (GString *meta, const char *words)
{
  if (words && *words)
    g_string_append_printf (meta, "%s%s", meta->len > 0 ? "  " : "", words);
}

/* As a person says it; 100 % is said of nothing that is not just so. */
static int
get_percent (QdAnnotation *annotation)
{
  return (int) (qd_annotation_get_score (annotation) * 100);
}

/* How sure the place is if it is not, the kind of mark where the card itself does not show it, what the reader calls
 * its colour, and the time. */
static char *
dup_meta (QdAnnotation *annotation)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *modified = qd_annotation_get_modified (annotation);
  g_autofree char *time = modified ? qd_time_dup_title (modified, now) : NULL;
  QdAnnotationKind kind = qd_annotation_get_kind (annotation);
  QdMarkStyle style = qd_annotation_get_style (annotation);
  GString *meta = g_string_new (NULL);

  if (qd_annotation_get_state (annotation) == QD_STATE_UNSURE)
    /* Translators: of a note whose place in an edited text is doubtful; %d is how like it is to what was marked. */
    g_string_append_printf (meta, _ ("Unsure, %d %%"), get_percent (annotation));
  if (qd_annotation_is_on_document (annotation))
    append_words (meta, _ ("Note on the whole text"));
  else if (kind == QD_ANNOTATION_BOOKMARK || kind == QD_ANNOTATION_SECTION_NOTE)
    append_words (meta, qd_annotation_kind_get_title (kind));
  else
    {
      g_autofree char *name = qd_mark_color_dup_name (qd_annotation_get_color (annotation));

      if (style != QD_MARK_FILL)
        append_words (meta, qd_mark_style_get_title (style));
      append_words (meta, name);
    }
  append_words (meta, time);
  return g_string_free (meta, FALSE);
}

/* (nullable): what is to be known of a place that is not the one where the note was made. */
static char *
dup_doubt (QdAnnotation *annotation)
{
  switch (qd_annotation_get_state (annotation))
    {
    case QD_STATE_MOVED:
      return g_strdup_printf (_ ("Found again in the edited text, %d %% alike"), get_percent (annotation));
    case QD_STATE_UNSURE:
      return g_strdup_printf (
          _ ("What stands here now is %d %% like what was marked. If it is the place, choose “Keep at "
             "This Place” in the menu; if not, select the right words and press “Place…”."),
          get_percent (annotation));
    case QD_STATE_PLACED:
    case QD_STATE_ORPHAN:
      break;
    }
  return NULL;
}

static void
update_colors (QdAnnotationCard *self)
{
  const char *const *names = qd_annotation_get_color_names ();

  for (int i = 0; names[i]; i++)
    toggle_class (self, names[i], g_strcmp0 (names[i], qd_annotation_get_color (self->annotation)) == 0);
}

/* Also the answer to any property of the annotation that notifies. */
static void
update (QdAnnotationCard *self)
{
  const char *quote = qd_annotation_get_quote (self->annotation);
  const char *note = qd_annotation_get_note (self->annotation);
  QdAnchorState state = qd_annotation_get_state (self->annotation);
  gboolean placed = state == QD_STATE_PLACED || state == QD_STATE_MOVED;
  g_autofree char *tags = dup_tags (self->annotation);
  g_autofree char *meta = dup_meta (self->annotation), *doubt = dup_doubt (self->annotation);
  g_autofree char *spoken = NULL;

  update_colors (self);
  toggle_class (self, "unsure", state == QD_STATE_UNSURE);
  toggle_class (self, "orphan", state == QD_STATE_ORPHAN);
  gtk_label_set_label (self->quote, quote ? quote : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quote), quote && *quote);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note && !self->editor);
  gtk_label_set_label (self->tags, tags);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), *tags && !self->editor);
  gtk_label_set_label (self->meta, meta);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meta), doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->place), !placed);
  if (self->editor)
    qd_note_editor_set_text (QD_NOTE_EDITOR (self->editor), note);
  spoken = g_strdup_printf ("%s %s", quote ? quote : "", note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta, -1);
}

static void
append (GMenu *menu, const char *title, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (QdAnnotationCard *self)
{
  const char *id = qd_annotation_get_id (self->annotation);
  const char *const *names = qd_annotation_get_color_names ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) looks = g_menu_new ();
  g_autoptr (GMenu) colors = g_menu_new ();
  g_autoptr (GMenu) styles = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (acts, _ ("Edit Note"), "panel.edit", g_variant_new_string (id));
  append (acts, _ ("Copy"), "panel.copy", g_variant_new_string (id));
  if (qd_annotation_get_state (self->annotation) == QD_STATE_UNSURE)
    append (acts, _ ("Keep at This Place"), "panel.keep", g_variant_new_string (id));
  append (acts, _ ("Move to the Selection"), "panel.place", g_variant_new_string (id));
  for (int i = 0; names[i]; i++)
    {
      g_autofree char *title = qd_mark_color_dup_title (names[i]);

      append (colors, title, "panel.color", g_variant_new ("(ss)", id, names[i]));
    }
  for (QdMarkStyle style = QD_MARK_FILL; style <= QD_MARK_STRIKE; style++)
    append (styles, qd_mark_style_get_title (style), "panel.style",
            g_variant_new ("(ss)", id, qd_mark_style_to_string (style)));
  g_menu_append_submenu (looks, _ ("Colour"), G_MENU_MODEL (colors));
  g_menu_append_submenu (looks, _ ("Mark"), G_MENU_MODEL (styles));
  append (last, _ ("Delete"), "panel.delete", g_variant_new_string (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* Made when it is asked for: most cards of a long list are never asked. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  QdAnnotationCard *self = data;
  g_autoptr (GMenuModel) menu = NULL;

  if (!self->annotation)
    return;
  menu = make_menu (self);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
editor_done_cb (QdAnnotationCard *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  GtkWidget *item = GTK_WIDGET (self);

  qd_annotation_card_set_editing (self, FALSE);
  /* The keyboard stays at this note, in the list: arrows go on, Enter edits again. */
  while (list && gtk_widget_get_parent (item) != list)
    item = gtk_widget_get_parent (item);
  if (list)
    gtk_widget_grab_focus (item);
}

static void
qd_annotation_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITING:
      g_value_set_boolean (value, qd_annotation_card_get_editing (QD_ANNOTATION_CARD (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_annotation_card_dispose (GObject *object)
{
  QdAnnotationCard *self = QD_ANNOTATION_CARD (object);

  if (self->box)
    qd_annotation_card_set_annotation (self, NULL, NULL);
  g_clear_pointer (&self->stripe, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_annotation_card_parent_class)->dispose (object);
}

static void
names_changed_cb (QdAnnotationCard *self)
{
  if (self->annotation)
    update (self);
}

static void
qd_annotation_card_class_init (QdAnnotationCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = qd_annotation_card_get_property;
  G_OBJECT_CLASS (class)->dispose = qd_annotation_card_dispose;
  props[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-annotation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, stripe);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, box);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, quote);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, note);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, meta_box);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, tags);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, meta);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, place);
  gtk_widget_class_bind_template_child (widget_class, QdAnnotationCard, menu);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationcard");
}

static void
qd_annotation_card_init (QdAnnotationCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, self, NULL);
  g_signal_connect_object (qd_settings_get_default (), "changed::" QD_COLOR_NAMES_KEY, G_CALLBACK (names_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * qd_annotation_card_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
qd_annotation_card_new (void)
{
  return g_object_new (QD_TYPE_ANNOTATION_CARD, NULL);
}

/**
 * qd_annotation_card_set_annotation:
 * @self: a card
 * @annotation: (nullable): what to show
 * @history: (nullable): what edits are committed to
 *
 * What was being typed for another annotation is committed first.
 */
void
qd_annotation_card_set_annotation (QdAnnotationCard *self, QdAnnotation *annotation, QdHistory *history)
{
  g_return_if_fail (QD_IS_ANNOTATION_CARD (self));

  qd_annotation_card_set_editing (self, FALSE);
  if (self->annotation)
    g_signal_handlers_disconnect_by_data (self->annotation, self);
  gtk_menu_button_set_popover (self->menu, NULL);
  g_set_object (&self->annotation, annotation);
  g_set_object (&self->history, history);
  if (!annotation)
    return;
  g_signal_connect_swapped (annotation, "notify", G_CALLBACK (update), self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->place), "s", qd_annotation_get_id (annotation));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->place), "panel.place");
  update (self);
}

/**
 * qd_annotation_card_get_annotation:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): what it shows
 */
QdAnnotation *
qd_annotation_card_get_annotation (QdAnnotationCard *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_CARD (self), NULL);

  return self->annotation;
}

/**
 * qd_annotation_card_set_current:
 * @self: a card
 * @current: whether its annotation is the one chosen
 */
void
qd_annotation_card_set_current (QdAnnotationCard *self, gboolean current)
{
  g_return_if_fail (QD_IS_ANNOTATION_CARD (self));

  toggle_class (self, "current", current);
}

/**
 * qd_annotation_card_set_editing:
 * @self: a card
 * @editing: whether the note is to be edited
 *
 * The editor takes the keyboard.
 */
void
qd_annotation_card_set_editing (QdAnnotationCard *self, gboolean editing)
{
  g_return_if_fail (QD_IS_ANNOTATION_CARD (self));

  if (editing == (self->editor != NULL) || (editing && !(self->annotation && self->history)))
    return;
  if (editing)
    {
      self->editor = qd_note_editor_new (self->annotation, self->history);
      g_signal_connect_swapped (self->editor, "done", G_CALLBACK (editor_done_cb), self);
      gtk_box_insert_child_after (GTK_BOX (self->box), self->editor, GTK_WIDGET (self->note));
    }
  else
    {
      GtkWidget *editor = g_steal_pointer (&self->editor);

      qd_note_editor_commit (QD_NOTE_EDITOR (editor));
      gtk_box_remove (GTK_BOX (self->box), editor);
    }
  update (self);
  if (editing)
    gtk_widget_grab_focus (self->editor);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITING]);
}

/**
 * qd_annotation_card_get_editing:
 * @self: a card
 *
 * Returns: whether the note is being edited
 */
gboolean
qd_annotation_card_get_editing (QdAnnotationCard *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION_CARD (self), FALSE);

  return self->editor != NULL;
}
