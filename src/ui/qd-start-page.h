/* qd-start-page.h: what the window shows while nothing is open: what to do, and the files opened last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal: "file-chosen" (GFile). CSS node "startpage". Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_START_PAGE (qd_start_page_get_type ())
G_DECLARE_FINAL_TYPE (QdStartPage, qd_start_page, QD, START_PAGE, GtkWidget)

GtkWidget *qd_start_page_new (void);
void qd_start_page_set_recent (QdStartPage *self, const char *const *uris);
int qd_start_page_get_n_recent (QdStartPage *self);
/* (transfer full): “essay.txt”, and the folder below it. */
void qd_start_page_describe (GFile *file, char **name, char **folder);

G_END_DECLS
