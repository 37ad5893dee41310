/* qd-import-docx.c: documents of Word and WPS in Office Open XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-docx.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-docx-fields.h"
#include "document/qd-docx-numbering.h"
#include "document/qd-docx-relations.h"
#include "document/qd-docx-styles.h"
#include "document/qd-import-builder.h"
#include "document/qd-markup-tree.h"

/* A cell longer than this lays out a page rather than being one of a table. */
#define CELL_CHARS 200

typedef struct
{
  const char *name;
  QdArchive *archive;
  QdImportBuilder *builder;
  QdDocxStyles *styles;
  QdDocxNumbering *numbering;
  QdDocxFields *fields;
  QdDocxRelations *relations;
  GPtrArray *notes;           /* of char: "footnote-2", in the order of their marks */
  GPtrArray *boxes;           /* of xmlNode: text boxes of the open paragraph */
  char *label;                /* (nullable): of the open paragraph, until its first run */
  QdDocxProperties paragraph; /* what runs of the open paragraph inherit */
  gboolean joined;            /* paragraphs are cells of a row */
  gboolean in_notes;
} Reader;

static void read_inline (Reader *self, const xmlNode *top);
static void read_blocks (Reader *self, const xmlNode *top);

/**
 * qd_import_docx_sniff:
 *
 * Returns: 95 for an archive with the parts of a word-processing document
 */
int
qd_import_docx_sniff (const guint8 *data, gsize length, const char *name)
{
  if (!data || length < 30 || memcmp (data, "PK\003\004", 4) != 0)
    return 0;
  if (memmem (data, MIN (length, 65536), "word/", 5) != NULL)
    return 95;
  if (memmem (data, MIN (length, 65536), "xl/", 3) != NULL || memmem (data, MIN (length, 65536), "ppt/", 4) != NULL)
    return 0;
  return memmem (data, MIN (length, 65536), "[Content_Types].xml", 19) != NULL ? 70 : 0;
}

/* What is not in the text as it stands: deleted or moved away, properties, and fallbacks of what was read already. */
static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const elements[] = { "del", "delText", "Fallback", "instrText", "moveFrom", "pPr", "rPr" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (qd_markup_is (node, elements[i]))
      return TRUE;
  return FALSE;
}

static void
flush_label (Reader *self)
{
  g_autofree char *label = qd_docx_fields_in_contents (self->fields) ? NULL : g_steal_pointer (&self->label);

  if (label != NULL)
    qd_import_builder_append (self->builder, label, -1);
}

static void
append (Reader *self, const char *text)
{
  if (qd_docx_fields_in_contents (self->fields))
    return;
  flush_label (self);
  qd_import_builder_append (self->builder, text, -1);
}

static void
read_field_code (Reader *self, const xmlNode *node)
{
  g_autofree char *code = qd_markup_dup_content (node);
  g_autofree char *spaced = g_strconcat (code, " ", NULL);

  qd_docx_fields_add_code (self->fields, spaced);
}

static void
read_field_mark (Reader *self, const xmlNode *node)
{
  const char *type = qd_markup_get (node, "fldCharType");
  g_autofree char *address = NULL;

  if (g_strcmp0 (type, "begin") == 0)
    qd_docx_fields_begin (self->fields);
  else if (g_strcmp0 (type, "separate") == 0)
    {
      if (qd_docx_fields_separate (self->fields, &address) == QD_DOCX_FIELD_LINK)
        qd_import_builder_begin_span (self->builder, QD_SPAN_LINK, address);
    }
  else if (g_strcmp0 (type, "end") == 0)
    {
      if (qd_docx_fields_end (self->fields) == QD_DOCX_FIELD_LINK)
        qd_import_builder_end_span (self->builder, QD_SPAN_LINK, NULL);
    }
}

