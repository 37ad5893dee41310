/* qd-import-dialog.c: notes arrive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/qd-import-plan.h"
#include "exchange/qd-note-source.h"
#include "ui/qd-file-dialog-compat.h"
#include "ui/qd-import-entry.h"
#include "ui/qd-import-row.h"

struct _QdImportDialog
{
  AdwWindow parent_instance;
  GtkWidget *take;
  GtkLabel *problem;
  GtkStack *pages;
  GtkWidget *choose;
  GtkLabel *summary;
  GtkListView *list;
  QdStore *store;
  QdImportPlan *plan;   /* (nullable): until notes were read */
  GListStore *entries;  /* of QdImportEntry, over @plan */
  GCancellable *closed; /* cancelled when the dialog goes away */
};

G_DEFINE_FINAL_TYPE (QdImportDialog, qd_import_dialog, ADW_TYPE_WINDOW)

enum
{
  IMPORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
say_problem (QdImportDialog *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
append (GString *words, char *more, int count)
{
  if (count > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
  g_free (more);
}

/* How many are of each kind, in words, and whether any is to be taken. */
static void
update (QdImportDialog *self)
{
  const int *counts = self->plan->counts;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean any = FALSE;

  append (words, g_strdup_printf (_ ("%d placed"), counts[QD_IMPORT_PLACED]), counts[QD_IMPORT_PLACED]);
  append (words, g_strdup_printf (_ ("%d unsure"), counts[QD_IMPORT_UNSURE]), counts[QD_IMPORT_UNSURE]);
  append (words, g_strdup_printf (_ ("%d without a place, kept apart"), counts[QD_IMPORT_ORPHAN]),
          counts[QD_IMPORT_ORPHAN]);
  append (words, g_strdup_printf (_ ("%d there already"), counts[QD_IMPORT_KNOWN]), counts[QD_IMPORT_KNOWN]);
  append (words, g_strdup_printf (_ ("%d of other books, left out"), counts[QD_IMPORT_OTHER_BOOK]),
          counts[QD_IMPORT_OTHER_BOOK]);
  append (words, g_strdup_printf (_ ("%d bookmarks without words, left out"), counts[QD_IMPORT_WORDLESS]),
          counts[QD_IMPORT_WORDLESS]);
  if (words->len == 0)
    g_string_append (words, _ ("There are no notes in it."));
  gtk_label_set_label (self->summary, words->str);
  for (guint i = 0; i < self->plan->items->len && !any; i++)
    any = ((const QdImportItem *) g_ptr_array_index (self->plan->items, i))->taken;
  gtk_widget_set_sensitive (self->take, any);
}

/* Shows what concerns this document and says anything; all else is only counted, unless there is nothing but that. */
static void
fill (QdImportDialog *self)
{
  int n_others = self->plan->counts[QD_IMPORT_OTHER_BOOK] + self->plan->counts[QD_IMPORT_WORDLESS];
  gboolean all = n_others == (int) self->plan->items->len;

  g_list_store_remove_all (self->entries);
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      QdImportItem *item = g_ptr_array_index (self->plan->items, i);
      g_autoptr (QdImportEntry) entry = NULL;

      if ((item->outcome == QD_IMPORT_OTHER_BOOK || item->outcome == QD_IMPORT_WORDLESS) && !all)
        continue;
      entry = qd_import_entry_new (item);
      g_signal_connect_swapped (entry, "notify::taken", G_CALLBACK (update), self);
      g_list_store_append (self->entries, entry);
    }
}

/**
 * qd_import_dialog_read:
 * @self: a dialog
 * @bytes: a file of notes, or what was copied
 *
 * Reads notes and shows what would become of each; what cannot be read is said.
 */
void
qd_import_dialog_read (QdImportDialog *self, GBytes *bytes)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (QD_IS_IMPORT_DIALOG (self));

  notes = qd_note_source_read (NULL, bytes, NULL, &error);
  say_problem (self, notes ? NULL : error->message);
  if (!notes)
    return;
  g_list_store_remove_all (self->entries);
  g_clear_pointer (&self->plan, qd_import_plan_free);
  self->plan = qd_import_plan_new (qd_store_get_document (self->store), qd_store_get_list (self->store), notes);
  fill (self);
  update (self);
  gtk_stack_set_visible_child_name (self->pages, "notes");
  gtk_widget_grab_focus (self->take);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *problem = NULL, *name = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes)
    {
      qd_import_dialog_read (self, bytes);
      return;
    }
  name = g_file_get_parse_name (G_FILE (source));
  problem = g_strdup_printf (_ ("“%s” cannot be read: %s"), name, error->message);
  say_problem (self, problem);
}

