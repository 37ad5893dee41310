/* qd-annotation-panel-private.h: what the panel and its actions share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/qd-annotation-panel.h"

G_BEGIN_DECLS

struct _QdAnnotationPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkSearchEntry *entry;
  GtkMenuButton *filter;
  GtkStack *stack;
  GtkListView *list;
  QdSession *session; /* (nullable) */
  QdNoteList *notes;
  GPtrArray *rows;       /* (element-type QdAnnotationRow): those that show something */
  QdAnnotation *to_edit; /* (nullable): its editor opens when its row is made */
  gboolean following;    /* the panel itself chose the current annotation: the list need not be moved */
};

/* Installs “panel.…” on the class. */
void qd_annotation_panel_install_actions (GtkWidgetClass *widget_class);
void qd_annotation_panel_go_to (QdAnnotationPanel *self, QdAnnotation *annotation);
GMenuModel *qd_annotation_panel_make_filter_menu (QdAnnotationPanel *self);

G_END_DECLS
