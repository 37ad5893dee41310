/* qd-reading-pace.c: how fast this reader reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-pace.h"

#include <math.h>

/* A step shorter than this says little of a speed: it is one line of a scroll that goes on. */
#define STEP_SECONDS 15.0
/* After a longer rest the reader was somewhere else. */
#define REST_SECONDS 300.0
/* Slower is looking out of the window, faster is leafing. Characters a minute. */
#define SLOWEST 60.0
#define FASTEST 2000.0
/* How much of a new step goes into the mean, at the most, for a step of a minute and more. */
#define WEIGHT 0.2

/**
 * qd_reading_pace_init:
 * @self: a pace
 * @speed: characters a minute as learnt before; 0 if not known
 */
void
qd_reading_pace_init (QdReadingPace *self, double speed)
{
  self->speed = speed > 0 ? CLAMP (speed, SLOWEST, FASTEST) : 0;
  self->position = -1;
  self->time = 0;
}

/**
 * qd_reading_pace_leap:
 * @self: a pace
 *
 * The reader went elsewhere in the text: the next move starts a new step.
 */
void
qd_reading_pace_leap (QdReadingPace *self)
{
  self->position = -1;
}

/**
 * qd_reading_pace_move:
 * @self: a pace
 * @position: characters up to where the reader now is
 * @time: the time, in microseconds
 *
 * Returns: whether the speed changed
 */
gboolean
qd_reading_pace_move (QdReadingPace *self, int position, gint64 time)
{
  double seconds = (time - self->time) / (double) G_USEC_PER_SEC;
  double speed;

  if (self->position >= 0 && seconds < STEP_SECONDS && position >= self->position)
    return FALSE; /* the step goes on */
  speed = self->position >= 0 && seconds > 0 ? (position - self->position) * 60.0 / seconds : 0;
  self->position = position;
  self->time = time;
  if (seconds > REST_SECONDS || speed < SLOWEST || speed > FASTEST)
    return FALSE;
  if (self->speed > 0)
    self->speed += (speed - self->speed) * WEIGHT * MIN (seconds / 60.0, 1.0);
  else
    self->speed = speed;
  return TRUE;
}

/**
 * qd_reading_pace_minutes:
 * @self: a pace
 * @n_chars: characters still to be read
 *
 * Returns: how many minutes they will take, rounded up
 */
int
qd_reading_pace_minutes (const QdReadingPace *self, int n_chars)
{
  return (int) ceil (MAX (n_chars, 0) / (self->speed > 0 ? self->speed : QD_READING_PACE_COMMON));
}
