/* qd-preferences.c: how the reader wants the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-preferences.h"

#include <glib/gi18n.h>

#include "ui/qd-font-families.h"

struct _QdPreferences
{
  AdwWindow parent_instance;
  AdwComboRow *paper, *theme, *direction, *mode, *punctuation, *prohibition, *line_end, *region;
  GtkSpinButton *font_size, *measure, *line_gap, *first_indent, *autospace;
  GtkSwitch *margin_notes, *hanging, *justify;
  GtkDropDown *song, *hei, *kai, *fangsong, *latin, *mono;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (QdPreferences, qd_preferences, ADW_TYPE_WINDOW)

/* The rows of a combo are in the order of the enumeration. */
static gboolean
get_enum_mapping (GValue *value, GVariant *variant, gpointer key)
{
  GSettings *settings = g_object_get_data (G_OBJECT (key), "settings");

  g_value_set_uint (value, g_settings_get_enum (settings, g_object_get_data (G_OBJECT (key), "key")));
  return TRUE;
}

static GVariant *
set_enum_mapping (const GValue *value, const GVariantType *type, gpointer key)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL, choices = NULL;
  const char *kind;
  guint index = g_value_get_uint (value);

  g_object_get (g_object_get_data (G_OBJECT (key), "settings"), "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, g_object_get_data (G_OBJECT (key), "key"));
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(&sv)", &kind, &choices);
  return index < g_variant_n_children (choices) ? g_variant_get_child_value (choices, index) : NULL;
}

static void
bind_enum (QdPreferences *self, const char *key, AdwComboRow *row)
{
  g_object_set_data (G_OBJECT (row), "settings", self->settings);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_enum_mapping,
                                set_enum_mapping, row, NULL);
}

/* The first row takes the family of the region. A family that is chosen but not installed is listed all the same. */
static gboolean
get_family_mapping (GValue *value, GVariant *variant, gpointer data)
{
  GtkStringList *families = GTK_STRING_LIST (gtk_drop_down_get_model (data));
  const char *family = g_variant_get_string (variant, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (families));
  guint index = 0;

  if (*family)
    {
      for (index = 1; index < n; index++)
        {
          if (g_str_equal (gtk_string_list_get_string (families, index), family))
            break;
        }
      if (index == n)
        gtk_string_list_append (families, family);
    }
  g_value_set_uint (value, index);
  return TRUE;
}

static GVariant *
set_family_mapping (const GValue *value, const GVariantType *type, gpointer data)
{
  GtkStringList *families = GTK_STRING_LIST (gtk_drop_down_get_model (data));
  guint index = g_value_get_uint (value);

  return g_variant_new_string (
      index > 0 && index != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (families, index) : "");
}

static void
bind_family (QdPreferences *self, const char *key, GtkDropDown *drop_down, char **families)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("Default"));
  for (int i = 0; families[i]; i++)
    gtk_string_list_append (model, families[i]);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  g_settings_bind_with_mapping (self->settings, key, drop_down, "selected", G_SETTINGS_BIND_DEFAULT, get_family_mapping,
                                set_family_mapping, drop_down, NULL);
}

static void
bind_all (QdPreferences *self)
{
  g_auto (GStrv) chinese = qd_font_families_dup ("zh-cn");
  g_auto (GStrv) western = qd_font_families_dup ("en");

  bind_enum (self, "paper", self->paper);
  bind_enum (self, "theme", self->theme);
  bind_enum (self, "direction", self->direction);
  bind_enum (self, "mode", self->mode);
  bind_enum (self, "punctuation", self->punctuation);
  bind_enum (self, "prohibition", self->prohibition);
  bind_enum (self, "line-end", self->line_end);
  bind_enum (self, "region", self->region);
  g_settings_bind (self->settings, "font-size", self->font_size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "measure", self->measure, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "line-gap", self->line_gap, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "first-indent", self->first_indent, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "autospace", self->autospace, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "margin-notes", self->margin_notes, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "hanging", self->hanging, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "justify", self->justify, "active", G_SETTINGS_BIND_DEFAULT);
  bind_family (self, "song-family", self->song, chinese);
  bind_family (self, "hei-family", self->hei, chinese);
  bind_family (self, "kai-family", self->kai, chinese);
  bind_family (self, "fangsong-family", self->fangsong, chinese);
  bind_family (self, "latin-family", self->latin, western);
  bind_family (self, "mono-family", self->mono, western);
}

static void
qd_preferences_finalize (GObject *object)
{
  g_clear_object (&QD_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (qd_preferences_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, direction);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, mode);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, punctuation);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, prohibition);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, line_end);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, region);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, font_size);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, measure);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, line_gap);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, first_indent);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, autospace);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, margin_notes);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, hanging);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, justify);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, song);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, hei);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, kai);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, fangsong);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, latin);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, mono);
}

static void
qd_preferences_class_init (QdPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = qd_preferences_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-preferences.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qd_preferences_init (QdPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_preferences_new:
 * @parent: (nullable): the window to stand over
 * @settings: what to change
 *
 * Returns: (transfer none): a window
 */
GtkWindow *
qd_preferences_new (GtkWindow *parent, GSettings *settings)
{
  QdPreferences *self = g_object_new (QD_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  bind_all (self);
  return GTK_WINDOW (self);
}

/**
 * qd_preferences_get_settings:
 * @self: preferences
 *
 * Returns: (transfer none): what is changed
 */
GSettings *
qd_preferences_get_settings (QdPreferences *self)
{
  g_return_val_if_fail (QD_IS_PREFERENCES (self), NULL);

  return self->settings;
}
