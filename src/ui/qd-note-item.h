/* qd-note-item.h: an annotation in its place in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Properties: annotation (construct only), heading (nullable string: stands above the card where a new group begins).
 */
#pragma once

#include "annotation/qd-annotation.h"

G_BEGIN_DECLS

#define QD_TYPE_NOTE_ITEM (qd_note_item_get_type ())
G_DECLARE_FINAL_TYPE (QdNoteItem, qd_note_item, QD, NOTE_ITEM, GObject)

QdNoteItem *qd_note_item_new (QdAnnotation *annotation);
QdAnnotation *qd_note_item_get_annotation (QdNoteItem *self);
const char *qd_note_item_get_heading (QdNoteItem *self);
void qd_note_item_set_heading (QdNoteItem *self, const char *heading);

G_END_DECLS
