/* qd-alert-compat.h: asks the reader a question that cannot wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdwAlertDialog where there is one (libadwaita 1.5), AdwMessageDialog before. Main thread.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic */
  gboolean destructive;
} QdAlertAnswer;

/* @id: of the answer; that of the first answer where the question was closed. */
typedef void (*QdAlertAnswered) (const char *id, gpointer data);

/* The first of @answers is the safe one, and the default. */
void qd_alert_ask (GtkWindow *parent,
                   const char *heading,
                   const char *body,
                   const QdAlertAnswer *answers,
                   int n_answers,
                   QdAlertAnswered answered,
                   gpointer data);

G_END_DECLS
