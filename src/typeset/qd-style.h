/* qd-style.h: how a document is set: measure, faces, gaps, punctuation, direction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value: copy it, change it, hand it to qd_flow_new(). Lengths are em of the body size unless the name says px.
 * The defaults are those of TYPOGRAPHY (CLREQ with GB/T 15834), see qd_style_init_for_language().
 */
#pragma once

#include "document/qd-document.h"

G_BEGIN_DECLS

typedef enum
{
  QD_REGION_CN,
  QD_REGION_TW,
  QD_REGION_HK
} QdRegion;
typedef enum
{
  QD_DIRECTION_HORIZONTAL,
  QD_DIRECTION_VERTICAL
} QdDirection;
typedef enum
{
  QD_MODE_SCROLL,
  QD_MODE_PAGES
} QdMode;
typedef enum
{
  QD_SPREAD_AUTO, /* two pages where there is room for both */
  QD_SPREAD_ONE,
  QD_SPREAD_TWO
} QdSpread;
typedef enum
{
  QD_PUNCTUATION_QUANJIAO,      /* 全角式 */
  QD_PUNCTUATION_BANJIAO,       /* 半角式 */
  QD_PUNCTUATION_KAIMING,       /* 开明式 */
  QD_PUNCTUATION_LINE_END_HALF, /* 行末半角 */
  QD_PUNCTUATION_NONE,          /* 不挤压 */
} QdPunctuation;
typedef enum
{
  QD_PROHIBITION_NONE,
  QD_PROHIBITION_BASIC,
  QD_PROHIBITION_GB,
  QD_PROHIBITION_STRICT
} QdProhibition;
typedef enum
{
  QD_LINE_END_HALF,
  QD_LINE_END_FIT,
  QD_LINE_END_FULL
} QdLineEnd;
typedef enum
{
  QD_HANGING_NONE,
  QD_HANGING_STOPS, /* 、，。 */
  QD_HANGING_POINTS /* on the mainland also ：；？！ */
} QdHanging;
/* A point set in the middle of its frame before a closing mark, as 。」 in Taiwan and Hong Kong. */
typedef enum
{
  QD_CENTRED_POINT_CLOSE,   /* one and a half em together, as on the mainland */
  QD_CENTRED_POINT_NATURAL, /* two em, less where the line needs it */
  QD_CENTRED_POINT_FULL     /* always two em */
} QdCentredPoint;
/* At which step of compression ： gives way, which CLREQ does not say. */
typedef enum
{
  QD_COLON_COMMA, /* with ，、； */
  QD_COLON_STOP,  /* with 。？！ */
  QD_COLON_FIXED  /* never */
} QdColon;
typedef enum
{
  QD_BREAKING_TOTAL_FIT,
  QD_BREAKING_FIRST_FIT
} QdBreaking;
typedef enum
{
  QD_FACE_SONG,
  QD_FACE_HEI,
  QD_FACE_KAI,
  QD_FACE_FANGSONG,
  QD_FACE_MONO,
  QD_N_FACES
} QdFace;
typedef enum
{
  QD_ALIGN_JUSTIFY,
  QD_ALIGN_START,
  QD_ALIGN_CENTER,
  QD_ALIGN_END
} QdAlign;

typedef enum
{
  QD_RUBY_ABOVE, /* 注音: pinyin above the line, or right of it in vertical text */
  QD_RUBY_BELOW, /* … below it, or left of it */
  QD_RUBY_NONE,
} QdRubyPlace;

typedef enum
{
  QD_EMPHASIS_DOTS, /* 着重号 */
  QD_EMPHASIS_KAI,
  QD_EMPHASIS_BOLD,
} QdEmphasis;

/* Which brackets of a text without markup hold notes that are set as inline notes. */
typedef enum
{
  QD_NOTE_BRACKETS_NONE,
  QD_NOTE_BRACKETS_TORTOISE,   /* 〔〕 */
  QD_NOTE_BRACKETS_PAREN,      /* （） */
  QD_NOTE_BRACKETS_SQUARE,     /* ［］ */
  QD_NOTE_BRACKETS_ANGLE,      /* 〈〉 */
  QD_NOTE_BRACKETS_LENTICULAR, /* 【】 */
} QdNoteBrackets;

/* How one role is set; headings have one each for levels 1 to QD_N_HEADING_STYLES. */
typedef struct
{
  QdFace face;
  gboolean bold;
  double scale; /* size relative to the body */
  QdAlign align;
  double first_indent;           /* em of its own size */
  double inset_start, inset_end; /* em of the body */
  double hanging;                /* em of its own size by which turn-over lines go in */
  int lines_before, lines_after; /* body lines, so that the grid holds (CLREQ 占行) */
} QdRoleStyle;

#define QD_N_HEADING_STYLES 5

typedef struct
{
  char families[QD_N_FACES][64]; /* CJK family of each face; "" takes the default for the region */
  char latin_family[64];         /* "" takes the CJK face's own Latin letters */
  double size_px;                /* the em of body text */
  double measure;                /* characters a line */
  gboolean whole_em;             /* the measure is rounded down to whole em */
  double line_gap;               /* em between lines: 0.5 … 1 */
  QdRegion region;
  gboolean region_fixed; /* the reader chose the region: it does not follow the document */
  QdDirection direction;
  QdMode mode;
  int page_lines;  /* lines a page in QD_MODE_PAGES; 0: as many as there is room for, see qd_page_fit() */
  QdSpread spread; /* how many pages stand side by side; of no concern to the flow */
  QdPunctuation punctuation;
  QdProhibition prohibition;
  QdLineEnd line_end;
  QdBreaking breaking;
  QdHanging hanging;
  gboolean justify;
  gboolean orphan_control;
  gboolean opener_cut_at_start;  /* the leading half of an opener at line start */
  gboolean opener_cut_at_indent; /* … after the indent of a paragraph */
  gboolean close_points;         /* ，， and the like close up as marks with brackets do */
  QdCentredPoint centred_point;
  QdColon colon;
  gboolean fixed_stops;    /* 。？！ give nothing to a line that is too long */
  gboolean fixed_gaps;     /* nor do Han–Western gaps, and they take nothing */
  gboolean hyphenate;      /* English words may be parted where they have no hyphen of their own */
  double autospace;        /* Han–Western gap, em */
  gboolean replace_spaces; /* a typed space between Han and Western is shown as the automatic gap */
  double first_indent;     /* of body paragraphs, em */

  /* Between the lines. */
  QdRubyPlace ruby;          /* where pinyin stands; zhuyin is always on the right */
  gboolean ruby_from_damage; /* the dropped pinyin of a damaged file is shown as ruby */
  QdNoteBrackets note_brackets;
  QdEmphasis emphasis; /* how what the document stresses is shown; never slanted */

  QdRoleStyle roles[QD_N_ROLES];
  QdRoleStyle headings[QD_N_HEADING_STYLES];
} QdStyle;

void qd_style_init (QdStyle *self, QdRegion region);
/* What is centred above horizontal text hangs from the top of a column, the deeper the lesser it is. */
void qd_style_turn_headings (QdStyle *self);
const QdRoleStyle *qd_style_get_role (const QdStyle *self, const QdParagraph *paragraph);
double qd_style_get_em (const QdStyle *self, const QdRoleStyle *role); /* px */
QdRegion qd_region_from_language (const char *language);               /* BCP 47: zh-Hans, zh-TW, zh-Hant-HK … */
const char *qd_region_to_pango_language (QdRegion region);             /* "zh-cn", "zh-tw", "zh-hk" */

G_END_DECLS
