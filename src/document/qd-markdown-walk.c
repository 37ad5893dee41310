/* qd-markdown-walk.c: the tree of a Markdown text becomes blocks, spans and hidden marks over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-markdown-walk.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/qd-char-class.h"

/* Within so many bytes, counting on is quicker than looking a place up. */
#define NEAR_BYTES 256

/* A stretch of the source that is shown, as it is or as something else. */
typedef struct
{
  gsize start, end;
  char *shown; /* (nullable): instead of the source */
} Segment;

typedef struct
{
  gsize start, end; /* G_MAXSIZE: nothing shown yet */
  QdBlockKind kind;
  int level;
  int indent;
  gboolean is_one_line; /* a heading by its marks: the line below is none of it */
} Open;

typedef struct
{
  QdImport *import;
  const char *source;
  gsize n_bytes;
  int n_skipped;    /* lines that the parser does not see */
  GArray *lines;    /* of gsize: where lines start, and the end */
  GArray *claimed;  /* of gboolean, one a line */
  GArray *segments; /* of Segment */
  Open open;
  gsize cursor; /* nothing before it is shown any more */
  gsize limit;  /* of the leaf that is read */
  gboolean splits_lines;
  gsize marker; /* of the list item that begins, or G_MAXSIZE */
  gboolean marker_is_bullet;
  int list_depth, quote_depth;
  gboolean in_note;
  char *note_id;      /* (nullable): of the note that is read */
  gsize note_label;   /* where its mark begins, until it is shown; else G_MAXSIZE */
  gboolean is_silent; /* inside <rp> */
  gboolean mends_strong;
  gsize strong_start; /* or G_MAXSIZE */
  GString *ruby;      /* (nullable): inside <rt> */
  gsize ruby_start;
  const char *reason; /* why marks are hidden, in the user's language */
  gsize known_byte;   /* the place asked for last; the next one is mostly near */
  int known_char;
} Walk;

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->shown);
}

static gsize
line_start (Walk *self, int line)
{
  return g_array_index (self->lines, gsize, CLAMP (line, 1, (int) self->lines->len) - 1);
}

/* The end of a line without its line end. */
static gsize
line_end (Walk *self, int line)
{
  gsize end = line_start (self, line + 1);

  return end > line_start (self, line) && self->source[end - 1] == '\n' ? end - 1 : end;
}

static int
to_char (Walk *self, gsize byte)
{
  if (byte < self->known_byte || byte - self->known_byte > NEAR_BYTES || byte > self->n_bytes)
    self->known_char = qd_text_byte_to_char (self->import->text, byte);
  else
    for (gsize i = self->known_byte + 1; i <= byte; i++)
      self->known_char += (self->source[i] & 0xc0) != 0x80;
  self->known_byte = byte;
  return self->known_char;
}

static void
show (Walk *self, gsize start, gsize end, const char *shown)
{
  Segment segment = { MAX (start, self->cursor), end, g_strdup (shown) };

  if (segment.start >= segment.end)
    {
      g_free (segment.shown);
      return;
    }
  g_array_append_val (self->segments, segment);
  self->cursor = segment.end;
  if (self->open.start == G_MAXSIZE)
    self->open.start = segment.start;
  self->open.end = segment.end;
}

static void
begin (Walk *self, QdBlockKind kind, int level)
{
  self->open = (Open){ G_MAXSIZE, 0, kind, level, 0, FALSE };
}

static void
add_span (Walk *self, gsize start, gsize end, QdSpanKind kind, const char *data)
{
  int first = to_char (self, start);
  QdImportSpan span = { first, to_char (self, end), kind, g_strdup (data) };

  if (span.start < span.end)
    g_array_append_val (self->import->spans, span);
  else
    g_free (span.data);
}

static void
finish (Walk *self)
{
  if (self->open.start != G_MAXSIZE)
    {
      QdBlock block = { to_char (self, self->open.start), to_char (self, self->open.end), self->open.kind,
                        self->open.level };

      block.indent = self->open.indent;
      g_array_append_val (self->import->blocks, block);
      if (self->in_note && self->note_id != NULL)
        add_span (self, self->open.start, self->open.end, QD_SPAN_NOTE, self->note_id);
    }
  begin (self, self->open.kind, self->open.level);
}

