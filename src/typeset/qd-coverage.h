/* qd-coverage.h: which characters of a document come from another font than their role's, and which from none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A face may lack characters: they are borrowed from another without a word, line by line, as they come into view. This
 * looks at the whole document at once and says it. Each character counts once, however often it occurs. It does not say
 * which families were replaced as a whole, see qd_faces_dup_substitutions(). A few milliseconds to the million
 * characters; the faces belong to one thread at a time.
 */
#pragma once

#include "typeset/qd-faces.h"

G_BEGIN_DECLS

/* Characters that one family lends to another. */
typedef struct
{
  QdFace face;      /* whose characters are lacking */
  char *family;     /* (nullable): the one they come from; NULL if no font has them */
  char *characters; /* UTF-8, in the order of their code points */
  int n_characters;
} QdLoan;

/* (element-type QdLoan) (transfer full) */
GPtrArray *qd_coverage_find_loans (QdDocument *document, const QdStyle *style, QdFaces *faces);
/* (transfer full) (nullable): a sentence on what no font has. */
char *qd_coverage_describe_missing (const GPtrArray *loans);

G_END_DECLS
