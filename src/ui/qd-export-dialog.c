/* qd-export-dialog.c: notes leave
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-export-dialog.h"

#include <glib/gi18n.h>

#include "annotation/qd-color-names.h"
#include "exchange/qd-exporter.h"
#include "ui/qd-file-dialog-compat.h"
#include "ui/qd-mark-titles.h"
#include "ui/qd-note-list.h"
#include "ui/qd-period.h"
#include "ui/qd-settings.h"

/* As much as one looks at before writing; a view of megabytes would only be slow. */
#define PREVIEW_BYTES 20000

struct _QdExportDialog
{
  AdwWindow parent_instance;
  GtkWidget *save;
  GtkWidget *copy;
  AdwComboRow *format;
  AdwComboRow *color;
  AdwComboRow *style;
  AdwComboRow *tag;
  AdwComboRow *section;
  AdwComboRow *period;
  AdwActionRow *template_row;
  GtkWidget *block_ids_row;
  GtkSwitch *block_ids;
  GtkWidget *front_matter_row;
  GtkSwitch *front_matter;
  GtkLabel *problem;
  GtkTextView *preview;
  QdDocument *document;
  QdAnnotationList *annotations;
  char **tags;
  char *template; /* (nullable): the reader's own, its text */
};

G_DEFINE_FINAL_TYPE (QdExportDialog, qd_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const QdExporter *
get_exporter (QdExportDialog *self)
{
  int n_exporters = 0;
  const QdExporter *exporters = qd_exporter_get_all (&n_exporters);
  guint selected = adw_combo_row_get_selected (self->format);

  return (int) selected < n_exporters ? &exporters[selected] : NULL;
}

/* (nullable) (transfer none) */
static const char *
get_section (QdExportDialog *self)
{
  gpointer selected =
      adw_combo_row_get_selected (self->section) > 0 ? adw_combo_row_get_selected_item (self->section) : NULL;

  return selected ? gtk_string_object_get_string (selected) : NULL;
}

/* The first row of each filter is “all”. */
static void
get_options (QdExportDialog *self, GDateTime *since, QdExportOptions *options)
{
  int color = (int) adw_combo_row_get_selected (self->color) - 1;
  int style = (int) adw_combo_row_get_selected (self->style) - 1;
  int tag = (int) adw_combo_row_get_selected (self->tag) - 1;

  *options = (QdExportOptions){ 0 };
  if (color >= 0)
    options->color = qd_annotation_get_color_names ()[color];
  if (style >= 0)
    options->style = qd_mark_style_to_string ((QdMarkStyle) style);
  if (tag >= 0)
    options->tag = self->tags[tag];
  options->section = get_section (self);
  options->since = since;
  options->template = self->template;
  options->block_ids = gtk_switch_get_active (self->block_ids);
  options->front_matter = gtk_switch_get_active (self->front_matter);
}

static void
say_problem (QdExportDialog *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_preview (QdExportDialog *self, GBytes *bytes)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = g_utf8_make_valid (data, MIN (n_bytes, PREVIEW_BYTES));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text, -1);
}

static void
changed_cb (QdExportDialog *self)
{
  const QdExporter *exporter = get_exporter (self);
  gboolean markdown = exporter && g_str_equal (exporter->name, "markdown");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* While the template is being filled. */
  if (!self->document)
    return;
  gtk_widget_set_visible (self->block_ids_row, markdown);
  gtk_widget_set_visible (self->front_matter_row, markdown);
  gtk_widget_set_visible (GTK_WIDGET (self->template_row), exporter && g_str_equal (exporter->name, "template"));
  bytes = qd_export_dialog_make (self, &error);
  say_problem (self, bytes ? NULL : error->message);
  gtk_widget_set_sensitive (self->save, bytes != NULL);
  gtk_widget_set_sensitive (self->copy,
                            bytes && g_utf8_validate (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  if (bytes)
    show_preview (self, bytes);
}

/* Remembered by its path, and read again each time: it is edited beside the dialog. */
static void
use_template (QdExportDialog *self, const char *path)
{
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!*path)
    return;
  name = g_filename_display_basename (path);
  if (!g_file_get_contents (path, &text, NULL, &error) || !g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *problem =
          g_strdup_printf (_ ("“%s” cannot be read: %s"), name, error ? error->message : _ ("it is no UTF-8 text"));

      say_problem (self, problem);
      return;
    }
  g_free (self->template);
  self->template = g_steal_pointer (&text);
  adw_action_row_set_subtitle (self->template_row, name);
}

static void
template_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (QdExportDialog) self = data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (!path || !self->document)
    return;
  use_template (self, path);
  g_settings_set_string (qd_settings_get_default (), "export-template", path);
  changed_cb (self);
}

static void
choose_template_cb (QdExportDialog *self)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);
  qd_file_dialog_open (GTK_WINDOW (self), _ ("Choose a Template"), G_LIST_MODEL (filters), template_chosen_cb,
                       g_object_ref (self));
}

