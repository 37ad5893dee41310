/* qd-note-walk.h: the notes of a document in the order of the text, under their headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every export format needs the same walk: filter, order, headings opened with their ancestors and never twice in a
 * row, orphans at the end. A visitor is told what comes; it only writes. Main thread, as the annotations are.
 */
#pragma once

#include "exchange/qd-exporter.h"

G_BEGIN_DECLS

typedef struct
{
  /* A heading under which notes follow; its ancestors came before. */
  void (*heading) (QdSection *section, gpointer data);
  void (*annotation) (QdAnnotation *annotation, const char *quotation, gpointer data);
  /* Once, before the first annotation that has no place in the text. */
  void (*orphans) (gpointer data);
} QdNoteVisitor;

void qd_note_walk (QdDocument *document,
                   QdAnnotationList *list,
                   const QdExportOptions *options,
                   const QdNoteVisitor *visitor,
                   gpointer data);
gboolean qd_export_options_match (const QdExportOptions *options, QdAnnotation *annotation);
const char *qd_note_get_color_name (const QdExportOptions *options, QdAnnotation *annotation); /* (nullable) */
char *qd_note_dup_quotation (QdDocument *document, QdAnnotation *annotation);
char *qd_note_dup_title (QdDocument *document);

G_END_DECLS
