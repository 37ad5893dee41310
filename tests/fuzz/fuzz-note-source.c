/* fuzz-note-source.c: any text given to one source of notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built once for each source, whose name is QD_FUZZ_SOURCE. A source is handed text, so bytes that are none are mended.
 */
#include "exchange/qd-note-source.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_words (const char *words)
{
  g_assert_true (!words || g_utf8_validate (words, -1, NULL));
}

static void
check (const QdForeignNote *note)
{
  g_autofree char *id = qd_foreign_note_dup_id (note);
  g_autofree char *again = qd_foreign_note_dup_id (note);

  g_assert_cmpstr (id, ==, again);
  check_words (note->title);
  check_words (note->author);
  check_words (note->quote);
  check_words (note->prefix);
  check_words (note->suffix);
  check_words (note->note);
  check_words (note->section);
  for (guint i = 0; i < note->tags->len; i++)
    check_words (note->tags->pdata[i]);
  g_assert_cmpint (note->start, >=, -1);
  g_assert_cmpint (note->end, >=, -1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const QdNoteSource *source = qd_note_source_find (QD_FUZZ_SOURCE);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  source->sniff (text, strlen (text));
  notes = source->parse (text, strlen (text), &error);
  g_assert_true ((notes != NULL) == (error == NULL));
  g_assert_true (!error || g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; notes && i < notes->len; i++)
    check (notes->pdata[i]);
  return 0;
}
