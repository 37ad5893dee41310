/* qd-import-fb2.c: books in FictionBook 2, also zipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-fb2.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-import-builder.h"
#include "document/qd-markup-tree.h"

typedef struct
{
  QdImportBuilder *builder;
  GHashTable *binaries; /* id → its xmlNode */
  int depth;            /* of sections */
  gboolean in_notes;
  char *label; /* (nullable): the title of a note, until its first paragraph */
} Reader;

/**
 * qd_import_fb2_sniff:
 *
 * Returns: 100 for a FictionBook, 95 for an archive with one
 */
int
qd_import_fb2_sniff (const guint8 *data, gsize length, const char *name)
{
  if (length > 30 && memcmp (data, "PK\003\004", 4) == 0)
    return memmem (data, MIN (length, 1024), ".fb2", 4) != NULL ? 95 : 0;
  return length > 0 && memmem (data, MIN (length, 4096), "<FictionBook", 12) != NULL ? 100 : 0;
}

static void read_inline (Reader *self, const xmlNode *top);

/* What is said of a picture is none of the text. */
static void
read_picture (Reader *self, const xmlNode *node)
{
  const char *href = qd_markup_get (node, "href");
  const xmlNode *binary = href != NULL && href[0] == '#' ? g_hash_table_lookup (self->binaries, href + 1) : NULL;
  g_autofree char *base64 = binary != NULL ? qd_markup_dup_content (binary) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  QdPicture *picture;
  guchar *data;
  gsize n_bytes;

  if (base64 == NULL)
    return;
  data = g_base64_decode (base64, &n_bytes);
  bytes = g_bytes_new_take (data, n_bytes);
  picture = qd_picture_new_for_bytes (bytes);
  if (picture == NULL)
    return;
  qd_picture_set_alt (picture, qd_markup_get (node, "alt"));
  qd_import_builder_add_picture (self->builder, picture, NULL);
}

static GHashTable *
index_binaries (const xmlNode *root)
{
  GHashTable *binaries = g_hash_table_new (g_str_hash, g_str_equal);

  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "binary") && qd_markup_get (node, "id") != NULL)
      g_hash_table_insert (binaries, (gpointer) qd_markup_get (node, "id"), (gpointer) node);
  return binaries;
}

static void
read_span (Reader *self, const xmlNode *node)
{
  static const struct
  {
    const char *element;
    QdSpanKind kind;
  } kinds[] = {
    { "code", QD_SPAN_CODE },
    { "emphasis", QD_SPAN_EMPHASIS },
    { "strong", QD_SPAN_STRONG },
  };
  const char *href = qd_markup_get (node, "href");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (qd_markup_is (node, kinds[i].element))
      {
        const QdLooks bold = { TRUE, 0, 0 }, plain = { FALSE, 0, 0 };

        qd_import_builder_begin_span (self->builder, kinds[i].kind, NULL);
        if (kinds[i].kind == QD_SPAN_STRONG)
          qd_import_builder_set_looks (self->builder, &bold);
        read_inline (self, node);
        if (kinds[i].kind == QD_SPAN_STRONG)
          qd_import_builder_set_looks (self->builder, &plain);
        qd_import_builder_end_span (self->builder, kinds[i].kind, NULL);
        return;
      }
  if (qd_markup_is (node, "a") && href != NULL)
    {
      QdSpanKind kind = g_strcmp0 (qd_markup_get (node, "type"), "note") == 0 ? QD_SPAN_NOTE_MARK : QD_SPAN_LINK;

      qd_import_builder_begin_span (self->builder, kind, href);
      read_inline (self, node);
      qd_import_builder_end_span (self->builder, kind, NULL);
    }
  else if (qd_markup_is (node, "image"))
    read_picture (self, node);
  else
    read_inline (self, node);
}

/* The depth of the recursion is bounded by the parser's. */
static void
read_inline (Reader *self, const xmlNode *top)
{
  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      if (qd_markup_get_text (node) != NULL)
        qd_import_builder_append (self->builder, qd_markup_get_text (node), -1);
      else if (node->type == XML_ELEMENT_NODE)
        read_span (self, node);
    }
}

