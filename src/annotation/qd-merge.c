/* qd-merge.c: what several devices did to one annotation, brought together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-merge.h"

#include <string.h>

/**
 * qd_entry_new:
 * @record: a record
 *
 * Returns: (transfer full): an entry of this record alone
 */
QdEntry *
qd_entry_new (QdRecord *record)
{
  QdEntry *self = g_new0 (QdEntry, 1);

  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_record_unref);
  g_ptr_array_add (self->heads, qd_record_ref (record));
  return self;
}

/**
 * qd_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): an entry of the same records
 */
QdEntry *
qd_entry_copy (QdEntry *self)
{
  QdEntry *copy = qd_entry_new (g_ptr_array_index (self->heads, 0));

  for (guint i = 1; i < self->heads->len; i++)
    g_ptr_array_add (copy->heads, qd_record_ref (g_ptr_array_index (self->heads, i)));
  return copy;
}

/**
 * qd_entry_free:
 * @self: an entry
 *
 * Frees it.
 */
void
qd_entry_free (QdEntry *self)
{
  g_ptr_array_unref (self->heads);
  g_free (self);
}

/* Whether a record is there already or superseded. */
static gboolean
knows (QdEntry *self, QdRecord *record)
{
  for (guint i = 0; i < self->heads->len; i++)
    {
      QdRecord *head = g_ptr_array_index (self->heads, i);
      QdVersionOrder order = qd_version_compare (record->version, head->version);

      if (order == QD_VERSION_BEFORE)
        return TRUE;
      if (order == QD_VERSION_EQUAL
          && (record == head || g_str_equal (qd_record_get_text (record), qd_record_get_text (head))))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_entry_add:
 * @self: an entry
 * @record: a record of the same annotation
 *
 * Adds a record unless it is there already or superseded, and drops what it supersedes. Two records that differ under
 * one version (a person's hand was at work) supersede neither: both are kept.
 *
 * Returns: whether the entry holds anything else than before
 */
gboolean
qd_entry_add (QdEntry *self, QdRecord *record)
{
  guint at = 0;

  if (knows (self, record))
    return FALSE;
  for (guint i = self->heads->len; i > 0; i--)
    {
      QdRecord *head = g_ptr_array_index (self->heads, i - 1);

      if (qd_version_compare (head->version, record->version) == QD_VERSION_BEFORE)
        g_ptr_array_remove_index (self->heads, i - 1);
    }
  while (at < self->heads->len
         && strcmp (qd_record_get_text (g_ptr_array_index (self->heads, at)), qd_record_get_text (record)) < 0)
    at++;
  g_ptr_array_insert (self->heads, at, qd_record_ref (record));
  return TRUE;
}

/**
 * qd_entry_merge:
 * @self: an entry
 * @other: what another side knows of the same annotation
 *
 * Takes in what the other side knows.
 *
 * Returns: whether the entry holds anything else than before
 */
gboolean
qd_entry_merge (QdEntry *self, QdEntry *other)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < other->heads->len; i++)
    changed |= qd_entry_add (self, g_ptr_array_index (other->heads, i));
  return changed;
}

/**
 * qd_entry_covers:
 * @self: an entry
 * @other: what another side knows of the same annotation
 *
 * Returns: whether the other side knows nothing that @self does not
 */
gboolean
qd_entry_covers (QdEntry *self, QdEntry *other)
{
  for (guint i = 0; i < other->heads->len; i++)
    if (!knows (self, g_ptr_array_index (other->heads, i)))
      return FALSE;
  return TRUE;
}

/* Later first; of the same second, by the text, so that every device decides alike. */
static int
compare_recency (gconstpointer a, gconstpointer b)
{
  QdRecord *left = *(QdRecord *const *) a, *right = *(QdRecord *const *) b;
  int order = g_date_time_compare (right->modified, left->modified);

  return order != 0 ? order : strcmp (qd_record_get_text (left), qd_record_get_text (right));
}

/* Whether who wrote @newer had seen the field as it stands in @record, and has it otherwise. */
static gboolean
supersedes (QdRecord *newer, QdRecord *record, QdField field)
{
  QdVersion *written = qd_record_get_field_version (record, field);
  QdVersion *newer_written = qd_record_get_field_version (newer, field);

  switch (qd_version_compare (written, newer_written))
    {
    case QD_VERSION_BEFORE:
      return TRUE;
    case QD_VERSION_EQUAL:
    case QD_VERSION_AFTER:
      return FALSE;
    case QD_VERSION_CONCURRENT:
      return qd_version_includes (newer->version, written) && !qd_version_includes (record->version, newer_written);
    }
  g_return_val_if_reached (FALSE);
}

/* (element-type QdRecord) (transfer container): those of @records whose field no other supersedes, latest first. */
static GPtrArray *
find_candidates (GPtrArray *records, QdField field)
{
  GPtrArray *candidates = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      gboolean stands = TRUE;

      for (guint j = 0; j < records->len && stands; j++)
        stands = i == j || !supersedes (g_ptr_array_index (records, j), g_ptr_array_index (records, i), field);
      if (stands)
        g_ptr_array_add (candidates, g_ptr_array_index (records, i));
    }
  return candidates;
}

/* A tag set on either side stays. */
static void
unite_tags (QdRecord *shown, GPtrArray *candidates)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QdVersion) version = qd_version_ref (shown->field_versions[QD_FIELD_TAGS]);
  GStrv united;

  for (guint i = 0; i < candidates->len; i++)
    {
      QdRecord *record = g_ptr_array_index (candidates, i);
      QdVersion *join = qd_version_join (version, qd_record_get_field_version (record, QD_FIELD_TAGS));

      qd_version_unref (version);
      version = join;
      for (guint t = 0; record->tags[t]; t++)
        if (g_hash_table_add (seen, record->tags[t]))
          g_strv_builder_add (builder, record->tags[t]);
    }
  united = g_strv_builder_end (builder);
  g_hash_table_remove_all (seen);
  g_strfreev (shown->tags);
  shown->tags = united;
  qd_version_unref (shown->field_versions[QD_FIELD_TAGS]);
  shown->field_versions[QD_FIELD_TAGS] = g_steal_pointer (&version);
}

