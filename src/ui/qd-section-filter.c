/* qd-section-filter.c: which headings the outline's filter leaves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk over the tree decides all sections; the list models then only look up the answer.
 */
#include "config.h"

#include "ui/qd-section-filter.h"

static gboolean
collect (GListModel *sections, const char *folded, GHashTable *kept)
{
  guint n = g_list_model_get_n_items (sections);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);
      g_autofree char *display = qd_section_dup_display (section);
      g_autofree char *haystack = g_utf8_casefold (display, -1);
      gboolean inside = collect (qd_section_get_children (section), folded, kept);

      if (inside || strstr (haystack, folded))
        {
          g_hash_table_add (kept, section);
          any = TRUE;
        }
    }
  return any;
}

static gboolean
match (gpointer item, gpointer kept)
{
  return !kept || g_hash_table_contains (kept, item);
}

static GListModel *
filter_model (GListModel *model, GHashTable *kept)
{
  GtkFilter *filter;

  if (!kept)
    return g_object_ref (model);
  filter = GTK_FILTER (gtk_custom_filter_new (match, g_hash_table_ref (kept), (GDestroyNotify) g_hash_table_unref));
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (model), filter));
}

static GListModel *
make_children (gpointer item, gpointer kept)
{
  g_autoptr (GListModel) children = filter_model (qd_section_get_children (item), kept);

  return g_list_model_get_n_items (children) ? g_steal_pointer (&children) : NULL;
}

static void
unref_kept (gpointer kept)
{
  g_clear_pointer (&kept, g_hash_table_unref);
}

/**
 * qd_section_filter_make_tree:
 * @document: a document
 * @text: (nullable): what a heading must hold; all headings if NULL or empty
 *
 * Returns: (transfer full): the tree, with #GtkTreeListRow items
 */
GtkTreeListModel *
qd_section_filter_make_tree (QdDocument *document, const char *text)
{
  g_autoptr (GHashTable) kept = NULL;
  GListModel *sections = qd_document_get_sections (document);
  GListModel *root;

  if (text && *text)
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);

      kept = g_hash_table_new (NULL, NULL);
      collect (sections, folded, kept);
    }
  root = filter_model (sections, kept);
  return gtk_tree_list_model_new (root, FALSE, TRUE, make_children, g_steal_pointer (&kept), unref_kept);
}
