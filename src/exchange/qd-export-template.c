/* qd-export-template.c: notes in a form of the reader's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-export-template.h"

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
                              "{{#tag_line}}\n"
                              "{{tag_line}}\n"
                              "{{/tag_line}}\n"
                              "{{/notes}}\n";

typedef struct
{
  JsonArray *notes;
  JsonArray *headings; /* (nullable): that open before the next note */
} Collector;

static void
collect_heading (QdSection *section, gpointer data)
{
  Collector *self = data;
  g_autofree char *words = qd_section_dup_display (section);
  JsonObject *heading = json_object_new ();

  json_object_set_int_member (heading, "level", qd_section_get_level (section));
  json_object_set_string_member (heading, "text", words);
  if (!self->headings)
    self->headings = json_array_new ();
  json_array_add_object_element (self->headings, heading);
}

static void
collect_orphans (gpointer data)
{
}

static void
set_time (JsonObject *object, const char *member, GDateTime *time, const char *format)
{
  g_autoptr (GDateTime) local = time ? g_date_time_to_local (time) : NULL;
  g_autofree char *words = local ? g_date_time_format (local, format) : NULL;

  json_object_set_string_member (object, member, words ? words : "");
}

static void
set_tags (JsonObject *object, const char *const *tags)
{
  JsonArray *list = json_array_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (int i = 0; tags[i]; i++)
    {
      json_array_add_string_element (list, tags[i]);
      g_string_append_printf (line, "%s#%s", i > 0 ? " " : "", tags[i]);
    }
  json_object_set_array_member (object, "tags", list);
  json_object_set_string_member (object, "tag_line", line->str);
}

static void
collect_annotation (QdAnnotation *annotation, const char *quotation, gpointer data)
{
  Collector *self = data;
  JsonObject *note = json_object_new ();
  const char *section = qd_annotation_get_section (annotation);

  json_object_set_string_member (note, "quote", quotation);
  json_object_set_string_member (note, "note", qd_annotation_get_note (annotation));
  set_tags (note, qd_annotation_get_tags (annotation));
  json_object_set_array_member (note, "headings",
                                self->headings ? g_steal_pointer (&self->headings) : json_array_new ());
  json_object_set_string_member (note, "section", section ? section : "");
  json_object_set_string_member (note, "color", qd_annotation_get_color (annotation));
  json_object_set_string_member (note, "style", qd_mark_style_to_string (qd_annotation_get_style (annotation)));
  json_object_set_string_member (note, "kind", qd_annotation_kind_to_string (qd_annotation_get_kind (annotation)));
  set_time (note, "created", qd_annotation_get_created (annotation), "%Y-%m-%d %H:%M");
  set_time (note, "modified", qd_annotation_get_modified (annotation), "%Y-%m-%d %H:%M");
  set_time (note, "date", qd_annotation_get_created (annotation), "%Y-%m-%d");
  json_object_set_string_member (note, "id", qd_annotation_get_id (annotation));
  json_object_set_int_member (note, "start", qd_annotation_get_start (annotation));
  json_object_set_int_member (note, "end", qd_annotation_get_end (annotation));
  json_object_set_boolean_member (note, "orphan", qd_annotation_get_state (annotation) == QD_STATE_ORPHAN);
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
  Collector collector = { json_array_new (), NULL };
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
