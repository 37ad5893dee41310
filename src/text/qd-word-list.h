/* qd-word-list.h: known Chinese words, and what a text costs that is made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Costs are negative natural logarithms of probability, so that two readings of one place may be compared by their
 * sums. Words are kept in simplified script; characters are folded to it before they are looked up. The list is read
 * when it is first needed; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_WORD_LONGEST 4

gunichar qd_word_fold (gunichar ch);
/* @chars: folded. HUGE_VAL if it is no known word. */
double qd_word_cost (const gunichar *chars, int n_chars);

G_END_DECLS
