/* qd-recogniser-margin.c: texts whose headings alone begin at the margin
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A manual page sets all its text in and only its headings at the margin: where that is the layout, the place alone
 * says what is a heading, in whatever script, and numbers inside the text count items.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

/* How far text is set in where it is, in em: a manual page sets it in by seven columns. */
#define MIN_TEXT_INDENT 3
#define MAX_HEADING_CHARS 40
#define MIN_HEADINGS 3

/* LS(1)  用户命令  LS(1): the first cell, which is also the last; NULL if the line is not so. */
static char *
dup_page_name (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  gsize length = (gsize) (qd_recogniser_end (self, index) - start);
  const char *gap = g_strstr_len (start, (gssize) length, "  ");
  gsize n_bytes = gap ? (gsize) (gap - start) : 0;

  if (n_bytes < 4 || length < 2 * n_bytes + 4 || start[n_bytes - 1] != ')' || !memchr (start, '(', n_bytes))
    return NULL;
  if (memcmp (start, start + length - n_bytes, n_bytes) != 0 || start[length - n_bytes - 1] != ' ')
    return NULL;
  return g_strndup (start, n_bytes);
}

/* The name of a manual page stands at the head of each of its pages, and mostly at their foot. */
static void
take_page_name (QdRecogniser *self)
{
  g_autofree char *name = self->n_lines > 0 ? dup_page_name (self, 0) : NULL;

  if (!name)
    return;
  for (int i = 1; i < self->n_lines; i++)
    {
      g_autofree char *again = dup_page_name (self, i);

      if ((again && g_str_equal (again, name))
          || (i + 1 == self->n_lines && qd_recogniser_block (self, i)->indent == 0
              && g_strstr_len (qd_recogniser_start (self, i),
                               qd_recogniser_end (self, i) - qd_recogniser_start (self, i), "  ")))
        qd_recogniser_claim (self, i, QD_CLAIM_NOISE, QD_ROLE_BODY, _ ("The head or foot of a manual's page"));
    }
  qd_recogniser_claim (self, 0, QD_CLAIM_FRONT, QD_ROLE_TITLE, _ ("The name of the manual's page"));
  self->structure->title = g_steal_pointer (&name);
}

static gboolean
is_heading_at (const QdRecogniser *self, int index, int indent)
{
  const QdLine *line = &self->lines[index];
  const QdRecognised *block = qd_recogniser_block (self, index);

  return block->indent == indent && (index == 0 || block->blank_before > 0) && line->n_chars <= MAX_HEADING_CHARS
         && line->n_stops == 0 && line->ending != QD_ENDING_STOP && line->ending != QD_ENDING_COMMA
         && line->label.form != QD_LABEL_BULLET && index + 1 < self->n_lines
         && qd_recogniser_block (self, index + 1)->indent > indent + 1;
}

/* Whether what stands at @indent is headings throughout. @n_headings: how many. */
static gboolean
are_headings_at (const QdRecogniser *self, int indent, int *n_headings)
{
  int n = 0;

  *n_headings = 0;
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].claim != QD_CLAIM_NONE || qd_recogniser_block (self, i)->indent != indent)
        continue;
      n++;
      *n_headings += is_heading_at (self, i, indent);
    }
  return *n_headings > 0 && *n_headings * 10 >= n * 8;
}

static void
claim_headings_at (QdRecogniser *self, int indent, int level)
{
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_NONE && is_heading_at (self, i, indent))
        qd_recogniser_claim_heading (self, i, 0, QD_SERIES_EXPLICIT + (guint64) level, level,
                                     _ ("Only headings stand so far out: all other text is set in"));
    }
}

/**
 * qd_recogniser_find_margin:
 * @self: a recogniser
 *
 * Claims the headings of a text that sets in everything else, and those of a second order halfway in.
 */
void
qd_recogniser_find_margin (QdRecogniser *self)
{
  int n_set_in = 0;
  int n = 0;
  int n_headings;

  if (self->is_explicit || (self->import && self->import->blocks->len > 0))
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_NOISE)
        continue;
      n++;
      n_set_in += qd_recogniser_block (self, i)->indent >= MIN_TEXT_INDENT;
    }
  if (n < 8 || n_set_in * 2 < n)
    return;
  take_page_name (self);
  if (!are_headings_at (self, 0, &n_headings) || n_headings < MIN_HEADINGS)
    return;
  claim_headings_at (self, 0, 1);
  for (int indent = 1; indent < MIN_TEXT_INDENT; indent++)
    {
      if (are_headings_at (self, indent, &n_headings))
        claim_headings_at (self, indent, 2);
    }
  self->is_explicit = TRUE;
  self->is_by_margin = TRUE;
}
