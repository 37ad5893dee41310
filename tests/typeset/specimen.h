/* specimen.h: Chinese-looking text of any length, for benchmarks and random tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs of a novel with an essay's marks: sentences of varied length, dialogue, titles, Western words, numbers,
 * dashes and ellipses. The same seed gives the same text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* About @n_chars characters in paragraphs that end with a line end. */
char *specimen_text (guint32 seed, int n_chars);

/* Random characters of every class, meant to go wrong: marks in runs, words, spaces, combining and rare characters. */
char *specimen_noise (GRand *random, int n_chars);

G_END_DECLS
