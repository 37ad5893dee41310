/* qd-markdown-walk.c: the tree of a Markdown text becomes blocks, spans and hidden marks over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-markdown-walk.h"

#include <cmark-gfm-core-extensions.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-markdown-walk-private.h"
#include "text/qd-char-class.h"

/* Shows the mark of a list item: a bullet as one, a number as it is. */
static void
read_marker (QdMarkdownWalk *self)
{
  gsize at = self->marker, end;

  self->marker = G_MAXSIZE;
  if (at == G_MAXSIZE || at < self->cursor || at >= self->limit || self->open.kind == QD_BLOCK_HEADING)
    return;
  if (self->marker_is_bullet)
    {
      qd_markdown_show (self, at, at + 1, "• ");
      return;
    }
  for (end = at; end < self->limit && g_ascii_isdigit (self->source[end]); end++)
    ;
  end = MIN (end + 1, self->limit);
  qd_markdown_show (self, at, end < self->limit && self->source[end] == ' ' ? end + 1 : end, NULL);
}

/* The line of a table's head, by what stands below it: where a paragraph goes on into a table, the parser gives the
 * head the lines of the paragraph as well. */
static int
get_head_line (cmark_node *table)
{
  cmark_node *head = cmark_node_first_child (table);
  cmark_node *row = head != NULL ? cmark_node_next (head) : NULL;

  return row != NULL ? cmark_node_get_start_line (row) - 2 : cmark_node_get_end_line (table) - 1;
}

static gboolean
is_table (cmark_node *node)
{
  return node != NULL && strcmp (cmark_node_get_type_string (node), "table") == 0;
}

/* The lines of a leaf as the parser has them, but where it has none or too many. */
static void
get_lines (cmark_node *node, int *first, int *last)
{
  *first = cmark_node_get_start_line (node);
  *last = cmark_node_get_end_line (node);
  if (is_table (cmark_node_parent (node)) && cmark_node_previous (node) == NULL)
    *first = *last = get_head_line (cmark_node_parent (node));
  else if (*first < 1 && is_table (cmark_node_next (node)))
    {
      *first = cmark_node_get_start_line (cmark_node_next (node));
      *last = get_head_line (cmark_node_next (node)) - 1;
    }
}

static void
claim (QdMarkdownWalk *self, cmark_node *node, int *first, int *last)
{
  int n_lines = (int) self->lines->len - 1;

  get_lines (node, first, last);
  *first = CLAMP (*first + self->n_skipped, 1, n_lines);
  *last = CLAMP (*last + self->n_skipped, *first, n_lines);
  for (int line = *first; line <= *last; line++)
    g_array_index (self->claimed, gboolean, line) = TRUE;
  self->cursor = qd_markdown_get_line_start (self, *first);
  self->limit = qd_markdown_get_line_end (self, *last);
}

static gboolean
is_mostly_han (const char *text)
{
  int n_han = 0, n_other = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (qd_char_is_han (g_utf8_get_char (p)))
      n_han++;
    else if (!g_unichar_isspace (g_utf8_get_char (p)))
      n_other++;
  return n_han > n_other;
}

/* Lines indented by four blanks are code to Markdown, but a paragraph's indent to many who write Chinese. */
static void
read_code (QdMarkdownWalk *self, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);
  gboolean is_fenced;
  g_auto (GStrv) lines = g_strsplit (literal != NULL ? literal : "", "\n", -1);
  int first, last, line;

  claim (self, node, &first, &last);
  is_fenced = cmark_node_get_fenced (node, &(int){ 0 }, &(int){ 0 }, &(char){ 0 });
  line = first + (is_fenced ? 1 : 0);
  for (guint i = 0; lines[i] != NULL && line <= last; i++, line++)
    {
      gsize end = qd_markdown_get_line_end (self, line), n_bytes = strlen (lines[i]);

      qd_markdown_begin_block (self, is_fenced || !is_mostly_han (literal) ? QD_BLOCK_CODE : QD_BLOCK_PARAGRAPH, 0);
      if (n_bytes > 0)
        qd_markdown_show (self,
                          n_bytes <= end - qd_markdown_get_line_start (self, line)
                              ? end - n_bytes
                              : qd_markdown_get_line_start (self, line),
                          end, NULL);
      qd_markdown_finish_block (self);
    }
}

