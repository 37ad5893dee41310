/* qd-search-bar.h: finds words in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every match is washed over in the reading view, one is selected, and the bar says which of how many it is.
 * CSS node "searchbar" of libadwaita's looks, class "qd-search". Main thread.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-reading-view.h"

G_BEGIN_DECLS

#define QD_TYPE_SEARCH_BAR (qd_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (QdSearchBar, qd_search_bar, QD, SEARCH_BAR, GtkWidget)

GtkWidget *qd_search_bar_new (void);
/* @view: (nullable) with its session set. */
void qd_search_bar_set_view (QdSearchBar *self, QdReadingView *view);
void qd_search_bar_open (QdSearchBar *self);
void qd_search_bar_close (QdSearchBar *self);
gboolean qd_search_bar_is_open (QdSearchBar *self);
void qd_search_bar_step (QdSearchBar *self, int direction); /* 1 to the next match, -1 to the one before */
void qd_search_bar_set_words (QdSearchBar *self, const char *words);
/* From 1; 0 if there is none. */
int qd_search_bar_get_match (QdSearchBar *self, int *n_matches);

G_END_DECLS
