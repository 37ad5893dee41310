/* scratch-tree.h: what a test leaves on disk is taken away again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void scratch_tree_remove (const char *path); /* a folder with all that is in it */

G_END_DECLS
