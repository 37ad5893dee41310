/* scratch-tree.c: what a test leaves on disk is taken away again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scratch-tree.h"

#include <glib/gstdio.h>

void
scratch_tree_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      scratch_tree_remove (child);
    }
  g_remove (path);
}
