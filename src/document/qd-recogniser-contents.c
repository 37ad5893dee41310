/* qd-recogniser-contents.c: contents lists, and the headings they name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contents list is no part of the text's structure, but it says what is: a line that it names is a heading, whatever
 * its shape.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

/* A heading broken over more lines than this is a paragraph. */
#define MAX_HEADING_LINES 4
/* A contents list of an excerpt names what is not there. */
#define MAX_TITLED_MISSES 200

typedef struct
{
  QdRecogniser *recogniser;
  GHashTable *places; /* of the text of an entry: the last line where it begins */
  int indent;         /* of the entry that stands furthest out in the list that is read */
} Contents;

/* Ends in leaders or a wide gap and a page number. */
static gboolean
has_page_reference (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *p = qd_recogniser_end (self, index);
  int n_leaders = 0;

  if (p <= start || !(g_ascii_isdigit (p[-1]) || p[-1] == ')'))
    return FALSE;
  while (p > start && (g_ascii_isdigit (p[-1]) || p[-1] == '(' || p[-1] == ')'))
    p--;
  while (p > start)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar ch = g_utf8_get_char (before);

      if (ch != '.' && ch != 0x2026 && ch != 0xB7 && ch != '\t' && ch != 0x22EF && ch != ' ' && ch != 0x3000
          && ch != '-')
        break;
      n_leaders += ch == 0x2026 || ch == '\t' || ch == 0x22EF ? 3 : 1;
      p = before;
    }
  return n_leaders >= 3 && p > start;
}

/**
 * qd_recogniser_count_heading_lines:
 * @self: a recogniser
 * @index: a numbered line
 *
 * Returns: how many lines the text takes that begins on @index, where lines are broken at a measure: 1 to 4; 1 also if
 *   it is longer, for then it is a paragraph
 */
int
qd_recogniser_count_heading_lines (const QdRecogniser *self, int index)
{
  gboolean set_off = index == 0 || qd_recogniser_block (self, index)->blank_before > 0;
  int n = 1;

  if (!self->is_wrapped || self->lines[index].label.form == QD_LABEL_NONE)
    return 1;
  for (; index + n < self->n_lines; n++)
    {
      const QdLine *line = &self->lines[index + n];

      if (qd_recogniser_block (self, index + n)->blank_before > 0 || line->label.form != QD_LABEL_NONE
          || line->claim != QD_CLAIM_NONE || line->is_rule || line->is_word)
        break;
      /* A line that is not full was not broken; between blank lines a long word may have left it short. */
      if (qd_recogniser_get_width (self, index + n - 1) * 10 < self->wrap_width * (set_off ? 4 : 7))
        return 1;
      if (n == MAX_HEADING_LINES)
        return 1;
    }
  return n;
}

static gpointer
hash_lines (const QdRecogniser *self, int index, int n_lines)
{
  if (n_lines == 1)
    return GUINT_TO_POINTER (self->lines[index].hash);
  return GUINT_TO_POINTER (
      qd_recogniser_hash (qd_recogniser_start (self, index), qd_recogniser_end (self, index + n_lines - 1)));
}

/* Where the text of an entry of @n_lines comes again below it; 0 if nowhere. */
static int
find_again (const Contents *self, int index, int n_lines)
{
  gpointer hash = hash_lines (self->recogniser, index, n_lines);
  int place = GPOINTER_TO_INT (g_hash_table_lookup (self->places, hash));

  return place >= index + n_lines ? place : 0;
}

static gboolean
is_entry (const QdRecogniser *self, int index, int n_lines, gboolean titled)
{
  const QdLine *line = &self->lines[index];
  const QdLine *last = &self->lines[index + n_lines - 1];

  if (line->claim != QD_CLAIM_NONE || line->n_chars > 80)
    return FALSE;
  /* Leaders are written with 。 and …, which end sentences elsewhere. */
  if (has_page_reference (self, index))
    return TRUE;
  /* A full line without a number is one of a paragraph. */
  if (self->is_wrapped && line->label.form == QD_LABEL_NONE
      && qd_recogniser_get_width (self, index) * 10 >= self->wrap_width * 9)
    return FALSE;
  /* Among numbered neighbours even a sentence is one of the list. */
  if (titled && line->label.form == QD_LABEL_DECIMAL && index + n_lines < self->n_lines
      && self->lines[index + n_lines].label.form == QD_LABEL_DECIMAL
      && qd_recogniser_block (self, index + n_lines)->blank_before == 0)
    return TRUE;
  if (last->ending == QD_ENDING_STOP && last->last != 0xFF1F)
    return FALSE;
  return (titled && line->label.form != QD_LABEL_NONE) || (line->n_chars <= 60 && line->n_stops == 0);
}

