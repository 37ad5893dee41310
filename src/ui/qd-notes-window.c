/* qd-notes-window.c: the notes of all documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-notes-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annotation/qd-color-names.h"
#include "exchange/qd-export-collection.h"
#include "ui/qd-file-dialog-compat.h"
#include "ui/qd-mark-titles.h"
#include "ui/qd-notes-row.h"
#include "ui/qd-period.h"
#include "ui/qd-settings.h"

struct _QdNotesWindow
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkMenuButton *export;
  GtkEditable *search;
  GtkDropDown *document;
  GtkDropDown *tag;
  GtkDropDown *color;
  GtkDropDown *period;
  GtkStack *pages;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkLabel *count;
  QdCollection *collection;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkMultiSelection *selection;
  char **words; /* what is searched for, folded */
  GDateTime *since;
  guint choices; /* idle source that lists documents and tags anew */
};

G_DEFINE_FINAL_TYPE (QdNotesWindow, qd_notes_window, ADW_TYPE_WINDOW)

enum
{
  OPEN_NOTE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* (nullable) (transfer none): what is chosen; NULL for the first row, which is “all”. */
static const char *
get_choice (GtkDropDown *choices)
{
  gpointer item = gtk_drop_down_get_selected (choices) > 0 ? gtk_drop_down_get_selected_item (choices) : NULL;

  return item ? gtk_string_object_get_string (item) : NULL;
}

static gboolean
is_listed (gpointer item, gpointer data)
{
  QdNotesWindow *self = data;
  QdCollectedNote *note = item;
  const QdRecord *record = qd_collected_note_get_record (note);
  const char *document = get_choice (self->document), *tag = get_choice (self->tag);
  guint color = gtk_drop_down_get_selected (self->color);

  if (document && !g_str_equal (document, qd_collected_note_get_document (note)->title))
    return FALSE;
  if (tag && !(record->tags && g_strv_contains ((const char *const *) record->tags, tag)))
    return FALSE;
  if (color > 0 && color != GTK_INVALID_LIST_POSITION
      && g_strcmp0 (record->color, qd_annotation_get_color_names ()[color - 1]) != 0)
    return FALSE;
  if (self->since && g_date_time_compare (record->modified, self->since) < 0)
    return FALSE;
  return !self->words || qd_collected_note_matches (note, (const char *const *) self->words);
}

static gboolean
is_filtered (QdNotesWindow *self)
{
  return (self->words && self->words[0]) || self->since || get_choice (self->document) || get_choice (self->tag)
         || gtk_drop_down_get_selected (self->color) > 0;
}

/* How many are listed; where none is, what can be done. */
static void
update (QdNotesWindow *self)
{
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint n_notes = g_list_model_get_n_items (G_LIST_MODEL (self->collection));
  g_autofree char *count = n_listed == n_notes ? g_strdup_printf (_ ("Notes: %u"), n_notes)
                                               : g_strdup_printf (_ ("Notes: %u of %u"), n_listed, n_notes);
  gboolean loading = qd_collection_get_loading (self->collection);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_selected = gtk_bitset_get_size (selected);

  if (n_selected > 0)
    {
      g_autofree char *all = count;

      count = g_strdup_printf (_ ("%s, selected: %u"), all, n_selected);
    }
  gtk_label_set_label (self->count, loading ? _ ("Reading the notes…") : count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export), n_listed > 0);
  gtk_stack_set_visible_child_name (self->pages, n_listed > 0 || loading ? "notes" : "empty");
  if (is_filtered (self))
    {
      adw_status_page_set_title (self->empty, _ ("No Note Is Like That"));
      adw_status_page_set_description (self->empty, _ ("Try other words, or choose less narrowly."));
    }
  else
    {
      adw_status_page_set_title (self->empty, _ ("No Notes Yet"));
      adw_status_page_set_description (self->empty, _ ("What you mark in any text is listed here."));
    }
}

