/* qd-status-bar.h: the line at the foot: how far the reader is, and in what the text is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page or pages in view, characters read and in all, the section, a bar, percent, the time that is left at the
 * reader's own speed, and the encoding, which can be changed there. CSS node "statusbar".
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_STATUS_BAR (qd_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (QdStatusBar, qd_status_bar, QD, STATUS_BAR, GtkWidget)

GtkWidget *qd_status_bar_new (void);
/* @document: (nullable) */
void qd_status_bar_set_document (QdStatusBar *self, QdDocument *document);
/* @section: (nullable). @minutes: still to read. */
void qd_status_bar_set_progress (QdStatusBar *self, int n_read, QdSection *section, int minutes);
/* Pages [first, last) of @n_pages are in view; 0 where the text scrolls. */
void qd_status_bar_set_pages (QdStatusBar *self, int first, int last, int n_pages);

G_END_DECLS
