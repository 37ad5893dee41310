/* qd-html-reader.c: the text of an HTML tree, paragraph by paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-html-reader.h"

#include <string.h>

#include "document/qd-archive.h"
#include "document/qd-html-clutter.h"
#include "document/qd-html-looks.h"
#include "document/qd-html-marks.h"
#include "document/qd-html-parts.h"
#include "document/qd-list-number.h"
#include "text/qd-char-class.h"

#define NO_SPAN ((QdSpanKind) -1)

/* What holds inside an element; what is not changed is inherited from the parent. */
typedef struct
{
  const xmlNode *node;
  QdBlockKind kind; /* of paragraphs in here */
  int level;
  int list_depth;
  int number; /* of the next item of the list, 0 in a list without numbers */
  QdListNumbering numbering;
  int indent;
  gboolean centered;
  gboolean verbatim;
  gboolean joined;                 /* nothing in here begins a block: a heading, a row of a table */
  gboolean is_item, has_paragraph; /* of a list item */
  QdLooks looks;
  QdSpanKind span; /* to end with the element, or NO_SPAN */
} Frame;

typedef struct
{
  QdImportBuilder *builder;
  const QdHtmlReading *reading;
  GHashTable *clutter;
  GArray *frames;   /* of Frame; the innermost last */
  GPtrArray *notes; /* of xmlNode: notes set aside for the end */
} Reader;

static Frame *
top_frame (Reader *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static void
begin_block (Reader *self)
{
  Frame *frame = top_frame (self);

  if (frame->joined)
    {
      qd_import_builder_append (self->builder, " ", 1);
      return;
    }
  qd_import_builder_begin (self->builder, frame->kind, frame->level);
  qd_import_builder_set_centered (self->builder, frame->centered);
  qd_import_builder_set_indent (self->builder, frame->indent);
}

static gboolean
names_note (const xmlNode *node)
{
  static const char *const words[] = {
    "duokan-footnote-content", "endnote", "endnotes", "footnote", "footnotes", "rearnote", "rearnotes"
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (qd_markup_has_word (node, "epub:type", words[i]) || qd_markup_has_word (node, "class", words[i]))
      return TRUE;
  return qd_markup_has_word (node, "role", "doc-footnote") || qd_markup_has_word (node, "role", "doc-endnotes");
}

/* A mark that leads to a note: said so by the markup, or a raised number, star or circled figure with a link. */
static gboolean
is_note_mark (const xmlNode *node)
{
  const char *href = qd_markup_get (node, "href");
  g_autofree char *text = NULL;
  gboolean raised;

  if (href == NULL)
    return FALSE;
  if (qd_markup_has_word (node, "epub:type", "noteref") || qd_markup_has_word (node, "role", "doc-noteref")
      || qd_markup_has_word (node, "class", "duokan-footnote") || qd_markup_has_word (node, "class", "noteref")
      || qd_markup_has_word (node, "class", "footnote-ref"))
    return TRUE;
  raised = qd_markup_is (node->parent, "sup")
           || (node->children != NULL && node->children->next == NULL && qd_markup_is (node->children, "sup"));
  if (strchr (href, '#') == NULL)
    return FALSE;
  text = qd_markup_dup_content (node);
  if (g_utf8_strlen (text, -1) > 5)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch >= 0x2460 && ch <= 0x2473)
        continue;
      if (!raised
          || (!g_unichar_isdigit (ch) && strchr ("[]()*", (int) MIN (ch, 0x7f)) == NULL && ch != 0x3014 && ch != 0x3015
              && ch != 0x6ce8))
        return FALSE;
    }
  return text[0] != '\0';
}

static char *
dup_note_id (Reader *self, const char *href)
{
  const char *hash = strchr (href, '#');
  g_autofree char *fragment = hash != NULL ? g_uri_unescape_string (hash, NULL) : NULL;
  g_autofree char *path = self->reading->path != NULL ? qd_archive_resolve (self->reading->path, href) : NULL;

  return g_strconcat (path != NULL ? path : "", fragment != NULL ? fragment : hash, NULL);
}

