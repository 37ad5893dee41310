/* qd-note-source-readwise.c: notes from the CSV of Readwise, and from our own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libcsv cuts the rows and fields (RFC 4180); here columns are known by their names, in any order.
 */
#include "config.h"

#include "exchange/qd-note-source-readwise.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  COLUMN_HIGHLIGHT,
  COLUMN_TITLE,
  COLUMN_AUTHOR,
  COLUMN_NOTE,
  COLUMN_COLOR,
  COLUMN_TAGS,
  COLUMN_DATE,
  COLUMN_OTHER
} Column;

/* The columns of Readwise's own export, and of what it takes in. */
static const struct
{
  const char *name;
  Column column;
} columns[] = {
  { "Highlight", COLUMN_HIGHLIGHT }, { "Title", COLUMN_TITLE }, { "Book Title", COLUMN_TITLE },
  { "Author", COLUMN_AUTHOR },       { "Note", COLUMN_NOTE },   { "Book Author", COLUMN_AUTHOR },
  { "Color", COLUMN_COLOR },         { "Tags", COLUMN_TAGS },   { "Date", COLUMN_DATE },
  { "Highlighted at", COLUMN_DATE },
};

typedef struct
{
  GArray *header; /* (element-type Column) */
  gboolean has_header, has_highlight;
  guint field; /* of the row under way */
  QdForeignNote *note;
  GPtrArray *notes;
} Reader;

static Column
find_column (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_ascii_strcasecmp (columns[i].name, name) == 0)
        return columns[i].column;
    }
  return COLUMN_OTHER;
}

/* ISO 8601 with a space or a T; without a zone it is taken for UTC, as Readwise does. */
static GDateTime *
parse_date (const char *words)
{
  g_autofree char *iso = g_strdup (words);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (strlen (iso) > 10 && iso[10] == ' ')
    iso[10] = 'T';
  if (strlen (iso) == 10)
    {
      g_autofree char *with_time = g_strconcat (iso, "T00:00:00", NULL);

      return g_date_time_new_from_iso8601 (with_time, utc);
    }
  return g_date_time_new_from_iso8601 (iso, utc);
}

static void
set_string (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
set_field (QdForeignNote *note, Column column, const char *value)
{
  g_auto (GStrv) tags = NULL;

  if (!*value)
    return;
  switch (column)
    {
    case COLUMN_HIGHLIGHT:
      set_string (&note->quote, value);
      break;
    case COLUMN_TITLE:
      set_string (&note->title, value);
      break;
    case COLUMN_AUTHOR:
      set_string (&note->author, value);
      break;
    case COLUMN_NOTE:
      set_string (&note->note, value);
      break;
    case COLUMN_COLOR:
      set_string (&note->color, qd_foreign_color (value));
      break;
    case COLUMN_TAGS:
      tags = g_strsplit (value, ",", -1);
      for (int i = 0; tags[i]; i++)
        {
          g_strstrip (tags[i]);
          if (*tags[i])
            g_ptr_array_add (note->tags, g_strdup (tags[i]));
        }
      break;
    case COLUMN_DATE:
      g_clear_pointer (&note->created, g_date_time_unref);
      note->created = parse_date (value);
      break;
    case COLUMN_OTHER:
      break;
    }
}

static void
field_cb (void *field, size_t length, void *data)
{
  Reader *self = data;
  g_autofree char *value = g_strstrip (g_strndup (field ? field : "", length));

  if (!self->has_header)
    {
      Column column = find_column (value);

      self->has_highlight |= column == COLUMN_HIGHLIGHT;
      g_array_append_val (self->header, column);
      return;
    }
  if (!self->note)
    self->note = qd_foreign_note_new ();
  if (self->field < self->header->len)
    set_field (self->note, g_array_index (self->header, Column, self->field), value);
  self->field++;
}

static void
row_cb (int terminator, void *data)
{
  Reader *self = data;

  self->has_header = TRUE;
  self->field = 0;
  if (self->note && (self->note->quote || self->note->note))
    {
      self->note->kind = self->note->note ? QD_ANNOTATION_NOTE : QD_ANNOTATION_HIGHLIGHT;
      g_ptr_array_add (self->notes, g_steal_pointer (&self->note));
    }
  g_clear_pointer (&self->note, qd_foreign_note_free);
}

/**
 * qd_note_source_readwise_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether its first line names a column "Highlight"
 */
gboolean
qd_note_source_readwise_sniff (const char *text, gsize n_bytes)
{
  g_autofree char *line = g_ascii_strdown (text, strcspn (text, "\n"));
  g_auto (GStrv) names = g_strsplit (line, ",", -1);

  for (int i = 0; names[i]; i++)
    {
      g_strdelimit (names[i], "\"\r", ' ');
      if (g_str_equal (g_strstrip (names[i]), "highlight"))
        return names[1] != NULL;
    }
  return FALSE;
}

/**
 * qd_note_source_readwise:
 * @text: UTF-8 text
 * @n_bytes: its length
 * @error: set if it has no column "Highlight"
 *
 * Returns: (transfer full) (element-type QdForeignNote): a note for each row; %NULL with an error
 */
GPtrArray *
qd_note_source_readwise (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (GPtrArray) notes = qd_foreign_note_list_new ();
  g_autoptr (GArray) header = g_array_new (FALSE, FALSE, sizeof (Column));
  Reader reader = { .header = header, .notes = notes };
  struct csv_parser parser;
  gboolean good;

  if (csv_init (&parser, 0) != 0)
    g_error ("csv_init: out of memory");
  good = csv_parse (&parser, text, n_bytes, field_cb, row_cb, &reader) == n_bytes
         && csv_fini (&parser, field_cb, row_cb, &reader) == 0;
  csv_free (&parser);
  g_clear_pointer (&reader.note, qd_foreign_note_free);
  if (good && reader.has_highlight)
    return g_steal_pointer (&notes);
  g_set_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_FORMAT,
               _ ("no table of notes: expected a first line with the columns “Highlight”, “Title”, “Author”, “Note”, "
                  "separated by commas"));
  return NULL;
}
