/* qd-recogniser-unlabelled.c: headings that have no number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the format names, words that are headings by themselves, and lines that stand out by their looks or their shape
 * where a document has nothing else to head its parts.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHAPE_CHARS 30
/* An order that makes a regulation known is no longer than this. */
#define MAX_ORDER_LINES 25

/**
 * qd_recogniser_find_explicit:
 * @self: a recogniser
 *
 * Claims what the format itself calls a heading; its label is told from its text.
 */
void
qd_recogniser_find_explicit (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines; i++)
    {
      QdLine *line = &self->lines[i];
      const QdRecognised *block = qd_recogniser_block (self, i);
      gsize bytes = line->label.bytes;

      if (block->hint.kind != QD_BLOCK_HEADING || line->claim == QD_CLAIM_FRONT)
        continue;
      /* 1引言 is a label here, 3D printing is none; a bullet's number is no label either. */
      if (line->label.form == QD_LABEL_BULLET)
        bytes = 0;
      qd_recogniser_claim_heading (self, i, bytes, QD_SERIES_EXPLICIT + (guint64) block->hint.level, block->hint.level,
                                   _ ("The format says that this is a heading"));
    }
}

static gboolean
followed_by_text (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);

  return next < self->n_lines;
}

/* 楔子　张天师祈禳瘟疫: words that take a heading of their own behind a wide blank or a colon. */
static gboolean
word_takes_heading (const QdRecogniser *self, int index, gsize *label_bytes)
{
  static const char *const words[] = { "楔子", "引子", "序章", "序幕", "尾声", "尾聲", "终章", "終章",
                                       "番外", "附录", "附錄", "附件", "序曲", "序",   "跋",   "引首",
                                       "引言", "前言", "后记", "後記", "结语", "結語", "余论", "餘論" };
  const QdLine *line = &self->lines[index];
  const char *start = self->string + qd_recogniser_block (self, index)->start;
  const char *end = self->string + qd_recogniser_block (self, index)->end;
  const char *p = start + line->word_bytes;
  gboolean known = FALSE;
  gunichar ch;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !known; i++)
    known = strlen (words[i]) == line->word_bytes && memcmp (words[i], start, line->word_bytes) == 0;
  if (!known || p >= end)
    return FALSE;
  ch = g_utf8_get_char (p);
  if (!qd_recogniser_is_blank (ch) && ch != 0xFF1A && ch != ':' && ch != 0x2014 && ch != 0xB7)
    return FALSE;
  /* 附件：一览表 below a notice lists what is enclosed. */
  if (!qd_recogniser_is_blank (ch) && g_str_has_prefix (start, "附件"))
    return FALSE;
  while (p < end && (qd_recogniser_is_blank (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0xFF1A || *p == ':'))
    p = g_utf8_next_char (p);
  *label_bytes = p - start;
  return p < end && line->n_chars <= 40 && line->ending == QD_ENDING_OPEN && line->n_stops == 0;
}

static gboolean
is_heading_word (QdWordClass word)
{
  return word == QD_WORD_OPENING || word == QD_WORD_BETWEEN || word == QD_WORD_CLOSING || word == QD_WORD_REFERENCES
         || word == QD_WORD_NOTES;
}

/* 参考文献： is set off by its colon, and so is 注释： over numbered notes; 注： only opens a note. */
static gboolean
is_word_and_colon (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  int next = qd_recogniser_next (self, index);
  gboolean over_notes = line->word == QD_WORD_NOTES && line->n_chars >= 3 && next < self->n_lines
                        && self->lines[next].label.form != QD_LABEL_NONE;

  return (line->word == QD_WORD_REFERENCES || over_notes) && line->ending == QD_ENDING_COLON
         && line->n_chars <= (int) g_utf8_strlen (self->string + qd_recogniser_block (self, index)->start,
                                                  (gssize) line->word_bytes)
                                 + 1;
}

