/* qd-import-odt.c: texts in OpenDocument, as LibreOffice and WPS write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-odt.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-import-builder.h"
#include "document/qd-markup-tree.h"
#include "document/qd-odt-lists.h"
#include "document/qd-odt-styles.h"

#define MIMETYPE "mimetypeapplication/vnd.oasis.opendocument.text"
/* So many blanks in a row are no text any more. */
#define MAX_BLANKS 1000

/* The list that paragraphs stand in. */
typedef struct
{
  const char *style; /* (nullable) */
  QdOdtCount *count;
  int level; /* from 1 */
} List;

typedef struct
{
  QdArchive *archive; /* (nullable): of a flat file */
  QdImportBuilder *builder;
  QdOdtStyles *styles;
  QdOdtLists *lists;
  GPtrArray *notes;          /* of xmlNode: text:note, in the order of their marks */
  GPtrArray *comments;       /* of xmlNode: office:annotation */
  GPtrArray *boxes;          /* of xmlNode: text boxes of the open paragraph */
  char *label;               /* (nullable): until the first text of the open paragraph */
  int bullet_level;          /* of the list item that begins, 0 if it has no bullet */
  QdOdtProperties paragraph; /* what runs of the open paragraph inherit */
  gboolean joined;           /* paragraphs are cells of a row */
  gboolean in_notes;
} Reader;

static void read_inline (Reader *self, const xmlNode *top, const QdOdtProperties *properties);
static void read_blocks (Reader *self, const xmlNode *top, const List *list);

/**
 * qd_import_odt_sniff:
 *
 * Returns: 100 for an archive or a flat file that says it is an OpenDocument text, less for an archive with its parts
 */
int
qd_import_odt_sniff (const guint8 *data, gsize length, const char *name)
{
  static const char type[] = "application/vnd.oasis.opendocument";

  if (!data)
    return 0;
  if (length > 30 && memcmp (data, "PK\003\004", 4) == 0)
    {
      if (memmem (data, MIN (length, 256), MIMETYPE, strlen (MIMETYPE)) != NULL)
        return 100;
      /* Some programs pack the type as well, which then tells nothing. */
      return memmem (data, MIN (length, 256), type, strlen (type)) == NULL
                     && memmem (data, length, "content.xml", 11) != NULL
                 ? 60
                 : 0;
    }
  return length > 0 && memmem (data, MIN (length, 1024), "<office:document", 16) != NULL
                 && memmem (data, length, "vnd.oasis.opendocument.text", 27) != NULL
             ? 100
             : 0;
}

/* What repeats the text, what was deleted, and what belongs to a mark rather than to the text. */
static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const elements[] = {
    "alphabetical-index", "forms",       "hidden-paragraph", "hidden-text",     "illustration-index", "object-index",
    "sequence-decls",     "table-index", "table-of-content", "tracked-changes", "user-index",         "variable-decls",
  };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (qd_markup_is (node, elements[i]))
      return TRUE;
  return FALSE;
}

static void
append (Reader *self, const char *text)
{
  g_autofree char *label = g_steal_pointer (&self->label);

  if (label != NULL)
    qd_import_builder_append (self->builder, label, -1);
  qd_import_builder_append (self->builder, text, -1);
}

static void
read_note_mark (Reader *self, const xmlNode *note)
{
  g_autofree char *id = NULL, *mark = NULL;

  if (self->in_notes)
    return;
  g_ptr_array_add (self->notes, (gpointer) note);
  id = g_strdup_printf ("note-%u", self->notes->len);
  mark = g_strdup_printf ("〔%u〕", self->notes->len);
  qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE_MARK, id);
  append (self, mark);
  qd_import_builder_end_span (self->builder, QD_SPAN_NOTE_MARK, NULL);
}

static void
read_run (Reader *self, const xmlNode *span, const QdOdtProperties *outer)
{
  QdOdtProperties properties = *outer;
  QdOdtProperties own = qd_odt_styles_resolve (self->styles, "text", qd_markup_get (span, "style-name"));
  gboolean is_strong, is_emphasis;

  qd_odt_properties_overlay (&properties, &own);
  if (properties.hidden == TRUE)
    return;
  is_strong = properties.bold == TRUE && outer->bold != TRUE;
  is_emphasis = properties.emphasis == TRUE && outer->emphasis != TRUE;
  if (is_strong)
    qd_import_builder_begin_span (self->builder, QD_SPAN_STRONG, NULL);
  if (is_emphasis)
    qd_import_builder_begin_span (self->builder, QD_SPAN_EMPHASIS, NULL);
  read_inline (self, span, &properties);
  if (is_emphasis)
    qd_import_builder_end_span (self->builder, QD_SPAN_EMPHASIS, NULL);
  if (is_strong)
    qd_import_builder_end_span (self->builder, QD_SPAN_STRONG, NULL);
}

