/* qd-loader.c: off the main thread, a file becomes a document and a document becomes a flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-loader.h"

#include <math.h>

#include "typeset/qd-coverage.h"
#include "typeset/qd-page-fit.h"

/* Lines a page until it is known how many there is room for. */
#define USUAL_PAGE_LINES 24

/**
 * qd_load_request_new:
 *
 * Returns: (transfer full): a request for nothing yet, in the emended reading
 */
QdLoadRequest *
qd_load_request_new (void)
{
  QdLoadRequest *self = g_new0 (QdLoadRequest, 1);

  self->kind = QD_READING_EMENDED;
  return self;
}

/**
 * qd_load_request_free:
 * @self: (nullable): a request
 */
void
qd_load_request_free (QdLoadRequest *self)
{
  if (!self)
    return;
  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_pointer (&self->corrections, qd_corrections_unref);
  g_clear_pointer (&self->verdicts, qd_verdicts_unref);
  g_free (self->encoding);
  g_free (self);
}

/**
 * qd_loaded_free:
 * @self: (nullable): an answer; what was stolen from it is left alone
 */
void
qd_loaded_free (QdLoaded *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->missing, g_free);
  g_clear_object (&self->flow);
  g_clear_pointer (&self->faces, qd_faces_unref);
  g_clear_object (&self->document);
  g_free (self);
}

/**
 * qd_loader_fit_style:
 * @style: (inout): the style as the reader chose it; becomes the one to compose with
 * @document: the document to be set
 * @width_px: room for the text, 0 if not known
 * @height_px: the same downwards
 *
 * The marks follow the document's language unless the reader chose a region, and a window that is too narrow for the
 * measure shortens it to whole characters, so that no line needs stretching for the window’s sake. In pages so does one
 * that is too low for the lines of a page.
 */
void
qd_loader_fit_style (QdStyle *style, QdDocument *document, double width_px, double height_px)
{
  double along_px = style->direction == QD_DIRECTION_VERTICAL ? height_px : width_px;

  if (!style->region_fixed)
    style->region = qd_region_from_language (qd_document_get_language (document));
  if (style->mode == QD_MODE_PAGES && width_px > 0 && height_px > 0)
    qd_page_fit (style, width_px, height_px);
  else if (along_px > 0 && style->measure * style->size_px > along_px)
    style->measure = MAX (QD_PAGE_FIT_MIN_MEASURE, floor (along_px / style->size_px));
  if (style->page_lines == 0)
    style->page_lines = USUAL_PAGE_LINES;
}

static QdDocument *
find_document (const QdLoadRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdDocument) document = NULL;
  gboolean reread = request->reread;

  if (request->file)
    {
      document = qd_document_load (request->file, request->encoding, request->kind, cancellable, error);
      reread = !qd_verdicts_is_empty (request->verdicts);
    }
  else
    document = g_object_ref (request->document);
  if (document && reread)
    {
      QdDocument *other = qd_document_dup_with_reading (document, request->kind, request->verdicts);

      g_set_object (&document, other);
      g_object_unref (other);
    }
  if (document && request->corrections)
    {
      QdDocument *corrected = qd_document_dup_with_corrections (document, request->corrections);

      g_set_object (&document, corrected);
      g_object_unref (corrected);
    }
  return g_steal_pointer (&document);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const QdLoadRequest *request = task_data;
  g_autoptr (QdLoaded) loaded = g_new0 (QdLoaded, 1);
  GError *error = NULL;
  QdStyle style = request->style;

  loaded->document = find_document (request, cancellable, &error);
  if (!loaded->document)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  qd_loader_fit_style (&style, loaded->document, request->width_px, request->height_px);
  loaded->faces = qd_faces_new (&style);
  loaded->flow = qd_flow_new (loaded->document, &style, loaded->faces);
  if (request->file)
    {
      g_autoptr (GPtrArray) loans = qd_coverage_find_loans (loaded->document, &style, loaded->faces);

      loaded->missing = qd_coverage_describe_missing (loans);
    }
  g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) qd_loaded_free);
}

/**
 * qd_loader_run_async:
 * @request: (transfer full): what is wanted
 * @cancellable: (nullable): to stop it
 * @callback: called in the main thread
 * @data: for @callback
 */
void
qd_loader_run_async (QdLoadRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (request && (request->file || request->document));

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, qd_loader_run_async);
  g_task_set_task_data (task, request, (GDestroyNotify) qd_load_request_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * qd_loader_run_finish:
 * @result: as given to the callback
 * @error: of the file or the format, or that it was cancelled
 *
 * Returns: (nullable) (transfer full): document, faces and flow
 */
QdLoaded *
qd_loader_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, qd_loader_run_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
