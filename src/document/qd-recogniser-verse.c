/* qd-recogniser-verse.c: verse and the titles over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_verse_line (const QdLine *line)
{
  return line->claim == QD_CLAIM_NONE && line->n_han >= 4 && line->n_chars <= 18 && line->n_han * 5 >= line->n_chars * 4
         && line->label.form == QD_LABEL_NONE && line->n_quotes == 0 && line->ending != QD_ENDING_COLON;
}

/* Lines of 5 or 7 characters a verse: 草铺横野六七里，笛弄晚风三四声。 */
static gboolean
is_regular (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  int n = 0;
  int length = 0;

  for (const char *p = self->string + block->start; p < self->string + block->end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isalnum (ch))
        {
          n++;
          continue;
        }
      if (length && n != length)
        return FALSE;
      length = n;
      n = 0;
    }
  if (n > 0 && length && n != length)
    return FALSE;
  return (length ? length : n) == 5 || (length ? length : n) == 7;
}

/* A poem on one line: 篱边秋色满，把酒对黄花。客至无余事，清谈到日斜。 */
static gboolean
is_regular_poem (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return line->claim == QD_CLAIM_NONE && line->n_chars >= 24 && line->n_chars <= 64 && line->n_commas >= 2
         && line->n_stops >= 1 && line->ending == QD_ENDING_STOP && line->n_quotes == 0
         && line->label.form == QD_LABEL_NONE && is_regular (self, index);
}

/* A couplet with its comma and stop, or one of two lines that are. */
static gboolean
is_regular_pair (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  if (is_regular_poem (self, index))
    return TRUE;
  if (!is_verse_line (line) || !is_regular (self, index))
    return FALSE;
  return line->n_commas == 1 || line->ending == QD_ENDING_COMMA;
}

/**
 * qd_recogniser_find_verse:
 * @self: a recogniser
 *
 * Gives the role of verse to two regular lines or more on end.
 */
void
qd_recogniser_find_verse (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines;)
    {
      int end = i;

      while (end < self->n_lines && is_verse_line (&self->lines[end]) && is_regular (self, end))
        end++;
      for (int k = i; end - i >= 2 && k < end; k++)
        qd_recogniser_claim (self, k, QD_CLAIM_BODY, QD_ROLE_VERSE, _ ("Lines of equal length on end: verse"));
      i = MAX (end, i + 1);
    }
}

static gboolean
is_title_of_verse (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return line->claim == QD_CLAIM_NONE && line->label.form == QD_LABEL_NONE && line->n_han > 0 && line->n_chars <= 20
         && line->n_stops == 0 && line->n_commas == 0 && line->n_quotes == 0 && !line->is_rule && !line->is_date
         && (line->ending == QD_ENDING_OPEN || line->last == 0xFF1F)
         && qd_recogniser_block (self, index)->hint.kind <= QD_BLOCK_PARAGRAPH;
}

/* A line between blank lines, over a stanza of two lines or more. */
static gboolean
heads_stanza (const QdRecogniser *self, int index)
{
  int next = index + 1;

  return is_title_of_verse (self, index) && self->lines[index].blank_after && next + 1 < self->n_lines
         && (index == 0 || qd_recogniser_block (self, index)->blank_before > 0) && !self->lines[next].blank_after
         && self->lines[next].claim == QD_CLAIM_NONE && self->lines[next].n_chars <= 24;
}

/**
 * qd_recogniser_heads_verse:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: whether the line stands over verse of five or seven characters, or over its poet's name and the verse
 */
gboolean
qd_recogniser_heads_verse (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);
  int previous = qd_recogniser_previous (self, index);

  if (!is_title_of_verse (self, index) || is_regular_pair (self, index))
    return FALSE;
  /* The poet's name stands between the title and the verse. */
  if (previous >= 0 && (self->lines[previous].claim == QD_CLAIM_NONE || self->lines[previous].claim == QD_CLAIM_HEADING)
      && self->lines[previous].ending != QD_ENDING_STOP && qd_recogniser_block (self, index)->blank_before == 0)
    return FALSE;
  if (next < self->n_lines && self->lines[next].n_chars <= 6 && self->lines[next].ending == QD_ENDING_OPEN
      && self->lines[next].label.form == QD_LABEL_NONE)
    next = qd_recogniser_next (self, next);
  return next < self->n_lines && is_regular_pair (self, next);
}

