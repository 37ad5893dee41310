/* qd-mark-titles.h: what colours, marks and times are called in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translated, for labels and menus; the reader's own names of colours come from the settings. The names in files and on
 * the command line are those of qd-annotation.h.
 */
#pragma once

#include "annotation/qd-annotation.h"

G_BEGIN_DECLS

const char *qd_mark_style_get_title (QdMarkStyle style);
const char *qd_mark_color_get_title (const char *color);
char *qd_mark_color_dup_name (const char *color);  /* (nullable): the reader's own */
char *qd_mark_color_dup_title (const char *color); /* the reader's own name, else ours */
const char *qd_annotation_kind_get_title (QdAnnotationKind kind);
/* @time and @now in any zones: shown in that of @now. */
char *qd_time_dup_title (GDateTime *time, GDateTime *now);

G_END_DECLS
