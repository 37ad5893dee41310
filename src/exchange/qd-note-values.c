/* qd-note-values.c: one note as templates see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-note-values.h"

#include "annotation/qd-color-names.h"

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
set_words (JsonObject *object, const char *member, const char *words)
{
  json_object_set_string_member (object, member, words ? words : "");
}

/**
 * qd_note_values_get_color_name:
 * @color_names: (nullable): what the reader calls the colours
 * @kind: of the note
 * @color: its colour
 *
 * Bookmarks and notes on whole sections are not shown in a colour, and so say nothing by it.
 *
 * Returns: (nullable) (transfer none): what the reader calls it; %NULL if nothing
 */
const char *
qd_note_values_get_color_name (GVariant *color_names, QdAnnotationKind kind, const char *color)
{
  return kind == QD_ANNOTATION_HIGHLIGHT || kind == QD_ANNOTATION_NOTE ? qd_color_names_get (color_names, color) : NULL;
}

/**
 * qd_note_values_to_json:
 * @self: what is known of a note
 *
 * Returns: (transfer full): the names a template may use, but for its headings
 */
JsonObject *
qd_note_values_to_json (const QdNoteValues *self)
{
  static const char *const no_tags[] = { NULL };
  JsonObject *note = json_object_new ();

  set_words (note, "id", self->id);
  set_words (note, "quote", self->quote);
  set_words (note, "note", self->note);
  set_words (note, "section", self->section);
  set_words (note, "color", self->color);
  set_words (note, "color_name", qd_note_values_get_color_name (self->color_names, self->kind, self->color));
  set_words (note, "style", qd_mark_style_to_string (self->style));
  set_words (note, "kind", qd_annotation_kind_to_string (self->kind));
  set_tags (note, self->tags ? self->tags : no_tags);
  set_time (note, "created", self->created, "%Y-%m-%d %H:%M");
  set_time (note, "modified", self->modified, "%Y-%m-%d %H:%M");
  set_time (note, "date", self->created, "%Y-%m-%d");
  json_object_set_int_member (note, "start", self->start);
  json_object_set_int_member (note, "end", self->end);
  json_object_set_boolean_member (note, "orphan", self->orphan);
  return note;
}

/**
 * qd_note_values_add_heading:
 * @headings: a list of headings
 * @level: from 1
 * @text: the heading
 *
 * Appends a heading as templates see it.
 */
void
qd_note_values_add_heading (JsonArray *headings, int level, const char *text)
{
  JsonObject *heading = json_object_new ();

  json_object_set_int_member (heading, "level", level);
  json_object_set_string_member (heading, "text", text);
  json_array_add_object_element (headings, heading);
}
