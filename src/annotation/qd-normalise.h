/* qd-normalise.h: a text as it is compared when it may have changed its spelling, not its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NFKC, lower case, marks of one kind made one, simplified and traditional characters folded together, spaces and line
 * ends left out; with a map back to the bytes of the string it was made from. Pure; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 *chars;
  guint32 *bytes; /* where in the string each comes from; n_chars + 1 of them, the last being the string's length */
  int n_chars;
} QdNormalised;

QdNormalised *qd_normalise (const char *string, gsize n_bytes);
void qd_normalised_free (QdNormalised *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdNormalised, qd_normalised_free)
gunichar qd_normalise_char (gunichar ch); /* 0: left out, or several characters */

G_END_DECLS
