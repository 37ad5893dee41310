/* qd-list-number.h: the numbers that programs count for lists and headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOCX, ODT and HTML store how a list is counted, not its numbers; the text needs them as printed. This writes numbers;
 * reading them is the matter of the numerals. Pure; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_LIST_NUMBERING_NONE,
  QD_LIST_NUMBERING_BULLET,
  QD_LIST_NUMBERING_DECIMAL,
  QD_LIST_NUMBERING_DECIMAL_ZERO,       /* 01 02 */
  QD_LIST_NUMBERING_DECIMAL_FULL_WIDTH, /* １ ２ */
  QD_LIST_NUMBERING_CIRCLED,            /* ① ② */
  QD_LIST_NUMBERING_PARENTHESISED,      /* ⑴ ⑵ */
  QD_LIST_NUMBERING_FULL_STOP,          /* ⒈ ⒉ */
  QD_LIST_NUMBERING_LOWER_LETTER,
  QD_LIST_NUMBERING_UPPER_LETTER,
  QD_LIST_NUMBERING_LOWER_ROMAN,
  QD_LIST_NUMBERING_UPPER_ROMAN,
  QD_LIST_NUMBERING_CHINESE,                    /* 一 … 十 十一 … 一百零一 */
  QD_LIST_NUMBERING_CHINESE_DIGITS,             /* 一 … 一〇 一一 */
  QD_LIST_NUMBERING_CHINESE_FORMAL,             /* 壹 贰 */
  QD_LIST_NUMBERING_CHINESE_FORMAL_TRADITIONAL, /* 壹 貳 */
  QD_LIST_NUMBERING_CHINESE_CIRCLED,            /* ㊀ ㊁ */
  QD_LIST_NUMBERING_STEMS,                      /* 甲 乙 */
  QD_LIST_NUMBERING_BRANCHES,                   /* 子 丑 */
} QdListNumbering;

QdListNumbering qd_list_numbering_from_docx (const char *name);
QdListNumbering qd_list_numbering_from_odf (const char *name);
char *qd_list_number_format (QdListNumbering numbering, int number);
gboolean qd_list_label_is_closed (const char *label);

G_END_DECLS
