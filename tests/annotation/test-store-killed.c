/* test-store-killed.c: processes that make notes are killed at random moments, and no saved note is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two processes at once annotate one essay and say which notes are on disk; both are killed whenever it falls. Then
 * every note either has said is there, and the file needs no mending. QD_TEST_KILLS=N kills N processes.
 */
#include "annotation/qd-store.h"

#include "scratch-tree.h"
#include "store-essay.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ACTORS 2
/* The file grows with every note; a fresh one now and then keeps the test quick. */
#define ROUNDS_A_FILE 10

typedef struct
{
  GPid pid;
  int out;
  GString *said;
} Actor;

static Actor
start (const char *dir, const char *prefix)
{
  const char *argv[] = { STORE_ACTOR, dir, prefix, "100000", NULL };
  g_autoptr (GError) error = NULL;
  Actor actor;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &actor.pid, NULL,
                            &actor.out, NULL, &error);
  g_assert_no_error (error);
  actor.said = g_string_new (NULL);
  return actor;
}

static gboolean
hear (Actor *actor)
{
  char buffer[4096];
  ssize_t n_read = read (actor->out, buffer, sizeof buffer);

  if (n_read > 0)
    g_string_append_len (actor->said, buffer, n_read);
  return n_read > 0;
}

/* Whoever has just been started is not worth killing yet. */
static void
wait_for_notes (Actor *actor, int n_notes)
{
  int n_heard = 0;

  while (n_heard < n_notes && hear (actor))
    {
      n_heard = 0;
      for (gsize i = 0; i < actor->said->len; i++)
        n_heard += actor->said->str[i] == '\n';
    }
}

/* Kills an actor and gives what it had said, whole lines only. */
static char *
stop (Actor *actor)
{
  int status;

  kill (actor->pid, SIGKILL);
  g_assert_cmpint (waitpid (actor->pid, &status, 0), ==, actor->pid);
  g_assert_true (WIFSIGNALED (status));
  while (hear (actor))
    ;
  close (actor->out);
  while (actor->said->len > 0 && actor->said->str[actor->said->len - 1] != '\n')
    g_string_truncate (actor->said, actor->said->len - 1);
  return g_string_free (actor->said, FALSE);
}

static int
take_said (GHashTable *saved, const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  int n_said = 0;

  for (int i = 0; lines[i] && *lines[i]; i++, n_said++)
    {
      g_assert_false (g_str_has_prefix (lines[i], "problem"));
      g_hash_table_add (saved, g_strdup (lines[i]));
    }
  return n_said;
}

static void
check (const char *dir, GHashTable *saved)
{
  g_autoptr (QdDocument) document = store_essay_new ();
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///essay.txt");
  g_autoptr (QdStore) store = qd_store_new (dir, document, file);
  GListModel *list = G_LIST_MODEL (qd_store_get_list (store));
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer note;

  g_assert_cmpstr (qd_store_get_problem (store), ==, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      g_hash_table_add (found, g_strdup (qd_annotation_get_note (annotation)));
    }
  g_hash_table_iter_init (&iter, saved);
  while (g_hash_table_iter_next (&iter, &note, NULL))
    if (!g_hash_table_contains (found, note))
      g_error ("the note %s is lost", (char *) note);
}

static void
test_killed (void)
{
  const char *wished = g_getenv ("QD_TEST_KILLS");
  int n_rounds = (wished ? atoi (wished) : 60) / N_ACTORS, n_said = 0;
  g_autofree char *dir = g_mkdtemp (g_strdup ("/dev/shm/quandian-killed-XXXXXX"));
  g_autoptr (GHashTable) saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *data_dir = NULL;

  if (!dir)
    dir = g_dir_make_tmp ("quandian-killed-XXXXXX", NULL);
  data_dir = g_build_filename (dir, "data", NULL);
  for (int round = 0; round < n_rounds; round++)
    {
      Actor actors[N_ACTORS];

      if (round % ROUNDS_A_FILE == 0)
        {
          scratch_tree_remove (data_dir);
          g_hash_table_remove_all (saved);
        }
      for (int i = 0; i < N_ACTORS; i++)
        {
          g_autofree char *prefix = g_strdup_printf ("%d.%d", round, i);

          actors[i] = start (data_dir, prefix);
        }
      wait_for_notes (&actors[g_test_rand_int_range (0, N_ACTORS)], g_test_rand_int_range (1, 5));
      g_usleep (g_test_rand_int_range (0, 8000));
      for (int i = 0; i < N_ACTORS; i++)
        {
          g_autofree char *said = stop (&actors[i]);

          n_said += take_said (saved, said);
        }
      check (data_dir, saved);
    }
  g_test_message ("%d processes killed, %d notes said to be saved, none lost", n_rounds * N_ACTORS, n_said);
  g_assert_cmpint (n_said, >, 0);
  scratch_tree_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-killed/at-random", test_killed);
  return g_test_run ();
}
