/* qd-session-load.c: how a session comes by its document and its flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session-private.h"

/* A document up to this size is composed at once, in a few milliseconds; a longer one in a thread. */
#define COMPOSE_NOW_BYTES (600 * 1024)

/* The style and the flow */

static void recompose (QdSession *self);
static void run_again (QdSession *self);

static void
set_flow (QdSession *self, QdFlow *flow)
{
  if (g_set_object (&self->flow, flow))
    qd_session_notify (self, QD_SESSION_PROP_FLOW);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdSession) self = data;
  g_autoptr (QdLoaded) loaded = qd_loader_run_finish (result, NULL);

  self->composing = FALSE;
  if (loaded && loaded->document == self->document && !self->compose_again && !self->reread_again)
    {
      g_clear_pointer (&self->faces, qd_faces_unref);
      self->faces = g_steal_pointer (&loaded->faces);
      set_flow (self, loaded->flow);
    }
  run_again (self);
}

static QdLoadRequest *
new_request (QdSession *self)
{
  QdLoadRequest *request = qd_load_request_new ();

  request->style = self->style;
  request->width_px = self->width_px;
  request->height_px = self->height_px;
  request->kind = self->kind;
  if (self->store)
    {
      request->corrections = qd_store_dup_corrections (self->store);
      request->verdicts = qd_store_dup_verdicts (self->store);
    }
  return request;
}

/* A long document is composed in a thread; what is asked for meanwhile is done in one go after it. */
static void
recompose (QdSession *self)
{
  QdStyle style = self->style;

  if (!self->document)
    return;
  if (self->composing)
    {
      self->compose_again = TRUE;
      return;
    }
  qd_loader_fit_style (&style, self->document, self->width_px, self->height_px);
  if (qd_session_get_n_bytes (self) <= COMPOSE_NOW_BYTES)
    {
      g_autoptr (QdFlow) flow = NULL;

      if (!self->faces)
        self->faces = qd_faces_new (&style);
      flow = qd_flow_new (self->document, &style, self->faces);
      set_flow (self, flow);
    }
  else
    {
      QdLoadRequest *request = new_request (self);

      request->document = g_object_ref (self->document);
      g_clear_pointer (&request->corrections, qd_corrections_unref);
      self->composing = TRUE;
      qd_loader_run_async (request, NULL, composed_cb, g_object_ref (self));
    }
}

/**
 * qd_session_set_style:
 * @self: a session
 * @style: copied
 */
void
qd_session_set_style (QdSession *self, const QdStyle *style)
{
  g_return_if_fail (QD_IS_SESSION (self));

  self->style = *style;
  self->style_serial++;
  g_clear_pointer (&self->faces, qd_faces_unref);
  recompose (self);
}

/**
 * qd_session_get_style:
 * @self: a session
 *
 * Returns: (transfer none): the style as set; the flow's own may have a shorter measure
 */
const QdStyle *
qd_session_get_style (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return &self->style;
}

/* Whether lines or pages of @style are of another size than those of @other. */
static gboolean
is_other_size (const QdStyle *style, const QdStyle *other)
{
  return style->measure != other->measure
         || (style->mode == QD_MODE_PAGES
             && (style->page_lines != other->page_lines || style->spread != other->spread));
}

/**
 * qd_session_set_available_size:
 * @self: a session
 * @width_px: room for the text across the window; 0 if not known
 * @height_px: the same downwards
 *
 * Composes anew only if the room makes the measure, or the size of pages, another.
 */
void
qd_session_set_available_size (QdSession *self, double width_px, double height_px)
{
  QdStyle style;

  g_return_if_fail (QD_IS_SESSION (self));

  if (self->width_px == width_px && self->height_px == height_px)
    return;
  self->width_px = width_px;
  self->height_px = height_px;
  self->style_serial++;
  if (!self->flow)
    return;
  style = self->style;
  qd_loader_fit_style (&style, self->document, width_px, height_px);
  if (self->composing || is_other_size (&style, qd_flow_get_style (self->flow)))
    recompose (self);
}

