/* test-preferences.c: every choice of style has a row, and the rows and the settings follow each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "ui/qd-preferences.h"
#include "ui/qd-settings.h"
#include "ui/qd-style-sample.h"

typedef struct
{
  GSettings *settings;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("io.github.quandian.Quandian");
  fixture->window = qd_preferences_new (NULL, fixture->settings);
  g_object_ref (fixture->window);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->window);
  g_object_unref (fixture->settings);
}

static GObject *
get_row (Fixture *fixture, const char *key)
{
  g_autofree char *name = g_strdelimit (g_strdup (key), "-", '_');

  return gtk_widget_get_template_child (GTK_WIDGET (fixture->window), QD_TYPE_PREFERENCES, name);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) keys = qd_settings_get_style_keys ();

  for (int i = 0; keys[i]; i++)
    {
      if (!get_row (fixture, keys[i]))
        g_error ("%s has no row", keys[i]);
    }
}

static void
test_both_ways (Fixture *fixture, gconstpointer data)
{
  GObject *justify = get_row (fixture, "justify"), *spread = get_row (fixture, "spread");
  GObject *punctuation = get_row (fixture, "punctuation"), *measure = get_row (fixture, "measure");

  gtk_switch_set_active (GTK_SWITCH (justify), FALSE);
  g_assert_false (g_settings_get_boolean (fixture->settings, "justify"));
  g_settings_set_boolean (fixture->settings, "justify", TRUE);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (justify)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (punctuation), 3);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "punctuation"), ==, 3);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (measure), 24);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "measure"), ==, 24);
  /* How many pages stand side by side is no question where the text scrolls. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (spread)));
  g_settings_set_enum (fixture->settings, "mode", QD_MODE_PAGES);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (spread)));
  g_settings_reset (fixture->settings, "mode");
  g_settings_reset (fixture->settings, "measure");
  g_settings_reset (fixture->settings, "punctuation");
}

/* The entry of the colour with this title. */
static GtkEditable *
find_color_row (GtkWidget *widget, const char *title)
{
  GtkEditable *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_color_row (child, title);
  return found;
}

/* What is typed is the setting, without the blank that is still to be followed by a word. */
static void
test_color_names (Fixture *fixture, gconstpointer data)
{
  GtkEditable *row = find_color_row (GTK_WIDGET (get_row (fixture, "color-names")), "Blue");
  g_autoptr (GVariant) typed = NULL, emptied = NULL;
  const char *name = NULL;

  g_assert_nonnull (row);
  gtk_editable_set_text (row, "Names ");
  typed = g_settings_get_value (fixture->settings, "color-names");
  g_assert_true (g_variant_lookup (typed, "blue", "&s", &name));
  g_assert_cmpstr (name, ==, "Names");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Names ");
  g_settings_set_value (fixture->settings, "color-names", g_variant_new_parsed ("{'blue': '人物'}"));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "人物");
  gtk_editable_set_text (row, "");
  emptied = g_settings_get_value (fixture->settings, "color-names");
  g_assert_cmpint (g_variant_n_children (emptied), ==, 0);
}

/* The sample is set anew when a choice changes. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sample = g_object_ref_sink (g_object_new (QD_TYPE_STYLE_SAMPLE, NULL));
  int usual, loose;

  qd_style_sample_set_settings (QD_STYLE_SAMPLE (sample), fixture->settings);
  gtk_widget_measure (sample, GTK_ORIENTATION_VERTICAL, 400, &usual, NULL, NULL, NULL);
  g_settings_set_double (fixture->settings, "line-gap", 1.5);
  gtk_widget_measure (sample, GTK_ORIENTATION_VERTICAL, 400, &loose, NULL, NULL, NULL);
  g_assert_cmpint (usual, >, 100);
  g_assert_cmpint (loose, >, usual);
  g_settings_reset (fixture->settings, "line-gap");
  g_assert_finalize_object (sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/preferences/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/preferences/both-ways", Fixture, NULL, set_up, test_both_ways, tear_down);
  g_test_add ("/preferences/sample", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add ("/preferences/color-names", Fixture, NULL, set_up, test_color_names, tear_down);
  return g_test_run ();
}