static void
read_block (Reader *self, const xmlNode *node, QdBlockKind kind, int level)
{
  g_autofree char *label = g_steal_pointer (&self->label);

  qd_import_builder_begin (self->builder, self->in_notes ? QD_BLOCK_NOTE : kind, self->in_notes ? 0 : level);
  if (label != NULL)
    qd_import_builder_append (self->builder, label, -1);
  read_inline (self, node);
  qd_import_builder_end (self->builder);
}

/* A title has a paragraph a line; it is one heading all the same. */
static void
read_title (Reader *self, const xmlNode *title)
{
  QdBlockKind kind = self->depth == 0 ? QD_BLOCK_PARAGRAPH : QD_BLOCK_HEADING;
  gboolean is_first = TRUE;

  if (self->in_notes)
    {
      /* The title of a note is the mark that leads to it. */
      g_autofree char *mark = self->depth > 0 ? qd_markup_dup_content (title) : g_strdup ("");

      g_clear_pointer (&self->label, g_free);
      if (mark[0] != '\0')
        self->label = g_str_has_prefix (mark, "[") || g_str_has_prefix (mark, "〔") ? g_strdup (mark)
                                                                                    : g_strdup_printf ("〔%s〕", mark);
      return;
    }
  if (kind == QD_BLOCK_HEADING)
    qd_import_builder_begin (self->builder, kind, self->depth);
  for (const xmlNode *node = title->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "p"))
      {
        if (kind == QD_BLOCK_PARAGRAPH)
          {
            qd_import_builder_begin (self->builder, kind, 0);
            qd_import_builder_set_centered (self->builder, TRUE);
          }
        else if (!is_first)
          qd_import_builder_break_line (self->builder);
        read_inline (self, node);
        is_first = FALSE;
      }
  qd_import_builder_end (self->builder);
}

static void
read_row (Reader *self, const xmlNode *row)
{
  gboolean is_first = TRUE;

  qd_import_builder_begin_row (self->builder,
                               qd_markup_get_child (row, "th") != NULL && qd_markup_get_child (row, "td") == NULL);
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (qd_markup_is (cell, "td") || qd_markup_is (cell, "th"))
      {
        qd_import_builder_begin_cell (self->builder, is_first, qd_markup_get (cell, "colspan"),
                                      qd_markup_get (cell, "rowspan"));
        read_inline (self, cell);
        qd_import_builder_end_cell (self->builder);
        is_first = FALSE;
      }
  qd_import_builder_end (self->builder);
}

static void
read_flow (Reader *self, const xmlNode *top, QdBlockKind kind)
{
  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (qd_markup_is (node, "section"))
        {
          const char *id = self->in_notes ? qd_markup_get (node, "id") : NULL;
          g_autofree char *target = id != NULL ? g_strconcat ("#", id, NULL) : NULL;

          self->depth++;
          if (target != NULL)
            qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE, target);
          read_flow (self, node, QD_BLOCK_PARAGRAPH);
          if (target != NULL)
            qd_import_builder_end_span (self->builder, QD_SPAN_NOTE, NULL);
          self->depth--;
        }
      else if (qd_markup_is (node, "title") && qd_markup_is (top, "poem"))
        read_flow (self, node, QD_BLOCK_VERSE);
      else if (qd_markup_is (node, "title"))
        read_title (self, node);
      else if (qd_markup_is (node, "subtitle"))
        {
          qd_import_builder_begin (self->builder, self->in_notes ? QD_BLOCK_NOTE : QD_BLOCK_PARAGRAPH, 0);
          qd_import_builder_set_centered (self->builder, TRUE);
          read_inline (self, node);
          qd_import_builder_end (self->builder);
        }
      else if (qd_markup_is (node, "epigraph") || qd_markup_is (node, "cite"))
        read_flow (self, node, QD_BLOCK_QUOTATION);
      else if (qd_markup_is (node, "poem") || qd_markup_is (node, "stanza"))
        read_flow (self, node, QD_BLOCK_VERSE);
      else if (qd_markup_is (node, "table") || qd_markup_is (node, "annotation"))
        {
          if (qd_markup_is (node, "table"))
            qd_import_builder_begin_table (self->builder);
          read_flow (self, node, kind);
        }
      else if (qd_markup_is (node, "tr"))
        read_row (self, node);
      else if (qd_markup_is (node, "empty-line"))
        qd_import_builder_break_line (self->builder);
      else if (qd_markup_is (node, "v"))
        read_block (self, node, QD_BLOCK_VERSE, 0);
      else if (qd_markup_is (node, "image"))
        {
          read_picture (self, node);
          qd_import_builder_end (self->builder);
        }
      else
        read_block (self, node, kind, 0);
    }
}

