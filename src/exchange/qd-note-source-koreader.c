/* qd-note-source-koreader.c: notes from the metadata that KOReader keeps beside a book
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAME.sdr/metadata.EXT.lua holds a table with "annotations" (since 2024) or with "highlight" by page and "bookmarks".
 * Places are positions in KOReader's own rendering: the text decides.
 */
#include "config.h"

#include "exchange/qd-note-source-koreader.h"

#include "exchange/qd-json-member.h"
#include "exchange/qd-lua-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *drawer;
  QdMarkStyle style;
} drawers[] = {
  { "lighten", QD_MARK_FILL },
  { "underscore", QD_MARK_UNDERLINE },
  { "strikeout", QD_MARK_STRIKE },
  { "invert", QD_MARK_FILL },
};

/* "2024-05-01 20:12:03", by the clock of the device. */
static GDateTime *
parse_time (const char *words)
{
  g_autofree char *iso = words ? g_strdelimit (g_strdup (words), " ", 'T') : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return iso ? g_date_time_new_from_iso8601 (iso, zone) : NULL;
}

typedef struct
{
  const char *title, *author; /* (nullable) */
  JsonObject *bookmarks;      /* (nullable): of the older form */
  GPtrArray *notes;
} Reader;

/* In the older form a note is the "text" of the bookmark that was made with the highlight. */
static const char *
find_old_note (Reader *self, const char *time)
{
  g_autoptr (GList) members = self->bookmarks && time ? json_object_get_values (self->bookmarks) : NULL;

  for (GList *l = members; l; l = l->next)
    {
      JsonObject *bookmark = qd_json_node_get_object (l->data);
      const char *text = qd_json_member_get_string (bookmark, "text");

      /* By itself KOReader writes "Page 12 … @ 2024-05-01" there. */
      if (text && g_strcmp0 (qd_json_member_get_string (bookmark, "datetime"), time) == 0 && !strstr (text, " @ "))
        return text;
    }
  return NULL;
}

static void
add_note (Reader *self, JsonObject *annotation)
{
  const char *drawer = qd_json_member_get_string (annotation, "drawer"),
             *time = qd_json_member_get_string (annotation, "datetime");
  const char *words = qd_json_member_get_string (annotation, "note");
  QdForeignNote *note = qd_foreign_note_new ();

  note->title = g_strdup (self->title);
  note->author = g_strdup (self->author);
  note->quote = g_strdup (qd_json_member_get_string (annotation, "text"));
  note->note = g_strdup (words ? words : find_old_note (self, time));
  note->section = g_strdup (qd_json_member_get_string (annotation, "chapter"));
  note->color = g_strdup (qd_foreign_color (qd_json_member_get_string (annotation, "color")));
  note->created = parse_time (time);
  note->modified = parse_time (qd_json_member_get_string (annotation, "datetime_updated"));
  note->kind = !drawer ? QD_ANNOTATION_BOOKMARK : note->note ? QD_ANNOTATION_NOTE : QD_ANNOTATION_HIGHLIGHT;
  for (gsize i = 0; drawer && i < G_N_ELEMENTS (drawers); i++)
    {
      if (g_str_equal (drawer, drawers[i].drawer))
        note->style = drawers[i].style;
    }
  g_ptr_array_add (self->notes, note);
}

static void
add_notes (JsonObject *table, Reader *self)
{
  g_autoptr (GList) values = json_object_get_values (table);

  for (GList *l = values; l; l = l->next)
    {
      if (JSON_NODE_HOLDS_OBJECT (l->data))
        add_note (self, json_node_get_object (l->data));
    }
}

/**
 * qd_note_source_koreader_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether it is KOReader's metadata of a book
 */
gboolean
qd_note_source_koreader_sniff (const char *text, gsize n_bytes)
{
  const char *table = strstr (text, "return {");

  return table && table - text < 400 && (strstr (table, "[\"annotations\"]") || strstr (table, "[\"highlight\"]"));
}

/**
 * qd_note_source_koreader:
 * @text: UTF-8 text
 * @n_bytes: its length
 * @error: set if it is no table, with the line
 *
 * Returns: (transfer full) (element-type QdForeignNote): the notes; %NULL with an error
 */
GPtrArray *
qd_note_source_koreader (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (JsonNode) root = qd_lua_table_parse (text, n_bytes, error);
  JsonObject *table = root ? json_node_get_object (root) : NULL, *properties, *pages;
  Reader reader = { NULL };

  if (!table)
    return NULL;
  properties = qd_json_member_get_object (table, "doc_props");
  if (!properties)
    properties = qd_json_member_get_object (table, "stats");
  reader.title = qd_json_member_get_string (properties, "title");
  reader.author = qd_json_member_get_string (properties, "authors");
  reader.notes = qd_foreign_note_list_new ();
  if (qd_json_member_get_object (table, "annotations"))
    add_notes (qd_json_member_get_object (table, "annotations"), &reader);
  else if ((pages = qd_json_member_get_object (table, "highlight")))
    {
      g_autoptr (GList) values = json_object_get_values (pages);

      reader.bookmarks = qd_json_member_get_object (table, "bookmarks");
      for (GList *l = values; l; l = l->next)
        {
          if (JSON_NODE_HOLDS_OBJECT (l->data))
            add_notes (json_node_get_object (l->data), &reader);
        }
    }
  return reader.notes;
}
