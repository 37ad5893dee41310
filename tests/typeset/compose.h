/* compose.h: a paragraph composed with fake metrics, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every full-width character is one em, every other half an em. Lengths are em.
 */
#pragma once

#include "typeset/qd-paragraph-lines.h"

G_BEGIN_DECLS

typedef struct
{
  QdStyle style;
  QdMetrics metrics;
  QdComposeRequest request;
  QdComposer *composer;
  GArray *lines; /* (element-type QdLine) */
  GArray *cells; /* (element-type QdCell) */
  GPtrArray *why;
} Composed;

/* @language as on the command line; the measure in em. The style may be changed before composed_run(). */
void composed_init (Composed *self, const char *language, double measure);
void composed_run (Composed *self, const char *text);
void composed_clear (Composed *self);
/* The byte after line @line. */
int composed_line_end (Composed *self, int line);
/* Fills @cells and @why for line @line and returns its width. */
int composed_fit (Composed *self, int line);
/* The texts of all lines, "|" between them. */
char *composed_dup_lines (Composed *self);
/* The advances of line @line without spaces, in em, " " between them. */
char *composed_dup_advances (Composed *self, int line);
/* The gaps between neighbouring cells of line @line that are no spaces: "after which character:em". */
char *composed_dup_gaps (Composed *self, int line);

/* Checks all that holds for any text in any style, and fails the test that is running where something does not:
 * every byte on exactly one line; none over the measure but by a hung mark or a unit wider than the measure; no
 * forbidden start or end where an allowed one exists; justified lines flush; what breaking counted is what fitting
 * finds; seven steps of compression and three of expansion in their order, each at its limit before the next and
 * equal within. In compose-check.c. */
void composed_check (Composed *self);

G_END_DECLS
