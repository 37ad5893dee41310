/* qd-head-order.c: the groups and keys of a key file's head in an order of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-head-order.h"

#include <string.h>

/* In the order in which a person reads them; what a newer program or a person adds follows by its name. */
static const struct
{
  const char *group, *key;
} known[] = {
  { "Quandian", NULL },          { "Quandian", "Format" },    { "Quandian", "Annotations" },
  { "Document", NULL },          { "Document", "Id" },        { "Document", "Title" },
  { "Document", "Author" },      { "Document", "URIs" },      { "Document", "SourceHash" },
  { "Document", "OtherHashes" }, { "Document", "Sketch" },    { "Document", "Characters" },
  { "Reading", NULL },           { "Reading", "Position" },   { "Reading", "PositionWords" },
  { "Reading", "Progress" },     { "Reading", "LastOpened" }, { "Reading", "Encoding" },
  { "Reading", "Reading" },      { "Reading", "Outline" },
};

/* A line with the comments above it. */
typedef struct
{
  GString *lines;
  char *group;
  char *key;        /* (nullable): NULL for the line that opens the group */
  gboolean is_rest; /* comments alone, at the end of their group */
} Item;

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_string_free (item->lines, TRUE);
  g_free (item->group);
  g_free (item->key);
}

static int
get_rank (const char *group, const char *key)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (known[i].group, group) && g_strcmp0 (known[i].key, key) == 0)
        return i;
    }
  return G_N_ELEMENTS (known);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *left = a, *right = b;
  int order = get_rank (left->group, NULL) - get_rank (right->group, NULL);

  if (order == 0)
    order = strcmp (left->group, right->group);
  if (order == 0)
    order = (left->key != NULL) - (right->key != NULL);
  if (order == 0)
    order = left->is_rest - right->is_rest;
  if (order == 0)
    order = get_rank (left->group, left->key) - get_rank (right->group, right->key);
  return order != 0 ? order : g_strcmp0 (left->key, right->key);
}

static void
add_item (GArray *items, GString **lines, const char *group, const char *key, gboolean is_rest)
{
  Item item = { *lines, g_strdup (group), g_strdup (key), is_rest };

  g_array_append_val (items, item);
  *lines = g_string_new (NULL);
}

/* (element-type Item) */
static GArray *
split (const char *head)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  g_autofree char *group = g_strdup ("");
  GString *pending = g_string_new (NULL);

  g_array_set_clear_func (items, clear_item);
  for (int i = 0; lines[i]; i++)
    {
      const char *equals = strchr (lines[i], '=');

      if (!*lines[i])
        continue;
      /* Comments above a group are kept by GKeyFile, and here, as the end of the group before; above the first, as its
       * own. */
      if (*lines[i] == '[' && pending->len > 0 && items->len > 0)
        add_item (items, &pending, group, "", TRUE);
      g_string_append_printf (pending, "%s\n", lines[i]);
      if (*lines[i] == '[')
        {
          g_free (group);
          group = g_strndup (lines[i] + 1, strcspn (lines[i] + 1, "]"));
          add_item (items, &pending, group, NULL, FALSE);
        }
      else if (*lines[i] != '#' && equals)
        {
          g_autofree char *key = g_strndup (lines[i], equals - lines[i]);

          add_item (items, &pending, group, key, FALSE);
        }
    }
  if (pending->len > 0)
    add_item (items, &pending, group, "", TRUE);
  g_string_free (pending, TRUE);
  return items;
}

/**
 * qd_head_order_append:
 * @text: what to append to
 * @head: what g_key_file_to_data() gives
 *
 * Writes the groups and keys that we know first, in their order, then the others by name. A comment stays above the
 * line it stands over. The lines themselves stay as they are.
 */
void
qd_head_order_append (GString *text, const char *head)
{
  g_autoptr (GArray) items = split (head);

  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (!item->key && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, item->lines->str, item->lines->len);
    }
}
