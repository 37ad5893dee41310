/* qd-label-cursor.h: a place in a line that is being read as a label
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers of labels share: looking at a character, stepping over it, over blanks and over a number. Pure.
 */
#pragma once

#include "document/qd-label.h"

G_BEGIN_DECLS

/* Numbers of headings are small; a larger one is a year or a quantity. */
#define QD_LABEL_MAX_VALUE 2999
#define QD_LABEL_MAX_SMALL_VALUE 199

typedef struct
{
  const char *p;
  const char *end;
} QdLabelCursor;

static inline gunichar
qd_label_peek (const QdLabelCursor *cursor)
{
  return cursor->p < cursor->end ? g_utf8_get_char (cursor->p) : 0;
}

static inline void
qd_label_advance (QdLabelCursor *cursor)
{
  cursor->p = g_utf8_next_char (cursor->p);
}

static inline gboolean
qd_label_is_blank (gunichar ch)
{
  return ch == ' ' || ch == '\t' || ch == 0x3000 || ch == 0xA0 || (ch >= 0x2000 && ch <= 0x200B);
}

static inline int
qd_label_skip_blanks (QdLabelCursor *cursor)
{
  int n = 0;

  for (; qd_label_is_blank (qd_label_peek (cursor)); n++)
    qd_label_advance (cursor);
  return n;
}

/* Full-width marks as their ASCII counterparts, so that one test serves both. */
static inline gunichar
qd_label_fold (gunichar ch)
{
  if (ch >= 0xFF01 && ch <= 0xFF5E)
    return ch - 0xFF01 + '!';
  if (ch == 0xFE51 || ch == 0xFF64)
    return 0x3001;
  if (ch == 0x3002 || ch == 0xFE52)
    return '.';
  if (ch == 0xFE30 || ch == 0xFE55)
    return ':';
  return ch;
}

static inline gboolean
qd_label_parse_number (QdLabelCursor *cursor, QdNumeralKind *kind, int *value)
{
  gsize bytes = qd_numeral_parse (cursor->p, cursor->end, kind, value);

  if (!bytes || *value > QD_LABEL_MAX_VALUE)
    return FALSE;
  cursor->p += bytes;
  return TRUE;
}

static inline gboolean
qd_label_finish (QdLabelCursor *cursor, const char *start, QdLabel *label, QdLabelForm form)
{
  qd_label_skip_blanks (cursor);
  label->form = form;
  label->bytes = cursor->p - start;
  return TRUE;
}

/* The readers of labels with a word in them: qd-label-unit.c */
gboolean qd_label_parse_unit (const char *start, const char *end, QdLabel *label);
gboolean qd_label_parse_unit_first (const char *start, const char *end, QdLabel *label);
gboolean qd_label_parse_half (const char *start, const char *end, QdLabel *label);
gboolean qd_label_parse_bare_ordinal (const char *start, const char *end, QdLabel *label);

G_END_DECLS
