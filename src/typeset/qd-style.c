/* qd-style.c: the defaults of every role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-style.h"

#include <math.h>

/* em by which a heading of vertical text goes in further than one of the level above. */
#define HEADING_STEP 2

/* Headings of the first level and the title stand in three lines: one of air above, one below (CLREQ 占行). */
static const QdRoleStyle role_styles[QD_N_ROLES] = {
  [QD_ROLE_BODY] = { QD_FACE_SONG, FALSE, 1.0, QD_ALIGN_JUSTIFY, 2.0, 0, 0, 0, 0, 0 },
  [QD_ROLE_TITLE] = { QD_FACE_HEI, TRUE, 1.5, QD_ALIGN_CENTER, 0, 0, 0, 0, 1, 1 },
  [QD_ROLE_BYLINE] = { QD_FACE_FANGSONG, FALSE, 1.0, QD_ALIGN_CENTER, 0, 0, 0, 0, 0, 1 },
  [QD_ROLE_ABSTRACT] = { QD_FACE_SONG, FALSE, 0.9, QD_ALIGN_JUSTIFY, 0, 2, 2, 0, 0, 0 },
  [QD_ROLE_KEYWORDS] = { QD_FACE_SONG, FALSE, 0.9, QD_ALIGN_JUSTIFY, 0, 2, 2, 0, 0, 1 },
  [QD_ROLE_HEADING] = { QD_FACE_HEI, TRUE, 1.25, QD_ALIGN_CENTER, 0, 0, 0, 0, 1, 1 },
  [QD_ROLE_QUOTATION] = { QD_FACE_KAI, FALSE, 1.0, QD_ALIGN_JUSTIFY, 2.0, 2, 2, 0, 0, 0 },
  [QD_ROLE_VERSE] = { QD_FACE_KAI, FALSE, 1.0, QD_ALIGN_START, 0, 4, 0, 2, 0, 0 },
  [QD_ROLE_LIST_ITEM] = { QD_FACE_SONG, FALSE, 1.0, QD_ALIGN_JUSTIFY, 0, 2, 0, 2, 0, 0 },
  [QD_ROLE_REFERENCE] = { QD_FACE_SONG, FALSE, 0.9, QD_ALIGN_JUSTIFY, 0, 0, 0, 2, 0, 0 },
  [QD_ROLE_NOTE] = { QD_FACE_SONG, FALSE, 0.9, QD_ALIGN_JUSTIFY, 2.0, 0, 0, 0, 0, 0 },
  [QD_ROLE_CODE] = { QD_FACE_MONO, FALSE, 0.9, QD_ALIGN_START, 0, 2, 0, 2, 0, 0 },
  [QD_ROLE_SEPARATOR] = { QD_FACE_SONG, FALSE, 1.0, QD_ALIGN_CENTER, 0, 0, 0, 0, 1, 1 },
  /* 凸排: a name of two or three characters and its colon stand out, the speech goes in behind them (CLREQ 3.2). */
  [QD_ROLE_DIALOGUE] = { QD_FACE_SONG, FALSE, 1.0, QD_ALIGN_JUSTIFY, 0, 0, 0, 4, 0, 0 },
  [QD_ROLE_TABLE] = { QD_FACE_SONG, FALSE, 0.9, QD_ALIGN_START, 0, 0, 0, 2, 0, 0 },
  [QD_ROLE_FIGURE] = { QD_FACE_SONG, FALSE, 1.0, QD_ALIGN_CENTER, 0, 0, 0, 0, 0, 0 },
  /* 图题: below its figure, in the middle, smaller than the body (CY/T 171 puts it in 小五 under 五号). */
  [QD_ROLE_CAPTION] = { QD_FACE_HEI, FALSE, 0.875, QD_ALIGN_CENTER, 0, 2, 2, 0, 0, 1 },
};

/* Deeper headings come closer to the body: bold Song, then Kai, indented like a paragraph. */
static const QdRoleStyle heading_styles[QD_N_HEADING_STYLES] = {
  { QD_FACE_HEI, TRUE, 1.25, QD_ALIGN_CENTER, 0, 0, 0, 0, 1, 1 },
  { QD_FACE_SONG, TRUE, 1.1, QD_ALIGN_START, 2, 0, 0, 0, 1, 0 },
  { QD_FACE_KAI, FALSE, 1.0, QD_ALIGN_START, 2, 0, 0, 0, 0, 0 },
  { QD_FACE_SONG, TRUE, 1.0, QD_ALIGN_START, 2, 0, 0, 0, 0, 0 },
  { QD_FACE_FANGSONG, FALSE, 1.0, QD_ALIGN_START, 2, 0, 0, 0, 0, 0 },
};