static char *
dup_author (const xmlNode *info)
{
  static const char *const parts[] = { "last-name", "first-name", "middle-name" };
  const xmlNode *author = info != NULL ? qd_markup_get_child (info, "author") : NULL;
  const xmlNode *nickname = author != NULL ? qd_markup_get_child (author, "nickname") : NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; author != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const xmlNode *part = qd_markup_get_child (author, parts[i]);
      g_autofree char *text = part != NULL ? qd_markup_dup_content (part) : NULL;

      if (text == NULL || text[0] == '\0')
        continue;
      /* Chinese names stand surname first and together, others as they are. */
      if (g_ascii_isalpha (text[0]) && name->len > 0)
        {
          g_string_prepend_c (name, ' ');
          g_string_prepend (name, text);
        }
      else
        g_string_append (name, text);
    }
  if (name->len == 0 && nickname != NULL)
    return qd_markup_dup_content (nickname);
  return name->len > 0 ? g_strdup (name->str) : NULL;
}

static char *
dup_child (const xmlNode *info, const char *element)
{
  const xmlNode *child = info != NULL ? qd_markup_get_child (info, element) : NULL;

  return child != NULL ? qd_markup_dup_content (child) : NULL;
}

/* Returns: (transfer full): the bytes of the book, out of its archive if it is in one */
static GBytes *
unpack (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (QdArchive) archive = NULL;
  GBytes *book;

  if (length < 4 || memcmp (data, "PK\003\004", 4) != 0)
    return g_bytes_ref (bytes);
  archive = qd_archive_read (bytes, name, cancellable, error);
  if (archive == NULL)
    return NULL;
  book = qd_archive_find (archive, ".fb2", NULL);
  if (book == NULL)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: no FictionBook is in it"),
                   name);
      return NULL;
    }
  return g_bytes_ref (book);
}

/**
 * qd_import_fb2:
 *
 * Reads a FictionBook, as far as it goes if it breaks off.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_fb2 (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) book = unpack (bytes, name, cancellable, error);
  g_autoptr (xmlDoc) doc = book != NULL ? qd_markup_parse_xml (book, name, NULL, error) : NULL;
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autofree char *title = NULL;
  Reader reader = { .builder = builder };
  g_autoptr (GHashTable) binaries = NULL;
  const xmlNode *root, *info, *cover;
  QdImport *import;

  if (doc == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  root = xmlDocGetRootElement (doc);
  info = qd_markup_find (root, "title-info");
  cover = info != NULL ? qd_markup_get_child (info, "coverpage") : NULL;
  reader.binaries = binaries = index_binaries (root);
  if (cover != NULL)
    read_flow (&reader, cover, QD_BLOCK_PARAGRAPH);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "body"))
      {
        const char *body = qd_markup_get (node, "name");

        reader.in_notes = body != NULL && (strcmp (body, "notes") == 0 || strcmp (body, "comments") == 0);
        read_flow (&reader, node, QD_BLOCK_PARAGRAPH);
        g_clear_pointer (&reader.label, g_free);
      }
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is a FictionBook without text"), name);
      return NULL;
    }
  import = qd_import_builder_finish (builder, "fb2", doc->encoding != NULL ? (const char *) doc->encoding : "UTF-8", 1);
  title = dup_child (info, "book-title");
  import->title = qd_import_clean_title (title, name);
  import->author = dup_author (info);
  import->language = dup_child (info, "lang");
  return import;
}
