/* qd-export-collection.h: notes of several documents leave together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each document's notes are written by a template (qd-export-template.h), one document after the other. No document
 * has to be open. Pure; main thread, as the notes are.
 */
#pragma once

#include "annotation/qd-collected-note.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* "markdown", "text", "csv", "template" */
  const char *title;     /* marked for translation */
  const char *extension; /* without the dot */
  const char *template;  /* (nullable): NULL for the reader's own */
} QdCollectionForm;

const QdCollectionForm *qd_export_collection_get_forms (int *n_forms);
/* @notes: (element-type QdCollectedNote): in the order of a QdCollection. (transfer full) (nullable) */
GBytes *qd_export_collection (GPtrArray *notes, const char *template, GVariant *color_names, GError **error);

G_END_DECLS
