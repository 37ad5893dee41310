/* qd-markdown-inline.c: what stands inside a paragraph of Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-markdown-walk-private.h"

#include <string.h>

#include "text/qd-char-class.h"

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
align (QdMarkdownWalk *self, gsize at, const char *literal)
{
  gsize run = at;

  while (*literal != '\0' && at < self->limit)
    {
      gsize n_entity = self->source[at] == '&' ? entity_length (self->source + at, self->limit - at) : 0;
      gsize n_char = (gsize) (g_utf8_next_char (literal) - literal);

      if (n_entity > 0 && strncmp (self->source + at, literal, n_entity) != 0)
        {
          g_autofree char *shown = g_strndup (literal, n_char);

          qd_markdown_show (self, run, at, NULL);
          qd_markdown_show (self, at, at + n_entity, shown);
          run = at += n_entity;
        }
      else
        {
          if (self->source[at] == '\\' && self->source[at + 1] == *literal && g_ascii_ispunct (*literal))
            {
              qd_markdown_show (self, run, at, NULL);
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
  qd_markdown_show (self, run, at, NULL);
}

/* Where a literal begins: where the parser says, or, as its columns are off in some continued lines, a little after
 * what was shown last. */
static gsize
locate (QdMarkdownWalk *self, cmark_node *node, const char *literal)
{
  int line = cmark_node_get_start_line (node) + self->n_skipped, column = cmark_node_get_start_column (node);
  gsize at = qd_markdown_get_line_start (self, line) + (gsize) MAX (column - 1, 0);
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
gboolean
qd_markdown_has_strong_pairs (cmark_node *leaf)
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
read_strong_mark (QdMarkdownWalk *self)
{
  const char *stars = g_strstr_len (self->source + self->cursor, (gssize) (self->limit - self->cursor), "**");

  if (stars == NULL)
    return;
  if (self->strong_start == G_MAXSIZE)
    self->strong_start = (gsize) (stars + 2 - self->source);
  else
    {
      qd_markdown_add_span (self, self->strong_start, (gsize) (stars - self->source), QD_SPAN_STRONG, NULL);
      self->strong_start = G_MAXSIZE;
    }
  self->cursor = (gsize) (stars + 2 - self->source);
}

static void
read_literal (QdMarkdownWalk *self, cmark_node *node)
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
starts_hash_heading (QdMarkdownWalk *self, gsize at, int *level)
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

void
qd_markdown_begin_line (QdMarkdownWalk *self, gsize at)
{
  int level;

  if (self->open.kind != QD_BLOCK_HEADING && starts_hash_heading (self, at, &level))
    {
      qd_markdown_begin_block (self, QD_BLOCK_HEADING, level);
      self->open.is_one_line = TRUE;
      self->cursor = at + (gsize) level;
    }
}

static void
split_block (QdMarkdownWalk *self, gsize next)
{
  qd_markdown_finish_block (self);
  if (self->open.kind == QD_BLOCK_HEADING || self->open.kind == QD_BLOCK_LIST_ITEM)
    qd_markdown_begin_block (self, QD_BLOCK_PARAGRAPH, 0);
  qd_markdown_begin_line (self, next);
}

static gboolean
is_wide_at (const char *p)
{
  gunichar ch = g_utf8_get_char (p);

  return g_unichar_iswide (ch) || (ch >= 0x2018 && ch <= 0x201d);
}

static void
read_line_break (QdMarkdownWalk *self, gboolean is_hard)
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
    qd_markdown_show (self, (gsize) (end - self->source), (gsize) (end + 1 - self->source),
                      before != NULL && is_wide_at (before) && is_wide_at (next) ? "" : " ");
}

