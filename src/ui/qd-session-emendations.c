/* qd-session-emendations.c: the reader passes verdicts on emendations, and makes some
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session-private.h"

#include <string.h>

/**
 * qd_session_find_emendation:
 * @self: a session
 * @byte: a place
 *
 * Returns: (nullable) (transfer none): the emendation shown there; of one that shows nothing, the place it stood at
 */
const QdEmendation *
qd_session_find_emendation (QdSession *self, gsize byte)
{
  GPtrArray *emendations;
  QdReading *reading;
  guint low = 0, high;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  if (!self->document)
    return NULL;
  reading = qd_document_get_reading (self->document);
  emendations = qd_reading_get_emendations (reading);
  high = emendations->len;
  /* The first that ends after @byte; they are sorted, without overlaps. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const QdEmendation *emendation = g_ptr_array_index (emendations, middle);
      gsize start = qd_reading_from_source (reading, emendation->start, QD_BIAS_START);
      gsize end = qd_reading_from_source (reading, emendation->end, QD_BIAS_END);

      if (MAX (end, start + 1) <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < emendations->len)
    {
      const QdEmendation *emendation = g_ptr_array_index (emendations, low);

      if (qd_reading_from_source (reading, emendation->start, QD_BIAS_START) <= byte)
        return emendation;
    }
  return NULL;
}

/**
 * qd_session_find_verdict:
 * @self: a session
 * @byte: a place
 * @start: (out): first code point of the source
 * @end: (out): code point after the range
 *
 * Returns: whether the reader passed a verdict on what is shown there
 */
gboolean
qd_session_find_verdict (QdSession *self, gsize byte, int *start, int *end)
{
  g_autoptr (QdVerdicts) verdicts = NULL;
  QdReading *reading;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (!self->store)
    return FALSE;
  verdicts = qd_store_dup_verdicts (self->store);
  reading = qd_document_get_reading (self->document);
  return qd_verdicts_find (verdicts, qd_reading_to_source (reading, byte, QD_BIAS_START), start, end);
}

/**
 * qd_session_set_wording:
 * @self: a session
 * @start: first code point of the source
 * @end: code point after the range; more than @start
 * @wording: (nullable): how it is to read: "" leaves it out; %NULL takes the verdict back
 *
 * An act that can be undone, kept with the annotations. The new reading arrives when it is made.
 */
void
qd_session_set_wording (QdSession *self, int start, int end, const char *wording)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (self->store)
    qd_history_set_wording (qd_store_get_history (self->store), start, end, wording);
}

/**
 * qd_session_refuse:
 * @self: a session
 * @start: first code point of the source
 * @end: code point after the range; more than @start
 *
 * Shows a range as it stands in the source, whatever was emended there.
 */
void
qd_session_refuse (QdSession *self, int start, int end)
{
  g_autofree char *words = NULL;

  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->store)
    return;
  words = qd_text_dup_range (qd_document_get_source (self->document), start, end);
  qd_session_set_wording (self, start, end, words);
}

/**
 * qd_session_get_emendable:
 * @self: a session
 * @start: (out): first code point of the source
 * @end: (out): code point after the range
 *
 * Returns: whether the selection, as it stands in the source, can be worded otherwise: it must not go over a line end
 */
gboolean
qd_session_get_emendable (QdSession *self, int *start, int *end)
{
  g_autofree char *words = NULL;
  QdReading *reading;
  gsize first, last;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  qd_session_get_selection (self, &first, &last);
  if (!self->document || first == last)
    return FALSE;
  reading = qd_document_get_reading (self->document);
  *start = qd_reading_to_source (reading, first, QD_BIAS_START);
  *end = qd_reading_to_source (reading, last, QD_BIAS_END);
  words = qd_text_dup_range (qd_reading_get_source (reading), *start, *end);
  return !strchr (words, '\n');
}

/**
 * qd_session_refuse_kind:
 * @self: a session
 * @kind: a kind of emendations
 * @refuse: whether none of them is to be shown
 *
 * Kept with the document. The new reading arrives when it is made.
 */
void
qd_session_refuse_kind (QdSession *self, QdEmendationKind kind, gboolean refuse)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->store)
    return;
  qd_store_set_kind_refused (self->store, kind, refuse);
  qd_session_read_otherwise (self);
}
