/* qd-file-dialog-compat.h: asks the reader for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFileDialog where there is one (GTK 4.10), GtkFileChooserNative before. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file: (nullable): NULL if the reader thought better of it. */
typedef void (*QdFileChosen) (GFile *file, gpointer data);

/* @filters: (transfer none): a list of GtkFileFilter, the first is chosen. */
void
qd_file_dialog_open (GtkWindow *parent, const char *title, GListModel *filters, QdFileChosen chosen, gpointer data);
void qd_file_dialog_save (GtkWindow *parent, const char *title, const char *name, QdFileChosen chosen, gpointer data);

G_END_DECLS
