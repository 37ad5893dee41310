/* qd-preferences.h: how the reader wants the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every row is bound to a key of the settings: a change is seen on the page at once and nothing asks to be saved.
 * Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_PREFERENCES (qd_preferences_get_type ())
G_DECLARE_FINAL_TYPE (QdPreferences, qd_preferences, QD, PREFERENCES, AdwWindow)

GtkWindow *qd_preferences_new (GtkWindow *parent, GSettings *settings);
GSettings *qd_preferences_get_settings (QdPreferences *self);

G_END_DECLS
