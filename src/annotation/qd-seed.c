/* qd-seed.c: a note from elsewhere becomes a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-list-private.h"

static void
set_string (char **field, const char *value)
{
  if (!value)
    return;
  g_free (*field);
  *field = g_strdup (value);
}

static void
set_time (GDateTime **field, GDateTime *value)
{
  if (!value)
    return;
  g_date_time_unref (*field);
  *field = qd_record_dup_time (value);
}

/* A record that says what the seed says, under a new id if the seed has none. */
QdRecord *
qd_record_new_from_seed (const QdAnnotationSeed *seed)
{
  g_autofree char *id = seed->id ? g_strdup (seed->id) : g_uuid_string_random ();
  QdRecord *record = qd_record_new (id);

  record->kind = seed->kind;
  record->style = seed->style;
  set_string (&record->color, seed->color);
  set_string (&record->note, seed->note);
  set_string (&record->quote, seed->quote);
  set_string (&record->prefix, seed->prefix);
  set_string (&record->suffix, seed->suffix);
  set_string (&record->section, seed->section);
  set_time (&record->created, seed->created);
  set_time (&record->modified, seed->modified ? seed->modified : seed->created);
  record->start = MAX (seed->start, 0);
  record->end = MAX (seed->end, record->start);
  if (seed->tags)
    {
      g_strfreev (record->tags);
      record->tags = g_strdupv ((char **) seed->tags);
    }
  return record;
}

/**
 * qd_annotation_list_preview:
 * @self: a list
 * @seed: what is known of a note from elsewhere
 * @preview: (out): what would become of it
 *
 * Says where a note would stand, or that it is there already, and changes nothing.
 */
void
qd_annotation_list_preview (QdAnnotationList *self, const QdAnnotationSeed *seed, QdSeedPreview *preview)
{
  g_autoptr (QdRecord) record = qd_record_new_from_seed (seed);
  g_autoptr (QdRecord) known = qd_annotation_list_dup_record (self, record->id);
  QdPlacement placement;

  *preview = (QdSeedPreview){ .known = known != NULL };
  if (known)
    return;
  qd_annotation_list_place (self, record, &placement);
  preview->start = placement.start;
  preview->end = placement.end;
  preview->state = placement.state;
  preview->score = placement.score;
}