static void
read_ruby (Reader *self, const xmlNode *node, const QdOdtProperties *properties)
{
  const xmlNode *text = qd_markup_get_child (node, "ruby-text"), *base = qd_markup_get_child (node, "ruby-base");
  g_autofree char *ruby = text != NULL ? qd_markup_dup_content (text) : NULL;

  if (base == NULL)
    return;
  qd_import_builder_begin_span (self->builder, QD_SPAN_RUBY, ruby);
  read_inline (self, base, properties);
  qd_import_builder_end_span (self->builder, QD_SPAN_RUBY, NULL);
}

static void
read_blanks (Reader *self, const xmlNode *node)
{
  const char *value = qd_markup_get (node, "c");
  int n_blanks = value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, MAX_BLANKS) : 1;
  g_autofree char *blanks = g_strnfill ((gsize) n_blanks, ' ');

  /* Those at the start indent by hand. */
  if (qd_import_builder_is_empty (self->builder) && self->label == NULL)
    qd_import_builder_append_verbatim (self->builder, blanks, -1);
  else
    qd_import_builder_append (self->builder, blanks, -1);
}

/* A length of the markup, px. */
static double
get_length (const xmlNode *frame, const char *attribute)
{
  static const struct
  {
    const char *unit;
    double px;
  } units[] = { { "cm", 96 / 2.54 }, { "in", 96 }, { "mm", 96 / 25.4 }, { "pt", 96 / 72.0 }, { "px", 1 } };
  const char *value = qd_markup_get (frame, attribute);
  char *end = NULL;
  double length = value != NULL ? g_ascii_strtod (value, &end) : 0;

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0)
      return length * units[i].px;
  return 0;
}

static QdPicture *
find_picture (Reader *self, const xmlNode *image)
{
  const xmlNode *data = qd_markup_get_child (image, "binary-data");
  const char *href = qd_markup_get (image, "href");
  g_autofree char *path = NULL, *base64 = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guchar *decoded;
  gsize n_bytes;

  if (data != NULL)
    {
      base64 = qd_markup_dup_content (data);
      decoded = g_base64_decode (base64, &n_bytes);
      bytes = g_bytes_new_take (decoded, n_bytes);
      return qd_picture_new_for_bytes (bytes);
    }
  path = self->archive != NULL && href != NULL ? qd_archive_resolve ("content.xml", href) : NULL;
  return path != NULL ? qd_picture_new_for_member (self->archive, path) : NULL;
}

/* What is said of a picture is none of the text here, where everybody writes captions. */
static void
read_picture (Reader *self, const xmlNode *frame)
{
  QdPicture *picture = find_picture (self, qd_markup_get_child (frame, "image"));
  const xmlNode *said = qd_markup_get_child (frame, "desc");
  g_autofree char *alt = NULL;

  if (picture == NULL)
    return;
  if (said == NULL)
    said = qd_markup_get_child (frame, "title");
  alt = said != NULL ? qd_markup_dup_content (said) : NULL;
  qd_picture_set_alt (picture, alt);
  qd_picture_set_size (picture, get_length (frame, "width"), get_length (frame, "height"));
  qd_import_builder_add_picture (self->builder, picture, NULL);
}

static void
read_inline_element (Reader *self, const xmlNode *node, const QdOdtProperties *properties)
{
  const char *address = qd_markup_is (node, "a") ? qd_markup_get (node, "href") : NULL;

  if (qd_markup_is (node, "span"))
    read_run (self, node, properties);
  else if (qd_markup_is (node, "s"))
    read_blanks (self, node);
  else if (qd_markup_is (node, "tab"))
    append (self, "\t");
  else if (qd_markup_is (node, "line-break"))
    qd_import_builder_break_line (self->builder);
  else if (qd_markup_is (node, "note"))
    read_note_mark (self, node);
  else if (qd_markup_is (node, "annotation"))
    g_ptr_array_add (self->comments, (gpointer) node);
  else if (qd_markup_is (node, "ruby"))
    read_ruby (self, node, properties);
  else if (qd_markup_is (node, "frame") && qd_markup_get_child (node, "image") != NULL)
    read_picture (self, node);
  else if (qd_markup_is (node, "frame") || qd_markup_is (node, "custom-shape"))
    g_ptr_array_add (self->boxes, (gpointer) node);
  else
    {
      if (address != NULL)
        qd_import_builder_begin_span (self->builder, QD_SPAN_LINK, address);
      read_inline (self, node, properties);
      if (address != NULL)
        qd_import_builder_end_span (self->builder, QD_SPAN_LINK, NULL);
    }
}

