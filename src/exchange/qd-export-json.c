/* qd-export-json.c: notes as a W3C Web Annotation set (JSON-LD), without loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-json.h"

#include "exchange/qd-note-walk.h"

#include <json-glib/json-glib.h>

#define ANNOTATION_CONTEXT "http://www.w3.org/ns/anno.jsonld"

static void
add_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *member, int value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *member, GDateTime *time)
{
  g_autofree char *words = time ? g_date_time_format_iso8601 (time) : NULL;

  if (words)
    add_string (builder, member, words);
}

/* W3C Web Annotation, 3.3.5 Motivation and Purpose. */
static const char *
motivation (QdAnnotation *annotation)
{
  switch (qd_annotation_get_kind (annotation))
    {
    case QD_ANNOTATION_HIGHLIGHT:
      return "highlighting";
    case QD_ANNOTATION_NOTE:
      return "commenting";
    case QD_ANNOTATION_SECTION_NOTE:
      return "describing";
    case QD_ANNOTATION_BOOKMARK:
      return "bookmarking";
    case QD_ANNOTATION_HEADING:
    case QD_ANNOTATION_EMENDATION:
      break; /* in no list of notes */
    }
  g_return_val_if_reached ("highlighting");
}

/* Readium's names for the shapes it knows; our own for the others. */
static const char *
highlight_name (QdMarkStyle style)
{
  if (style == QD_MARK_FILL)
    return "solid";
  if (style == QD_MARK_STRIKE)
    return "strikethrough";
  return qd_mark_style_to_string (style);
}

static void
add_body (JsonBuilder *builder, QdAnnotation *annotation)
{
  const char *const *tags = qd_annotation_get_tags (annotation);

  json_builder_set_member_name (builder, "body");
  json_builder_begin_object (builder);
  add_string (builder, "type", "TextualBody");
  add_string (builder, "value", qd_annotation_get_note (annotation));
  add_string (builder, "format", "text/plain");
  add_string (builder, "color", qd_annotation_get_color (annotation));
  add_string (builder, "highlight", highlight_name (qd_annotation_get_style (annotation)));
  if (tags[0])
    {
      json_builder_set_member_name (builder, "tag");
      json_builder_begin_array (builder);
      for (int i = 0; tags[i]; i++)
        json_builder_add_string_value (builder, tags[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_selectors (JsonBuilder *builder, QdAnnotation *annotation)
{
  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_string (builder, "type", "TextQuoteSelector");
  add_string (builder, "exact", qd_annotation_get_quote (annotation));
  add_string (builder, "prefix", qd_annotation_get_prefix (annotation));
  add_string (builder, "suffix", qd_annotation_get_suffix (annotation));
  json_builder_end_object (builder);
  json_builder_begin_object (builder);
  add_string (builder, "type", "TextPositionSelector");
  add_int (builder, "start", qd_annotation_get_start (annotation));
  add_int (builder, "end", qd_annotation_get_end (annotation));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_headings (JsonBuilder *builder, QdAnnotation *annotation)
{
  g_auto (GStrv) path = g_strsplit (qd_annotation_get_section (annotation), "/", -1);

  json_builder_set_member_name (builder, "meta");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "headings");
  json_builder_begin_array (builder);
  for (int i = 0; path[i]; i++)
    {
      if (!*path[i])
        continue;
      json_builder_begin_object (builder);
      add_int (builder, "level", i + 1);
      add_string (builder, "txt", path[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

typedef struct
{
  JsonBuilder *builder;
  QdDocument *document;
} Writer;

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
  JsonBuilder *builder = writer->builder;
  g_autofree char *id = g_strconcat ("urn:uuid:", qd_annotation_get_id (annotation), NULL);
  g_autofree char *source = g_strconcat ("urn:", qd_text_get_hash (qd_document_get_source (writer->document)), NULL);

  json_builder_begin_object (builder);
  add_string (builder, "@context", ANNOTATION_CONTEXT);
  add_string (builder, "id", id);
  add_string (builder, "type", "Annotation");
  add_string (builder, "motivation", motivation (annotation));
  add_time (builder, "created", qd_annotation_get_created (annotation));
  add_time (builder, "modified", qd_annotation_get_modified (annotation));
  add_body (builder, annotation);
  json_builder_set_member_name (builder, "target");
  json_builder_begin_object (builder);
  add_string (builder, "source", source);
  add_selectors (builder, annotation);
  add_headings (builder, annotation);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_about (JsonBuilder *builder, QdDocument *document)
{
  g_autofree char *title = qd_note_dup_title (document);

  json_builder_set_member_name (builder, "about");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dc:identifier");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, qd_text_get_hash (qd_document_get_source (document)));
  json_builder_end_array (builder);
  add_string (builder, "dc:title", title);
  if (qd_document_get_author (document))
    {
      json_builder_set_member_name (builder, "dc:creator");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, qd_document_get_author (document));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * qd_export_json:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter
 * @error: not set; the writer cannot fail
 *
 * A set in the manner of Readium: each item a W3C Annotation with a TextQuoteSelector and a TextPositionSelector (in
 * code points of the source text), the heading path in `meta.headings`, and a body with note, tags, colour and
 * highlight style. Everything that makes an annotation is in it, so that it reads back without loss.
 *
 * Returns: (transfer full): UTF-8 text
 */
GBytes *
qd_export_json (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { write_heading, write_annotation, write_orphans };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  Writer writer = { builder, document };
  char *words;
  gsize length;

  json_builder_begin_object (builder);
  add_string (builder, "@context", ANNOTATION_CONTEXT);
  add_string (builder, "type", "AnnotationSet");
  add_about (builder, document);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  qd_note_walk (document, list, options, &visitor, &writer);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  words = json_generator_to_data (generator, &length);
  return g_bytes_new_take (words, length);
}
