/* qd-recogniser-front.h: what the lines above a text say by themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of authors, the words for abstract and keywords, and the keywords themselves. Pure functions of a line,
 * callable from any thread.
 */
#pragma once

#include "document/qd-label.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): the author if the line is nothing but a name. @anyone: also names without a known
 * surname, where the place says that a name is to be expected. */
char *qd_front_dup_author (const char *start, const char *end, gboolean anyone);
/* (nullable) (transfer full): the author the line names as such: 作者：…, 文/…, … 著. */
char *qd_front_dup_labelled_author (const char *start, const char *end);
/* (nullable): where the value starts if the line is one of @names, NULL-terminated, with a colon and a value behind it;
 * blanks inside the name are skipped. @which: the place of the name found. */
const char *qd_front_find_field (const char *start, const char *end, const char *const *names, guint *which);
/* （某某大学 某某学院，北京 100871） */
gboolean qd_front_is_affiliation (const char *start, const char *end);

/* Whether the line opens with a word of @word_class set off by colon, brackets or a blank; @bytes: all of that. */
gboolean qd_front_find_label (const char *start, const char *end, QdWordClass word_class, gsize *bytes);
/* @keywords: (element-type utf8): filled */
void qd_front_split_keywords (const char *start, const char *end, GPtrArray *keywords);

/* For the test of the table: every surname once, sorted. */
const gunichar *qd_front_get_surnames (guint *n_surnames);

G_END_DECLS
