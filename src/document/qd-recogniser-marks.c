/* qd-recogniser-marks.c: headings that marks set off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines with dashes below, bullets before or brackets around them.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

#define MAX_BULLETED_CHARS 32

/* How wide a line is in half ems. */
static int
width_of (const QdRecogniser *self, int index)
{
  int width = 0;

  for (const char *p = self->string + qd_recogniser_block (self, index)->start;
       p < self->string + qd_recogniser_block (self, index)->end; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* A line of one kind of mark right below, about as wide as the line itself: 80 % to 160 %. */
static gunichar
find_underline (const QdRecogniser *self, int index)
{
  const QdLine *under = index + 1 < self->n_lines ? &self->lines[index + 1] : NULL;

  if (!under || !under->is_rule || under->n_chars < 3 || qd_recogniser_block (self, index + 1)->blank_before > 0)
    return 0;
  if (under->first != under->last
      || (under->first != '-' && under->first != '=' && under->first != '~' && under->first != '^'))
    return 0;
  /* A rule with gaps in it stands under the heads of columns. */
  if (memchr (qd_recogniser_start (self, index + 1), ' ',
              (gsize) (qd_recogniser_end (self, index + 1) - qd_recogniser_start (self, index + 1))))
    return 0;
  /* A rule across the page is no underline, unless it also stands above the line. */
  if (under->n_chars > width_of (self, index) * 8 / 5 + 6 && !(index > 0 && self->lines[index - 1].is_rule))
    return 0;
  return under->first;
}

/**
 * qd_recogniser_find_underlined:
 * @self: a recogniser
 *
 * Claims lines with a line of dashes or the like right below them, a series for each kind of mark.
 */
void
qd_recogniser_find_underlined (QdRecogniser *self)
{
  int n = 0;

  for (int i = 0; i < self->n_lines; i++)
    n += self->lines[i].claim == QD_CLAIM_NONE && !self->lines[i].is_rule && find_underline (self, i);
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      gunichar mark;

      if ((line->claim != QD_CLAIM_NONE && line->claim != QD_CLAIM_BODY) || line->is_rule || line->n_chars > 60
          || line->ending != QD_ENDING_OPEN || line->has_url
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_CODE)
        continue;
      /* The one underlined line of a Chinese text that has no Han in it is of a listing. */
      if (n == 1 && line->n_han == 0)
        continue;
      mark = find_underline (self, i);
      if (!mark)
        continue;
      qd_recogniser_claim_heading (self, i, line->label.bytes,
                                   line->label.form == QD_LABEL_BULLET ? qd_run_make_key (&line->label)
                                   : mark == '='                       ? QD_SERIES_UNDERLINE_DOUBLE
                                   : mark == '-'                       ? QD_SERIES_UNDERLINE_SINGLE
                                                                       : QD_SERIES_UNDERLINE_WAVED,
                                   mark == '='   ? 18
                                   : mark == '-' ? 35
                                                 : 36,
                                   _ ("The line is underlined"));
    }
}

/* □满意　□一般: one of several on the line, to be ticked. */
static gboolean
has_mark_inside (const QdRecogniser *self, int index)
{
  char mark[7] = { 0 };

  g_unichar_to_utf8 (self->lines[index].label.unit, mark);
  return qd_recogniser_contains (qd_recogniser_start (self, index) + self->lines[index].label.bytes,
                                 qd_recogniser_end (self, index), mark);
}

/**
 * qd_recogniser_find_bulleted:
 * @self: a recogniser
 *
 * Judges ■ 标题 and * 标题 on lines by themselves as one group a mark: headings, or items of a list.
 */
void
qd_recogniser_find_bulleted (QdRecogniser *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  typedef struct
  {
    int n, n_shape, n_followed, n_heading;
  } Group;

  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < self->n_lines; i++)
      {
        QdLine *line = &self->lines[i];
        gpointer key = GUINT_TO_POINTER (line->label.unit * 8 + (guint) line->label.values[0]);
        Group *group;
        int next;

        if (line->label.form != QD_LABEL_BULLET || (line->claim != QD_CLAIM_NONE && line->claim != QD_CLAIM_HEADING)
            || qd_recogniser_block (self, i)->hint.kind > QD_BLOCK_PARAGRAPH)
          continue;
        group = g_hash_table_lookup (groups, key);
        if (!group)
          {
            group = g_new0 (Group, 1);
            g_hash_table_insert (groups, key, group);
          }
        if (pass == 0)
          {
            next = qd_recogniser_next (self, i);
            group->n++;
            group->n_heading += line->claim == QD_CLAIM_HEADING;
            group->n_shape +=
                qd_recogniser_looks_like_heading (self, i, MAX_BULLETED_CHARS) && !has_mark_inside (self, i);
            /* ◆ over ⑴ ⑵ heads what is numbered below it; a star may stand over a list inside the list. */
            group->n_followed +=
                next < self->n_lines && self->lines[next].label.form != QD_LABEL_BULLET
                && (self->lines[next].n_chars > 15
                    || (line->label.unit >= 0x25A0 && self->lines[next].label.form != QD_LABEL_NONE))
                && qd_recogniser_block (self, next)->indent <= qd_recogniser_block (self, i)->indent + 2;
            continue;
          }
        if (line->claim != QD_CLAIM_NONE)
          continue;
        /* Where some of a mark are underlined, the others are a list. */
        if (group->n >= 2 && group->n_heading == 0 && group->n_shape * 10 >= group->n * 9
            && group->n_followed * 10 >= group->n * 8)
          qd_recogniser_claim_heading (self, i, line->label.bytes, qd_run_make_key (&line->label), 55,
                                       _ ("Short lines with this mark stand over paragraphs throughout"));
        else if (line->claim == QD_CLAIM_NONE)
          {
            qd_recogniser_claim (self, i, QD_CLAIM_BODY, QD_ROLE_LIST_ITEM, _ ("A list's mark opens the line"));
            qd_recogniser_block (self, i)->label_bytes = (int) line->label.bytes;
          }
      }
}