static void
find_words (QdRecogniser *self)
{
  if (self->is_by_margin)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      gsize label_bytes = 0;

      if (line->claim != QD_CLAIM_NONE || !is_heading_word (line->word) || !followed_by_text (self, i))
        continue;
      /* 注 and 注释 over a list of notes; a lone 注 is an aside. */
      if (line->word == QD_WORD_NOTES && line->n_chars < 2)
        continue;
      if (line->is_word || is_word_and_colon (self, i))
        qd_recogniser_claim_heading (self, i, 0, QD_SERIES_WORD, 20,
                                     _ ("The line is a word that heads a part by itself"));
      else if (word_takes_heading (self, i, &label_bytes))
        qd_recogniser_claim_heading (self, i, label_bytes, QD_SERIES_WORD, 20,
                                     _ ("The line opens with a word that heads a part"));
      else
        continue;
      qd_recogniser_block (self, i)->is_references = line->word == QD_WORD_REFERENCES;
    }
}

/* Whether what stands above only makes known what follows: an order or a public notice, with no title of its own. */
static gboolean
is_made_known (const QdRecogniser *self, int index)
{
  const char *title = self->structure->title;

  if (index >= MAX_ORDER_LINES
      || (title && !g_str_has_suffix (title, "公告") && !g_str_has_suffix (title, "令")
          && !g_str_has_suffix (title, "号")))
    return FALSE;
  for (int i = 0; i < index; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_HEADING)
        return FALSE;
    }
  return TRUE;
}

static void
claim_enclosed (QdRecogniser *self, int index)
{
  if (!is_made_known (self, index))
    {
      qd_recogniser_claim_heading (self, index, 0, QD_SERIES_SHAPE, 9,
                                   _ ("The name of what the document above encloses"));
      return;
    }
  for (int i = 0; i < index; i++)
    {
      if (qd_recogniser_block (self, i)->role == QD_ROLE_TITLE)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE, _ ("The order that makes the text known"));
    }
  qd_recogniser_claim (self, index, QD_CLAIM_FRONT, QD_ROLE_TITLE, _ ("The name of what is made known above"));
  g_free (self->structure->title);
  self->structure->title = g_strndup (qd_recogniser_start (self, index),
                                      (gsize) (qd_recogniser_end (self, index) - qd_recogniser_start (self, index)));
}

/* The order calls what it makes known by its name: 《…〈…〉…》 there is …《…》… as a title. */
static gboolean
is_named_above (const QdRecogniser *self, int index)
{
  g_autoptr (GString) name = g_string_new ("《");

  for (const char *p = qd_recogniser_start (self, index); p < qd_recogniser_end (self, index); p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      g_string_append_unichar (name, ch == 0x300A ? 0x3008 : ch == 0x300B ? 0x3009 : ch);
    }
  g_string_append (name, "》");
  for (int i = 0; i < index; i++)
    {
      if (qd_recogniser_contains (qd_recogniser_start (self, i), qd_recogniser_end (self, i), name->str))
        return TRUE;
    }
  return FALSE;
}

/* 某某令 that names a text, and the text under its name. */
static void
find_made_known (QdRecogniser *self)
{
  for (int i = 1; i < self->n_lines && i < MAX_ORDER_LINES; i++)
    {
      const QdLine *line = &self->lines[i];

      if ((line->claim == QD_CLAIM_NONE || line->claim == QD_CLAIM_FRONT) && line->label.form == QD_LABEL_NONE
          && qd_recogniser_block (self, i)->role != QD_ROLE_TITLE && line->n_chars >= 6 && line->n_chars <= 60
          && line->ending == QD_ENDING_OPEN && !self->is_explicit && is_made_known (self, i)
          && is_named_above (self, i))
        {
          claim_enclosed (self, i);
          return;
        }
    }
}

