/* qd-selection-bar.h: the small bar beside a selection: colours, shapes, note, copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its buttons activate the actions of the page ("page.color", "page.mark", …), so it holds no state but its looks.
 * CSS node "selectionbar"; accessible role TOOLBAR.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-page-colors.h"

G_BEGIN_DECLS

#define QD_TYPE_SELECTION_BAR (qd_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (QdSelectionBar, qd_selection_bar, QD, SELECTION_BAR, GtkWidget)

GtkWidget *qd_selection_bar_new (void);
void qd_selection_bar_set_colors (QdSelectionBar *self, const QdPageColors *colors);
/* Whether it belongs to a mark, which can be removed, rather than to a selection. */
void qd_selection_bar_set_removable (QdSelectionBar *self, gboolean removable);
/* Allocates it inside a page of @width × @height, beside @where and never over it. */
void qd_selection_bar_allocate_beside (
    QdSelectionBar *self, const GdkRectangle *where, int width, int height, gboolean vertical);
/* Where a bar of that size goes; a pure function. */
GdkRectangle qd_selection_bar_place (
    const GdkRectangle *where, int bar_width, int bar_height, int width, int height, gboolean vertical);

G_END_DECLS
