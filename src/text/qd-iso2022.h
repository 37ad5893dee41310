/* qd-iso2022.h: the seven-bit encodings, whose escape sequences say what the next bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO-2022-CN with its extension, ISO-2022-JP with its versions, ISO-2022-KR, and HZ. One machine reads the former
 * three, since their sequences do not overlap, and is lenient: mail cut them into pieces. Callable from any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appends UTF-8 with LF line ends and without NUL. */
gboolean qd_iso2022_decode (const guint8 *data, gsize length, GString *out, GCancellable *cancellable, GError **error);
gboolean qd_hz_decode (const guint8 *data, gsize length, GString *out, GCancellable *cancellable, GError **error);

G_END_DECLS
