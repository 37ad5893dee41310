/* qd-conflict.h: the copies that file synchronisers leave when two machines wrote one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Told by their names alone; nothing is read or written.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean qd_conflict_is_copy (const char *name);                          /* of some file */
gboolean qd_conflict_is_copy_of (const char *name, const char *original); /* both without directories */

G_END_DECLS