/* 【标题】 or 〔标题〕 alone on a line. */
static gboolean
is_bracketed (const QdLine *line)
{
  return line->n_chars >= 4 && line->n_chars <= 20 && line->n_stops == 0 && line->n_commas == 0
         && line->ending == QD_ENDING_OPEN
         && ((line->first == 0x3010 && line->last == 0x3011) || (line->first == 0x3014 && line->last == 0x3015)
             || (line->first == 0x300E && line->last == 0x300F));
}

/* 【议题一】为什么重读: how much of the line the brackets take; 0 if they do not open it or what follows is no heading.
 */
static gsize
find_bracketed_label (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  gsize length = (gsize) (qd_recogniser_end (self, index) - start);
  const char *closing = self->lines[index].first == 0x3010 ? g_strstr_len (start, (gssize) length, "】") : NULL;
  gsize bytes = closing ? (gsize) (closing - start) + strlen ("】") : 0;

  if (!closing || bytes >= length || bytes > 10 * 3 || self->lines[index].n_commas > 0
      || !qd_recogniser_looks_like_heading (self, index, 40))
    return 0;
  return bytes;
}

/**
 * qd_recogniser_find_bracketed:
 * @self: a recogniser
 *
 * Claims 【标题】 and the like on lines by themselves, where there are several.
 */
void
qd_recogniser_find_bracketed (QdRecogniser *self)
{
  int n = 0;

  for (int pass = 0; pass < 2; pass++)
    for (int i = self->front_end; i < self->n_lines; i++)
      {
        int next = qd_recogniser_next (self, i);
        gsize bytes = find_bracketed_label (self, i);

        if ((!is_bracketed (&self->lines[i]) && bytes == 0) || next >= self->n_lines || self->is_explicit)
          continue;
        /* 【前言】 stands beside 【用法】. */
        if (pass > 0 && n >= 2 && self->lines[i].claim == QD_CLAIM_HEADING && self->lines[i].series == QD_SERIES_WORD)
          {
            self->lines[i].series = QD_SERIES_BRACKETED;
            self->lines[i].rank = 34;
          }
        if (self->lines[i].claim != QD_CLAIM_NONE)
          continue;
        if (pass == 0)
          n += self->lines[next].first != self->lines[i].first;
        else if (n >= 2)
          qd_recogniser_claim_heading (self, i, bytes, QD_SERIES_BRACKETED, 34,
                                       _ ("Short lines in brackets head the parts"));
      }
}
