/* qd-recogniser-run-shape.h: what the lines of a run of labels have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Length, endings, what stands between and around, as shares of the run; whether they are headings is judged in
 * qd-recogniser-series.c. Pure functions of a recogniser whose lines are measured.
 */
#pragma once

#include "document/qd-recogniser-private.h"

G_BEGIN_DECLS

typedef struct
{
  int n;
  double chars;     /* mean length, what is longer than 100 counted as 100 */
  double stops;     /* share that ends a sentence */
  double questions; /* share that ends in a question mark: 什么是圈点？ heads its answer */
  double fields;    /* share that names a field and its value: 主办单位：教育局 */
  double asks;      /* share that leaves room for an answer or counts its points */
  double commas;    /* share that ends in ，、； or ： */
  double inner;     /* share with a sentence end inside */
  double followed;  /* share with something else before the next member */
  double looks;     /* share the format sets off by face, weight or place */
  double run_in;    /* share whose first sentence could be a heading by itself */
  double run_in_chars;
  double set_apart;  /* share with blank lines around, where paragraphs have none */
  double hanging;    /* share that goes on below, indented to stand under its text */
  double listed;     /* share that a contents list names */
  double unindented; /* share that stands further out than the body */
} QdRunShape;

static inline int
qd_label_get_value (const QdLabel *label)
{
  return label->values[label->n_values - 1];
}

QdRunShape qd_run_measure (const QdRecogniser *self, const QdRun *run);
gboolean qd_line_can_run_in (const QdLine *line);
gsize qd_line_get_run_in_bytes (const QdLine *line);

G_END_DECLS