/* Code set in <pre> is kept as it stands; many pages put a whole novel there. */
static gboolean
is_code (const xmlNode *node)
{
  int n_letters = 0, n_han = 0;

  for (const xmlNode *n = node; n != NULL && n_letters < 4096; n = qd_markup_next (n, node, TRUE))
    {
      const char *text = qd_markup_get_text (n);

      for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
        {
          gunichar ch = g_utf8_get_char (text);

          n_letters += g_unichar_isspace (ch) ? 0 : 1;
          n_han += qd_char_is_han (ch) ? 1 : 0;
        }
    }
  return n_han * 3 < n_letters;
}

/* Whether an item carries a number or a bullet of its own. */
static gboolean
has_own_mark (const xmlNode *item)
{
  g_autofree char *content = qd_markup_dup_content (item);
  gunichar ch = g_utf8_get_char (content);
  gunichar next = ch != 0 ? g_utf8_get_char (g_utf8_next_char (content)) : 0;

  if (ch == 0 || g_unichar_type (ch) == G_UNICODE_OTHER_NUMBER || ch == 0x2022 || ch == 0x00b7
      || (ch >= 0x25a0 && ch <= 0x25ff))
    return TRUE;
  if (ch == '(' || ch == 0xff08)
    return g_unichar_isdigit (next) || qd_char_is_han (next);
  return (g_unichar_isdigit (ch) || qd_char_is_han (ch)) && (next == '.' || next == 0x3001 || next == 0xff0e);
}

static void
enter_item (Reader *self, Frame *frame, Frame *list)
{
  const char *value = qd_markup_get (frame->node, "value");

  /* Blogs put the heads of their posts into lists. */
  for (const xmlNode *child = frame->node->children; child != NULL; child = child->next)
    if (qd_markup_get_heading_level (child) > 0)
      return;
  frame->kind = QD_BLOCK_LIST_ITEM;
  frame->level = MAX (frame->list_depth, 1);
  begin_block (self);
  if (has_own_mark (frame->node))
    return;
  if (list->number > 0)
    {
      g_autofree char *number = NULL;

      if (value != NULL)
        list->number = CLAMP ((int) g_ascii_strtoll (value, NULL, 10), 1, 1000000);
      number = qd_list_number_format (list->numbering, list->number);
      list->number++;
      qd_import_builder_append (self->builder, number, -1);
      qd_import_builder_append (self->builder, ". ", 2);
    }
  else
    qd_import_builder_append (self->builder, "• ", -1);
}

static void
enter_list (Frame *frame)
{
  const char *type = qd_markup_get (frame->node, "type");
  const char *start = qd_markup_get (frame->node, "start");

  frame->list_depth++;
  frame->number = 0;
  frame->numbering = QD_LIST_NUMBERING_DECIMAL;
  if (!qd_markup_is (frame->node, "ol"))
    return;
  frame->number = start != NULL ? CLAMP ((int) g_ascii_strtoll (start, NULL, 10), 1, 1000000) : 1;
  if (type != NULL && type[0] != '\0' && type[1] == '\0')
    frame->numbering = type[0] == 'a'   ? QD_LIST_NUMBERING_LOWER_LETTER
                       : type[0] == 'A' ? QD_LIST_NUMBERING_UPPER_LETTER
                       : type[0] == 'i' ? QD_LIST_NUMBERING_LOWER_ROMAN
                       : type[0] == 'I' ? QD_LIST_NUMBERING_UPPER_ROMAN
                                        : QD_LIST_NUMBERING_DECIMAL;
}

static void
enter_heading (Reader *self, Frame *frame, int level)
{
  gboolean is_subtitle =
      qd_markup_has_word (frame->node, "class", "subtitle") || qd_markup_has_word (frame->node, "class", "author")
      || qd_markup_has_word (frame->node, "class", "byline") || qd_markup_has_word (frame->node, "class", "date")
      || qd_markup_has_word (frame->node, "class", "releaseinfo");

  frame->kind = is_subtitle ? QD_BLOCK_PARAGRAPH : QD_BLOCK_HEADING;
  frame->level = is_subtitle ? 0 : level;
  frame->centered |= is_subtitle;
  frame->looks.size = 0;
  begin_block (self);
  frame->joined = TRUE;
}

