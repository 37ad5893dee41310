/* qd-unit-notes.c: the units of inline notes (双行夹注)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of text is as wide as the sum of its units. Two lines of a note are as wide as one of them, so each unit of a
 * note counts half of its type, and a line of text may end between two pairs of units only. What balance and the
 * prohibitions ask for besides is given to the last unit, so that a note that is not parted has exactly its room; one
 * that is parted is set a little smaller where its part would not fit.
 */
#include "typeset/qd-units.h"

#include "typeset/qd-inline-note.h"

static QdNoteAtom
get_atom (const QdRules *rules, const QdUnit *unit, int width)
{
  guint edges = rules->edges[unit->class];

  return (QdNoteAtom){ .width = width,
                       .no_start = (edges & QD_EDGE_NO_START) || (unit->flags & QD_UNIT_NO_START),
                       .no_end = (edges & QD_EDGE_NO_END) || (unit->flags & QD_UNIT_NO_END) };
}

/* Units [@first, @last] become those of a note. Their marks are set solid and take part in nothing. */
void
qd_units_set_note (QdUnits *self, const QdRules *rules, int first, int last)
{
  g_autofree QdNoteAtom *atoms = g_new (QdNoteAtom, last - first + 1);
  QdUnitNote note = { first, last, 0 };
  int width, sum = 0;

  for (int i = first; i <= last; i++)
    {
      QdUnit *unit = &self->unit[i];
      int cut = (unit->lead_cut + unit->trail_cut) * (rules->em / QD_BLANK_EM);

      atoms[i - first] = get_atom (rules, unit, (unit->width - cut) * QD_INLINE_NOTE_SCALE);
      /* Halves are whole. */
      atoms[i - first].width &= ~1;
    }
  for (int i = first; i <= last; i++)
    {
      QdUnit *unit = &self->unit[i];
      const QdNoteAtom *atom = &atoms[i - first];
      gboolean joined = (i - first) % 2 == 1 || (i > first && (atom->no_start || atom[-1].no_end));

      *unit = (QdUnit){ .start = unit->start,
                        .width = atom->width / 2,
                        .flags = QD_UNIT_GROUPED | (joined ? QD_UNIT_JOIN : 0),
                        .class = QD_CHAR_HAN,
                        .form = unit->form,
                        .penalty = i > first ? QD_PENALTY_NOTE : QD_PENALTY_NONE };
      sum += unit->width;
    }
  note.last_width = atoms[last - first].width;
  qd_inline_note_split (atoms, last - first + 1, &width);
  self->unit[last].width += MAX (width - sum, 0);
  g_array_append_val (self->notes, note);
}
