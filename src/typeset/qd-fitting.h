/* qd-fitting.h: one line fitted to its measure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer: compression in CLREQ's seven steps, expansion in its three, each step to its limit before
 * the next and equal within itself (CLREQ 3.3.2, 行内调整). What was done is kept for the explanation.
 */
#pragma once

#include "typeset/qd-units.h"

G_BEGIN_DECLS

#define QD_N_COMPRESSION_STEPS 7
#define QD_N_EXPANSION_STEPS 3

typedef struct
{
  int amount;   /* taken or given at this step, in units of the metrics */
  int n_places; /* that could take or give */
} QdFitStep;

typedef struct
{
  gint32 lead, trail;             /* cut from the unit's frame */
  gint32 before;                  /* gap before it: Han–Western, then expansion */
  gint32 width;                   /* of its frame; of a space as fitted */
  gint32 lead_blank, trail_blank; /* of that, what an annotation asked for */
} QdFitUnit;

typedef struct
{
  int a, b;    /* units of the line */
  int last;    /* the last unit that is seen: spaces at the line's end are not */
  int natural; /* width before fitting, with a hung mark */
  int width;   /* after fitting, without a hung mark */
  int measure;
  int hung;                                          /* width of the hung mark, 0 if none */
  int hyphen;                                        /* shown after the last unit, in its width */
  QdFitStep compression[QD_N_COMPRESSION_STEPS + 1]; /* from 1 */
  QdFitStep expansion[QD_N_EXPANSION_STEPS + 1];     /* from 1 */
  GArray *units;                                     /* (element-type QdFitUnit) */
  GArray *places;                                    /* scratch */
} QdFitting;

void qd_fitting_init (QdFitting *self);
void qd_fitting_clear (QdFitting *self);
/* @stretch: whether what is short of @measure is filled. */
void qd_fitting_run (
    QdFitting *self, const QdUnits *units, const QdRules *rules, int a, int b, int measure, gboolean stretch);

G_END_DECLS