/* What the list names is a heading where it comes again. Lines that come again without a word over them may be
 * anything. */
static void
name_heading (const Contents *self, int entry, int place)
{
  QdLine *line = &self->recogniser->lines[place];

  line->is_listed = TRUE;
  line->listed_depth = qd_recogniser_block (self->recogniser, entry)->indent - self->indent;
}

/* How many lines from @first on are entries: what comes again further down or ends in a page number. */
static int
measure_contents (Contents *self, int first, gboolean titled, int *n_entries)
{
  QdRecogniser *recogniser = self->recogniser;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  int end = first;
  int n_blank = 0;         /* entries with a blank line before them: here it says nothing */
  int end_before_gap = -1; /* of the list, where a blank line follows that may be its end */
  int n_misses = 0;
  int n_numbered = 0; /* of what follows it */
  int n_lines;

  *n_entries = 0;
  for (int i = first; i < recogniser->n_lines; i += n_lines)
    {
      const QdLine *line = &recogniser->lines[i];
      gboolean has_page = has_page_reference (recogniser, i);

      n_lines = 1;
      if (line->claim == QD_CLAIM_NOISE)
        continue;
      n_lines = qd_recogniser_count_heading_lines (recogniser, i);
      if (n_lines > 1 && find_again (self, i, 1))
        n_lines = 1;
      if (!is_entry (recogniser, i, n_lines, titled)
          && !(titled && line->label.form != QD_LABEL_NONE && find_again (self, i, n_lines)))
        break;
      /* An entry comes again: here the text begins, or a second list. */
      if (!g_hash_table_add (seen, hash_lines (recogniser, i, n_lines)) && !has_page)
        break;
      if (find_again (self, i, n_lines) || has_page)
        {
          n_misses = 0;
          n_blank += qd_recogniser_block (recogniser, i)->blank_before > 0;
          end_before_gap = -1;
          (*n_entries)++;
          end = i + n_lines;
          continue;
        }
      if (++n_misses > (titled ? MAX_TITLED_MISSES : 1))
        break;
      if (end_before_gap < 0 && n_blank * 2 < *n_entries && qd_recogniser_block (recogniser, i)->blank_before > 0
          && line->label.form != QD_LABEL_DECIMAL && line->label.form != QD_LABEL_SEPARATED)
        {
          end_before_gap = end;
          n_numbered = 0;
        }
      n_numbered += line->label.form != QD_LABEL_NONE;
      if (n_numbered > 2)
        end_before_gap = -1;
      if (titled && line->label.form != QD_LABEL_NONE)
        end = i + n_lines;
    }
  /* One or two lines set off from the list, and then the text: the text's own first headings. */
  return end_before_gap >= 0 && *n_entries > 0 ? end_before_gap : end;
}

static void
claim_contents (Contents *self, int title, int first, int end)
{
  QdRecogniser *recogniser = self->recogniser;

  self->indent = G_MAXINT;
  for (int i = first; i < end && title < first; i++)
    {
      if (recogniser->lines[i].claim == QD_CLAIM_NONE)
        self->indent = MIN (self->indent, qd_recogniser_block (recogniser, i)->indent);
    }
  for (int i = first; i < end && title < first; i++)
    {
      int n_lines = qd_recogniser_count_heading_lines (recogniser, i);
      int place = recogniser->lines[i].claim == QD_CLAIM_NONE ? find_again (self, i, n_lines) : 0;

      if (place >= end)
        name_heading (self, i, place);
    }
  for (int i = title; i < end; i++)
    {
      if (recogniser->lines[i].claim == QD_CLAIM_NONE
          && qd_recogniser_block (recogniser, i)->hint.kind != QD_BLOCK_HEADING)
        qd_recogniser_claim (recogniser, i, QD_CLAIM_CONTENTS, QD_ROLE_LIST_ITEM,
                             _ ("An entry of a contents list: the heading itself comes later"));
    }
}

