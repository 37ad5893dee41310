/* qd-version.c: version vectors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-version.h"

#include <string.h>

typedef struct
{
  char *device;
  guint64 counter;
} Entry;

#define CONTROL_CHARACTERS                                                                                             \
  "\001\002\003\004\005\006\a\b\t\n\v\f\r\016\017\020\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037"

struct _QdVersion
{
  gatomicrefcount ref_count;
  GArray *entries; /* (element-type Entry), sorted by device, each device once, no counter 0 */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->device);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  return strcmp (left->device, right->device);
}

static QdVersion *
new_version (guint reserved)
{
  QdVersion *self = g_new0 (QdVersion, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), reserved);
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

static void
append (QdVersion *self, const char *device, guint64 counter)
{
  Entry entry = { g_strdup (device), counter };

  g_array_append_val (self->entries, entry);
}

static const Entry *
entry_at (const QdVersion *self, guint i)
{
  return i < self->entries->len ? &g_array_index (self->entries, Entry, i) : NULL;
}

/**
 * qd_version_parse:
 * @string: (nullable): as qd_version_to_string() writes it
 *
 * Reads a version vector as a person may have left it: parts that are not "device:counter" are left out, and of a
 * device that stands twice the higher counter holds.
 *
 * Returns: (transfer full): the vector, empty if nothing was readable
 */
QdVersion *
qd_version_parse (const char *string)
{
  g_auto (GStrv) parts = g_strsplit (string ? string : "", ";", -1);
  QdVersion *self = new_version (2);
  guint kept = 0;

  for (guint i = 0; parts[i]; i++)
    {
      char *colon = strrchr (g_strstrip (parts[i]), ':');
      guint64 counter;

      if (!colon || colon == parts[i])
        continue;
      *colon = '\0';
      /* A control character in a name, a line end above all, would break the line it is written back to. */
      if (strpbrk (parts[i], CONTROL_CHARACTERS))
        continue;
      if (g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXINT64, &counter, NULL))
        append (self, parts[i], counter);
    }
  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      Entry *last = kept > 0 ? &g_array_index (self->entries, Entry, kept - 1) : NULL;

      if (last && g_str_equal (last->device, entry->device))
        last->counter = MAX (last->counter, entry->counter);
      else
        {
          Entry moved = *entry;

          *entry = g_array_index (self->entries, Entry, kept);
          g_array_index (self->entries, Entry, kept++) = moved;
        }
    }
  g_array_set_size (self->entries, kept);
  return self;
}

/**
 * qd_version_to_string:
 * @self: a version vector
 *
 * Returns: (transfer full): "device:counter" for each device in the order of their names, apart by ";"
 */
char *
qd_version_to_string (const QdVersion *self)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = entry_at (self, i);

      g_string_append_printf (string, "%s%s:%" G_GUINT64_FORMAT, i > 0 ? ";" : "", entry->device, entry->counter);
    }
  return g_string_free (string, FALSE);
}

/**
 * qd_version_ref:
 * @self: a version vector
 *
 * Returns: (transfer full): @self
 */
QdVersion *
qd_version_ref (QdVersion *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_version_unref:
 * @self: (nullable): a version vector
 *
 * Gives up a reference.
 */
void
qd_version_unref (QdVersion *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->entries);
  g_free (self);
}

/* Walks both vectors in step; @join receives the higher counters. */
static QdVersionOrder
walk (const QdVersion *a, const QdVersion *b, QdVersion *join)
{
  gboolean a_higher = FALSE, b_higher = FALSE;
  guint i = 0, j = 0;

  while (i < a->entries->len || j < b->entries->len)
    {
      const Entry *left = entry_at (a, i), *right = entry_at (b, j);
      int order = !left ? 1 : !right ? -1 : strcmp (left->device, right->device);
      guint64 a_counter = order <= 0 ? left->counter : 0, b_counter = order >= 0 ? right->counter : 0;

      a_higher |= a_counter > b_counter;
      b_higher |= b_counter > a_counter;
      if (join)
        append (join, order <= 0 ? left->device : right->device, MAX (a_counter, b_counter));
      i += order <= 0;
      j += order >= 0;
    }
  if (a_higher && b_higher)
    return QD_VERSION_CONCURRENT;
  return a_higher ? QD_VERSION_AFTER : b_higher ? QD_VERSION_BEFORE : QD_VERSION_EQUAL;
}

/**
 * qd_version_compare:
 * @a: a version vector
 * @b: another
 *
 * Returns: how @a stands to @b
 */
QdVersionOrder
qd_version_compare (const QdVersion *a, const QdVersion *b)
{
  return a == b ? QD_VERSION_EQUAL : walk (a, b, NULL);
}

/**
 * qd_version_includes:
 * @self: a version vector
 * @other: another
 *
 * Returns: whether whoever wrote @self had seen @other
 */
gboolean
qd_version_includes (const QdVersion *self, const QdVersion *other)
{
  QdVersionOrder order = qd_version_compare (self, other);

  return order == QD_VERSION_EQUAL || order == QD_VERSION_AFTER;
}

/**
 * qd_version_join:
 * @a: a version vector
 * @b: another
 *
 * Returns: (transfer full): the least vector that includes both
 */
QdVersion *
qd_version_join (const QdVersion *a, const QdVersion *b)
{
  QdVersion *join = new_version (a->entries->len + b->entries->len);

  walk (a, b, join);
  return join;
}

/**
 * qd_version_raise:
 * @self: a version vector
 * @device: who acts
 *
 * Returns: (transfer full): the vector after one more act of @device
 */
QdVersion *
qd_version_raise (const QdVersion *self, const char *device)
{
  g_autoptr (QdVersion) one = new_version (1);

  append (one, device, qd_version_get_counter (self, device) + 1);
  return qd_version_join (self, one);
}

/**
 * qd_version_get_counter:
 * @self: a version vector
 * @device: a device's id
 *
 * Returns: how many acts of @device the vector knows
 */
guint64
qd_version_get_counter (const QdVersion *self, const char *device)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = entry_at (self, i);

      if (g_str_equal (entry->device, device))
        return entry->counter;
    }
  return 0;
}
