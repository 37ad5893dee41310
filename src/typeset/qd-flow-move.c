/* qd-flow-move.c: moving a caret, and what a double or triple click takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Characters, words and sentences are those of ICU's break iterators with its Chinese dictionary.
 */
#include "typeset/qd-flow-private.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Boundaries are looked for this far around a place: a paragraph may be as long as the document. */
#define WINDOW 4096

/* A piece of a paragraph with an iterator over it. */
typedef struct
{
  UBreakIterator *iterator;
  UText text;
  gsize start, end; /* bytes of the reading */
} Boundaries;

static const QdParagraph *
find_paragraph (QdFlow *self, gsize byte, int *index)
{
  *index = CLAMP (qd_document_find_paragraph (self->document, byte), 0, self->n_paragraphs - 1);
  return qd_document_get_paragraph (self->document, *index);
}

static gboolean
is_continuation (char byte)
{
  return ((guint8) byte & 0xc0) == 0x80;
}

/* Opens an iterator over the neighbourhood of @byte in its paragraph. FALSE where ICU has none to give. */
static gboolean
open_boundaries (Boundaries *self, QdFlow *flow, const QdParagraph *paragraph, gsize byte, UBreakIteratorType type)
{
  UText empty_text = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;

  self->start = byte > paragraph->start + WINDOW ? byte - WINDOW : paragraph->start;
  self->end = MIN (byte + WINDOW, paragraph->end);
  while (self->start > paragraph->start && is_continuation (flow->string[self->start]))
    self->start--;
  while (self->end < paragraph->end && is_continuation (flow->string[self->end]))
    self->end++;
  self->text = empty_text;
  self->iterator = ubrk_open (type, "zh", NULL, 0, &status);
  utext_openUTF8 (&self->text, flow->string + self->start, self->end - self->start, &status);
  ubrk_setUText (self->iterator, &self->text, &status);
  if (U_SUCCESS (status))
    return TRUE;
  g_clear_pointer (&self->iterator, ubrk_close);
  utext_close (&self->text);
  return FALSE;
}

static void
close_boundaries (Boundaries *self)
{
  ubrk_close (self->iterator);
  utext_close (&self->text);
}

static void
find_around (QdFlow *self, gsize byte, UBreakIteratorType type, gsize *start, gsize *end)
{
  const QdParagraph *paragraph;
  Boundaries boundaries;
  int index, offset;

  *start = *end = byte;
  if (self->n_paragraphs == 0)
    return;
  paragraph = find_paragraph (self, byte, &index);
  byte = CLAMP (byte, paragraph->start, paragraph->end);
  *start = *end = byte;
  if (paragraph->start == paragraph->end || !open_boundaries (&boundaries, self, paragraph, byte, type))
    return;
  /* At the end of a paragraph it is the last word that is meant. */
  offset = MIN (byte - boundaries.start, boundaries.end - boundaries.start - 1);
  while (is_continuation (self->string[boundaries.start + offset]))
    offset--;
  *start = boundaries.start
           + (ubrk_isBoundary (boundaries.iterator, offset) ? offset : ubrk_preceding (boundaries.iterator, offset));
  *end = boundaries.start + ubrk_following (boundaries.iterator, offset);
  close_boundaries (&boundaries);
}

/**
 * qd_flow_get_word:
 * @self: a flow
 * @byte: of the reading
 * @start: (out): where the word begins
 * @end: (out): one after its last byte
 */
void
qd_flow_get_word (QdFlow *self, gsize byte, gsize *start, gsize *end)
{
  find_around (self, byte, UBRK_WORD, start, end);
}

/**
 * qd_flow_get_sentence:
 * @self: a flow
 * @byte: of the reading
 * @start: (out): where the sentence begins
 * @end: (out): one after its last byte, without blanks after it
 */
void
qd_flow_get_sentence (QdFlow *self, gsize byte, gsize *start, gsize *end)
{
  find_around (self, byte, UBRK_SENTENCE, start, end);
  while (*end > *start && self->string[*end - 1] == ' ')
    (*end)--;
}