/* The depth of the recursion is bounded by the parser's. */
static void
read_inline (Reader *self, const xmlNode *top, const QdOdtProperties *properties)
{
  const QdLooks looks = { properties->bold == TRUE, properties->size, properties->face };

  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      const char *text = qd_markup_get_text (node);

      if (text != NULL)
        {
          qd_import_builder_set_looks (self->builder, &looks);
          /* White space of the markup must not bring the label of an empty paragraph. */
          if (text[strspn (text, " \t\r\n")] != '\0')
            append (self, text);
          else
            qd_import_builder_append (self->builder, text, -1);
        }
      else if (node->type == XML_ELEMENT_NODE && !is_left_out (node))
        read_inline_element (self, node, properties);
    }
}

static int
read_int (const xmlNode *node, const char *attribute, int otherwise)
{
  const char *value = qd_markup_get (node, attribute);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000000) : otherwise;
}

static QdBlockKind
get_kind (Reader *self, const xmlNode *node)
{
  if (self->in_notes)
    return QD_BLOCK_NOTE;
  if (qd_markup_is (node, "h"))
    return QD_BLOCK_HEADING;
  if (self->bullet_level > 0)
    return QD_BLOCK_LIST_ITEM;
  switch (self->paragraph.role)
    {
    case QD_ODT_ROLE_TITLE:
      return QD_BLOCK_TITLE;
    case QD_ODT_ROLE_QUOTATION:
      return QD_BLOCK_QUOTATION;
    case QD_ODT_ROLE_CODE:
      return QD_BLOCK_CODE;
    case QD_ODT_ROLE_CAPTION:
      return QD_BLOCK_CAPTION;
    case QD_ODT_ROLE_NONE:
    case QD_ODT_ROLE_CONTENTS:
      return QD_BLOCK_PARAGRAPH;
    }
  g_return_val_if_reached (QD_BLOCK_PARAGRAPH);
}

static void
number_heading (Reader *self, const xmlNode *heading, int level)
{
  gboolean is_bullet;

  if (self->label != NULL || g_strcmp0 (qd_markup_get (heading, "is-list-header"), "true") == 0)
    return;
  self->label = qd_odt_lists_next (
      self->lists, qd_odt_lists_get_outline (self->lists), NULL, level,
      g_strcmp0 (qd_markup_get (heading, "restart-numbering"), "true") == 0 ? read_int (heading, "start-value", 1) : -1,
      &is_bullet);
}

static void
begin_paragraph (Reader *self, const xmlNode *node)
{
  QdBlockKind kind = get_kind (self, node);
  int level = kind == QD_BLOCK_HEADING     ? CLAMP (read_int (node, "outline-level", 1), 1, 10)
              : kind == QD_BLOCK_LIST_ITEM ? self->bullet_level
                                           : 0;

  if (self->joined)
    {
      qd_import_builder_append (self->builder, " ", 1);
      return;
    }
  if (kind == QD_BLOCK_HEADING)
    number_heading (self, node, level);
  qd_import_builder_begin (self->builder, kind, level);
  qd_import_builder_set_centered (self->builder,
                                  self->paragraph.centered == TRUE || self->paragraph.role == QD_ODT_ROLE_CAPTION);
  if (self->paragraph.indent > 0 && self->paragraph.size > 0)
    qd_import_builder_set_indent (self->builder, (int) lround (self->paragraph.indent / self->paragraph.size));
}