/* Returns: the length of a character reference such as "&amp;", or 0 */
static gsize
entity_length (const char *text, gsize n_bytes)
{
  gsize n = 1;

  while (n < MIN (n_bytes, 34) && (g_ascii_isalnum (text[n]) || text[n] == '#'))
    n++;
  return n > 2 && n < n_bytes && text[n] == ';' ? n + 1 : 0;
}

/* Shows the part of the source that @literal came from: escapes lose their backslash, references are replaced. If
 * the two run apart, the rest of the line is shown as it stands: a mark too many is better than a word lost. */
static void
align (Walk *self, gsize at, const char *literal)
{
  gsize run = at;

  while (*literal != '\0' && at < self->limit)
    {
      gsize n_entity = self->source[at] == '&' ? entity_length (self->source + at, self->limit - at) : 0;
      gsize n_char = (gsize) (g_utf8_next_char (literal) - literal);

      if (n_entity > 0 && strncmp (self->source + at, literal, n_entity) != 0)
        {
          g_autofree char *shown = g_strndup (literal, n_char);

          show (self, run, at, NULL);
          show (self, at, at + n_entity, shown);
          run = at += n_entity;
        }
      else
        {
          if (self->source[at] == '\\' && self->source[at + 1] == *literal && g_ascii_ispunct (*literal))
            {
              show (self, run, at, NULL);
              run = ++at;
            }
          if (strncmp (self->source + at, literal, n_char) != 0)
            {
              const char *end = memchr (self->source + at, '\n', self->limit - at);

              at = end != NULL ? (gsize) (end - self->source) : self->limit;
              break;
            }
          at += n_char;
        }
      literal += n_char;
    }
  show (self, run, at, NULL);
}

/* Where a literal begins: where the parser says, or, as its columns are off in some continued lines, a little after
 * what was shown last. */
static gsize
locate (Walk *self, cmark_node *node, const char *literal)
{
  int line = cmark_node_get_start_line (node) + self->n_skipped, column = cmark_node_get_start_column (node);
  gsize at = line_start (self, line) + (gsize) MAX (column - 1, 0);
  gsize n_probe = MIN (strlen (literal), 12), n_window;
  const char *found;

  if (at >= self->cursor && at < self->limit
      && (self->source[at] == literal[0] || self->source[at] == '\\' || self->source[at] == '&'))
    return at;
  at = MIN (self->cursor, self->limit);
  n_window = MIN (self->limit - at, 512);
  found = memmem (self->source + at, n_window, literal, n_probe);
  return found != NULL ? (gsize) (found - self->source) : at;
}

/* CommonMark wants a blank between “**重点：**” and the text, which Chinese does not write. Two stars that the parser
 * left in the text of a paragraph, and that stand in pairs around something, were meant as marks all the same. */
static gboolean
has_strong_pairs (cmark_node *leaf)
{
  cmark_iter *iter = cmark_iter_new (leaf);
  cmark_event_type event;
  int n_stars = 0;
  gboolean is_sound = TRUE;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      const char *literal = cmark_node_get_type (node) == CMARK_NODE_TEXT && event == CMARK_EVENT_ENTER
                                ? cmark_node_get_literal (node)
                                : "";

      for (const char *at = strstr (literal, "**"); at != NULL; at = strstr (at + 2, "**"))
        {
          gboolean opens = n_stars++ % 2 == 0;

          is_sound &= opens ? at[2] != '\0' && at[2] != ' ' && at[2] != '*' : at > literal && at[-1] != ' ';
        }
    }
  cmark_iter_free (iter);
  return is_sound && n_stars > 0 && n_stars % 2 == 0;
}

static void
read_strong_mark (Walk *self)
{
  const char *stars = g_strstr_len (self->source + self->cursor, (gssize) (self->limit - self->cursor), "**");

  if (stars == NULL)
    return;
  if (self->strong_start == G_MAXSIZE)
    self->strong_start = (gsize) (stars + 2 - self->source);
  else
    {
      add_span (self, self->strong_start, (gsize) (stars - self->source), QD_SPAN_STRONG, NULL);
      self->strong_start = G_MAXSIZE;
    }
  self->cursor = (gsize) (stars + 2 - self->source);
}