static void
read_note_mark (Reader *self, const xmlNode *node, const char *kind)
{
  const char *id = qd_markup_get (node, "id");
  g_autofree char *key = g_strdup_printf ("%s-%s", kind, id != NULL ? id : "");
  g_autofree char *mark = NULL;

  if (self->in_notes || id == NULL)
    return;
  g_ptr_array_add (self->notes, g_strdup (key));
  mark = g_strdup_printf ("〔%u〕", self->notes->len);
  flush_label (self);
  qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE_MARK, key);
  qd_import_builder_append (self->builder, mark, -1);
  qd_import_builder_end_span (self->builder, QD_SPAN_NOTE_MARK, NULL);
}

static void
read_ruby (Reader *self, const xmlNode *node)
{
  const xmlNode *text = qd_markup_get_child (node, "rt");
  const xmlNode *base = qd_markup_get_child (node, "rubyBase");
  g_autofree char *ruby = text != NULL ? qd_markup_dup_content (text) : NULL;

  if (base == NULL)
    return;
  qd_import_builder_begin_span (self->builder, QD_SPAN_RUBY, ruby);
  read_inline (self, base);
  qd_import_builder_end_span (self->builder, QD_SPAN_RUBY, NULL);
}

/* English Metric Units, of which there are 914400 to the inch and so 9525 to the px. */
static double
get_length (const xmlNode *extent, const char *attribute)
{
  const char *value = extent != NULL ? qd_markup_get (extent, attribute) : NULL;

  return value != NULL ? g_ascii_strtod (value, NULL) / 9525 : 0;
}

static QdPicture *
find_picture (Reader *self, const xmlNode *node)
{
  const xmlNode *blip = qd_markup_find (node, "blip"), *data = qd_markup_find (node, "imagedata");
  const char *id = blip != NULL ? qd_markup_get (blip, "embed") : data != NULL ? qd_markup_get (data, "id") : NULL;
  const char *path = id != NULL ? qd_docx_relations_get_picture (self->relations, id) : NULL;
  QdPicture *picture = path != NULL ? qd_picture_new_for_member (self->archive, path) : NULL;
  const xmlNode *extent = qd_markup_find (node, "extent");

  if (picture != NULL)
    qd_picture_set_size (picture, get_length (extent, "cx"), get_length (extent, "cy"));
  return picture;
}

static void
read_picture (Reader *self, const xmlNode *node)
{
  const xmlNode *properties = qd_markup_find (node, "docPr");
  g_autofree char *text = properties != NULL ? qd_import_clean_title (qd_markup_get (properties, "descr"), NULL) : NULL;

  for (const xmlNode *box = node; box != NULL; box = qd_markup_next (box, node, !qd_markup_is (box, "Fallback")))
    if (qd_markup_is (box, "txbxContent"))
      {
        g_ptr_array_add (self->boxes, (gpointer) box);
        return;
      }
  if (qd_docx_fields_in_contents (self->fields))
    return;
  if (text != NULL)
    flush_label (self);
  qd_import_builder_add_picture (self->builder, find_picture (self, node), text);
}

static void
read_run_part (Reader *self, const xmlNode *node)
{
  const char *type = qd_markup_get (node, "type");

  if (qd_markup_is (node, "fldChar"))
    read_field_mark (self, node);
  else if (qd_markup_is (node, "t"))
    {
      for (const xmlNode *text = node->children; text != NULL; text = text->next)
        if (qd_markup_get_text (text) != NULL)
          append (self, qd_markup_get_text (text));
    }
  else if (qd_markup_is (node, "tab") || qd_markup_is (node, "ptab"))
    append (self, "\t");
  else if (qd_markup_is (node, "cr")
           || (qd_markup_is (node, "br") && (type == NULL || strcmp (type, "textWrapping") == 0)))
    qd_import_builder_break_line (self->builder);
  else if (qd_markup_is (node, "noBreakHyphen"))
    append (self, "-");
  else if (qd_markup_is (node, "footnoteReference"))
    read_note_mark (self, node, "footnote");
  else if (qd_markup_is (node, "endnoteReference"))
    read_note_mark (self, node, "endnote");
  else if (qd_markup_is (node, "ruby"))
    read_ruby (self, node);
  else if (qd_markup_is (node, "drawing") || qd_markup_is (node, "pict") || qd_markup_is (node, "AlternateContent"))
    read_picture (self, node);
}

