/* qd-import-epub.c: books in EPUB 2 and 3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-epub.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-epub-package.h"
#include "document/qd-html-charset.h"
#include "document/qd-html-reader.h"
#include "document/qd-import-builder.h"
#include "document/qd-import-headings.h"

/* How far from the place an entry of the contents points to its heading may stand, in blocks. */
#define HEADING_REACH 6

typedef struct
{
  const char *name;
  QdArchive *archive;
  QdEpubPackage *package;
  QdImportBuilder *builder;
  GHashTable *anchors;    /* "path#id" → index of a block */
  GHashTable *depths;     /* index of a block → depth by the table of contents */
  GHashTable *by_chapter; /* path → GPtrArray of its QdEpubEntry, in order */
  GArray *split;          /* of int: ascending indices of headings that the next block continues */
} Book;

/**
 * qd_import_epub_sniff:
 *
 * Returns: 100 for an archive that says it is an EPUB, less for one that only has parts of one
 */
int
qd_import_epub_sniff (const guint8 *data, gsize length, const char *name)
{
  static const char *const parts[] = { "META-INF/container.xml", ".opf" };

  if (!data || length < 30 || memcmp (data, "PK\003\004", 4) != 0)
    return 0;
  if (memmem (data, MIN (length, 256), "mimetypeapplication/epub+zip", 28) != NULL)
    return 100;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (memmem (data, MIN (length, 65536), parts[i], strlen (parts[i])) != NULL)
      return 90;
  return name != NULL && g_str_has_suffix (name, ".epub") ? 50 : 0;
}

/* A page that only lists links into the book repeats its contents. */
static gboolean
is_contents_page (xmlDoc *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  const xmlNode *body = qd_markup_find (root, "body");
  glong n_letters = 0, n_linked = 0;
  int n_links = 0;

  for (const xmlNode *node = body; node != NULL; node = qd_markup_next (node, body, TRUE))
    {
      if (qd_markup_get_text (node) != NULL)
        {
          g_autofree char *letters = qd_import_squeeze (qd_markup_get_text (node));

          n_letters += g_utf8_strlen (letters, -1);
          continue;
        }
      if (qd_markup_is (node, "a") && qd_markup_get (node, "href") != NULL)
        {
          g_autofree char *content = qd_markup_dup_content (node);
          g_autofree char *letters = qd_import_squeeze (content);

          n_links++;
          n_linked += g_utf8_strlen (letters, -1);
        }
    }
  return n_links >= 5 && n_linked * 10 >= n_letters * 8;
}

/* A chapter whose heading is only painted gets it from the contents. */
static void
supply_heading (Book *self, xmlDoc *doc, const char *path)
{
  const GPtrArray *entries = g_hash_table_lookup (self->by_chapter, path);
  const QdEpubEntry *entry = entries != NULL ? g_ptr_array_index (entries, 0) : NULL;
  const xmlNode *root = xmlDocGetRootElement (doc);
  const xmlNode *body = root != NULL ? qd_markup_find (root, "body") : NULL;
  g_autoptr (GString) opening = g_string_new (NULL);
  g_autofree char *label = NULL, *text = NULL;

  if (entry == NULL || entry->id != NULL || body == NULL)
    return;
  for (const xmlNode *node = body; node != NULL && opening->len < 2000; node = qd_markup_next (node, body, TRUE))
    {
      if (qd_markup_get_heading_level (node) > 0)
        return;
      if (qd_markup_get_text (node) != NULL)
        g_string_append (opening, qd_markup_get_text (node));
      else if (qd_markup_is (node, "img") && qd_markup_get (node, "alt") != NULL)
        g_string_append (opening, qd_markup_get (node, "alt"));
    }
  label = qd_import_squeeze (entry->label);
  text = qd_import_squeeze (opening->str);
  if (label[0] == '\0' || text[0] == '\0' || strstr (text, label) != NULL)
    return;
  g_hash_table_insert (self->depths, GINT_TO_POINTER (qd_import_builder_get_n_blocks (self->builder)),
                       GINT_TO_POINTER (entry->depth));
  qd_import_builder_begin (self->builder, QD_BLOCK_HEADING, entry->depth);
  qd_import_builder_append (self->builder, entry->label, -1);
  qd_import_builder_end (self->builder);
}

/* Where the contents point, there is a heading, whatever it looks like. */
static void
mark_headings (Book *self, const char *path, int start)
{
  const GPtrArray *entries = g_hash_table_lookup (self->by_chapter, path);
  int end = qd_import_builder_get_n_blocks (self->builder);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QdEpubEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *key = g_strconcat (path, "#", entry->id, NULL);
      gpointer place = NULL;
      gboolean is_split = FALSE;
      int first, found;
      QdBlock *block;

      if (entry->id != NULL && !g_hash_table_lookup_extended (self->anchors, key, NULL, &place))
        continue;
      first = entry->id != NULL ? GPOINTER_TO_INT (place) : start;
      found = qd_import_find_heading (self->builder, entry->label, first, MIN (first + HEADING_REACH, end), &is_split);
      if (found < 0 || g_hash_table_contains (self->depths, GINT_TO_POINTER (found)))
        continue;
      block = qd_import_builder_get_block (self->builder, found);
      block->kind = QD_BLOCK_HEADING;
      g_hash_table_insert (self->depths, GINT_TO_POINTER (found), GINT_TO_POINTER (entry->depth));
      if (is_split && (self->split->len == 0 || g_array_index (self->split, int, self->split->len - 1) < found - 1))
        {
          /* What continues a heading is none of its own. */
          qd_import_builder_get_block (self->builder, found + 1)->kind = QD_BLOCK_PARAGRAPH;
          g_array_append_val (self->split, found);
        }
    }
}