/* Returns: FALSE if what is inside was dealt with */
static gboolean
enter_block (Reader *self, Frame *frame, Frame *parent)
{
  const xmlNode *node = frame->node;
  int level = qd_markup_get_heading_level (node);

  if (level > 0 && !frame->joined)
    enter_heading (self, frame, level);
  else if (qd_markup_is (node, "li"))
    enter_item (self, frame, parent);
  else if (qd_markup_is (node, "hr"))
    {
      qd_import_builder_begin (self->builder, QD_BLOCK_SEPARATOR, 0);
      qd_import_builder_append (self->builder, "* * *", -1);
      return FALSE;
    }
  else if (qd_markup_is (node, "pre") || qd_markup_is (node, "xmp"))
    {
      frame->verbatim = TRUE;
      frame->kind = is_code (node) ? QD_BLOCK_CODE : QD_BLOCK_PLAIN;
      begin_block (self);
    }
  else if (qd_markup_is (node, "table"))
    {
      frame->joined = qd_html_is_data_table (node);
      frame->kind = frame->joined ? QD_BLOCK_TABLE : frame->kind;
      qd_import_builder_begin_table (self->builder);
    }
  else if (frame->joined && qd_markup_is (node, "tr"))
    qd_import_builder_begin_row (self->builder, qd_html_is_head_row (node));
  else if (frame->joined && (qd_markup_is (node, "td") || qd_markup_is (node, "th")))
    {
      const xmlNode *before = node->prev;

      while (before != NULL && before->type != XML_ELEMENT_NODE)
        before = before->prev;
      qd_import_builder_begin_cell (self->builder, before == NULL, qd_markup_get (node, "colspan"),
                                    qd_markup_get (node, "rowspan"));
    }
  else
    {
      if (qd_markup_is (node, "ul") || qd_markup_is (node, "ol") || qd_markup_is (node, "menu")
          || qd_markup_is (node, "dir"))
        enter_list (frame);
      else if (qd_markup_is (node, "blockquote"))
        frame->kind = QD_BLOCK_QUOTATION;
      else if (qd_markup_is (node, "figcaption") || qd_markup_is (node, "caption") || qd_markup_is (node, "figure")
               || (self->reading->is_page && qd_html_is_picture (node)))
        {
          frame->kind = QD_BLOCK_CAPTION;
          frame->centered = TRUE;
          frame->joined = FALSE;
        }
      else if (qd_markup_is (node, "dd"))
        frame->indent += 2;
      if (frame->kind == QD_BLOCK_PLAIN && (qd_markup_is (node, "p") || qd_markup_is (node, "dd")))
        frame->kind = QD_BLOCK_PARAGRAPH;
      if (qd_markup_has_word (node, "class", "verse") || qd_markup_has_word (node, "class", "poem")
          || qd_markup_has_word (node, "class", "poetry"))
        frame->kind = QD_BLOCK_VERSE;
      if (parent->is_item && qd_markup_is (node, "p"))
        {
          gboolean is_first = !parent->has_paragraph;

          parent->has_paragraph = TRUE;
          /* The first paragraph of an item belongs on the line of its mark, others below it. */
          if (is_first)
            return TRUE;
          frame->kind = QD_BLOCK_PARAGRAPH;
          frame->indent = 2 * MAX (frame->list_depth, 1);
        }
      begin_block (self);
    }
  return TRUE;
}

static void
begin_span (Reader *self, Frame *frame, QdSpanKind kind, const char *data)
{
  qd_import_builder_begin_span (self->builder, kind, data);
  frame->span = kind;
}

/* A link that shows only an arrow leads back from a note or on to the next page; on paper it would not stand. */
static gboolean
is_mere_arrow (const xmlNode *node)
{
  static const char *const arrows = "^<>«»‹›←↑→↓↩↵⇐⇑⇒⏎▲►▶▼◀◄⤴︎️";
  g_autofree char *text = qd_markup_dup_content (node);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (arrows, -1, g_utf8_get_char (p)) == NULL)
      return FALSE;
  return text[0] != '\0';
}

