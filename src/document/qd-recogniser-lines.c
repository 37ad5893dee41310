/* qd-recogniser-lines.c: what can be said of each line by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-private.h"

#include <string.h>

/* Most characters of a Chinese text have three bytes, and this file looks at all of them. */
static inline gunichar
get_char (const char *p)
{
  const guchar *bytes = (const guchar *) p;

  if ((bytes[0] & 0xF0) == 0xE0)
    return (gunichar) (bytes[0] & 0x0F) << 12 | (gunichar) (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
  return g_utf8_get_char (p);
}

/**
 * qd_recogniser_is_blank:
 * @ch: a character
 *
 * Returns: whether it is white space of any width, or takes no room at all
 */
gboolean
qd_recogniser_is_blank (gunichar ch)
{
  return ch == ' ' || (ch >= '\t' && ch <= '\r') || ch == 0x3000 || ch == 0xA0 || (ch >= 0x2000 && ch <= 0x200B)
         || ch == 0xFEFF || ch == 0x202F;
}

static gboolean
is_han (gunichar ch)
{
  return (ch >= 0x3400 && ch <= 0x9FFF) || ch == 0x3007 || (ch >= 0xF900 && ch <= 0xFAFF)
         || (ch >= 0x20000 && ch <= 0x3FFFF);
}

static gboolean
is_stop (gunichar ch)
{
  return ch == 0x3002 || ch == 0xFF01 || ch == 0xFF1F || ch == '!' || ch == '?' || ch == 0x2026 || ch == 0xFF61;
}

static gboolean
is_closing (gunichar ch)
{
  return ch == 0x201D || ch == 0x2019 || ch == 0x300D || ch == 0x300F || ch == 0xFF09 || ch == ')' || ch == '"'
         || ch == 0x3011;
}

static gboolean
is_rule_mark (gunichar ch)
{
  return ch == '-' || ch == '=' || ch == '~' || ch == '*' || ch == '_' || ch == '+' || ch == '#' || ch == '.'
         || ch == 0x2014 || ch == 0x2015 || ch == 0x2026 || ch == 0x2500 || ch == 0x2501 || ch == 0xFF0A || ch == 0xFF1D
         || ch == 0xFF0D || ch == 0x2605 || ch == 0x2606 || ch == 0x25C6 || ch == 0x25C7 || ch == 0x203B || ch == 0x2550
         || ch == 0xFF5E || ch == 0x25CF || ch == 0x25CB || ch == 0x25A0 || ch == 0x25A1 || ch == 0x00B7 || ch == '<'
         || ch == '>' || ch == '|' || ch == 0x2502 || ch == '/' || ch == '\\' || ch == '^';
}

static QdEnding
find_ending (const char *start, const char *end)
{
  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);
      gunichar ch = g_utf8_get_char (previous);

      if (is_stop (ch))
        return QD_ENDING_STOP;
      /* 。 may also be written . , but 1. and Fig. end so too: only after Han. */
      if ((ch == '.' || ch == 0xFF0E) && previous > start)
        return is_han (g_utf8_get_char (g_utf8_prev_char (previous))) ? QD_ENDING_STOP : QD_ENDING_OPEN;
      if (ch == 0xFF1A || ch == ':' || ch == 0xFE30 || ch == 0xFE55)
        return QD_ENDING_COLON;
      if (ch == 0xFF0C || ch == 0x3001 || ch == 0xFF1B || ch == ',' || ch == ';')
        return QD_ENDING_COMMA;
      if (!is_closing (ch))
        return QD_ENDING_OPEN;
      end = previous;
    }
  return QD_ENDING_OPEN;
}

