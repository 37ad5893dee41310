/* qd-import-plan.c: what an import would bring to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-import-plan.h"

#include "annotation/qd-normalise.h"

#include <string.h>

/* Of the quotations of a book by another title so many must stand in the text for it to be the same book. */
#define SAME_BOOK 0.5
/* And together be so long, for a word or two stand in any book. */
#define SAME_BOOK_CHARS 12

static void
item_free (gpointer data)
{
  QdImportItem *item = data;

  qd_foreign_note_free (item->note);
  g_free (item->id);
  g_free (item);
}

static void
fill_seed (const QdImportItem *item, QdAnnotationSeed *seed)
{
  const QdForeignNote *note = item->note;

  *seed = (QdAnnotationSeed){
    .id = item->id,
    .kind = note->kind,
    .style = note->style,
    .color = note->color,
    .note = note->note,
    .start = note->start,
    .end = note->end,
    .quote = note->quote,
    .prefix = note->prefix,
    .suffix = note->suffix,
    .section = note->section,
    .created = note->created,
    .modified = note->modified,
  };
}

/* What says no words has no place that could be found, unless it gives one. */
static gboolean
has_place (const QdForeignNote *note)
{
  return (note->quote && *note->quote) || (note->prefix && *note->prefix) || (note->suffix && *note->suffix)
         || note->start >= 0;
}

static void
preview (QdImportItem *item, QdAnnotationList *list)
{
  QdAnnotationSeed seed;
  QdSeedPreview found;

  /* Thoughts about a book as a whole stand at its beginning. */
  if (!has_place (item->note) && item->note->note)
    {
      item->note->kind = QD_ANNOTATION_SECTION_NOTE;
      item->note->start = item->note->end = 0;
    }
  fill_seed (item, &seed);
  qd_annotation_list_preview (list, &seed, &found);
  item->start = found.start;
  item->end = found.end;
  item->score = found.score;
  if (found.known)
    item->outcome = QD_IMPORT_KNOWN;
  else if (!has_place (item->note))
    item->outcome = QD_IMPORT_WORDLESS;
  else if (found.state == QD_STATE_ORPHAN)
    item->outcome = QD_IMPORT_ORPHAN;
  else
    item->outcome = found.state == QD_STATE_UNSURE ? QD_IMPORT_UNSURE : QD_IMPORT_PLACED;
}

