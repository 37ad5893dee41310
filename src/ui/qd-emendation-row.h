/* qd-emendation-row.h: the row of one emendation: its line with what was and what is shown, why, and a verdict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSS node "emendationrow". Signal "verdict": the button was pressed.
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/qd-emendation-model.h"

G_BEGIN_DECLS

#define QD_TYPE_EMENDATION_ROW (qd_emendation_row_get_type ())
G_DECLARE_FINAL_TYPE (QdEmendationRow, qd_emendation_row, QD, EMENDATION_ROW, GtkWidget)

GtkWidget *qd_emendation_row_new (void);
void qd_emendation_row_set_item (QdEmendationRow *self, QdEmendationItem *item); /* (nullable) */
QdEmendationItem *qd_emendation_row_get_item (QdEmendationRow *self);            /* (nullable) (transfer none) */

G_END_DECLS
