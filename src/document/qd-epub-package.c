/* qd-epub-package.c: what an EPUB says of itself: metadata, reading order, table of contents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-epub-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-importer.h"
#include "document/qd-markup-tree.h"

/* Deeper entries of a table of contents count as being so deep. */
#define MAX_CONTENTS_DEPTH 12

typedef struct _Item
{
  char *path;
  char *media_type;
  gboolean is_navigation;
  struct _Item *twin; /* (nullable): the next one that was given the same identifier */
  struct _Item *last; /* (nullable): of the first one: the last of its twins */
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  while (item != NULL)
    {
      Item *twin = item->twin;

      g_free (item->path);
      g_free (item->media_type);
      g_free (item);
      item = twin;
    }
}

static void
entry_clear (gpointer data)
{
  QdEpubEntry *entry = data;

  g_free (entry->path);
  g_free (entry->id);
  g_free (entry->label);
}

void
qd_epub_package_free (QdEpubPackage *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_ptr_array_unref (self->chapters);
  g_array_unref (self->contents);
  g_hash_table_unref (self->asides);
  g_free (self);
}

/* Returns: (nullable): the path of the package document, as the container has it, or the only one there is */
static char *
find_package (QdArchive *archive)
{
  const char *container_path, *found;
  GBytes *container = qd_archive_find (archive, "META-INF/container.xml", &container_path);
  g_autoptr (xmlDoc) doc = container != NULL ? qd_markup_parse_xml (container, "", NULL, NULL) : NULL;
  const xmlNode *rootfile = doc != NULL ? qd_markup_find (xmlDocGetRootElement (doc), "rootfile") : NULL;
  const char *full_path = rootfile != NULL ? qd_markup_get (rootfile, "full-path") : NULL;

  if (full_path != NULL)
    {
      /* The path counts from the folder that META-INF is in, wherever that is. */
      gsize n_prefix = strlen (container_path) - strlen ("META-INF/container.xml");
      g_autofree char *prefix = g_strndup (container_path, n_prefix);
      g_autofree char *path = g_strconcat (prefix, full_path, NULL);

      if (qd_archive_get (archive, path) != NULL)
        return g_steal_pointer (&path);
      if (qd_archive_get (archive, full_path) != NULL)
        return g_strdup (full_path);
    }
  return qd_archive_find (archive, ".opf", &found) != NULL ? g_strdup (found) : NULL;
}

/* Returns: (nullable): the path of the part that @href means, also when the folder in it is wrong */
static char *
find_part (QdArchive *archive, const char *base, const char *href)
{
  g_autofree char *path = qd_archive_resolve (base, href);
  g_autofree char *tail = NULL;
  const char *found;

  if (path == NULL || qd_archive_get (archive, path) != NULL)
    return g_steal_pointer (&path);
  tail = g_path_get_basename (path);
  return qd_archive_find (archive, tail, &found) != NULL ? g_strdup (found) : NULL;
}

static void
read_metadata (QdEpubPackage *self, const xmlNode *metadata)
{
  g_autoptr (GString) authors = g_string_new (NULL);

  for (const xmlNode *node = metadata; node != NULL; node = qd_markup_next (node, metadata, TRUE))
    {
      g_autofree char *content = NULL;

      if (node->type != XML_ELEMENT_NODE || node == metadata)
        continue;
      content = qd_markup_dup_content (node);
      if (content[0] == '\0')
        continue;
      if (qd_markup_is (node, "title") && self->title == NULL)
        self->title = g_steal_pointer (&content);
      else if (qd_markup_is (node, "language") && self->language == NULL)
        self->language = g_strdelimit (g_steal_pointer (&content), "_", '-');
      else if (qd_markup_is (node, "creator"))
        {
          const char *role = qd_markup_get (node, "role");

          if (role == NULL || strcmp (role, "aut") == 0)
            g_string_append_printf (authors, "%s%s", authors->len > 0 ? "、" : "", content);
        }
    }
  if (authors->len > 0)
    self->author = g_strdup (authors->str);
}

static GHashTable *
read_manifest (const xmlNode *manifest, QdArchive *archive, const char *package_path)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);

  for (const xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    {
      const char *id = qd_markup_get (node, "id"), *href = qd_markup_get (node, "href");
      Item *item, *known;

      if (!qd_markup_is (node, "item") || id == NULL || href == NULL)
        continue;
      item = g_new0 (Item, 1);
      item->path = find_part (archive, package_path, href);
      item->media_type = g_strdup (qd_markup_get (node, "media-type"));
      item->is_navigation = qd_markup_has_word (node, "properties", "nav");
      known = g_hash_table_lookup (items, id);
      if (known == NULL)
        {
          g_hash_table_insert (items, g_strdup (id), item);
          continue;
        }
      /* Two chapters of one name: the order names it once or twice, and both are to be read. */
      (known->last != NULL ? known->last : known)->twin = item;
      known->last = item;
    }
  return items;
}

