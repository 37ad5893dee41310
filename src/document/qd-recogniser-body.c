/* qd-recogniser-body.c: headings over two lines, and the roles of what is no heading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A heading's line that cannot be its end: an open bracket, or a word that asks for another. */
static gboolean
asks_for_more (const QdRecogniser *self, int index)
{
  static const char *const open_ends[] = { "的",   "和",   "与", "與", "及", "、", "，", "关于",
                                           "關於", "以及", "——", "对", "在", "从", "《" };
  const QdRecognised *block = qd_recogniser_block (self, index);

  if (self->lines[index].is_open)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (open_ends); i++)
    {
      gsize length = strlen (open_ends[i]);

      if (block->end - block->start > length + 6
          && memcmp (self->string + block->end - length, open_ends[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* 第一章 alone on its line, and 出发 on the next. */
static gboolean
is_title_below (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);

  return self->lines[index].claim == QD_CLAIM_HEADING && self->lines[index].label.form == QD_LABEL_UNIT
         && self->lines[index].label.separator == '\n' && self->lines[index].label.unit != QD_UNIT_ARTICLE
         && next + 1 < self->n_lines && self->lines[next].claim == QD_CLAIM_NONE
         && self->lines[next].label.form == QD_LABEL_NONE && qd_recogniser_looks_like_heading (self, next, 20)
         && qd_recogniser_block (self, next)->hint.kind <= QD_BLOCK_PARAGRAPH
         && qd_recogniser_next (self, next) < self->n_lines
         && self->lines[qd_recogniser_next (self, next)].n_chars > self->lines[next].n_chars;
}

/**
 * qd_recogniser_join_titles_below:
 * @self: a recogniser
 *
 * Makes one heading of a number that stands alone and the title below it, where nearly every such number has one.
 */
void
qd_recogniser_join_titles_below (QdRecogniser *self)
{
  int n_alone = 0;
  int n_titled = 0;

  for (int i = 0; i < self->n_lines; i++)
    {
      n_alone += self->lines[i].claim == QD_CLAIM_HEADING && self->lines[i].label.form == QD_LABEL_UNIT
                 && self->lines[i].label.separator == '\n' && self->lines[i].label.unit != QD_UNIT_ARTICLE;
      n_titled += is_title_below (self, i);
    }
  if (n_titled < 2 || n_titled * 5 < n_alone * 4)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      int next = qd_recogniser_next (self, i);

      if (!is_title_below (self, i))
        continue;
      qd_recogniser_claim (self, next, QD_CLAIM_HEADING, QD_ROLE_HEADING, _ ("The title of the number above it"));
      qd_recogniser_block (self, next)->continues = TRUE;
      self->lines[next].run = NULL;
    }
}

/**
 * qd_recogniser_find_wrapped:
 * @self: a recogniser
 *
 * Joins the second line of a heading to it where the first cannot be all: it is open at the end, or the next line is
 * indented to stand below its text.
 */
void
qd_recogniser_find_wrapped (QdRecogniser *self)
{
  for (int i = 0; i + 1 < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);
      QdRecognised *below = qd_recogniser_block (self, i + 1);
      const QdLine *line = &self->lines[i + 1];
      gboolean hangs;

      if (self->lines[i].claim != QD_CLAIM_HEADING || block->run_in_end || line->claim != QD_CLAIM_NONE
          || below->blank_before > 0 || line->label.form != QD_LABEL_NONE || line->n_chars > 24)
        continue;
      if (line->ending != QD_ENDING_OPEN || line->n_stops > 0 || line->is_rule || line->is_date
          || below->hint.kind != block->hint.kind || i + 2 >= self->n_lines)
        continue;
      hangs = below->indent >= block->indent + 2 && below->indent > self->body_indent && self->lines[i].n_chars >= 10
              && (line->blank_after || self->lines[i + 2].n_chars > 24);
      if (!asks_for_more (self, i) && !hangs)
        continue;
      qd_recogniser_claim (self, i + 1, QD_CLAIM_HEADING, QD_ROLE_HEADING, _ ("The heading goes on on this line"));
      below->continues = TRUE;
      self->lines[i + 1].run = NULL;
    }
}

/* [1] 作者. 题名[J]. and whatever stands under 参考文献, until the next heading. */
static void
find_references (QdRecogniser *self)
{
  gboolean inside = FALSE;
  gboolean notes = FALSE;

  for (int i = 0; i < self->n_lines; i++)
    {
      QdLine *line = &self->lines[i];

      if (line->claim == QD_CLAIM_HEADING && !qd_recogniser_block (self, i)->continues)
        {
          inside = qd_recogniser_block (self, i)->is_references;
          notes = line->word == QD_WORD_NOTES && line->is_word;
        }
      else if ((inside || notes) && (line->claim == QD_CLAIM_NONE || line->claim == QD_CLAIM_BODY))
        {
          qd_recogniser_claim (self, i, QD_CLAIM_BODY, inside ? QD_ROLE_REFERENCE : QD_ROLE_NOTE,
                               inside ? _ ("Stands under the heading of the references")
                                      : _ ("Stands under the heading of the notes"));
          if (line->label.form != QD_LABEL_NONE)
            qd_recogniser_block (self, i)->label_bytes = (int) line->label.bytes;
        }
    }
}

/* Whole sentences set further in than the body, as typists do for want of another face. */
static gboolean
is_set_in (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  const QdRecognised *block = qd_recogniser_block (self, index);

  return line->claim == QD_CLAIM_NONE && block->hint.kind == QD_BLOCK_PLAIN && block->indent >= self->body_indent + 2
         && line->n_stops > 0 && line->n_chars >= 12 && line->label.form == QD_LABEL_NONE;
}

/* Where every other line is set in, it is a text without order, and nothing follows from it. */
static void
find_quotations (QdRecogniser *self)
{
  int n_set_in = 0;

  for (int i = 0; i < self->n_lines; i++)
    n_set_in += is_set_in (self, i);
  if (n_set_in * 5 > self->n_lines)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      if (is_set_in (self, i))
        qd_recogniser_claim (self, i, QD_CLAIM_BODY, QD_ROLE_QUOTATION,
                             _ ("Sentences set further in than the body: a quotation"));
    }
}

