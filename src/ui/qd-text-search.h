/* qd-text-search.h: all places where a text holds some words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Latin letters are found whatever their case. Positions are bytes. Pure: callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (element-type gsize): start and end in turn, without overlaps. */
GArray *qd_text_search (const char *text, gsize n_bytes, const char *words);
/* The index of the first match that starts at or after @byte, or the first of all; -1 if there is none. */
int qd_text_search_find (GArray *matches, gsize byte);

G_END_DECLS