/* 某某管理办法 below the notice that issues it: the name of a regulation, a number right below, a date above. */
static void
find_enclosed (QdRecogniser *self)
{
  static const char *const names[] = { "办法", "条例", "规定", "规则", "细则", "章程", "规程", "方案",
                                       "准则", "制度", "规范", "辦法", "條例", "規定", "規則", "細則" };
  gboolean after_date = FALSE;

  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);
      const QdLine *line = &self->lines[i];
      int next = qd_recogniser_next (self, i);

      if (line->is_date)
        after_date = TRUE;
      if (!after_date || line->claim != QD_CLAIM_NONE || line->label.form != QD_LABEL_NONE || next >= self->n_lines
          || self->is_explicit || !qd_recogniser_looks_like_heading (self, i, 40))
        continue;
      if (self->lines[next].label.form != QD_LABEL_UNIT || self->lines[next].label.values[0] != 1)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          gsize length = strlen (names[k]);

          if (block->end - block->start > length && memcmp (self->string + block->end - length, names[k], length) == 0
              && line->claim == QD_CLAIM_NONE)
            claim_enclosed (self, i);
        }
    }
}

/* Blocks that a format without styles sets off by looks: centred, bold, in another face, larger. */
static void
find_looks (QdRecogniser *self)
{
  int n_looks = 0;
  int n_plain = 0;

  /* Where the format names its headings, bold lines are only stressed. */
  if (self->is_explicit)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdBlock *hint = &qd_recogniser_block (self, i)->hint;

      n_looks += hint->bold || hint->distinct_face || hint->centered || hint->scale > 1.15;
      n_plain++;
    }
  if (n_looks == 0 || n_looks * 2 > n_plain)
    return;
  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdBlock *hint = &qd_recogniser_block (self, i)->hint;
      int next = qd_recogniser_next (self, i);
      int weight = hint->bold + hint->distinct_face + hint->centered + (hint->scale > 1.15 ? 2 : 0);

      if (self->lines[i].claim != QD_CLAIM_NONE || weight < 1 || next >= self->n_lines)
        continue;
      if (hint->kind != QD_BLOCK_PARAGRAPH && hint->kind != QD_BLOCK_PLAIN)
        continue;
      if (self->lines[i].n_chars < 2 || !qd_recogniser_looks_like_heading (self, i, 40))
        continue;
      /* A centred line alone is as often a date or a caption. */
      if (weight == 1 && hint->centered && (self->lines[i].first == 0x56FE || self->lines[i].first == 0x8868))
        continue;
      qd_recogniser_claim_heading (self, i, 0, QD_SERIES_LOOKS + 0x10 * (guint64) weight, hint->scale > 1.15 ? 18 : 35,
                                   _ ("A short line that the format sets off by its face, weight or place"));
    }
}

static gboolean
is_paragraph_line (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  if (line->claim == QD_CLAIM_HEADING || line->claim == QD_CLAIM_CONTENTS)
    return FALSE;
  return line->n_chars >= 30 || (line->ending == QD_ENDING_STOP && line->n_chars >= 7);
}

/* What stands before a line that only its shape sets off: the end of a paragraph, a heading, or nothing. */
static gboolean
follows_an_end (const QdRecogniser *self, int index)
{
  int previous = qd_recogniser_previous (self, index);

  return previous < 0 || self->lines[previous].ending == QD_ENDING_STOP
         || self->lines[previous].claim == QD_CLAIM_HEADING || self->lines[previous].claim == QD_CLAIM_FRONT;
}

/* Names and dates at the end of a letter or notice, captions, addresses and speakers have a heading's shape too. */
static gboolean
is_other_short_line (const QdRecogniser *self, int index)
{
  static const char *const starts[] = {
    "图",   "圖",   "表",   "附表", "（图", "(图",  "注：", "注:",  "记者", "责任编辑", "来源", "作者", "文/", "编辑",
    "电话", "文：", "图：", "文:",  "地址", "邮编", "传真", "网址", "Fig",  "Table",    "——",   "—",    "“",   "「",
    "《",   "（",   "(",    "提示", "注意", "警告", "说明", "重要", "小心", "範例",     "示例", "例"
  };
  const QdRecognised *block = qd_recogniser_block (self, index);
  const QdLine *line = &self->lines[index];

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (self->string + block->start, starts[i]))
        return TRUE;
    }
  return (line->n_chars < 2 && block->indent >= self->body_indent && !follows_an_end (self, index))
         || line->last == 0x53F7 /* 号 */ || line->has_url;
}