/* Text between tags stays, tags and comments go. */
static void
read_html_block (QdMarkdownWalk *self, cmark_node *node)
{
  int first, last;
  gboolean in_tag = FALSE, in_comment = FALSE;
  gsize run;

  claim (self, node, &first, &last);
  if (g_ascii_strncasecmp (self->source + self->cursor, "<script", 7) == 0
      || g_ascii_strncasecmp (self->source + self->cursor, "<style", 6) == 0)
    return;
  qd_markdown_begin_block (self, QD_BLOCK_PLAIN, 0);
  run = self->cursor;
  for (gsize at = self->cursor; at <= self->limit; at++)
    {
      const char *p = self->source + at;
      gboolean at_end = at == self->limit || *p == '\n';

      if (!in_tag && !in_comment && (at_end || (*p == '<' && (g_ascii_isalpha (p[1]) || strchr ("/!?", p[1]) != NULL))))
        {
          gsize from = run + strspn (self->source + run, " \t");

          qd_markdown_show (self, from, at, NULL);
          in_comment = !at_end && g_str_has_prefix (p, "<!--");
          in_tag = !at_end && !in_comment;
        }
      else if ((in_tag && *p == '>') || (in_comment && at >= 2 && strncmp (p - 2, "-->", 3) == 0))
        {
          in_tag = in_comment = FALSE;
          run = at + 1;
        }
      if (at_end)
        {
          qd_markdown_finish_block (self);
          run = at + 1;
        }
    }
}

/* What leads to a note stands before it as well: “[^1]: ”. */
static void
enter_note (QdMarkdownWalk *self, cmark_node *node)
{
  gsize at = qd_markdown_get_line_start (self, cmark_node_get_start_line (node) + self->n_skipped);
  const char *mark = self->source + at, *end;

  g_clear_pointer (&self->note_id, g_free);
  self->note_label = G_MAXSIZE;
  mark += strspn (mark, " >");
  end = g_str_has_prefix (mark, "[^") ? strstr (mark, "]:") : NULL;
  if (end == NULL)
    return;
  self->note_id = g_strndup (mark + 2, (gsize) (end - mark) - 2);
  self->note_label = (gsize) (mark - self->source);
}

/* Shows the mark of a note before its first words. */
static void
read_note_label (QdMarkdownWalk *self)
{
  gsize at = self->note_label;
  g_autofree char *shown = NULL;

  self->note_label = G_MAXSIZE;
  if (at == G_MAXSIZE || at < self->cursor || at + strlen (self->note_id) + 4 > self->limit)
    return;
  shown = g_strdup_printf ("〔%s〕", self->note_id);
  qd_markdown_show (self, at, at + strlen (self->note_id) + 4, shown);
  self->cursor += strspn (self->source + self->cursor, " ");
}

/* Pandoc and its kin name a heading in braces behind it: “标题 {#id .class}”. */
static void
leave_out_attributes (QdMarkdownWalk *self)
{
  const char *line = self->source + self->cursor;
  const char *brace = g_strrstr_len (line, (gssize) (self->limit - self->cursor), "{");

  if (brace == NULL || self->source[self->limit - 1] != '}' || strchr ("#.", brace[1]) == NULL || brace == line
      || brace[-1] != ' ')
    return;
  while (brace > line && brace[-1] == ' ')
    brace--;
  self->limit = (gsize) (brace - self->source);
}

