/* qd-mark-sample.h: a small picture of a mark, for buttons and cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Either a colour, as a disc, or a shape, as a character that is marked so. Does not react to anything.
 */
#pragma once

#include <gtk/gtk.h>
#include "annotation/qd-annotation.h"
#include "ui/qd-page-colors.h"

G_BEGIN_DECLS

#define QD_TYPE_MARK_SAMPLE (qd_mark_sample_get_type ())
G_DECLARE_FINAL_TYPE (QdMarkSample, qd_mark_sample, QD, MARK_SAMPLE, GtkWidget)

GtkWidget *qd_mark_sample_new_color (const char *color);
GtkWidget *qd_mark_sample_new_style (QdMarkStyle style, const char *character);
void qd_mark_sample_set_colors (QdMarkSample *self, const QdPageColors *colors);

G_END_DECLS