/* The content of a run, inside the spans its properties ask for. What all of a paragraph has by its style, as captions
 * their italics, stresses nothing in it. */
static void
read_marked_run (Reader *self, const xmlNode *run, const QdDocxProperties *properties)
{
  const QdLooks looks = { properties->bold == TRUE, properties->size, properties->face };
  /* The line below a link is none of a name. */
  gboolean linked = qd_markup_is (run->parent, "hyperlink");
  const struct
  {
    gboolean wanted;
    QdSpanKind kind;
  } spans[] = {
    { looks.bold && self->paragraph.bold != TRUE, QD_SPAN_STRONG },
    { properties->emphasis == TRUE && self->paragraph.emphasis != TRUE, QD_SPAN_EMPHASIS },
    { properties->name == TRUE && !linked, QD_SPAN_NAME },
    { properties->work == TRUE, QD_SPAN_WORK },
    { properties->inline_note == TRUE, QD_SPAN_INLINE_NOTE },
  };

  qd_import_builder_set_looks (self->builder, &looks);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i].wanted)
      qd_import_builder_begin_span (self->builder, spans[i].kind, NULL);
  for (const xmlNode *node = run->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "instrText"))
      read_field_code (self, node);
    else if (node->type == XML_ELEMENT_NODE && !is_left_out (node))
      read_run_part (self, node);
  for (guint i = G_N_ELEMENTS (spans); i > 0; i--)
    if (spans[i - 1].wanted)
      qd_import_builder_end_span (self->builder, spans[i - 1].kind, NULL);
}

static void
read_run (Reader *self, const xmlNode *run)
{
  const xmlNode *rpr = qd_markup_get_child (run, "rPr");
  const xmlNode *style = rpr != NULL ? qd_markup_get_child (rpr, "rStyle") : NULL;
  QdDocxProperties properties = self->paragraph;

  if (style != NULL && qd_markup_get (style, "val") != NULL)
    {
      QdDocxProperties of_style = qd_docx_styles_resolve (self->styles, qd_markup_get (style, "val"));

      qd_docx_properties_overlay (&properties, &of_style);
    }
  qd_docx_properties_read (&properties, NULL, rpr);
  if (properties.hidden == TRUE)
    return;
  read_marked_run (self, run, &properties);
}

static void
read_inline (Reader *self, const xmlNode *top)
{
  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      const char *address = NULL;
      g_autofree char *of_field = NULL;

      if (node->type != XML_ELEMENT_NODE || is_left_out (node))
        continue;
      if (qd_markup_is (node, "r"))
        {
          read_run (self, node);
          continue;
        }
      if (qd_markup_is (node, "hyperlink") && qd_markup_get (node, "id") != NULL)
        address = qd_docx_relations_get_link (self->relations, qd_markup_get (node, "id"));
      if (qd_markup_is (node, "fldSimple") && qd_markup_get (node, "instr") != NULL
          && qd_docx_field_parse (qd_markup_get (node, "instr"), &of_field) == QD_DOCX_FIELD_CONTENTS)
        continue;
      if (of_field != NULL)
        address = of_field;
      if (address != NULL)
        qd_import_builder_begin_span (self->builder, QD_SPAN_LINK, address);
      read_inline (self, node);
      if (address != NULL)
        qd_import_builder_end_span (self->builder, QD_SPAN_LINK, NULL);
    }
}

