/* qd-outline-private.h: the inside of the outline, for the files it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-outline.c shows the headings, qd-outline-actions.c corrects them.
 */
#pragma once

#include "ui/qd-outline.h"

G_BEGIN_DECLS

struct _QdOutline
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
  QdSession *session;            /* (nullable) */
  QdAnnotationList *annotations; /* (nullable): of the session, as long as it is listened to */
  GPtrArray *rows;               /* (element-type QdOutlineRow): those that show something */
  char *filter;                  /* (nullable) */
  QdSection *in_hand;            /* (nullable): what the menu was opened on */
  gssize return_to;              /* where the heading starts whose row gets the keyboard back; -1 for none */
  GtkWidget *popover;            /* (nullable): the menu */
};

void qd_outline_class_init_actions (GtkWidgetClass *widget_class);
void qd_outline_init_actions (QdOutline *self);
/* What is possible now. */
void qd_outline_actions_update (QdOutline *self);
/* After the rows were made anew: the keyboard goes back to the heading that was corrected from it. */
void qd_outline_return_focus (QdOutline *self);

G_END_DECLS