static void
changed_cb (QdNotesWindow *self)
{
  g_autofree char *folded = NULL;
  g_autoptr (GDateTime) now = NULL;

  /* While the template is being filled. */
  if (!self->filter)
    return;
  folded = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  now = g_date_time_new_now_local ();
  g_strfreev (self->words);
  self->words = g_strsplit (folded, " ", -1);
  g_clear_pointer (&self->since, g_date_time_unref);
  self->since = qd_period_dup_start (gtk_drop_down_get_selected (self->period), now);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
stop_search_cb (QdNotesWindow *self)
{
  if (*gtk_editable_get_text (self->search))
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Puts sorted choices under “all”, and keeps what is chosen. */
static void
set_choices (GtkDropDown *choices, const char *all, GHashTable *names)
{
  g_autofree char *chosen = g_strdup (get_choice (choices));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GList *sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_utf8_collate);
  guint selected = 0, n = 1;

  gtk_string_list_append (list, all);
  for (GList *l = sorted; l; l = l->next, n++)
    {
      gtk_string_list_append (list, l->data);
      if (g_strcmp0 (l->data, chosen) == 0)
        selected = n;
    }
  g_list_free (sorted);
  gtk_drop_down_set_model (choices, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choices, selected);
  gtk_widget_set_visible (GTK_WIDGET (choices), n > 1);
}

static gboolean
choices_cb (gpointer data)
{
  QdNotesWindow *self = data;
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_notes = g_list_model_get_n_items (G_LIST_MODEL (self->collection));

  self->choices = 0;
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (QdCollectedNote) note = g_list_model_get_item (G_LIST_MODEL (self->collection), i);
      const QdRecord *record = qd_collected_note_get_record (note);

      g_hash_table_add (documents, qd_collected_note_get_document (note)->title);
      for (int j = 0; record->tags && record->tags[j]; j++)
        g_hash_table_add (tags, record->tags[j]);
    }
  set_choices (self->document, _ ("All documents"), documents);
  set_choices (self->tag, _ ("All tags"), tags);
  return G_SOURCE_REMOVE;
}

/* Once the reading rests, not for each file. */
static void
collection_cb (QdNotesWindow *self)
{
  update (self);
  if (!self->choices && !qd_collection_get_loading (self->collection))
    self->choices = g_idle_add (choices_cb, self);
}

/* Opening */

static void
say (QdNotesWindow *self, const char *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}

static void
activate_cb (QdNotesWindow *self, guint position)
{
  g_autoptr (QdCollectedNote) note = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GFile) file = qd_collected_document_dup_file (qd_collected_note_get_document (note));

  if (file)
    g_signal_emit (self, signals[OPEN_NOTE], 0, file, qd_collected_note_get_record (note)->id);
  else
    say (self, _ ("The text is no longer where it was. Open it from its new place: it will find its notes."));
}

/* Exporting */

/* What is selected, or all that is listed; (element-type QdCollectedNote) (transfer full). */
static GPtrArray *
collect (QdNotesWindow *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean some = gtk_bitset_get_size (selected) > 0;

  for (guint i = 0; i < n_listed; i++)
    {
      if (!some || gtk_bitset_contains (selected, i))
        g_ptr_array_add (notes, g_list_model_get_item (G_LIST_MODEL (self->selection), i));
    }
  return notes;
}

/* (nullable) (transfer full): what the form writes; NULL after it was said why not. */
static GBytes *
make (QdNotesWindow *self, const QdCollectionForm *form)
{
  g_autoptr (GPtrArray) notes = collect (self);
  g_autofree char *path = g_settings_get_string (qd_settings_get_default (), "export-template");
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) color_names = g_settings_get_value (qd_settings_get_default (), QD_COLOR_NAMES_KEY);
  GBytes *bytes = NULL;

  if (!form->template && !*path)
    {
      say (self, _ ("Choose a template first, in the export of the notes of a text."));
      return NULL;
    }
  if (form->template || g_file_get_contents (path, &own, NULL, &error))
    bytes = qd_export_collection (notes, form->template ? form->template : own, color_names, &error);
  if (!bytes)
    say (self, error->message);
  return bytes;
}

static const QdCollectionForm *
get_form (GVariant *parameter)
{
  int n_forms;
  const QdCollectionForm *forms = qd_export_collection_get_forms (&n_forms);
  int index = g_variant_get_int32 (parameter);

  return index >= 0 && index < n_forms ? &forms[index] : NULL;
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdNotesWindow *self = QD_NOTES_WINDOW (widget);
  const QdCollectionForm *form = get_form (parameter);
  g_autoptr (GBytes) bytes = form ? make (self, form) : NULL;
  g_autofree char *text = bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (!text)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (self, _ ("Notes copied"));
}

typedef struct
{
  QdNotesWindow *window;
  GBytes *bytes;
} Saving;

