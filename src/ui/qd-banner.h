/* qd-banner.h: a sentence above the page that stays until it is answered or no longer true
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For what a toast would be too short: notes that could not be saved, a file that changed on disk.
 * CSS node "banner"; accessible role ALERT. Signals: "answered" (the button), "dismissed" (the cross).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QD_TYPE_BANNER (qd_banner_get_type ())
G_DECLARE_FINAL_TYPE (QdBanner, qd_banner, QD, BANNER, GtkWidget)

GtkWidget *qd_banner_new (void);
void qd_banner_show (QdBanner *self, const char *text, const char *button);
void qd_banner_hide (QdBanner *self);
const char *qd_banner_get_text (QdBanner *self);
gboolean qd_banner_is_shown (QdBanner *self);

G_END_DECLS
