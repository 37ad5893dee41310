/* qd-byte-search.h: ways in which bytes out of step may have been shown as what stands in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a "?" on every way is followed, the most plausible first, until all are in step again; "the question mark is
 * one" takes part in the contest. What damage is looked for, and which outcome is good enough, is told and decided in
 * qd-damage-bytes.c. One search serves all places of a text, in one thread.
 */
#pragma once

#include "text/qd-han-rank.h"
#include "text/qd-word-path.h"

G_BEGIN_DECLS

/* Characters before and after a damaged place that help to judge it. */
#define QD_BYTE_SEARCH_CONTEXT 8
/* No damaged place is longer. */
#define QD_BYTE_SEARCH_LONGEST 240

typedef struct
{
  int parent;       /* index of the way before this step, -1 at the start */
  int position;     /* of the text, after this step */
  gunichar made[2]; /* the characters this step completed */
  guint8 n_made;
  guint8 lead;       /* waits for its second byte; 0 in step */
  guint8 last[2];    /* the last bytes, the newest first */
  guint8 is_guessed; /* a byte of it was chosen, not read */
  guint8 has_vanished;
  guint8 is_damaged;
  guint8 is_proved; /* by the pinyin of a character that bears it elsewhere too */
  QdWordPath words;
} QdByteWay;

typedef struct
{
  const gunichar *chars;
  int n_chars;
  GHashTable *pinyin;
  QdHanScripts scripts;                                            /* that of the text */
  GHashTable *pairs;                                               /* characters that stand together, folded */
  GArray *ways;                                                    /* of QdByteWay, all of one place */
  GArray *at[QD_BYTE_SEARCH_LONGEST + QD_BYTE_SEARCH_CONTEXT + 1]; /* of indices, by position from the start */
  char **readings[0x100];                                          /* by lead byte, made when needed */
  int start;
  int farthest; /* position that a way has reached */
} QdByteSearch;

/* @pinyin: as qd_damage_learn_pinyin() returns it; kept, not copied, as are @chars. */
void qd_byte_search_init (QdByteSearch *self, const gunichar *chars, int n_chars, GHashTable *pinyin);
void qd_byte_search_clear (QdByteSearch *self);
/* (element-type int): indices into @ways of those left at the end, the cheapest first. (transfer none) */
GArray *qd_byte_search_follow (QdByteSearch *self, int first);
gboolean qd_byte_search_is_question (gunichar ch);

G_END_DECLS