/* Returns: FALSE if what is inside is not to be read */
static gboolean
enter_link (Reader *self, Frame *frame)
{
  const char *href = qd_markup_get (frame->node, "href");

  if (href == NULL)
    return TRUE;
  if (is_mere_arrow (frame->node))
    return FALSE;
  if (is_note_mark (frame->node))
    {
      g_autofree char *id = dup_note_id (self, href);
      g_autofree char *text = qd_markup_dup_content (frame->node);

      begin_span (self, frame, QD_SPAN_NOTE_MARK, id);
      if (text[0] == '\0')
        qd_import_builder_append (self->builder, "〔注〕", -1);
    }
  else if (g_ascii_strncasecmp (href, "javascript:", 11) != 0)
    begin_span (self, frame, QD_SPAN_LINK, href);
  return TRUE;
}

/* The picture of an element, unless it is the sign of a note. */
static QdPicture *
find_picture (Reader *self, const xmlNode *node)
{
  for (guint i = 0; i < self->frames->len; i++)
    if (g_array_index (self->frames, Frame, i).span == QD_SPAN_NOTE_MARK)
      return NULL;
  return qd_html_find_picture (node, self->reading->path, self->reading->archive);
}

/* Returns: FALSE if what is inside was dealt with */
static gboolean
enter_inline (Reader *self, Frame *frame)
{
  const xmlNode *node = frame->node;
  QdSpanKind mark;

  if (qd_markup_is (node, "br"))
    {
      if (frame->verbatim)
        qd_import_builder_append_verbatim (self->builder, "\n", 1);
      else
        qd_import_builder_break_line (self->builder);
    }
  else if (qd_markup_is (node, "a"))
    return enter_link (self, frame);
  else if (qd_markup_is (node, "strong") || qd_markup_is (node, "b"))
    begin_span (self, frame, QD_SPAN_STRONG, NULL);
  else if (qd_markup_is (node, "em") || qd_markup_is (node, "i") || qd_markup_is (node, "cite"))
    begin_span (self, frame, QD_SPAN_EMPHASIS, NULL);
  else if (!frame->verbatim
           && (qd_markup_is (node, "code") || qd_markup_is (node, "kbd") || qd_markup_is (node, "samp")
               || qd_markup_is (node, "tt")))
    begin_span (self, frame, QD_SPAN_CODE, NULL);
  else if (qd_markup_is (node, "ruby"))
    begin_span (self, frame, QD_SPAN_RUBY, NULL);
  else if (qd_html_get_mark (node, &mark))
    begin_span (self, frame, mark, NULL);
  else if (qd_markup_is (node, "q"))
    qd_import_builder_append (self->builder, "“", -1);
  else if (qd_markup_is (node, "rt") || qd_markup_is (node, "rtc"))
    {
      g_autofree char *ruby = qd_markup_dup_content (node);

      const xmlNode *before = node->prev;

      while (before != NULL && (qd_markup_is (before, "rp") || xmlIsBlankNode (before)))
        before = before->prev;
      /* A second annotation right after the first is of the same base. */
      if (before != NULL && (qd_markup_is (before, "rt") || qd_markup_is (before, "rtc")))
        qd_import_builder_repeat_span (self->builder, QD_SPAN_RUBY, ruby);
      else
        {
          qd_import_builder_end_span (self->builder, QD_SPAN_RUBY, ruby);
          qd_import_builder_begin_span (self->builder, QD_SPAN_RUBY, NULL);
        }
      return FALSE;
    }
  else if (qd_markup_is (node, "img"))
    {
      qd_import_builder_add_picture (self->builder, find_picture (self, node), qd_markup_get (node, "alt"));
      return FALSE;
    }
  else if (qd_markup_is (node, "svg"))
    {
      const xmlNode *image = qd_markup_find (node, "image");

      if (image != NULL)
        qd_import_builder_add_picture (self->builder, find_picture (self, image), NULL);
      return FALSE;
    }
  return TRUE;
}