static gboolean
is_page (const char *path)
{
  static const char *const suffixes[] = { ".htm", ".html", ".xht", ".xhtml" };
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_chapter (const Item *item)
{
  if (item->path == NULL)
    return FALSE;
  return (item->media_type != NULL && strstr (item->media_type, "html") != NULL) || is_page (item->path);
}

static void
add_chapter (QdEpubPackage *self, GHashTable *known, const Item *item)
{
  for (; item != NULL; item = item->twin)
    if (is_chapter (item) && g_hash_table_add (known, g_strdup (item->path)))
      g_ptr_array_add (self->chapters, g_strdup (item->path));
}

/* First what is read in order, then what is beside it, such as notes. */
static void
read_spine (QdEpubPackage *self, const xmlNode *spine, const xmlNode *manifest, GHashTable *items)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int linear = 1; linear >= 0; linear--)
    for (const xmlNode *node = spine != NULL ? spine->children : NULL; node != NULL; node = node->next)
      {
        const char *idref = qd_markup_get (node, "idref");
        gboolean is_linear = g_strcmp0 (qd_markup_get (node, "linear"), "no") != 0;

        if (qd_markup_is (node, "itemref") && idref != NULL && is_linear == linear)
          add_chapter (self, known, g_hash_table_lookup (items, idref));
      }
  if (self->chapters->len > 0)
    return;
  for (const xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    if (qd_markup_get (node, "id") != NULL)
      add_chapter (self, known, g_hash_table_lookup (items, qd_markup_get (node, "id")));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (*(const char *const *) a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (*(const char *const *) b, -1);

  return strcmp (first, second);
}

/* Where the reading order is lost, names mostly have it: all pages that are not known yet, chapter 2 before 10. */
static void
add_unlisted (QdEpubPackage *self, QdArchive *archive)
{
  const GPtrArray *paths = qd_archive_get_paths (archive);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  for (guint i = 0; i < self->chapters->len; i++)
    g_hash_table_add (known, g_ptr_array_index (self->chapters, i));
  for (guint i = 0; i < paths->len; i++)
    if (is_page (g_ptr_array_index (paths, i)) && !g_hash_table_contains (known, g_ptr_array_index (paths, i)))
      g_ptr_array_add (pages, g_ptr_array_index (paths, i));
  g_ptr_array_sort (pages, compare_names);
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (self->chapters, g_strdup (g_ptr_array_index (pages, i)));
}

static void
add_entry (QdEpubPackage *self, QdArchive *archive, const char *base, const char *href, const char *label, int depth)
{
  const char *hash = strchr (href, '#');
  QdEpubEntry entry = { .depth = CLAMP (depth, 1, MAX_CONTENTS_DEPTH) };

  if (label[0] == '\0')
    return;
  entry.path = find_part (archive, base, href);
  if (entry.path == NULL)
    return;
  entry.id = hash != NULL && hash[1] != '\0' ? g_uri_unescape_string (hash + 1, NULL) : NULL;
  entry.label = g_strdup (label);
  g_array_append_val (self->contents, entry);
}

static int
count_ancestors (const xmlNode *node, const xmlNode *top, const char *element)
{
  int n = 0;

  for (; node != NULL && node != top; node = node->parent)
    n += qd_markup_is (node, element) ? 1 : 0;
  return n;
}

static void
read_ncx (QdEpubPackage *self, QdArchive *archive, const char *path)
{
  GBytes *bytes = qd_archive_get (archive, path);
  g_autoptr (xmlDoc) doc = bytes != NULL ? qd_markup_parse_xml (bytes, "", NULL, NULL) : NULL;
  const xmlNode *map = doc != NULL ? qd_markup_find (xmlDocGetRootElement (doc), "navMap") : NULL;

  for (const xmlNode *node = map; node != NULL; node = qd_markup_next (node, map, TRUE))
    if (qd_markup_is (node, "navPoint"))
      {
        const xmlNode *label_node = qd_markup_get_child (node, "navLabel");
        const xmlNode *content = qd_markup_get_child (node, "content");
        const char *src = content != NULL ? qd_markup_get (content, "src") : NULL;
        g_autofree char *label = label_node != NULL ? qd_markup_dup_content (label_node) : NULL;

        if (label != NULL && src != NULL)
          add_entry (self, archive, path, src, label, count_ancestors (node, map, "navPoint"));
      }
}

static void
read_navigation (QdEpubPackage *self, QdArchive *archive, const char *path)
{
  GBytes *bytes = qd_archive_get (archive, path);
  g_autoptr (xmlDoc) doc = bytes != NULL ? qd_markup_parse_xml (bytes, "", NULL, NULL) : NULL;
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  const xmlNode *toc = NULL;

  for (const xmlNode *node = root; node != NULL && toc == NULL; node = qd_markup_next (node, root, TRUE))
    if (qd_markup_is (node, "nav")
        && (qd_markup_has_word (node, "type", "toc") || qd_markup_has_word (node, "role", "doc-toc")))
      toc = node;
  for (const xmlNode *node = toc; node != NULL; node = qd_markup_next (node, toc, TRUE))
    if (qd_markup_is (node, "a") && qd_markup_get (node, "href") != NULL)
      {
        g_autofree char *label = qd_markup_dup_content (node);

        add_entry (self, archive, path, qd_markup_get (node, "href"), label, count_ancestors (node, toc, "li"));
      }
}

static void
read_contents (QdEpubPackage *self, QdArchive *archive, GHashTable *items, const xmlNode *spine)
{
  const char *toc_id = spine != NULL ? qd_markup_get (spine, "toc") : NULL;
  const Item *ncx = toc_id != NULL ? g_hash_table_lookup (items, toc_id) : NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Item *item = value;

      if (item->path == NULL)
        continue;
      if (item->is_navigation)
        {
          g_hash_table_add (self->asides, g_strdup (item->path));
          if (self->contents->len == 0)
            read_navigation (self, archive, item->path);
        }
      else if (ncx == NULL && g_strcmp0 (item->media_type, "application/x-dtbncx+xml") == 0)
        ncx = item;
    }
  if (self->contents->len == 0 && ncx != NULL && ncx->path != NULL)
    read_ncx (self, archive, ncx->path);
}

