/* qd-note-values.h: one note as templates see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are those that qd-export-template.h documents. Pure.
 */
#pragma once

#include <json-glib/json-glib.h>
#include "annotation/qd-annotation.h"

G_BEGIN_DECLS

/* Borrowed. */
typedef struct
{
  const char *id, *quote, *note, *section, *color; /* (nullable) but for id */
  const char *const *tags;                         /* (nullable) */
  QdMarkStyle style;
  QdAnnotationKind kind;
  GDateTime *created, *modified;
  int start, end;
  gboolean orphan;
  GVariant *color_names; /* (nullable): see qd-color-names.h */
} QdNoteValues;

/* (nullable): what the reader calls the colour of a note, if the note is shown in it. */
const char *qd_note_values_get_color_name (GVariant *color_names, QdAnnotationKind kind, const char *color);

JsonObject *qd_note_values_to_json (const QdNoteValues *self); /* (transfer full) */
/* Appends {"level", "text"} to @headings. */
void qd_note_values_add_heading (JsonArray *headings, int level, const char *text);

G_END_DECLS
