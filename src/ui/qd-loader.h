/* qd-loader.h: off the main thread, a file becomes a document and a document becomes a flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One request names what is wanted; the answer is a document with the faces and the flow made for it. No widget and no
 * state: the session decides what becomes of the answer. Called from the main thread; the callback runs there.
 */
#pragma once

#include <gio/gio.h>
#include "document/qd-corrections.h"
#include "document/qd-document.h"
#include "typeset/qd-flow.h"

G_BEGIN_DECLS

typedef struct
{
  GFile *file;          /* (nullable): read it, else @document is used */
  char *encoding;       /* (nullable): of @file, found if NULL */
  QdDocument *document; /* (nullable): composed again if there is no @file */
  gboolean reread;      /* @document is wanted in another reading */
  QdReadingKind kind;
  QdCorrections *corrections; /* (nullable): the outline the reader wants; as @document has it if NULL */
  QdVerdicts *verdicts;       /* (nullable): what the reader says of emendations */
  QdStyle style;              /* as the reader chose it */
  double width_px, height_px; /* room for the text; 0 if not known */
} QdLoadRequest;

typedef struct
{
  QdDocument *document;
  QdFaces *faces;
  QdFlow *flow;
  char *missing; /* (nullable): a sentence on characters no font has, where a file was read */
} QdLoaded;

QdLoadRequest *qd_load_request_new (void);
void qd_load_request_free (QdLoadRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdLoadRequest, qd_load_request_free)
void qd_loaded_free (QdLoaded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdLoaded, qd_loaded_free)

void
qd_loader_run_async (QdLoadRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
QdLoaded *qd_loader_run_finish (GAsyncResult *result, GError **error);

void qd_loader_fit_style (QdStyle *style, QdDocument *document, double width_px, double height_px);

G_END_DECLS
