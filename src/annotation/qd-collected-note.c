/* qd-collected-note.c: one note of some document, as it stands on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-collected-note.h"

#include <string.h>

struct _QdCollectedNote
{
  GObject parent_instance;
  QdCollectedDocument *document;
  QdRecord *record;
  char *words; /* (nullable): all that can be searched, folded, made when first asked for */
};

G_DEFINE_FINAL_TYPE (QdCollectedNote, qd_collected_note, G_TYPE_OBJECT)

/**
 * qd_collected_document_unref:
 * @self: (transfer full): a document
 */
void
qd_collected_document_unref (QdCollectedDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->path);
  g_free (self->title);
  g_free (self->author);
  g_strfreev (self->uris);
  g_free (self);
}

/**
 * qd_collected_document_dup_file:
 * @self: a document
 *
 * Returns: (nullable) (transfer full): the last place where the document still is; %NULL if it is nowhere
 */
GFile *
qd_collected_document_dup_file (const QdCollectedDocument *self)
{
  for (int i = self->uris ? (int) g_strv_length (self->uris) - 1 : -1; i >= 0; i--)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (self->uris[i]);

      if (g_file_query_exists (file, NULL))
        return g_steal_pointer (&file);
    }
  return NULL;
}

static void
qd_collected_note_finalize (GObject *object)
{
  QdCollectedNote *self = QD_COLLECTED_NOTE (object);

  qd_collected_document_unref (self->document);
  qd_record_unref (self->record);
  g_free (self->words);
  G_OBJECT_CLASS (qd_collected_note_parent_class)->finalize (object);
}

static void
qd_collected_note_class_init (QdCollectedNoteClass *class)
{
  G_OBJECT_CLASS (class)->finalize = qd_collected_note_finalize;
}

static void
qd_collected_note_init (QdCollectedNote *self)
{
}

/**
 * qd_collected_note_new:
 * @document: the document it is about
 * @record: what is known of it
 *
 * Returns: (transfer full): a note
 */
QdCollectedNote *
qd_collected_note_new (QdCollectedDocument *document, QdRecord *record)
{
  QdCollectedNote *self = g_object_new (QD_TYPE_COLLECTED_NOTE, NULL);

  g_atomic_ref_count_inc (&document->ref_count);
  self->document = document;
  self->record = qd_record_ref (record);
  return self;
}

/**
 * qd_collected_note_get_document:
 * @self: a note
 *
 * Returns: (transfer none): the document it is about
 */
const QdCollectedDocument *
qd_collected_note_get_document (QdCollectedNote *self)
{
  g_return_val_if_fail (QD_IS_COLLECTED_NOTE (self), NULL);
  return self->document;
}

/**
 * qd_collected_note_get_record:
 * @self: a note
 *
 * Returns: (transfer none): what is known of it
 */
QdRecord *
qd_collected_note_get_record (QdCollectedNote *self)
{
  g_return_val_if_fail (QD_IS_COLLECTED_NOTE (self), NULL);
  return self->record;
}

static const char *
get_words (QdCollectedNote *self)
{
  g_autofree char *tags = NULL;
  g_autofree char *all = NULL;

  if (self->words)
    return self->words;
  tags = self->record->tags ? g_strjoinv (" ", self->record->tags) : g_strdup ("");
  all = g_strjoin ("\n", self->record->quote, self->record->note, tags, self->record->section, self->document->title,
                   self->document->author, NULL);
  self->words = g_utf8_casefold (all, -1);
  return self->words;
}

/**
 * qd_collected_note_matches:
 * @self: a note
 * @folded: (array zero-terminated=1): words, as g_utf8_casefold() gives them
 *
 * Returns: whether each of the words stands in its quotation, note, tags, section, or its document's title or author
 */
gboolean
qd_collected_note_matches (QdCollectedNote *self, const char *const *folded)
{
  g_return_val_if_fail (QD_IS_COLLECTED_NOTE (self), FALSE);

  for (int i = 0; folded[i]; i++)
    {
      if (*folded[i] && !strstr (get_words (self), folded[i]))
        return FALSE;
    }
  return TRUE;
}
