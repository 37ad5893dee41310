/* qd-export-csv.c: notes as the CSV that Readwise takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-csv.h"

#include "exchange/qd-note-walk.h"

#include <string.h>

typedef struct
{
  GString *out;
  QdDocument *document;
} Writer;

/* RFC 4180: quoted where it must be, a quotation mark doubled. */
static void
append_field (GString *out, const char *text, char end)
{
  if (strpbrk (text, "\",\r\n"))
    {
      g_string_append_c (out, '"');
      for (const char *p = text; *p; p++)
        {
          if (*p == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *p);
        }
      g_string_append_c (out, '"');
    }
  else
    g_string_append (out, text);
  if (end == '\n')
    g_string_append_c (out, '\r');
  g_string_append_c (out, end);
}

static void
write_heading (QdSection *section, gpointer data)
{
}

static void
write_orphans (gpointer data)
{
}

static void
write_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Writer *writer = data;
  const char *title = qd_document_get_title (writer->document);
  const char *author = qd_document_get_author (writer->document);
  GDateTime *created = qd_annotation_get_created (annotation);
  g_autofree char *location = g_strdup_printf ("%d", qd_annotation_get_start (annotation));
  g_autofree char *date = created ? g_date_time_format (created, "%Y-%m-%d %H:%M:%S") : g_strdup ("");

  /* Readwise drops rows without a highlight: a note without a quotation stands in its place, and a bookmark, which has
   * neither, is no row. */
  if (!*quotation && !*qd_annotation_get_note (annotation))
    return;
  append_field (writer->out, *quotation ? quotation : qd_annotation_get_note (annotation), ',');
  append_field (writer->out, title ? title : "", ',');
  append_field (writer->out, author ? author : "", ',');
  append_field (writer->out, "", ',');
  append_field (writer->out, *quotation ? qd_annotation_get_note (annotation) : "", ',');
  append_field (writer->out, location, ',');
  append_field (writer->out, date, '\n');
}

/**
 * qd_export_csv:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter
 * @error: not set; the writer cannot fail
 *
 * The columns Highlight, Title, Author, URL, Note, Location, Date; Location is the code point of the source text where
 * the highlight starts, Date is UTC. Quoted as RFC 4180 says.
 *
 * Returns: (transfer full): UTF-8 text with CRLF line ends
 */
GBytes *
qd_export_csv (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  Writer writer = { g_string_new ("Highlight,Title,Author,URL,Note,Location,Date\r\n"), document };

  qd_note_walk (document, list, options, &visitor, &writer);
  return g_string_free_to_bytes (writer.out);
}
