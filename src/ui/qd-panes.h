/* qd-panes.h: the page between two side panels that step aside where the window is narrow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where there is room for all three, the panels stand beside the page and their edges can be dragged, or moved with
 * the arrow keys. Where there is not, first the start panel and then the end panel leaves; either can then be called
 * over the page, until Escape or a click beside it. Widths are px. Main thread.
 * Properties, all notifying: start-shown, end-shown (the reader wants the panel beside the page), start-width,
 * end-width, start-visible, end-visible (whether it is seen now, beside or over the page; settable: what a toggle
 * button binds to), bare (full screen: neither panel).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QD_TYPE_PANES (qd_panes_get_type ())
G_DECLARE_FINAL_TYPE (QdPanes, qd_panes, QD, PANES, GtkWidget)

/* The page is never pressed below this by panels beside it. */
#define QD_PANES_PAGE_WIDTH 560

GtkWidget *qd_panes_new (void);
void qd_panes_set_start (QdPanes *self, GtkWidget *widget);
void qd_panes_set_content (QdPanes *self, GtkWidget *widget);
void qd_panes_set_end (QdPanes *self, GtkWidget *widget);
/* Sends away a panel that stands over the page; FALSE if there was none. */
gboolean qd_panes_dismiss (QdPanes *self);
void qd_panes_set_start_visible (QdPanes *self, gboolean visible);
void qd_panes_set_end_visible (QdPanes *self, gboolean visible);
gboolean qd_panes_get_start_visible (QdPanes *self);
gboolean qd_panes_get_end_visible (QdPanes *self);

G_END_DECLS