static void
read_leaf (QdMarkdownWalk *self, cmark_node *node, QdBlockKind kind, int level)
{
  int first, last;
  int column = cmark_node_get_start_column (node);
  guint n_pictures = self->import->pictures->len;
  gsize start;

  /* What the parser gives no place is found among the lines that nothing claims. */
  get_lines (node, &first, &last);
  if (first < 1 || last < first)
    return;
  claim (self, node, &first, &last);
  start = self->cursor;
  qd_markdown_begin_block (self, kind, level);
  if (kind == QD_BLOCK_HEADING)
    leave_out_attributes (self);
  read_marker (self);
  read_note_label (self);
  if (kind == QD_BLOCK_PARAGRAPH || kind == QD_BLOCK_PLAIN)
    qd_markdown_begin_line (self,
                            MAX (self->cursor, qd_markdown_get_line_start (self, first) + (gsize) MAX (column - 1, 0)));
  self->mends_strong = qd_markdown_has_strong_pairs (node);
  self->strong_start = G_MAXSIZE;
  self->in_picture = self->has_words = FALSE;
  qd_markdown_read_inline (self, node);
  if (self->import->pictures->len > n_pictures)
    {
      qd_markdown_place_pictures (self, n_pictures, start, self->limit);
      if (!self->has_words && (self->open.kind == QD_BLOCK_PARAGRAPH || self->open.kind == QD_BLOCK_PLAIN))
        self->open.kind = QD_BLOCK_CAPTION;
    }
  if (self->ruby != NULL)
    g_string_free (g_steal_pointer (&self->ruby), TRUE);
  self->is_silent = FALSE;
  qd_markdown_finish_block (self);
}

static void
read_paragraph (QdMarkdownWalk *self, cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);
  gboolean starts_item = self->marker != G_MAXSIZE;
  QdBlockKind kind = QD_BLOCK_PARAGRAPH;

  if (self->in_note)
    kind = QD_BLOCK_NOTE;
  else if (starts_item && parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_ITEM)
    /* A number that stands alone may well be a heading's, with its text below; the recogniser looks at it. */
    kind = self->marker_is_bullet || cmark_node_next (parent) != NULL || cmark_node_previous (parent) != NULL
               ? QD_BLOCK_LIST_ITEM
               : QD_BLOCK_PLAIN;
  else if (self->quote_depth > 0)
    kind = QD_BLOCK_QUOTATION;
  read_leaf (self, node, kind, kind == QD_BLOCK_LIST_ITEM ? self->list_depth : 0);
}

static void
enter_item (QdMarkdownWalk *self, cmark_node *node)
{
  self->marker = qd_markdown_get_line_start (self, cmark_node_get_start_line (node) + self->n_skipped)
                 + (gsize) MAX (cmark_node_get_start_column (node) - 1, 0);
  self->marker_is_bullet = cmark_node_get_list_type (cmark_node_parent (node)) != CMARK_ORDERED_LIST;
}

static void
visit (QdMarkdownWalk *self, cmark_node *node, gboolean entering)
{
  cmark_node_type type = cmark_node_get_type (node);
  const char *name = cmark_node_get_type_string (node);
  int first, last;

  if (type == CMARK_NODE_LIST)
    self->list_depth += entering ? 1 : -1;
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    self->quote_depth += entering ? 1 : -1;
  else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
    {
      self->in_note = entering;
      if (entering)
        enter_note (self, node);
    }
  else if (!entering)
    return;
  else if (type == CMARK_NODE_ITEM || strcmp (name, "tasklist") == 0)
    enter_item (self, node);
  else if (type == CMARK_NODE_PARAGRAPH)
    read_paragraph (self, node);
  else if (type == CMARK_NODE_HEADING)
    read_leaf (self, node, QD_BLOCK_HEADING, cmark_node_get_heading_level (node));
  else if (strcmp (name, "table_row") == 0 || strcmp (name, "table_header") == 0)
    read_leaf (self, node, QD_BLOCK_TABLE, strcmp (name, "table_header") == 0 ? 1 : 0);
  else if (is_table (node))
    self->n_tables++;
  else if (type == CMARK_NODE_CODE_BLOCK)
    read_code (self, node);
  else if (type == CMARK_NODE_HTML_BLOCK)
    read_html_block (self, node);
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      claim (self, node, &first, &last);
      qd_markdown_begin_block (self, QD_BLOCK_SEPARATOR, 0);
      qd_markdown_show (self, self->cursor, self->limit, NULL);
      qd_markdown_finish_block (self);
    }
}

