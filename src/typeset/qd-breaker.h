/* qd-breaker.h: where lines end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer. First-fit is the typesetter's rule of thumb (squeeze in, else push out); total-fit finds the
 * cheapest set of lines for the whole paragraph, where the cost of a line grows with the cube of what each of its
 * places must give or take. A mark that may not start the next line is squeezed in before it is pushed out
 * (先挤进，后推出); squeezing for any other reason is dearer than spreading the same amount over the gaps of a line,
 * because halved marks beside full ones show. First-fit's cost bounds the search, so that the optimum costs little more
 * than the thumb.
 */
#pragma once

#include "typeset/qd-units.h"

G_BEGIN_DECLS

typedef struct
{
  int first;         /* unit to start from */
  int first_measure; /* of the line that starts there */
  int measure;       /* of all others */
  gboolean at_start; /* the paragraph starts there */
  gboolean at_end;   /* the paragraph ends with the last unit */
  gboolean total_fit;
} QdBreakTask;

typedef struct
{
  gint64 *cost; /* of the best way to a boundary */
  gint32 *from; /* where its last line starts */
  int n_allocated;
  GArray *breaks; /* (element-type int): unit indices where lines end, in order */
  guint32 reciprocals[256];
  int reciprocal_measure, reciprocal_em;
} QdBreaker;

void qd_breaker_init (QdBreaker *self);
void qd_breaker_clear (QdBreaker *self);
/* Fills @breaks. */
void qd_breaker_run (QdBreaker *self, const QdUnits *units, const QdRules *rules, const QdBreakTask *task);
/* What the lines in @breaks cost together, whoever chose them. */
gint64 qd_breaker_get_cost (QdBreaker *self, const QdUnits *units, const QdRules *rules, const QdBreakTask *task);

G_END_DECLS
