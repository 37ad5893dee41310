/* qd-charset.h: bytes of a known encoding become UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict: what the encoding does not allow becomes U+FFFD, and is counted. No guessing here; that is qd-decoder.h.
 * Line ends become LF, NUL padding and the byte order mark at the start are left out. Callable from any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Decodes all of @data with the ICU converter @converter; @n_errors counts malformed and unassigned sequences.
 * Returns FALSE only if cancelled or if ICU lacks the converter. */
gboolean qd_charset_decode (const char *converter,
                            const guint8 *data,
                            gsize length,
                            GString *out,
                            gsize *n_errors,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