static void
find_places (Contents *self)
{
  const QdRecogniser *recogniser = self->recogniser;

  for (int i = 0; i < recogniser->n_lines; i++)
    {
      int n_lines;

      if (!recogniser->lines[i].hash || recogniser->lines[i].claim != QD_CLAIM_NONE)
        continue;
      g_hash_table_insert (self->places, GUINT_TO_POINTER (recogniser->lines[i].hash), GINT_TO_POINTER (i));
      n_lines = qd_recogniser_count_heading_lines (recogniser, i);
      if (n_lines > 1)
        g_hash_table_insert (self->places, hash_lines (recogniser, i, n_lines), GINT_TO_POINTER (i));
    }
}

/**
 * qd_recogniser_find_contents:
 * @self: a recogniser
 *
 * Claims contents lists, with a title and without, and notes which lines they name.
 */
void
qd_recogniser_find_contents (QdRecogniser *self)
{
  Contents contents = { .recogniser = self };

  contents.places = g_hash_table_new (NULL, NULL);
  find_places (&contents);
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      gboolean titled = line->is_word && line->word == QD_WORD_CONTENTS;
      int n_entries;
      int first = titled ? i + 1 : i;
      int end;

      if (line->claim != QD_CLAIM_NONE || (!titled && !is_entry (self, i, 1, FALSE)))
        continue;
      if (!titled && line->label.form == QD_LABEL_NONE && !has_page_reference (self, i))
        continue;
      end = measure_contents (&contents, first, titled, &n_entries);
      if (end <= first || (!titled && n_entries < 3))
        continue;
      claim_contents (&contents, i, first, end);
      i = end - 1;
    }
  g_hash_table_unref (contents.places);
}

/* A numbered heading between blank lines in a text whose lines are broken at a measure. */
static void
join_broken_heading (QdRecogniser *self, int index)
{
  int n = self->lines[index].claim == QD_CLAIM_HEADING && !qd_recogniser_block (self, index)->run_in_end
              ? qd_recogniser_count_heading_lines (self, index)
              : 1;
  const QdLine *last = &self->lines[index + n - 1];

  if (n == 1 || !last->blank_after || qd_recogniser_block (self, index)->blank_before == 0)
    return;
  if (!self->lines[index].is_listed
      && (last->ending == QD_ENDING_COLON
          || (last->ending == QD_ENDING_STOP && last->last != 0xFF1F && last->last != '?')))
    return;
  for (int i = index + 1; i < index + n; i++)
    {
      qd_recogniser_claim (self, i, QD_CLAIM_HEADING, QD_ROLE_HEADING, _ ("The heading goes on on this line"));
      qd_recogniser_block (self, i)->continues = TRUE;
      self->lines[i].run = NULL;
    }
}

/**
 * qd_recogniser_join_broken:
 * @self: a recogniser whose numbered headings are claimed
 *
 * Joins the further lines of numbered headings to the first, where lines are broken at a measure.
 */
void
qd_recogniser_join_broken (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines; i++)
    join_broken_heading (self, i);
}

/**
 * qd_recogniser_find_listed:
 * @self: a recogniser
 *
 * Claims as headings the unnumbered lines that a contents list names.
 */
void
qd_recogniser_find_listed (QdRecogniser *self)
{
  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      int depth = CLAMP (line->listed_depth, 0, 8);

      if (!line->is_listed || line->claim != QD_CLAIM_NONE || line->label.form != QD_LABEL_NONE || self->is_explicit
          || qd_recogniser_next (self, i) >= self->n_lines || line->n_chars > 60
          || (line->ending != QD_ENDING_OPEN && line->last != 0xFF1F))
        continue;
      qd_recogniser_claim_heading (self, i, 0, QD_SERIES_LISTED + (guint64) depth, 35 + depth,
                                   _ ("The contents list names this line"));
    }
}