/* 2015年11月1日, 二〇二〇年五月, 1998-04-01, 2023.5.6, perhaps in brackets and with a weekday or time. */
static gboolean
is_date (const char *start, const char *end)
{
  static const char parts[] =
      "0123456789０１２３４５６７８９〇○Ｏ零一二三四五六七八九十廿卅年月日号號時时分秒点點星期周週上下午夜"
      "民国國公元农農历曆春夏秋冬初正腊臘改修订訂稿作记記写寫于於夏历()（）[]〔〕-－/.．:： \t\u3000";
  gboolean has_year = FALSE;
  int n_digits = 0;
  int n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p), n++)
    {
      gunichar ch = g_utf8_get_char (p);
      QdNumeralKind kind;
      int value;

      if (n > 40 || !g_utf8_strchr (parts, -1, ch))
        return FALSE;
      has_year |= ch == 0x5E74 || ch == 0x6708 || ch == '-' || ch == '/' || ch == '.';
      if (qd_numeral_parse (p, g_utf8_next_char (p), &kind, &value))
        n_digits++;
    }
  return has_year && n_digits >= 2 && n >= 4;
}

static gboolean
find_url (const char *start, const char *end)
{
  static const char *const marks[] = { "http", "www.", "www/", ".com", ".net", ".org", ".cn/", "@" };
  gsize length = end - start;

  if (!memchr (start, '.', length) && !memchr (start, '@', length) && !memchr (start, '/', length)
      && !memchr (start, 'h', length))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (g_strstr_len (start, length, marks[i]))
        return TRUE;
    }
  return FALSE;
}

/* The end of the text without leaders and a page number: 绪论……………3 */
static const char *
skip_page_number (const char *start, const char *end)
{
  const char *p = end;

  while (p > start && (g_ascii_isdigit (p[-1]) || p[-1] == ')' || p[-1] == '('))
    p--;
  if (p == end)
    return end;
  if (p > start)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar ch = g_utf8_get_char (before);

      if (ch != '.' && ch != 0x2026 && ch != 0xB7 && ch != '\t' && ch != 0x3000 && ch != ' ' && ch != '-'
          && ch != 0x22EF)
        return end;
    }
  while (p > start)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar ch = g_utf8_get_char (before);

      if (ch != '.' && ch != 0x2026 && ch != 0xB7 && ch != '-' && ch != 0x22EF && !qd_recogniser_is_blank (ch))
        break;
      p = before;
    }
  return p > start ? p : end;
}

/**
 * qd_recogniser_hash:
 * @start: a text
 * @end: its end
 *
 * A contents entry and its heading have one hash, and so have two prints of a running header.
 *
 * Returns: a hash of the text without blanks, leaders and a page number at its end
 */
guint
qd_recogniser_hash (const char *start, const char *end)
{
  guint hash = 5381;

  end = skip_page_number (start, end);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = get_char (p);

      if (!qd_recogniser_is_blank (ch))
        hash = hash * 33 + ch;
    }
  return hash;
}

/* A heading marked with # is no longer than this. */
#define MAX_HASHED_BYTES 180

/* Only short lines are looked at closely: a long one can be neither rule, date, number nor heading. */
#define CLOSE_LOOK_CHARS 120

/* ［参考文献］ is the word it holds. */
static void
find_word (QdLine *line, const char *start, const char *end)
{
  static const gunichar brackets[][2] = { { 0x3010, 0x3011 }, { 0xFF3B, 0xFF3D }, { '[', ']' }, { 0x3014, 0x3015 } };
  gsize inner_bytes;

  line->word = qd_label_find_word (start, end, &line->word_bytes);
  line->is_word = line->word != QD_WORD_NONE && start + line->word_bytes == end;
  for (guint i = 0; i < G_N_ELEMENTS (brackets) && line->n_chars <= 12; i++)
    {
      const char *inner = g_utf8_next_char (start);
      const char *inner_end = g_utf8_prev_char (end);

      if (line->first != brackets[i][0] || line->last != brackets[i][1] || inner >= inner_end)
        continue;
      line->word = qd_label_find_word (inner, inner_end, &inner_bytes);
      line->is_word = line->word != QD_WORD_NONE && inner + inner_bytes == inner_end;
      /* 【使用方法】 is one of the bracketed headings of its text, 【按语】 none. */
      if (!line->is_word || (line->word != QD_WORD_REFERENCES && line->word != QD_WORD_NOTES))
        line->word = QD_WORD_NONE;
      line->is_word &= line->word != QD_WORD_NONE;
      line->word_bytes = line->is_word ? (gsize) (end - start) : 0;
    }
}

