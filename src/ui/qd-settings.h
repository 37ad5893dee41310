/* qd-settings.h: what the reader chose, between GSettings and the values that the rooms below understand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows which key belongs to which field of QdStyle; keeps nothing and needs no display. Main thread, as GSettings.
 */
#pragma once

#include <gio/gio.h>
#include "typeset/qd-style.h"

G_BEGIN_DECLS

GSettings *qd_settings_get_default (void);
/* Whether a change of @key means composing the text again. */
gboolean qd_settings_is_style_key (const char *key);
char **qd_settings_get_style_keys (void);
/* @language: (nullable): of the document, where the reader leaves the region to it. */
void qd_settings_fill_style (GSettings *settings, const char *language, QdStyle *style);

double qd_settings_zoom (double size_px, int steps);

char **qd_settings_dup_recent (GSettings *settings);
void qd_settings_add_recent (GSettings *settings, const char *uri);
void qd_settings_remove_recent (GSettings *settings, const char *uri);

G_END_DECLS