static void
begin_paragraph (Reader *self, const char *style_id, const QdDocxProperties *properties)
{
  QdDocxRole role = qd_docx_styles_get_role (self->styles, style_id);
  QdBlockKind kind = QD_BLOCK_PARAGRAPH;
  gboolean is_bullet = FALSE;
  int level = 0, indent;

  if (properties->number_id > 0 && !self->joined)
    {
      int number_level = properties->number_level;

      if (number_level < 0)
        number_level = MAX (qd_docx_numbering_find_level (self->numbering, properties->number_id, style_id), 0);
      g_free (self->label);
      self->label = qd_docx_numbering_next (self->numbering, properties->number_id, number_level, &is_bullet);
      level = is_bullet ? number_level + 1 : 0;
    }
  if (self->in_notes)
    kind = QD_BLOCK_NOTE;
  else if (properties->outline_level >= 0 && properties->outline_level < 9)
    {
      kind = QD_BLOCK_HEADING;
      level = properties->outline_level + 1;
      /* Lines of contents have no level of their own: a heading shows that the end of the field was lost. */
      while (qd_docx_fields_in_contents (self->fields))
        qd_docx_fields_end (self->fields);
    }
  else if (is_bullet)
    kind = QD_BLOCK_LIST_ITEM;
  else
    kind = role == QD_DOCX_ROLE_TITLE       ? QD_BLOCK_TITLE
           : role == QD_DOCX_ROLE_AUTHOR    ? QD_BLOCK_BYLINE
           : role == QD_DOCX_ROLE_QUOTATION ? QD_BLOCK_QUOTATION
           : role == QD_DOCX_ROLE_CODE      ? QD_BLOCK_CODE
           : role == QD_DOCX_ROLE_CAPTION   ? QD_BLOCK_CAPTION
                                            : QD_BLOCK_PARAGRAPH;
  if (self->joined)
    {
      qd_import_builder_append (self->builder, " ", 1);
      return;
    }
  indent = properties->first_line_chars > 0 ? (properties->first_line_chars + 50) / 100
           : properties->first_line_twips > 0 && properties->size > 0
               ? (int) lround (properties->first_line_twips / 20.0 / properties->size)
               : 0;
  qd_import_builder_begin (self->builder, kind, level);
  qd_import_builder_set_centered (self->builder, properties->centered == TRUE || role == QD_DOCX_ROLE_SUBTITLE
                                                     || role == QD_DOCX_ROLE_CAPTION);
  qd_import_builder_set_indent (self->builder, indent);
}

static void
read_paragraph (Reader *self, const xmlNode *paragraph)
{
  const xmlNode *ppr = qd_markup_get_child (paragraph, "pPr");
  const xmlNode *style = ppr != NULL ? qd_markup_get_child (ppr, "pStyle") : NULL;
  const char *style_id = style != NULL ? qd_markup_get (style, "val") : NULL;
  QdDocxProperties properties = qd_docx_styles_get_defaults (self->styles);
  QdDocxProperties of_style = qd_docx_styles_resolve (self->styles, style_id);
  g_autoptr (GPtrArray) boxes = NULL;
  gboolean is_empty;

  if (qd_docx_styles_get_role (self->styles, style_id) == QD_DOCX_ROLE_CONTENTS)
    return;
  qd_docx_properties_overlay (&properties, &of_style);
  qd_docx_properties_read (&properties, ppr, NULL);
  self->paragraph = properties;
  begin_paragraph (self, style_id, &properties);
  read_inline (self, paragraph);
  /* Word counts empty paragraphs, but prints no number for the reader. */
  g_clear_pointer (&self->label, g_free);
  if (self->joined)
    return;
  is_empty = qd_import_builder_is_empty (self->builder);
  qd_import_builder_end (self->builder);
  if (is_empty)
    qd_import_builder_break_line (self->builder);
  boxes = g_steal_pointer (&self->boxes);
  self->boxes = g_ptr_array_new ();
  for (guint i = 0; i < boxes->len; i++)
    read_blocks (self, g_ptr_array_index (boxes, i));
}