static void
look_closely (QdLine *line, const char *start, const char *end)
{
  gboolean only_rule = TRUE;
  gboolean only_digits = TRUE;

  for (const char *p = start; p < end && (only_rule || only_digits); p = g_utf8_next_char (p))
    {
      gunichar ch = get_char (p);

      if (is_rule_mark (ch) || qd_recogniser_is_blank (ch))
        continue;
      only_rule = FALSE;
      if (!g_unichar_isdigit (ch))
        only_digits = FALSE;
    }
  line->is_rule = only_rule;
  line->is_number = only_digits && !only_rule;
  line->is_date = is_date (start, end);
  line->has_url = find_url (start, end);
  line->hash = qd_recogniser_hash (start, end);
  find_word (line, start, end);
}

/* Where a blank ends the first 2 to 14 characters of [text, end), all of them letters; from @start, 0 if nowhere. */
static gsize
find_gap (const char *start, const char *text, const char *end)
{
  int n = 0;

  for (const char *p = text; p < end && n <= 14; p = g_utf8_next_char (p), n++)
    {
      gunichar ch = g_utf8_get_char (p);

      if (qd_recogniser_is_blank (ch))
        return n >= 2 ? (gsize) (p - start) : 0;
      if (!is_han (ch) && ch != 0x3001)
        return 0;
    }
  return 0;
}

static void
measure_line (QdLine *line, const char *start, const char *end)
{
  int depth = 0;

  line->first = g_utf8_get_char (start);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_han (ch))
        {
          line->n_chars++;
          line->last = ch;
          line->n_han++;
          continue;
        }
      /* Blanks spread a title over its line or set out a figure; they are no length. */
      if (qd_recogniser_is_blank (ch))
        continue;
      line->n_chars++;
      line->last = ch;
      if (is_stop (ch) || ch == 0xFF1B)
        {
          if (next < end)
            line->n_stops++;
          if (!line->sentence_bytes && ch != 0x2026)
            {
              line->sentence_bytes = next - start;
              line->sentence_chars = line->n_chars;
              line->sentence_commas = line->n_commas;
            }
        }
      else if (ch == 0xFF0C || ch == ',')
        line->n_commas++;
      else if (ch == 0x201C || ch == 0x300C || ch == 0x300E || ch == 0xFF08 || ch == '(' || ch == 0x300A
               || ch == 0x3010)
        {
          depth++;
          line->n_quotes += ch == 0x201C || ch == 0x300C || ch == 0x300E;
        }
      else if (ch == 0x201D || ch == 0x300D || ch == 0x300F || ch == 0xFF09 || ch == ')' || ch == 0x300B
               || ch == 0x3011)
        depth--;
    }
  line->is_open = depth > 0;
  line->ending = find_ending (start, end);
  if (start + line->sentence_bytes == end)
    line->sentence_bytes = 0;
  qd_label_parse (start, end, &line->label);
  if (line->label.form == QD_LABEL_DECIMAL && line->n_chars >= 30)
    line->gap_bytes = find_gap (start, start + line->label.bytes, end);
  if (line->n_chars <= CLOSE_LOOK_CHARS)
    look_closely (line, start, end);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * qd_recogniser_get_width:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: how wide the line is with what indents it, in em: Han takes one, anything else and a blank half
 */
int
qd_recogniser_get_width (const QdRecogniser *self, int index)
{
  int halves = 2 * qd_recogniser_block (self, index)->indent;

  for (const char *p = qd_recogniser_start (self, index); p < qd_recogniser_end (self, index); p = g_utf8_next_char (p))
    halves += *p & 0x80 ? 2 : 1;
  return halves / 2;
}

/* Lines broken at a measure: many of them reach nearly the longest width, and hardly any of these ends a sentence; or,
 * where headings and lists outnumber paragraphs, most of these go on on the next line. */
