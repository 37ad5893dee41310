/* qd-reading-view.h: the page: draws the lines in view with their marks, scrolls, selects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkWidget that implements GtkScrollable over a QdSession; it keeps no state of its own that has to survive it.
 * CSS node "readingview"; accessible role DOCUMENT with one child a visible paragraph or heading.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-page-colors.h"
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_READING_VIEW (qd_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (QdReadingView, qd_reading_view, QD, READING_VIEW, GtkWidget)

/* Signal "note-requested" (QdAnnotation *annotation): the reader wants to write; the panel opens its editor. */
GtkWidget *qd_reading_view_new (void);
void qd_reading_view_set_session (QdReadingView *self, QdSession *session);
QdSession *qd_reading_view_get_session (QdReadingView *self);
void qd_reading_view_set_paper (QdReadingView *self, QdPaper paper);
/* @top_third: else only if it is out of view. */
void qd_reading_view_scroll_to (QdReadingView *self, gsize byte, gboolean top_third);
void qd_reading_view_flash (QdReadingView *self, gsize start, gsize end);
void qd_reading_view_copy (QdReadingView *self);
void qd_reading_view_select_all (QdReadingView *self);

G_END_DECLS