static void
copy_cb (QdExportDialog *self)
{
  g_autoptr (GBytes) bytes = qd_export_dialog_make (self, NULL);
  g_autofree char *text = NULL;

  if (!bytes)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[EXPORTED], 0, _ ("Notes copied"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (QdExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *said = NULL;

  if (!file || !self->document)
    return;
  name = g_file_get_parse_name (file);
  if (!qd_export_dialog_write (self, file, &error))
    {
      g_autofree char *problem = g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);

      say_problem (self, problem);
      return;
    }
  said = g_strdup_printf (_ ("Notes saved to “%s”"), name);
  g_signal_emit (self, signals[EXPORTED], 0, said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (QdExportDialog *self)
{
  const QdExporter *exporter = get_exporter (self);
  g_autofree char *name = exporter ? qd_exporter_dup_file_name (exporter, self->document) : NULL;

  if (exporter)
    qd_file_dialog_save (GTK_WINDOW (self), _ ("Export Notes"), name, file_chosen_cb, g_object_ref (self));
}

static void
qd_export_dialog_dispose (GObject *object)
{
  QdExportDialog *self = QD_EXPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->template, g_free);
  G_OBJECT_CLASS (qd_export_dialog_parent_class)->dispose (object);
}

static void
qd_export_dialog_class_init (QdExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_export_dialog_dispose;

  /**
   * QdExportDialog::exported:
   * @text: what was done
   */
  signals[EXPORTED] = g_signal_new ("exported", QD_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, color);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, style);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, tag);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, section);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, period);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, block_ids_row);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, block_ids);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, front_matter_row);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, front_matter);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_template_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qd_export_dialog_init (QdExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The sections of the first level that can be chosen. */
static void
fill_sections (QdExportDialog *self, QdDocument *document)
{
  GListModel *sections = qd_document_get_sections (document);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("All"));
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);
      g_autofree char *title = qd_section_dup_display (section);

      if (qd_section_get_kind (section) == QD_SECTION_HEADING)
        gtk_string_list_append (titles, title);
    }
  adw_combo_row_set_model (self->section, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->section), g_list_model_get_n_items (G_LIST_MODEL (titles)) > 1);
}

static void
fill (QdExportDialog *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) colors = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) styles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) tags = gtk_string_list_new (NULL);
  const char *const *names = qd_annotation_get_color_names ();
  int n_exporters = 0;
  const QdExporter *exporters = qd_exporter_get_all (&n_exporters);

  gtk_string_list_append (colors, _ ("All"));
  gtk_string_list_append (styles, _ ("All"));
  gtk_string_list_append (tags, _ ("All"));
  for (int i = 0; i < n_exporters; i++)
    gtk_string_list_append (formats, _ (exporters[i].title));
  for (int i = 0; names[i]; i++)
    gtk_string_list_take (colors, qd_mark_color_dup_title (names[i]));
  for (QdMarkStyle style = QD_MARK_FILL; style <= QD_MARK_STRIKE; style++)
    gtk_string_list_append (styles, qd_mark_style_get_title (style));
  for (int i = 0; self->tags[i]; i++)
    gtk_string_list_append (tags, self->tags[i]);
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  adw_combo_row_set_model (self->color, G_LIST_MODEL (colors));
  adw_combo_row_set_model (self->style, G_LIST_MODEL (styles));
  adw_combo_row_set_model (self->tag, G_LIST_MODEL (tags));
  gtk_widget_set_visible (GTK_WIDGET (self->tag), self->tags[0] != NULL);
}

/**
 * qd_export_dialog_new:
 * @parent: (nullable): the window to stand over
 * @document: what was read
 * @annotations: its notes
 *
 * Returns: (transfer none): a dialog
 */
GtkWindow *
qd_export_dialog_new (GtkWindow *parent, QdDocument *document, QdAnnotationList *annotations)
{
  QdExportDialog *self = g_object_new (QD_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (QdNoteList) notes = qd_note_list_new ();
  g_autofree char *path = g_settings_get_string (qd_settings_get_default (), "export-template");

  qd_note_list_set_source (notes, annotations, document);
  self->tags = qd_note_list_dup_tags (notes);
  fill (self);
  fill_sections (self, document);
  use_template (self, path);
  self->document = g_object_ref (document);
  self->annotations = g_object_ref (annotations);
  changed_cb (self);
  return GTK_WINDOW (self);
}

/**
 * qd_export_dialog_make:
 * @self: a dialog
 * @error: why it cannot be made
 *
 * Returns: (nullable) (transfer full): the notes in the form chosen
 */
GBytes *
qd_export_dialog_make (QdExportDialog *self, GError **error)
{
  const QdExporter *exporter = get_exporter (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) since = qd_period_dup_start (adw_combo_row_get_selected (self->period), now);
  g_autoptr (GVariant) color_names = g_settings_get_value (qd_settings_get_default (), QD_COLOR_NAMES_KEY);
  QdExportOptions options;

  g_return_val_if_fail (QD_IS_EXPORT_DIALOG (self) && exporter, NULL);

  get_options (self, since, &options);
  options.color_names = color_names;
  return exporter->export(self->document, self->annotations, &options, error);
}

/**
 * qd_export_dialog_write:
 * @self: a dialog
 * @file: where to
 * @error: why it could not be written
 *
 * Returns: whether the file was written; else the old one, if there was one, is as it was
 */
gboolean
qd_export_dialog_write (QdExportDialog *self, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (QD_IS_EXPORT_DIALOG (self), FALSE);

  bytes = qd_export_dialog_make (self, error);
  if (!bytes)
    return FALSE;
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}
