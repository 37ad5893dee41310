/* qd-note-source-key-file.c: notes from a key file of Quandian
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For taking the notes of another reader, or of another edition, into one's own; bringing together what one reader did
 * on several devices is merging (qd_history_merge()), which knows of versions and deletions.
 */
#include "exchange/qd-note-source-key-file.h"

#include "annotation/qd-key-file.h"

#include <string.h>

/**
 * qd_note_source_key_file_sniff:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Returns: whether it is a key file of ours
 */
gboolean
qd_note_source_key_file_sniff (const char *text, gsize n_bytes)
{
  return g_str_has_prefix (text, "[Quandian]\n") || strstr (text, "\n[Quandian]\n") != NULL;
}

static QdForeignNote *
create_note (const QdRecord *record)
{
  QdForeignNote *note = qd_foreign_note_new ();

  note->id = g_strdup (record->id);
  note->kind = record->kind;
  note->style = record->style;
  note->color = g_strdup (record->color);
  note->quote = g_strdup (record->quote);
  note->prefix = g_strdup (record->prefix);
  note->suffix = g_strdup (record->suffix);
  note->note = g_strdup (record->note);
  note->section = g_strdup (record->section);
  for (int i = 0; record->tags && record->tags[i]; i++)
    g_ptr_array_add (note->tags, g_strdup (record->tags[i]));
  note->start = record->start;
  note->end = record->end;
  note->created = g_date_time_ref (record->created);
  note->modified = g_date_time_ref (record->modified);
  return note;
}

/**
 * qd_note_source_key_file:
 * @text: UTF-8 text
 * @n_bytes: its length
 * @error: set if it is damaged
 *
 * Returns: (transfer full) (element-type QdForeignNote): the notes that are not deleted; %NULL with an error
 */
GPtrArray *
qd_note_source_key_file (const char *text, gsize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, n_bytes);
  g_autoptr (GError) damage = NULL;
  g_autoptr (QdNotebook) notebook = qd_key_file_read (bytes, &damage);
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *notes;

  if (damage)
    {
      g_set_error_literal (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_DAMAGED, damage->message);
      return NULL;
    }
  notes = qd_foreign_note_list_new ();
  records = qd_notebook_resolve (notebook);
  for (guint i = 0; i < records->len; i++)
    {
      const QdRecord *record = g_ptr_array_index (records, i);

      if (!record->deleted && !qd_annotation_kind_is_correction (record->kind))
        g_ptr_array_add (notes, create_note (record));
    }
  return notes;
}
