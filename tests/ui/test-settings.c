/* test-settings.c: the keys of the style against the schema and against the style's own defaults
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-settings.h"

#include <string.h>

static GSettings *
new_settings (void)
{
  return g_settings_new ("io.github.quandian.Quandian");
}

static void
test_keys (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = qd_settings_get_style_keys ();

  g_object_get (settings, "settings-schema", &schema, NULL);
  for (int i = 0; keys[i]; i++)
    {
      g_assert_true (g_settings_schema_has_key (schema, keys[i]));
      g_assert_true (qd_settings_is_style_key (keys[i]));
      if (i > 0)
        g_assert_cmpstr (keys[i - 1], <, keys[i]);
    }
  g_assert_false (qd_settings_is_style_key ("paper"));
}

/* Whoever chose nothing has the style's defaults, but for pages that take what room the window has. */
static void
test_defaults (void)
{
  static const char *const languages[] = { "zh-Hans", "zh-TW", "zh-HK", NULL };
  g_autoptr (GSettings) settings = new_settings ();

  for (int i = 0; languages[i]; i++)
    {
      QdStyle style, usual;

      qd_settings_fill_style (settings, languages[i], &style);
      qd_style_init (&usual, qd_region_from_language (languages[i]));
      usual.page_lines = 0;
      g_assert_cmpmem (&style, sizeof style, &usual, sizeof usual);
    }
}

/* Every key changes the style, and resetting it changes it back. */
static void
test_choices (void)
{
  g_autoptr (GSettings) settings = new_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = qd_settings_get_style_keys ();
  QdStyle usual, style;

  g_object_get (settings, "settings-schema", &schema, NULL);
  qd_settings_fill_style (settings, "zh-Hans", &usual);
  for (int i = 0; keys[i]; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr (GVariant) value = g_settings_schema_key_get_default_value (key);
      g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
      g_autoptr (GVariant) other = NULL;
      const char *kind;
      g_autoptr (GVariant) choices = NULL;

      g_variant_get (range, "(&sv)", &kind, &choices);
      if (g_str_equal (kind, "enum"))
        other = g_variant_get_child_value (choices, g_variant_n_children (choices) - 1);
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        other = g_variant_ref_sink (g_variant_new_boolean (!g_variant_get_boolean (value)));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        other = g_variant_ref_sink (g_variant_new_string ("Some Face"));
      else
        other = g_variant_get_child_value (choices, 1);
      g_assert_true (g_settings_set_value (settings, keys[i], other));
      qd_settings_fill_style (settings, "zh-Hans", &style);
      if (memcmp (&style, &usual, sizeof style) == 0)
        g_error ("%s changes nothing", keys[i]);
      g_settings_reset (settings, keys[i]);
      qd_settings_fill_style (settings, "zh-Hans", &style);
      g_assert_cmpmem (&style, sizeof style, &usual, sizeof usual);
    }
}

static void
test_zoom (void)
{
  g_assert_cmpfloat (qd_settings_zoom (20, 1), ==, 22);
  g_assert_cmpfloat (qd_settings_zoom (20, -1), ==, 18);
  g_assert_cmpfloat (qd_settings_zoom (19, 1), ==, 20);
  g_assert_cmpfloat (qd_settings_zoom (72, 1), ==, 72);
  g_assert_cmpfloat (qd_settings_zoom (8, -1), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/keys", test_keys);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/choices", test_choices);
  g_test_add_func ("/settings/zoom", test_zoom);
  return g_test_run ();
}
