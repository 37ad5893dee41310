/* test-store-faults.c: a save is interrupted between every two system calls, and no note is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process that makes notes is run again and again under fault-shim.c, each time with the fault one call later, until
 * it gets through unharmed: killed, killed in the middle of a write, or an error from the call, once or from there on.
 * After each run every note that was said to be saved is there, with those that were there before. Then the same on a
 * file system that fills up and one that cannot be written.
 */
#include "annotation/qd-store.h"

#include "scratch-tree.h"
#include "store-essay.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  /* Thousands of saves, each of which waits for the disk, are quick where the disk is memory. */
  fixture->dir = g_mkdtemp (g_strdup ("/dev/shm/quandian-faults-XXXXXX"));
  if (!fixture->dir)
    fixture->dir = g_dir_make_tmp ("quandian-faults-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

/* What a run under a fault said, a line each; @killed: whether it did not end by itself. */
static GStrv
run (const char *dir, const char *prefix, const char *n_notes, const char *const *environment, gboolean *killed)
{
  const char *argv[] = { STORE_ACTOR, dir, prefix, n_notes, NULL };
  g_auto (GStrv) envp = g_get_environ ();
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int status;

  envp = g_environ_setenv (envp, "QD_FAULT_DIR", dir, TRUE);
  for (int i = 0; environment[i]; i += 2)
    envp = g_environ_setenv (envp, environment[i], environment[i + 1], TRUE);
  envp = g_environ_setenv (envp, "LD_PRELOAD", FAULT_SHIM, TRUE);
  g_spawn_sync (NULL, (char **) argv, envp, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  *killed = WIFSIGNALED (status);
  if (*killed)
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return g_strsplit (out, "\n", -1);
}

static gboolean
has_note (QdStore *store, const char *note)
{
  GListModel *list = G_LIST_MODEL (qd_store_get_list (store));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      if (g_str_equal (qd_annotation_get_note (annotation), note))
        return TRUE;
    }
  return FALSE;
}

/* Everything that was said to be saved is found, and the file needs no mending. */
static void
check (const char *dir, GHashTable *saved, const char *when)
{
  g_autoptr (QdDocument) document = store_essay_new ();
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///essay.txt");
  g_autoptr (QdStore) store = qd_store_new (dir, document, file);
  GHashTableIter iter;
  gpointer note;

  if (qd_store_get_problem (store))
    g_error ("%s: %s", when, qd_store_get_problem (store));
  g_hash_table_iter_init (&iter, saved);
  while (g_hash_table_iter_next (&iter, &note, NULL))
    if (!has_note (store, note))
      g_error ("%s: the note %s is lost", when, (char *) note);
}

static void
take_said (GHashTable *saved, GStrv said, const char *prefix)
{
  for (int i = 0; said[i]; i++)
    if (g_str_has_prefix (said[i], prefix))
      g_hash_table_add (saved, g_strdup (said[i]));
}

static int
count_calls (const char *dir, const char *n_notes)
{
  g_autofree char *log = g_strconcat (dir, ".log", NULL);
  const char *environment[] = { "QD_FAULT_LOG", log, NULL };
  g_autofree char *calls = NULL;
  g_auto (GStrv) said = NULL;
  gboolean killed;
  int n_calls = 0;

  said = run (dir, "counted", n_notes, environment, &killed);
  g_assert_true (g_file_get_contents (log, &calls, NULL, NULL));
  for (const char *p = strchr (calls, '\n'); p; p = strchr (p + 1, '\n'))
    n_calls++;
  g_remove (log);
  return n_calls;
}

static void
test_fault (Fixture *fixture, gconstpointer kind)
{
  g_autoptr (GHashTable) saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_calls, n_killed = 0, n_saved = 0;

  /* The first save of all makes directories too, so that its calls are others. */
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *dir = g_build_filename (fixture->dir, "data", NULL);
      const char *n_notes = round == 0 ? "2" : "1";
      g_autofree char *counted = g_build_filename (fixture->dir, round == 0 ? "count" : "data", NULL);

      n_calls = count_calls (counted, n_notes);
      g_assert_cmpint (n_calls, >, 10);
      for (int at = 1; at <= n_calls + 2; at++)
        {
          g_autofree char *number = g_strdup_printf ("%d", at);
          g_autofree char *prefix = g_strdup_printf ("r%d.%d", round, at);
          g_autofree char *when = g_strdup_printf ("round %d, %s at call %d", round, (const char *) kind, at);
          const char *environment[] = { "QD_FAULT_AT", number, "QD_FAULT_KIND", kind, NULL };
          gboolean killed;
          g_auto (GStrv) said = NULL;

          if (round == 0)
            {
              scratch_tree_remove (dir);
              g_hash_table_remove_all (saved);
            }
          said = run (dir, prefix, n_notes, environment, &killed);
          n_killed += killed;
          take_said (saved, said, prefix);
          check (dir, saved, when);
        }
      n_saved += g_hash_table_size (saved);
    }
  g_assert_cmpint (n_saved, >, 0);
  g_test_message ("%s: %d calls in a run, %d runs killed, no note lost", (const char *) kind, n_calls, n_killed);
}