static void
read_literal (Walk *self, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  if (literal == NULL || literal[0] == '\0' || self->is_silent)
    return;
  if (self->ruby != NULL)
    {
      g_string_append (self->ruby, literal);
      return;
    }
  if (self->mends_strong && cmark_node_get_type (node) == CMARK_NODE_TEXT && strstr (literal, "**") != NULL)
    {
      g_auto (GStrv) pieces = g_strsplit (literal, "**", -1);

      for (guint i = 0; pieces[i] != NULL; i++)
        {
          if (i > 0)
            read_strong_mark (self);
          if (pieces[i][0] != '\0')
            align (self, i == 0 ? locate (self, node, pieces[i]) : self->cursor, pieces[i]);
        }
      return;
    }
  align (self, locate (self, node, literal), literal);
}

static gboolean
starts_hash_heading (Walk *self, gsize at, int *level)
{
  gsize n = 0;
  gunichar next;

  while (n < 7 && at + n < self->limit && self->source[at + n] == '#')
    n++;
  *level = (int) n;
  if (n < 1 || n > 6 || at + n >= self->limit)
    return FALSE;
  next = g_utf8_get_char (self->source + at + n);
  /* “##（一）标题”, “##1. 标题”; a single # before a figure or a letter is a tag. */
  return (qd_char_is_han (next) || next == 0xff08 || next == 0x3010 || (n > 1 && g_unichar_isdigit (next)))
         && memchr (self->source + at + n, '#', strcspn (self->source + at + n, "\n")) == NULL;
}

/* Many leave out the blank that a heading needs after its marks. */
static void
begin_line (Walk *self, gsize at)
{
  int level;

  if (self->open.kind != QD_BLOCK_HEADING && starts_hash_heading (self, at, &level))
    {
      begin (self, QD_BLOCK_HEADING, level);
      self->open.is_one_line = TRUE;
      self->cursor = at + (gsize) level;
    }
}

static void
split_block (Walk *self, gsize next)
{
  finish (self);
  if (self->open.kind == QD_BLOCK_HEADING || self->open.kind == QD_BLOCK_LIST_ITEM)
    begin (self, QD_BLOCK_PARAGRAPH, 0);
  begin_line (self, next);
}

static gboolean
is_wide_at (const char *p)
{
  gunichar ch = g_utf8_get_char (p);

  return g_unichar_iswide (ch) || (ch >= 0x2018 && ch <= 0x201d);
}

static void
read_line_break (Walk *self, gboolean is_hard)
{
  const char *end =
      self->cursor < self->limit ? memchr (self->source + self->cursor, '\n', self->limit - self->cursor) : NULL;
  const char *next, *before;
  int level;

  if (end == NULL || self->ruby != NULL)
    return;
  next = end + 1 + strspn (end + 1, " \t>");
  if (is_hard || self->splits_lines || g_str_has_prefix (next, "\343\200\200") || self->open.is_one_line
      || starts_hash_heading (self, (gsize) (next - self->source), &level))
    {
      self->cursor = (gsize) (next - self->source);
      split_block (self, self->cursor);
      return;
    }
  /* Marks of emphasis at the end of one line and the start of the next are not seen. */
  before = self->open.end > 0 && self->open.start != G_MAXSIZE
               ? g_utf8_find_prev_char (self->source, self->source + self->open.end)
               : NULL;
  next += strspn (next, "*_`");
  if (self->open.start != G_MAXSIZE)
    show (self, (gsize) (end - self->source), (gsize) (end + 1 - self->source),
          before != NULL && is_wide_at (before) && is_wide_at (next) ? "" : " ");
}

static void
read_html (Walk *self, cmark_node *node)
{
  const char *tag = cmark_node_get_literal (node);

  if (g_ascii_strncasecmp (tag, "<ruby", 5) == 0 || g_ascii_strncasecmp (tag, "</rt", 4) == 0)
    {
      if (self->ruby != NULL)
        {
          if (self->ruby_start != G_MAXSIZE)
            add_span (self, self->ruby_start, self->open.end, QD_SPAN_RUBY, self->ruby->str);
          g_string_free (g_steal_pointer (&self->ruby), TRUE);
        }
      self->ruby_start = G_MAXSIZE;
    }
  else if (g_ascii_strncasecmp (tag, "<rt", 3) == 0 && self->ruby == NULL)
    self->ruby = g_string_new (NULL);
  else if (g_ascii_strncasecmp (tag, "<rp", 3) == 0 || g_ascii_strncasecmp (tag, "</rp", 4) == 0)
    self->is_silent = tag[1] != '/';
  else if (g_ascii_strncasecmp (tag, "<br", 3) == 0)
    split_block (self, self->cursor);
}

