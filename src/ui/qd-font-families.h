/* qd-font-families.h: the installed families that can set Chinese, or Western text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks fontconfig by language, which knows the coverage of every font without opening it. Callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @language: as fontconfig names it, "zh-cn", "en". (transfer full): sorted, each once. */
char **qd_font_families_dup (const char *language);

G_END_DECLS
