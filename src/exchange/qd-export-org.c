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
} Writer;

/* A star or #+ at the start of a line, or a comma before one, would be read as markup: Org escapes it by a comma. */
static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i]; i++)
    {
      const char *rest = lines[i] + strspn (lines[i], ",");

      g_strchomp (lines[i]);
      if (*rest == '*' || g_str_has_prefix (rest, "#+"))
        g_string_append_c (out, ',');
      g_string_append_printf (out, "%s\n", lines[i]);
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
  g_string_append_printf (writer->out, "%s\n", words);
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
  g_autofree char *headline = dup_headline (quotation, note);

  append_stars (writer->out, writer->level + 1);
  g_string_append (writer->out, headline);
  append_tags (writer->out, qd_annotation_get_tags (annotation));
  g_string_append_printf (writer->out, "\n:PROPERTIES:\n:ID: %s\n:COLOR: %s\n:STYLE: %s\n:END:\n",
                          qd_annotation_get_id (annotation), qd_annotation_get_color (annotation),
                          qd_mark_style_to_string (qd_annotation_get_style (annotation)));
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
  Writer writer = { g_string_new (NULL), 0 };
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);

  g_string_append_printf (writer.out, "#+title: %s\n", title);
  if (author)
    g_string_append_printf (writer.out, "#+author: %s\n", author);
  g_string_append_c (writer.out, '\n');
  qd_note_walk (document, list, options, &visitor, &writer);
  return g_string_free_to_bytes (writer.out);
}
