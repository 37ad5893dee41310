/* test-merge-histories.c: two to four devices, apart and together again in any order: nothing is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each device acts through its history as a reader does, on notes of every kind, on headings and on wordings; one also
 * runs a newer program, which adds keys and groups that the others do not know, and clocks run apart by years. They
 * exchange what they have now and then, in one direction at a time. What nobody wrote over or deleted is there in the
 * end, and in whatever order the states are brought together, the same bytes come out.
 */
#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-history.h"
#include "annotation/qd-key-file.h"

#include <string.h>

#define MAX_DEVICES 4
#define N_HISTORIES 80
#define N_STEPS 60

static const char essay[] = "灯下记\n"
                            "夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n"
                            "晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉。\n";

typedef struct
{
  QdAnnotationList *list;
  QdHistory *history;
  char *name;
} Device;

typedef struct
{
  GRand *rand;
  Device devices[MAX_DEVICES];
  int n_devices;
  int n_words;       /* so many different words were written */
  GHashTable *alive; /* "note …", "tag …", "id …", "key …": what nobody wrote over or deleted */
} World;

static void
add_device (World *world, QdDocument *document)
{
  Device *device = &world->devices[world->n_devices];

  device->name = g_strdup_printf ("device%d", world->n_devices++);
  device->list = qd_annotation_list_new ();
  qd_annotation_list_set_document (device->list, document);
  device->history = qd_history_new (device->list, device->name);
  qd_history_set_document (device->history, document);
}

static void
clear_world (World *world)
{
  for (int i = 0; i < world->n_devices; i++)
    {
      g_object_unref (world->devices[i].history);
      g_object_unref (world->devices[i].list);
      g_free (world->devices[i].name);
    }
  g_hash_table_unref (world->alive);
  g_rand_free (world->rand);
}

static void
set_alive (World *world, const char *kind, const char *words, gboolean alive)
{
  g_autofree char *key = g_strconcat (kind, " ", words, NULL);

  if (alive)
    g_hash_table_add (world->alive, g_steal_pointer (&key));
  else
    g_hash_table_remove (world->alive, key);
}

static char *
dup_new_words (World *world, const char *kind)
{
  char *words = g_strdup_printf ("w%d", world->n_words++);

  set_alive (world, kind, words, TRUE);
  return words;
}

static void
kill_note (World *world, QdAnnotation *annotation)
{
  set_alive (world, "note", qd_annotation_get_note (annotation), FALSE);
}

static void
kill_tags (World *world, QdAnnotation *annotation)
{
  const char *const *tags = qd_annotation_get_tags (annotation);

  for (int i = 0; tags[i]; i++)
    set_alive (world, "tag", tags[i], FALSE);
}

static void
create (World *world, Device *device)
{
  QdAnnotationKind kind = g_rand_int_range (world->rand, QD_ANNOTATION_HIGHLIGHT, QD_ANNOTATION_BOOKMARK + 1);
  g_autofree char *words = dup_new_words (world, "note");
  int start = g_rand_int_range (world->rand, 0, 60), length = g_rand_int_range (world->rand, 1, 12);
  QdAnnotation *annotation;

  /* A note on the whole text is one on a section of no place. */
  if (kind == QD_ANNOTATION_SECTION_NOTE && g_rand_boolean (world->rand))
    start = length = 0;
  annotation = qd_history_create (device->history, kind, start, start + (kind == QD_ANNOTATION_BOOKMARK ? 0 : length),
                                  QD_MARK_FILL, NULL, words);
  set_alive (world, "id", qd_annotation_get_id (annotation), TRUE);
}