static gboolean
is_data_table (const xmlNode *table)
{
  int n_rows = 0, n_cells = 0;

  for (const xmlNode *node = qd_markup_next (table, table, TRUE); node != NULL;
       node = qd_markup_next (node, table, TRUE))
    {
      if (qd_markup_is (node, "tbl"))
        return FALSE;
      if (qd_markup_is (node, "tr"))
        n_rows++;
      else if (qd_markup_is (node, "tc"))
        {
          g_autofree char *content = qd_markup_dup_content (node);

          if (g_utf8_strlen (content, -1) > CELL_CHARS)
            return FALSE;
          n_cells++;
        }
    }
  return n_rows >= 2 && n_cells >= 2 * n_rows - n_rows / 2;
}

static void
read_row (Reader *self, const xmlNode *row)
{
  const xmlNode *properties = qd_markup_get_child (row, "trPr");
  gboolean is_first = TRUE;

  qd_import_builder_begin_row (self->builder,
                               properties != NULL && qd_markup_get_child (properties, "tblHeader") != NULL);
  self->joined = TRUE;
  for (const xmlNode *node = qd_markup_next (row, row, TRUE); node != NULL;
       node = qd_markup_next (node, row, !qd_markup_is (node, "tc")))
    if (qd_markup_is (node, "tc"))
      {
        const xmlNode *tcpr = qd_markup_get_child (node, "tcPr");
        const xmlNode *span = tcpr != NULL ? qd_markup_get_child (tcpr, "gridSpan") : NULL;

        qd_import_builder_begin_cell (self->builder, is_first, span != NULL ? qd_markup_get (span, "val") : NULL, NULL);
        read_blocks (self, node);
        qd_import_builder_end_cell (self->builder);
        is_first = FALSE;
      }
  self->joined = FALSE;
  qd_import_builder_end (self->builder);
}

static gboolean
is_contents (const xmlNode *sdt)
{
  const xmlNode *gallery = qd_markup_find (sdt, "docPartGallery");

  return gallery != NULL && g_strcmp0 (qd_markup_get (gallery, "val"), "Table of Contents") == 0;
}

/* The depth of the recursion is bounded by the parser's. */
static void
read_blocks (Reader *self, const xmlNode *top)
{
  for (const xmlNode *node = top->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE || is_left_out (node) || qd_markup_is (node, "sectPr"))
        continue;
      if (qd_markup_is (node, "p"))
        read_paragraph (self, node);
      else if (qd_markup_is (node, "tbl") && !self->joined && is_data_table (node))
        {
          qd_import_builder_begin_table (self->builder);
          for (const xmlNode *row = qd_markup_next (node, node, TRUE); row != NULL;
               row = qd_markup_next (row, node, !qd_markup_is (row, "tr")))
            if (qd_markup_is (row, "tr"))
              read_row (self, row);
        }
      else if (!qd_markup_is (node, "sdt") || !is_contents (node))
        read_blocks (self, node);
    }
}

static xmlDoc *
parse_part (Reader *self, const char *tail)
{
  const char *path;
  GBytes *bytes = qd_archive_find (self->archive, tail, &path);

  return bytes != NULL ? qd_markup_parse_xml (bytes, self->name, path, NULL) : NULL;
}

static const xmlNode *
get_root (xmlDoc *doc)
{
  return doc != NULL ? xmlDocGetRootElement (doc) : NULL;
}

static void
index_notes (const xmlNode *root, const char *element, GHashTable *notes)
{
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (qd_markup_is (node, element) && qd_markup_get (node, "id") != NULL)
      g_hash_table_replace (notes, g_strdup_printf ("%s-%s", element, qd_markup_get (node, "id")), (gpointer) node);
}

