/* qd-units.h: the unbreakable pieces of a paragraph and what each may give up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the composer. The first stages fill a QdUnits: qd_units_scan() cuts the text into units of natural width
 * (a character, a mark, a Western word, a run of spaces, a dash), qd_units_pair() closes up adjacent marks and says
 * where lines may break, qd_units_sum() makes the sums by which the width of any line is two subtractions.
 * Blank halves are counted in sixtieths of an em, so that halves, quarters and thirds are whole.
 */
#pragma once

#include "typeset/qd-paragraph-lines.h"

G_BEGIN_DECLS

#define QD_BLANK_EM 60 /* sixtieths to the em */

typedef enum
{
  QD_UNIT_BREAK = 1 << 0,         /* a line may break before it */
  QD_UNIT_JOIN = 1 << 1,          /* one unbreakable unit with the one before */
  QD_UNIT_GAP = 1 << 2,           /* a Han–Western gap stands before it */
  QD_UNIT_EXPAND = 1 << 3,        /* the last step of expansion may add before it */
  QD_UNIT_AVOID = 1 << 4,         /* … only where nothing else can take it */
  QD_UNIT_SPACE_GAP = 1 << 5,     /* a typed space shown as the automatic gap */
  QD_UNIT_GLUE = 1 << 6,          /* a no-break space */
  QD_UNIT_GROUPED = 1 << 7,       /* one of several ！？ together, cut already */
  QD_UNIT_NO_START = 1 << 8,      /* a Western mark that may not start a line */
  QD_UNIT_NO_END = 1 << 9,        /* a Western mark that may not end a line */
  QD_UNIT_LETTER_START = 1 << 10, /* a word whose first character takes a gap */
  QD_UNIT_LETTER_END = 1 << 11,   /* a word whose last character takes a gap */
  QD_UNIT_DIGIT_START = 1 << 12,
  QD_UNIT_DIGIT_END = 1 << 13,
  QD_UNIT_CODE = 1 << 14, /* inside code: no gap */
} QdUnitFlags;

/* Where a line may break inside a word that is too long for it. */
typedef enum
{
  QD_PENALTY_NONE,
  QD_PENALTY_NOTE,    /* between two pairs of an inline note: costs nothing, and nothing is added there */
  QD_PENALTY_HYPHEN,  /* after a hyphen that is written, or a sign of an address */
  QD_PENALTY_SOFT,    /* where a hyphen is shown only if the line ends there */
  QD_PENALTY_ANYWHERE /* between letters of a word wider than the measure */
} QdPenalty;

typedef struct
{
  guint32 start;                /* byte in the paragraph */
  gint32 width;                 /* the frame, before cuts */
  guint16 flags;                /* QdUnitFlags */
  guint8 class;                 /* QdCharClass: of the first character */
  guint8 form : 3;              /* QdCellForm */
  guint8 penalty : 3;           /* QdPenalty, of a break before it */
  guint8 colon : 1;             /* ：, which has a step of its own choice */
  guint8 indented : 1;          /* first in a paragraph that is indented */
  guint8 lead_cut, trail_cut;   /* given up for good */
  guint8 lead_room, trail_room; /* may be given up when the line is too long */
} QdUnit;

/* The sums before a unit, with what changes when a line starts or ends there. Width and shrink wrap around: only
 * differences within a line mean anything. The line [a, b) is b.end_width - a.start_width wide. */
typedef struct
{
  guint32 start_width, end_width;
  guint32 start_shrink, end_shrink;
  guint32 start_gaps, end_gaps; /* places of the last step of expansion */
} QdBoundary;

/* What the units are made by: constant over a composer's life. */
typedef struct
{
  QdMetrics *metrics;
  QdStyle style;
  int em;
  int space;      /* natural word space */
  int hyphen;     /* of a word that is parted */
  int gap;        /* Han–Western gap */
  int gap_shrink; /* by which a gap may shrink */
  int gap_least;  /* the narrowest gap */
  int gap_most;   /* the widest that the second step of expansion makes */
  gboolean can_hang;
  gboolean vertical;
  guint8 lead_blank[QD_CHAR_OTHER + 1], trail_blank[QD_CHAR_OTHER + 1]; /* of the frame */
  guint8 style_cut[QD_CHAR_OTHER + 1];                                  /* the punctuation style takes all of it */
  guint8 frame[QD_CHAR_OTHER + 1];                                      /* in sixtieths; 0: as the font has it */
  guint8 edges[QD_CHAR_OTHER + 1];                                      /* QdEdges */
  guint8 start_cut, start_room;                                         /* of an opening mark at line start */
  guint8 indent_cut, indent_room;                                       /* … after a paragraph's indent */
  guint8 end_cut[QD_CHAR_OTHER + 1], end_room[QD_CHAR_OTHER + 1];       /* of a mark with a blank, at line end */
} QdRules;

