/* qd-window.h: one text with its outline, its page and its notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the widgets together over one QdSession and shows what becomes of opening, saving and closing. CSS class
 * "qd-window". Actions are those of qd-window-actions.c. Main thread.
 */
#pragma once

#include <adwaita.h>
#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_WINDOW (qd_window_get_type ())
G_DECLARE_FINAL_TYPE (QdWindow, qd_window, QD, WINDOW, AdwApplicationWindow)

QdWindow *qd_window_new (GtkApplication *application, GSettings *settings, const char *data_dir);
void qd_window_open (QdWindow *self, GFile *file);
/* Opens @file, if it is not open already, and goes to one of its notes. */
void qd_window_open_note (QdWindow *self, GFile *file, const char *id);
void qd_window_open_essay (QdWindow *self);
QdSession *qd_window_get_session (QdWindow *self);
/* Nothing is open and nothing is being opened. */
gboolean qd_window_is_empty (QdWindow *self);

G_END_DECLS