/* The next boundary within the paragraph; @byte if there is none. */
static gsize
step_within (QdFlow *self, const QdParagraph *paragraph, gsize byte, UBreakIteratorType type, gboolean forward)
{
  Boundaries boundaries;
  gsize result = byte;

  if (!open_boundaries (&boundaries, self, paragraph, byte, type))
    return byte;
  for (;;)
    {
      int offset = result - boundaries.start;
      int next = forward ? ubrk_following (boundaries.iterator, offset) : ubrk_preceding (boundaries.iterator, offset);
      int status;

      if (next == UBRK_DONE)
        break;
      result = boundaries.start + next;
      if (type != UBRK_WORD)
        break;
      /* Marks and blanks are passed over: a step ends behind a word, or before one. */
      ubrk_isBoundary (boundaries.iterator, next);
      status = ubrk_getRuleStatus (boundaries.iterator);
      if (!forward)
        {
          ubrk_following (boundaries.iterator, next);
          status = ubrk_getRuleStatus (boundaries.iterator);
        }
      if (status >= UBRK_WORD_NONE_LIMIT)
        break;
    }
  close_boundaries (&boundaries);
  return result;
}

/* One character or word further, over the ends of paragraphs. */
static gsize
step (QdFlow *self, gsize byte, UBreakIteratorType type, gboolean forward)
{
  const QdParagraph *paragraph;
  int index;

  paragraph = find_paragraph (self, byte, &index);
  if (byte < paragraph->start)
    return forward ? paragraph->start : byte;
  if (forward && byte >= paragraph->end)
    {
      while (index + 1 < self->n_paragraphs && qd_flow_is_figure (self, index + 1))
        index++;
      return index + 1 < self->n_paragraphs ? qd_document_get_paragraph (self->document, index + 1)->start
                                            : paragraph->end;
    }
  while (!forward && index > 0 && qd_flow_is_figure (self, index - 1))
    index--;
  if (!forward && byte <= paragraph->start)
    return index > 0 ? qd_document_get_paragraph (self->document, index - 1)->end : paragraph->start;
  return step_within (self, paragraph, MIN (byte, paragraph->end), type, forward);
}

/* Where the last paragraph that has text ends. */
static gsize
get_text_end (QdFlow *self)
{
  int index;

  find_paragraph (self, G_MAXSIZE, &index);
  return qd_document_get_paragraph (self->document, index)->end;
}

static gboolean
is_figure_line (QdFlow *self, int line)
{
  return qd_flow_is_figure (self, qd_flow_find_paragraph_of_line (self, line));
}

/* The line above or below one beside which others stand, or that stands below or above such: the cell's own next one,
 * else the nearest of the next row. @line where there is none, −1 where no table is near. */
static int
find_beside (QdFlow *self, int line, int step, double goal)
{
  int next = CLAMP (line + step, 0, self->n_lines - 1), index;
  QdFlowPlace place;

  qd_flow_locate (self, line, &place);
  if (!place.cell && !qd_flow_get_table (self, qd_flow_find_paragraph_of_line (self, next)))
    return -1;
  if (place.cell && place.cell_line + step >= 0 && place.cell_line + step < place.cell->n_lines)
    return next;
  index = place.index + step;
  if (index < 0 || index >= self->n_paragraphs)
    return line;
  if (!qd_flow_get_table (self, index))
    return step > 0 ? (int) self->paragraphs[index].first_line : (int) self->paragraphs[index + 1].first_line - 1;
  return qd_flow_find_in_row (self, index, goal, step);
}

static int
find_target (QdFlow *self, int line, int count, double goal)
{
  int target = ABS (count) == 1 ? find_beside (self, line, count, goal) : -1;

  if (target < 0)
    target = CLAMP ((gint64) line + count, 0, self->n_lines - 1);
  /* A figure has no place for a caret. */
  while (target > 0 && target < self->n_lines - 1 && is_figure_line (self, target))
    target += count < 0 ? -1 : 1;
  return is_figure_line (self, target) ? line : target;
}

