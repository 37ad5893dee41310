/* test-merge.c: what several devices did, brought together in any order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-key-file.h"

#include <string.h>

static QdNotebook *
parse (const char *string)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (string, strlen (string));

  return qd_key_file_read (bytes, NULL);
}

static char *
format (QdNotebook *notebook)
{
  g_autoptr (GBytes) bytes = qd_key_file_write (notebook);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Through bytes each time, as between machines. */
static char *
merge (const char *a, const char *b)
{
  g_autoptr (QdNotebook) left = parse (a);
  g_autoptr (QdNotebook) right = parse (b);

  qd_notebook_merge (left, right);
  return format (left);
}

static char *
dup_group (const char *id, const char *version, const char *rest)
{
  return g_strdup_printf ("[Quandian]\nFormat=1\n\n[Annotation %s]\n%s\nVersion=%s\n", id, rest, version);
}

static void
test_dominates (void)
{
  g_autofree char *old = dup_group ("x", "a:1", "Note=old\nModified=2030-01-01T00:00:00Z");
  g_autofree char *new = dup_group ("x", "a:1;b:1", "Note=new\nModified=2020-01-01T00:00:00Z");
  g_autofree char *merged = merge (old, new);

  g_assert_nonnull (strstr (merged, "Note=new"));
  g_assert_null (strstr (merged, "Note=old"));
}

static void
test_fields (void)
{
  g_autofree char *a = dup_group ("x", "a:2;b:1", "Color=red\nNote=same\nNoteVersion=b:1\nTagsVersion=b:1");
  g_autofree char *b = dup_group ("x", "b:2", "Color=green\nMarkVersion=b:1\nNote=same\nNoteVersion=b:1\nTags=new;");
  g_autofree char *merged = merge (a, b);

  g_assert_nonnull (strstr (merged, "[Annotation x]\nKind=highlight\nStyle=fill\nColor=red\n"));
  g_assert_nonnull (strstr (merged, "Tags=new;"));
  g_assert_null (strstr (merged, "conflict"));
}

static int
count (const char *haystack, const char *needle)
{
  int n = 0;

  for (const char *p = strstr (haystack, needle); p; p = strstr (p + 1, needle))
    n++;
  return n;
}

static void
test_notes_conflict (void)
{
  g_autofree char *a = dup_group ("x", "a:2", "Note=甲的话\nModified=2024-01-02T00:00:00Z");
  g_autofree char *b = dup_group ("x", "a:1;b:1", "Note=乙的话\nModified=2024-01-03T00:00:00Z");
  g_autofree char *merged = merge (a, b);
  g_autofree char *other = merge (b, a);
  g_autoptr (QdNotebook) notebook = parse (merged);
  g_autoptr (GPtrArray) shown = qd_notebook_resolve (notebook);

  g_assert_cmpstr (merged, ==, other);
  g_assert_cmpint (count (merged, "[Annotation "), ==, 2);
  g_assert_cmpint (shown->len, ==, 2);
  for (guint i = 0; i < shown->len; i++)
    {
      QdRecord *record = g_ptr_array_index (shown, i);

      if (g_str_equal (record->id, "x"))
        g_assert_cmpstr (record->note, ==, "乙的话");
      else
        {
          g_assert_cmpstr (record->note, ==, "甲的话");
          g_assert_cmpstr (record->tags[0], ==, "conflict");
        }
    }
}

static void
test_deletion (void)
{
  g_autofree char *edit = dup_group ("x", "a:2", "Note=kept");
  g_autofree char *seen = dup_group ("x", "a:2;b:1", "Deleted=2024-01-01T00:00:00Z");
  g_autofree char *unseen = dup_group ("x", "a:1;b:1", "Deleted=2024-01-01T00:00:00Z");
  g_autofree char *gone = merge (edit, seen);
  g_autofree char *back = merge (edit, unseen);

  g_assert_null (strstr (gone, "Note="));
  g_assert_nonnull (strstr (gone, "Deleted="));
  g_assert_nonnull (strstr (back, "[Annotation x]\nKind="));
  g_assert_nonnull (strstr (back, "Note=kept"));
}

