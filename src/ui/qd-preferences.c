/* qd-preferences.c: how the reader wants the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-preferences.h"

#include <glib/gi18n.h>

#include "typeset/qd-families.h"
#include "typeset/qd-hyphenation.h"
#include "ui/qd-color-names-group.h"
#include "ui/qd-font-families.h"
#include "ui/qd-settings.h"
#include "ui/qd-style-sample.h"

/* Each key has a row of the same name; where words are apart a dash in the key is an underscore in the template. */
static const char *const page_keys[] = { "paper", "theme",      "font-size", "measure",      "line-gap", "direction",
                                         "mode",  "page-lines", "spread",    "margin-notes", NULL };
static const char *const mark_keys[] = { "region",
                                         "punctuation",
                                         "line-end",
                                         "opener-cut-at-start",
                                         "opener-cut-at-indent",
                                         "close-points",
                                         "centred-point",
                                         "colon",
                                         "fixed-stops",
                                         "prohibition",
                                         "hanging",
                                         NULL };
static const char *const line_keys[] = { "first-indent",  "justify",   "breaking",         "orphan-control",
                                         "whole-em",      "autospace", "fixed-gaps",       "replace-spaces",
                                         "hyphenate",     "ruby",      "ruby-from-damage", "emphasis",
                                         "note-brackets", NULL };
static const char *const chinese_keys[] = { "song-family", "hei-family", "kai-family", "fangsong-family", NULL };
static const char *const western_keys[] = { "latin-family", "mono-family", NULL };
static const char *const *const all_keys[] = { page_keys, mark_keys, line_keys, chinese_keys, western_keys };

struct _QdPreferences
{
  AdwWindow parent_instance;
  AdwPreferencesGroup *faces_group;
  QdStyleSample *marks_sample, *lines_sample;
  QdColorNamesGroup *color_names;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (QdPreferences, qd_preferences, ADW_TYPE_WINDOW)

/* The name of the row of @key in the template. */
static char *
dup_row_name (const char *key)
{
  return g_strdelimit (g_strdup (key), "-", '_');
}

static GtkWidget *
get_row (QdPreferences *self, const char *key)
{
  g_autofree char *name = dup_row_name (key);

  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), QD_TYPE_PREFERENCES, name));
}

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
bind_family (QdPreferences *self, const char *key, char **families)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (get_row (self, key));
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("Default"));
  for (int i = 0; families[i]; i++)
    gtk_string_list_append (model, families[i]);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  g_settings_bind_with_mapping (self->settings, key, drop_down, "selected", G_SETTINGS_BIND_DEFAULT, get_family_mapping,
                                set_family_mapping, drop_down, NULL);
}

static void
bind_rows (QdPreferences *self, const char *const *keys)
{
  for (int i = 0; keys[i]; i++)
    {
      GtkWidget *row = get_row (self, keys[i]);

      if (ADW_IS_COMBO_ROW (row))
        bind_enum (self, keys[i], ADW_COMBO_ROW (row));
      else
        g_settings_bind (self->settings, keys[i], row, GTK_IS_SWITCH (row) ? "active" : "value",
                         G_SETTINGS_BIND_DEFAULT);
    }
}

/* What was asked for and is not installed, or has to be done without, is said below the families. */
static void
update_substitutions (QdPreferences *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  QdStyle style;

  qd_settings_fill_style (self->settings, NULL, &style);
  for (int face = 0; face < QD_N_FACES; face++)
    {
      g_autofree char *substitution = NULL;
      g_autofree char *family = qd_family_choose (&style, (QdFace) face, &substitution);

      if (substitution)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", substitution);
    }
  adw_preferences_group_set_description (self->faces_group, text->str);
}

/* Words are parted by patterns that may not be installed. */
static void
update_hyphenate (QdPreferences *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (get_row (self, "hyphenate"), ADW_TYPE_ACTION_ROW);

  if (qd_hyphenation_is_available ())
    return;
  gtk_widget_set_sensitive (row, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The patterns of hyphen-en-us are not installed"));
}

/* Pages have choices of their own that mean nothing where the text scrolls. */
static void
update_sensitive (QdPreferences *self)
{
  gboolean paged = g_settings_get_enum (self->settings, "mode") == QD_MODE_PAGES;

  gtk_widget_set_sensitive (get_row (self, "spread"), paged);
  gtk_widget_set_sensitive (get_row (self, "page-lines"), paged);
}

static void
changed_cb (QdPreferences *self, const char *key)
{
  if (g_str_has_suffix (key, "-family") || g_str_equal (key, "region"))
    update_substitutions (self);
  else if (g_str_equal (key, "mode"))
    update_sensitive (self);
}

static void
reset_cb (QdPreferences *self)
{
  for (int i = 0; mark_keys[i]; i++)
    g_settings_reset (self->settings, mark_keys[i]);
  for (int i = 0; line_keys[i]; i++)
    g_settings_reset (self->settings, line_keys[i]);
}

static void
bind_all (QdPreferences *self)
{
  g_auto (GStrv) chinese = qd_font_families_dup ("zh-cn");
  g_auto (GStrv) western = qd_font_families_dup ("en");

  bind_rows (self, page_keys);
  bind_rows (self, mark_keys);
  bind_rows (self, line_keys);
  for (int i = 0; chinese_keys[i]; i++)
    bind_family (self, chinese_keys[i], chinese);
  for (int i = 0; western_keys[i]; i++)
    bind_family (self, western_keys[i], western);
  qd_style_sample_set_settings (self->marks_sample, self->settings);
  qd_style_sample_set_settings (self->lines_sample, self->settings);
  qd_color_names_group_set_settings (self->color_names, self->settings);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_substitutions (self);
  update_sensitive (self);
  update_hyphenate (self);
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
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, faces_group);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, marks_sample);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, lines_sample);
  gtk_widget_class_bind_template_child (widget_class, QdPreferences, color_names);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (all_keys); i++)
    for (int j = 0; all_keys[i][j]; j++)
      {
        g_autofree char *name = dup_row_name (all_keys[i][j]);

        gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, 0);
      }
}

static void
qd_preferences_class_init (QdPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = qd_preferences_finalize;
  g_type_ensure (QD_TYPE_COLOR_NAMES_GROUP);
  g_type_ensure (QD_TYPE_STYLE_SAMPLE);
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