static void
read_html (QdMarkdownWalk *self, cmark_node *node)
{
  const char *tag = cmark_node_get_literal (node);

  if (g_ascii_strncasecmp (tag, "<ruby", 5) == 0 || g_ascii_strncasecmp (tag, "</rt", 4) == 0)
    {
      if (self->ruby != NULL)
        {
          if (self->ruby_start != G_MAXSIZE)
            qd_markdown_add_span (self, self->ruby_start, self->open.end, QD_SPAN_RUBY, self->ruby->str);
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
read_note_mark (QdMarkdownWalk *self, cmark_node *node)
{
  int line = cmark_node_get_start_line (node) + self->n_skipped;
  gsize start = qd_markdown_get_line_start (self, line) + (gsize) MAX (cmark_node_get_start_column (node) - 1, 0);
  const char *end = start < self->limit ? memchr (self->source + start, ']', self->limit - start) : NULL;
  g_autofree char *id = NULL, *shown = NULL;

  if (end == NULL || strncmp (self->source + start, "[^", 2) != 0)
    return;
  id = g_strndup (self->source + start + 2, (gsize) (end - self->source) - start - 2);
  shown = g_strdup_printf ("〔%s〕", id);
  qd_markdown_show (self, start, (gsize) (end + 1 - self->source), shown);
  qd_markdown_add_span (self, start, (gsize) (end + 1 - self->source), QD_SPAN_NOTE_MARK, id);
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

static gboolean
is_blank (cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  return literal[strspn (literal, " \t")] == '\0';
}

/* Adds a picture; what is said of it was shown by the segments from @first on. Its place is settled with its leaf. */
static void
add_picture (QdMarkdownWalk *self, cmark_node *node, gsize first)
{
  const char *address = cmark_node_get_url (node);
  QdImportPicture picture = { .among_words = self->has_words };
  g_autofree char *alt = NULL;
  gsize start = self->cursor;

  if (first < self->segments->len)
    start = g_array_index (self->segments, QdMarkdownSegment, first).start;
  picture.picture = address != NULL ? qd_picture_new_for_address (address) : NULL;
  if (picture.picture == NULL)
    return;
  if (start < self->cursor)
    {
      alt = g_strndup (self->source + start, self->cursor - start);
      qd_picture_set_alt (picture.picture, alt);
    }
  picture.start = qd_markdown_to_char (self, start);
  picture.end = qd_markdown_to_char (self, self->cursor);
  g_array_append_val (self->import->pictures, picture);
}

void
qd_markdown_place_pictures (QdMarkdownWalk *self, guint first, gsize start, gsize end)
{
  for (guint i = first; i < self->import->pictures->len; i++)
    {
      QdImportPicture *picture = &g_array_index (self->import->pictures, QdImportPicture, i);

      picture->place = qd_markdown_to_char (self, picture->among_words ? end : start);
      picture->among_words = self->has_words;
    }
}

void
qd_markdown_read_inline (QdMarkdownWalk *self, cmark_node *leaf)
{
  cmark_iter *iter = cmark_iter_new (leaf);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  cmark_event_type event;
  gboolean is_first_cell = TRUE;
  gsize said = 0;
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
            qd_markdown_add_span (self, g_array_index (self->segments, QdMarkdownSegment, start).start, self->cursor,
                                  kind, kind == QD_SPAN_LINK ? cmark_node_get_url (node) : NULL);
        }
      else if (type == CMARK_NODE_IMAGE)
        {
          self->in_picture = event == CMARK_EVENT_ENTER;
          if (self->in_picture)
            said = n_segments;
          else
            add_picture (self, node, said);
        }
      else if (event != CMARK_EVENT_ENTER || node == leaf)
        continue;
      else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        {
          read_literal (self, node);
          self->has_words |= !self->in_picture && self->segments->len > n_segments && !is_blank (node);
          if (type == CMARK_NODE_CODE && self->segments->len > n_segments)
            qd_markdown_add_span (self, g_array_index (self->segments, QdMarkdownSegment, n_segments).start,
                                  self->cursor, QD_SPAN_CODE, NULL);
          if (self->ruby_start == G_MAXSIZE && self->segments->len > n_segments)
            self->ruby_start = g_array_index (self->segments, QdMarkdownSegment, n_segments).start;
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
            qd_markdown_show (self, (gsize) (bar - self->source), (gsize) (bar + 1 - self->source), "\t");
          is_first_cell = FALSE;
        }
    }
  cmark_iter_free (iter);
}
