/* qd-explain.h: why a line is set as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer. Sentences that name the rule, the amount in em and the clause. They are made from what the
 * stages did, never from a second opinion on what they should have done: qd-explain.c tells what was done to the line,
 * qd-explain-break.c why it ends where it does.
 */
#pragma once

#include "typeset/qd-fitting.h"

G_BEGIN_DECLS

typedef struct
{
  const QdFitting *fitting;
  const QdUnits *units; /* summed */
  const QdRules *rules;
  const QdComposeRequest *request;
  int n_after;    /* lines of the paragraph after this one */
  GPtrArray *why; /* (element-type utf8): receives the sentences */
} QdExplain;

void qd_explain_line (QdExplain *self);

/* Adds a sentence, but none twice. */
void qd_explain_say (QdExplain *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *qd_explain_em (const QdExplain *self, gint64 amount);
/* The text of units [@start, @end), shortened where it is very long. */
char *qd_explain_text (const QdExplain *self, int start, int end);
void qd_explain_break (QdExplain *self);

G_END_DECLS