/* Whether nearly all lines are as short as lines of verse. */
static gboolean
is_all_short (const QdRecogniser *self)
{
  int n_short = 0;
  int n_labelled = 0;
  int n = 0;

  for (int i = self->front_end; i < self->n_lines; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_NOISE)
        continue;
      n++;
      n_short += self->lines[i].n_chars <= 24;
      n_labelled += self->lines[i].label.form != QD_LABEL_NONE;
    }
  return n >= 8 && n_short * 10 >= n * 9 && n_labelled * 8 < n;
}

/* The length that most lines have, if they are of Han alone and as long as lines of verse are; 0 if there is none. */
static int
find_verse_length (const QdRecogniser *self)
{
  int n_of_length[8] = { 0 };
  int n = 0;
  int best = 0;

  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];

      n++;
      if (line->n_chars < 8 && line->n_han == line->n_chars)
        n_of_length[line->n_chars]++;
    }
  for (int length = 4; length < 8; length++)
    {
      if (n_of_length[length] > n_of_length[best])
        best = length;
    }
  return best > 0 && n >= 8 && n_of_length[best] * 10 >= n * 6 ? best : 0;
}

/* Poems one below the other without a blank line: what is not of the length of their lines, and stands over two that
 * are, is a title; a poet's name may stand between. */
static void
find_titles_by_length (QdRecogniser *self)
{
  int length = find_verse_length (self);
  int n = 0;

  for (int pass = 0; pass < 2 && length > 0; pass++)
    for (int i = self->front_end; i + 2 < self->n_lines; i++)
      {
        int end = i;

        if (self->lines[i].n_chars == length)
          continue;
        while (end < self->n_lines && self->lines[end].n_chars != length)
          end++;
        if (end - i <= 2 && end + 1 < self->n_lines && self->lines[end + 1].n_chars == length
            && is_title_of_verse (self, i))
          {
            n += pass == 0;
            if (pass > 0 && n >= 2)
              qd_recogniser_claim_heading (self, i, 0, QD_SERIES_VERSE, 35,
                                           _ ("Stands over lines of verse and is not of their length"));
          }
        i = end;
      }
}

/* What stands between the title and the first line of the verse. */
static void
claim_poet (QdRecogniser *self, int title)
{
  int next = qd_recogniser_next (self, title);

  if (next < self->n_lines && self->lines[next].claim == QD_CLAIM_NONE && self->lines[next].n_chars <= 6
      && self->lines[next].ending == QD_ENDING_OPEN && qd_recogniser_next (self, next) < self->n_lines
      && is_regular_pair (self, qd_recogniser_next (self, next)))
    qd_recogniser_claim (self, next, QD_CLAIM_BODY, QD_ROLE_BYLINE, _ ("The poet's name, between title and verse"));
}

/**
 * qd_recogniser_find_verse_titles:
 * @self: a recogniser
 *
 * Claims the titles of poems where there are several of them: over verse of five or seven characters, or, in a text of
 * short lines throughout, between blank lines over a stanza.
 */
void
qd_recogniser_find_verse_titles (QdRecogniser *self)
{
  gboolean in_stanzas = is_all_short (self);
  int n = 0;
  int n_lines = 0;

  if (self->is_explicit)
    return;
  find_titles_by_length (self);
  for (int pass = 0; pass < 2; pass++)
    for (int i = self->front_end; i < self->n_lines; i++)
      {
        n_lines += pass == 0;
        if (!qd_recogniser_heads_verse (self, i) && !(in_stanzas && heads_stanza (self, i)))
          continue;
        if (pass == 0)
          n++;
        /* A quotation in verse here and there in prose is no poem with its title. */
        else if (n >= 2 && n * 30 >= n_lines)
          {
            qd_recogniser_claim_heading (self, i, 0, QD_SERIES_VERSE, 35, _ ("A short line over verse, like others"));
            claim_poet (self, i);
          }
      }
}
