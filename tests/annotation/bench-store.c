/* bench-store.c: ten thousand notes in one document, a hundred thousand in a library, and one more saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-store [NOTES [DOCUMENTS NOTES_EACH]]. Times are the best of several runs; each is given as a ratio to reading
 * the bytes of the files concerned, in the same process and from a warm cache.
 */
#include "annotation/qd-library.h"
#include "annotation/qd-store.h"

#include "scratch-tree.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS 5
#define N_CHARS 20000

typedef struct
{
  char *data_dir;
  char *directory;
} Bench;

static QdDocument *
new_document (int number, int n_chars)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (QdText) text = NULL;
  g_autoptr (QdReading) reading = NULL;

  for (int i = 0; i < n_chars; i++)
    g_string_append_unichar (string, i % 60 == 59 ? '\n' : 0x4E00 + g_rand_int_range (rand, 0, 3000));
  text = qd_text_new (string->str, string->len);
  reading = qd_reading_new (text, NULL);
  return qd_document_new_plain (reading);
}

static QdStore *
open_store (Bench *bench, int number, int n_chars)
{
  g_autoptr (QdDocument) document = new_document (number, n_chars);
  g_autofree char *uri = g_strdup_printf ("file:///essays/%d.txt", number);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return qd_store_new (bench->data_dir, document, file);
}

static void
mark (QdStore *store, int at)
{
  int n_chars = qd_text_get_n_chars (qd_document_get_source (qd_store_get_document (store)));

  qd_history_create (qd_store_get_history (store), QD_ANNOTATION_NOTE, at % (n_chars - 20), at % (n_chars - 20) + 12,
                     QD_MARK_FILL, "yellow", "一条不长不短的笔记，写在书页的边上。");
}

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Milliseconds; @n_bytes: how many there are. */
static double
read_all (Bench *bench, gsize *n_bytes)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GDir) dir = g_dir_open (bench->directory, 0, NULL);
  const char *name;

  *n_bytes = 0;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (bench->directory, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_get_contents (path, &content, &length, NULL))
        *n_bytes += length;
    }
  return since (start);
}

static Bench
new_bench (void)
{
  Bench bench = { g_dir_make_tmp ("quandian-bench-XXXXXX", NULL), NULL };

  bench.directory = qd_library_dup_directory (bench.data_dir);
  return bench;
}

static void
clear_bench (Bench *bench)
{
  scratch_tree_remove (bench->data_dir);
  g_free (bench->data_dir);
  g_free (bench->directory);
}

static void
report (const char *what, double ms, double reading_ms)
{
  g_print ("  %-44s %8.1f ms  %6.1f times reading\n", what, ms, ms / reading_ms);
}

static void
run_document (int n_notes)
{
  Bench bench = new_bench ();
  g_autoptr (QdStore) store = open_store (&bench, 1, N_CHARS);
  double reading = G_MAXDOUBLE, loading = G_MAXDOUBLE, listing = G_MAXDOUBLE, saving = G_MAXDOUBLE;
  gsize n_bytes;

  qd_history_begin (qd_store_get_history (store));
  for (int i = 0; i < n_notes; i++)
    mark (store, i * 7);
  qd_history_end (qd_store_get_history (store));
  for (int run = 0; run < N_RUNS; run++)
    {
      g_autoptr (QdDocument) document = new_document (1, N_CHARS);
      g_autoptr (QdStore) again = NULL;
      gint64 start;
      gsize n_seen = 0;
      double ms = read_all (&bench, &n_bytes);

      reading = MIN (reading, ms);
      start = g_get_monotonic_time ();
      again = qd_store_new (bench.data_dir, document, NULL);
      loading = MIN (loading, since (start));
      start = g_get_monotonic_time ();
      for (int i = 0; i < n_notes; i++)
        {
          g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (qd_store_get_list (again)), i);

          n_seen += strlen (qd_annotation_get_note (annotation));
        }
      listing = MIN (listing, since (start));
      g_assert_cmpuint (n_seen, >, 0);
      start = g_get_monotonic_time ();
      mark (again, run);
      saving = MIN (saving, since (start));
      g_assert_false (qd_store_get_unsaved (again));
    }
  g_print ("%d notes in one document, %.1f MB; reading the bytes takes %.1f ms\n", n_notes, n_bytes / 1e6, reading);
  report ("load and place", loading, reading);
  report ("list", listing, reading);
  report ("one more, saved", saving, reading);
  clear_bench (&bench);
}

static void
run_library (int n_documents, int n_each)
{
  Bench bench = new_bench ();
  double reading = G_MAXDOUBLE, known = G_MAXDOUBLE, unknown = G_MAXDOUBLE, saving = G_MAXDOUBLE;
  gsize n_bytes;

  for (int number = 0; number < n_documents; number++)
    {
      g_autoptr (QdStore) store = open_store (&bench, number, 2000);

      qd_history_begin (qd_store_get_history (store));
      for (int i = 0; i < n_each; i++)
        mark (store, i * 17);
      qd_history_end (qd_store_get_history (store));
    }
  for (int run = 0; run < N_RUNS; run++)
    {
      g_autoptr (QdDocument) old = new_document (n_documents / 2, 2000);
      g_autoptr (QdDocument) new = new_document (n_documents + 1, 2000);
      g_autoptr (QdStore) store = NULL;
      g_autoptr (QdStore) other = NULL;
      double ms = read_all (&bench, &n_bytes);
      gint64 start;

      reading = MIN (reading, ms);
      start = g_get_monotonic_time ();
      store = qd_store_new (bench.data_dir, old, NULL);
      known = MIN (known, since (start));
      start = g_get_monotonic_time ();
      mark (store, run);
      saving = MIN (saving, since (start));
      start = g_get_monotonic_time ();
      other = qd_store_new (bench.data_dir, new, NULL);
      unknown = MIN (unknown, since (start));
    }
  g_print ("%d notes in %d documents, %.1f MB; reading the bytes takes %.1f ms\n", n_documents * n_each, n_documents,
           n_bytes / 1e6, reading);
  report ("open a document that is known", known, reading);
  report ("open one that is not known", unknown, reading);
  report ("one more, saved", saving, reading);
  clear_bench (&bench);
}

int
main (int argc, char **argv)
{
  run_document (argc > 1 ? atoi (argv[1]) : 10000);
  run_library (argc > 2 ? atoi (argv[2]) : 1000, argc > 3 ? atoi (argv[3]) : 100);
  return 0;
}
