/* main-loop.h: tests of the window wait in the main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/qd-session.h"

G_BEGIN_DECLS

void main_loop_run_for (int ms);
/* Loads, and returns when that is done. */
gboolean main_loop_load (QdSession *session, GFile *file, GError **error);

G_END_DECLS
