/* qd-window-private.h: what the parts of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-window.c puts it together, qd-window-load.c opens and closes texts, qd-window-actions.c does what menus and keys
 * ask for.
 */
#pragma once

#include "ui/qd-annotation-panel.h"
#include "ui/qd-banner.h"
#include "ui/qd-outline.h"
#include "ui/qd-panes.h"
#include "ui/qd-reading-pace.h"
#include "ui/qd-reading-view.h"
#include "ui/qd-search-bar.h"
#include "ui/qd-start-page.h"
#include "ui/qd-status-bar.h"
#include "ui/qd-window.h"

G_BEGIN_DECLS

struct _QdWindow
{
  AdwApplicationWindow parent_instance;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkWidget *open_button;
  GtkMenuButton *recent_button;
  GtkWidget *vertical_button;
  GtkWidget *look_button;
  AdwToastOverlay *toasts;
  QdBanner *store_banner;
  QdBanner *file_banner;
  GtkWindow *emendations; /* (nullable): the window over them, while it is open */
  GtkStack *stack;
  QdStartPage *start_page;
  AdwStatusPage *error_page;
  GtkLabel *loading_label;
  GtkMenuButton *error_encoding;
  QdPanes *panes;
  QdOutline *outline;
  QdSearchBar *search;
  QdReadingView *view;
  QdAnnotationPanel *panel;
  QdStatusBar *status;
  GtkDropTarget *drop_target;

  GSettings *settings;
  char *data_dir;
  QdSession *session;
  QdReadingPace pace;
  guint style_id;    /* a change of style waits to be applied */
  guint progress_id; /* what the status line shows waits to be worked out */
  guint narrow_id;   /* a change of width waits to be followed */

  GFile *file;               /* (nullable): open, being opened, or could not be opened */
  char *wanted_note;         /* (nullable): the id of the note to go to when the text is open */
  char *encoding;            /* (nullable): asked for */
  GCancellable *cancellable; /* (nullable): as long as something is being opened */
  guint loading_id;          /* the page of loading waits to be shown */
  gboolean closing;          /* the reader has decided: no more questions */
};

/* qd-window.c */
void qd_window_say (QdWindow *self, const char *text, const char *button, const char *action);
void qd_window_show_page (QdWindow *self); /* what fits: the text, the start page */
void qd_window_update_title (QdWindow *self);

/* qd-window-load.c */
void qd_window_load (QdWindow *self, GFile *file, const char *encoding);
void qd_window_stop_loading (QdWindow *self);
/* FALSE if the reader has to be asked first. */
gboolean qd_window_close_request (QdWindow *self);
void qd_window_show_file_state (QdWindow *self);
void qd_window_load_dispose (QdWindow *self);

/* qd-window-actions.c */
void qd_window_actions_init (QdWindow *self);
void qd_window_actions_update (QdWindow *self);

/* Shows the notes and writes one. */
void qd_window_edit_note (QdWindow *self, QdAnnotation *annotation);

G_END_DECLS
