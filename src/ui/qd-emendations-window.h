/* qd-emendations-window.h: all emendations of the text, to be looked at, refused and taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows the session to another document. A row that is activated shows its place on the page.
 */
#pragma once

#include <adwaita.h>

#include "ui/qd-session.h"

G_BEGIN_DECLS

#define QD_TYPE_EMENDATIONS_WINDOW (qd_emendations_window_get_type ())
G_DECLARE_FINAL_TYPE (QdEmendationsWindow, qd_emendations_window, QD, EMENDATIONS_WINDOW, AdwWindow)

GtkWindow *qd_emendations_window_new (QdSession *session, GtkWindow *parent);

G_END_DECLS
