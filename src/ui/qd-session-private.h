/* qd-session-private.h: the inside of a session, for the files it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-session.c holds the state and its life, qd-session-place.c says where the reader is, qd-session-load.c changes
 * document and flow; qd-session-marks.c, -headings.c and -emendations.c are what the reader does to the text.
 */
#pragma once

#include "ui/qd-file-watch.h"
#include "ui/qd-loader.h"
#include "ui/qd-session.h"

G_BEGIN_DECLS

struct _QdSession
{
  GObject parent_instance;

  char *data_dir;
  GFile *file;
  QdFileWatch *watch; /* (nullable): over the file */
  QdDocument *document;
  QdFaces *faces; /* of the style, for the main thread */
  char *missing;  /* (nullable): a sentence on characters no font has */
  QdFlow *flow;
  QdStore *store;
  QdAnnotation *current;
  QdStyle style;
  double width_px, height_px; /* room for the text */
  QdReadingKind kind;

  gsize anchor, caret;
  gsize position;
  QdSection *section;
  GArray *way_back; /* of int: source code points, so that they outlive a reading */
  char *last_color;

  GTask *load_task;       /* the load under way; a newer one takes its place */
  guint style_serial;     /* changes with style and room */
  gboolean composing;     /* in a thread */
  gboolean compose_again; /* something changed meanwhile */
  gboolean reread_again;  /* another reading or outline was asked for meanwhile */
  gboolean other_reading; /* another reading is wanted, not only another outline of the one shown */
  guint save_source;
};

typedef enum
{
  QD_SESSION_PROP_FILE = 1,
  QD_SESSION_PROP_DOCUMENT,
  QD_SESSION_PROP_FLOW,
  QD_SESSION_PROP_ANNOTATIONS,
  QD_SESSION_PROP_HISTORY,
  QD_SESSION_PROP_SELECTION_START,
  QD_SESSION_PROP_SELECTION_END,
  QD_SESSION_PROP_POSITION,
  QD_SESSION_PROP_SECTION,
  QD_SESSION_PROP_CURRENT,
  QD_SESSION_PROP_LOADING,
  QD_SESSION_PROP_CAN_GO_BACK,
  QD_SESSION_PROP_PROBLEM,
  QD_SESSION_PROP_FILE_STATE,
  QD_SESSION_PROP_READ_ONLY,
  QD_SESSION_N_PROPS
} QdSessionProp;

void qd_session_notify (QdSession *self, QdSessionProp prop);
gsize qd_session_get_n_bytes (QdSession *self);
/* Writes down where reading is, with all that is not written yet. */
gboolean qd_session_save_place (QdSession *self, GError **error);
/* The outline as the reader now wants it, when it is made. */
void qd_session_correct (QdSession *self);
/* Another reading of the same source, when it is made. */
void qd_session_read_otherwise (QdSession *self);
/* Takes over all that belongs to one document; everything NULL lets go of it. */
void qd_session_adopt (QdSession *self, GFile *file, QdStore *store, QdDocument *document, QdFlow *flow);
/* Tells how the file stands to what was read of it. @watch: (nullable) */
void qd_session_watch_file (QdSession *self, QdFileWatch *watch);
/* The same source in another reading: every place stays where it is in the source. */
void qd_session_replace_document (QdSession *self, QdDocument *document, QdFlow *flow);

G_END_DECLS
