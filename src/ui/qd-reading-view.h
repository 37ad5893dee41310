/* qd-reading-view.h: the page: draws the lines in view with their marks, scrolls, selects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkWidget that implements GtkScrollable over a QdSession; it keeps no state of its own that has to survive it.
 * CSS node "readingview"; accessible role DOCUMENT with one child a visible paragraph or heading.
 * Put it into a GtkScrolledWindow: it scrolls along both axes, whichever the direction of the text needs.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-page-colors.h"
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_READING_VIEW (qd_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (QdReadingView, qd_reading_view, QD, READING_VIEW, GtkWidget)

/* Signals:
 * "note-requested" (QdAnnotation *annotation): the reader wants to write; the panel opens its editor.
 * "link-activated" (const char *uri, gsize byte): a link was clicked; one that starts with "#" is in the document.
 * "zoom" (int direction) → gboolean: 1 larger, -1 smaller, 0 as it was at first. Return TRUE to handle it (and keep it
 * in the settings); otherwise the view changes the session's style itself.
 * "pages-changed": others are shown, or there are more or fewer, see qd_reading_view_get_pages().
 * Actions on the view, for menus and keys: "page.copy", "page.copy-citation", "page.select-all", "page.mark" (s: a
 * style's name), "page.color" (s), "page.note", "page.delete", "page.show-emendation", "page.explain-line",
 * "page.open-link". */
GtkWidget *qd_reading_view_new (void);
void qd_reading_view_set_session (QdReadingView *self, QdSession *session);
QdSession *qd_reading_view_get_session (QdReadingView *self);
void qd_reading_view_set_paper (QdReadingView *self, QdPaper paper);
QdPaper qd_reading_view_get_paper (QdReadingView *self);
/* Notes beside their lines where there is room; else small marks open them. TRUE at first. */
void qd_reading_view_set_margin_notes (QdReadingView *self, gboolean margin_notes);
/* @top_third: else only if it is out of view. */
void qd_reading_view_scroll_to (QdReadingView *self, gsize byte, gboolean top_third);
void qd_reading_view_flash (QdReadingView *self, gsize start, gsize end);
/* Matches of a search, washed over until others are set. (element-type gsize) start and end in turn; NULL for none. */
void qd_reading_view_set_matches (QdReadingView *self, GArray *matches);
void qd_reading_view_copy (QdReadingView *self);
gboolean qd_reading_view_enlarge_first_picture (QdReadingView *self); /* FALSE if none is in view */
void qd_reading_view_select_all (QdReadingView *self);
/* The last byte in view, for counts of what was read. */
gsize qd_reading_view_get_end_in_view (QdReadingView *self);
/* The pages shown, from 0, half-open; returns how many there are, 0 where the text scrolls. */
int qd_reading_view_get_pages (QdReadingView *self, int *first, int *last);

G_END_DECLS