static gboolean
find_wrapped (const QdRecogniser *self, int *sorted, int n_sorted)
{
  int width = sorted[n_sorted * 95 / 100];
  int n_full = 0;
  int n_full_stops = 0;
  int n_broken = 0;

  if (self->import && self->import->blocks->len > 0)
    return FALSE;
  if (width < 20 || width > 60 || n_sorted < 12)
    return FALSE;
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      int units = line->n_han + (line->n_chars - line->n_han) / 2 + qd_recogniser_block (self, i)->indent;

      if (line->is_rule || units < width * 3 / 4 || units > width + 6)
        continue;
      n_full++;
      n_full_stops += line->ending == QD_ENDING_STOP;
      n_broken += (line->ending == QD_ENDING_OPEN || line->ending == QD_ENDING_COMMA) && !line->blank_after
                  && i + 1 < self->n_lines && self->lines[i + 1].label.form == QD_LABEL_NONE;
    }
  return (n_full * 4 > n_sorted && n_full_stops * 3 < n_full) || (n_full >= 6 && n_broken * 10 >= n_full * 6);
}

static void
measure_body (QdRecogniser *self)
{
  g_autofree int *widths = g_new (int, MAX (self->n_lines, 1));
  int indents[9] = { 0 };
  int n = 0;
  int n_blank = 0;

  for (int i = 0; i < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);
      const QdLine *line = &self->lines[i];

      if (line->n_chars >= 15 && !line->is_rule)
        {
          widths[n++] = line->n_han + (line->n_chars - line->n_han) / 2;
          /* Numbered lines may stand further out than the text. */
          indents[CLAMP (block->indent, 0, 8)] += line->label.form == QD_LABEL_NONE ? 3 : 1;
        }
      n_blank += block->blank_before > 0;
      self->is_explicit |= block->hint.kind == QD_BLOCK_HEADING;
    }
  self->is_spaced = n_blank * 3 > self->n_lines;
  for (int i = 1; i < 9; i++)
    {
      if (indents[i] > indents[self->body_indent])
        self->body_indent = i;
    }
  if (n == 0)
    return;
  qsort (widths, (gsize) n, sizeof *widths, compare_ints);
  self->body_chars = widths[n / 2];
  self->is_wrapped = find_wrapped (self, widths, n);
  self->wrap_width = self->is_wrapped ? widths[n * 95 / 100] + self->body_indent : 0;
}

/* # 标题: how many marks and blanks stand before a heading typed as in Markdown; 0 if the line is none. @level: of it.
 */
static gsize
find_hashes (const char *start, const char *end, int *level)
{
  gsize n_hashes = 0;
  gsize bytes;

  while (start + n_hashes < end && start[n_hashes] == '#')
    n_hashes++;
  bytes = n_hashes;
  while (start + bytes < end && start[bytes] == ' ')
    bytes++;
  *level = (int) n_hashes;
  if (n_hashes == 0 || n_hashes > 6 || bytes == n_hashes || start + bytes >= end || end - start > MAX_HASHED_BYTES)
    return 0;
  return is_han (g_utf8_get_char (start + bytes)) && find_ending (start, end) != QD_ENDING_STOP ? bytes : 0;
}

/* Plain text whose headings are marked with #: the marks are no part of them. Prompts and comments are not in Han. */
static void
take_hashes (QdRecogniser *self)
{
  int n = 0;
  int n_other = 0;

  if (self->import && self->import->blocks->len > 0)
    return;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < self->n_lines; i++)
      {
        QdRecognised *block = qd_recogniser_block (self, i);
        int level;
        gsize bytes;

        if (self->string[block->start] != '#')
          continue;
        bytes = find_hashes (self->string + block->start, self->string + block->end, &level);
        if (pass == 0)
          {
            n += bytes > 0;
            n_other += bytes == 0;
          }
        else if (bytes > 0 && n >= 2 && n_other * 3 < n)
          {
            block->start += bytes;
            block->hint.kind = QD_BLOCK_HEADING;
            block->hint.level = level;
          }
      }
}

/**
 * qd_recogniser_measure:
 * @self: a recogniser whose blocks are split
 *
 * Looks at every character once, and then at what is usual in this document.
 */
void
qd_recogniser_measure (QdRecogniser *self)
{
  take_hashes (self);
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);

      measure_line (&self->lines[i], self->string + block->start, self->string + block->end);
      if (i > 0)
        self->lines[i - 1].blank_after = block->blank_before > 0;
      if (i % 4096 == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;
    }
  if (self->n_lines > 0)
    self->lines[self->n_lines - 1].blank_after = TRUE;
  measure_body (self);
}
