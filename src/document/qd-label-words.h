/* qd-label-words.h: tables behind qd-label.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which characters count 章 and 节, which words stand before a number, and which are headings by themselves. Constant
 * data.
 */
#pragma once

#include "document/qd-label.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  gunichar unit; /* what it counts, in simplified characters */
} QdLabelUnit;

typedef struct
{
  gunichar first; /* of @text, in lower case */
  const char *text;
  QdWordClass word_class;
} QdLabelWord;

extern const QdLabelUnit qd_label_units[]; /* after 第N, the longer first */
extern const guint qd_label_n_units;
extern const QdLabelUnit qd_label_prefixes[]; /* before a number, the longer first */
extern const guint qd_label_n_prefixes;
extern const QdLabelWord qd_label_words[]; /* sorted by @text without regard to case */
extern const guint qd_label_n_words;

G_END_DECLS
