/* qd-exporter.c: the table of export formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-exporter.h"

#include "exchange/qd-export-csv.h"
#include "exchange/qd-export-html.h"
#include "exchange/qd-export-json.h"
#include "exchange/qd-export-markdown.h"
#include "exchange/qd-export-org.h"
#include "exchange/qd-export-template.h"
#include "exchange/qd-export-text.h"
#include "exchange/qd-note-walk.h"

#include <glib/gi18n-lib.h>

/* In the order of menus: what most people want comes first. */
static const QdExporter exporters[] = {
  { "markdown", N_ ("Markdown"), "md", "text/markdown", qd_export_markdown },
  { "html", N_ ("Web page"), "html", "text/html", qd_export_html },
  { "text", N_ ("Plain text"), "txt", "text/plain", qd_export_text },
  { "org", N_ ("Org outline"), "org", "text/org", qd_export_org },
  { "csv", N_ ("Table for Readwise (CSV)"), "csv", "text/csv", qd_export_csv },
  { "json", N_ ("Web Annotations (JSON-LD)"), "jsonld", "application/ld+json", qd_export_json },
  { "template", N_ ("A template of your own"), "txt", "text/plain", qd_export_template },
};

/**
 * qd_exporter_get_all:
 * @n_exporters: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_exporters): all formats, in the order of menus
 */
const QdExporter *
qd_exporter_get_all (int *n_exporters)
{
  *n_exporters = G_N_ELEMENTS (exporters);
  return exporters;
}

/**
 * qd_exporter_find:
 * @name: a format's name, or its extension
 *
 * Returns: (nullable) (transfer none): the exporter of that name
 */
const QdExporter *
qd_exporter_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      if (g_str_equal (exporters[i].name, name) || g_str_equal (exporters[i].extension, name))
        return &exporters[i];
    }
  return NULL;
}

/**
 * qd_exporter_dup_file_name:
 * @self: an exporter
 * @document: the document whose notes leave
 *
 * The same document always gives the same name, so that a second export replaces the first.
 *
 * Returns: (transfer full): a file name without folders, such as "Title – notes.md"
 */
char *
qd_exporter_dup_file_name (const QdExporter *self, QdDocument *document)
{
  g_autofree char *title = qd_note_dup_title (document);

  g_strdelimit (title, "/\\:*?\"<>|\n\t", '_');
  if (g_utf8_strlen (title, -1) > 60)
    *g_utf8_offset_to_pointer (title, 60) = '\0';
  /* Translators: a file name; %s are the title and the extension. */
  return g_strdup_printf (_ ("%s – notes.%s"), title, self->extension);
}
