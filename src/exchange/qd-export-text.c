/* qd-export-text.c: notes as plain text, indented in the Chinese manner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-text.h"

#include "exchange/qd-note-walk.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GString *out;
  const QdExportOptions *options;
} Writer;

/* Every paragraph begins two ideographic spaces in (CLREQ 2.2, first-line indent). */
static void
append_paragraphs (GString *out, const char *text, const char *lead)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i]; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i])
        g_string_append_printf (out, "　　%s%s\n", lead, lines[i]);
      lead = "";
    }
}

static void
write_heading (QdSection *section, gpointer data)
{
  GString *out = ((Writer *) data)->out;
  g_autofree char *words = qd_section_dup_display (section);

  g_string_append_printf (out, "%s\n\n", words);
}

static void
write_orphans (gpointer data)
{
  GString *out = ((Writer *) data)->out;

  g_string_append_printf (out, "%s\n\n", _ ("No longer found in the text"));
}

static void
write_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Writer *writer = data;
  GString *out = writer->out;
  const char *note = qd_annotation_get_note (annotation);
  const char *const *tags = qd_annotation_get_tags (annotation);
  const char *color_name = qd_note_get_color_name (writer->options, annotation);

  if (*quotation)
    append_paragraphs (out, quotation, "");
  if (*note)
    {
      /* Translators: stands before the reader's own words, after a quotation, in plain text. */
      append_paragraphs (out, note, *quotation ? _ ("Note: ") : "");
    }
  if (tags[0] || color_name)
    {
      g_string_append_printf (out, "　　%s", color_name ? color_name : "");
      for (int i = 0; tags[i]; i++)
        g_string_append_printf (out, "%s#%s", i > 0 || color_name ? " " : "", tags[i]);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

/**
 * qd_export_text:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter
 * @error: not set; the writer cannot fail
 *
 * Headings stand at the edge, quotations and notes are indented by two characters, notes begin with a label.
 *
 * Returns: (transfer full): UTF-8 text
 */
GBytes *
qd_export_text (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  GString *out = g_string_new (NULL);
  Writer writer = { out, options };
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);

  g_string_append_printf (out, "%s\n", title);
  if (author)
    g_string_append_printf (out, "%s\n", author);
  g_string_append_c (out, '\n');
  qd_note_walk (document, list, options, &visitor, &writer);
  if (g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  return g_string_free_to_bytes (out);
}
