/* qd-encoding-chooser.h: how a text begins in each encoding it may be in, for the reader to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window over its parent. What is chosen activates “win.encoding” there, with the encoding's name.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_ENCODING_CHOOSER (qd_encoding_chooser_get_type ())
G_DECLARE_FINAL_TYPE (QdEncodingChooser, qd_encoding_chooser, QD, ENCODING_CHOOSER, AdwWindow)

GtkWindow *qd_encoding_chooser_new (GtkWindow *parent, GBytes *head, const char *current);
void qd_encoding_chooser_open (GtkWindow *parent, GFile *file, const char *current);

G_END_DECLS