static void
read_note_mark (Walk *self, cmark_node *node)
{
  int line = cmark_node_get_start_line (node) + self->n_skipped;
  gsize start = line_start (self, line) + (gsize) MAX (cmark_node_get_start_column (node) - 1, 0);
  const char *end = start < self->limit ? memchr (self->source + start, ']', self->limit - start) : NULL;
  g_autofree char *id = NULL, *shown = NULL;

  if (end == NULL || strncmp (self->source + start, "[^", 2) != 0)
    return;
  id = g_strndup (self->source + start + 2, (gsize) (end - self->source) - start - 2);
  shown = g_strdup_printf ("〔%s〕", id);
  show (self, start, (gsize) (end + 1 - self->source), shown);
  add_span (self, start, (gsize) (end + 1 - self->source), QD_SPAN_NOTE_MARK, id);
}

static gboolean
get_span_kind (cmark_node *node, QdSpanKind *kind)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_EMPH)
    *kind = QD_SPAN_EMPHASIS;
  else if (type == CMARK_NODE_STRONG)
    *kind = QD_SPAN_STRONG;
  else if (type == CMARK_NODE_LINK)
    *kind = QD_SPAN_LINK;
  else
    return FALSE;
  return TRUE;
}

static void
read_inline (Walk *self, cmark_node *leaf)
{
  cmark_iter *iter = cmark_iter_new (leaf);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  cmark_event_type event;
  gboolean is_first_cell = TRUE;
  QdSpanKind kind;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      gsize n_segments = self->segments->len;

      if (get_span_kind (node, &kind))
        {
          gsize start;

          if (event == CMARK_EVENT_ENTER)
            {
              g_array_append_val (starts, n_segments);
              continue;
            }
          start = g_array_index (starts, gsize, starts->len - 1);
          g_array_set_size (starts, starts->len - 1);
          if (start < n_segments)
            add_span (self, g_array_index (self->segments, Segment, start).start, self->cursor, kind,
                      kind == QD_SPAN_LINK ? cmark_node_get_url (node) : NULL);
        }
      else if (event != CMARK_EVENT_ENTER || node == leaf)
        continue;
      else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        {
          read_literal (self, node);
          if (type == CMARK_NODE_CODE && self->segments->len > n_segments)
            add_span (self, g_array_index (self->segments, Segment, n_segments).start, self->cursor, QD_SPAN_CODE,
                      NULL);
          if (self->ruby_start == G_MAXSIZE && self->segments->len > n_segments)
            self->ruby_start = g_array_index (self->segments, Segment, n_segments).start;
        }
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        read_line_break (self, type == CMARK_NODE_LINEBREAK);
      else if (type == CMARK_NODE_HTML_INLINE)
        read_html (self, node);
      else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        read_note_mark (self, node);
      else if (strcmp (cmark_node_get_type_string (node), "table_cell") == 0)
        {
          const char *bar = memchr (self->source + self->cursor, '|', self->limit - self->cursor);

          if (!is_first_cell && bar != NULL)
            show (self, (gsize) (bar - self->source), (gsize) (bar + 1 - self->source), "\t");
          is_first_cell = FALSE;
        }
    }
  cmark_iter_free (iter);
}

/* Shows the mark of a list item: a bullet as one, a number as it is. */
static void
read_marker (Walk *self)
{
  gsize at = self->marker, end;

  self->marker = G_MAXSIZE;
  if (at == G_MAXSIZE || at < self->cursor || at >= self->limit || self->open.kind == QD_BLOCK_HEADING)
    return;
  if (self->marker_is_bullet)
    {
      show (self, at, at + 1, "• ");
      return;
    }
  for (end = at; end < self->limit && g_ascii_isdigit (self->source[end]); end++)
    ;
  end = MIN (end + 1, self->limit);
  show (self, at, end < self->limit && self->source[end] == ' ' ? end + 1 : end, NULL);
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
claim (Walk *self, cmark_node *node, int *first, int *last)
{
  int n_lines = (int) self->lines->len - 1;

  get_lines (node, first, last);
  *first = CLAMP (*first + self->n_skipped, 1, n_lines);
  *last = CLAMP (*last + self->n_skipped, *first, n_lines);
  for (int line = *first; line <= *last; line++)
    g_array_index (self->claimed, gboolean, line) = TRUE;
  self->cursor = line_start (self, *first);
  self->limit = line_end (self, *last);
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
read_code (Walk *self, cmark_node *node)
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
      gsize end = line_end (self, line), n_bytes = strlen (lines[i]);

      begin (self, is_fenced || !is_mostly_han (literal) ? QD_BLOCK_CODE : QD_BLOCK_PARAGRAPH, 0);
      if (n_bytes > 0)
        show (self, n_bytes <= end - line_start (self, line) ? end - n_bytes : line_start (self, line), end, NULL);
      finish (self);
    }
}

