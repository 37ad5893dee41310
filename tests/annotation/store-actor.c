/* store-actor.c: makes notes and says which of them are saved, until something kills it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store-actor DATA_DIR PREFIX N: makes N notes "PREFIX-0" … in the essay of store-essay.h. A note that the store says
 * is on disk is printed, a line each; one that is only in memory is tried again once. Then what the store cannot save
 * is said: "problem: …". Started with a fault by test-store-faults.c and killed by test-store-killed.c.
 */
#include "annotation/qd-store.h"

#include "store-essay.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
say (const char *word, const char *what)
{
  g_autofree char *line = g_strdup_printf ("%s%s\n", word, what);

  /* Not through stdio: what is said is out when the next act begins. */
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

int
main (int argc, char **argv)
{
  g_autoptr (QdDocument) document = store_essay_new ();
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///essay.txt");
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);
  int n_notes;

  if (argc != 4)
    return 2;
  n_notes = atoi (argv[3]);
  store = qd_store_new (argv[1], document, file);
  for (int i = 0; i < n_notes; i++)
    {
      char *note = g_strdup_printf ("%s-%d", argv[2], i);

      g_ptr_array_add (waiting, note);
      qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, i % 40, i % 40 + 4, QD_MARK_DOTS, "red",
                         note);
      if (qd_store_get_unsaved (store))
        qd_store_save (store, NULL);
      if (qd_store_get_unsaved (store))
        continue;
      /* Saving one saves all. */
      for (guint k = 0; k < waiting->len; k++)
        say ("", g_ptr_array_index (waiting, k));
      g_ptr_array_set_size (waiting, 0);
    }
  if (qd_store_get_problem (store))
    say ("problem: ", qd_store_get_problem (store));
  return 0;
}
