/* qd-theme.h: the window around the page follows the paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page draws itself with the colours of its paper; this sets light or dark for the whole program and gives the
 * style sheet the colours that go with the paper. One for the program; main thread.
 */
#pragma once

#include <gio/gio.h>
#include "ui/qd-page-colors.h"

G_BEGIN_DECLS

typedef enum
{
  QD_THEME_SYSTEM,
  QD_THEME_LIGHT,
  QD_THEME_DARK
} QdTheme;

/* Follows the keys "theme" and "paper" as long as the program runs. */
void qd_theme_install (GSettings *settings);
QdTheme qd_theme_resolve (QdTheme theme, QdPaper paper);

G_END_DECLS
