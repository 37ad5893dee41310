/* main-loop.c: tests of the window wait in the main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "main-loop.h"

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
main_loop_run_for (int ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, wake_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

gboolean
main_loop_load (QdSession *session, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  qd_session_load_async (session, file, NULL, NULL, loaded_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return qd_session_load_finish (session, result, error);
}