static void
note_anchor (Reader *self, const xmlNode *node)
{
  const char *id = qd_markup_get (node, "id");

  if (id == NULL && qd_markup_is (node, "a"))
    id = qd_markup_get (node, "name");
  if (id != NULL && self->reading->anchors != NULL)
    g_hash_table_insert (self->reading->anchors,
                         g_strconcat (self->reading->path != NULL ? self->reading->path : "", "#", id, NULL),
                         GINT_TO_POINTER (qd_import_builder_get_n_blocks (self->builder)));
}

/* Returns: whether to go inside */
static gboolean
enter (Reader *self, const xmlNode *node)
{
  Frame frame = *top_frame (self);
  gboolean inside;

  frame.node = node;
  frame.span = NO_SPAN;
  frame.is_item = qd_markup_is (node, "li");
  frame.has_paragraph = FALSE;
  note_anchor (self, node);
  qd_html_looks_apply (node, &frame.looks, &frame.centered);
  g_array_append_val (self->frames, frame);
  if (qd_markup_is_block (node))
    inside = enter_block (self, top_frame (self), &g_array_index (self->frames, Frame, self->frames->len - 2));
  else
    inside = enter_inline (self, top_frame (self));
  qd_import_builder_set_looks (self->builder, &top_frame (self)->looks);
  return inside;
}

static void
leave (Reader *self, const xmlNode *node)
{
  QdSpanKind span = top_frame (self)->span;
  gboolean joined = top_frame (self)->joined;

  if (span != NO_SPAN)
    qd_import_builder_end_span (self->builder, span, NULL);
  if (qd_markup_is (node, "q"))
    qd_import_builder_append (self->builder, "”", -1);
  if (joined && (qd_markup_is (node, "td") || qd_markup_is (node, "th")))
    qd_import_builder_end_cell (self->builder);
  g_array_set_size (self->frames, self->frames->len - 1);
  if (qd_markup_is_block (node) && !(joined && (qd_markup_is (node, "td") || qd_markup_is (node, "th"))))
    begin_block (self);
  qd_import_builder_set_looks (self->builder, &top_frame (self)->looks);
}

static void
read_tree (Reader *self, const xmlNode *root)
{
  const xmlNode *node = root;

  while (node != NULL)
    {
      const char *text = qd_markup_get_text (node);
      gboolean skip = g_hash_table_contains (self->clutter, node);
      gboolean inside = FALSE;

      if (!skip && node != root && node->type == XML_ELEMENT_NODE && names_note (node) && !qd_markup_is (node, "a"))
        {
          g_ptr_array_add (self->notes, (gpointer) node);
          skip = TRUE;
        }
      if (skip)
        ;
      else if (text != NULL && top_frame (self)->verbatim)
        qd_import_builder_append_verbatim (self->builder, text, -1);
      else if (text != NULL)
        qd_import_builder_append (self->builder, text, -1);
      else if (node->type == XML_ELEMENT_NODE)
        {
          inside = enter (self, node) && node->children != NULL;
          if (!inside)
            leave (self, node);
        }
      if (inside)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (self, node);
        }
      node = node == root ? NULL : node->next;
    }
}

/**
 * qd_html_read:
 * @doc: a tree by qd_markup_parse_html()
 * @builder: receives the text
 *
 * Reads all that is for reading; notes come after the text.
 */
void
qd_html_read (xmlDoc *doc, QdImportBuilder *builder, const QdHtmlReading *reading)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GHashTable) clutter = NULL;
  Reader self = { builder, reading, NULL, frames, notes };
  Frame outermost = { .kind = QD_BLOCK_PLAIN, .span = NO_SPAN, .looks = { FALSE, 1.0, 0 } };

  if (root == NULL)
    return;
  clutter = self.clutter = qd_html_clutter_find (root, reading->is_page);
  g_array_append_val (frames, outermost);
  qd_import_builder_set_looks (builder, &outermost.looks);
  qd_import_builder_end (builder);
  read_tree (&self, root);
  for (guint i = 0; i < notes->len; i++)
    {
      top_frame (&self)->kind = QD_BLOCK_NOTE;
      begin_block (&self);
      read_tree (&self, g_ptr_array_index (notes, i));
    }
  qd_import_builder_end (builder);
}
