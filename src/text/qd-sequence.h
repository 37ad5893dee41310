/* qd-sequence.h: what several code points make together: an emoji, or the description of a character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family of emoji joined to one picture, a flag, a keycap (Unicode Technical Standard 51); and ⿰木木, which
 * describes a character that has no code point (The Unicode Standard, chapter 18.2). Combining marks are not told here:
 * their class says that they go with what stands before. No state and nothing to free: callable from any thread.
 * Lengths are bytes of UTF-8; broken UTF-8 is part of no sequence.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No sequence is longer; what goes on is taken for the next one. */
#define QD_SEQUENCE_MAX_BYTES 128

int qd_sequence_measure_emoji (const char *text, int n_bytes);
int qd_sequence_measure_description (const char *text, int n_bytes);

G_END_DECLS
