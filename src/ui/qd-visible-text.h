/* qd-visible-text.h: words of a file as they can be shown in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure; no widget.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters that cannot be seen are told by their code points, and long words are cut. (transfer full) */
char *qd_visible_text_dup (const char *text);

G_END_DECLS
