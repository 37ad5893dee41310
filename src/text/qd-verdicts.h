/* qd-verdicts.h: what the reader says of emendations: refused, or worded otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict is a range of the source and its wording in the reader's reading. What is worded as in the source refuses
 * whatever was emended there; another wording is the reader's own emendation, where there was one before or not. Whole
 * kinds can be refused, too. Filled by who made it and then immutable: callable from any thread. Where verdicts are
 * kept is not decided here.
 */
#pragma once

#include "text/qd-emendation.h"
#include "text/qd-text.h"

G_BEGIN_DECLS

typedef struct _QdVerdicts QdVerdicts;

QdVerdicts *qd_verdicts_new (void);
QdVerdicts *qd_verdicts_ref (QdVerdicts *self);
void qd_verdicts_unref (QdVerdicts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdVerdicts, qd_verdicts_unref)

/* In code points of the source, not empty. A later verdict takes the place of those it overlaps. */
void qd_verdicts_add (QdVerdicts *self, int start, int end, const char *wording);
void qd_verdicts_refuse_kind (QdVerdicts *self, QdEmendationKind kind);
gboolean qd_verdicts_is_empty (const QdVerdicts *self);                               /* (nullable) */
gboolean qd_verdicts_is_kind_refused (const QdVerdicts *self, QdEmendationKind kind); /* (nullable) */

/* The range of the verdict on a code point. */
guint qd_verdicts_get_n (const QdVerdicts *self);
void qd_verdicts_get_range (const QdVerdicts *self, guint index, int *start, int *end); /* in the order of the text */
gboolean qd_verdicts_find (const QdVerdicts *self, int position, int *start, int *end);

/* The emendations that no verdict touches; all of them without verdicts. @self: (nullable) */
GPtrArray *qd_verdicts_strike (const QdVerdicts *self, GPtrArray *emendations);
/* The reader's own, the refusals among them until they are dropped. */
GPtrArray *qd_verdicts_make_emendations (const QdVerdicts *self, QdText *source);
void qd_verdicts_drop_refusals (const QdVerdicts *self, QdText *source, GPtrArray *emendations);

G_END_DECLS
