/* qd-note-source-weread.c: notes copied from WeRead (微信读书)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title in 《》, the author, "N个笔记"; then chapter lines after two or more empty lines, and entries that begin
 * with ◆: a quotation, or a thought with its day and the quotation after "原文：". Older copies put the chapter after ◆
 * and the quotations after >>.
 */
#include "config.h"

#include "exchange/qd-note-source-weread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BULLET "◆"
#define OLD_BULLET ">>"
#define ORIGINAL "原文："

typedef struct
{
  GPtrArray *notes;
  char *title, *author, *chapter; /* (nullable) */
  gboolean old_form;              /* >> marks quotations, ◆ chapters */
  GString *entry;                 /* (nullable): the one being read */
} Reader;

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->chapter, g_free);
  if (self->entry)
    g_string_free (self->entry, TRUE);
  self->entry = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* Pictures were copied as U+FFFC. */
static char *
clean (const char *words)
{
  g_autofree char *copy = g_strdup (words);
  g_auto (GStrv) parts = g_strsplit (copy, "\357\277\274", -1);

  return g_strstrip (g_strjoinv ("", parts));
}

/* "2026/07/21发表想法": the day, and where the words after it begin; FALSE if the entry is a quotation. */
static gboolean
parse_thought (const char *entry, GDateTime **created, const char **words)
{
  static const char heading[] =
      "^(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})\\s*(发表想法|發表想法|发表点评|認為|认为|写下想法)\\s*";
  g_autoptr (GRegex) regex = g_regex_new (heading, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int date[3], end;

  if (!g_regex_match (regex, entry, 0, &match) || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i + 1);

      date[i] = atoi (digits);
    }
  *created = g_date_time_new_local (date[0], date[1], date[2], 0, 0, 0);
  *words = entry + end;
  return TRUE;
}

static void
finish_entry (Reader *self)
{
  g_autofree char *entry = self->entry ? clean (self->entry->str) : NULL;
  const char *words, *original;
  QdForeignNote *note;

  if (self->entry)
    g_string_free (self->entry, TRUE);
  self->entry = NULL;
  if (!entry || !*entry)
    return;
  note = qd_foreign_note_new ();
  note->title = g_strdup (self->title);
  note->author = g_strdup (self->author);
  note->section = g_strdup (self->chapter);
  if (parse_thought (entry, &note->created, &words))
    {
      note->kind = QD_ANNOTATION_NOTE;
      original = strstr (words, ORIGINAL);
      note->note = g_strstrip (original ? g_strndup (words, original - words) : g_strdup (words));
      note->quote = original ? g_strstrip (g_strdup (original + strlen (ORIGINAL))) : NULL;
    }
  else
    note->quote = g_strdup (entry);
  g_ptr_array_add (self->notes, note);
}

static void
set_chapter (Reader *self, const char *line)
{
  g_free (self->chapter);
  self->chapter = g_strstrip (g_strdup (line));
}

static gboolean
is_count (const char *line)
{
  const char *p = line;

  while (g_ascii_isdigit (*p))
    p++;
  return p > line
         && (g_str_has_prefix (p, "个笔记") || g_str_has_prefix (p, "個筆記") || g_str_has_prefix (p, "条笔记"));
}

static gboolean
is_end (const char *line)
{
  return g_str_has_prefix (line, "-- 来自微信读书") || g_str_has_prefix (line, "-- 來自微信讀書");
}

/* @n_empty: how many empty lines stand before it. */
static void
read_line (Reader *self, const char *line, int n_empty)
{
  if (g_str_has_prefix (line, OLD_BULLET))
    {
      finish_entry (self);
      self->entry = g_string_new (line + strlen (OLD_BULLET));
    }
  else if (g_str_has_prefix (line, BULLET))
    {
      finish_entry (self);
      if (self->old_form)
        set_chapter (self, line + strlen (BULLET));
      else
        self->entry = g_string_new (line + strlen (BULLET));
    }
  else if (n_empty >= 2 || (!self->entry && self->author))
    {
      finish_entry (self);
      if (!is_count (line))
        set_chapter (self, line);
    }
  else if (self->entry)
    g_string_append_printf (self->entry, "\n%s", line);
  else if (!self->author && !is_count (line))
    self->author = g_strstrip (g_strdup (line));
}

static char *
find_title (const char *line)
{
  const char *open = g_str_has_prefix (line, "《") ? line + strlen ("《") : NULL;
  const char *close = open ? g_strrstr (open, "》") : NULL;

  return close ? g_strndup (open, close - open) : NULL;
}

/**
 * qd_note_source_weread_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether it looks like notes copied from WeRead
 */
gboolean
qd_note_source_weread_sniff (const char *text, gsize n_bytes)
{
  while (g_ascii_isspace (*text))
    text++;
  return g_str_has_prefix (text, "《") && (strstr (text, "\n" BULLET) || strstr (text, "\n" OLD_BULLET));
}

/**
 * qd_note_source_weread:
 * @text: UTF-8 text with LF line ends
 * @n_bytes: its length
 * @error: set if nothing in it is a note
 *
 * Returns: (transfer full) (element-type QdForeignNote): the notes; %NULL with an error
 */
GPtrArray *
qd_note_source_weread (const char *text, gsize n_bytes, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (Reader) reader = { .notes = qd_foreign_note_list_new () };
  int n_empty = 0;

  reader.old_form = strstr (text, "\n" OLD_BULLET) != NULL;
  for (int i = 0; lines[i]; i++)
    {
      char *line = g_strchomp (lines[i]);

      while (g_ascii_isspace (*line))
        line++;
      if (is_end (line))
        break;
      if (!*line)
        {
          n_empty++;
          continue;
        }
      if (!reader.title && (reader.title = find_title (line)))
        ;
      else
        read_line (&reader, line, n_empty);
      n_empty = 0;
    }
  finish_entry (&reader);
  if (reader.notes->len == 0 && n_bytes > 0)
    {
      g_set_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_FORMAT,
                   _ ("no note was found: expected 《title》 and entries that begin with “%s”"), BULLET);
      return NULL;
    }
  return g_steal_pointer (&reader.notes);
}
