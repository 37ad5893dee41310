/* qd-candidates.h: the encodings a text may be in, with how it begins in each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a reader who is to choose where the decoder is not sure. Callable from any thread.
 */
#pragma once

#include "text/qd-decoder.h"

G_BEGIN_DECLS

/* Of a file so many bytes are looked at, and no more need be given. */
#define QD_CANDIDATES_BYTES 4096
/* With less confidence than this the reader is asked. */
#define QD_CANDIDATES_SURE 0.75

typedef struct
{
  const QdEncoding *encoding;
  char *preview; /* its first lines, UTF-8 */
  double score;  /* its likelihood, a logarithm */
} QdCandidate;

/* (element-type QdCandidate) (transfer full): the likeliest first. */
GPtrArray *qd_candidates_find (GBytes *head);

G_END_DECLS
