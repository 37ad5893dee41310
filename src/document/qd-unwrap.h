/* qd-unwrap.h: a document that lies compressed or alone in an archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are passed on as .txt.gz or as a ZIP with one file in it. The document is taken out before anyone asks which
 * format it has. Nothing is written to disk; the guards are those of qd-archive.h. Callable from any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *qd_unwrap (GBytes *bytes, const char *name, char **inner, GCancellable *cancellable, GError **error);

G_END_DECLS