/* The same loser has the same id on every device: it comes from the annotation's and from the losing note alone. */
static char *
dup_sibling_id (QdRecord *loser)
{
  g_autofree char *version = qd_version_to_string (qd_record_get_field_version (loser, QD_FIELD_NOTE));
  g_autofree char *seed = g_strjoin ("\n", loser->id, version, loser->note, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, seed, -1);

  /* The version and variant digits of a name-based UUID (RFC 9562, 5.5). */
  digest[12] = '5';
  digest[16] = "89ab"[g_ascii_xdigit_value (digest[16]) & 3];
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12, digest + 16, digest + 20);
}

static QdRecord *
make_sibling (QdRecord *loser)
{
  QdRecord *sibling = qd_record_copy (loser);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  g_free (sibling->id);
  sibling->id = dup_sibling_id (loser);
  for (guint i = 0; loser->tags[i]; i++)
    if (!g_str_equal (loser->tags[i], "conflict"))
      g_strv_builder_add (tags, loser->tags[i]);
  g_strv_builder_add (tags, "conflict");
  g_strfreev (sibling->tags);
  sibling->tags = g_strv_builder_end (tags);
  g_free (sibling->conflict_of);
  sibling->conflict_of = g_strdup (loser->id);
  return sibling;
}

/* The latest note that says something is shown; every other that says something else stands beside it. */
static void
resolve_note (QdRecord *shown, GPtrArray *candidates, GPtrArray *siblings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  QdRecord *winner = g_ptr_array_index (candidates, 0);

  for (guint i = 0; i < candidates->len && !*winner->note; i++)
    winner = g_ptr_array_index (candidates, i);
  qd_record_copy_field (shown, winner, QD_FIELD_NOTE);
  g_hash_table_add (seen, winner->note);
  for (guint i = 0; i < candidates->len && siblings; i++)
    {
      QdRecord *record = g_ptr_array_index (candidates, i);

      if (*record->note && g_hash_table_add (seen, record->note))
        g_ptr_array_add (siblings, make_sibling (record));
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
unite_unknown (QdRecord *shown, GPtrArray *alive)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; shown->unknown && i < shown->unknown->len; i++)
    {
      const char *line = g_ptr_array_index (shown->unknown, i);

      g_hash_table_add (keys, g_strndup (line, strchr (line, '=') - line));
    }
  for (guint i = 0; i < alive->len; i++)
    {
      QdRecord *record = g_ptr_array_index (alive, i);

      for (guint k = 0; record->unknown && k < record->unknown->len; k++)
        {
          const char *line = g_ptr_array_index (record->unknown, k);

          if (!g_hash_table_add (keys, g_strndup (line, strchr (line, '=') - line)))
            continue;
          if (!shown->unknown)
            shown->unknown = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (shown->unknown, g_strdup (line));
        }
    }
  if (shown->unknown)
    g_ptr_array_sort (shown->unknown, compare_strings);
}

/* A copy of an array frees its elements as the array does, so each needs a reference. */
static gpointer
copy_reference (gconstpointer record, gpointer data)
{
  return qd_record_ref ((QdRecord *) record);
}

/**
 * qd_entry_resolve:
 * @self: an entry
 * @siblings: (nullable) (element-type QdRecord): receives the notes that contradict the one shown, each under an id of
 *   its own and tagged “conflict”
 *
 * Brings concurrent records together: an edit wins over a deletion, of each field the latest unless who wrote another
 * had seen it, tags are united, and no note is lost.
 *
 * Returns: (transfer full): the record to show, at a version that includes all; a tombstone if there are only such
 */
QdRecord *
qd_entry_resolve (QdEntry *self, GPtrArray *siblings)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new ();
  g_autoptr (GPtrArray) heads = g_ptr_array_copy (self->heads, copy_reference, NULL);
  g_autoptr (QdVersion) version = qd_version_parse (NULL);
  QdRecord *shown;

  if (heads->len == 1)
    return qd_record_ref (g_ptr_array_index (heads, 0));
  g_ptr_array_sort (heads, compare_recency);
  for (guint i = 0; i < heads->len; i++)
    {
      QdRecord *head = g_ptr_array_index (heads, i);
      QdVersion *join = qd_version_join (version, head->version);

      qd_version_unref (version);
      version = join;
      if (!head->deleted)
        g_ptr_array_add (alive, head);
    }
  shown = qd_record_copy (g_ptr_array_index (alive->len > 0 ? alive : heads, 0));
  for (int field = 0; field < QD_N_FIELDS && alive->len > 0; field++)
    {
      g_autoptr (GPtrArray) candidates = find_candidates (alive, field);

      if (field == QD_FIELD_NOTE)
        resolve_note (shown, candidates, siblings);
      else
        qd_record_copy_field (shown, g_ptr_array_index (candidates, 0), field);
      if (field == QD_FIELD_TAGS)
        unite_tags (shown, candidates);
    }
  for (guint i = 0; i < alive->len; i++)
    {
      QdRecord *record = g_ptr_array_index (alive, i);

      if (g_date_time_compare (record->created, shown->created) < 0)
        {
          g_date_time_unref (shown->created);
          shown->created = g_date_time_ref (record->created);
        }
    }
  unite_unknown (shown, alive);
  qd_version_unref (shown->version);
  shown->version = g_steal_pointer (&version);
  return shown;
}
