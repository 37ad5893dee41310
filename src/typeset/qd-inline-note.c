/* qd-inline-note.c: an inline note in its two lines (双行夹注)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-inline-note.h"

/**
 * qd_inline_note_split:
 * @atoms: (array length=n_atoms): what of a note stands on one line of text
 * @n_atoms: how many
 * @width: (out): how wide both lines together are: the first, which is the longer one
 *
 * The shortest first line that is not shorter than the second, and after which the second may begin.
 *
 * Returns: how many atoms stand in the first line
 */
int
qd_inline_note_split (const QdNoteAtom *atoms, int n_atoms, int *width)
{
  int total = 0, first = 0, n = 0;

  for (int i = 0; i < n_atoms; i++)
    total += atoms[i].width;
  while (n < n_atoms && first < total - first)
    first += atoms[n++].width;
  while (n > 0 && n < n_atoms && (atoms[n].no_start || atoms[n - 1].no_end))
    first += atoms[n++].width;
  *width = first;
  return n;
}
