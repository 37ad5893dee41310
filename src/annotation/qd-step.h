/* qd-step.h: what one step of the history did, and how it is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step is a list of changes of records; whoever applies one raises versions and shows the result (qd-history.c).
 * Plain data; main thread.
 */
#pragma once

#include "annotation/qd-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  QdRecord *before; /* (nullable): NULL if there was none */
  QdRecord *after;
} QdChange;

typedef struct
{
  GPtrArray *changes; /* (element-type QdChange), in the order of the acts */
  gint64 time_us;     /* monotonic, of the last act */
  gboolean is_typing; /* one note of one annotation */
} QdStep;

QdStep *qd_step_new (void);
void qd_step_free (QdStep *self);
void qd_step_add (QdStep *self, QdRecord *before, QdRecord *after);
gboolean qd_step_absorb (QdStep *self, QdStep *next); /* whether @next was the same typing going on */

/* (nullable) (transfer full): the record that takes the change back, given what is known now. */
QdRecord *qd_change_invert (const QdChange *self, QdRecord *current);
QdRecord *qd_record_new_tombstone (const char *id);

G_END_DECLS
