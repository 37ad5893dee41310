/* qd-hyphenation.h: where a Western word may be parted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * English words by the patterns of TeX, as libhyphen reads them. They are loaded when first asked for and kept; where
 * they are not installed no word is parted. No other state: callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_HYPHENATION_MAX 64 /* bytes of a word; longer ones are not parted */

gboolean qd_hyphenation_is_available (void);
void qd_hyphenation_find (const char *word, int n_bytes, gboolean *after);

G_END_DECLS
