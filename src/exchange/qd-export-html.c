/* qd-export-html.c: notes as one HTML page that stands alone and prints well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-html.h"

#include "exchange/qd-note-walk.h"

#include <glib/gi18n-lib.h>

/* The colours of the page and the marks are those of the reader on warm paper. */
static const char style_sheet[] =
    "body{max-width:38em;margin:3em auto;padding:0 1.5em;background:#fbf8f1;color:#211f1b;"
    "font-family:\"Noto Serif CJK SC\",\"Source Han Serif SC\",\"Songti SC\",SimSun,serif;"
    "font-size:18px;line-height:1.75;text-align:justify}\n"
    "h1,h2,h3,h4,h5,h6{font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",SimHei,sans-serif;"
    "line-height:1.4;text-align:left}\n"
    "h1{font-size:1.6em;text-align:center;margin-bottom:.3em}h2{font-size:1.25em}h3{font-size:1.1em}"
    "h4,h5,h6{font-size:1em}\n"
    ".byline{text-align:center;color:#857c6c;margin-top:0}\n"
    "article{margin:1.4em 0;break-inside:avoid}\n"
    "blockquote{margin:0;padding-left:1em;border-left:4px solid var(--ink)}blockquote p{margin:.2em 0}\n"
    ".note{margin:.5em 0 0 1.2em;white-space:pre-line}.note p{margin:.3em 0}\n"
    ".meta{margin:.3em 0 0 1.2em;color:#857c6c;font-size:.8em}.tag{color:#b23a2b;margin-right:.6em}\n"
    ".color{margin-right:.6em;border-bottom:2px solid var(--ink)}\n"
    ".yellow{--ink:#d9a514;--wash:#f4c43c66}.green{--ink:#5d9550;--wash:#7ab06e5c}"
    ".blue{--ink:#4a83b0;--wash:#6ea0c857}.purple{--ink:#a9679a;--wash:#c98bb557}"
    ".red{--ink:#b23a2b;--wash:#b23a2b38}\n"
    ".fill mark{background:var(--wash)}mark{background:none;color:inherit;"
    "-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
    ".underline mark{text-decoration:underline var(--ink);text-underline-offset:.25em}\n"
    ".wavy mark{text-decoration:underline wavy var(--ink);text-underline-offset:.25em}\n"
    ".strike mark{text-decoration:line-through var(--ink)}\n"
    ".dots mark{text-emphasis:filled dot var(--ink);text-emphasis-position:under right}\n"
    ".circles mark{text-emphasis:open circle var(--ink);text-emphasis-position:under right}\n"
    "@media print{body{background:none;margin:0;max-width:none;font-size:11pt}}\n"
    "@media (prefers-color-scheme:dark){@media screen{body{background:#1b1a18;color:#d8d2c6}.tag{color:#dd7663}"
    ".byline,.meta{color:#8f887b}}}\n";

typedef struct
{
  GString *out;
  const QdExportOptions *options;
} Writer;

static void
append_text (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* Each line is a paragraph; @wrap, such as "mark", goes around its words. */
static void
append_paragraphs (GString *out, const char *text, const char *wrap)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i]; i++)
    {
      g_strstrip (lines[i]);
      if (!*lines[i])
        continue;
      g_string_append (out, "<p dir=\"auto\">");
      if (wrap)
        g_string_append_printf (out, "<%s>", wrap);
      append_text (out, lines[i]);
      if (wrap)
        g_string_append_printf (out, "</%s>", wrap);
      g_string_append (out, "</p>\n");
    }
}

static void
write_heading (QdSection *section, gpointer data)
{
  GString *out = ((Writer *) data)->out;
  g_autofree char *words = qd_section_dup_display (section);
  int level = CLAMP (qd_section_get_level (section) + 1, 2, 6);

  g_string_append_printf (out, "<h%d>", level);
  append_text (out, words);
  g_string_append_printf (out, "</h%d>\n", level);
}

static void
write_orphans (gpointer data)
{
  GString *out = ((Writer *) data)->out;

  g_string_append (out, "<h2>");
  append_text (out, _ ("No longer found in the text"));
  g_string_append (out, "</h2>\n");
}

static void
append_meta (GString *out, QdAnnotation *annotation, const char *color_name)
{
  const char *const *tags = qd_annotation_get_tags (annotation);
  GDateTime *created = qd_annotation_get_created (annotation);

  if (!tags[0] && !created && !color_name)
    return;
  g_string_append (out, "<p class=\"meta\">");
  if (color_name)
    {
      g_string_append (out, "<span class=\"color\">");
      append_text (out, color_name);
      g_string_append (out, "</span>");
    }
  for (int i = 0; tags[i]; i++)
    {
      g_string_append (out, "<span class=\"tag\">#");
      append_text (out, tags[i]);
      g_string_append (out, "</span>");
    }
  if (created)
    {
      g_autofree char *machine = g_date_time_format_iso8601 (created);
      g_autofree char *day = g_date_time_format (created, "%Y-%m-%d");

      g_string_append_printf (out, "<time datetime=\"%s\">%s</time>", machine, day);
    }
  g_string_append (out, "</p>\n");
}

static void
write_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Writer *writer = data;
  GString *out = writer->out;
  const char *note = qd_annotation_get_note (annotation);
  g_autofree char *color = g_markup_escape_text (qd_annotation_get_color (annotation), -1);

  g_string_append_printf (out, "<article id=\"a-%s\" class=\"%s %s\">\n", qd_annotation_get_id (annotation), color,
                          qd_mark_style_to_string (qd_annotation_get_style (annotation)));
  if (*quotation)
    {
      g_string_append (out, "<blockquote>\n");
      append_paragraphs (out, quotation, "mark");
      g_string_append (out, "</blockquote>\n");
    }
  if (*note)
    {
      g_string_append (out, "<div class=\"note\">\n");
      append_paragraphs (out, note, NULL);
      g_string_append (out, "</div>\n");
    }
  append_meta (out, annotation, qd_note_get_color_name (writer->options, annotation));
  g_string_append (out, "</article>\n");
}

/**
 * qd_export_html:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter
 * @error: not set; the writer cannot fail
 *
 * A page without scripts or references to anything outside, in the colours of the reader, right to left where a
 * paragraph is, and fit for paper.
 *
 * Returns: (transfer full): UTF-8 text
 */
GBytes *
qd_export_html (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  Writer writer = { out, options };
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);

  g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          qd_document_get_language (document));
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  append_text (out, title);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", style_sheet);
  append_text (out, title);
  g_string_append (out, "</h1>\n");
  if (author)
    {
      g_string_append (out, "<p class=\"byline\">");
      append_text (out, author);
      g_string_append (out, "</p>\n");
    }
  qd_note_walk (document, list, options, &visitor, &writer);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