/* Whether the parser leaves no trace of a line: a link's address, the rule below a table's head, an empty mark. */
static gboolean
is_mere_mark (const char *line, gsize n_bytes)
{
  gsize n = 0;
  const char *bracket;

  while (n < n_bytes && strchr (" \t>|:-+*=", line[n]) != NULL)
    n++;
  if (n == n_bytes)
    return TRUE;
  bracket = line[n] == '[' && (n + 1 < n_bytes && line[n + 1] != '^') ? memchr (line + n, ']', n_bytes - n) : NULL;
  return bracket != NULL && bracket + 1 < line + n_bytes && bracket[1] == ':';
}

/* What no leaf has claimed is hidden if it is a mere mark, and stays as plain text otherwise: nothing is lost. */
static void
read_unclaimed (QdMarkdownWalk *self)
{
  for (int line = self->n_skipped + 1; line < (int) self->lines->len; line++)
    {
      gsize start = qd_markdown_get_line_start (self, line), end = qd_markdown_get_line_end (self, line);

      if (g_array_index (self->claimed, gboolean, line))
        continue;
      g_array_index (self->claimed, gboolean, line) = TRUE;
      if (is_mere_mark (self->source + start, end - start))
        continue;
      self->cursor = start;
      qd_markdown_begin_block (self, self->in_note ? QD_BLOCK_NOTE : QD_BLOCK_PLAIN, 0);
      qd_markdown_show (self, start, end, NULL);
      qd_markdown_finish_block (self);
    }
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  return ((const QdBlock *) a)->start - ((const QdBlock *) b)->start;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return ((const QdImportSpan *) a)->start - ((const QdImportSpan *) b)->start;
}

static cmark_node *
parse (QdMarkdownWalk *self)
{
  static gsize registered = 0;
  static const char *const extensions[] = { "table", "strikethrough", "tasklist" };
  gsize start = qd_markdown_get_line_start (self, self->n_skipped + 1);
  cmark_parser *parser;
  cmark_node *root;

  if (g_once_init_enter (&registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&registered, 1);
    }
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      cmark_syntax_extension *extension = cmark_find_syntax_extension (extensions[i]);

      if (extension != NULL)
        cmark_parser_attach_syntax_extension (parser, extension);
    }
  cmark_parser_feed (parser, self->source + start, self->n_bytes - start);
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return root;
}

void
qd_markdown_walk (QdImport *import, int n_skipped)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_autoptr (GArray) claimed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GArray) segments = g_array_new (FALSE, TRUE, sizeof (QdMarkdownSegment));
  QdMarkdownWalk self = {
    .import = import, .n_skipped = n_skipped, .lines = lines, .claimed = claimed, .segments = segments
  };
  cmark_node *root;
  cmark_iter *iter;
  cmark_event_type event;

  g_array_set_clear_func (segments, qd_markdown_segment_clear);
  self.source = qd_text_get_string (import->text, &self.n_bytes);
  self.marker = self.ruby_start = self.note_label = G_MAXSIZE;
  self.reason = _ ("a mark of Markdown, not part of the text");
  qd_markdown_index_lines (&self);
  self.splits_lines = qd_markdown_lines_are_paragraphs (&self);
  root = parse (&self);
  iter = cmark_iter_new (root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    visit (&self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  cmark_node_free (root);
  read_unclaimed (&self);
  g_free (self.note_id);
  self.note_id = NULL;
  qd_markdown_hide_marks (&self);
  g_array_sort (import->blocks, compare_blocks);
  g_array_sort (import->spans, compare_spans);
}
