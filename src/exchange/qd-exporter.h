/* qd-exporter.h: notes leave: one file per format, listed in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An exporter is a pure function from a document and its annotations to bytes: in the order of the text, grouped
 * under the headings, quotation and own thought told apart. Writing a file is a thin wrapper. Main thread, as the
 * annotations are.
 */
#pragma once

#include "annotation/qd-annotation-list.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *color;     /* (nullable) only this colour, by its key */
  const char *style;     /* (nullable) only this style */
  const char *tag;       /* (nullable) only this tag */
  const char *section;   /* (nullable) only under headings whose path contains this */
  GDateTime *since;      /* (nullable) only what was created or changed then or later */
  GDateTime *until;      /* (nullable) only what was created before */
  const char *template;  /* (nullable) of the reader's own: its text, see qd-export-template.h */
  GVariant *color_names; /* (nullable) what the reader calls the colours, see qd-color-names.h */
  gboolean block_ids;    /* Markdown: ^id references */
  gboolean front_matter; /* Markdown: YAML front matter */
} QdExportOptions;

typedef struct _QdExporter QdExporter;
struct _QdExporter
{
  const char *name;      /* as on the command line: "markdown", "html", … */
  const char *title;     /* marked for translation */
  const char *extension; /* without the dot */
  const char *mime_type;
  GBytes *(*export) (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error);
};

const QdExporter *qd_exporter_get_all (int *n_exporters);
const QdExporter *qd_exporter_find (const char *name);                          /* (nullable): by name or extension */
char *qd_exporter_dup_file_name (const QdExporter *self, QdDocument *document); /* stable: title and format */

G_END_DECLS
