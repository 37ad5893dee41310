/* qd-export-template.c: notes in a form of the reader's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-export-template.h"

#include "exchange/qd-note-values.h"
#include "exchange/qd-note-walk.h"
#include "exchange/qd-template.h"

#include <string.h>

/* What is written where the reader gave no template: also an example of one. */
static const char example[] = "{{title}}{{#author}}，{{author}}{{/author}}\n"
                              "{{#notes}}\n"
                              "{{#headings}}\n"
                              "\n"
                              "{{text}}\n"
                              "{{/headings}}\n"
                              "\n"
                              "{{quote|quote}}\n"
                              "{{#note}}\n"
                              "{{note}}\n"
                              "{{/note}}\n"
                              "{{#color_name}}\n"
                              "{{color_name}}\n"
                              "{{/color_name}}\n"
                              "{{#tag_line}}\n"
                              "{{tag_line}}\n"
                              "{{/tag_line}}\n"
                              "{{/notes}}\n";

typedef struct
{
  JsonArray *notes;
  JsonArray *headings;   /* (nullable): that open before the next note */
  GVariant *color_names; /* (nullable) */
} Collector;

static void
collect_heading (QdSection *section, gpointer data)
{
  Collector *self = data;
  g_autofree char *words = qd_section_dup_display (section);

  if (!self->headings)
    self->headings = json_array_new ();
  qd_note_values_add_heading (self->headings, qd_section_get_level (section), words);
}

static void
collect_orphans (gpointer data)
{
}

static void
collect_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Collector *self = data;
  QdNoteValues values = {
    .id = qd_annotation_get_id (annotation),
    .quote = quotation,
    .note = qd_annotation_get_note (annotation),
    .section = qd_annotation_get_section (annotation),
    .color = qd_annotation_get_color (annotation),
    .tags = qd_annotation_get_tags (annotation),
    .style = qd_annotation_get_style (annotation),
    .kind = qd_annotation_get_kind (annotation),
    .created = qd_annotation_get_created (annotation),
    .modified = qd_annotation_get_modified (annotation),
    .start = qd_annotation_get_start (annotation),
    .end = qd_annotation_get_end (annotation),
    .orphan = qd_annotation_get_state (annotation) == QD_STATE_ORPHAN,
    .color_names = self->color_names,
  };
  JsonObject *note = qd_note_values_to_json (&values);

  json_object_set_array_member (note, "headings",
                                self->headings ? g_steal_pointer (&self->headings) : json_array_new ());
  json_array_add_object_element (self->notes, note);
}

/**
 * qd_export_template:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): filter, and the template; a short example if it has none
 * @error: %QD_TEMPLATE_ERROR_SYNTAX, with the line of the template
 *
 * Returns: (transfer full) (nullable): UTF-8 text; %NULL with an error
 */
GBytes *
qd_export_template (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error)
{
  static const QdNoteVisitor visitor = { collect_heading, collect_annotation, collect_orphans };
  g_autoptr (JsonObject) values = json_object_new ();
  g_autofree char *title = qd_note_dup_title (document);
  const char *author = qd_document_get_author (document);
  Collector collector = { json_array_new (), NULL, options ? options->color_names : NULL };
  char *text;

  json_object_set_string_member (values, "title", title);
  json_object_set_string_member (values, "author", author ? author : "");
  json_object_set_string_member (values, "source", qd_text_get_hash (qd_document_get_source (document)));
  qd_note_walk (document, list, options, &visitor, &collector);
  g_clear_pointer (&collector.headings, json_array_unref);
  json_object_set_int_member (values, "count", json_array_get_length (collector.notes));
  json_object_set_array_member (values, "notes", collector.notes);
  text = qd_template_render (options && options->template ? options->template : example, values, error);
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}