static void
read_paragraph (Reader *self, const xmlNode *node)
{
  g_autoptr (GPtrArray) boxes = NULL;
  gboolean is_empty;

  self->paragraph = qd_odt_styles_resolve (self->styles, "paragraph", qd_markup_get (node, "style-name"));
  if (self->paragraph.role == QD_ODT_ROLE_CONTENTS || self->paragraph.hidden == TRUE)
    return;
  begin_paragraph (self, node);
  read_inline (self, node, &self->paragraph);
  /* An empty paragraph is counted, but has no number for the reader. */
  g_clear_pointer (&self->label, g_free);
  self->bullet_level = 0;
  if (self->joined)
    return;
  is_empty = qd_import_builder_is_empty (self->builder);
  qd_import_builder_end (self->builder);
  if (is_empty)
    qd_import_builder_break_line (self->builder);
  boxes = g_steal_pointer (&self->boxes);
  self->boxes = g_ptr_array_new ();
  for (guint i = 0; i < boxes->len; i++)
    read_blocks (self, g_ptr_array_index (boxes, i), NULL);
}

static void
read_item (Reader *self, const xmlNode *item, const List *list)
{
  gboolean is_bullet;

  if (qd_markup_is (item, "list-item") && list->style != NULL && !self->joined && !self->in_notes)
    {
      const xmlNode *first = item->children;

      while (first != NULL && first->type != XML_ELEMENT_NODE)
        first = first->next;
      /* An item that only holds a deeper list has no number. */
      if (first != NULL && !qd_markup_is (first, "list"))
        {
          g_free (self->label);
          self->label = qd_odt_lists_next (self->lists, list->count, list->style, list->level,
                                           read_int (item, "start-value", -1), &is_bullet);
          self->bullet_level = is_bullet ? list->level : 0;
        }
    }
  read_blocks (self, item, list);
  g_clear_pointer (&self->label, g_free);
  self->bullet_level = 0;
}

static void
read_list (Reader *self, const xmlNode *node, const List *outer)
{
  const char *style = qd_markup_get (node, "style-name");
  List list = { style, NULL, 1 };

  if (outer != NULL)
    list = (List){ style != NULL ? style : outer->style, outer->count, outer->level + 1 };
  else
    list.count = qd_odt_lists_begin (self->lists, node, style != NULL ? style : "");
  for (const xmlNode *item = node->children; item != NULL; item = item->next)
    if (qd_markup_is (item, "list-item") || qd_markup_is (item, "list-header"))
      read_item (self, item, &list);
}

static void
read_row (Reader *self, const xmlNode *row)
{
  gboolean is_first = TRUE;

  if (self->in_notes)
    qd_import_builder_begin (self->builder, QD_BLOCK_NOTE, 0);
  else
    qd_import_builder_begin_row (self->builder, qd_markup_is (row->parent, "table-header-rows"));
  self->joined = TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (qd_markup_is (cell, "table-cell"))
      {
        qd_import_builder_begin_cell (self->builder, is_first, qd_markup_get (cell, "number-columns-spanned"),
                                      qd_markup_get (cell, "number-rows-spanned"));
        read_blocks (self, cell, NULL);
        qd_import_builder_end_cell (self->builder);
        is_first = FALSE;
      }
  self->joined = FALSE;
  qd_import_builder_end (self->builder);
}

/* The depth of the recursion is bounded by the parser's. */
static void
read_blocks (Reader *self, const xmlNode *top, const List *list)
{
  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE || is_left_out (node))
        continue;
      if (qd_markup_is (node, "p") || qd_markup_is (node, "h"))
        read_paragraph (self, node);
      else if (qd_markup_is (node, "list"))
        read_list (self, node, list);
      else if (qd_markup_is (node, "table") && !self->joined)
        {
          qd_import_builder_begin_table (self->builder);
          read_blocks (self, node, list);
        }
      else if (qd_markup_is (node, "table-row") && !self->joined)
        read_row (self, node);
      else if (qd_markup_is (node, "frame") && qd_markup_get_child (node, "image") != NULL && !self->joined)
        {
          read_picture (self, node);
          qd_import_builder_end (self->builder);
        }
      else if (qd_markup_is (node, "section") && g_strcmp0 (qd_markup_get (node, "display"), "none") == 0)
        continue;
      else
        read_blocks (self, node, list);
    }
}

