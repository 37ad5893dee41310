/* qd-color-names-group.h: what the reader calls the colours, as rows of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each colour of the palette, written to the setting as one types; an emptied row gives the colour its own
 * name back. Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_COLOR_NAMES_GROUP (qd_color_names_group_get_type ())
G_DECLARE_FINAL_TYPE (QdColorNamesGroup, qd_color_names_group, QD, COLOR_NAMES_GROUP, AdwPreferencesGroup)

void qd_color_names_group_set_settings (QdColorNamesGroup *self, GSettings *settings);

G_END_DECLS
