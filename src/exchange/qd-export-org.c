/* qd-export-org.c: notes as an Org outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-org.h"

#include "exchange/qd-note-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GString *out;
  int level; /* of the heading that is open; notes are one below */
  const QdExportOptions *options;
} Writer;

/* A word joiner: shows nothing, and is none of the characters that markup may stand beside. */
#define JOINER "\u2060"

/* Whether markup may open after @before (Org manual, 13.2 Emphasis); 0 is the start of the line. */
static gboolean
may_open_after (char before)
{
  return before == '\0' || strchr (" \t-({'\"", before) != NULL;
}

/* Writes text so that Org reads every character as itself. */
static void
append_inline (GString *out, const char *text)
{
  for (const char *p = text; *p; p++)
    {
      gboolean opens = strchr ("*/_=~+", *p) && may_open_after (p > text ? p[-1] : '\0');
      /* A subscript or a raw command, a link or a footnote, a target or a date begins with two of its characters. */
      gboolean begins = strchr ("_^\\", *p) || (*p == '[' && strchr ("[f", p[1])) || (*p == '<' && p[1] != ' ');

      if (*p == '$')
        g_string_append (out, "\\dollar{}");
      else
        g_string_append_printf (out, "%s%c%s", opens ? JOINER : "", *p, begins ? JOINER : "");
    }
}

/* What starts so is a headline, an item, a table, a comment, a keyword or fixed-width text. */
static gboolean
starts_markup (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  if (digits > 0)
    return line[digits] == '.' || line[digits] == ')';
  return *line && strchr ("-#|:", *line) != NULL;
}

/* Every line is a paragraph of its own. */
static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean first = TRUE;

  for (int i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (!*line)
        continue;
      g_string_append_printf (out, "%s%s", first ? "" : "\n", starts_markup (line) ? JOINER : "");
      append_inline (out, line);
      g_string_append_c (out, '\n');
      first = FALSE;
    }
}

static void
append_stars (GString *out, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (out, '*');
  g_string_append_c (out, ' ');
}

static void
write_heading (QdSection *section, gpointer data)
{
  Writer *writer = data;
  g_autofree char *words = qd_section_dup_display (section);

  writer->level = MAX (qd_section_get_level (section), 1);
  append_stars (writer->out, writer->level);
  append_inline (writer->out, words);
  g_string_append_c (writer->out, '\n');
}

static void
write_orphans (gpointer data)
{
  Writer *writer = data;

  writer->level = 1;
  g_string_append_printf (writer->out, "* %s\n", _ ("No longer found in the text"));
}

/* An Org tag takes letters, digits, _ @ # %; anything else becomes an underscore. */
static void
append_tags (GString *out, const char *const *tags)
{
  if (!tags[0])
    return;
  g_string_append (out, " :");
  for (int i = 0; tags[i]; i++)
    {
      for (const char *p = tags[i]; *p; p = g_utf8_next_char (p))
        {
          gunichar ch = g_utf8_get_char (p);

          g_string_append_unichar (out, g_unichar_isalnum (ch) || strchr ("_@#%", (int) MIN (ch, 0x7f)) ? ch : '_');
        }
      g_string_append_c (out, ':');
    }
}

/* A property is one line, in which nothing is markup. */
static void
append_value (GString *out, const char *text)
{
  for (const char *p = text; *p; p++)
    g_string_append_c (out, (guchar) *p < 0x20 ? ' ' : *p);
}

/* The headline of a note is the beginning of its quotation, as an outline has it. */
static char *
dup_headline (const char *quotation, const char *note)
{
  const char *text = *quotation ? quotation : note;
  gsize line = strcspn (text, "\n");
  g_autofree char *first = g_strndup (text, line);

  if (!*first)
    return g_strdup (_ ("Bookmark"));
  if (g_utf8_strlen (first, -1) <= 24)
    return g_steal_pointer (&first);
  *g_utf8_offset_to_pointer (first, 23) = '\0';
  return g_strconcat (first, "…", NULL);
}

static void
write_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Writer *writer = data;
  const char *note = qd_annotation_get_note (annotation);
  const char *color_name = qd_note_get_color_name (writer->options, annotation);
  g_autofree char *headline = dup_headline (quotation, note);

  append_stars (writer->out, writer->level + 1);
  append_inline (writer->out, headline);
  append_tags (writer->out, qd_annotation_get_tags (annotation));
  g_string_append_printf (writer->out, "\n:PROPERTIES:\n:ID: %s\n:COLOR: %s\n:STYLE: %s\n",
                          qd_annotation_get_id (annotation), qd_annotation_get_color (annotation),
                          qd_mark_style_to_string (qd_annotation_get_style (annotation)));
  if (color_name)
    {
      g_string_append (writer->out, ":COLOR_NAME: ");
      append_value (writer->out, color_name);
      g_string_append_c (writer->out, '\n');
    }
  g_string_append (writer->out, ":END:\n");
  if (*quotation)
    {
      g_string_append (writer->out, "#+begin_quote\n");
      append_lines (writer->out, quotation);
      g_string_append (writer->out, "#+end_quote\n");
    }
  if (*note)
    append_lines (writer->out, note);
}

/**
 * qd_export_org:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter
 * @error: not set; the writer cannot fail
 *
 * Headings of the essay as Org headings, each note below them with its ID, tags, quotation and text.
 *
 * Returns: (transfer full): UTF-8 text
 */
GBytes *
qd_export_org (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  Writer writer = { g_string_new (NULL), 0, options };
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);

  g_string_append_printf (writer.out, "#+title: %s\n", title);
  if (author)
    g_string_append_printf (writer.out, "#+author: %s\n", author);
  g_string_append_c (writer.out, '\n');
  qd_note_walk (document, list, options, &visitor, &writer);
  return g_string_free_to_bytes (writer.out);
}
