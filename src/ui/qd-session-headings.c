/* qd-session-headings.c: the reader corrects the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session-private.h"

/* The heading that starts in the paragraph at @byte: its section; NULL if the paragraph has none. */
static QdSection *
find_heading (QdSession *self, gsize byte)
{
  int index = qd_document_find_paragraph (self->document, byte);
  const QdParagraph *paragraph = index >= 0 ? qd_document_get_paragraph (self->document, index) : NULL;
  QdSection *section = paragraph ? qd_document_find_section (self->document, paragraph->start) : NULL;

  if (!section || qd_section_get_level (section) == 0)
    return NULL;
  /* A heading broken over lines is of several paragraphs. */
  if (paragraph->start < qd_section_get_start (section) || paragraph->start >= qd_section_get_heading_end (section))
    return NULL;
  return section;
}

/**
 * qd_session_get_heading_level:
 * @self: a session
 * @byte: a place
 *
 * Returns: the level of the heading that the paragraph there is or begins with, from 1; 0 if it is none
 */
int
qd_session_get_heading_level (QdSession *self, gsize byte)
{
  QdSection *section;

  g_return_val_if_fail (QD_IS_SESSION (self), 0);

  section = self->document ? find_heading (self, byte) : NULL;
  return section ? qd_section_get_level (section) : 0;
}

/**
 * qd_session_set_heading:
 * @self: a session
 * @byte: a place
 * @level: the level of the heading that the paragraph there is; 0 for no heading, -1 for what was recognised
 *
 * Corrects the outline. Nothing happens where the paragraph is that already.
 */
void
qd_session_set_heading (QdSession *self, gsize byte, int level)
{
  QdReading *reading;
  QdSection *section;
  gsize start, end;
  int index;

  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->document || level > QD_CORRECTIONS_MAX_LEVEL)
    return;
  index = qd_document_find_paragraph (self->document, byte);
  if (index < 0 || (level >= 0 && level == qd_session_get_heading_level (self, byte)))
    return;
  section = find_heading (self, byte);
  start = section ? qd_section_get_start (section) : qd_document_get_paragraph (self->document, index)->start;
  end = section ? qd_section_get_heading_end (section) : qd_document_get_paragraph (self->document, index)->end;
  reading = qd_document_get_reading (self->document);
  qd_history_set_heading (qd_store_get_history (self->store), qd_reading_to_source (reading, start, QD_BIAS_START),
                          qd_reading_to_source (reading, end, QD_BIAS_END), level);
}

/**
 * qd_session_shift_heading:
 * @self: a session
 * @byte: a place in a heading
 * @by: how many levels down; less than 0 for up
 *
 * Promotes or demotes a heading, within the levels there are.
 */
void
qd_session_shift_heading (QdSession *self, gsize byte, int by)
{
  int level;

  g_return_if_fail (QD_IS_SESSION (self));

  level = qd_session_get_heading_level (self, byte);
  if (level > 0)
    qd_session_set_heading (self, byte, CLAMP (level + by, 1, QD_CORRECTIONS_MAX_LEVEL));
}

/**
 * qd_session_reset_headings:
 * @self: a session
 *
 * Takes back all that was said of headings, as one step, and which outline was chosen.
 */
void
qd_session_reset_headings (QdSession *self)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->store)
    return;
  qd_history_reset_headings (qd_store_get_history (self->store));
  qd_session_set_outline_kind (self, QD_OUTLINE_RECOGNISED);
}

/**
 * qd_session_get_outline_kind:
 * @self: a session
 *
 * Returns: which of the outlines of the document the reader chose
 */
QdOutlineKind
qd_session_get_outline_kind (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), QD_OUTLINE_RECOGNISED);
  return self->store ? qd_store_get_outline_kind (self->store) : QD_OUTLINE_RECOGNISED;
}

/**
 * qd_session_set_outline_kind:
 * @self: a session
 * @kind: which of the outlines of the document the reader wants
 *
 * Kept with the document.
 */
void
qd_session_set_outline_kind (QdSession *self, QdOutlineKind kind)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (!self->store || qd_store_get_outline_kind (self->store) == kind)
    return;
  qd_store_set_outline_kind (self->store, kind);
  qd_session_correct (self);
}
