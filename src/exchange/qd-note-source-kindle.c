/* qd-note-source-kindle.c: notes from the “My Clippings.txt” of a Kindle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file holds the clippings of all books, in the order in which they were made: a title line, a line that says what,
 * where and when in the language of the device, an empty line, and the words. A note says only where it stands; it
 * belongs to the highlight there. A highlight that was drawn longer stands twice.
 */
#include "config.h"

#include "exchange/qd-note-source-kindle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR "=========="
/* What belongs together was made at one sitting: no further apart than this in the clippings of a book. */
#define NEARBY 1000

/* A clipping as it stands in the file. Locations are the Kindle's own, of 150 bytes each; pages where it has no other.
 */
typedef struct
{
  QdForeignNote *note;
  gboolean is_note;
  int first, last; /* location or page, -1 if not given */
} Clipping;

static void
clear_clipping (gpointer data)
{
  g_clear_pointer (&((Clipping *) data)->note, qd_foreign_note_free);
}

/* What each kind is called in the languages of the device, the longer words before those they contain. */
static const struct
{
  const char *word;
  QdAnnotationKind kind;
  gboolean is_note;
} kind_words[] = {
  { "书签", QD_ANNOTATION_BOOKMARK, FALSE },     { "書籤", QD_ANNOTATION_BOOKMARK, FALSE },
  { "Bookmark", QD_ANNOTATION_BOOKMARK, FALSE }, { "笔记", QD_ANNOTATION_NOTE, TRUE },
  { "筆記", QD_ANNOTATION_NOTE, TRUE },          { "註記", QD_ANNOTATION_NOTE, TRUE },
  { "Note", QD_ANNOTATION_NOTE, TRUE },          { "标注", QD_ANNOTATION_HIGHLIGHT, FALSE },
  { "標註", QD_ANNOTATION_HIGHLIGHT, FALSE },    { "重點", QD_ANNOTATION_HIGHLIGHT, FALSE },
  { "剪", QD_ANNOTATION_HIGHLIGHT, FALSE },      { "Highlight", QD_ANNOTATION_HIGHLIGHT, FALSE },
  { "Clip", QD_ANNOTATION_HIGHLIGHT, FALSE },
};

static const char *const location_words[] = { "位置", "location", "Location", "Loc." };
static const char *const page_words[] = { "page", "Page", "第", "頁" };

/* What stands instead of the words once the publisher's limit is reached. */
static const char *const limit_words[] = { "剪贴上限", "剪輯上限", "clipping limit" };

static const char *
find_word (const char *line, const char *const *words, int n_words)
{
  for (int i = 0; i < n_words; i++)
    {
      const char *found = strstr (line, words[i]);

      if (found)
        return found + strlen (words[i]);
    }
  return NULL;
}

/* "#1103-1103", " 74-83", "180-82" after a word. */
static gboolean
parse_span (const char *after, int *first, int *last)
{
  char *end;

  while (after && (*after == ' ' || *after == '#'))
    after++;
  if (!after || !g_ascii_isdigit (*after))
    return FALSE;
  *first = CLAMP (g_ascii_strtoll (after, &end, 10), 0, G_MAXINT);
  *last = *first;
  if (*end == '-' && g_ascii_isdigit (end[1]))
    {
      const char *second = end + 1;
      int scale = 1;

      *last = CLAMP (g_ascii_strtoll (second, &end, 10), 0, G_MAXINT);
      /* The second number may leave out what it shares with the first. */
      for (const char *digit = second; digit < end && scale < G_MAXINT / 10; digit++)
        scale *= 10;
      if (*last < *first)
        *last = *first - *first % scale + *last;
    }
  return TRUE;
}

static int
find_month (const char *word)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  for (int i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_ascii_strncasecmp (word, months[i], 3) == 0)
        return i + 1;
    }
  return 0;
}

static int
to_24_hours (int hour, const char *half)
{
  gboolean morning = g_str_equal (half, "上午") || g_ascii_strcasecmp (half, "AM") == 0;
  gboolean afternoon = g_str_equal (half, "下午") || g_ascii_strcasecmp (half, "PM") == 0;

  if (morning && hour == 12)
    return 0;
  return afternoon && hour < 12 ? hour + 12 : hour;
}

static int
fetch_int (GMatchInfo *match, const char *name)
{
  g_autofree char *digits = g_match_info_fetch_named (match, name);

  return digits ? atoi (digits) : 0;
}