/* A person's mending of the shown sum is newer than what it was summed from. */
static void
test_mended_sum (void)
{
  g_autofree char *a = dup_group ("x", "a:2", "Note=one");
  g_autofree char *b = dup_group ("x", "a:1;b:1", "Note=two");
  g_autofree char *merged = merge (a, b);
  const char *at = strstr (merged, "Note=");
  g_autofree char *mended =
      g_strdup_printf ("%.*sNote=by hand, %s", (int) (at - merged), merged, at + strlen ("Note="));
  g_autoptr (QdNotebook) notebook = parse (mended);
  g_autofree char *text = format (notebook);

  g_assert_nonnull (strstr (text, "Note=by hand, "));
}

#define N_DEVICES 3
#define N_IDS 3

/* One act of one device on what it knows. */
static char *
act (GRand *rand, const char *state, int device)
{
  g_autoptr (QdNotebook) notebook = parse (state);
  g_autofree char *id = g_strdup_printf ("id%d", g_rand_int_range (rand, 0, N_IDS));
  g_autofree char *name = g_strdup_printf ("dev%d", device);
  QdEntry *entry = g_hash_table_lookup (notebook->entries, id);
  g_autoptr (QdRecord) old = entry ? qd_entry_resolve (entry, NULL) : NULL;
  g_autoptr (QdRecord) record = old ? qd_record_copy (old) : qd_record_new (id);
  QdField field = g_rand_int_range (rand, 0, 4);
  QdVersion *version = qd_version_raise (record->version, name);

  for (int i = 0; i < QD_N_FIELDS && old; i++)
    if (!record->field_versions[i])
      record->field_versions[i] = qd_version_ref (record->version);
  qd_version_unref (record->version);
  record->version = version;
  g_clear_pointer (&record->field_versions[field], qd_version_unref);
  record->deleted = g_rand_int_range (rand, 0, 6) == 0;
  if (field == QD_FIELD_MARK)
    record->style = g_rand_int_range (rand, 0, 6);
  else if (field == QD_FIELD_NOTE)
    {
      g_free (record->note);
      record->note = g_strdup_printf ("note %u", g_rand_int (rand));
    }
  else if (field == QD_FIELD_TAGS)
    {
      g_strfreev (record->tags);
      record->tags = g_strsplit (g_rand_boolean (rand) ? "a b" : "c", " ", -1);
    }
  else
    record->start = record->end = g_rand_int_range (rand, 0, 100);
  qd_notebook_merge_record (notebook, record);
  return format (notebook);
}

static void
test_properties (void)
{
  for (int seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      char *states[N_DEVICES];

      for (int i = 0; i < N_DEVICES; i++)
        states[i] = g_strdup ("[Quandian]\nFormat=1\n");
      for (int step = 0; step < 20; step++)
        {
          int device = g_rand_int_range (rand, 0, N_DEVICES), other = g_rand_int_range (rand, 0, N_DEVICES);
          char *next = g_rand_int_range (rand, 0, 3) == 0 ? merge (states[device], states[other])
                                                          : act (rand, states[device], device);

          g_free (states[device]);
          states[device] = next;
        }
      {
        g_autofree char *ab = merge (states[0], states[1]);
        g_autofree char *ba = merge (states[1], states[0]);
        g_autofree char *bc = merge (states[1], states[2]);
        g_autofree char *ab_c = merge (ab, states[2]);
        g_autofree char *a_bc = merge (states[0], bc);
        g_autofree char *again = merge (ab_c, ab_c);
        g_autofree char *absorbed = merge (ab_c, states[1]);

        g_assert_cmpstr (ab, ==, ba);
        g_assert_cmpstr (ab_c, ==, a_bc);
        g_assert_cmpstr (ab_c, ==, again);
        g_assert_cmpstr (ab_c, ==, absorbed);
      }
      for (int i = 0; i < N_DEVICES; i++)
        g_free (states[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/dominates", test_dominates);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/notes-conflict", test_notes_conflict);
  g_test_add_func ("/merge/deletion", test_deletion);
  g_test_add_func ("/merge/mended-sum", test_mended_sum);
  g_test_add_func ("/merge/properties", test_properties);
  return g_test_run ();
}
