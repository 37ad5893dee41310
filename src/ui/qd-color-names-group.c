/* qd-color-names-group.c: what the reader calls the colours, as rows of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-color-names-group.h"

#include "annotation/qd-annotation.h"
#include "annotation/qd-color-names.h"
#include "ui/qd-mark-sample.h"
#include "ui/qd-mark-titles.h"

/**
 * QdColorNamesGroup:
 *
 * # CSS nodes
 *
 * Those of AdwPreferencesGroup, with an entry row for each colour.
 *
 * # Accessibility
 *
 * Each entry is labelled with the colour it names.
 */
struct _QdColorNamesGroup
{
  AdwPreferencesGroup parent_instance;
  GSettings *settings; /* (nullable) */
  GPtrArray *rows;     /* of AdwEntryRow, in the order of the palette; owned by the group's box */
};

G_DEFINE_FINAL_TYPE (QdColorNamesGroup, qd_color_names_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show (QdColorNamesGroup *self)
{
  g_autoptr (GVariant) names = g_settings_get_value (self->settings, QD_COLOR_NAMES_KEY);
  const char *const *colors = qd_annotation_get_color_names ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      const char *name = qd_color_names_get (names, colors[i]);
      g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (row)));

      /* A blank at the end of what is being typed is not kept, and not taken from under the hand either. */
      if (!g_str_equal (shown, name ? name : ""))
        gtk_editable_set_text (row, name ? name : "");
    }
}

static void
changed_cb (GtkEditable *row, QdColorNamesGroup *self)
{
  g_autoptr (GVariant) names = NULL;
  g_autoptr (GVariant) wanted = NULL;
  guint index;

  if (!self->settings || !g_ptr_array_find (self->rows, row, &index))
    return;
  names = g_settings_get_value (self->settings, QD_COLOR_NAMES_KEY);
  wanted = g_variant_ref_sink (
      qd_color_names_with (names, qd_annotation_get_color_names ()[index], gtk_editable_get_text (row)));
  if (!g_variant_equal (names, wanted))
    g_settings_set_value (self->settings, QD_COLOR_NAMES_KEY, wanted);
}

static void
qd_color_names_group_finalize (GObject *object)
{
  QdColorNamesGroup *self = QD_COLOR_NAMES_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (qd_color_names_group_parent_class)->finalize (object);
}

static void
qd_color_names_group_class_init (QdColorNamesGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = qd_color_names_group_finalize;
}

static void
qd_color_names_group_init (QdColorNamesGroup *self)
{
  const char *const *colors = qd_annotation_get_color_names ();

  self->rows = g_ptr_array_new ();
  for (int i = 0; colors[i]; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      GtkWidget *sample = qd_mark_sample_new_color (colors[i]);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), qd_mark_color_get_title (colors[i]));
      gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
      adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), sample);
      g_signal_connect (row, "changed", G_CALLBACK (changed_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

/**
 * qd_color_names_group_set_settings:
 * @self: a group
 * @settings: where the names are kept; set once
 */
void
qd_color_names_group_set_settings (QdColorNamesGroup *self, GSettings *settings)
{
  g_return_if_fail (QD_IS_COLOR_NAMES_GROUP (self) && G_IS_SETTINGS (settings) && !self->settings);

  self->settings = g_object_ref (settings);
  show (self);
  g_signal_connect_object (settings, "changed::" QD_COLOR_NAMES_KEY, G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