/* Notes stand after the text, each with its mark, in the order of the marks; then what others remarked. */
static void
read_notes (Reader *self)
{
  g_autoptr (xmlDoc) footnotes = parse_part (self, "footnotes.xml");
  g_autoptr (xmlDoc) endnotes = parse_part (self, "endnotes.xml");
  g_autoptr (xmlDoc) comments = parse_part (self, "comments.xml");
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  index_notes (get_root (footnotes), "footnote", notes);
  index_notes (get_root (endnotes), "endnote", notes);
  self->in_notes = TRUE;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const xmlNode *note = g_hash_table_lookup (notes, g_ptr_array_index (self->notes, i));

      if (note == NULL)
        continue;
      for (const xmlNode *node = note->children; node != NULL; node = node->next)
        if (qd_markup_is (node, "p"))
          {
            g_free (self->label);
            self->label = g_strdup_printf ("〔%u〕", i + 1);
            break;
          }
      qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE, g_ptr_array_index (self->notes, i));
      read_blocks (self, note);
      qd_import_builder_end_span (self->builder, QD_SPAN_NOTE, NULL);
    }
  for (const xmlNode *node = comments != NULL ? get_root (comments)->children : NULL; node != NULL; node = node->next)
    if (qd_markup_is (node, "comment"))
      {
        const char *author = qd_markup_get (node, "author");

        g_free (self->label);
        self->label = g_strdup_printf ("〔%s〕", author != NULL && author[0] != '\0' ? author : "批注");
        read_blocks (self, node);
      }
}

/* The title and the author of the properties are often those of a template or a typist; they count if the text has
 * them too. */
static void
read_metadata (Reader *self, char **title, char **author)
{
  g_autoptr (xmlDoc) doc = parse_part (self, "docProps/core.xml");
  const xmlNode *root = get_root (doc);
  const xmlNode *title_node = root != NULL ? qd_markup_get_child (root, "title") : NULL;
  const xmlNode *author_node = root != NULL ? qd_markup_get_child (root, "creator") : NULL;
  g_autofree char *title_text = title_node != NULL ? qd_markup_dup_content (title_node) : NULL;
  g_autofree char *author_text = author_node != NULL ? qd_markup_dup_content (author_node) : NULL;

  *title = qd_import_builder_confirm (self->builder, title_text);
  *author = qd_import_builder_confirm (self->builder, author_text);
}

/**
 * qd_import_docx:
 *
 * Reads a document with its notes.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_docx (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, name, cancellable, error);
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autoptr (xmlDoc) doc = NULL, styles_doc = NULL, numbering_doc = NULL;
  g_autoptr (QdDocxStyles) styles = NULL;
  g_autoptr (QdDocxNumbering) numbering = NULL;
  g_autoptr (QdDocxFields) fields = qd_docx_fields_new ();
  g_autoptr (QdDocxRelations) relations = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .name = name, .archive = archive, .builder = builder, .fields = fields, .notes = notes };
  const xmlNode *body;
  const char *path;
  GBytes *part;
  QdImport *import;
  char *title, *author;

  if (archive == NULL)
    return NULL;
  part = qd_docx_find_document (archive, &path);
  if (part == NULL)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: its part “%s” is missing"),
                   name, path);
      return NULL;
    }
  doc = qd_markup_parse_xml (part, name, path, error);
  if (doc == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  styles_doc = parse_part (&reader, "word/styles.xml");
  numbering_doc = parse_part (&reader, "word/numbering.xml");
  reader.styles = styles = qd_docx_styles_new (get_root (styles_doc));
  reader.numbering = numbering = qd_docx_numbering_new (get_root (numbering_doc));
  reader.relations = relations = qd_docx_relations_read (archive, path);
  reader.boxes = g_ptr_array_new ();
  body = qd_markup_find (get_root (doc), "body");
  if (body != NULL)
    read_blocks (&reader, body);
  read_notes (&reader);
  g_free (reader.label);
  g_ptr_array_unref (reader.boxes);
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is a document without text"), name);
      return NULL;
    }
  read_metadata (&reader, &title, &author);
  import = qd_import_builder_finish (builder, "docx", "UTF-8", 1);
  import->title = title;
  import->author = author;
  return import;
}
