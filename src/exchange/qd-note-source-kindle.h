/* qd-note-source-kindle.h: notes from the “My Clippings.txt” of a Kindle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions of text, see QdNoteSource; callable from any thread.
 */
#pragma once

#include "exchange/qd-note-source.h"

G_BEGIN_DECLS

gboolean qd_note_source_kindle_sniff (const char *text, gsize n_bytes);
GPtrArray *qd_note_source_kindle (const char *text, gsize n_bytes, GError **error);

G_END_DECLS