static gboolean
read_chapter (Book *self, const char *path, const char *encoding, GCancellable *cancellable, GError **error)
{
  GBytes *bytes = qd_archive_get (self->archive, path);
  g_autoptr (QdText) text = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (GError) unreadable = NULL;
  const QdHtmlReading reading = { .path = path, .archive = self->archive, .anchors = self->anchors };
  const char *string;
  gsize n_bytes;
  int start;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return TRUE;
  text = qd_html_charset_decode (bytes, encoding, cancellable, &unreadable);
  if (text == NULL)
    /* One chapter that is no text does not take the book away. */
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  string = qd_text_get_string (text, &n_bytes);
  doc = qd_markup_parse_html (string, n_bytes, self->name, error);
  if (doc == NULL)
    return FALSE;
  if (self->package->chapters->len > 1 && is_contents_page (doc))
    return TRUE;
  supply_heading (self, doc, path);
  start = qd_import_builder_get_n_blocks (self->builder);
  qd_html_read (doc, self->builder, &reading);
  mark_headings (self, path, start);
  return TRUE;
}

/* The contents know how chapters stand under parts, which each file for itself does not; what they leave out keeps
 * its distance to the heading above it. A flat list knows nothing, then the files' own levels stand. */
static void
settle_levels (Book *self)
{
  int n_blocks = qd_import_builder_get_n_blocks (self->builder);
  int deepest = 0, own = 0, depth = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->depths);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    deepest = MAX (deepest, GPOINTER_TO_INT (value));
  for (int i = 0; i < n_blocks; i++)
    {
      QdBlock *block = qd_import_builder_get_block (self->builder, i);
      int known = GPOINTER_TO_INT (g_hash_table_lookup (self->depths, GINT_TO_POINTER (i)));

      if (block->kind != QD_BLOCK_HEADING)
        continue;
      if (known > 0 && (deepest > 1 || block->level == 0))
        {
          own = block->level > 0 ? block->level : known;
          depth = known;
          block->level = known;
        }
      else if (deepest > 1 && depth > 0)
        block->level = MAX (depth + block->level - own, 1);
    }
}

/* The first heading is the book's title if it says so; a title page often repeats it. */
static void
mark_title (Book *self, const char *title)
{
  g_autofree char *wanted = title != NULL ? qd_import_squeeze (title) : g_strdup ("");
  int n_blocks = qd_import_builder_get_n_blocks (self->builder);

  for (int i = 0; i < n_blocks && wanted[0] != '\0'; i++)
    {
      QdBlock *block = qd_import_builder_get_block (self->builder, i);
      g_autofree char *raw = NULL, *text = NULL;

      if (block->kind != QD_BLOCK_HEADING)
        continue;
      raw = qd_import_builder_dup_block_text (self->builder, i);
      text = qd_import_squeeze (raw);
      if (strcmp (text, wanted) == 0)
        block->kind = QD_BLOCK_TITLE;
      return;
    }
}

static void
index_contents (Book *self)
{
  for (guint i = 0; i < self->package->contents->len; i++)
    {
      QdEpubEntry *entry = &g_array_index (self->package->contents, QdEpubEntry, i);
      GPtrArray *entries = g_hash_table_lookup (self->by_chapter, entry->path);

      if (entries == NULL)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (self->by_chapter, entry->path, entries);
        }
      g_ptr_array_add (entries, entry);
    }
}

/**
 * qd_import_epub:
 *
 * Reads all chapters of a book, whatever its version and its faults.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_epub (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, name, cancellable, error);
  g_autoptr (QdEpubPackage) package = archive != NULL ? qd_epub_package_read (archive, name, error) : NULL;
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autoptr (GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) depths = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_chapter =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) split = g_array_new (FALSE, FALSE, sizeof (int));
  Book book = { name, archive, package, builder, anchors, depths, by_chapter, split };
  QdImport *import;

  if (package == NULL)
    return NULL;
  index_contents (&book);
  for (guint i = 0; i < package->chapters->len; i++)
    {
      const char *path = g_ptr_array_index (package->chapters, i);

      if (!g_hash_table_contains (package->asides, path) && !read_chapter (&book, path, encoding, cancellable, error))
        return NULL;
    }
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR,
                   qd_archive_is_damaged (archive) ? QD_IMPORT_ERROR_DAMAGED : QD_IMPORT_ERROR_NO_TEXT,
                   qd_archive_is_damaged (archive) ? _ ("“%s” is damaged: no chapter of the EPUB can be read")
                                                   : _ ("“%s” has no text: its chapters hold only pictures"),
                   name);
      return NULL;
    }
  qd_import_builder_link_notes (builder, anchors);
  settle_levels (&book);
  mark_title (&book, package->title);
  /* What the contents give on one line and the text on two becomes one heading. Last, since it moves the indices. */
  qd_import_builder_join_next (builder, (const int *) split->data, split->len);
  import = qd_import_builder_finish (builder, "epub", "UTF-8", 1);
  import->title = qd_import_clean_title (package->title, name);
  import->author = qd_import_clean_title (package->author, NULL);
  import->language = g_steal_pointer (&package->language);
  return import;
}
