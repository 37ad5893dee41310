/* qd-reading-pace.h: how fast this reader reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns characters a minute from how the reading position moves. Leaps (a click in the outline) and long rests (tea)
 * teach nothing. A plain value without clock: the caller gives the times, in microseconds, monotonic.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double speed; /* characters a minute; 0 until it is known */
  int position; /* characters, where the last step ended; -1 at first */
  gint64 time;  /* when */
} QdReadingPace;

/* What Chinese readers commonly do, until the reader's own speed is known. */
#define QD_READING_PACE_COMMON 400.0

void qd_reading_pace_init (QdReadingPace *self, double speed);
void qd_reading_pace_leap (QdReadingPace *self);
gboolean qd_reading_pace_move (QdReadingPace *self, int position, gint64 time);
int qd_reading_pace_minutes (const QdReadingPace *self, int n_chars);

G_END_DECLS