static gsize
move_lines (QdFlow *self, gsize byte, int count, double *goal)
{
  gboolean vertical = qd_flow_is_vertical (self);
  int line = qd_flow_find_line (self, byte), target;
  double own_goal = -1;
  QdFlowPlace place;
  QdRect rect;
  gsize found;

  if (!goal)
    goal = &own_goal;
  if (*goal < 0)
    {
      qd_flow_get_caret (self, byte, &rect);
      qd_flow_locate (self, line, &place);
      *goal = (vertical ? rect.y : rect.x) - qd_flow_get_edge (self, &place);
    }
  target = find_target (self, line, count, *goal);
  if (target == line && count != 0)
    return count < 0 ? qd_document_get_paragraph (self->document, 0)->start : get_text_end (self);
  qd_flow_locate (self, target, &place);
  qd_flow_place (self, *goal + qd_flow_get_edge (self, &place), place.across + place.pitch / 2, 0, 0, &rect);
  found = qd_flow_hit (self, rect.x, rect.y);
  /* The end of a line that runs on is the start of the next: the caret stays on the line that was asked for. */
  if (found == place.end && found > place.start && qd_flow_find_line (self, found) != target)
    found = step (self, found, UBRK_CHARACTER, FALSE);
  return found;
}

static gsize
move_paragraphs (QdFlow *self, gsize byte, int count)
{
  const QdParagraph *paragraph;
  int index;

  paragraph = find_paragraph (self, byte, &index);
  /* Back from within a paragraph is first to its own start. */
  if (count < 0 && byte > paragraph->start)
    count++;
  if (count > 0 && (gint64) index + count >= self->n_paragraphs)
    return get_text_end (self);
  index = CLAMP ((gint64) index + count, 0, self->n_paragraphs - 1);
  while (count < 0 && index > 0 && qd_flow_is_figure (self, index))
    index--;
  while (count > 0 && index < self->n_paragraphs - 1 && qd_flow_is_figure (self, index))
    index++;
  if (count > 0 && qd_flow_is_figure (self, index))
    return get_text_end (self);
  return qd_document_get_paragraph (self->document, index)->start;
}

static gsize
move_to_line_edge (QdFlow *self, gsize byte, gboolean forward)
{
  QdFlowPlace place;
  int line = qd_flow_find_line (self, byte);

  qd_flow_locate (self, line, &place);
  if (!forward)
    return place.start;
  if (place.end < place.paragraph->end)
    return step (self, place.end, UBRK_CHARACTER, FALSE);
  return place.end;
}

/**
 * qd_flow_move:
 * @self: a flow
 * @byte: where the caret stands, a byte of the reading
 * @movement: by what
 * @count: how many; negative moves back
 * @goal: (inout) (optional): where along the line a caret that moves from line to line belongs, px; < 0 to begin with
 *
 * Returns: where the caret stands then; at the document's ends it stays there
 */
gsize
qd_flow_move (QdFlow *self, gsize byte, QdMovement movement, int count, double *goal)
{
  gboolean forward = count > 0;

  if (self->n_paragraphs == 0 || count == 0)
    return byte;
  switch (movement)
    {
    case QD_MOVE_CHAR:
    case QD_MOVE_WORD:
      for (int i = ABS (count); i > 0; i--)
        byte = step (self, byte, movement == QD_MOVE_CHAR ? UBRK_CHARACTER : UBRK_WORD, forward);
      return byte;
    case QD_MOVE_LINE:
      return move_lines (self, byte, count, goal);
    case QD_MOVE_LINE_EDGE:
      return move_to_line_edge (self, byte, forward);
    case QD_MOVE_PARAGRAPH:
      return move_paragraphs (self, byte, count);
    case QD_MOVE_DOCUMENT:
      return forward ? get_text_end (self) : qd_document_get_paragraph (self->document, 0)->start;
    }
  g_return_val_if_reached (byte);
}