static void
save_chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = file ? g_file_get_parse_name (file) : NULL, *said = NULL;

  if (file
      && g_file_replace_contents (file, g_bytes_get_data (saving->bytes, NULL), g_bytes_get_size (saving->bytes), NULL,
                                  FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    said = g_strdup_printf (_ ("Notes saved to “%s”"), name);
  else if (file)
    said = g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);
  if (said)
    say (saving->window, said);
  g_object_unref (saving->window);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QdNotesWindow *self = QD_NOTES_WINDOW (widget);
  const QdCollectionForm *form = get_form (parameter);
  GBytes *bytes = form ? make (self, form) : NULL;
  g_autofree char *file_name = NULL;
  Saving *saving;

  if (!bytes)
    return;
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->bytes = bytes;
  /* Translators: a file name; %s is the extension. */
  file_name = g_strdup_printf (_ ("Notes.%s"), form->extension);
  qd_file_dialog_save (GTK_WINDOW (self), _ ("Export Notes"), file_name, save_chosen_cb, saving);
}

static GMenuModel *
create_menu (void)
{
  static const struct
  {
    const char *title, *action;
  } ways[] = { { N_ ("Save As"), "notes.save" }, { N_ ("Copy As"), "notes.copy" } };
  GMenu *menu = g_menu_new ();
  int n_forms;
  const QdCollectionForm *forms = qd_export_collection_get_forms (&n_forms);

  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (int i = 0; i < n_forms; i++)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (_ (forms[i].title), NULL);

          g_menu_item_set_action_and_target (item, ways[way].action, "i", i);
          g_menu_append_item (section, item);
        }
      g_menu_append_section (menu, _ (ways[way].title), G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}

/* The list */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, qd_notes_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, QdNotesWindow *self)
{
  QdCollectedNote *note = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (QdCollectedNote) before =
      position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1) : NULL;
  gboolean first = !before || qd_collected_note_get_document (before) != qd_collected_note_get_document (note);

  qd_notes_row_set_note (QD_NOTES_ROW (gtk_list_item_get_child (item)), note, first);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  qd_notes_row_set_note (QD_NOTES_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

/* Also when the reader calls them otherwise; what is chosen stays. */
static void
fill_colors (QdNotesWindow *self)
{
  g_autoptr (GtkStringList) colors = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (self->color);
  const char *const *names = qd_annotation_get_color_names ();

  gtk_string_list_append (colors, _ ("All colours"));
  for (int i = 0; names[i]; i++)
    gtk_string_list_take (colors, qd_mark_color_dup_title (names[i]));
  gtk_drop_down_set_model (self->color, G_LIST_MODEL (colors));
  if (chosen != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->color, chosen);
}

static void
qd_notes_window_dispose (GObject *object)
{
  QdNotesWindow *self = QD_NOTES_WINDOW (object);

  g_clear_handle_id (&self->choices, g_source_remove);
  if (self->collection)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  if (self->filtered)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->collection);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->since, g_date_time_unref);
  G_OBJECT_CLASS (qd_notes_window_parent_class)->dispose (object);
}

static void
qd_notes_window_class_init (QdNotesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_notes_window_dispose;

  /**
   * QdNotesWindow::open-note:
   * @file: the document
   * @id: of the note
   */
  signals[OPEN_NOTE] = g_signal_new ("open-note", QD_TYPE_NOTES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-notes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, export);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, search);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, document);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, tag);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, color);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, period);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, QdNotesWindow, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "notes.copy", "i", copy_activated);
  gtk_widget_class_install_action (widget_class, "notes.save", "i", save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
qd_notes_window_init (QdNotesWindow *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->export, menu);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  fill_colors (self);
  g_signal_connect_object (qd_settings_get_default (), "changed::" QD_COLOR_NAMES_KEY, G_CALLBACK (fill_colors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * qd_notes_window_new:
 * @data_dir: where the notes are
 *
 * Returns: (transfer none): a window over the notes of all documents
 */
GtkWindow *
qd_notes_window_new (const char *data_dir)
{
  QdNotesWindow *self = g_object_new (QD_TYPE_NOTES_WINDOW, NULL);

  self->collection = qd_collection_new (data_dir);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_listed, self, NULL));
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->collection)), g_object_ref (self->filter));
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->collection, "items-changed", G_CALLBACK (collection_cb), self);
  g_signal_connect_swapped (self->collection, "notify::loading", G_CALLBACK (collection_cb), self);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  collection_cb (self);
  return GTK_WINDOW (self);
}