typedef enum
{
  QD_EDGE_NO_START = 1,
  QD_EDGE_NO_END = 2,
  QD_EDGE_MARK = 4,
  QD_EDGE_HANGS = 8
} QdEdges;

/* What pinyin asks of a unit below it: blank on both sides, part of the unit's width. At a line's edge, where there is
 * no neighbour it could reach over, it takes that from its own side too. In units of the metrics. */
typedef struct
{
  gint32 unit; /* index */
  gint32 lead, trail;
  gint32 lead_over, trail_over; /* how far it reaches over the neighbours */
} QdUnitPad;

/* Units that stand in two lines within the line, [first, last]: each is half as wide as its type, so that any two of
 * them are as wide as one. */
typedef struct
{
  gint32 first, last;
  gint32 last_width; /* what the last one's type takes: its unit has what both lines need besides */
} QdUnitNote;

typedef struct
{
  QdUnit *unit;         /* n, and one more that starts where the last ends */
  QdBoundary *boundary; /* n + 1 */
  gint32 *special;      /* indices of all units but plain Han, which need nothing looked up */
  int n, n_special, n_allocated;
  GArray *pads;  /* (nullable) of QdUnitPad, sorted by unit */
  GArray *notes; /* (nullable) of QdUnitNote, sorted */
  int column;    /* blank after every unit that is no space, part of its width: for zhuyin */
} QdUnits;

/* What a line that ends with the unit shows after it, in units of the metrics: the hyphen of a parted word. */
static inline int
qd_rules_hyphen (const QdRules *rules, const QdUnit *unit)
{
  return unit[1].penalty == QD_PENALTY_SOFT ? rules->hyphen : 0;
}

void qd_rules_init (QdRules *self, const QdStyle *style, QdMetrics *metrics);

void qd_units_clear (QdUnits *self);
void qd_units_scan (QdUnits *self, const QdRules *rules, const QdComposeRequest *request, int start, int end);
void qd_units_set_note (QdUnits *self, const QdRules *rules, int first, int last);
void qd_units_apply_spans (QdUnits *self, const QdRules *rules, const QdComposeRequest *request);
void qd_units_pair (QdUnits *self, const QdRules *rules);
void qd_units_sum (QdUnits *self, const QdRules *rules);
int qd_units_find (const QdUnits *self, int byte);
gboolean qd_units_has_column (const QdUnits *self, int index);
const QdUnitPad *qd_units_find_pad (const QdUnits *self, int index); /* (nullable) */

/* Does the curly quotation mark at @at stand in Western text? Looks at a bounded neighbourhood only. */
gboolean qd_quote_is_western (const char *text, int n_bytes, int at, gboolean vertical);
/* The class of the character at @p and its length; broken UTF-8 is one byte of QD_CHAR_OTHER. */
QdCharClass qd_scan_class (const char *p, const char *end, gunichar *ch, int *n_bytes);

gboolean qd_rules_hangs (const QdRules *rules, const QdUnits *units, int index);

/* What a unit has given up and may still give up at a line's edges, on its outer side. */
static inline void
qd_rules_start_edge (const QdRules *rules, const QdUnit *unit, int *cut, int *room)
{
  gboolean opens = unit->class == QD_CHAR_OPEN;

  *cut = !opens ? unit->lead_cut : unit->indented ? rules->indent_cut : rules->start_cut;
  *room = !opens ? unit->lead_room : unit->indented ? rules->indent_room : rules->start_room;
}

static inline void
qd_rules_end_edge (const QdRules *rules, const QdUnit *unit, int *cut, int *room)
{
  gboolean fixed = rules->trail_blank[unit->class] == 0 || (unit->flags & QD_UNIT_GROUPED);

  *cut = fixed ? unit->trail_cut : rules->end_cut[unit->class];
  *room = fixed ? unit->trail_room : rules->end_room[unit->class];
}

/* What a unit, with the gap before it, may shrink by within a line, in units of the metrics. */
static inline int
qd_rules_shrink (const QdRules *rules, const QdUnit *unit)
{
  int shrink = (unit->lead_room + unit->trail_room) * (rules->em / QD_BLANK_EM);

  if (unit->class == QD_CHAR_SPACE)
    shrink += MAX (unit->width - (unit->flags & QD_UNIT_SPACE_GAP ? rules->gap_least : rules->em / 4), 0);
  return unit->flags & QD_UNIT_GAP ? shrink + rules->gap_shrink : shrink;
}

G_END_DECLS