/* The device's clock, of whose zone it says nothing: taken for the reader's own. */
static GDateTime *
parse_date (const char *line)
{
  static const char *const patterns[] = {
    "(?<y>\\d{4})年(?<m>\\d{1,2})月(?<d>\\d{1,2})日.*?(?<half>上午|下午)?\\s*(?<h>\\d{1,2}):(?<min>\\d{2})(:(?<s>\\d{2}"
    "))?",
    "(?<month>[A-Z][a-z]{2,8})\\.? (?<d>\\d{1,2}), (?<y>\\d{4}),? (?<h>\\d{1,2}):(?<min>\\d{2})(:(?<s>\\d{2}))?( "
    "(?<half>[AP]M))?",
    "(?<d>\\d{1,2}) (?<month>[A-Z][a-z]{2,8})\\.? (?<y>\\d{4}),? (?<h>\\d{1,2}):(?<min>\\d{2})(:(?<s>\\d{2}))?( "
    "(?<half>[AP]M))?",
  };

  for (int i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], G_REGEX_DUPNAMES, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *half = NULL;
      g_autofree char *name = NULL;
      GDateTime *time;
      int month;

      if (!g_regex_match (regex, line, 0, &match))
        continue;
      half = g_match_info_fetch_named (match, "half");
      name = i > 0 ? g_match_info_fetch_named (match, "month") : NULL;
      month = name ? find_month (name) : fetch_int (match, "m");
      time = g_date_time_new_local (fetch_int (match, "y"), month, fetch_int (match, "d"),
                                    to_24_hours (fetch_int (match, "h"), half ? half : ""), fetch_int (match, "min"),
                                    fetch_int (match, "s"));
      if (time)
        return time;
    }
  return NULL;
}

/* "Title (Author)", where the title may have brackets of its own. */
static void
parse_title (const char *line, QdForeignNote *note)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));
  gsize length = strlen (stripped);
  const char *open = NULL;

  if (g_str_has_suffix (stripped, ")"))
    {
      int depth = 0;

      for (const char *p = stripped + length - 1; p > stripped; p--)
        {
          depth += *p == ')' ? 1 : *p == '(' ? -1 : 0;
          if (depth == 0)
            {
              open = p;
              break;
            }
        }
      if (open)
        note->author = g_strndup (open + 1, stripped + length - 1 - (open + 1));
    }
  else if (g_str_has_suffix (stripped, "）"))
    {
      open = g_strrstr (stripped, "（");
      if (open)
        note->author = g_strndup (open + strlen ("（"), stripped + length - strlen ("）") - (open + strlen ("（")));
    }
  note->title = g_strstrip (open ? g_strndup (stripped, open - stripped) : g_strdup (stripped));
}

static gboolean
parse_what (const char *line, Clipping *clipping)
{
  /* The kind is named before the date, whose words are not meant. */
  g_autofree char *what = g_strndup (line, strcspn (line, "|"));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (kind_words) && !strstr (what, kind_words[i].word); i++)
    ;
  if (i == G_N_ELEMENTS (kind_words))
    return FALSE;
  clipping->note->kind = kind_words[i].kind;
  clipping->is_note = kind_words[i].is_note;
  clipping->first = clipping->last = -1;
  /* After a page the location stands behind the first bar. */
  if (!parse_span (find_word (line, location_words, G_N_ELEMENTS (location_words)), &clipping->first, &clipping->last))
    parse_span (find_word (line, page_words, G_N_ELEMENTS (page_words)), &clipping->first, &clipping->last);
  clipping->note->created = parse_date (line);
  return TRUE;
}

static gboolean
is_limit (const char *words)
{
  return words[0] == '<' && find_word (words, limit_words, G_N_ELEMENTS (limit_words)) != NULL;
}

/* FALSE if the entry is none. */
static gboolean
parse_entry (const char *entry, Clipping *clipping)
{
  g_auto (GStrv) lines = g_strsplit (entry, "\n", 3);
  const char *words;

  if (!lines[0] || !lines[1])
    return FALSE;
  clipping->note = qd_foreign_note_new ();
  parse_title (lines[0], clipping->note);
  if (!parse_what (lines[1], clipping))
    return FALSE;
  words = lines[2] ? g_strstrip (lines[2]) : "";
  if (clipping->is_note)
    clipping->note->note = g_strdup (words);
  else
    clipping->note->quote = g_strdup (words);
  return clipping->note->kind == QD_ANNOTATION_BOOKMARK || (*words && !is_limit (words));
}

static GArray *
parse_entries (const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, SEPARATOR, -1);
  GArray *clippings = g_array_new (FALSE, FALSE, sizeof (Clipping));

  g_array_set_clear_func (clippings, clear_clipping);
  for (int i = 0; entries[i]; i++)
    {
      Clipping clipping = { NULL };
      const char *entry = entries[i];

      while (g_ascii_isspace (*entry) || *entry == '=')
        entry++;
      if (parse_entry (entry, &clipping))
        g_array_append_val (clippings, clipping);
      else
        clear_clipping (&clipping);
    }
  return clippings;
}

static gboolean
is_highlight (const Clipping *clipping)
{
  return clipping->note && !clipping->is_note && clipping->note->kind == QD_ANNOTATION_HIGHLIGHT;
}

