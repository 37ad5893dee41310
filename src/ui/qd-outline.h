/* qd-outline.h: the headings of the document as a tree to go by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filter box, counts of notes, the section being read; a click or Enter goes there and leaves a way back; typing in
 * the list filters. CSS node "outline". Signal: "activated", after going somewhere.
 */
#pragma once

#include <gtk/gtk.h>
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_OUTLINE (qd_outline_get_type ())
G_DECLARE_FINAL_TYPE (QdOutline, qd_outline, QD, OUTLINE, GtkWidget)

GtkWidget *qd_outline_new (void);
void qd_outline_set_session (QdOutline *self, QdSession *session);
GListModel *qd_outline_get_model (QdOutline *self);
void qd_outline_set_filter (QdOutline *self, const char *text);

G_END_DECLS
