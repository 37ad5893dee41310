/* qd-pdf-paragraphs.c: lines of PDF become the paragraphs they were broken from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-pdf-paragraphs.h"

#include <math.h>
#include <string.h>

/* All in em of the line. */
#define INDENT_EM 1.4   /* a line that begins so far in begins a paragraph */
#define SHORT_EM 1.8    /* a line that ends so early ends one; stops that hang or are squeezed take less */
#define CENTRED_EM 1.0  /* by how much the sides of a centred line may differ */
#define COLUMN_EM 3.0   /* lines of one column begin within so much of each other */
#define PITCH_SHARE 1.4 /* a gap so many times the usual one parts paragraphs */
/* Only so many lines before and after are looked at for the edges of a column. */
#define REACH 80

/* The edges of the column a line stands in. */
typedef struct
{
  double start, end;
} Column;

static const QdPdfLine *
get_line (const GArray *lines, guint index)
{
  return &g_array_index (lines, QdPdfLine, index);
}

static gboolean
shares_column (const QdPdfLine *line, const QdPdfLine *other, const Column *column)
{
  double start = MIN (column->start, line->start), end = MAX (column->end, line->end);

  return other->start < end && other->end > start && fabs (other->start - start) < COLUMN_EM * line->size
         && fabs (other->size - line->size) < 0.2 * line->size;
}

/* Looks along the lines around for those that begin about where this one does. */
static Column
find_column (const GArray *lines, guint index)
{
  const QdPdfLine *line = get_line (lines, index);
  Column column = { line->start, line->end };

  for (guint i = index > REACH ? index - REACH : 0; i < MIN (lines->len, index + REACH); i++)
    {
      const QdPdfLine *other = get_line (lines, i);

      if (!shares_column (line, other, &column))
        continue;
      column.start = MIN (column.start, other->start);
      column.end = MAX (column.end, other->end);
    }
  return column;
}

/* A line set in the middle stands off both sides of the lines around, whatever their size. */
static gboolean
is_centred (const GArray *lines, guint index)
{
  const QdPdfLine *line = get_line (lines, index);
  double start = line->start, end = line->end;

  for (guint i = index > REACH ? index - REACH : 0; i < MIN (lines->len, index + REACH); i++)
    {
      const QdPdfLine *other = get_line (lines, i);

      if (other->page != line->page || other->start > line->end || other->end < line->start)
        continue;
      start = MIN (start, other->start);
      end = MAX (end, other->end);
    }
  return line->start - start > 2 * line->size
         && fabs ((line->start - start) - (end - line->end)) < CENTRED_EM * line->size;
}

/* Returns: how far the next line mostly is from the one before, in em; 0 if it cannot be told */
static double
find_pitch (const GArray *lines)
{
  int counts[60] = { 0 };
  int best = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      const QdPdfLine *line = get_line (lines, i), *before = get_line (lines, i - 1);
      double pitch = (line->before - before->before) / line->size;

      if (line->page == before->page && pitch > 0.5 && pitch < 6 && fabs (line->size - before->size) < 0.1)
        counts[(int) (pitch * 10)]++;
    }
  for (int i = 0; i < (int) G_N_ELEMENTS (counts); i++)
    best = counts[i] > counts[best] ? i : best;
  return counts[best] > 0 ? best / 10.0 + 0.1 : 0;
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends = "。！？；：”』」…）》.!?;:";
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && g_utf8_strchr (ends, -1, g_utf8_get_char (last)) != NULL;
}

/* How much room, in em, the first word of a line would have needed at the end of the line before: a character and a
 * stop of Chinese, a whole word of Latin letters. */
static double
get_first_word_em (const char *text)
{
  int n_letters = 0;

  while (g_ascii_isgraph (text[n_letters]))
    n_letters++;
  return MAX (SHORT_EM, 0.5 * n_letters + 0.3);
}

static gboolean
starts_with_bullet (const char *text)
{
  return g_utf8_strchr ("•●○■□◆◇▪▫", -1, g_utf8_get_char (text)) != NULL;
}

static gboolean
begins_paragraph (const GArray *lines, guint index, double pitch)
{
  const QdPdfLine *line = get_line (lines, index), *before = get_line (lines, index - 1);
  Column column = find_column (lines, index), column_before = find_column (lines, index - 1);
  double indent = (line->start - column.start) / line->size;
  double indent_before = (before->start - column_before.start) / before->size;
  double gap = (line->before - before->before) / line->size;

  if (starts_with_bullet (line->text) || line->is_code || before->is_code)
    return TRUE;
  /* A bullet may stand so far from its item that it is a line of its own. */
  if (starts_with_bullet (before->text) && *g_utf8_next_char (before->text) == '\0')
    return FALSE;
  if (fabs (line->size - before->size) > 0.08 * before->size || line->bold != before->bold)
    return TRUE;
  if ((column_before.end - before->end) / before->size > get_first_word_em (line->text))
    return TRUE;
  if (indent > INDENT_EM && (indent_before < INDENT_EM || ends_sentence (before->text)))
    return TRUE;
  if (line->face != before->face && ends_sentence (before->text) && indent > INDENT_EM)
    return TRUE;
  return line->page == before->page && pitch > 0 && gap > pitch * PITCH_SHARE
         && fabs (line->start - before->start) < COLUMN_EM * line->size;
}

/* A word of Latin letters that was broken at the line's end loses its hyphen. */
static void
append_line (QdImportBuilder *builder, const QdPdfLine *line, const QdPdfLine *next)
{
  const QdLooks looks = { line->bold, line->size, line->face };
  gsize n_bytes = strlen (line->text);
  gboolean is_broken = next != NULL && n_bytes >= 2 && line->text[n_bytes - 1] == '-'
                       && g_ascii_isalpha (line->text[n_bytes - 2]) && g_ascii_islower (next->text[0]);

  qd_import_builder_set_looks (builder, &looks);
  qd_import_builder_append (builder, line->text, is_broken ? (gssize) n_bytes - 1 : -1);
  if (!is_broken)
    qd_import_builder_append (builder, "\n", 1);
}

/**
 * qd_pdf_paragraphs_build:
 * @lines: (element-type QdPdfLine): of all pages
 * @builder: receives the paragraphs
 * @first_blocks: (element-type int): receives, for each page from 0, the number of blocks before it
 *
 * Joins lines, also over the ends of columns and pages.
 */
void
qd_pdf_paragraphs_build (const GArray *lines, QdImportBuilder *builder, GArray *first_blocks)
{
  double pitch = find_pitch (lines);

  for (guint i = 0; i < lines->len; i++)
    {
      const QdPdfLine *line = get_line (lines, i);
      gboolean begins = i == 0 || begins_paragraph (lines, i, pitch);
      gboolean goes_on = i + 1 < lines->len && !begins_paragraph (lines, i + 1, pitch);

      if (begins)
        {
          Column column = find_column (lines, i);
          gboolean centred = is_centred (lines, i);

          qd_import_builder_begin (builder, line->is_code ? QD_BLOCK_CODE : QD_BLOCK_PARAGRAPH, 0);
          qd_import_builder_set_centered (builder, centred && !line->is_code);
          if (!centred)
            qd_import_builder_set_indent (builder, (int) lround ((line->start - column.start) / line->size));
        }
      while ((int) first_blocks->len <= line->page)
        {
          int n_blocks = qd_import_builder_get_n_blocks (builder);

          g_array_append_val (first_blocks, n_blocks);
        }
      append_line (builder, line, goes_on ? get_line (lines, i + 1) : NULL);
    }
  qd_import_builder_end (builder);
}
