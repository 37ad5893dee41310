/* qd-syllable.h: how a Han character is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commonest reading, as toned pinyin, from ICU. Callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line for each of @chars, in their order; NULL if ICU cannot say. */
char *qd_syllable_dup_readings (const gunichar *chars, int n_chars);

G_END_DECLS