static void
change (World *world, Device *device, QdAnnotation *annotation)
{
  g_autofree char *words = NULL;

  switch (g_rand_int_range (world->rand, 0, 5))
    {
    case 0:
      kill_note (world, annotation);
      words = dup_new_words (world, "note");
      qd_history_set_note (device->history, annotation, words);
      break;
    case 1:
      {
        const char *tags[2] = { NULL };

        kill_tags (world, annotation);
        tags[0] = words = dup_new_words (world, "tag");
        qd_history_set_tags (device->history, annotation, tags);
        break;
      }
    case 2:
      qd_history_set_style (device->history, annotation, g_rand_int_range (world->rand, 0, 6),
                            g_rand_boolean (world->rand) ? "red" : NULL);
      break;
    case 3:
      {
        int start = g_rand_int_range (world->rand, 0, 60);

        qd_history_move (device->history, annotation, start, start + g_rand_int_range (world->rand, 1, 9));
        break;
      }
    case 4:
      kill_note (world, annotation);
      kill_tags (world, annotation);
      set_alive (world, "id", qd_annotation_get_id (annotation), FALSE);
      qd_history_delete (device->history, annotation);
      break;
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What a newer program does, on a machine whose clock is off by years: keys and groups that we do not know. */
static void
act_as_newer (World *world, Device *device, QdAnnotation *annotation)
{
  QdNotebook *ours = qd_annotation_list_get_notebook (device->list);
  QdEntry *entry = g_hash_table_lookup (ours->entries, qd_annotation_get_id (annotation));
  g_autoptr (QdNotebook) theirs = qd_notebook_new ();
  g_autoptr (QdRecord) record = NULL;
  g_autofree char *device_name = g_strconcat (device->name, "-newer", NULL);
  g_autofree char *words = NULL;
  QdVersion *version;

  if (!entry || entry->heads->len > 1)
    return;
  record = qd_record_copy (g_ptr_array_index (entry->heads, 0));
  words = g_strdup_printf ("%s-w%d", record->id, world->n_words++);
  set_alive (world, "key", words, TRUE);
  for (int field = 0; field < QD_N_FIELDS; field++)
    if (!record->field_versions[field])
      record->field_versions[field] = qd_version_ref (record->version);
  version = qd_version_raise (record->version, device_name);
  qd_version_unref (record->version);
  record->version = version;
  if (!record->unknown)
    record->unknown = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (record->unknown, g_strdup_printf ("X%s=%s", words, words));
  g_ptr_array_sort (record->unknown, compare_lines);
  g_date_time_unref (record->modified);
  record->modified = g_date_time_new_utc (g_rand_int_range (world->rand, 1990, 2060), 1, 1, 0, 0, 0);
  qd_notebook_merge_record (theirs, record);
  qd_notebook_set_value (theirs, "Future", words, words);
  qd_annotation_list_merge (device->list, theirs);
}

static void
act (World *world, Device *device)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (device->list));
  int what = g_rand_int_range (world->rand, 0, 12);
  g_autoptr (QdAnnotation) annotation =
      n_items > 0 ? g_list_model_get_item (G_LIST_MODEL (device->list), g_rand_int_range (world->rand, 0, n_items))
                  : NULL;
  int start = g_rand_int_range (world->rand, 4, 60);

  if (what == 0)
    qd_history_set_heading (device->history, start, start + 4, g_rand_int_range (world->rand, -1, 4));
  else if (what == 1)
    {
      g_autofree char *wording = g_strdup_printf ("读%d", g_rand_int_range (world->rand, 0, 9));

      qd_history_set_wording (device->history, start, start + 1, g_rand_int_range (world->rand, 0, 4) ? wording : NULL);
    }
  else if (what < 5 || !annotation)
    create (world, device);
  else if (what == 5)
    act_as_newer (world, device, annotation);
  else
    change (world, device, annotation);
}

static GBytes *
to_bytes (const Device *device)
{
  return qd_key_file_write (qd_annotation_list_get_notebook (device->list));
}

static void
send_bytes (GBytes *bytes, Device *to)
{
  g_autoptr (QdNotebook) notebook = qd_key_file_read (bytes, NULL);

  qd_annotation_list_merge (to->list, notebook);
}

static void
send (const Device *from, Device *to)
{
  g_autoptr (GBytes) bytes = to_bytes (from);

  send_bytes (bytes, to);
}

/* (transfer full): the bytes of all, brought together two by two in any order, some of them more than once. */
static GBytes *
merge_in_any_order (World *world, GPtrArray *states)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < states->len; i++)
    g_ptr_array_add (left, g_bytes_ref (states->pdata[i]));
  for (int i = g_rand_int_range (world->rand, 0, 3); i > 0; i--)
    g_ptr_array_add (left, g_bytes_ref (states->pdata[g_rand_int_range (world->rand, 0, states->len)]));
  while (left->len > 1)
    {
      g_autoptr (GBytes) first = g_ptr_array_steal_index_fast (left, g_rand_int_range (world->rand, 0, left->len));
      g_autoptr (GBytes) second = g_ptr_array_steal_index_fast (left, g_rand_int_range (world->rand, 0, left->len));
      g_autoptr (QdNotebook) notebook = qd_key_file_read (first, NULL);
      g_autoptr (QdNotebook) other = qd_key_file_read (second, NULL);

      qd_notebook_merge (notebook, other);
      g_ptr_array_add (left, qd_key_file_write (notebook));
    }
  return g_bytes_ref (left->pdata[0]);
}

