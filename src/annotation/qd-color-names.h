/* qd-color-names.h: what the reader calls the colours: “argument” for yellow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are a variant of the type a{ss}, from the key of a colour ("yellow") to what the reader calls it; a colour
 * without an entry has no name of the reader's own. They are a setting. Annotation files keep the keys: a name can then
 * be changed without touching any file, and two machines, or two readers, may call the same colour differently without
 * a conflict. Pure; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_COLOR_NAMES_KEY "color-names" /* of the settings */

const char *qd_color_names_get (GVariant *names, const char *color);     /* (nullable) */
const char *qd_color_names_resolve (GVariant *names, const char *words); /* (nullable): the key of a colour */
GVariant *qd_color_names_with (GVariant *names, const char *color, const char *name);

G_END_DECLS
