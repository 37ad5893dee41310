/* qd-style-sample.h: a paragraph set as the settings say, to see what a choice does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Horizontal, scrolled, and never larger than a row of the preferences can show; all else is as on the page. CSS node
 * "stylesample"; accessible role IMG, with a label.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QD_TYPE_STYLE_SAMPLE (qd_style_sample_get_type ())
G_DECLARE_FINAL_TYPE (QdStyleSample, qd_style_sample, QD, STYLE_SAMPLE, GtkWidget)

void qd_style_sample_set_settings (QdStyleSample *self, GSettings *settings);

G_END_DECLS
