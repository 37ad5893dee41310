/* qd-docx-relations.c: what the parts of a Word document say of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-docx-relations.h"

#include "document/qd-markup-tree.h"

struct _QdDocxRelations
{
  GHashTable *links;    /* id → address */
  GHashTable *pictures; /* id → path in the archive */
};

/**
 * qd_docx_find_document:
 * @archive: a document of Word
 * @path: (out) (transfer none): where its text is, or where it should be
 *
 * Returns: (nullable) (transfer none): the part with the text
 */
GBytes *
qd_docx_find_document (QdArchive *archive, const char **path)
{
  GBytes *relations = qd_archive_get (archive, "_rels/.rels");
  g_autoptr (xmlDoc) doc = relations != NULL ? qd_markup_parse_xml (relations, "", NULL, NULL) : NULL;
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  *path = "word/document.xml";
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *type = qd_markup_get (node, "Type"), *target = qd_markup_get (node, "Target");
      g_autofree char *resolved = NULL;

      if (type == NULL || target == NULL || !g_str_has_suffix (type, "/officeDocument"))
        continue;
      resolved = qd_archive_resolve ("", target);
      if (resolved != NULL && qd_archive_get (archive, resolved) != NULL)
        return qd_archive_get (archive, resolved);
    }
  return qd_archive_find (archive, "word/document.xml", NULL);
}

/**
 * qd_docx_relations_read:
 * @archive: a document of Word
 * @path: where its text is
 *
 * Returns: (transfer full): its relations, none where they cannot be read
 */
QdDocxRelations *
qd_docx_relations_read (QdArchive *archive, const char *path)
{
  QdDocxRelations *self = g_new0 (QdDocxRelations, 1);
  GBytes *bytes = qd_archive_find (archive, "document.xml.rels", NULL);
  g_autoptr (xmlDoc) doc = bytes != NULL ? qd_markup_parse_xml (bytes, "", NULL, NULL) : NULL;
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *id = qd_markup_get (node, "Id"), *target = qd_markup_get (node, "Target");
      const char *type = qd_markup_get (node, "Type");
      char *resolved;

      if (id == NULL || target == NULL || type == NULL)
        continue;
      if (g_str_has_suffix (type, "/hyperlink"))
        g_hash_table_replace (self->links, g_strdup (id), g_strdup (target));
      else if (g_str_has_suffix (type, "/image"))
        {
          resolved = qd_archive_resolve (path, target);
          if (resolved != NULL)
            g_hash_table_replace (self->pictures, g_strdup (id), resolved);
        }
    }
  return self;
}

void
qd_docx_relations_free (QdDocxRelations *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

const char *
qd_docx_relations_get_link (QdDocxRelations *self, const char *id)
{
  return g_hash_table_lookup (self->links, id);
}

const char *
qd_docx_relations_get_picture (QdDocxRelations *self, const char *id)
{
  return g_hash_table_lookup (self->pictures, id);
}