/* 为什么需要公共空间？ is a heading by its shape but for its mark; so is what people say, if less short. */
static gboolean
is_short_question (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return (line->last == 0xFF1F || line->last == '?') && line->n_chars >= 5 && line->n_chars <= 22 && line->n_stops == 0
         && line->n_commas == 0 && line->n_quotes == 0 && !line->is_open && line->n_han * 2 >= line->n_chars
         && !qd_recogniser_contains (qd_recogniser_start (self, index), qd_recogniser_end (self, index), "：");
}

/* “我不走，乡亲们怎么办” further out than indented paragraphs: place allows what shape alone does not. */
static gboolean
stands_out (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return self->body_indent >= 2 && qd_recogniser_block (self, index)->indent == 0 && line->n_chars >= 4
         && line->n_chars <= 24 && line->n_stops == 0 && line->n_commas <= 1 && line->ending == QD_ENDING_OPEN
         && !line->is_open && !line->is_date && !line->has_url && !line->is_rule && line->n_han * 2 > line->n_chars
         && ((line->first == 0x201C && line->last == 0x201D) || line->n_commas == 1) && line->first != 0xFF08;
}

/* 石桥 Stone Bridges: a heading in two languages, Han first. */
static gboolean
is_bilingual (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return line->n_han >= 2 && line->n_han * 8 >= line->n_chars && line->n_chars <= 40 && line->first >= 0x3400
         && line->last < 0x80 && g_ascii_isalpha ((char) line->last) && line->n_stops == 0 && line->n_commas == 0
         && line->ending == QD_ENDING_OPEN && !line->has_url && !line->is_open
         && qd_recogniser_contains (qd_recogniser_start (self, index), qd_recogniser_end (self, index), " ");
}

/* 父亲大人： over the first paragraph of a letter. */
static gboolean
is_salutation (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);

  return self->lines[index].ending == QD_ENDING_COLON && self->lines[index].n_chars <= 8
         && self->lines[index].label.form == QD_LABEL_NONE && next < self->n_lines && self->lines[next].n_chars >= 30;
}

static gboolean
has_heading_shape (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  int next = qd_recogniser_next (self, index);
  int previous = qd_recogniser_previous (self, index);

  if (self->lines[index].claim != QD_CLAIM_NONE || self->lines[index].label.form != QD_LABEL_NONE)
    return FALSE;
  if (block->hint.kind > QD_BLOCK_PARAGRAPH || next >= self->n_lines)
    return FALSE;
  if (!stands_out (self, index)
      && ((!qd_recogniser_looks_like_heading (self, index, MAX_SHAPE_CHARS) && !is_short_question (self, index)
           && !is_bilingual (self, index))
          || self->lines[index].n_commas > 0 || is_other_short_line (self, index)))
    return FALSE;
  /* In wrapped text a paragraph's last line is short: only what stands alone can be a heading. */
  if (self->is_wrapped && !(block->blank_before > 0 && self->lines[index].blank_after))
    return FALSE;
  if (block->indent > self->body_indent + 1 && !(block->indent > 8))
    return FALSE;
  if (previous >= 0 && self->lines[previous].ending != QD_ENDING_STOP && self->lines[previous].claim == QD_CLAIM_NONE
      && !(block->blank_before > 0) && self->lines[previous].ending != QD_ENDING_OPEN)
    return FALSE;
  return is_paragraph_line (self, next) || is_salutation (self, next);
}

