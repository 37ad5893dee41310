/* qd-emendation.h: one change between the source text and the text as shown (校勘)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A replacement of a range of source code points, with a kind, a confidence, a reason and the reader's verdict.
 * Plain data; an array of them, sorted by @start and without overlaps, makes a QdReading.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_EMENDATION_PINYIN,    /* a remnant of pinyin after its character is dropped */
  QD_EMENDATION_WIDTH,     /* a half-width mark beside Han is shown full-width */
  QD_EMENDATION_BYTES,     /* bytes out of step are put back together */
  QD_EMENDATION_MOJIBAKE,  /* a wrongly decoded passage is decoded again */
  QD_EMENDATION_INVISIBLE, /* zero-width and control characters are left out */
  QD_EMENDATION_ENTITY,    /* an HTML entity is shown as its character */
  QD_EMENDATION_MARKUP,    /* marks of Markdown and the like that are not part of the essay */
  QD_EMENDATION_SCRIPT,    /* simplified shown as traditional or back */
  QD_EMENDATION_QUOTES,    /* “” shown as 「」 or back */
  QD_EMENDATION_DIGITS,    /* full-width letters and digits shown proportional */
  QD_EMENDATION_LOST,      /* damaged beyond repair: marked, the text is left as it is */
  QD_EMENDATION_READER,    /* the reader's own */
  QD_EMENDATION_PAGE,      /* page numbers and running heads, hidden where asked for */
  QD_EMENDATION_SITE,      /* what a site put into the text, hidden where asked for */
  QD_EMENDATION_SPACING,   /* spaces that a scanner put between all characters */
  QD_EMENDATION_DOUBLED,   /* lines that all stand twice: the second is left out */
} QdEmendationKind;

#define QD_N_EMENDATION_KINDS (QD_EMENDATION_DOUBLED + 1)

typedef struct
{
  int start, end;    /* code points of the source text */
  char *replacement; /* what is shown instead; "" shows nothing */
  char *aside;       /* (nullable) what may stand beside it, such as the dropped pinyin */
  QdEmendationKind kind;
  double confidence; /* 0 … 1 */
  char *reason;      /* one sentence, translated, that says why */
} QdEmendation;

QdEmendation *qd_emendation_new (
    int start, int end, const char *replacement, QdEmendationKind kind, double confidence, const char *reason);
QdEmendation *qd_emendation_copy (const QdEmendation *self);
void qd_emendation_free (QdEmendation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdEmendation, qd_emendation_free)
/* (element-type QdEmendation) (transfer full): takes both lists, which are sorted; where they overlap, @first wins. */
GPtrArray *qd_emendation_merge (GPtrArray *first, GPtrArray *second);
const char *qd_emendation_kind_to_string (QdEmendationKind kind);

G_END_DECLS
