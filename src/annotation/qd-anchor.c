/* qd-anchor.c: finds the place an annotation was made at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-anchor.h"

#include <string.h>

struct _QdAnchorFinder
{
  QdDocument *document;
};

/**
 * qd_anchor_finder_new:
 * @document: a document
 *
 * Returns: (transfer full): a finder of places in it
 */
QdAnchorFinder *
qd_anchor_finder_new (QdDocument *document)
{
  QdAnchorFinder *self = g_new0 (QdAnchorFinder, 1);

  self->document = g_object_ref (document);
  return self;
}

/**
 * qd_anchor_finder_free:
 * @self: a finder
 *
 * Frees it.
 */
void
qd_anchor_finder_free (QdAnchorFinder *self)
{
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
stands_at (const char *string, gsize n_bytes, gsize at, const char *quote, gsize length)
{
  return at <= n_bytes && length <= n_bytes - at && memcmp (string + at, quote, length) == 0;
}

/* Whether the quotation stands at the place stored, in the source or in the text as shown. */
static gboolean
is_in_place (QdAnchorFinder *self, QdRecord *record)
{
  QdText *source = qd_document_get_source (self->document);
  QdReading *reading = qd_document_get_reading (self->document);
  gsize n_bytes, length = strlen (record->quote);
  const char *string = qd_text_get_string (source, &n_bytes);

  if (record->end > qd_text_get_n_chars (source))
    return FALSE;
  if (stands_at (string, n_bytes, qd_text_char_to_byte (source, record->start), record->quote, length))
    return TRUE;
  string = qd_reading_get_string (reading, &n_bytes);
  return stands_at (string, n_bytes, qd_reading_from_source (reading, record->start, QD_BIAS_START), record->quote,
                    length);
}

/**
 * qd_anchor_finder_place:
 * @self: a finder
 * @record: an annotation
 * @placement: (out): where it stands, and how surely
 *
 * Finds the place of an annotation.
 */
void
qd_anchor_finder_place (QdAnchorFinder *self, QdRecord *record, QdPlacement *placement)
{
  QdText *source = qd_document_get_source (self->document);
  gsize n_bytes, length = strlen (record->quote);
  const char *string = qd_text_get_string (source, &n_bytes);
  const char *found;

  *placement = (QdPlacement){ record->start, record->end, QD_STATE_PLACED, 1 };
  if (is_in_place (self, record))
    return;
  found = length > 0 ? memmem (string, n_bytes, record->quote, length) : NULL;
  if (found)
    {
      placement->start = qd_text_byte_to_char (source, found - string);
      placement->end = qd_text_byte_to_char (source, found - string + length);
      placement->state = QD_STATE_MOVED;
      return;
    }
  placement->state = QD_STATE_ORPHAN;
  placement->score = 0;
}