/* Nobody is told that a note is saved before its bytes and its name are on the disk. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->dir, "log", NULL);
  g_autofree char *dir = g_build_filename (fixture->dir, "data", NULL);
  const char *environment[] = { "QD_FAULT_LOG", log, NULL };
  g_autofree char *rename_call = g_strdup_printf (" rename %s/annotations/", dir);
  g_autofree char *calls = NULL;
  gboolean killed;
  g_auto (GStrv) said = run (dir, "order", "1", environment, &killed);
  const char *written, *synced, *renamed, *directory_synced;

  g_assert_true (g_file_get_contents (log, &calls, NULL, NULL));
  written = g_strrstr (calls, " write ");
  renamed = g_strrstr (calls, rename_call);
  g_assert_nonnull (written);
  g_assert_nonnull (renamed);
  synced = strstr (written, " fsync ");
  directory_synced = strstr (renamed, " fsync ");
  g_assert_nonnull (synced);
  g_assert_true (synced < renamed);
  g_assert_nonnull (directory_synced);
}

/* The disk is full after so many bytes: what does not fit stays in memory, and what was saved stays on disk. */
static void
test_quota (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_problems = 0;

  for (int quota = 0; quota < 40000; quota += 1777)
    {
      g_autofree char *number = g_strdup_printf ("%d", quota);
      g_autofree char *prefix = g_strdup_printf ("q%d", quota);
      const char *environment[] = { "QD_FAULT_QUOTA", number, NULL };
      gboolean killed;
      g_auto (GStrv) said = run (fixture->dir, prefix, "10", environment, &killed);

      take_said (saved, said, prefix);
      for (int i = 0; said[i]; i++)
        n_problems += g_str_has_prefix (said[i], "problem: ");
      check (fixture->dir, saved, prefix);
    }
  g_assert_cmpint (n_problems, >, 5);
}

static gboolean
write_line (const char *path, const char *line)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, line, strlen (line)) == (ssize_t) strlen (line);

  if (fd >= 0)
    close (fd);
  return written;
}

/* A file system of our own, seen by this process only. */
static gboolean
mount_small (const char *dir, const char *size)
{
  g_autofree char *user = g_strdup_printf ("0 %u 1", getuid ());
  g_autofree char *group = g_strdup_printf ("0 %u 1", getgid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0 || !write_line ("/proc/self/setgroups", "deny")
      || !write_line ("/proc/self/uid_map", user) || !write_line ("/proc/self/gid_map", group))
    return FALSE;
  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount ("none", dir, "tmpfs", 0, size) == 0;
}

/* Fills the rest of the file system; returns the file that does. */
static char *
fill (const char *dir)
{
  char *path = g_build_filename (dir, "ballast", NULL);
  char block[4096] = { 0 };
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  while (write (fd, block, sizeof block) > 0)
    ;
  close (fd);
  return path;
}