static gboolean
contains (const QdNormalised *text, const QdNormalised *part)
{
  for (int i = 0; part->n_chars > 0 && i + part->n_chars <= text->n_chars; i++)
    {
      if (memcmp (text->chars + i, part->chars, part->n_chars * sizeof *part->chars) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Titles are the same if one is the other with something added: a subtitle, an edition. */
static gboolean
is_same_title (const char *a, const char *b)
{
  g_autoptr (QdNormalised) first = qd_normalise (a, strlen (a));
  g_autoptr (QdNormalised) second = qd_normalise (b, strlen (b));

  return contains (first, second) || contains (second, first);
}

typedef struct
{
  int n_quotes, n_placed, n_known;
  int n_placed_chars;
} Book;

/* What of each title's quotations was found. (element-type utf8 Book) */
static GHashTable *
count_by_title (GPtrArray *items)
{
  GHashTable *books = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const QdImportItem *item = g_ptr_array_index (items, i);
      Book *book;

      if (!item->note->title)
        continue;
      book = g_hash_table_lookup (books, item->note->title);
      if (!book)
        {
          book = g_new0 (Book, 1);
          g_hash_table_insert (books, item->note->title, book);
        }
      book->n_quotes += item->note->quote != NULL;
      if (item->outcome == QD_IMPORT_PLACED)
        {
          book->n_placed++;
          book->n_placed_chars += item->note->quote ? g_utf8_strlen (item->note->quote, -1) : 0;
        }
      book->n_known += item->outcome == QD_IMPORT_KNOWN;
    }
  return books;
}

static gboolean
is_of_document (QdDocument *document, const char *title, const Book *book)
{
  const char *own = qd_document_get_title (document);

  if (book->n_known > 0 || (own && is_same_title (own, title)))
    return TRUE;
  return book->n_placed_chars >= SAME_BOOK_CHARS && book->n_placed >= SAME_BOOK * book->n_quotes;
}

/* Notes of other books are left out, whatever a chance likeness of words says. */
static void
leave_out_other_books (GPtrArray *items, QdDocument *document)
{
  g_autoptr (GHashTable) books = count_by_title (items);
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer title, book;

  g_hash_table_iter_init (&iter, books);
  while (g_hash_table_iter_next (&iter, &title, &book))
    {
      if (!is_of_document (document, title, book))
        g_hash_table_add (others, title);
    }
  for (guint i = 0; i < items->len; i++)
    {
      QdImportItem *item = g_ptr_array_index (items, i);

      if (item->note->title && g_hash_table_contains (others, item->note->title))
        item->outcome = QD_IMPORT_OTHER_BOOK;
    }
}

/**
 * qd_import_plan_new:
 * @document: the document that is open
 * @list: its annotations
 * @notes: (element-type QdForeignNote): what an importer read; emptied
 *
 * Looks for the place of each note and changes nothing. A note belongs to the document if its book has the same title
 * or if at least half of the quotations under its title stand in the text and are no mere words.
 *
 * Returns: (transfer full): the plan
 */
QdImportPlan *
qd_import_plan_new (QdDocument *document, QdAnnotationList *list, GPtrArray *notes)
{
  QdImportPlan *self = g_new0 (QdImportPlan, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_set_free_func (notes, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      QdImportItem *item = g_new0 (QdImportItem, 1);

      item->note = g_ptr_array_index (notes, i);
      item->id = qd_foreign_note_dup_id (item->note);
      preview (item, list);
      g_ptr_array_add (self->items, item);
    }
  g_ptr_array_set_size (notes, 0);
  leave_out_other_books (self->items, document);
  for (guint i = 0; i < self->items->len; i++)
    {
      QdImportItem *item = g_ptr_array_index (self->items, i);

      self->counts[item->outcome]++;
      item->taken = item->outcome <= QD_IMPORT_ORPHAN;
    }
  return self;
}

/**
 * qd_import_plan_free:
 * @self: (transfer full): a plan
 */
void
qd_import_plan_free (QdImportPlan *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * qd_import_plan_apply:
 * @self: a plan
 * @history: the history of the list that the plan was made for
 *
 * Adds every note that is marked as taken, as one step that can be undone.
 *
 * Returns: how many were added
 */
int
qd_import_plan_apply (const QdImportPlan *self, QdHistory *history)
{
  int n_added = 0;

  qd_history_begin (history);
  for (guint i = 0; i < self->items->len; i++)
    {
      const QdImportItem *item = g_ptr_array_index (self->items, i);
      GPtrArray *tags = item->note->tags;
      g_autofree const char **names = g_new0 (const char *, tags->len + 1);
      QdAnnotationSeed seed;

      if (!item->taken || item->outcome == QD_IMPORT_KNOWN || item->outcome == QD_IMPORT_WORDLESS)
        continue;
      for (guint j = 0; j < tags->len; j++)
        names[j] = g_ptr_array_index (tags, j);
      fill_seed (item, &seed);
      seed.tags = names;
      n_added += qd_history_add (history, &seed) != NULL;
    }
  qd_history_end (history);
  return n_added;
}

/**
 * qd_import_outcome_to_string:
 * @outcome: what would become of a note
 *
 * Returns: (transfer none): its name for scripts
 */
const char *
qd_import_outcome_to_string (QdImportOutcome outcome)
{
  switch (outcome)
    {
    case QD_IMPORT_PLACED:
      return "placed";
    case QD_IMPORT_UNSURE:
      return "unsure";
    case QD_IMPORT_ORPHAN:
      return "orphan";
    case QD_IMPORT_KNOWN:
      return "known";
    case QD_IMPORT_OTHER_BOOK:
      return "other";
    case QD_IMPORT_WORDLESS:
      return "wordless";
    case QD_N_IMPORT_OUTCOMES:
      break;
    }
  g_return_val_if_reached ("");
}
