/* qd-words.h: Western words, numbers and other scripts as units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer: the part of qd_units_scan() that deals with text whose width only the font knows. Each
 * function appends one or more units and returns the byte after them.
 */
#pragma once

#include "typeset/qd-units.h"

G_BEGIN_DECLS

#define QD_WORD_MAX_BYTES 1024 /* longer ones are taken in pieces */

typedef struct
{
  const char *text;
  int n_bytes; /* of the whole text */
  int end;     /* where scanning may stop */
  int limit;   /* what is wider than this must be broken */
} QdScan;

QdUnit *qd_units_append (QdUnits *self, int start, QdCharClass class, int width);

int qd_words_scan (QdUnits *units, const QdRules *rules, const QdScan *scan, int at);
int qd_words_scan_other (QdUnits *units, const QdRules *rules, const QdScan *scan, int at);
int qd_words_append_emoji (QdUnits *units, const QdRules *rules, int at, int length);
int qd_words_measure_emoji (const QdScan *scan, int at, QdCharClass class, int length);
gboolean qd_words_takes_solidus (const QdUnits *units, const QdScan *scan, int at);

G_END_DECLS
