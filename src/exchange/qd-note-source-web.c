/* qd-note-source-web.c: notes from W3C Web Annotations, Readium and Hypothesis
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All three are Web Annotation's model with liberties: one object or an array wherever the model allows either, bodies
 * as strings, Readium's colour and highlight, Hypothesis' "text" and "tags". What is not understood is passed over.
 * Positions may count UTF-16 units there, so that they are hints alone.
 */
#include "config.h"

#include "exchange/qd-note-source-web.h"

#include "exchange/qd-json-member.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How deep collections within pages within collections are followed. */
#define MAX_DEPTH 8

typedef struct
{
  char *title, *author; /* (nullable): of the set */
  GPtrArray *notes;
} Reader;

typedef void (*EachFunc) (JsonNode *node, gpointer data);

/* "One or many": calls @each for the node, or for each of its elements. */
static void foreach (JsonNode *node, EachFunc each, gpointer data)
{
  if (node && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        each (json_array_get_element (array, i), data);
    }
  else if (node && !JSON_NODE_HOLDS_NULL (node))
    each (node, data);
}

static int
get_position (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? (int) CLAMP (json_node_get_int (node), -1, G_MAXINT)
             : -1;
}

static gboolean
has_type (JsonObject *object, const char *type)
{
  return g_strcmp0 (qd_json_member_get_string (object, "type"), type) == 0;
}

static void
set_string (char **field, const char *value)
{
  if (!value || !*value)
    return;
  g_free (*field);
  *field = g_utf8_make_valid (value, -1);
}

static void
set_time (GDateTime **field, const char *words)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GDateTime *time = words ? g_date_time_new_from_iso8601 (words, utc) : NULL;

  if (!time)
    return;
  g_clear_pointer (field, g_date_time_unref);
  *field = time;
}

static void
add_tag (JsonNode *node, gpointer data)
{
  QdForeignNote *note = data;
  const char *words = qd_json_node_get_string (node);
  g_autofree char *tag = words ? g_utf8_make_valid (words, -1) : NULL;

  if (tag && *tag && !g_ptr_array_find_with_equal_func (note->tags, tag, g_str_equal, NULL))
    g_ptr_array_add (note->tags, g_steal_pointer (&tag));
}

/* Readium's names for shapes, and ours. */
static void
set_highlight (QdForeignNote *note, const char *name)
{
  if (!name || g_str_equal (name, "solid"))
    return;
  if (g_str_equal (name, "strikethrough"))
    note->style = QD_MARK_STRIKE;
  else
    qd_mark_style_from_string (name, &note->style);
}

static void
append_note (QdForeignNote *note, const char *words)
{
  g_autofree char *before = NULL, *valid = NULL;

  if (!words || !*words)
    return;
  before = g_steal_pointer (&note->note);
  valid = g_utf8_make_valid (words, -1);
  note->note = before ? g_strconcat (before, "\n\n", valid, NULL) : g_steal_pointer (&valid);
}

/* W3C Web Annotation Data Model, 3.2.4 Embedded Textual Body and 3.2.5 String Body. */
static void
read_body (JsonNode *node, gpointer data)
{
  QdForeignNote *note = data;
  JsonObject *body = qd_json_node_get_object (node);

  if (!body)
    {
      append_note (note, qd_json_node_get_string (node));
      return;
    }
  if (g_strcmp0 (qd_json_member_get_string (body, "purpose"), "tagging") == 0)
    {
      add_tag (json_object_get_member (body, "value"), note);
      return;
    }
  append_note (note, qd_json_member_get_string (body, "value"));
  set_string (&note->color, qd_foreign_color (qd_json_member_get_string (body, "color")));
  set_highlight (note, qd_json_member_get_string (body, "highlight"));
  foreach (json_object_get_member (body, "tag"), add_tag, note)
    ;
}

/* 4.2 Selectors; a RangeSelector or a FragmentSelector may be refined by one that says the words. */
static void
read_selector (JsonNode *node, gpointer data)
{
  QdForeignNote *note = data;
  JsonObject *selector = qd_json_node_get_object (node);

  if (!selector)
    return;
  if (has_type (selector, "TextQuoteSelector"))
    {
      set_string (&note->quote, qd_json_member_get_string (selector, "exact"));
      set_string (&note->prefix, qd_json_member_get_string (selector, "prefix"));
      set_string (&note->suffix, qd_json_member_get_string (selector, "suffix"));
    }
  else if (has_type (selector, "TextPositionSelector"))
    {
      note->start = get_position (selector, "start");
      note->end = get_position (selector, "end");
    }
  if (json_object_has_member (selector, "refinedBy"))
    read_selector (json_object_get_member (selector, "refinedBy"), note);
}

static void
read_heading (JsonNode *node, gpointer data)
{
  QdForeignNote *note = data;
  JsonObject *heading = qd_json_node_get_object (node);
  const char *words = heading ? qd_json_member_get_string (heading, "txt") : NULL;
  g_autofree char *before = NULL, *valid = NULL;

  if (!words)
    return;
  before = g_steal_pointer (&note->section);
  valid = g_utf8_make_valid (words, -1);
  note->section = before ? g_strconcat (before, "/", valid, NULL) : g_steal_pointer (&valid);
}