static gboolean
is_same_book (const Clipping *a, const Clipping *b)
{
  return g_str_equal (a->note->title, b->note->title) && g_strcmp0 (a->note->author, b->note->author) == 0;
}

static gboolean
overlaps (const Clipping *a, const Clipping *b)
{
  return a->first >= 0 && b->first >= 0 && a->first <= b->last && b->first <= a->last;
}

/* The clippings of one book stand in any order among those of the others; what touches a location is found by it. */
static GHashTable *
group_by_book (GArray *clippings)
{
  GHashTable *books = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < clippings->len; i++)
    {
      const Clipping *clipping = &g_array_index (clippings, Clipping, i);
      GArray *book = g_hash_table_lookup (books, clipping->note->title);

      if (!book)
        {
          book = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (books, g_strdup (clipping->note->title), book);
        }
      g_array_append_val (book, i);
    }
  return books;
}

/* A highlight that was drawn longer or shorter is in the file once for each time: the last is meant. */
static void
drop_resized (GArray *clippings, GArray *book)
{
  for (guint i = 0; i < book->len; i++)
    {
      Clipping *clipping = &g_array_index (clippings, Clipping, g_array_index (book, guint, i));

      for (guint j = i + 1; j < MIN (book->len, i + NEARBY) && is_highlight (clipping); j++)
        {
          const Clipping *later = &g_array_index (clippings, Clipping, g_array_index (book, guint, j));

          if (is_highlight (later) && is_same_book (clipping, later) && overlaps (clipping, later)
              && (strstr (later->note->quote, clipping->note->quote)
                  || strstr (clipping->note->quote, later->note->quote)))
            clear_clipping (clipping);
        }
    }
}

/* A note goes to the shortest highlight whose span covers it; without one it stands by itself, without a place. */
static void
attach_notes (GArray *clippings, GArray *book)
{
  for (guint i = 0; i < book->len; i++)
    {
      Clipping *note = &g_array_index (clippings, Clipping, g_array_index (book, guint, i)), *best = NULL;

      if (!note->note || !note->is_note)
        continue;
      for (guint j = i > NEARBY ? i - NEARBY : 0; j < MIN (book->len, i + NEARBY); j++)
        {
          Clipping *other = &g_array_index (clippings, Clipping, g_array_index (book, guint, j));

          if (is_highlight (other) && is_same_book (note, other) && note->first >= other->first
              && note->first <= other->last && note->first >= 0
              && (!best || other->last - other->first < best->last - best->first))
            best = other;
        }
      if (!best)
        continue;
      if (best->note->note)
        {
          g_autofree char *before = g_steal_pointer (&best->note->note);

          best->note->note = g_strconcat (before, "\n\n", note->note->note, NULL);
        }
      else
        best->note->note = g_strdup (note->note->note);
      clear_clipping (note);
    }
}

/**
 * qd_note_source_kindle_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether it is a file of clippings
 */
gboolean
qd_note_source_kindle_sniff (const char *text, gsize n_bytes)
{
  const char *separator = strstr (text, SEPARATOR);
  g_auto (GStrv) lines = NULL;
  Clipping clipping = { NULL };
  gboolean result;

  if (!separator)
    return FALSE;
  lines = g_strsplit (text, "\n", 3);
  if (!lines[0] || !lines[1] || lines[1][0] != '-')
    return FALSE;
  clipping.note = qd_foreign_note_new ();
  result = parse_what (lines[1], &clipping);
  clear_clipping (&clipping);
  return result;
}

/**
 * qd_note_source_kindle:
 * @text: UTF-8 text with LF line ends
 * @n_bytes: its length
 * @error: set if nothing in it is a clipping
 *
 * Returns: (transfer full) (element-type QdForeignNote): the clippings of all books; %NULL with an error
 */
GPtrArray *
qd_note_source_kindle (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (GArray) clippings = parse_entries (text);
  g_autoptr (GHashTable) books = group_by_book (clippings);
  GHashTableIter iter;
  gpointer book;
  GPtrArray *notes;

  if (clippings->len == 0 && n_bytes > 0)
    {
      g_set_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_FORMAT,
                   _ ("no clipping was found: expected a title, a line that begins with “- ”, and “%s” after each"),
                   SEPARATOR);
      return NULL;
    }
  g_hash_table_iter_init (&iter, books);
  while (g_hash_table_iter_next (&iter, NULL, &book))
    {
      drop_resized (clippings, book);
      attach_notes (clippings, book);
    }
  notes = qd_foreign_note_list_new ();
  for (guint i = 0; i < clippings->len; i++)
    {
      Clipping *clipping = &g_array_index (clippings, Clipping, i);

      if (clipping->note)
        g_ptr_array_add (notes, g_steal_pointer (&clipping->note));
    }
  return notes;
}
