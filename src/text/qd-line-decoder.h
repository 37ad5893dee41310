/* qd-line-decoder.h: a text of one encoding, some of whose lines may be in UTF-8, GB18030 or Big5
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line that its file's encoding decodes to likely text is taken as it is. Any other is searched for the likeliest
 * way to read it: as one of the other encodings, as a passage of another inside it, or with single bad bytes, each
 * of which becomes U+FFFD. So one bad byte costs one character, and nothing else. Callable from any thread.
 */
#pragma once

#include "text/qd-multibyte.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gsize n_errors;   /* sequences that became U+FFFD */
  gsize n_other;    /* characters that were in another encoding than the file */
  gsize n_extended; /* characters of the Hong Kong supplement to Big5 */
} QdLineCounts;

/* Appends UTF-8 with LF line ends and without NUL. A character cut by the start or the end of the data is left out. */
gboolean qd_line_decode (QdScheme scheme,
                         const guint8 *data,
                         gsize length,
                         GString *out,
                         QdLineCounts *counts,
                         GCancellable *cancellable,
                         GError **error);
/* How likely the bytes are in that encoding, single bad bytes forgiven. */
double qd_line_likelihood (QdScheme scheme, const guint8 *data, gsize length);

G_END_DECLS
