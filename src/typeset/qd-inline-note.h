/* qd-inline-note.h: an inline note in its two lines (双行夹注)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CLREQ names the note within the line; how it is set is taken from JLREQ's inline cutting note: two lines of smaller
 * type without a gap, balanced, the second not longer than the first, continued on the next line of text. Pure; lengths
 * in any one unit.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_INLINE_NOTE_SCALE 0.6 /* of the type of a note to that of its line */

/* One character or word of a note. */
typedef struct
{
  int width;
  gboolean no_start, no_end; /* may not start the second line, or end the first */
} QdNoteAtom;

/* How many of the atoms stand in the first line. @width: (out): of the longer line. */
int qd_inline_note_split (const QdNoteAtom *atoms, int n_atoms, int *width);

G_END_DECLS
