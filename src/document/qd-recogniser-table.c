/* qd-recogniser-table.c: tables and listings typed as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a row are short and open at the end, as headings are: they must be known before headings are looked for.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

/* The line over the columns of a table may be broken itself. */
#define MAX_HEAD_LINES 4
#define MAX_ROW_CHARS 80
#define MIN_NUMBERED_LINES 4

/* How many gaps of two blanks or a TAB are inside a line, behind its label. */
static int
count_gaps (const QdRecogniser *self, int index)
{
  const char *p = qd_recogniser_start (self, index) + self->lines[index].label.bytes;
  int n_blanks = 0;
  int n_gaps = 0;
  gboolean inside = FALSE; /* a blank before the first cell is no gap */

  if (self->lines[index].n_chars > MAX_ROW_CHARS)
    return 0;
  for (; p < qd_recogniser_end (self, index); p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!qd_recogniser_is_blank (ch))
        {
          n_gaps += inside && n_blanks >= 2;
          inside = TRUE;
          n_blanks = 0;
          continue;
        }
      n_blanks += ch == '\t' ? 2 : 1;
    }
  return n_gaps;
}

/* | 甲 | 乙 | */
static gboolean
has_bars (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  int n_bars = 0;

  if (line->first != '|' && line->first != 0x2502 && line->first != 0xFF5C && line->first != 0x2503)
    return FALSE;
  for (const char *p = qd_recogniser_start (self, index); p < qd_recogniser_end (self, index); p = g_utf8_next_char (p))
    n_bars += g_utf8_get_char (p) == line->first;
  return n_bars >= 2;
}

static gboolean
is_free (const QdRecogniser *self, int index)
{
  return self->lines[index].claim == QD_CLAIM_NONE && qd_recogniser_block (self, index)->hint.kind == QD_BLOCK_PLAIN;
}

static void
claim_rows (QdRecogniser *self, int start, int end, const char *reason)
{
  for (int i = start; i < end; i++)
    {
      if (is_free (self, i))
        qd_recogniser_claim (self, i, QD_CLAIM_BODY, QD_ROLE_CODE, reason);
    }
}

/* ---- ------ ---: a rule with gaps between its columns. */
static gboolean
is_column_rule (const QdRecogniser *self, int index)
{
  gboolean after_blank = FALSE;
  int n_groups = 1;

  if (!self->lines[index].is_rule || (self->lines[index].first != '-' && self->lines[index].first != '='))
    return FALSE;
  for (const char *p = qd_recogniser_start (self, index); p < qd_recogniser_end (self, index); p++)
    {
      if (*p != ' ' && *p != '-' && *p != '=' && *p != '+')
        return FALSE;
      n_groups += after_blank && *p != ' ';
      after_blank = *p == ' ';
    }
  return n_groups >= 2 && self->lines[index].n_chars >= 6;
}

/* The head above a rule over columns, and the rows below it. Returns the line after them. */
static int
claim_ruled_table (QdRecogniser *self, int rule)
{
  int start = rule;
  int end = rule + 1;

  while (start > 0 && rule - start < MAX_HEAD_LINES && qd_recogniser_block (self, start)->blank_before == 0
         && !self->lines[start - 1].is_rule && is_free (self, start - 1))
    start--;
  for (; end < self->n_lines; end++)
    {
      if (self->lines[end].is_rule)
        break;
      /* Rows may stand apart; what is apart and has no columns follows the table. */
      if (qd_recogniser_block (self, end)->blank_before > 0 && count_gaps (self, end) == 0)
        break;
    }
  claim_rows (self, start, end, _ ("Stands over or under a rule with columns: a table"));
  return end;
}

/* Rows of three cells or more below each other, or of bars. Returns the line after them, or @start. */
static int
claim_rows_of_cells (QdRecogniser *self, int start)
{
  int n_rows = 0;
  int end = start;
  int last = start;

  for (; end < self->n_lines; end++)
    {
      if (self->lines[end].is_rule && n_rows > 0 && qd_recogniser_block (self, end)->blank_before == 0)
        continue;
      if (!is_free (self, end) || (count_gaps (self, end) < 2 && !has_bars (self, end)))
        break;
      if (n_rows > 0 && qd_recogniser_block (self, end)->blank_before > 1)
        break;
      n_rows++;
      last = end + 1;
    }
  if (n_rows < 2)
    return start;
  claim_rows (self, start, last, _ ("Cells apart by wide gaps, row below row: a table"));
  return last;
}

/* The number a line begins with, if a blank or nothing follows it; 0 elsewhere. */
static int
find_line_number (const QdRecogniser *self, int index)
{
  const char *p = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  int value = 0;

  while (p < end && g_ascii_isdigit (*p) && value < 10000)
    value = value * 10 + (*p++ - '0');
  return p == end || *p == ' ' || *p == '\t' ? value : 0;
}

/* Lines numbered one by one, most of them empty or without Han: a listing. Returns the line after what is numbered so,
 * listing or not, so that no line is counted twice. */
static int
claim_numbered_lines (QdRecogniser *self, int start)
{
  int end = start;
  int number = find_line_number (self, start);
  int n_western = 0;

  while (number > 0 && end < self->n_lines && find_line_number (self, end) == number + (end - start)
         && (end == start || qd_recogniser_block (self, end)->blank_before == 0))
    n_western += self->lines[end++].n_han == 0;
  if (end - start >= MIN_NUMBERED_LINES && n_western * 2 >= end - start)
    claim_rows (self, start, end, _ ("Every line has its number: a listing"));
  return end;
}

/**
 * qd_recogniser_find_tables:
 * @self: a recogniser
 *
 * Claims the rows of tables and the lines of listings in plain text; a format names its own.
 */
void
qd_recogniser_find_tables (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines;)
    {
      int end = i;

      if (is_column_rule (self, i))
        end = claim_ruled_table (self, i);
      else if (is_free (self, i))
        {
          end = claim_rows_of_cells (self, i);
          if (end == i)
            end = claim_numbered_lines (self, i);
        }
      i = MAX (end, i + 1);
    }
}