/* Another reading of the same source */

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdSession) self = data;
  g_autoptr (QdLoaded) loaded = qd_loader_run_finish (result, NULL);

  self->composing = FALSE;
  /* A verdict given meanwhile makes this reading an old one. */
  self->other_reading |= self->reread_again;
  if (loaded && self->store && !self->reread_again
      && qd_document_get_source (loaded->document) == qd_document_get_source (self->document))
    {
      g_clear_pointer (&self->faces, qd_faces_unref);
      self->faces = g_steal_pointer (&loaded->faces);
      qd_session_replace_document (self, loaded->document, loaded->flow);
    }
  run_again (self);
}

static void
reread (QdSession *self)
{
  QdLoadRequest *request;

  if (!self->document)
    return;
  if (self->composing)
    {
      self->reread_again = TRUE;
      return;
    }
  request = new_request (self);
  request->document = g_object_ref (self->document);
  request->reread = self->other_reading;
  self->other_reading = FALSE;
  self->composing = TRUE;
  qd_loader_run_async (request, NULL, reread_cb, g_object_ref (self));
}

void
qd_session_read_otherwise (QdSession *self)
{
  self->other_reading = TRUE;
  reread (self);
}

void
qd_session_correct (QdSession *self)
{
  reread (self);
}

static void
run_again (QdSession *self)
{
  if (self->reread_again)
    {
      self->reread_again = self->compose_again = FALSE;
      reread (self);
    }
  else if (self->compose_again)
    {
      self->compose_again = FALSE;
      recompose (self);
    }
}

/**
 * qd_session_set_reading_kind:
 * @self: a session
 * @kind: how the source is to be shown
 *
 * Kept with the document. The new reading arrives when it is made; every place stays where it is in the source.
 */
void
qd_session_set_reading_kind (QdSession *self, QdReadingKind kind)
{
  g_autofree char *name = NULL;

  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->store || self->kind == kind)
    return;
  self->kind = kind;
  name = qd_reading_kind_to_string (kind);
  qd_store_set_reading_key (self->store, "Reading", name);
  qd_session_read_otherwise (self);
}

/**
 * qd_session_get_reading_kind:
 * @self: a session
 *
 * Returns: the reading shown, or on its way
 */
QdReadingKind
qd_session_get_reading_kind (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), QD_READING_EMENDED);
  return self->kind;
}

/* Loading */

typedef struct
{
  GFile *file;
  QdFileWatch *watch;         /* from before the file is read */
  char *encoding;             /* (nullable): as the reader chose it now */
  QdStore *store;             /* once the document is known */
  QdReadingKind kind;         /* as the reader chose it for this document */
  QdVerdicts *verdicts;       /* (nullable): on emendations */
  QdCorrections *corrections; /* (nullable): of the outline */
  gboolean second;            /* the document's own choices have been followed */
  guint style_serial;
} LoadState;

static void
load_state_free (LoadState *state)
{
  g_clear_object (&state->store);
  g_clear_object (&state->watch);
  g_clear_object (&state->file);
  qd_verdicts_unref (state->verdicts);
  qd_corrections_unref (state->corrections);
  g_free (state->encoding);
  g_free (state);
}

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer data);