static QdStore *
open_store (const char *dir)
{
  g_autoptr (QdDocument) document = store_essay_new ();
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///essay.txt");

  return qd_store_new (dir, document, file);
}

static void
mark (QdStore *store, const char *note)
{
  qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, 4, 8, QD_MARK_DOTS, "red", note);
}

static void
try_small_disk (const char *dir)
{
  g_autoptr (QdStore) store = open_store (dir);
  g_autofree char *ballast = NULL;
  g_autoptr (GError) error = NULL;
  int n_saved = 0;

  /* Notes until no more go in. */
  while (!qd_store_get_unsaved (store) && n_saved < 10000)
    {
      g_autofree char *note = g_strdup_printf ("full-%d %0*d", n_saved++, 400, 0);

      mark (store, note);
    }
  g_assert_true (qd_store_get_unsaved (store));
  g_assert_nonnull (qd_store_get_problem (store));
  ballast = fill (dir);
  mark (store, "on a full disk");
  g_assert_true (qd_store_get_unsaved (store));
  {
    g_autoptr (QdStore) other = open_store (dir);

    g_assert_null (qd_store_get_problem (other));
    g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (qd_store_get_list (other))), ==, n_saved - 1);
  }
  /* Room is made, and everything goes in. */
  g_assert_cmpint (mount ("none", dir, NULL, MS_REMOUNT, "size=8m"), ==, 0);
  g_remove (ballast);
  g_assert_true (qd_store_save (store, &error));
  g_assert_no_error (error);
  g_assert_null (qd_store_get_problem (store));
  /* A disk that becomes read-only. */
  g_assert_cmpint (mount ("none", dir, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  mark (store, "on a read-only disk");
  g_assert_true (qd_store_get_unsaved (store));
  g_assert_false (qd_store_save (store, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  {
    g_autoptr (QdStore) other = open_store (dir);

    g_assert_null (qd_store_get_problem (other));
    g_assert_true (has_note (other, "on a full disk"));
  }
  g_assert_cmpint (mount ("none", dir, NULL, MS_REMOUNT, NULL), ==, 0);
  g_assert_true (qd_store_save (store, &error));
  g_assert_no_error (error);
  g_clear_object (&store);
  store = open_store (dir);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (qd_store_get_list (store))), ==, n_saved + 2);
}

/* In a process of its own, for a name space of mounts is for good. What stands in the way is written to a file. */
static void
test_small_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *obstacle = g_build_filename (fixture->dir, "obstacle", NULL);
  g_autofree char *reason = NULL;

  if (g_test_subprocess ())
    {
      if (mount_small (fixture->dir, "size=256k"))
        try_small_disk (fixture->dir);
      else
        g_file_set_contents (g_getenv ("QD_TEST_OBSTACLE"), g_strerror (errno), -1, NULL);
      return;
    }
  g_setenv ("QD_TEST_OBSTACLE", obstacle, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("QD_TEST_OBSTACLE");
  g_test_trap_assert_passed ();
  if (g_file_get_contents (obstacle, &reason, NULL, NULL))
    g_test_skip (reason);
}

static void
add_fault (const char *kind)
{
  g_autofree char *path = g_strconcat ("/store-faults/", kind, NULL);

  g_test_add (path, Fixture, kind, set_up, test_fault, tear_down);
}

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "kill", "short", "ENOSPC", "EROFS+" };
  static const char *const more_kinds[] = { "EIO", "EINTR", "EACCES", "EROFS", "EMFILE", "EDQUOT", "ENOSPC+", "EIO+" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_fault (kinds[i]);
  /* Seen by -m thorough only, for they go the same ways. */
  for (guint i = 0; i < G_N_ELEMENTS (more_kinds) && g_test_thorough (); i++)
    add_fault (more_kinds[i]);
  g_test_add ("/store-faults/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/store-faults/quota", Fixture, NULL, set_up, test_quota, tear_down);
  g_test_add ("/store-faults/small-disk", Fixture, NULL, set_up, test_small_disk, tear_down);
  return g_test_run ();
}
