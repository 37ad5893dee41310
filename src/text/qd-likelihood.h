/* qd-likelihood.h: how likely a text is, character by character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Natural logarithms of probability. The right decoding of some bytes is the one whose text is the most likely: two
 * readings of the same bytes may be compared by their sums. ASCII counts
 * too: as half of a wider character it is no letter any more. Callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_MODEL_CHINESE,
  QD_MODEL_JAPANESE,
  QD_MODEL_KOREAN,
  QD_MODEL_WESTERN,
} QdModel;

/* What a byte that cannot be decoded costs. */
#define QD_LIKELIHOOD_ERROR (-14.0)

double qd_likelihood_of_char (QdModel model, gunichar ch);
double qd_likelihood_of_string (QdModel model, const char *string, gssize n_bytes);

G_END_DECLS