/* @encoding: (nullable): of the file; @document: (nullable): read again in another reading instead of the file */
static void
start_loading (GTask *task, const char *encoding, QdDocument *document)
{
  LoadState *state = g_task_get_task_data (task);
  QdSession *self = g_task_get_source_object (task);
  QdLoadRequest *request = qd_load_request_new ();

  request->style = self->style;
  request->width_px = self->width_px;
  request->height_px = self->height_px;
  request->kind = state->kind;
  request->reread = document && (state->kind != QD_READING_EMENDED || !qd_verdicts_is_empty (state->verdicts));
  if (state->verdicts)
    request->verdicts = qd_verdicts_ref (state->verdicts);
  if (state->corrections)
    request->corrections = qd_corrections_ref (state->corrections);
  g_set_object (&request->document, document);
  if (!document)
    request->file = g_object_ref (state->file);
  request->encoding = g_strdup (encoding);
  state->style_serial = self->style_serial;
  qd_loader_run_async (request, g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
}

/* What the reader chose for this document before (another encoding, another reading) asks for a second round. */
static gboolean
follow_choices (GTask *task, QdDocument *document)
{
  LoadState *state = g_task_get_task_data (task);
  const char *found = qd_text_get_encoding (qd_document_get_source (document));
  g_autofree char *encoding = NULL;
  g_autofree char *reading = NULL;

  if (state->second)
    return FALSE;
  state->second = TRUE;
  encoding = qd_store_dup_reading_key (state->store, "Encoding");
  reading = qd_store_dup_reading_key (state->store, "Reading");
  if (reading)
    qd_reading_kind_from_string (reading, &state->kind);
  if (!state->encoding && encoding && *encoding && found && g_ascii_strcasecmp (encoding, found) != 0)
    {
      g_clear_object (&state->store);
      start_loading (task, encoding, NULL);
      return TRUE;
    }
  state->corrections = qd_store_dup_corrections (state->store);
  state->verdicts = qd_store_dup_verdicts (state->store);
  if (state->kind == QD_READING_EMENDED && qd_verdicts_is_empty (state->verdicts)
      && qd_corrections_is_empty (state->corrections))
    return FALSE;
  start_loading (task, NULL, document);
  return TRUE;
}

static void
set_load_task (QdSession *self, GTask *task)
{
  gboolean was_loading = self->load_task != NULL;

  g_set_object (&self->load_task, task);
  if (was_loading != (task != NULL))
    qd_session_notify (self, QD_SESSION_PROP_LOADING);
}

/* What the loaded document changes in the session. */
static void
take_loaded (QdSession *self, LoadState *state, QdLoaded *loaded)
{
  qd_store_set_document (state->store, loaded->document);
  if (state->encoding)
    qd_store_set_reading_key (state->store, "Encoding", state->encoding);
  self->kind = state->kind;
  qd_session_adopt (self, state->file, state->store, loaded->document, loaded->flow);
  qd_session_watch_file (self, state->watch);
  self->faces = g_steal_pointer (&loaded->faces);
  self->missing = g_steal_pointer (&loaded->missing);
  if (state->style_serial != self->style_serial)
    {
      g_clear_pointer (&self->faces, qd_faces_unref);
      recompose (self);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  QdSession *self = g_task_get_source_object (task);
  LoadState *state = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (QdLoaded) loaded = qd_loader_run_finish (result, &error);

  if (loaded && self->load_task != task)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another document was opened meanwhile");
  if (!error)
    {
      if (!state->store)
        {
          /* The new store reads from disk what the old one knows. What goes wrong is told when that is closed. */
          qd_session_save_place (self, NULL);
          state->store = qd_store_new_patient (self->data_dir, loaded->document, state->file);
        }
      if (follow_choices (task, loaded->document))
        return;
      /* The same document read anew keeps its history: what was done before can still be undone. */
      if (self->store && g_str_equal (qd_store_get_path (self->store), qd_store_get_path (state->store)))
        g_set_object (&state->store, self->store);
      qd_session_close (self, &error);
    }
  if (!error)
    take_loaded (self, state, loaded);
  if (self->load_task == task)
    set_load_task (self, NULL);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * qd_session_load_async:
 * @self: a session
 * @file: what to read
 * @encoding: (nullable): its encoding; as chosen for this document before, or found, if %NULL
 * @cancellable: (nullable): to stop it
 * @callback: called when the document is there or could not be read
 * @data: for @callback
 *
 * The document shown stays until the new one is ready, and if that fails. A newer call takes the place of an older.
 */
void
qd_session_load_async (QdSession *self,
                       GFile *file,
                       const char *encoding,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = NULL;
  LoadState *state;

  g_return_if_fail (QD_IS_SESSION (self) && G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, qd_session_load_async);
  state = g_new0 (LoadState, 1);
  state->file = g_object_ref (file);
  state->watch = qd_file_watch_new (file);
  state->encoding = g_strdup (encoding);
  state->kind = QD_READING_EMENDED;
  g_task_set_task_data (task, state, (GDestroyNotify) load_state_free);
  set_load_task (self, task);
  start_loading (task, encoding, NULL);
}

/**
 * qd_session_load_finish:
 * @self: a session
 * @result: as given to the callback
 * @error: why the file could not be read; or that what was open could not be saved
 *
 * Returns: whether the document is there
 */
gboolean
qd_session_load_finish (QdSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
