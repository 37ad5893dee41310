/* qd-export-collection.c: notes of several documents leave together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-export-collection.h"

#include "exchange/qd-note-values.h"
#include "exchange/qd-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Readwise drops rows without a highlight: a note without a quotation stands in its place, and a bookmark, which has
 * neither, is no row. */
#define CSV_END ",{{start}},{{created|csv}}\r\n"

/* "first" is true of the first document alone. */
static const QdCollectionForm forms[] = {
  { "markdown", N_ ("Markdown"), "md",
    "# {{title|markdown}}\n\n{{#author}}{{author|markdown}}\n\n{{/author}}"
    "{{#notes}}{{#headings}}#{{#marks}}#{{/marks}} {{text|markdown}}\n\n{{/headings}}"
    "{{#quote}}{{quote|markdown|quote}}\n\n{{/quote}}{{#note}}{{note|markdown}}\n\n{{/note}}"
    "{{#color_name}}*{{color_name|markdown}}*\n\n{{/color_name}}"
    "{{#tag_line}}{{tag_line}}\n\n{{/tag_line}}{{/notes}}" },
  { "text", N_ ("Plain text"), "txt",
    "{{^first}}\n\n{{/first}}《{{title}}》{{author}}\n{{#notes}}{{#headings}}\n{{text}}\n{{/headings}}\n\n"
    "{{#quote}}{{quote|paragraphs}}\n{{/quote}}{{#note}}　　〔{{note}}〕\n{{/"
    "note}}{{#color_name}}　　{{color_name}}\n{{/"
    "color_name}}"
    "{{/notes}}" },
  { "csv", N_ ("Table for Readwise (CSV)"), "csv",
    "{{#first}}Highlight,Title,Author,URL,Note,Location,Date\r\n{{/first}}"
    "{{#notes}}{{#quote}}{{quote|csv}},{{title|csv}},{{author|csv}},{{uri|csv}},{{note|csv}}" CSV_END "{{/quote}}"
    "{{^quote}}{{#note}}{{note|csv}},{{title|csv}},{{author|csv}},{{uri|csv}}," CSV_END
    "{{/note}}{{/quote}}{{/notes}}" },
  { "template", N_ ("A template of your own"), "txt", NULL },
};

/**
 * qd_export_collection_get_forms:
 * @n_forms: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_forms): all forms, in the order of menus
 */
const QdCollectionForm *
qd_export_collection_get_forms (int *n_forms)
{
  *n_forms = G_N_ELEMENTS (forms);
  return forms;
}

/* The headings of @path that are not open from @open, ancestors first; the title stands above them already. */
static JsonArray *
create_headings (const char *path, const char *open, const char *title)
{
  g_auto (GStrv) names = g_strsplit (path ? path : "", "/", -1);
  g_auto (GStrv) before = g_strsplit (open ? open : "", "/", -1);
  JsonArray *headings = json_array_new ();
  gboolean same = TRUE;

  for (int i = 0; names[i]; i++)
    {
      JsonArray *marks;

      same = same && i < (int) g_strv_length (before) && g_str_equal (names[i], before[i]);
      if (same || !*names[i] || (i == 0 && g_str_equal (names[i], title)))
        continue;
      qd_note_values_add_heading (headings, i + 1, names[i]);
      /* One for each level, for forms that repeat a mark. */
      marks = json_array_new ();
      for (int level = 0; level < MIN (i + 1, 5); level++)
        json_array_add_boolean_element (marks, TRUE);
      json_object_set_array_member (json_array_get_object_element (headings, json_array_get_length (headings) - 1),
                                    "marks", marks);
    }
  return headings;
}

static JsonObject *
create_note (const QdRecord *record, const char *open, const char *title, GVariant *color_names)
{
  QdNoteValues values = {
    .id = record->id,
    .quote = record->kind == QD_ANNOTATION_BOOKMARK ? NULL : record->quote,
    .note = record->note,
    .section = record->section,
    .color = record->color,
    .tags = (const char *const *) record->tags,
    .style = record->style,
    .kind = record->kind,
    .created = record->created,
    .modified = record->modified,
    .start = record->start,
    .end = record->end,
    .color_names = color_names,
  };
  JsonObject *note = qd_note_values_to_json (&values);

  json_object_set_array_member (note, "headings", create_headings (record->section, open, title));
  return note;
}

static JsonObject *
create_document (const QdCollectedDocument *document, GPtrArray *notes, guint first, guint end, GVariant *color_names)
{
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();
  int n_uris = document->uris ? (int) g_strv_length (document->uris) : 0;
  const char *open = NULL;

  for (guint i = first; i < end; i++)
    {
      const QdRecord *record = qd_collected_note_get_record (g_ptr_array_index (notes, i));

      json_array_add_object_element (list, create_note (record, open, document->title, color_names));
      open = record->section;
    }
  json_object_set_boolean_member (object, "first", first == 0);
  json_object_set_string_member (object, "title", document->title);
  json_object_set_string_member (object, "author", document->author ? document->author : "");
  json_object_set_string_member (object, "uri", n_uris > 0 ? document->uris[n_uris - 1] : "");
  json_object_set_int_member (object, "count", end - first);
  json_object_set_array_member (object, "notes", list);
  return object;
}

/**
 * qd_export_collection:
 * @notes: (element-type QdCollectedNote): the notes, those of a document next to each other
 * @template: how the notes of a document are written
 * @color_names: (nullable): what the reader calls the colours, see qd-color-names.h
 * @error: %QD_TEMPLATE_ERROR_SYNTAX, with the line of the template
 *
 * Returns: (transfer full) (nullable): UTF-8 text; %NULL with an error
 */
GBytes *
qd_export_collection (GPtrArray *notes, const char *template, GVariant *color_names, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint first = 0, end; first < notes->len; first = end)
    {
      const QdCollectedDocument *document = qd_collected_note_get_document (g_ptr_array_index (notes, first));
      g_autoptr (JsonObject) values = NULL;
      g_autofree char *text = NULL;

      for (end = first + 1; end < notes->len; end++)
        {
          if (qd_collected_note_get_document (g_ptr_array_index (notes, end)) != document)
            break;
        }
      values = create_document (document, notes, first, end, color_names);
      text = qd_template_render (template, values, error);
      if (!text)
        return NULL;
      g_string_append (out, text);
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