static void
read_target (JsonNode *node, gpointer data)
{
  QdForeignNote *note = data;
  JsonObject *target = qd_json_node_get_object (node), *meta;

  /* Words that were marked in several places at once: the first is taken. */
  if (!target || note->quote)
    return;
  foreach (json_object_get_member (target, "selector"), read_selector, note)
    ;
  meta = qd_json_member_get_object (target, "meta");
  if (meta)
    foreach (json_object_get_member (meta, "headings"), read_heading, note)
      ;
}

static QdAnnotationKind
find_kind (JsonObject *annotation, const QdForeignNote *note)
{
  const char *motivation = qd_json_member_get_string (annotation, "motivation");

  if (g_strcmp0 (motivation, "bookmarking") == 0)
    return QD_ANNOTATION_BOOKMARK;
  if (g_strcmp0 (motivation, "describing") == 0)
    return QD_ANNOTATION_SECTION_NOTE;
  if (g_strcmp0 (motivation, "highlighting") == 0)
    return QD_ANNOTATION_HIGHLIGHT;
  if (g_strcmp0 (motivation, "commenting") == 0)
    return QD_ANNOTATION_NOTE;
  return note->note ? QD_ANNOTATION_NOTE : QD_ANNOTATION_HIGHLIGHT;
}

static void
read_annotation (JsonObject *annotation, Reader *self)
{
  static const char uuid[] = "urn:uuid:";
  const char *id = qd_json_member_get_string (annotation, "id");
  QdForeignNote *note = qd_foreign_note_new ();

  note->title = g_strdup (self->title);
  note->author = g_strdup (self->author);
  set_string (&note->id, id && g_str_has_prefix (id, uuid) ? id + strlen (uuid) : id);
  foreach (json_object_get_member (annotation, "body"), read_body, note)
    ;
  append_note (note, qd_json_member_get_string (annotation, "text"));
  foreach (json_object_get_member (annotation, "tags"), add_tag, note)
    ;
  foreach (json_object_get_member (annotation, "target"), read_target, note)
    ;
  set_time (&note->created, qd_json_member_get_string (annotation, "created"));
  set_time (&note->modified, qd_json_member_get_string (annotation, "modified"));
  set_time (&note->modified, qd_json_member_get_string (annotation, "updated"));
  note->kind = find_kind (annotation, note);
  g_ptr_array_add (self->notes, note);
}

/* Dublin Core, as Readium's sets say what they are about; a title may be a string or a map of languages. */
static void
read_about (JsonObject *about, Reader *self)
{
  JsonNode *creator = json_object_get_member (about, "dc:creator");

  set_string (&self->title, qd_json_member_get_string (about, "dc:title"));
  if (creator && JSON_NODE_HOLDS_ARRAY (creator) && json_array_get_length (json_node_get_array (creator)) > 0)
    creator = json_array_get_element (json_node_get_array (creator), 0);
  set_string (&self->author, qd_json_node_get_string (creator));
}

static void
read_node (JsonNode *node, Reader *self, int depth)
{
  /* Where annotations are kept: AnnotationPage and AnnotationSet, AnnotationCollection, Hypothesis' export, its API. */
  static const char *const members[] = { "items", "first", "annotations", "rows" };
  JsonObject *object = qd_json_node_get_object (node);

  if (depth > MAX_DEPTH || !node)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_node (json_array_get_element (array, i), self, depth + 1);
      return;
    }
  if (!object)
    return;
  if (qd_json_member_get_object (object, "about"))
    read_about (qd_json_member_get_object (object, "about"), self);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (json_object_has_member (object, members[i]))
        read_node (json_object_get_member (object, members[i]), self, depth + 1);
    }
  if (json_object_has_member (object, "target"))
    read_annotation (object, self);
}

/**
 * qd_note_source_web_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether it is JSON with annotations in it
 */
gboolean
qd_note_source_web_sniff (const char *text, gsize n_bytes)
{
  while (g_ascii_isspace (*text))
    text++;
  return (*text == '{' || *text == '[') && (strstr (text, "\"target\"") || strstr (text, "\"AnnotationSet\""));
}

/**
 * qd_note_source_web:
 * @text: JSON
 * @n_bytes: its length
 * @error: set if it is no JSON, with the line
 *
 * Returns: (transfer full) (element-type QdForeignNote): the notes; %NULL with an error
 */
GPtrArray *
qd_note_source_web (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  Reader reader = { NULL };

  if (!json_parser_load_from_data (parser, text, n_bytes, &problem))
    {
      /* It quotes what it could not read. */
      g_autofree char *message = g_utf8_make_valid (problem->message, -1);

      g_set_error_literal (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_DAMAGED, message);
      return NULL;
    }
  reader.notes = qd_foreign_note_list_new ();
  read_node (json_parser_get_root (parser), &reader, 0);
  g_free (reader.title);
  g_free (reader.author);
  return reader.notes;
}