/* Notes stand after the text, each with its mark, in the order of the marks; then what others remarked. */
static void
read_notes (Reader *self)
{
  self->in_notes = TRUE;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const xmlNode *body = qd_markup_get_child (g_ptr_array_index (self->notes, i), "note-body");
      g_autofree char *id = NULL;

      g_free (self->label);
      self->label = g_strdup_printf ("〔%u〕", i + 1);
      if (body == NULL)
        continue;
      id = g_strdup_printf ("note-%u", i + 1);
      qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE, id);
      read_blocks (self, body, NULL);
      qd_import_builder_end_span (self->builder, QD_SPAN_NOTE, NULL);
    }
  /* A remark on a remark would come to the list while it is read. */
  for (guint i = 0; i < self->comments->len; i++)
    {
      const xmlNode *comment = g_ptr_array_index (self->comments, i);
      const xmlNode *creator = qd_markup_get_child (comment, "creator");
      g_autofree char *author = creator != NULL ? qd_markup_dup_content (creator) : g_strdup ("");

      g_free (self->label);
      self->label = g_strdup_printf ("〔%s〕", author[0] != '\0' ? author : "批注");
      read_blocks (self, comment, NULL);
    }
  g_clear_pointer (&self->label, g_free);
}

static char *
dup_confirmed (QdImportBuilder *builder, const xmlNode *meta, const char *element)
{
  const xmlNode *node = meta != NULL ? qd_markup_find (meta, element) : NULL;
  g_autofree char *content = node != NULL ? qd_markup_dup_content (node) : NULL;

  return qd_import_builder_confirm (builder, content);
}

static const xmlNode *
get_root (xmlDoc *doc)
{
  return doc != NULL ? xmlDocGetRootElement (doc) : NULL;
}

static QdImport *
read_document (QdArchive *archive,
               const xmlNode *content,
               const xmlNode *styles_root,
               const xmlNode *meta,
               const char *name,
               GError **error)
{
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autoptr (QdOdtStyles) styles = qd_odt_styles_new ();
  g_autoptr (QdOdtLists) lists = qd_odt_lists_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GPtrArray) comments = g_ptr_array_new ();
  Reader reader = {
    .archive = archive, .builder = builder, .styles = styles, .lists = lists, .notes = notes, .comments = comments
  };
  const xmlNode *body = qd_markup_find (content, "body");
  const xmlNode *text = body != NULL ? qd_markup_get_child (body, "text") : NULL;
  QdImport *import;
  char *title, *author;

  qd_odt_styles_add (styles, styles_root);
  qd_odt_lists_add (lists, styles_root);
  qd_odt_styles_add (styles, content);
  qd_odt_lists_add (lists, content);
  reader.boxes = g_ptr_array_new ();
  if (text != NULL)
    read_blocks (&reader, text, NULL);
  read_notes (&reader);
  g_ptr_array_unref (reader.boxes);
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is a document without text"), name);
      return NULL;
    }
  title = dup_confirmed (builder, meta, "title");
  author = dup_confirmed (builder, meta, "initial-creator");
  import = qd_import_builder_finish (builder, "odt", "UTF-8", 1);
  import->title = title;
  import->author = author;
  return import;
}

static gboolean
is_encrypted (QdArchive *archive)
{
  GBytes *manifest = qd_archive_get (archive, "META-INF/manifest.xml");
  gsize n_bytes = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &n_bytes) : NULL;

  return data != NULL && memmem (data, n_bytes, "encryption-data", 15) != NULL;
}

/**
 * qd_import_odt:
 *
 * Reads a text with its notes.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_odt (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = NULL;
  g_autoptr (xmlDoc) content = NULL, styles = NULL, meta = NULL;
  GBytes *part;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes < 4 || memcmp (data, "PK\003\004", 4) != 0)
    {
      content = qd_markup_parse_xml (bytes, name, NULL, error);
      return content != NULL ? read_document (NULL, get_root (content), NULL, get_root (content), name, error) : NULL;
    }
  archive = qd_archive_read (bytes, name, cancellable, error);
  if (archive == NULL)
    return NULL;
  if (is_encrypted (archive))
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
                   _ ("“%s” is protected by a password and cannot be read"), name);
      return NULL;
    }
  part = qd_archive_get (archive, "content.xml");
  if (part == NULL)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: its part “%s” is missing"),
                   name, "content.xml");
      return NULL;
    }
  content = qd_markup_parse_xml (part, name, "content.xml", error);
  if (content == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  part = qd_archive_get (archive, "styles.xml");
  styles = part != NULL ? qd_markup_parse_xml (part, name, "styles.xml", NULL) : NULL;
  part = qd_archive_get (archive, "meta.xml");
  meta = part != NULL ? qd_markup_parse_xml (part, name, "meta.xml", NULL) : NULL;
  return read_document (archive, get_root (content), get_root (styles), get_root (meta), name, error);
}