/**
 * qd_import_dialog_open:
 * @self: a dialog
 * @file: a file of notes
 *
 * Reads a file and shows what would become of its notes.
 */
void
qd_import_dialog_open (QdImportDialog *self, GFile *file)
{
  g_return_if_fail (QD_IS_IMPORT_DIALOG (self));
  g_file_load_bytes_async (file, self->closed, loaded_cb, g_object_ref (self));
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (QdImportDialog) self = data;

  if (file && self->store)
    qd_import_dialog_open (self, file);
}

static void
choose_cb (QdImportDialog *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) notes = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  int n_sources;
  const QdNoteSource *sources = qd_note_source_get_all (&n_sources);

  gtk_file_filter_set_name (notes, _ ("Files of notes"));
  for (int i = 0; i < n_sources; i++)
    {
      g_auto (GStrv) patterns = g_strsplit (sources[i].pattern, ";", -1);

      for (int j = 0; patterns[j]; j++)
        {
          if (!g_str_equal (patterns[j], "*"))
            gtk_file_filter_add_pattern (notes, patterns[j]);
        }
    }
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, notes);
  g_list_store_append (filters, all);
  qd_file_dialog_open (GTK_WINDOW (self), _ ("Choose a File of Notes"), G_LIST_MODEL (filters), file_chosen_cb,
                       g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdImportDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!self->store)
    return;
  if (!text || !*text)
    {
      say_problem (self, _ ("Nothing was copied: copy the notes in the other program first."));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  qd_import_dialog_read (self, bytes);
}

static void
paste_cb (QdImportDialog *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->closed, pasted_cb,
                                 g_object_ref (self));
}

static void
paste_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  paste_cb (QD_IMPORT_DIALOG (widget));
}

static void
take_cb (QdImportDialog *self)
{
  int n_added = qd_import_plan_apply (self->plan, qd_store_get_history (self->store));
  g_autofree char *said = g_strdup_printf (_ ("Notes taken in: %d"), n_added);

  g_signal_emit (self, signals[IMPORTED], 0, said);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter on a row takes it or leaves it. */
static void
activate_cb (QdImportDialog *self, guint position)
{
  g_autoptr (QdImportEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (qd_import_entry_get_item (entry)->outcome != QD_IMPORT_KNOWN)
    qd_import_entry_set_taken (entry, !qd_import_entry_get_taken (entry));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  qd_import_dialog_open (data, g_value_get_object (value));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, qd_import_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  qd_import_row_set_entry (QD_IMPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  qd_import_row_set_entry (QD_IMPORT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
qd_import_dialog_dispose (GObject *object)
{
  QdImportDialog *self = QD_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->closed);
  if (self->entries)
    g_list_store_remove_all (self->entries);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->plan, qd_import_plan_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (qd_import_dialog_parent_class)->dispose (object);
}

static void
qd_import_dialog_finalize (GObject *object)
{
  g_object_unref (QD_IMPORT_DIALOG (object)->closed);
  G_OBJECT_CLASS (qd_import_dialog_parent_class)->finalize (object);
}

static void
qd_import_dialog_class_init (QdImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_import_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_import_dialog_finalize;

  /**
   * QdImportDialog::imported:
   * @text: what was done
   */
  signals[IMPORTED] = g_signal_new ("imported", QD_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, take);
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QdImportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qd_import_dialog_init (QdImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->closed = g_cancellable_new ();
  self->entries = g_list_store_new (QD_TYPE_IMPORT_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)))));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_window_set_focus (GTK_WINDOW (self), self->choose);
}

/**
 * qd_import_dialog_new:
 * @parent: (nullable): the window to stand over
 * @store: the annotations to add to
 *
 * Returns: (transfer none): a dialog
 */
GtkWindow *
qd_import_dialog_new (GtkWindow *parent, QdStore *store)
{
  QdImportDialog *self = g_object_new (QD_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  return GTK_WINDOW (self);
}
