/* qd-ruby.h: pinyin and zhuyin beside their characters (注音)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pinyin runs along the line, half the size of its base and centred on it; the composer widens a base where two
 * annotations would come too close (CLREQ 3.3.2). Zhuyin stands at the right of each character in both directions; in
 * horizontal text every character of the paragraph has a column of half an em for it (CLREQ 3.3.3). Neither moves a
 * baseline. Here is what both the composer and whoever draws must know; units are those of the metrics.
 */
#pragma once

#include "typeset/qd-paragraph-lines.h"

G_BEGIN_DECLS

/* In em of the base. */
#define QD_RUBY_SCALE 0.5   /* the size of pinyin */
#define QD_ZHUYIN_SCALE 0.3 /* the size of a symbol of zhuyin */
#define QD_ZHUYIN_COLUMN_EM(em) ((em) / 2)
/* A word space of the annotation between two annotations. */
#define QD_RUBY_GAP(em) ((em) / 8)
/* How far pinyin may reach over a neighbour without annotation; two that reach over the same one still keep apart,
 * also where one of them was moved to a line's edge and reaches over it twice as far. */
#define QD_RUBY_OVERHANG(em) ((em) / 4)

typedef enum
{
  QD_RUBY_PINYIN, /* set along the line; so is any other annotation but zhuyin */
  QD_RUBY_ZHUYIN
} QdRubyKind;

/* An annotation where it stands on its line. */
typedef struct
{
  const char *text; /* of the span */
  QdRubyKind kind;
  int start, end; /* bytes of the paragraph: the part of the base that stands on the line */
  int x, advance; /* along the line, from the start edge of the text area: of the annotation itself */
  int base_x, base_advance;
} QdRuby;

QdRubyKind qd_ruby_get_kind (const char *text);
/* How wide pinyin is, in units of the base's metrics. */
int qd_ruby_get_advance (QdMetrics *metrics, const char *text);
gboolean qd_ruby_takes_column (const QdComposeRequest *request, gboolean vertical);
/* Appends the annotations (element-type QdRuby) of a line to @rubies. */
void qd_ruby_place (const QdComposeRequest *request, QdMetrics *metrics, const GArray *cells, GArray *rubies);

G_END_DECLS