/* 卷一 and 第一辑 hold nothing but what such lines head: each of them is followed by one at once. */
static gboolean
open_every_part (const QdRecogniser *self)
{
  int n_parts = 0;

  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];

      if (line->claim != QD_CLAIM_HEADING || line->series < QD_SERIES_LABEL)
        continue;
      if ((line->label.form != QD_LABEL_UNIT && line->label.form != QD_LABEL_UNIT_FIRST) || line->rank > 20
          || !followed_by_text (self, i) || !has_heading_shape (self, qd_recogniser_next (self, i)))
        return FALSE;
      n_parts++;
    }
  return n_parts >= 2;
}

typedef struct
{
  GArray *lines; /* (element-type int) */
  int n_out;     /* further out than the body, or in the middle of the page */
  int n_after_end;
  int n_questions;
  int n_labelled;
  int n_paragraphs;
} Shapes;

static Shapes
collect_shapes (const QdRecogniser *self)
{
  Shapes shapes = { .lines = g_array_new (FALSE, FALSE, sizeof (int)) };

  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];

      shapes.n_labelled += line->claim == QD_CLAIM_HEADING && line->series >= QD_SERIES_LABEL;
      shapes.n_paragraphs += is_paragraph_line (self, i);
      if (!has_heading_shape (self, i))
        continue;
      shapes.n_out +=
          qd_recogniser_block (self, i)->indent < self->body_indent || qd_recogniser_block (self, i)->indent > 5;
      shapes.n_questions += is_short_question (self, i);
      shapes.n_after_end += follows_an_end (self, i);
      g_array_append_val (shapes.lines, i);
    }
  return shapes;
}

/* Lines that stand out by shape alone are believed only where there are several of them, spread through the text, and
 * the document has no numbered headings that would make them captions. */
static void
find_shapes (QdRecogniser *self)
{
  Shapes shapes = collect_shapes (self);
  g_autoptr (GArray) found = shapes.lines;
  int n_found = (int) found->len;
  gboolean by_place = self->body_indent >= 1 && shapes.n_out >= 2 && shapes.n_out * 4 >= n_found * 3;
  gboolean dense;

  if (self->is_explicit || shapes.n_paragraphs < (by_place ? 3 : 4) || n_found < 2)
    return;
  if (!by_place && shapes.n_labelled > 0 && !open_every_part (self))
    return;
  /* Short lines by the dozen are verse or talk; where place speaks too, or each ends what went before, a part may be
   * one paragraph long. */
  dense = shapes.n_out == n_found || shapes.n_after_end == n_found;
  if (n_found * (dense ? 1 : 2) > shapes.n_paragraphs)
    return;
  for (int k = 0; k < n_found; k++)
    {
      int index = g_array_index (found, int, (guint) k);
      int indent = qd_recogniser_block (self, index)->indent;

      if (by_place && indent >= self->body_indent && indent <= 5)
        continue;
      /* Questions alone are talk. */
      if (shapes.n_questions * 2 > n_found && is_short_question (self, index))
        continue;
      qd_recogniser_claim_heading (self, index, 0, QD_SERIES_SHAPE, 35,
                                   _ ("A short line without a stop over a paragraph, like others in this text"));
    }
  qd_recogniser_find_lone_words (self);
}

/**
 * qd_recogniser_find_unlabelled:
 * @self: a recogniser
 *
 * Claims headings without numbers: underlined, bulleted, words, set off by looks or brackets, and by shape alone.
 */
void
qd_recogniser_find_unlabelled (QdRecogniser *self)
{
  qd_recogniser_join_broken (self);
  qd_recogniser_join_titles_below (self);
  qd_recogniser_find_underlined (self);
  qd_recogniser_find_bulleted (self);
  find_words (self);
  qd_recogniser_find_listed (self);
  qd_recogniser_find_forms (self);
  qd_recogniser_find_verse_titles (self);
  find_made_known (self);
  find_enclosed (self);
  find_looks (self);
  qd_recogniser_find_bracketed (self);
  qd_recogniser_find_parts (self);
  find_shapes (self);
}