/* What the format says of blocks that no stage has claimed. */
static void
take_hint (QdRecogniser *self, int index)
{
  static const QdRole roles[] = {
    [QD_BLOCK_PLAIN] = QD_ROLE_BODY,      [QD_BLOCK_PARAGRAPH] = QD_ROLE_BODY,
    [QD_BLOCK_HEADING] = QD_ROLE_HEADING, [QD_BLOCK_TITLE] = QD_ROLE_TITLE,
    [QD_BLOCK_BYLINE] = QD_ROLE_BYLINE,   [QD_BLOCK_QUOTATION] = QD_ROLE_QUOTATION,
    [QD_BLOCK_VERSE] = QD_ROLE_VERSE,     [QD_BLOCK_LIST_ITEM] = QD_ROLE_LIST_ITEM,
    [QD_BLOCK_CODE] = QD_ROLE_CODE,       [QD_BLOCK_TABLE] = QD_ROLE_TABLE,
    [QD_BLOCK_NOTE] = QD_ROLE_NOTE,       [QD_BLOCK_SEPARATOR] = QD_ROLE_SEPARATOR,
    [QD_BLOCK_CAPTION] = QD_ROLE_CAPTION,
  };
  QdRecognised *block = qd_recogniser_block (self, index);

  if (block->hint.kind == QD_BLOCK_HEADING || block->hint.kind == QD_BLOCK_PLAIN
      || block->hint.kind == QD_BLOCK_PARAGRAPH)
    return;
  block->role = roles[block->hint.kind];
  if (block->role == QD_ROLE_LIST_ITEM)
    block->level = MAX (block->hint.level, 1);
  else if (block->role == QD_ROLE_TABLE)
    block->level = block->hint.level;
}

/**
 * qd_recogniser_find_body:
 * @self: a recogniser
 *
 * Gives a role to what no stage has claimed.
 */
void
qd_recogniser_find_body (QdRecogniser *self)
{
  find_references (self);
  qd_recogniser_find_verse (self);
  qd_recogniser_find_dialogue (self);
  find_quotations (self);
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_NONE || self->lines[i].claim == QD_CLAIM_BODY)
        take_hint (self, i);
      if (qd_recogniser_block (self, i)->role == QD_ROLE_LIST_ITEM)
        qd_recogniser_block (self, i)->level = MAX (qd_recogniser_block (self, i)->level, 1);
    }
}