/* Text between tags stays, tags and comments go. */
static void
read_html_block (Walk *self, cmark_node *node)
{
  int first, last;
  gboolean in_tag = FALSE, in_comment = FALSE;
  gsize run;

  claim (self, node, &first, &last);
  if (g_ascii_strncasecmp (self->source + self->cursor, "<script", 7) == 0
      || g_ascii_strncasecmp (self->source + self->cursor, "<style", 6) == 0)
    return;
  begin (self, QD_BLOCK_PLAIN, 0);
  run = self->cursor;
  for (gsize at = self->cursor; at <= self->limit; at++)
    {
      const char *p = self->source + at;
      gboolean at_end = at == self->limit || *p == '\n';

      if (!in_tag && !in_comment && (at_end || (*p == '<' && (g_ascii_isalpha (p[1]) || strchr ("/!?", p[1]) != NULL))))
        {
          gsize from = run + strspn (self->source + run, " \t");

          show (self, from, at, NULL);
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
          finish (self);
          run = at + 1;
        }
    }
}

/* What leads to a note stands before it as well: “[^1]: ”. */
static void
enter_note (Walk *self, cmark_node *node)
{
  gsize at = line_start (self, cmark_node_get_start_line (node) + self->n_skipped);
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
read_note_label (Walk *self)
{
  gsize at = self->note_label;
  g_autofree char *shown = NULL;

  self->note_label = G_MAXSIZE;
  if (at == G_MAXSIZE || at < self->cursor || at + strlen (self->note_id) + 4 > self->limit)
    return;
  shown = g_strdup_printf ("〔%s〕", self->note_id);
  show (self, at, at + strlen (self->note_id) + 4, shown);
  self->cursor += strspn (self->source + self->cursor, " ");
}

/* Pandoc and its kin name a heading in braces behind it: “标题 {#id .class}”. */
static void
leave_out_attributes (Walk *self)
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
read_leaf (Walk *self, cmark_node *node, QdBlockKind kind, int level)
{
  int first, last;
  int column = cmark_node_get_start_column (node);

  /* What the parser gives no place is found among the lines that nothing claims. */
  get_lines (node, &first, &last);
  if (first < 1 || last < first)
    return;
  claim (self, node, &first, &last);
  begin (self, kind, level);
  if (kind == QD_BLOCK_HEADING)
    leave_out_attributes (self);
  read_marker (self);
  read_note_label (self);
  if (kind == QD_BLOCK_PARAGRAPH || kind == QD_BLOCK_PLAIN)
    begin_line (self, MAX (self->cursor, line_start (self, first) + (gsize) MAX (column - 1, 0)));
  self->mends_strong = has_strong_pairs (node);
  self->strong_start = G_MAXSIZE;
  read_inline (self, node);
  if (self->ruby != NULL)
    g_string_free (g_steal_pointer (&self->ruby), TRUE);
  self->is_silent = FALSE;
  finish (self);
}

static void
read_paragraph (Walk *self, cmark_node *node)
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
enter_item (Walk *self, cmark_node *node)
{
  self->marker = line_start (self, cmark_node_get_start_line (node) + self->n_skipped)
                 + (gsize) MAX (cmark_node_get_start_column (node) - 1, 0);
  self->marker_is_bullet = cmark_node_get_list_type (cmark_node_parent (node)) != CMARK_ORDERED_LIST;
}

static void
visit (Walk *self, cmark_node *node, gboolean entering)
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
    read_leaf (self, node, QD_BLOCK_TABLE, 0);
  else if (type == CMARK_NODE_CODE_BLOCK)
    read_code (self, node);
  else if (type == CMARK_NODE_HTML_BLOCK)
    read_html_block (self, node);
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      claim (self, node, &first, &last);
      begin (self, QD_BLOCK_SEPARATOR, 0);
      show (self, self->cursor, self->limit, NULL);
      finish (self);
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
read_unclaimed (Walk *self)
{
  for (int line = self->n_skipped + 1; line < (int) self->lines->len; line++)
    {
      gsize start = line_start (self, line), end = line_end (self, line);

      if (g_array_index (self->claimed, gboolean, line))
        continue;
      g_array_index (self->claimed, gboolean, line) = TRUE;
      if (is_mere_mark (self->source + start, end - start))
        continue;
      self->cursor = start;
      begin (self, self->in_note ? QD_BLOCK_NOTE : QD_BLOCK_PLAIN, 0);
      show (self, start, end, NULL);
      finish (self);
    }
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const Segment *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
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

static void
hide (Walk *self, gsize start, gsize end, const char *shown)
{
  int first;

  if (start >= end)
    return;
  first = to_char (self, start);
  g_ptr_array_add (self->import->markup,
                   qd_emendation_new (first, to_char (self, end), shown, QD_EMENDATION_MARKUP, 1.0, self->reason));
}

/* All of a claimed line that no segment shows is hidden. */
static void
hide_marks (Walk *self)
{
  guint next = 0;

  g_array_sort (self->segments, compare_segments);
  for (int line = 1; line < (int) self->lines->len; line++)
    {
      gsize at = line_start (self, line), end = line_end (self, line);

      for (; next < self->segments->len && g_array_index (self->segments, Segment, next).start <= end; next++)
        {
          const Segment *segment = &g_array_index (self->segments, Segment, next);

          if (segment->start < at || segment->start >= line_start (self, line + 1))
            break;
          hide (self, at, segment->start, "");
          if (segment->shown != NULL)
            hide (self, segment->start, segment->end, segment->shown);
          at = segment->end;
        }
      if (g_array_index (self->claimed, gboolean, line) || line <= self->n_skipped)
        hide (self, at, MAX (at, end), "");
    }
}

/* Whether lines inside paragraphs are paragraphs themselves: nearly all end where a sentence ends. */
static gboolean
lines_are_paragraphs (Walk *self)
{
  static const char *const ends[] = { "。", "！", "？", "”", "」", "…", "：", "；", "）" };
  int n_lines = 0, n_ended = 0;

  for (int line = self->n_skipped + 1; line + 1 < (int) self->lines->len; line++)
    {
      gsize end = line_end (self, line), next = line_end (self, line + 1);
      gboolean ended = FALSE;

      if (end < line_start (self, line) + 3 || next == line_start (self, line + 1)
          || strchr ("#>-*+|`<=~", self->source[line_start (self, line)]) != NULL
          || strchr ("#>-*+|`<=~", self->source[line_start (self, line + 1)]) != NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        ended |= strncmp (self->source + end - 3, ends[i], 3) == 0;
      n_lines++;
      n_ended += ended ? 1 : 0;
    }
  return n_lines > 0 && n_ended * 10 >= n_lines * 8;
}

static void
index_lines (Walk *self)
{
  gsize start = 0;

  while (start < self->n_bytes)
    {
      const char *end = memchr (self->source + start, '\n', self->n_bytes - start);

      g_array_append_val (self->lines, start);
      start = end != NULL ? (gsize) (end + 1 - self->source) : self->n_bytes;
    }
  g_array_append_val (self->lines, self->n_bytes);
  g_array_set_size (self->claimed, self->lines->len + 1);
}

static cmark_node *
parse (Walk *self)
{
  static gsize registered = 0;
  static const char *const extensions[] = { "table", "strikethrough", "tasklist" };
  gsize start = line_start (self, self->n_skipped + 1);
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
  g_autoptr (GArray) segments = g_array_new (FALSE, TRUE, sizeof (Segment));
  Walk self = { .import = import, .n_skipped = n_skipped, .lines = lines, .claimed = claimed, .segments = segments };
  cmark_node *root;
  cmark_iter *iter;
  cmark_event_type event;

  g_array_set_clear_func (segments, segment_clear);
  self.source = qd_text_get_string (import->text, &self.n_bytes);
  self.marker = self.ruby_start = self.note_label = G_MAXSIZE;
  self.reason = _ ("a mark of Markdown, not part of the text");
  index_lines (&self);
  self.splits_lines = lines_are_paragraphs (&self);
  root = parse (&self);
  iter = cmark_iter_new (root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    visit (&self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  cmark_node_free (root);
  read_unclaimed (&self);
  g_free (self.note_id);
  self.note_id = NULL;
  hide_marks (&self);
  g_array_sort (import->blocks, compare_blocks);
  g_array_sort (import->spans, compare_spans);
}
