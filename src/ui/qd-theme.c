/* qd-theme.c: the window around the page follows the paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-theme.h"

#include <adwaita.h>

#include "annotation/qd-annotation.h"

static GtkCssProvider *provider;

/**
 * qd_theme_resolve:
 * @theme: what the reader chose for the window
 * @paper: what the reader chose for the page
 *
 * A light paper in a dark window would be a lamp in the eye, and the other way round: a paper that is one or the
 * other takes the window with it.
 *
 * Returns: how the window is to be
 */
QdTheme
qd_theme_resolve (QdTheme theme, QdPaper paper)
{
  switch (paper)
    {
    case QD_PAPER_AUTO:
    case QD_PAPER_CONTRAST:
      return theme;
    case QD_PAPER_WARM:
    case QD_PAPER_WHITE:
    case QD_PAPER_SEPIA:
      return QD_THEME_LIGHT;
    case QD_PAPER_DARK:
      return QD_THEME_DARK;
    }
  g_return_val_if_reached (theme);
}

static void
load_css (GSettings *settings)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  QdPaper paper = (QdPaper) g_settings_get_enum (settings, "paper");
  const char *const *names = qd_annotation_get_color_names ();
  const QdPageColors *colors;
  g_autofree char *css = NULL;
  g_autoptr (GString) all = NULL;

  if (adw_style_manager_get_high_contrast (manager))
    paper = QD_PAPER_CONTRAST;
  colors = qd_page_colors_get (paper, adw_style_manager_get_dark (manager));
  css = qd_page_colors_to_css (colors);
  all = g_string_new (css);
  for (int i = 0; names[i]; i++)
    {
      GdkRGBA swatch = qd_page_colors_get_mark (colors, names[i], QD_SHADE_SWATCH);
      g_autofree char *value = gdk_rgba_to_string (&swatch);

      g_string_append_printf (all, "@define-color mark_%s %s;\n", names[i], value);
    }
  gtk_css_provider_load_from_data (provider, all->str, all->len);
}

static void
apply (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    [QD_THEME_SYSTEM] = ADW_COLOR_SCHEME_DEFAULT,
    [QD_THEME_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [QD_THEME_DARK] = ADW_COLOR_SCHEME_FORCE_DARK,
  };
  QdTheme theme = qd_theme_resolve ((QdTheme) g_settings_get_enum (settings, "theme"),
                                    (QdPaper) g_settings_get_enum (settings, "paper"));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[theme]);
  load_css (settings);
}

/**
 * qd_theme_install:
 * @settings: the settings
 *
 * Applies the reader's paper and theme, now and whenever they change.
 */
void
qd_theme_install (GSettings *settings)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (provider)
    return;
  provider = gtk_css_provider_new ();
  /* Below the style sheet of the application, which derives its own colours from these. */
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  g_signal_connect (settings, "changed::theme", G_CALLBACK (apply), NULL);
  g_signal_connect (settings, "changed::paper", G_CALLBACK (apply), NULL);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (load_css), settings);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (load_css), settings);
  apply (settings);
}
