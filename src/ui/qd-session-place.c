/* qd-session-place.c: where the reader is in the text: the place read, the selection, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session-private.h"

/* Seconds after which a place read up to is written down without an act that writes. */
#define POSITION_SAVE_SECONDS 20
#define MAX_WAY_BACK 100

static QdReading *
get_reading (QdSession *self)
{
  return qd_document_get_reading (self->document);
}

/* Saving */

static gboolean
save_position_cb (gpointer data)
{
  QdSession *self = data;

  self->save_source = 0;
  /* What goes wrong is the store's problem property, and closing tries again. */
  qd_store_save (self->store, NULL);
  return G_SOURCE_REMOVE;
}

static void
keep_position (QdSession *self)
{
  qd_store_set_position (self->store, qd_reading_to_source (get_reading (self), self->position, QD_BIAS_START));
  if (!self->save_source)
    self->save_source = g_timeout_add_seconds (POSITION_SAVE_SECONDS, save_position_cb, self);
}

gboolean
qd_session_save_place (QdSession *self, GError **error)
{
  if (!self->store)
    return TRUE;
  keep_position (self);
  return qd_store_save (self->store, error);
}

/* The place being read */

/**
 * qd_session_set_view:
 * @self: a session
 * @first: the first byte in view; kept in the document's key file
 * @focus: where the eye is thought to be
 *
 * Called by whatever scrolls. A heading that was gone to stands below the top edge, so the first byte alone would tell
 * the section before it.
 */
void
qd_session_set_view (QdSession *self, gsize first, gsize focus)
{
  gsize n_bytes;

  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->document)
    return;
  n_bytes = qd_session_get_n_bytes (self);
  if (g_set_object (&self->section, qd_document_find_section (self->document, MIN (focus, n_bytes))))
    qd_session_notify (self, QD_SESSION_PROP_SECTION);
  if (MIN (first, n_bytes) == self->position)
    return;
  self->position = MIN (first, n_bytes);
  qd_session_notify (self, QD_SESSION_PROP_POSITION);
  keep_position (self);
}

/**
 * qd_session_set_position:
 * @self: a session
 * @byte: the first byte in view, and the one being read
 */
void
qd_session_set_position (QdSession *self, gsize byte)
{
  qd_session_set_view (self, byte, byte);
}

/**
 * qd_session_get_position:
 * @self: a session
 *
 * Returns: the first byte in view
 */
gsize
qd_session_get_position (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), 0);
  return self->position;
}

/**
 * qd_session_get_section:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the innermost section of the first byte in view
 */
QdSection *
qd_session_get_section (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->section;
}

/* Selection */

/**
 * qd_session_select:
 * @self: a session
 * @anchor: the end that rests
 * @caret: the end that moves; equal to @anchor for a caret without a selection
 */
void
qd_session_select (QdSession *self, gsize anchor, gsize caret)
{
  gsize n_bytes, old_start, old_end, start, end;

  g_return_if_fail (QD_IS_SESSION (self));

  n_bytes = qd_session_get_n_bytes (self);
  qd_session_get_selection (self, &old_start, &old_end);
  self->anchor = MIN (anchor, n_bytes);
  self->caret = MIN (caret, n_bytes);
  qd_session_get_selection (self, &start, &end);

  g_object_freeze_notify (G_OBJECT (self));
  if (start != old_start)
    qd_session_notify (self, QD_SESSION_PROP_SELECTION_START);
  if (end != old_end)
    qd_session_notify (self, QD_SESSION_PROP_SELECTION_END);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * qd_session_get_selection:
 * @self: a session
 * @start: (out): its first byte
 * @end: (out): the byte after it; equal to @start if nothing is selected
 */
void
qd_session_get_selection (QdSession *self, gsize *start, gsize *end)
{
  g_return_if_fail (QD_IS_SESSION (self));
  *start = MIN (self->anchor, self->caret);
  *end = MAX (self->anchor, self->caret);
}

/**
 * qd_session_get_caret:
 * @self: a session
 *
 * Returns: the moving end of the selection
 */
gsize
qd_session_get_caret (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), 0);
  return self->caret;
}

/**
 * qd_session_get_anchor:
 * @self: a session
 *
 * Returns: the resting end of the selection
 */
gsize
qd_session_get_anchor (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), 0);
  return self->anchor;
}

/* Going about */

static void
leave_way_back (QdSession *self)
{
  int place = qd_reading_to_source (get_reading (self), self->position, QD_BIAS_START);

  if (self->way_back->len > 0 && g_array_index (self->way_back, int, self->way_back->len - 1) == place)
    return;
  if (self->way_back->len == MAX_WAY_BACK)
    g_array_remove_index (self->way_back, 0);
  g_array_append_val (self->way_back, place);
  if (self->way_back->len == 1)
    qd_session_notify (self, QD_SESSION_PROP_CAN_GO_BACK);
}

static void
go_to (QdSession *self, gsize byte, gboolean flash)
{
  leave_way_back (self);
  qd_session_select (self, byte, byte);
  g_signal_emit_by_name (self, "scroll-to", (guint64) byte, flash);
}

/**
 * qd_session_go_to:
 * @self: a session
 * @byte: where to
 */
void
qd_session_go_to (QdSession *self, gsize byte)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (self->document)
    go_to (self, MIN (byte, qd_session_get_n_bytes (self)), FALSE);
}

/**
 * qd_session_go_to_section:
 * @self: a session
 * @section: a section of its document
 */
void
qd_session_go_to_section (QdSession *self, QdSection *section)
{
  g_return_if_fail (QD_IS_SECTION (section));
  qd_session_go_to (self, qd_section_get_start (section));
}

/**
 * qd_session_go_to_annotation:
 * @self: a session
 * @annotation: one of its annotations; it becomes the current one. An orphan leads nowhere
 */
void
qd_session_go_to_annotation (QdSession *self, QdAnnotation *annotation)
{
  gsize start, end;

  g_return_if_fail (QD_IS_SESSION (self));

  qd_session_set_current (self, annotation);
  if (qd_session_get_annotation_range (self, annotation, &start, &end))
    go_to (self, start, TRUE);
}

/**
 * qd_session_go_back:
 * @self: a session
 *
 * Returns: %FALSE if there is no way back
 */
gboolean
qd_session_go_back (QdSession *self)
{
  gsize byte;
  int place;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (self->way_back->len == 0)
    return FALSE;
  place = g_array_index (self->way_back, int, self->way_back->len - 1);
  g_array_set_size (self->way_back, self->way_back->len - 1);
  byte = qd_reading_from_source (get_reading (self), place, QD_BIAS_START);
  g_signal_emit_by_name (self, "scroll-back", (guint64) byte);
  if (self->way_back->len == 0)
    qd_session_notify (self, QD_SESSION_PROP_CAN_GO_BACK);
  return TRUE;
}
