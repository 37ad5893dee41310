/* qd-label.h: the numbering and the words that headings begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads 一、 （一） 1. 1.1 ⑴ ① 第一章 章 1. 卷一 附录A and the like at the start of a line, and knows the words that
 * are headings by themselves (序言, 结语, 参考文献). Whether the line is a heading is not decided here: a list item and
 * a sentence may begin the same way. Pure functions, callable from any thread.
 */
#pragma once

#include "document/qd-numeral.h"

G_BEGIN_DECLS

typedef enum
{
  QD_LABEL_NONE,
  QD_LABEL_UNIT,       /* 第一章 */
  QD_LABEL_COMPOUND,   /* 第一講第一節 */
  QD_LABEL_UNIT_FIRST, /* 卷一 章 1. 附录A */
  QD_LABEL_PAREN,      /* （一） (1) 〔一〕 */
  QD_LABEL_HALF_PAREN, /* 1) 一） */
  QD_LABEL_SEPARATED,  /* 一、 1. １． 甲、 */
  QD_LABEL_DECIMAL,    /* 1.1 1.1.1 A.1 2-3 */
  QD_LABEL_ENCLOSED,   /* ① ⑴ ⒈ */
  QD_LABEL_SPACED,     /* 一 followed by blanks */
  QD_LABEL_GLUED,      /* 1引言: nothing between number and heading */
  QD_LABEL_BARE,       /* 一 alone on its line */
  QD_LABEL_BULLET,     /* * ■ § */
} QdLabelForm;

#define QD_LABEL_DEPTH 6

typedef struct
{
  QdLabelForm form;
  QdNumeralKind numeral;      /* of the last number */
  gunichar unit;              /* 章 of 第一章, 卷 of 卷一, the bullet; simplified; 0 elsewhere */
  gunichar separator;         /* what stands after the number: 、 . ） or a blank; full-width folded to ASCII */
  int values[QD_LABEL_DEPTH]; /* 1 and 2 of 1.2; the one number elsewhere */
  int n_values;
  gsize bytes; /* with the blanks that follow */
} QdLabel;

gboolean qd_label_parse (const char *start, const char *end, QdLabel *label);

/* Words that make a heading by themselves. */
typedef enum
{
  QD_WORD_NONE,
  QD_WORD_OPENING,    /* 序言 前言 引言 楔子 */
  QD_WORD_BETWEEN,    /* 间章 幕间: stands among chapters as one of them */
  QD_WORD_CLOSING,    /* 结语 后记 附则 致谢 */
  QD_WORD_CONTENTS,   /* 目录 */
  QD_WORD_ABSTRACT,   /* 摘要 */
  QD_WORD_KEYWORDS,   /* 关键词 */
  QD_WORD_REFERENCES, /* 参考文献 */
  QD_WORD_NOTES,      /* 注释 */
  QD_WORD_SECTION,    /* 基本案情 教学目标 研究方法: only one among others */
} QdWordClass;

/* The word the line starts with (blanks inside it are skipped) and how many bytes it takes; NONE if no word. */
QdWordClass qd_label_find_word (const char *start, const char *end, gsize *bytes);

G_END_DECLS
