/* qd-corrections.h: what the reader says of the headings of a document, where the recogniser says otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paragraph is a heading of some level, or none; and of the outlines that a text may have, one is chosen. Plain data,
 * reference counted, filled by who made it and then immutable, so that a thread may apply it. Positions are code points
 * of the source text. Where corrections are kept is not decided here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The outlines one text may be given; corrections of single headings come on top of each. */
typedef enum
{
  QD_OUTLINE_RECOGNISED, /* as the recogniser sees it */
  QD_OUTLINE_TOP,        /* only the highest level: the chapters of a book without their parts */
  QD_OUTLINE_NUMBERED,   /* only headings with a label */
  QD_OUTLINE_ITEMS,      /* numbered items of lists head what follows them, too */
  QD_OUTLINE_NONE,       /* no headings at all */
  QD_N_OUTLINES
} QdOutlineKind;

#define QD_CORRECTIONS_MAX_LEVEL 6

typedef struct _QdCorrections QdCorrections;

QdCorrections *qd_corrections_new (QdOutlineKind kind);
QdCorrections *qd_corrections_ref (QdCorrections *self);
void qd_corrections_unref (QdCorrections *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCorrections, qd_corrections_unref)

/* @start: anywhere in the paragraph; @level: of the heading, 0 if it is none. A later one goes before an earlier. */
void qd_corrections_add (QdCorrections *self, int start, int level);
gboolean qd_corrections_is_empty (const QdCorrections *self); /* (nullable) */

const char *qd_outline_kind_to_string (QdOutlineKind kind);
gboolean qd_outline_kind_from_string (const char *name, QdOutlineKind *kind);

G_END_DECLS
