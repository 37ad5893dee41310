/* qd-application.h: the program: one instance, many windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens what the command line names, each file in a window of its own; without a file the bundled essay at the first
 * start and the start page later. Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_APPLICATION (qd_application_get_type ())
G_DECLARE_FINAL_TYPE (QdApplication, qd_application, QD, APPLICATION, AdwApplication)

QdApplication *qd_application_new (void);

G_END_DECLS
