/* qd-html-charset.h: bytes of a web page or a chapter become text, by the encoding they name if they keep to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions, callable from any thread.
 */
#pragma once

#include "text/qd-text.h"

G_BEGIN_DECLS

char *qd_html_charset_dup_declared (const guint8 *data, gsize length); /* (nullable) */
QdText *qd_html_charset_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