/* The guide of EPUB 2 names the page that repeats the contents. */
static void
read_guide (QdEpubPackage *self, QdArchive *archive, const char *package_path, const xmlNode *guide)
{
  for (const xmlNode *node = guide != NULL ? guide->children : NULL; node != NULL; node = node->next)
    {
      const char *type = qd_markup_get (node, "type"), *href = qd_markup_get (node, "href");
      g_autofree char *path = NULL;

      if (type == NULL || href == NULL || (strcmp (type, "toc") != 0 && strcmp (type, "cover") != 0)
          || strchr (href, '#') != NULL)
        continue;
      path = find_part (archive, package_path, href);
      /* A book in a single file may call it its contents. */
      if (path != NULL && self->chapters->len > 1)
        g_hash_table_add (self->asides, g_steal_pointer (&path));
    }
}

/* Fonts may be obfuscated without harm; a chapter that is encrypted cannot be read. */
static gboolean
check_protection (QdEpubPackage *self, QdArchive *archive, const char *name, GError **error)
{
  GBytes *bytes = qd_archive_find (archive, "META-INF/encryption.xml", NULL);
  g_autoptr (xmlDoc) doc = bytes != NULL ? qd_markup_parse_xml (bytes, "", NULL, NULL) : NULL;
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (const xmlNode *node = root; node != NULL; node = qd_markup_next (node, root, TRUE))
    {
      const char *uri = qd_markup_is (node, "CipherReference") ? qd_markup_get (node, "URI") : NULL;
      g_autofree char *path = uri != NULL ? qd_archive_resolve ("", uri) : NULL;

      for (guint i = 0; path != NULL && i < self->chapters->len; i++)
        if (g_str_has_suffix (g_ptr_array_index (self->chapters, i), path))
          {
            g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                         _ ("“%s” is protected against copying and cannot be read"), name);
            return FALSE;
          }
    }
  return TRUE;
}

static void
read_package (QdEpubPackage *self, QdArchive *archive, xmlDoc *doc, const char *path)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  const xmlNode *manifest = qd_markup_find (root, "manifest"), *spine = qd_markup_find (root, "spine");
  const xmlNode *metadata = qd_markup_find (root, "metadata");
  g_autoptr (GHashTable) items = read_manifest (manifest, archive, path);

  if (metadata != NULL)
    read_metadata (self, metadata);
  read_spine (self, spine, manifest, items);
  /* The package itself may have broken off before it named all that is there. */
  if (spine == NULL && qd_archive_is_damaged (archive))
    add_unlisted (self, archive);
  read_contents (self, archive, items, spine);
  read_guide (self, archive, path, qd_markup_find (root, "guide"));
}

static void
read_without_package (QdEpubPackage *self, QdArchive *archive)
{
  const char *path;

  add_unlisted (self, archive);
  if (qd_archive_find (archive, ".ncx", &path) != NULL)
    read_ncx (self, archive, path);
}

/**
 * qd_epub_package_read:
 * @name: of the file, for messages
 *
 * A book that has lost its package document still has its chapters, which then come in the order of their names.
 *
 * Returns: (transfer full): what the book says of itself, with at least one chapter, or NULL with an error of
 *   QD_IMPORT_ERROR
 */
QdEpubPackage *
qd_epub_package_read (QdArchive *archive, const char *name, GError **error)
{
  g_autoptr (QdEpubPackage) self = g_new0 (QdEpubPackage, 1);
  g_autofree char *path = find_package (archive);
  g_autoptr (xmlDoc) doc = NULL;

  self->chapters = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_array_new (FALSE, TRUE, sizeof (QdEpubEntry));
  g_array_set_clear_func (self->contents, entry_clear);
  self->asides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (path != NULL)
    doc = qd_markup_parse_xml (qd_archive_get (archive, path), name, path, NULL);
  if (doc != NULL)
    read_package (self, archive, doc, path);
  if (self->chapters->len == 0)
    read_without_package (self, archive);
  if (self->chapters->len == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED,
                   _ ("“%s” is damaged: no chapter of the EPUB can be read"), name);
      return NULL;
    }
  if (!check_protection (self, archive, name, error))
    return NULL;
  return g_steal_pointer (&self);
}
