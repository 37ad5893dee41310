/* qd-paragraph-lines.h: a paragraph becomes lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages: classes → unbreakable units → natural widths → pair rules → breaking (total-fit or first-fit) →
 * fitting (compression and expansion in CLREQ's order). What is kept is a few bytes a line; the advances of a line
 * are worked out again when it is drawn. No font, no widget: widths come from a QdMetrics. Not thread safe by itself:
 * a QdComposer keeps scratch memory and belongs to one thread at a time.
 * Positions are bytes from the start of the paragraph's text; widths are units of the metrics.
 */
#pragma once

#include "typeset/qd-metrics.h"
#include "text/qd-char-class.h"
#include "typeset/qd-style.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 start; /* bytes from the paragraph's start; the line ends where the next begins */
  gint32 slack;  /* measure minus natural width: what fitting has to give (>0) or take (<0) */
} QdLine;

/* How a cell stands in its line; horizontal text knows only the first. */
typedef enum
{
  QD_CELL_NORMAL,   /* Han and marks: upright, by their vertical glyphs in vertical text */
  QD_CELL_ROTATED,  /* Western words in vertical text, turned by 90° */
  QD_CELL_UPRIGHT,  /* single Western letters and digits in vertical text, one em each */
  QD_CELL_COMBINED, /* 纵中横: set horizontally within one em of a vertical line, narrowed where it is wider */
} QdCellForm;

typedef struct
{
  const char *text; /* UTF-8, one paragraph without its line end */
  int n_bytes;
  int measure;      /* units */
  int first_indent; /* units */
  int hanging;      /* units by which lines after the first go in */
  QdAlign align;
  const QdSpan *spans; /* of the document, those that touch this paragraph, or NULL */
  int n_spans;
  gsize text_start; /* where @text starts in the reading, to place the spans */
  int column;       /* the composer's own: the column for zhuyin after each character, units */
} QdComposeRequest;

typedef struct
{
  int start, end;  /* bytes from the paragraph's start: one cluster, one word, one mark or one run of spaces */
  int x;           /* from the start edge of the text area (indent and alignment included), after fitting */
  int advance;     /* after pair rules and fitting; gaps between cells belong to neither */
  int shift;       /* drawn this much from x: negative where a leading blank was cut (CLREQ 标点挤压) */
  int cut;         /* taken from its frame: blanks given up for good, at the line's edge or in compression */
  int stretch;     /* by which the gap before it, or the space it is, was widened in fitting; < 0: narrowed */
  int lead, trail; /* of the advance, blank that an annotation asked for: before and after the character's own frame */
  QdCharClass class;
  QdCellForm form;
  int sub_line;           /* 0; in an inline note (夹注) 1 or 2: x begins anew in the second */
  double scale;           /* of its type to the line's, 1 but in an inline note */
  gboolean hanging;       /* a mark outside the measure (行尾点号悬挂) */
  gboolean right_to_left; /* its start is on the right; the flow sets it, the composer knows no directions */
  gboolean hyphen;        /* part of a word that goes on in the next line: a hyphen is shown, within the advance */
} QdCell;

typedef struct _QdComposer QdComposer;

QdComposer *qd_composer_new (const QdStyle *style, QdMetrics *metrics);
void qd_composer_free (QdComposer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdComposer, qd_composer_free)

/* Appends the paragraph's lines to @lines (element-type QdLine) and returns how many; at least one. */
int qd_composer_break (QdComposer *self, const QdComposeRequest *request, GArray *lines);
/* The cells of line @line of that paragraph, replacing the content of @cells (element-type QdCell).
 * @why: (nullable) (element-type utf8): receives the reasons, one sentence each. Returns the line's width after
 * fitting, without indent and without a hanging mark. Works on the line and its surroundings only, however long the
 * paragraph is. */
int qd_composer_fit (QdComposer *self,
                     const QdComposeRequest *request,
                     const QdLine *lines,
                     int n_lines,
                     int line,
                     GArray *cells,
                     GPtrArray *why);

G_END_DECLS