static void
assert_same (int seed, GBytes *a, GBytes *b)
{
  if (!g_bytes_equal (a, b))
    g_error ("history %d: one order gives\n%.*s\nand another\n%.*s", seed, (int) g_bytes_get_size (a),
             (const char *) g_bytes_get_data (a, NULL), (int) g_bytes_get_size (b),
             (const char *) g_bytes_get_data (b, NULL));
}

/* A key of a group goes with its annotation, whose id it begins with; that of the head never. */
static gboolean
has_key (World *world, const char *text, const char *words)
{
  g_autofree char *in_head = g_strdup_printf ("\n%s=%s\n", words, words);
  g_autofree char *in_group = g_strdup_printf ("\nX%s=%s\n", words, words);
  g_autofree char *id = g_strdup_printf ("id %.*s", (int) (strrchr (words, '-') - words), words);

  return strstr (text, in_head) && (strstr (text, in_group) || !g_hash_table_contains (world->alive, id));
}

/* Whether @kind of @words is to be seen in what all have brought together. */
static gboolean
is_there (World *world, const Device *device, const char *text, const char *kind, const char *words)
{
  GListModel *list = G_LIST_MODEL (device->list);

  if (g_str_equal (kind, "key"))
    return has_key (world, text, words);
  if (g_str_equal (kind, "id"))
    return qd_annotation_list_lookup (device->list, words) != NULL;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      if (g_str_equal (kind, "note") ? g_str_equal (qd_annotation_get_note (annotation), words)
                                     : g_strv_contains (qd_annotation_get_tags (annotation), words))
        return TRUE;
    }
  return FALSE;
}

static void
check_nothing_lost (World *world, int seed)
{
  const Device *device = &world->devices[0];
  g_autoptr (GBytes) bytes = to_bytes (device);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, world->alive);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);

      if (!is_there (world, device, text, parts[0], parts[1]))
        g_error ("history %d: the %s is lost:\n%s", seed, (const char *) key, text);
    }
}

static void
run_history (int seed, QdDocument *document)
{
  World world = { .rand = g_rand_new_with_seed (seed),
                  .alive = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) merged = NULL;

  for (int n = 2 + seed % 3; n > 0; n--)
    add_device (&world, document);
  for (int step = 0; step < N_STEPS; step++)
    {
      Device *device = &world.devices[g_rand_int_range (world.rand, 0, world.n_devices)];

      if (g_rand_int_range (world.rand, 0, 4) == 0)
        send (&world.devices[g_rand_int_range (world.rand, 0, world.n_devices)], device);
      else
        act (&world, device);
    }
  for (int i = 0; i < world.n_devices; i++)
    g_ptr_array_add (states, to_bytes (&world.devices[i]));
  merged = merge_in_any_order (&world, states);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) again = merge_in_any_order (&world, states);

      assert_same (seed, merged, again);
    }
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < world.n_devices; i++)
      send (&world.devices[(i + 1) % world.n_devices], &world.devices[i]);
  for (int i = 0; i < world.n_devices; i++)
    for (int k = 0; k < world.n_devices; k++)
      send (&world.devices[k], &world.devices[i]);
  for (int i = 0; i < world.n_devices; i++)
    {
      g_autoptr (GBytes) own = to_bytes (&world.devices[i]);

      assert_same (seed, merged, own);
    }
  check_nothing_lost (&world, seed);
  clear_world (&world);
}

static void
test_histories (void)
{
  g_autoptr (QdText) text = qd_text_new (essay, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);
  g_autoptr (QdDocument) document = qd_document_new_plain (reading);

  for (int seed = 0; seed < N_HISTORIES; seed++)
    run_history (seed, document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-histories/any-order", test_histories);
  return g_test_run ();
}
