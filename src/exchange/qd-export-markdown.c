/* qd-export-markdown.c: notes as Markdown (CommonMark), also for Obsidian and Logseq
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-markdown.h"

#include "exchange/qd-markdown-text.h"
#include "exchange/qd-note-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GString *out;
  QdDocument *document;
  const QdExportOptions *options;
} Writer;

static void
write_heading (QdSection *section, gpointer data)
{
  Writer *writer = data;
  g_autofree char *words = qd_section_dup_display (section);
  int level = CLAMP (qd_section_get_level (section) + 1, 2, 6);

  for (int i = 0; i < level; i++)
    g_string_append_c (writer->out, '#');
  g_string_append_c (writer->out, ' ');
  qd_markdown_append_line (writer->out, words, strlen (words));
  g_string_append (writer->out, "\n\n");
}

static void
write_orphans (gpointer data)
{
  Writer *writer = data;

  g_string_append_printf (writer->out, "## %s\n\n", _ ("No longer found in the text"));
}

/* Obsidian and Logseq read a tag up to the first space. */
static void
append_tag (GString *out, const char *tag)
{
  g_autofree char *word = g_strdup (tag);

  g_strdelimit (word, " \t\n#", '-');
  g_string_append_printf (out, "%s#%s", out->len && out->str[out->len - 1] == '\n' ? "" : " ", word);
}

static void
write_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Writer *writer = data;
  const char *note = qd_annotation_get_note (annotation);
  const char *const *tags = qd_annotation_get_tags (annotation);
  const char *color_name = qd_note_get_color_name (writer->options, annotation);

  if (*quotation)
    {
      qd_markdown_append_paragraphs (writer->out, quotation, "> ");
      g_string_append_c (writer->out, '\n');
    }
  else if (qd_annotation_get_kind (annotation) == QD_ANNOTATION_BOOKMARK)
    g_string_append_printf (writer->out, "🔖 %s\n\n", _ ("Bookmark"));
  if (*note)
    {
      qd_markdown_append_paragraphs (writer->out, note, "");
      g_string_append_c (writer->out, '\n');
    }
  if (color_name)
    {
      g_string_append_c (writer->out, '*');
      qd_markdown_append_line (writer->out, color_name, strlen (color_name));
      g_string_append_c (writer->out, '*');
    }
  if (tags[0] || color_name)
    {
      for (int i = 0; tags[i]; i++)
        append_tag (writer->out, tags[i]);
      g_string_append (writer->out, "\n\n");
    }
  if (writer->options && writer->options->block_ids)
    g_string_append_printf (writer->out, "^%.8s\n\n", qd_annotation_get_id (annotation));
}

static void
append_yaml (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "%s: \"", key);
  for (const char *p = value; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, (guchar) *p < 0x20 ? ' ' : *p);
    }
  g_string_append (out, "\"\n");
}

/**
 * qd_export_markdown:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter and additions
 * @error: not set; the writer cannot fail
 *
 * The headings of the essay at their level below the title, only those with notes and their ancestors; quotations as
 * block quotations, each line prefixed; notes as paragraphs; tags as `#tag`.
 *
 * Returns: (transfer full): UTF-8 text
 */
GBytes *
qd_export_markdown (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  Writer writer = { g_string_new (NULL), document, options };
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);

  if (options && options->front_matter)
    {
      g_string_append (writer.out, "---\n");
      append_yaml (writer.out, "title", title);
      if (author)
        append_yaml (writer.out, "author", author);
      g_string_append (writer.out, "---\n\n");
    }
  g_string_append (writer.out, "# ");
  qd_markdown_append_line (writer.out, title, strlen (title));
  g_string_append (writer.out, "\n\n");
  if (author)
    {
      qd_markdown_append_line (writer.out, author, strlen (author));
      g_string_append (writer.out, "\n\n");
    }
  qd_note_walk (document, list, options, &visitor, &writer);
  while (g_str_has_suffix (writer.out->str, "\n\n"))
    g_string_truncate (writer.out, writer.out->len - 1);
  return g_string_free_to_bytes (writer.out);
}