/**
 * qd_style_init:
 * @self: a style to fill
 * @region: whose marks are used
 *
 * The defaults: body Song of 20 px on 35 px, thirty characters a line, two em of indent, total-fit breaking, basic
 * prohibition, marks full-width with adjacent ones closed up (CLREQ 标点挤压), the mark at line end half an em.
 */
void
qd_style_init (QdStyle *self, QdRegion region)
{
  *self = (QdStyle){
    .size_px = 20,
    .measure = 30,
    .whole_em = TRUE,
    .line_gap = 0.75,
    .region = region,
    .direction = QD_DIRECTION_HORIZONTAL,
    .mode = QD_MODE_SCROLL,
    .page_lines = 24,
    .punctuation = QD_PUNCTUATION_QUANJIAO,
    .prohibition = QD_PROHIBITION_BASIC,
    .line_end = QD_LINE_END_HALF,
    .breaking = QD_BREAKING_TOTAL_FIT,
    .hanging = QD_HANGING_NONE,
    .justify = TRUE,
    .orphan_control = TRUE,
    .opener_cut_at_start = TRUE,
    .opener_cut_at_indent = TRUE,
    .centred_point = QD_CENTRED_POINT_CLOSE,
    .colon = QD_COLON_COMMA,
    .autospace = 0.25,
    .replace_spaces = TRUE,
    .first_indent = 2,
  };
  for (int i = 0; i < QD_N_ROLES; i++)
    self->roles[i] = role_styles[i];
  for (int i = 0; i < QD_N_HEADING_STYLES; i++)
    self->headings[i] = heading_styles[i];
}

/* @indent: em of the body; @measure: characters a line */
static void
hang (QdRoleStyle *role, double indent, double measure)
{
  role->align = QD_ALIGN_START;
  role->first_indent = role->hanging = 0;
  role->inset_start = MIN (indent, floor (measure / 3));
}

/**
 * qd_style_turn_headings:
 * @self: (inout): a style for vertical text
 *
 * In vertical text headings are not centred but indented, the deeper their level the more, by steps of two em (CLREQ
 * 3.4.2 and JLREQ 4.1); a byline stands at the foot of its column. The title takes the indent of paragraphs.
 */
void
qd_style_turn_headings (QdStyle *self)
{
  QdRoleStyle *byline = &self->roles[QD_ROLE_BYLINE];

  hang (&self->roles[QD_ROLE_TITLE], HEADING_STEP, self->measure);
  for (int i = 0; i < QD_N_HEADING_STYLES; i++)
    hang (&self->headings[i], HEADING_STEP * (i + 2), self->measure);
  if (byline->align == QD_ALIGN_CENTER)
    {
      byline->align = QD_ALIGN_END;
      byline->inset_end = HEADING_STEP;
    }
}

/**
 * qd_style_get_role:
 * @self: a style
 * @paragraph: a paragraph of a document
 *
 * The indent of body paragraphs is that of `first_indent`, whatever their role style says.
 *
 * Returns: (transfer none): how the paragraph is set; headings deeper than the deepest style take that
 */
const QdRoleStyle *
qd_style_get_role (const QdStyle *self, const QdParagraph *paragraph)
{
  g_return_val_if_fail (paragraph->role >= 0 && paragraph->role < QD_N_ROLES, &self->roles[QD_ROLE_BODY]);

  if (paragraph->role == QD_ROLE_HEADING)
    return &self->headings[CLAMP (paragraph->level, 1, QD_N_HEADING_STYLES) - 1];
  return &self->roles[paragraph->role];
}

/**
 * qd_style_get_em:
 * @self: a style
 * @role: one of its role styles
 *
 * On a screen glyphs stand at whole pixels: where the body's em is a whole number of them, so are those of all roles,
 * that Han may stand evenly. A size that is not (a printer's points) is taken as it is.
 *
 * Returns: the em of text in that role, px
 */
double
qd_style_get_em (const QdStyle *self, const QdRoleStyle *role)
{
  double em = self->size_px * role->scale;

  return self->size_px == floor (self->size_px) ? MAX (floor (em + 0.5), 1) : em;
}
